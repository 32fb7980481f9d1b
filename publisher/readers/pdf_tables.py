"""Tables of pages: rows of cells that stand in the same columns, under a head. What is not certain is no table.

A PDF says where words stand, and not which cell they are in. A label may have more lines than one: those around a row
without a label are its own, and a row that stands right above or below others is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from publisher.lang.lazy import lazy
from publisher.readers.parts import unwrapped
from publisher.readers.pdf_lines import Cell, Line

_FIGURE = lazy(r"[-–+(（]?(?:[A-Z]{0,3}[$€£¥])?\s?\d[\d,]*(?:\.\d+)?\s?%?[)）]?")
_YEAR = lazy(r"(?:19|20)\d\d")
_NEAR = 2.0
"""A line so many times its size away may be another line of the same row."""
_PITCH = 1.8
"""So many times its size is the most that a line of a label stands below the one before it."""
_TWO = "\0"
"""Stands for two cells in one place."""
Columns = tuple[tuple[float, float], ...]


class Row(NamedTuple):
    """A row of a table."""

    table: int
    row: int
    cells: tuple[str | None, ...]


class _Found(NamedTuple):
    """A row with the lines that it stands on."""

    lines: tuple[Line, ...]
    cells: tuple[str, ...]


def rows(pages: Sequence[Sequence[Line]]) -> dict[int, Row | None]:
    """Return the rows of all tables by the `id` of the line where each begins; None for their other lines."""
    made: dict[int, Row | None] = {}
    table = 0
    for lines in (block for page in pages for block in _blocks(page)):
        found = _whole(lines, _columns(lines))
        if not _is_table(found, lines[0]):
            continue
        table += 1
        for number, row in enumerate(found, 1):
            made |= dict.fromkeys(map(id, row.lines))
            made[id(row.lines[0])] = Row(table, number, row.cells)
    return made


def _blocks(page: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines from each head to the last row that stands in the columns of that table.

    Lines that are no rows may stand between: parts of cells that have several lines. The line after the end shows
    whether the last row is whole.
    """
    at = 0
    while at < len(page):
        if not page[at].is_row or _has_figures(page[at]):
            at += 1
            continue
        columns, end = _columns(page[at : at + 1]), at + 1
        for i in range(at + 1, len(page)):
            line = page[i]
            if line.is_row and not (_has_figures(line) and _fit(line, columns)):
                break
            if not line.is_row and not _is_part(line, page[at], columns):
                break
            end = i + 1 if line.is_row else end
        yield [*page[at:end], *(line for line in page[end : end + 1] if not line.is_row)]
        at = end


def _columns(lines: Sequence[Line]) -> Columns:
    """Return where the columns of some rows begin and end: what stands under each other is one column."""
    edges = sorted((cell.x, cell.end) for line in lines if line.is_row for cell in line.cells)
    columns: list[tuple[float, float]] = []
    for start, end in edges:
        if columns and start < columns[-1][1]:
            columns[-1] = columns[-1][0], max(end, columns[-1][1])
        else:
            columns.append((start, end))
    return tuple(columns)


def _fit(line: Line, columns: Columns) -> bool:
    """Tell whether no two cells of a row stand in one column of the head."""
    touched = [i for cell in line.cells for i, (start, end) in enumerate(columns) if cell.x < end and cell.end > start]
    return len(touched) == len(set(touched)) and len(line.cells) <= len(columns) + 1


def _is_part(line: Line, head: Line, columns: Columns) -> bool:
    """Tell whether a line may be part of a cell: it is short and stands between the edges of the table."""
    return line.end <= columns[-1][1] + line.size and line.end - line.x < 0.6 * (head.end - head.x)


def _whole(lines: Sequence[Line], columns: Columns) -> list[_Found]:
    """Return the head and the rows whose cells are certain."""
    found: list[_Found] = []
    beside: list[Line] = []
    cells = {id(line): _placed(line.cells, columns) for line in lines if line.is_row}
    for has_label, group in groupby(lines, key=lambda line: bool(cells.get(id(line), ("",))[0])):
        held = tuple(group)
        if has_label or held[0] is lines[0]:
            found += [_Found((line,), cells[id(line)]) for line in held if line.is_row]
        elif row := _joined(held, cells, columns):
            found.append(row)
        else:
            beside += [line for line in held if not line.is_row and _is_label(line, columns)]
    return [row for row in found if len(row.lines) > 1 or not _is_torn(row.lines[0], beside)]


def _joined(group: Sequence[Line], cells: dict[int, tuple[str, ...]], columns: Columns) -> _Found | None:
    """Return the one row of some lines, its label put together from those around it; None when that is not certain."""
    figures = [line for line in group if line.is_row]
    label = sorted((line for line in group if not line.is_row), key=lambda line: -line.y)
    if len(figures) != 1 or len(label) < 2 or not all(_is_label(line, columns) for line in label):
        return None
    if any(a.y - b.y > _PITCH * a.size or a.words.rstrip().endswith((":", "：")) for a, b in pairwise(label)):
        return None
    half = figures[0].size / 2
    if not label[-1].y - half <= figures[0].y <= label[0].y + half:
        return None
    return _Found(
        tuple(group), (unwrapped("\n".join(line.words.strip() for line in label)), *cells[id(figures[0])][1:])
    )


def _is_label(line: Line, columns: Columns) -> bool:
    """Tell whether a line stands in the first column."""
    return len(columns) > 1 and line.end <= columns[1][0]


def _is_torn(line: Line, beside: Sequence[Line]) -> bool:
    """Tell whether a row's label may have more lines than one."""
    return any(abs(other.y - line.y) < _NEAR * line.size for other in beside)


def _placed(cells: Sequence[Cell], columns: Columns) -> tuple[str, ...]:
    """Return what stands in each column, an empty text for nothing."""
    words = [""] * len(columns)
    for cell in cells:
        column = next(i for i, (start, end) in enumerate(columns) if start <= cell.x and cell.end <= end)
        words[column] = _TWO if words[column] else cell.words
    return tuple(words)


def _is_table(found: Sequence[_Found], head: Line) -> bool:
    """Tell whether rows stand below their head, with one cell in each column."""
    has_head = len(found) > 1 and found[0].lines[0] is head and all(found[0].cells[1:])
    is_certain = all(_TWO not in row.cells for row in found)
    return has_head and is_certain and all(a.lines[0].y > b.lines[0].y for a, b in pairwise(found))


def _has_figures(line: Line) -> bool:
    """Tell whether a row has figures, as no head has: years are none."""
    return any(_FIGURE.fullmatch(cell.words) and not _YEAR.fullmatch(cell.words) for cell in line.cells)
