"""Lines of pages put together to paragraphs: by indents, gaps, sizes, and lines that end before they are full."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any

from publisher.lang.lazy import lazy
from publisher.model import Role
from publisher.readers import pdf_tables
from publisher.readers.parts import Kind, Part
from publisher.readers.pdf_lines import Line, width
from publisher.readers.roles import FULL_STOP

_INDENT = 0.8
"""How far, in ems, a line is moved in that begins a paragraph."""
_WIDER = 1.3
"""A gap so many times the usual one parts paragraphs."""
_NEARLY = 0.7
"""A line that fills so much of its column is nearly full."""
_MARGIN_LINES = 2
"""How many lines at the top and at the foot of a page may be running heads."""
_MOST_HEADING = 120
_NUMBER = lazy(r"[-–—·\s]*(?:第\s*|[Pp]age\s*)?\d{1,4}(?:\s*页)?(?:\s*(?:/|of|共|，共)\s*\d{1,4}\s*页?)?[-–—·\s]*")
_ADDRESS = lazy(r"(?:https?|file)://\S+(?:\s+\d{1,4}/\d{1,4})?")
"""What a browser prints below each page; above it stand day, hour and title."""
_HOUR = lazy(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s+\d{1,2}:\d\d.*")
_BULLET = lazy(
    r"(?:[-*•·▪●◆■–]\s*|\(?\d{1,2}[)）、.]\s*|[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、)(?=\S)"
)
_HAN_END, _HAN_START = lazy(r"[\u2e80-\u9fff\uff00-\uffef“”]$"), lazy(r"[\u2e80-\u9fff\uff00-\uffef“”]")
_HYPHEN = lazy(r"(\w+)[-\u2010\u00ad]$")
_WORD = lazy(r"[A-Za-z]+")
_UNBROKEN = lazy(
    r"[“‘（《「『(]*(?:[A-Za-z0-9$€£][A-Za-z0-9.,%'’/-]{0,40}|.)(?:[，。、；：？！”’）》」』%]+(?:[“‘（《「『]+.)?){0,4}"
)
"""What stands at the start of a line and is not broken: a word, a Chinese sign, with the marks that stay with it."""


def parts(pages: Sequence[Sequence[Line]]) -> Iterator[Part]:
    """Yield the paragraphs, headings and rows of some pages, each with its pages."""
    kept = [list(page) for page in _without_heads(pages)]
    every = [line for page in kept for line in page]
    if not every:
        return
    measure = _Measure.of(every)
    rows = pdf_tables.rows(kept)
    held: _Paragraph | None = None
    for number, page in enumerate(kept, start=1):
        for line in page:
            if held and measure.goes_on(held, line, number):
                held.add(line, number)
                continue
            if held:
                yield held.part(measure)
            held = None
            if row := rows.get(id(line)):
                yield Part(cells=row.cells, table=row.table, row=row.row, places=((0, "page", number),))
            elif id(line) not in rows:
                held = _Paragraph()
                held.add(line, number)
    if held:
        yield held.part(measure)


def _without_heads(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """Yield the lines of each page without running heads, folios and what a browser prints around a page."""
    margins = [_margin(page) for page in pages]
    seen = Counter(key for margin in margins for key in {_key(line) for line in margin})
    for page, margin in zip(pages, margins, strict=True):
        dropped = {id(line) for line in margin if seen[_key(line)] > 1 or _NUMBER.fullmatch(line.words.strip())}
        if margin and _ADDRESS.fullmatch(margin[-1].words.strip()):
            dropped.add(id(margin[-1]))
            dropped |= {id(line) for line in margin[:1] if _HOUR.fullmatch(line.words.strip())}
        yield [line for line in page if id(line) not in dropped and line.words.strip()]


def _margin(page: Sequence[Line]) -> list[Line]:
    by_height = sorted((line for line in page if line.words.strip()), key=lambda line: -line.y)
    return [*by_height[:_MARGIN_LINES], *by_height[max(_MARGIN_LINES, len(by_height) - _MARGIN_LINES) :]]


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", "".join(line.words.split()))[:80], round(line.y / 4)


@dataclass(slots=True)
class _Paragraph:
    """Lines that belong together, with the pages they stand on."""

    lines: list[Line] = field(default_factory=list)
    words: str = ""
    places: list[tuple[int, Kind, int]] = field(default_factory=list)

    @property
    def page(self) -> int:
        """The page of its last line."""
        return self.places[-1][2]

    def add(self, line: Line, page: int) -> None:
        """Put a line to it."""
        self.words = _joined(self.words, line.words.strip()) if self.lines else line.words.strip()
        if not self.places or self.page != page:
            self.places.append((len(self.words) - len(line.words.strip()) if self.places else 0, "page", page))
        self.lines.append(line)

    def part(self, measure: _Measure) -> Part:
        """Return it as a part; what is larger than most text, and no sentence, is a heading."""
        role, level = None, 0
        if all(line.is_row for line in self.lines):
            role = Role.TABLE
        elif (rank := measure.rank(self.lines[0].size)) and len(self.words) <= _MOST_HEADING:
            role, level = (None, 0) if FULL_STOP.search(self.words) else (Role.HEADING, rank)
        return Part(text=self.words, role=role, level=level, places=tuple(self.places))


@dataclass(frozen=True)
class _Measure:
    """What is usual in a file."""

    columns: dict[tuple[int, int], tuple[float, float]]
    """Where lines of a size begin and end that begin near each other."""
    body: float
    """The size of most text."""
    sizes: tuple[float, ...]
    """The sizes above it, the largest first."""
    leading: dict[int, float]
    """The usual distance of two lines, by size."""

    @classmethod
    def of(cls, every: Sequence[Line]) -> _Measure:
        """Return the measure of some lines."""
        signs: Counter[float] = Counter()
        for line in every:
            signs[round(line.size, 1)] += len(line.words)
        body = max(signs, key=lambda size: (signs[size], size))
        steps: dict[int, Counter[float]] = {}
        for a, b in pairwise(every):
            step = a.y - b.y
            if round(a.size) == round(b.size) and 0.9 * a.size < step < 2.5 * a.size:
                steps.setdefault(round(a.size), Counter())[round(step * 2) / 2] += 1
        leading = {size: min(s for s in found if found[s] == max(found.values())) for size, found in steps.items()}
        sizes = tuple(sorted((size for size in signs if size > 1.1 * body), reverse=True))
        columns: dict[tuple[int, int], tuple[float, float]] = {}
        for line in every:
            if not line.is_row:
                left, right = columns.get(_column(line), (line.x, line.end))
                columns[_column(line)] = min(left, line.x), max(right, line.end)
        return cls(columns=columns, body=body, sizes=sizes, leading=leading)

    def rank(self, size: float) -> int:
        """Return which heading has a size: 1 for the largest, 0 for none."""
        return self.sizes.index(round(size, 1)) + 1 if round(size, 1) in self.sizes else 0

    def edges(self, line: Line) -> tuple[float, float]:
        """Return where the column of a line begins and ends."""
        size, at = _column(line)
        near = [self.columns[size, at + i] for i in (-1, 0, 1) if (size, at + i) in self.columns]
        return min((left for left, _ in near), default=line.x), max((right for _, right in near), default=line.end)

    def goes_on(self, held: _Paragraph, line: Line, page: int) -> bool:
        """Tell whether a line goes on with the paragraph before it."""
        last = held.lines[-1]
        if abs(last.size - line.size) > 0.08 * last.size or _differ(last, line) or last.is_row or line.is_row:
            return False
        if _BULLET.match(line.words.lstrip()) and not _is_full(last, line, self.edges(last)):
            return False
        if line.words.startswith("\u3000") or self._is_indented(held, line):
            return False
        step = last.y - line.y
        usual = self.leading.get(round(line.size), 1.5 * line.size)
        if page != held.page or step < 0:
            return not FULL_STOP.search(held.words) and _is_full(last, line, self.edges(last))
        return 0.5 * line.size < step <= _WIDER * usual and _is_full(last, line, self.edges(last))

    def _is_indented(self, held: _Paragraph, line: Line) -> bool:
        """Tell whether a line is moved in, and not because its whole paragraph is."""
        left = self.edges(line)[0]
        if line.x - left <= _INDENT * line.size:
            return False
        first, last = held.lines[0], held.lines[-1]
        hangs = bool(_BULLET.match(first.words.lstrip())) and first.x < line.x
        is_block = len(held.lines) > 1 or not FULL_STOP.search(last.words.rstrip())
        return not (hangs or (is_block and abs(last.x - line.x) < _INDENT * line.size))


def _differ(last: Line, line: Line) -> bool:
    """Tell whether one of two lines is bold and the other is not."""
    return None not in (last.is_bold, line.is_bold) and last.is_bold != line.is_bold


def _column(line: Line) -> tuple[int, int]:
    return round(line.size), int(line.x // (3 * line.size))


def _is_full(last: Line, line: Line, edges: tuple[float, float]) -> bool:
    """Tell whether the first word of a line would not have fitted on the line before it.

    Where no sentence ends, a line that is nearly full is enough: what is not broken at its end may be long.
    """
    left, right = edges
    if not FULL_STOP.search(last.words.rstrip()) and last.end - left > _NEARLY * (right - left):
        return True
    words = line.words.lstrip()
    first = _UNBROKEN.match(words)
    need = width(first[0] if first else words[:1]) * line.size
    tolerance = (1.2 if _HAN_START.match(words) else 2.5) * line.size
    return last.end + need + tolerance >= right


def _joined(words: str, more: str) -> str:
    """Return two lines as one: no space between Chinese signs, and no hyphen that only a line's end has set."""
    if (hyphen := _HYPHEN.search(words)) and more[:1].isalnum():
        start = _WORD.match(more)
        is_parted = start and start[0][0].islower() and len(hyphen[1]) in _breaks(hyphen[1] + start[0])
        return words[:-1] + more if is_parted or words.endswith("\u00ad") else words + more
    return words + more if _HAN_END.search(words) or _HAN_START.match(more) else f"{words} {more}"


def _breaks(word: str) -> frozenset[int]:
    return frozenset(int(place) for place in _hyphens().positions(word))


@cache
def _hyphens() -> Any:
    import pyphen

    return pyphen.Pyphen(lang="en_US")
