"""Words of an attacker are words: no markup, no number but what people read, no text that never ends."""

from __future__ import annotations

import ast
import importlib
import io
import itertools
import json
import pkgutil
import re
import time
from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader

import publisher
from publisher.errors import ContentError
from publisher.readers.text import TextReader
from tests.conftest import ROOT

NASTY = (
    "R&D 5%", "<IPO> raised 5", "&copy=1", "a<b", "a>b&c;", '<img src="/etc/hostname">', "<a href='javascript:x'>l</a>",
    "<font size=1000000>big</font>", "<seq>", "</para>", "<para>", "<b>", "&#65;", "&amp;", "<br/>", "<!-- c -->", "]]>",
    "<![CDATA[x]]>", "<?xml version='1.0'?>", "{{7*7}}", "{% raw %}", "${x}", "%s %d", "\\n", "$$", "`x`",
    '<font color="[[[getattr(pow,Word(\'__globals__\'))for Word in [1]]]]">x</font>',
)  # fmt: skip
BODY = "海风航运2003年5月在宁波成立，截至2022年末运营超120条航线，服务更多客户。"


def article(text: str) -> publisher.Article:
    return TextReader().read(text.encode("utf-8", "surrogatepass"), "sea.txt")


def test_nobody_s_text_is_markup_in_a_brief() -> None:
    """More than 500 texts with marks of every kind are on the page sign by sign."""
    texts = [f"{a} {b}" for a, b in itertools.product(NASTY, NASTY[:20])]
    content = publisher.compose(article("海风航运二十周年\n\n" + "\n\n".join(f"甲{text}乙，{BODY}" for text in texts)))
    brief = publisher.render(content, "pdf", layout="zh")
    shown = "".join(page.extract_text() for page in PdfReader(io.BytesIO(brief.data)).pages)
    plain = re.sub(r"\s|\u00ad", "", shown)

    assert len(texts) > 500
    assert [] == [text for text in texts if re.sub(r"\s", "", text) not in plain]


def test_no_module_parses_markup_of_reportlab() -> None:
    """Its paragraphs read markup, which changes texts and opens files: the brief is drawn without them."""
    for file in (ROOT / "publisher").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            named = (
                [alias.name for alias in getattr(node, "names", ())]
                if isinstance(node, ast.Import | ast.ImportFrom)
                else []
            )
            module = (getattr(node, "module", None) or "") if isinstance(node, ast.ImportFrom) else ""
            assert not any("platypus" in name or "paraparser" in name for name in (*named, module)), file


SIGNS = [
    chr(code)
    for code in (
        1,
        2,
        7,
        8,
        0x0E,
        0x1B,
        0x1F,
        0x7F,
        0x80,
        0x9F,
        0x200E,
        0x202A,
        0x202E,
        0x2066,
        0x2069,
        0xFDD0,
        0xFFFE,
        0xFFFF,
    )
]
PLACES = (
    "海风{0}航运二十周年\n\n" + BODY, "海风航运二十周年\n\n{0}" + BODY, "海风航运二十周年\n\n" + BODY + "{0}",
    "海风航运二十周年\n\n客户超{0}500万户，增长快。" + BODY, "海风航运二十周年\n\n客户“{0}海风”超500万户。" + BODY,
    "海风航运二十周年\n\n一、航线{0}\n\n" + BODY, "海风航运二十周年\n\n2003年{0}5月，公司成立。" + BODY,
    "海风航运二十周年\n\n" + BODY + "\n\n数据来源：海风{0}航运\n",
)  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_signs_that_are_no_text_move_no_span(place: str) -> None:
    """Each becomes a space: every fact stands at its span of the text as it was, and files can be made."""
    for sign in SIGNS:
        text = place.format(sign)
        content = publisher.compose(article(text))
        deck, brief = (publisher.render(content, kind) for kind in ("deck", "pdf"))

        assert len(text) == len(content.source.text)
        assert content.metrics
        assert all(content.source.text[m.span.start : m.span.end] == m.quote for m in content.metrics)
        assert ["cleaned"] == [found.code for found in content.diagnostics if found.code == "cleaned"]
        assert sign.encode("utf-8", "surrogatepass") not in publisher.dump(content).data
        assert b"_x00" not in deck.data
        assert () == publisher.check(deck, content).diagnostics
        assert brief.data


@pytest.mark.parametrize("sign", ["\x00", "\x01", "\ud800", "\ufffe", "\u202e"])
def test_a_content_file_holds_text_only(sign: str, tmp_path: Path) -> None:
    """JSON can hold what no text can: the place is named."""
    data = json.loads(publisher.dump(publisher.compose(article("海风航运二十周年\n\n" + BODY))).data)
    data["metrics"][0]["label"]["source"] += sign
    (tmp_path / "content.json").write_text(json.dumps(data), "utf-8")

    with pytest.raises(ContentError, match=r"metrics\.0\.label\.source: a sign in it is no text"):
        publisher.load(tmp_path / "content.json")


def test_no_sign_turns_a_number() -> None:
    """What reads 321 on a screen and 123 in a file is read without the sign that turns it."""
    content = publisher.compose(
        article("海风航运二十周年\n\n截至2022年末，海风航运服务客户超\u202e321\u202c万户。" + BODY)
    )

    assert not any(
        sign in publisher.dump(content).data.decode() for sign in "\u202a\u202b\u202c\u202d\u202e\u2066\u2069"
    )


@pytest.mark.parametrize("digits", ["１２３", "١٢٣", "१२३", "᱑᱒᱓", "1２3", "1٢3", "𝟏𝟐𝟑", "①②③", "l2З"])
def test_digits_of_other_scripts_say_their_value_or_nothing(digits: str) -> None:
    """A number is read as what it looks like, 123, or left out."""
    content = publisher.compose(article(f"海风航运二十周年\n\n截至2022年末，海风航运服务客户超{digits}万户，增长快。"))

    assert {metric.quantity.value for metric in content.metrics} <= {Decimal(1_230_000)}


def patterns() -> list[re.Pattern[str]]:
    """Return every pattern that a module of the package keeps."""
    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(publisher.__path__, "publisher."):
        if module.name == "publisher.__main__":
            continue
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(getattr(value, "pattern", None), str) and hasattr(value, "search"):
                found[value.pattern] = value
    return list(found.values())


ATTACKS = (
    "1", "1,", "1.", "0 ", "一", "万", "年", "2024年", "（", "(", "“", " ", "\u3000", "\n", "a", "A ", "a-", "the ", "of the ",
    "A b, ", "and ", "million ", "$1 ", "1 to ", "-", "、", "，", "元", "[", "<", "{", "|", "'", "=", "第", "9月",
)  # fmt: skip


def test_no_pattern_takes_more_than_its_share() -> None:
    """On texts that repeat what patterns look for, four times the text takes about four times as long."""
    slow = []
    for pattern in patterns():
        for unit in ATTACKS:
            if _time(pattern, unit * 24 + "\x00") > 0.1:
                slow.append((pattern.pattern[:80], unit, 0.1))
                continue
            short, long = (unit * (size // len(unit)) + "\x00" for size in (1_000, 4_000))
            if (took := _time(pattern, short)) * 4 < 0.02 and _time(pattern, long) > 0.2:
                slow.append((pattern.pattern[:80], unit, took))

    assert [] == slow


def _time(pattern: re.Pattern[str], text: str) -> float:
    start = time.process_time()
    pattern.search(text)
    return time.process_time() - start
