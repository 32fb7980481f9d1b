"""Lines that a reader found in a file, put together to an `Article` with a map back to where they stood."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from publisher.errors import SourceError
from publisher.lang.fold import fold, language_of
from publisher.lang.lazy import lazy
from publisher.model import Article, Locator, Role, Span
from publisher.model.text import clean, is_address
from publisher.readers import roles, text
from publisher.readers.decode import UNSEEN

Kind = Literal["page", "paragraph", "line", "note"]

CELL_MARK = " | "
"""Stands between the cells of a row."""
_BREAK = lazy(r"\s*[\r\n\v\f\x85\u2028\u2029]\s*")
_HAN_BREAK = lazy(r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t\r\n]*\n[ \t\r\n]*(?=[\u3000-\u9fff\uff00-\uffef])")
_TOP = 4
"""How many lines from the top a heading may stand that is the title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A line or paragraph, or a row of a table, as a reader found it."""

    text: str = ""
    role: Role | None = None
    """What the file says it is; None: told by its form."""
    level: int = 0
    """Of a heading, from 1."""
    places: tuple[tuple[int, Kind, int], ...] = ()
    """From which code point on the text stands where: (0, "page", 3), (57, "page", 4)."""
    cells: tuple[str | None, ...] = ()
    """The cells of a row; None where a merged cell goes on."""
    table: int = 0
    row: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a file says of itself outside its text."""

    title: str | None = None
    publication: str | None = None
    published: dt.date | None = None
    url: str | None = None


def unwrapped(words: str) -> str:
    r"""Return a text whose line breaks mean nothing as one line: between Chinese signs they are no space.

    >>> unwrapped("two\nwords"), unwrapped("两\n字")
    ('two words', '两字')
    """
    return _BREAK.sub(" ", _HAN_BREAK.sub("", words))


def article(parts: Sequence[Part], head: Head, data: bytes, name: str) -> Article:
    """Return the article that some parts make, one on each line of its text.

    Raises `SourceError` when there is no text in them.
    """
    kept = [part for part in _titled([_clean(part) for part in parts], head) if part.text.strip() or any(part.cells)]
    if not kept:
        raise SourceError(f"{name}: there is no text in it", hint="Give a file with an article in it.")
    whole, cleaned = clean("\n".join(part.text for part in kept))
    starts = [0]
    for part in kept:
        starts.append(starts[-1] + len(part.text) + 1)
    spans = tuple(Span(start, start + len(part.text)) for part, start in zip(kept, starts, strict=False))
    folded, language = fold(whole), language_of(whole)
    found = tuple(roles.of_lines(folded, spans, language, [part.role for part in kept]))
    has_headings = any(part.role is Role.HEADING for part in kept)
    lines = found if has_headings else roles.without_subtitle(whole, found)
    made = replace(
        text.article_of(data, name, whole, lines, cleaned),
        url=head.url if head.url and is_address(head.url) else None,
        locators=tuple(where for part, start in zip(kept, starts, strict=False) for where in _located(part, start)),
    )
    return _dated(made, folded, head)


def _dated(made: Article, folded: str, head: Head) -> Article:
    """Add publication and day: what a reader can see goes before what the file says of itself."""
    source = text.source_line(made.lines)
    seen = text.with_source(made, folded, source)
    if source is None and head.published:
        seen = replace(seen, published=head.published)
    return replace(seen, publication=seen.publication or head.publication, published=seen.published or head.published)


def _clean(part: Part) -> Part:
    """Return a part without signs that nobody sees, on one line; its places move along."""
    if part.cells:
        cells = tuple(None if cell is None else _plain(cell).strip() for cell in part.cells)
        row = CELL_MARK.join(cell or "" for cell in cells)
        return replace(part, cells=cells, text=row.strip(), role=part.role or Role.TABLE)
    pieces = [(kind, number, part.text[at:end]) for (at, kind, number), end in _stretches(part)]
    words, places = "", []
    for kind, number, piece in pieces:
        plain = _plain(piece)
        plain = plain if words else plain.lstrip()
        if plain:
            places.append((len(words), kind, number))
        words += plain
    words = words.rstrip() if pieces else _plain(part.text).strip()
    return replace(part, text=words, places=tuple(place for place in places if place[0] < len(words)))


def _plain(words: str) -> str:
    return _BREAK.sub(" ", words.replace("\t", " ")).translate(UNSEEN)


def _stretches(part: Part) -> Iterator[tuple[tuple[int, Kind, int], int]]:
    """Yield each place of a part with where the next one begins."""
    ends = (*(at for at, _, _ in part.places[1:]), len(part.text))
    yield from zip(part.places, ends, strict=False)


def _located(part: Part, start: int) -> Iterator[Locator]:
    """Yield where the stretches of a part stand, which begins at `start` in the article's text."""
    if not part.cells:
        for (at, kind, number), end in _stretches(part):
            yield Locator(span=Span(start + at, start + end), kind=kind, number=number)
        return
    joined = CELL_MARK.join(cell or "" for cell in part.cells)
    page = next((number for _, kind, number in part.places if kind == "page"), None)
    at = start - (len(joined) - len(joined.lstrip()))
    for column, cell in enumerate(part.cells, start=1):
        if cell:
            span = Span(at, at + len(cell))
            yield Locator(span=span, kind="cell", number=part.table, row=part.row, column=column, page=page)
        at += len(cell or "") + len(CELL_MARK)


def _titled(parts: list[Part], head: Head) -> list[Part]:
    """Return the parts with one of them, or the title that the file gives itself, made the title."""
    if any(part.role is Role.TITLE for part in parts):
        first = next(i for i, part in enumerate(parts) if part.role is Role.TITLE)
        return [
            replace(part, role=None) if part.role is Role.TITLE and i > first else part for i, part in enumerate(parts)
        ]
    words = [i for i, part in enumerate(parts) if part.text.strip()][:_TOP]
    tops = [i for i, part in enumerate(parts) if part.role is Role.HEADING and part.level == 1]
    if len(tops) == 1 and tops[0] in words:
        return _as_title(parts, tops[0])
    if head.title and (same := [i for i in words if _says(head.title, parts[i].text)]):
        return _as_title(parts, same[0])
    if words and parts[words[0]].role is Role.HEADING and (not head.title or len(tops) < 2):
        return _as_title(parts, words[0])
    return [Part(text=_plain(head.title).strip(), role=Role.TITLE), *parts] if head.title else parts


def _says(title: str, line: str) -> bool:
    """Tell whether a line is the title that a file gives itself, which may have more after it: " - Site"."""
    title, line = "".join(title.split()), "".join(line.split())
    return bool(line) and title.startswith(line) and 2 * len(line) > len(title)


def _as_title(parts: list[Part], at: int) -> list[Part]:
    return [replace(part, role=Role.TITLE) if i == at else part for i, part in enumerate(parts)]


def numbered(table: int, rows: Sequence[Sequence[str | None]]) -> Iterator[Part]:
    """Yield the rows of a table as parts."""
    for row, cells in enumerate(rows, start=1):
        yield Part(cells=tuple(cells), table=table, row=row)


def split(part: Part, at: Sequence[int]) -> Iterator[Part]:
    """Yield a part cut at some places of its text; each piece stands where the part stands."""
    for start, end in pairwise((0, *at, len(part.text))):
        if part.text[start:end].strip():
            yield replace(part, text=part.text[start:end], places=tuple((0, k, n) for _, k, n in part.places[:1]))
