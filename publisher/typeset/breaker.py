"""Choose the line ends of a paragraph as a whole (Knuth and Plass 1981).

Every measure is in em. The cost of a line grows with how far its white is stretched or shrunk;
the cheapest chain of lines wins.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

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


@dataclass(frozen=True, slots=True)
class Chosen:
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
    costs: Sequence[float | None]
    hyphen: float
    """Width of a hyphen."""
    glue: list[Glue] = field(init=False)
    widths: list[float] = field(init=False)
    stretches: list[float] = field(init=False)
    shrinks: list[float] = field(init=False)

    def __post_init__(self) -> None:
        pairs = zip(self.units, self.units[1:], strict=False)
        self.glue = [Glue(), *(glue_between(left, right) for left, right in pairs)]
        self.widths = [0.0, *accumulate(g.natural + u.width for g, u in zip(self.glue, self.units, strict=True))]
        self.stretches = [0.0, *accumulate(g.stretch for g in self.glue)]
        self.shrinks = [0.0, *accumulate(g.shrink for g in self.glue)]


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
    measure, _, is_justified = frame
    units, is_last = paragraph.units, end == len(paragraph.units)
    is_hyphenated = not is_last and units[end].soft
    last = end - 1 if not is_last and units[end - 1].kind is Kind.SPACE else end
    penalty = 0.0 if is_last else paragraph.costs[end] or 0.0
    found = None
    for start, slack, stretch, shrink in _candidates(paragraph, starts, last, is_hyphenated, frame):
        if not is_last and found is not None and slack > measure * 0.5:
            break  # far too short, as all that follow are, and a line that is not has been found
        ratio, bad = _fit(slack, stretch if is_justified else measure * 0.15, shrink)
        if is_last:
            ratio = min(0.0, ratio)
            bad = _last_line(units[start:last], measure - slack, ratio, is_first=not start)
        before, ladder, _ = best[start]
        ladder = ladder + 1 if is_hyphenated or units[last - 1].text[-1] in "-‐" else 0
        cost = before + _LINE + bad + penalty + (0.0 if ladder < 2 else _LADDER if ladder == 2 else _THIRD)
        if found is None or cost < found[0]:
            fitted = ratio if is_justified or ratio < 0 else 0.0
            found = (cost, ladder, start, fitted)
    return found and (found[0], found[1], Chosen(found[2], last, found[3], is_hyphenated))


def _candidates(
    paragraph: Paragraph, starts: list[int], last: int, is_hyphenated: bool, frame: Frame
) -> Iterator[tuple[int, float, float, float]]:
    """Yield start, slack, stretch and shrink of each line that fits, the longest first."""
    units, glue, widths = paragraph.units, paragraph.glue, paragraph.widths
    measure, indent, _ = frame
    stretches, shrinks = paragraph.stretches, paragraph.shrinks
    edge = widths[last] - units[last - 1].trim + (paragraph.hyphen if is_hyphenated else 0.0)
    # Prefix sums never fall by more than a squeezed mark, so that the search may start near the measure.
    first = bisect_left(starts, edge - measure - 3.0, key=lambda start: widths[start])
    for start in starts[first:]:
        before = glue[start]
        slack = measure - (0.0 if start else indent) - (edge - widths[start] - before.natural - units[start].before)
        shrink = shrinks[last] - shrinks[start] - before.shrink
        if slack >= -shrink - 1e-9:
            yield start, slack, stretches[last] - stretches[start] - before.stretch, shrink


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
