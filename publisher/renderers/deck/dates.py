"""Where dates stand on a timeline: years as numbers, and the scale that draws them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from publisher.model import Milestone

_YEARS, _DECADES = 22, 16
"""Most cells of a ribbon whose labels can still be read."""

Kind = Literal["months", "years", "decades", "order"]
_CELLS_PER_YEAR: dict[Kind, float] = {"months": 12, "years": 1, "decades": 0.1}


@dataclass(frozen=True, slots=True)
class Scale:
    """A ribbon of cells over the width of a slide."""

    kind: Kind
    first: int
    """The year it starts with."""
    cells: tuple[int, ...]
    """What each cell stands for: a month of the first year, a year, the year a decade starts with."""
    left: float
    cell: float
    """Width of a cell, in inches."""

    def x(self, moment: float, order: int) -> float:
        """Return where a date stands; on a ribbon that only keeps order, the middle of its cell."""
        if self.kind == "order":
            return self.left + (order + 0.5) * self.cell
        return self.left + (moment - self.first) * self.cell * _CELLS_PER_YEAR[self.kind]

    def index(self, moment: float, order: int) -> int:
        """Return which cell a date falls into."""
        return int((self.x(moment, order) - self.left) / self.cell + 1e-6)


def year_of(milestone: Milestone) -> int:
    """Return the year in which a milestone falls, or begins."""
    return int(milestone.date[:4])


def is_dated(milestone: Milestone) -> bool:
    """Tell whether more than the year is known."""
    return len(milestone.date.split("/")[0]) > 4


def moment(milestone: Milestone) -> float:
    """Return a date as a number of years; the middle of what is known."""
    year, *rest = milestone.date.split("/")[0].split("-")
    if not rest:
        return int(year) + 0.5
    if part := re.fullmatch(r"([QH])(\d)", rest[0]):
        return int(year) + (int(part[2]) - 0.5) / (4 if part[1] == "Q" else 2)
    days = (int(rest[1]) - 0.5) / 31 if len(rest) > 1 else 0.5
    return int(year) + (int(rest[0]) - 1 + days) / 12


def scale_of(milestones: Sequence[Milestone], left: float, width: float, cards: int) -> Scale:
    """Return the finest scale on which dates can be labelled: months of one year, years, decades, or order only."""
    years = [year_of(milestone) for milestone in milestones]
    first, last = min(years), max(years)
    if first == last and all(is_dated(milestone) for milestone in milestones):
        return Scale("months", first, tuple(range(1, 13)), left, width / 12)
    if last - first < _YEARS:
        cells = tuple(range(first, last + 1))
        return Scale("years", first, cells, left, width / len(cells))
    decade = first // 10 * 10
    cells = tuple(range(decade, last + 1, 10))
    if len(cells) <= _DECADES:
        return Scale("decades", decade, cells, left, width / len(cells))
    return Scale("order", first, tuple(range(cards)), left, width / cards)
