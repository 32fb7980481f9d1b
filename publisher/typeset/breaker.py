"""Choose the line ends of a paragraph as a whole (Knuth and Plass 1981).

Every measure is in em. The cost of a line grows with how far its white is stretched or shrunk;
the cheapest chain of lines wins.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from publisher.typeset.glue import Glue, glue_between
from publisher.typeset.units import Kind, Unit

_LINE = 10.0
"""What a line costs by itself: fewer lines are better."""
_LONE = 8000.0
"""A last line of one character or one short word."""
_SHORT = 200.0
"""A last line of less than two and a half em."""
_TORN = 5.0
"""How far white is stretched where a line is torn open."""
_SQUEEZED = 1.0
"""More than a line gains by starting at the next unit: the white of a mark goes at its start."""
_LADDER = 120.0
"""A hyphen under a hyphen."""
_THIRD = 2000.0
"""A third hyphen under two."""
_TRAILING = (Kind.CLOSE, Kind.PAUSE, Kind.STOP)


Frame = tuple[float, float, bool]
"""Measure, first-line indent, and whether the lines are justified."""


class Chosen(NamedTuple):
    """One line: units `start` to `end`, and how its white is fitted."""

    start: int
    end: int
    ratio: float
    """1 stretches each white by its whole stretch, -1 shrinks it by its whole shrink."""
    is_hyphenated: bool
    tracking: float = 0.0
    """White after each letter, in em."""


class End(NamedTuple):
    """A place where a line may end."""

    at: int
    """The unit before which it ends."""
    last: int
    """The same without a space before it."""
    edge: float
    """Where its ink ends, from the start of the paragraph."""
    stretch: float
    shrink: float
    """That of all white before it."""
    cost: float
    is_hyphenated: bool
    """Whether a hyphen has to be added."""
    has_hyphen: bool
    """Whether a hyphen stands there, added or not."""


@dataclass(slots=True)
class Paragraph:
    """The units of a paragraph with the white between them, summed up for the breaker."""

    units: Sequence[Unit]
    runs: Sequence[int]
    """The index of the run that each unit comes from."""
    start: int
    """Where the first unit stands in the text."""
    hyphen: float
    """Width of a hyphen."""
    starts: list[int] = field(init=False)
    """Where each unit stands in the text, and where the last one ends."""
    glue: list[Glue] = field(init=False)
    widths: list[float] = field(init=False)
    """Width of all before each unit; that of all stretch and all shrink before it."""
    stretches: list[float] = field(init=False, default_factory=list)
    shrinks: list[float] = field(init=False, default_factory=list)
    opens: list[tuple[float, float, float]] = field(init=False, default_factory=list)
    """The same sums for a line that starts with a unit: without the white before it."""
    costs: Sequence[float | None] = field(init=False, default=())
    """What it costs to end a line before each unit."""

    def __post_init__(self) -> None:
        self.starts = [*accumulate((len(unit.text) for unit in self.units), initial=self.start)]
        pairs = zip(self.units, self.units[1:], strict=False)
        self.glue = [Glue(), *(glue_between(left, right) for left, right in pairs)]
        self.widths = [0.0, *accumulate(g.natural + u.width for g, u in zip(self.glue, self.units, strict=False))]

    @property
    def widest(self) -> float:
        """The width of the widest word."""
        return max((unit.width for unit in self.units if unit.kind is Kind.WORD), default=0.0)

    def is_one_line(self, measure: float) -> bool:
        """Whether it fits a measure as it stands."""
        return self.widths[-1] - self.units[0].before - self.units[-1].trim <= measure

    def prepare(self, costs: Sequence[float | None]) -> None:
        """Say what line ends cost, and sum up how far the white gives: needed once there is a line to choose."""
        self.costs = costs
        if self.opens:
            return
        self.stretches = [0.0, *accumulate(g.stretch for g in self.glue)]
        self.shrinks = [0.0, *accumulate(g.shrink for g in self.glue)]
        self.opens = [
            (width + glue.natural + unit.before, stretch + glue.stretch, shrink + glue.shrink)
            for unit, glue, width, stretch, shrink in zip(
                self.units, self.glue, self.widths, self.stretches, self.shrinks, strict=False
            )
        ]

    def ends(self) -> Iterator[End]:
        """Yield the places where a line may end, in order."""
        for at in range(1, len(self.units)):
            if (cost := self.costs[at]) is not None:
                last = at - 1 if self.units[at - 1].kind is Kind.SPACE else at
                yield self._end(at, last, cost, is_hyphenated=self.units[at].soft)
        yield self._end(len(self.units), len(self.units), 0.0, is_hyphenated=False)

    def _end(self, at: int, last: int, cost: float, *, is_hyphenated: bool) -> End:
        before = self.units[last - 1]
        edge = self.widths[last] - before.trim + self.hyphen * is_hyphenated
        has_hyphen = is_hyphenated or before.text[-1] in "-‐"
        return End(at, last, edge, self.stretches[last], self.shrinks[last], cost, is_hyphenated, has_hyphen)


class _Way(NamedTuple):
    """The best way to come to a line end."""

    cost: float = 0.0
    ladder: int = 0
    """How many lines with a hyphen come to an end there, one under the other."""
    line: Chosen | None = None


def choose(paragraph: Paragraph, measure: float, indent: float, *, is_justified: bool) -> list[Chosen] | None:
    """Return the best lines, or None when some stretch without a line end is wider than the measure."""
    frame = (measure, indent, is_justified)
    # Torn lines are left out at first: where the best chain without them costs less than one of them would,
    # it is the best of all.
    good = _chain(paragraph, frame, _TORN)
    return good if good is not None else _chain(paragraph, frame, math.inf)


def _chain(paragraph: Paragraph, frame: Frame, loosest: float) -> list[Chosen] | None:
    """Return the cheapest lines, none of them stretched by more than `loosest`; None when one that is may be better."""
    starts, ways = [0], [_Way()]
    for end in paragraph.ends():
        found = _best_way(paragraph, (starts, ways), end, frame, loosest)
        if found is not None:
            starts.append(end.at)
            ways.append(found)
    if starts[-1] != len(paragraph.units) or ways[-1].cost > _badness(loosest):
        return None
    lines: list[Chosen] = []
    way = ways[-1]
    while way.line is not None:
        lines.append(way.line)
        way = ways[bisect_left(starts, way.line.start)]
    return lines[::-1]


def _best_way(
    paragraph: Paragraph, so_far: tuple[list[int], list[_Way]], end: End, frame: Frame, loosest: float
) -> _Way | None:
    """Return the best way to end a line at a place."""
    (starts, ways), (measure, indent, is_justified) = so_far, frame
    opens, is_last = paragraph.opens, end.at == len(paragraph.units)
    room, shrinks, fixed = measure - end.edge, end.shrink + _NOISE, _LINE + end.cost
    least, found = math.inf, (0, 0, 0.0)
    # Prefix sums never fall by more than a squeezed mark, so that the search may start near the measure.
    for i in range(bisect_left(starts, -room - 3.0, key=paragraph.widths.__getitem__), len(starts)):
        start, (before, ladder, _) = starts[i], ways[i]
        left, stretched, shrunk = opens[start]
        slack = room + left - (0.0 if start else indent)
        if slack < shrunk - shrinks or before + fixed >= least:
            continue
        if slack < -_NOISE:
            ratio = max(-1.0, slack / (shrinks - shrunk))
            bad = -100.0 * ratio**3
        else:
            stretch = end.stretch - stretched if is_justified else measure * 0.15
            ratio = slack / stretch if stretch > _NOISE else (0.0 if slack < 0.01 else 50.0)
            if ratio > loosest and not is_last:
                if slack - _SQUEEZED > loosest * stretch:
                    break  # all that follow are even shorter
                continue
            bad = _badness(ratio)
        if is_last:
            ratio = min(0.0, ratio)
            bad = _last_line(paragraph.units[start : end.last], measure - slack, ratio, is_first=not start)
        ladder = ladder + 1 if end.has_hyphen else 0
        cost = before + fixed + bad + (0.0 if ladder < 2 else _LADDER if ladder == 2 else _THIRD)
        if cost < least:
            least, found = cost, (start, ladder, ratio if is_justified or ratio < 0 else 0.0)
    if least == math.inf:
        return None
    return _Way(least, found[1], Chosen(found[0], end.last, found[2], end.is_hyphenated))


_NOISE = 1e-9
"""What differences of prefix sums leave of nothing, in em."""


def _badness(ratio: float) -> float:
    """Return how bad white looks that is stretched."""
    return ratio * ratio * (10.0 + 6.0 * (ratio if ratio < 8.0 else 8.0))


def _last_line(units: Sequence[Unit], width: float, ratio: float, *, is_first: bool) -> float:
    cost = 50.0 * -(ratio**3) if ratio < 0 else 0.0
    if is_first:
        return cost
    letters = words = 0
    for unit in units:
        if unit.kind in (Kind.HAN, Kind.WORD):
            letters, words = letters + len(unit.text), words + (not unit.joined)
            if letters > 1 and words > 1:  # more make no difference
                break
    if letters <= 1 or (units[0].joined and words == 0):
        return cost + _LONE
    return cost + (_SHORT if width < 2.5 or words <= 1 else 0.0)
