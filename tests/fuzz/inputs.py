"""What is mutated: one good file of each kind, small, made here."""

from __future__ import annotations

import io
import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import yaml
from pptx import Presentation
from reportlab.pdfgen.canvas import Canvas

import publisher
from publisher.readers.text import TextReader
from tests.conftest import ROOT
from tests.fuzz import mutating
from tests.unit.readers.files import docx, paragraph, table

ZH = (
    "海风航运公布2023年年报\n\n《港口日报》（2024年3月20日 第7版）\n\n"
    "2003年5月，海风航运在宁波成立。截至2023年末，公司运营超120条航线，累计服务客户约3,000万户。\n\n业绩\n\n"
    "2023年，海风航运营业收入120.5亿元，同比增长12%；净利润由9.8亿元增至12.3亿元。今年2月，公司上线“海风通”平台，"
    "用户突破500万，占比超过三成。\n\n数据来源：海风航运\n"
)
EN = (
    "Sea Wind reports its results\n\nROTTERDAM, March 20, 2025 -- Sea Wind Shipping today said revenue rose 12% to $4.2 "
    "billion in 2024, up from $3.75 billion a year earlier.\n\nNetwork\n\nSea Wind opened its first office in May 2003. As of "
    "December 31, 2024, it ran more than 120 routes and carried about 2.4 million containers per year.\n"
)
TABLE = "\n表1 主要数据（单位：亿元）\n\n| 项目 | 2023年 | 2022年 |\n|---|---|---|\n| 营业收入 | 120.5 | 107.6 |\n"
_VALUE, _WORDS = re.compile(r"[:=] *[\"']?([^\n\"']+)"), re.compile(r"[}>\n]([^{}<>%\n]{2,})[{<\n]")
GLOSSARY = '[[term]]\nzh = "海风航运"\nen = "Sea Wind Shipping"\nkind = "organisation"\n'


@dataclass(frozen=True)
class Input:
    """A mutated file of some kind."""

    kind: str
    data: bytes


def make(number: int, seed: int) -> Input:
    """Return the input of a number."""
    luck = random.Random(f"{seed}/{number}")  # noqa: S311 - the same inputs each time
    kind = KINDS[number % len(KINDS)]
    return Input(kind, _MAKERS[kind](luck))


def _txt(luck: random.Random) -> bytes:
    words = mutating.text(luck.choice((ZH, EN)), luck)
    encoding = luck.choice(("utf-8", "utf-8", "utf-8", "gb18030", "utf-16"))
    made = words.encode(encoding, "replace")
    return mutating.binary(made, luck) if luck.random() < 0.05 else made


def _md(luck: random.Random) -> bytes:
    front = "---\ntitle: 海风航运\ndate: 2024-03-20\n---\n\n"
    return mutating.text(front + luck.choice((ZH + TABLE, EN)), luck).encode("utf-8", "replace")


def _html(luck: random.Random) -> bytes:
    first, *rest = [line for line in luck.choice((ZH, EN)).split("\n") if line]
    body = f"<h1>{first}</h1>" + "".join(f"<p>{line}</p>" for line in rest)
    rows = "<table><tr><th>项目</th><th>2023年</th></tr><tr><td>营业收入（亿元）</td><td>120.5</td></tr></table>"
    page = f"<!DOCTYPE html><html><head><title>{first}</title></head><body>{body}{rows}</body></html>"
    return mutating.text(page, luck).encode("utf-8", "replace")


@cache
def _document() -> bytes:
    rows = table(("项目", "2023年"), ("营业收入（亿元）", "120.5"))
    return docx("".join(paragraph(line) for line in ZH.split("\n") if line) + rows)


@cache
def _pages() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1, pageCompression=0)
    for number, line in enumerate(line for line in EN.split("\n") if line):
        canvas.drawString(72, 780 - 16 * number, line[:95])
    for row, cells in enumerate(
        (("USD million", "2024", "2023"), ("Net revenue of", "4,200", "3,750"), ("Tax", "7", "8"))
    ):
        for column, cell in enumerate(cells):
            canvas.drawString(72 + 140 * column, 600 - 16 * row, cell)
    canvas.save()
    return buffer.getvalue()


@cache
def content() -> publisher.Content:
    """Return the content of the Chinese article."""
    return publisher.compose(TextReader().read(ZH.encode(), "sea.txt"))


@cache
def _house() -> bytes:
    buffer = io.BytesIO()
    Presentation().save(buffer)  # PowerPoint's default template
    return buffer.getvalue()


@cache
def _units() -> str:
    from publisher.exchange import TranslationFile, update, xliff

    empty = TranslationFile(languages=content().languages, original="sea.txt", units=())
    made = xliff.write(update(empty, content(), [])).decode()
    # The targets say their sources, so that mutations have something to change.
    return re.sub(r"<source>(.*?)</source>(?!\s*<target)", r"<source>\1</source><target>\1</target>", made, flags=re.S)


def _json(luck: random.Random) -> bytes:
    if luck.random() < 0.1:
        return mutating.text(publisher.dump(content()).data.decode(), luck).encode("utf-8", "replace")
    return json.dumps(mutating.data(json.loads(publisher.dump(content()).data), luck)).encode()


def _yaml(luck: random.Random) -> bytes:
    if luck.random() < 0.2:
        words = publisher.dump(content(), "yaml").data.decode()
        return mutating.inside(words, luck, _VALUE).encode("utf-8", "replace")
    data = mutating.data(json.loads(publisher.dump(content()).data), luck)
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode("utf-8", "surrogatepass")


def _theme(luck: random.Random) -> bytes:
    """Return a theme as JSON: the text of each of its files."""
    folder = ROOT / "themes" / "plain"
    names = ("theme.toml", *sorted(f"templates/{file.name}" for file in folder.glob("templates/*.j2")))
    files = {name: (folder / name).read_text("utf-8") for name in names}
    chosen = luck.choice(names)
    files[chosen] = mutating.inside(files[chosen], luck, _VALUE if chosen == "theme.toml" else _WORDS)
    return json.dumps(files).encode()


_MAKERS: dict[str, Callable[[random.Random], bytes]] = {
    "txt": _txt,
    "md": _md,
    "html": _html,
    "docx": lambda luck: mutating.package(_document(), luck),
    "pdf": lambda luck: mutating.binary(_pages(), luck),
    "json": _json,
    "yaml": _yaml,
    "theme": _theme,
    "pptx": lambda luck: mutating.package(_house(), luck),
    "xlf": lambda luck: mutating.inside(_units(), luck, mutating.MARKUP).encode("utf-8", "replace"),
    "toml": lambda luck: mutating.inside(GLOSSARY, luck, _VALUE).encode("utf-8", "replace"),
}
KINDS = (*_MAKERS, "txt", "txt", "md", "txt", "json")
"""Articles come more often than the rest."""
