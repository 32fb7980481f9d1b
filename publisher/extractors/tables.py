"""Find the metrics in tables: head and row label name them, the cell is the value. What is not certain is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from publisher.extractors import heads
from publisher.extractors.heads import Head
from publisher.extractors.ids import fact_id
from publisher.extractors.survey import Survey, survey
from publisher.lang import cells
from publisher.model import Article, Metric, Role, Segment, Span, Subject
from publisher.model.facts import BARE

_CAPTIONS = 2
"""How many lines before a table may say what holds for all of it."""


def metrics(article: Article) -> Iterator[Metric]:
    """Yield the metrics of tables in reading order, those with a label, a unit and a plain positive number."""
    seen = survey(article)
    for grid in _grids(seen):
        yield from _metrics(seen, grid)


class _Grid(NamedTuple):
    """A table: its cells by row and column, and where each row stands."""

    cells: Mapping[tuple[int, int], Span]
    rows: Mapping[int, Span]
    caption: str
    """The folded words before it."""

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return max((column for _, column in self.cells), default=0)


def _grids(seen: Survey) -> Iterator[_Grid]:
    """Yield the tables whose every column has a head of its own and whose body has no second row of heads."""
    lines = [line for line in seen.article.lines if line.role is Role.TABLE]
    numbers = dict.fromkeys(where.number for where in seen.article.locators if where.kind == "cell")
    for number in numbers:
        found = [w for w in seen.article.locators if w.kind == "cell" and w.number == number]
        rows = {w.row or 0: line.span for w in found for line in lines if w.span in line.span}
        grid = _Grid({(w.row or 0, w.column or 0): w.span for w in found if w.row in rows}, rows, _caption(seen, rows))
        has_heads = all((1, column) in grid.cells for column in range(2, grid.columns + 1))
        if has_heads and grid.columns > 1 and not _has_more_heads(seen, grid):
            yield grid


def _caption(seen: Survey, rows: Mapping[int, Span]) -> str:
    """Return the lines right before a table that caption it, or name the unit of all its figures."""
    start = min((span.start for span in rows.values()), default=0)
    before = [line for line in seen.article.lines if line.span.end <= start and line.role is not Role.TABLE]
    words = ((line.role, seen.words(line.span)) for line in before[-_CAPTIONS:])
    return "\n".join(text for role, text in words if role is Role.CAPTION or heads.names_unit(text))


def _has_more_heads(seen: Survey, grid: _Grid) -> bool:
    """Tell whether a row without a label holds words: a second row of heads."""
    return any(
        row > 1 and (row, 1) not in grid.cells and not cells.NUMBER.search(seen.words(span))
        for (row, _), span in grid.cells.items()
    )


def _metrics(seen: Survey, grid: _Grid) -> Iterator[Metric]:
    """Yield the metrics of a table, row by row."""
    caption = heads.of_caption(grid.caption, seen.article.language)
    if unit := heads.of_corner(seen, grid.cells.get((1, 1))):
        caption = caption._replace(unit=unit)
    tops = {column: heads.of_cell(seen, grid.cells[1, column]) for column in range(2, grid.columns + 1)}
    # The change that a column says goes up to the latest date of the others.
    latest = max((top.date for top in tops.values() if top and top.date), default=None)
    caption = caption._replace(latest=latest)
    occurrences: Counter[tuple[int, str]] = Counter()
    for (row, column), span in sorted(grid.cells.items()):
        side, top = heads.of_cell(seen, grid.cells.get((row, 1))), tops.get(column)
        if row == 1 or side is None or top is None:
            continue
        quote = seen.article.quote(span)
        occurrences[row, quote] += 1
        if metric := _metric(seen, grid.rows[row], span, heads.meet(side, top, caption, grid.columns == 2), quote):
            yield replace(metric, id=fact_id("m", metric.sentence, quote, occurrences[row, quote]))


def _metric(seen: Survey, row: Span, cell: Span, named: heads.Named | None, quote: str) -> Metric | None:
    if named is None:
        return None
    value = cells.read(seen.words(cell), named.unit, seen.article.language)
    if value is None or not heads.fits(named, value.quantity, is_own=value.is_own):
        return None
    label = named.label
    return Metric(
        id="",
        span=cell,
        quote=quote,
        quantity=value.quantity,
        label=Segment.of(_words(seen, label), label.span),
        label_spans=(label.span,),
        subject=_subject(seen, named.subject),
        as_of=named.as_of,
        as_of_basis=named.basis,
        measure=heads.measure(named, value.quantity.unit),
        direction="up" if named.is_change else None,
        compared_to="year-earlier" if named.is_change else None,
        sentence=seen.sentence(row),
        rule="table.cell" if value.is_own else BARE,
    )


def _words(seen: Survey, head: Head) -> str:
    return seen.article.quote(head.span)


def _subject(seen: Survey, head: Head | None) -> Subject | None:
    if head is None:
        return None
    return Subject(segment=Segment.of(_words(seen, head), head.span), span=head.span)
