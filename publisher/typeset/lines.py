"""Break a paragraph into lines and place every piece of them.

    lines = break_lines("海风航运于2014年成立。", face, 21, language="zh-Hans", indent=2)

Chinese follows CLREQ (no forbidden mark at the edges of a line, marks squeezed, a quarter of an em
between Han and Latin), English is hyphenated. All measures are in em; multiply by the type size.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from publisher.model import Language
from publisher.typeset.breaker import Chosen, Paragraph, choose
from publisher.typeset.glue import Glue, break_costs
from publisher.typeset.units import Kind, TextRun, Unit, Widths, cut

__all__ = ["Line", "Piece", "TextRun", "Widths", "break_lines", "break_runs"]

_BAD_END = 8000.0
_TRACKING = 0.065
"""Most white that a letter takes, in em: more looks like emphasis."""
_FULL = 0.9
"""A word that is wider than this share of the measure is cut between its letters."""
_LONGEST_LABEL = 400
"""Signs of a text that is remembered with its white: a paragraph is set once, and may be long."""
_NARROW = 0.4
"""About the width of a letter, in em, in a text that is narrow for its length."""

_NO_GLUE = Glue()


class Piece(NamedTuple):
    """Text of one run that stands at one place; a hyphen that ends a line is a piece of its own."""

    text: str
    x: float
    """Distance of its first glyph from the left edge of the measure, in em."""
    run: int
    """Index of the run it comes from."""
    is_hyphen: bool = False
    """Whether it is a hyphen that the text does not have."""
    tracking: float = 0.0
    """White after each of its letters, in em."""


class Line(NamedTuple):
    """One line of a paragraph."""

    text: str
    """Its part of the paragraph, as given; the space at its end belongs to it."""
    pieces: tuple[Piece, ...]
    width: float
    """From the left edge of the measure to the end of its last glyph, in em."""
    ratio: float = 0.0
    """How far its white is stretched (above 0) or shrunk (below 0); -1 is as tight as may be."""


def break_lines(
    text: str, widths: Widths, measure: float, *, language: Language, indent: float = 0.0, justify: bool = True
) -> tuple[Line, ...]:
    """Return the lines of a paragraph set in one face; the texts of the lines joined are `text`."""
    return break_runs((TextRun(text, widths),), measure, language=language, indent=indent, justify=justify)


def break_runs(
    runs: Iterable[TextRun],
    measure: float,
    *,
    language: Language,
    indent: float = 0.0,
    justify: bool = True,
    loosest: float = math.inf,
) -> tuple[Line, ...]:
    """Return the lines of a paragraph whose runs stand in several faces.

    Where the white of a line would be stretched by more than `loosest`, its letters give the rest; where that is
    too much for them, the line is not justified.
    """
    runs = tuple(run for run in runs if run.text)
    text = "".join(run.text for run in runs)
    indent = min(indent, measure / 2)
    # Most texts are labels of one line, which need no hyphens.
    for is_hyphenated in (False, True) if len(text) * _NARROW <= measure else (True,):
        make = _label if len(text) <= _LONGEST_LABEL else _paragraph
        paragraph = make(runs, language, is_hyphenated)
        if not paragraph.units:
            return (Line(text, (), 0.0),) if text else ()
        if paragraph.widest > measure * _FULL:
            paragraph = _cut_to_fit(paragraph, runs, measure)
        one = (Chosen(0, len(paragraph.units), 0.0, False),)
        if paragraph.is_one_line(measure - indent):
            return tuple(_placed(text, paragraph, one, indent))
    for costs in _ever_laxer(break_costs(text, paragraph.units, paragraph.starts), paragraph.units, justify=justify):
        paragraph.prepare(costs)
        chosen = choose(paragraph, measure, indent, is_justified=justify)
        if chosen is not None:
            chosen = [_spread(paragraph, line, loosest) for line in chosen]
            return tuple(_placed(text, paragraph, chosen, indent))
    return tuple(_placed(text, paragraph, one, indent))


def _paragraph(runs: tuple[TextRun, ...], language: Language, is_hyphenated: bool) -> Paragraph:
    """Return the units of a paragraph, without the spaces at both ends, and the white between them."""
    units, owners = cut(runs, language, is_hyphenated=is_hyphenated)
    first = next((i for i, unit in enumerate(units) if unit.kind is not Kind.SPACE), len(units))
    last = next((i for i in range(len(units), first, -1) if units[i - 1].kind is not Kind.SPACE), first)
    start = sum(len(unit.text) for unit in units[:first])
    return Paragraph(units[first:last], owners[first:last], start, runs[0].widths.width("-") if runs else 0.0)


_label = lru_cache(maxsize=32)(_paragraph)  # titles and labels are tried in several measures


def _ever_laxer(costs: list[float | None], units: Sequence[Unit], *, justify: bool) -> Iterator[list[float | None]]:
    """Yield what line ends cost, allowing more of them each time.

    Ragged lines have no hyphens while they can do without. Where a stretch without a legal end is
    wider than the measure, a bad end is better than a line that runs over.
    """
    if not justify:
        yield [None if unit.soft else cost for cost, unit in zip(costs, units, strict=True)]
    yield costs
    yield [_BAD_END if cost is None else cost for cost in costs]


def _cut_to_fit(paragraph: Paragraph, runs: Sequence[TextRun], measure: float) -> Paragraph:
    """Cut words that are wider than the measure between their letters."""
    units: list[Unit] = []
    owners: list[int] = []
    for unit, owner in zip(paragraph.units, paragraph.runs, strict=True):
        first, widths = len(units), runs[owner].widths
        if unit.kind is not Kind.WORD or unit.width <= measure * _FULL or len(unit.text) < 2:
            units.append(unit)
        else:
            parts = [unit._replace(text=letter, width=widths.width(letter), soft=False) for letter in unit.text]
            units += [part if i == 0 else part._replace(joined=True) for i, part in enumerate(parts)]
        owners += [owner] * (len(units) - first)
    return Paragraph(units, owners, paragraph.start, paragraph.hyphen)


def _placed(text: str, paragraph: Paragraph, chosen: Sequence[Chosen], indent: float) -> Iterator[Line]:
    starts = paragraph.starts
    for i, line in enumerate(chosen):
        start = starts[line.start] if i else 0
        end = starts[chosen[i + 1].start] if i + 1 < len(chosen) else len(text)
        pieces, width = _pieces(paragraph, line, indent if i == 0 else 0.0)
        yield Line(text[start:end], tuple(pieces), width, line.ratio)


def _spread(paragraph: Paragraph, line: Chosen, loosest: float) -> Chosen:
    """Return the line with its white stretched by no more than `loosest`, the rest put between its letters."""
    if line.ratio <= loosest:
        return line
    stretch = paragraph.stretches[line.end] - paragraph.stretches[line.start] - paragraph.glue[line.start].stretch
    letters = sum(len(unit.text) for unit in paragraph.units[line.start : line.end]) - (not line.is_hyphenated)
    tracking = (line.ratio - loosest) * stretch / max(1, letters)
    return line._replace(ratio=loosest, tracking=tracking) if tracking <= _TRACKING else line._replace(ratio=0.0)


_piece: Callable[[tuple[str, float, int, bool, float]], Piece] = partial(tuple.__new__, Piece)
"""Makes a piece without its constructor, which is slow: there are thousands of them."""


def _pieces(paragraph: Paragraph, line: Chosen, x: float) -> tuple[list[Piece], float]:
    pieces: list[Piece] = []
    here = slice(line.start, line.end)
    units, runs, ratio, tracking = paragraph.units[here], paragraph.runs[here], line.ratio, line.tracking
    x -= units[0].before
    glues = (_NO_GLUE, *paragraph.glue[line.start + 1 : line.end])
    for unit, run, glue in zip(units, runs, glues, strict=True):
        x += glue.natural + ratio * (glue.stretch if ratio > 0 else glue.shrink)
        text = unit.text if unit.kind is not Kind.SPACE else " "
        pieces.append(_piece((text, x + unit.ink, run, False, tracking)))
        x += unit.width + tracking * len(unit.text)
    if line.is_hyphenated:
        pieces.append(Piece("-", x, runs[-1], is_hyphen=True))
        return pieces, x + paragraph.hyphen
    return pieces, x - tracking - units[-1].trim
