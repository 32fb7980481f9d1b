"""Choose the line ends of a paragraph as a whole (Knuth and Plass 1981).

Every measure is in em. The cost of a line grows with how far its white is stretched or shrunk;
the cheapest chain of lines wins.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
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


@dataclass(slots=True)
class Paragraph:
    """The units of a paragraph with the white between them, summed up for the breaker."""

    units: Sequence[Unit]
    hyphen: float
    """Width of a hyphen."""
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
        pairs = zip(self.units, self.units[1:], strict=False)
        self.glue = [Glue(), *(glue_between(left, right) for left, right in pairs)]
        self.widths = [0.0, *accumulate(g.natural + u.width for g, u in zip(self.glue, self.units, strict=True))]

    def is_one_line(self, measure: float) -> bool:
        """Whether it fits a measure as it stands."""
        return self.widths[-1] - self.units[0].before - self.units[-1].trim <= measure

    def prepare(self, costs: Sequence[float | None]) -> None:
        """Say what line ends cost, and sum up how far the white gives: needed once there is a line to choose."""
        self.costs = costs
        self.stretches = [0.0, *accumulate(g.stretch for g in self.glue)]
        self.shrinks = [0.0, *accumulate(g.shrink for g in self.glue)]
        self.opens = [
            (width + glue.natural + unit.before, stretch + glue.stretch, shrink + glue.shrink)
            for unit, glue, width, stretch, shrink in zip(
                self.units, self.glue, self.widths, self.stretches, self.shrinks, strict=False
            )
        ]

    def close(self, end: int) -> tuple[int, bool, float]:
        """Return where the text of a line that ends before a unit ends, whether with a hyphen, and its right edge."""
        is_last = end == len(self.units)
        last = end - 1 if not is_last and self.units[end - 1].kind is Kind.SPACE else end
        is_hyphenated = not is_last and self.units[end].soft
        return last, is_hyphenated, self.widths[last] - self.units[last - 1].trim + self.hyphen * is_hyphenated


def choose(paragraph: Paragraph, measure: float, indent: float, *, is_justified: bool) -> list[Chosen] | None:
    """Return the best lines, or None when some stretch without a line end is wider than the measure."""
    count = len(paragraph.units)
    ends = [i for i in range(1, count) if paragraph.costs[i] is not None] + [count]
    best: dict[int, tuple[float, int, Chosen | None]] = {0: (0.0, 0, None)}
    starts = [0]
    for end in ends:
        found = _best_line(paragraph, starts, end, best, (measure, indent, is_justified))
        if found is not None:
            best[end] = found
            starts.append(end)
    if count not in best:
        return None
    lines: list[Chosen] = []
    at = count
    while (line := best[at][2]) is not None:
        lines.append(line)
        at = line.start
    return lines[::-1]


def _best_line(
    paragraph: Paragraph,
    starts: list[int],
    end: int,
    best: dict[int, tuple[float, int, Chosen | None]],
    frame: Frame,
) -> tuple[float, int, Chosen | None] | None:
    """Return cost, ladder of hyphens and line of the best way to end a line before unit `end`."""
    measure, indent, is_justified = frame
    opens, stretch, is_last = paragraph.opens, measure * 0.15, end == len(paragraph.units)
    last, is_hyphenated, edge = paragraph.close(end)
    stretches, shrinks = paragraph.stretches[last], paragraph.shrinks[last]
    ends_in_hyphen = is_hyphenated or paragraph.units[last - 1].text[-1] in "-‐"
    fixed = _LINE + (0.0 if is_last else paragraph.costs[end] or 0.0)
    found: tuple[float, int, int, float] | None = None
    # Prefix sums never fall by more than a squeezed mark, so that the search may start near the measure.
    for start in starts[bisect_left(starts, edge - measure - 3.0, key=paragraph.widths.__getitem__) :]:
        left, stretched, shrunk = opens[start]
        slack = measure - edge + left - (0.0 if start else indent)
        if slack < shrunk - shrinks - _NOISE:
            continue
        before, ladder, _ = best[start]
        if found is not None:
            if slack > measure * 0.5 and not is_last:
                break  # far too short, as all that follow are, and a line that is not has been found
            if before + fixed >= found[0]:
                continue  # even if it needed no fitting
        ratio, bad = _fit(slack, stretches - stretched if is_justified else stretch, shrinks - shrunk)
        if is_last:
            ratio = min(0.0, ratio)
            bad = _last_line(paragraph.units[start:last], measure - slack, ratio, is_first=not start)
        ladder = ladder + 1 if ends_in_hyphen else 0
        cost = before + fixed + bad + (0.0 if ladder < 2 else _LADDER if ladder == 2 else _THIRD)
        if found is None or cost < found[0]:
            found = (cost, ladder, start, ratio if is_justified or ratio < 0 else 0.0)
    return found and (found[0], found[1], Chosen(found[2], last, found[3], is_hyphenated))


_NOISE = 1e-9
"""What differences of prefix sums leave of nothing, in em; a ratio to it would be astronomic."""


def _fit(slack: float, stretch: float, shrink: float) -> tuple[float, float]:
    """Return how far the white gives, and how bad that looks."""
    if slack < 0:
        ratio = max(-1.0, slack / shrink) if shrink > _NOISE else 0.0
        return ratio, 100.0 * -(ratio**3)
    ratio = slack / stretch if stretch > _NOISE else (0.0 if slack < 0.01 else 50.0)
    return ratio, ratio * ratio * (10.0 + 6.0 * min(ratio, 8.0))


def _last_line(units: Sequence[Unit], width: float, ratio: float, *, is_first: bool) -> float:
    cost = 50.0 * -(ratio**3) if ratio < 0 else 0.0
    if is_first:
        return cost
    letters = sum(len(unit.text) for unit in units if unit.kind in (Kind.HAN, Kind.WORD))
    words = sum(not unit.joined for unit in units if unit.kind in (Kind.HAN, Kind.WORD))
    if letters <= 1 or (units[0].joined and words == 0):
        return cost + _LONE
    return cost + (_SHORT if width < 2.5 or words <= 1 else 0.0)
