"""The words of our own deck and brief, written for other programs, so that they set the same and no less."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from publisher import checks
from publisher.model import Page, Passage
from publisher.typeset.files import font_files

_FACES = ("KurintoSansSC-Rg", "KurintoSansSC-Bd", "SourceSans3-Regular", "SourceSans3-Semibold", "SourceSans3-Bold")

_ROW = re.compile(r", row \d+$")

_TYPST_HEAD = """\
#set document(title: "{title}", date: datetime(year: 2026, month: 1, day: 1))
#set page(paper: "a4", columns: 1, numbering: "1 / 1")
#set text(font: ("Source Sans 3", "Kurinto Sans SC"), size: 10pt, lang: "zh", region: "cn")
#set par(justify: true)
#let en(it) = text(lang: "en", hyphenate: true, it)
"""


def slides(deck: Path) -> str:
    """Return the words of a deck as Markdown that pandoc makes slides of: titles, texts, tables, notes."""
    reading = checks.read(deck.read_bytes(), ".pptx", deck.name)
    return "\n\n".join(_slide(page) for page in reading.pages if page.key.isdigit()) + "\n"


def _slide(page: Page) -> str:
    texts = [passage for passage in page.passages if _is_text(passage) or _is_row(passage)]
    parts = [f"# {_flat(texts[0])}"]
    for is_row, run in groupby(texts[1:], key=_is_row):
        passages = list(run)
        parts += [_pipe_table(passages)] if is_row else [_escaped(line) for text in passages for line in text.lines]
    notes = [_escaped(line) for passage in page.passages if passage.kind == "note" for line in passage.lines]
    return "\n\n".join((*parts, "::: notes", *notes, ":::"))


def _is_text(passage: Passage) -> bool:
    return passage.kind == "text" and not passage.key.endswith(", description")


def _is_row(passage: Passage) -> bool:
    """Say whether a passage is a row of a table, or of the figures behind a chart, which others set as a table."""
    return passage.kind == "row" and _ROW.search(passage.key) is not None


def _pipe_table(rows: Sequence[Passage]) -> str:
    width = max(len(row.lines) for row in rows)
    cells = [[_escaped(line) for line in row.lines] + [""] * (width - len(row.lines)) for row in rows]
    lines = [cells[0], ["---"] * width, *cells[1:]]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def brief(path: Path) -> str:
    """Return the words of a brief in Typst's markup: pairs beside each other, facts in tables."""
    body = checks.read(path.read_bytes(), ".pdf", path.name).pages[0].passages
    title = next(_flat(passage) for passage in body if "/H1[" in passage.key)
    parts = [_TYPST_HEAD.format(title=title)]
    for kind, run in groupby(body, key=lambda passage: passage.kind):
        passages = list(run)
        parts += [_typst_table(passages)] if kind == "row" else _facing(passages)
    return "\n\n".join(parts) + "\n"


def _facing(texts: Sequence[Passage]) -> Iterator[str]:
    """Yield headings, and paragraphs with the one after them at their side when only the first is Chinese."""
    at = 0
    while at < len(texts):
        here, after = texts[at], texts[at + 1] if at + 1 < len(texts) else None
        at += 1
        if level := next((n for n in (1, 2) if f"/H{n}[" in here.key), 0):
            yield f"{'=' * level} {typst(_flat(here))}"
        elif after is not None and _is_chinese(here) and not _is_chinese(after):
            at += 1
            columns = f"[{typst(_flat(here))}], en[{typst(_flat(after))}]"
            yield f"#grid(columns: (1fr, 1fr), gutter: 1em, {columns})"
        else:
            yield typst(_flat(here))


def _typst_table(rows: Sequence[Passage]) -> str:
    width = max(len(row.lines) for row in rows)
    cells = []
    for number, row in enumerate(rows):
        said = [f"[{typst(line)}]" for line in row.lines] + ["[]"] * (width - len(row.lines))
        cells.append(f"table.header({', '.join(said)})" if number == 0 else ", ".join(said))
    return "\n".join((f"#table(columns: {width},", ",\n".join(cells), ")"))


def faces(folder: Path) -> Path:
    """Put the faces that our brief uses into a folder, alone, and return it: no other program has to look for them."""
    place = folder / "faces"
    place.mkdir()
    for path in font_files():
        if path.stem in _FACES:
            (place / path.name).symlink_to(path)
    return place


def _flat(passage: Passage) -> str:
    return " ".join("".join(passage.lines).replace("-\n", "").replace("\n", "").split())


def _is_chinese(passage: Passage) -> bool:
    return any("\u4e00" <= sign <= "\u9fff" for sign in passage.lines[0])


def _escaped(text: str) -> str:
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()#+-.!|<>~^$\"'@" else sign for sign in text.replace("\n", " "))


def typst(text: str) -> str:
    """Return a text as Typst's markup."""
    return "".join(f"\\{sign}" if sign in "\\#$*_`@<>[]~=-+/" else sign for sign in text.replace("\n", " "))
