"""Which figure of the target says which figure of the source."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publisher.lang.figures.figure import Family, Figure, Reading, Sort, Strength
from publisher.lang.figures.nearness import is_near

_MOST = 12
"""Candidates looked at for one figure: in a long text, those that stand nearest."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """The figures of two texts: those that belong together, and those without a partner."""

    pairs: tuple[tuple[Figure, Figure], ...]
    """In the order of the source."""
    missing: tuple[Figure, ...]
    """Figures of the source that the target does not say."""
    added: tuple[Figure, ...]
    """Figures of the target that the source does not say."""


def pair(source: Sequence[Figure], target: Sequence[Figure]) -> Pairing:
    """Return the best pairing: equal values first, then rounded and converted ones."""
    partner: dict[int, int] = {}
    taken: dict[int, int] = {}
    edges = [(i, j) for _, i, j in sorted(_edges(source, target), reverse=True)]
    for i, j in edges:
        if i not in partner and j not in taken:
            partner[i], taken[j] = j, i
    _improve(edges, source, target, partner, taken)
    for i, j in _near(source, target, partner, taken):
        if i not in partner and j not in taken:
            partner[i], taken[j] = j, i
    return Pairing(
        pairs=tuple((source[i], target[partner[i]]) for i in sorted(partner)),
        missing=tuple(figure for i, figure in enumerate(source) if i not in partner),
        added=tuple(figure for j, figure in enumerate(target) if j not in taken),
    )


Score = tuple[int, int, int, int, float]


def _edges(source: Sequence[Figure], target: Sequence[Figure]) -> Iterator[tuple[Score, int, int]]:
    """Yield what may be paired, with a score: strength, likeliest readings, unit, limits, place."""
    places: dict[Reading, list[int]] = defaultdict(list)
    for j, figure in enumerate(target):
        for reading in figure.readings:
            places[reading].append(j)
    for i, figure in enumerate(source):
        seen: set[int] = set()
        for reading in figure.readings:
            for j in _nearest(places.get(reading, []), _place(source, i) * len(target)):
                if j not in seen and not _is_borrowed(figure, target[j], reading):
                    seen.add(j)
                    yield _score(source, target, i, j), i, j


def _is_borrowed(one: Figure, other: Figure, reading: Reading) -> bool:
    """Tell whether a date would take an unneeded number as its partner: 一 is no 1st of May."""
    is_date = (one.sort is Sort.DATE) != (other.sort is Sort.DATE)
    return is_date and reading.family is Family.NUMBER and Strength.FREE in (one.strength, other.strength)


def _nearest(places: list[int], place: float) -> list[int]:
    """Return the places around one, of many that are in order."""
    middle = bisect.bisect(places, place)
    return places[max(0, middle - _MOST) : middle + _MOST]


def _place(figures: Sequence[Figure], i: int) -> float:
    return (i + 0.5) / len(figures)


def _score(source: Sequence[Figure], target: Sequence[Figure], i: int, j: int) -> Score:
    one, other = source[i], target[j]
    likely = (one.readings[0] == other.readings[0]) * 2 + (one.sort is other.sort)
    strength = one.strength + other.strength
    fits = (not one.unit or not other.unit or one.unit == other.unit) + bool(one.unit and one.unit == other.unit)
    limits = bool(one.bounds & other.bounds) - (
        bool(one.direction and other.direction) and one.direction != other.direction
    )
    return (
        likely + strength,
        fits,
        limits,
        -(one.is_aside or other.is_aside),
        -abs(_place(source, i) - _place(target, j)),
    )


def _improve(
    edges: Sequence[tuple[int, int]],
    source: Sequence[Figure],
    target: Sequence[Figure],
    partner: dict[int, int],
    taken: dict[int, int],
) -> None:
    """Find partners for firm figures that the greedy choice left alone, at the cost of weaker ones."""
    forth: dict[int, list[int]] = defaultdict(list)
    back: dict[int, list[int]] = defaultdict(list)
    for i, j in edges:
        forth[i].append(j)
        back[j].append(i)
    for i, figure in enumerate(source):
        if i not in partner and figure.strength is Strength.FIRM:
            _augment(i, forth, taken, partner, source, set())
    for j, figure in enumerate(target):
        if j not in taken and figure.strength is Strength.FIRM:
            _augment(j, back, partner, taken, target, set())


def _augment(
    one: int,
    edges: dict[int, list[int]],
    taken: dict[int, int],
    partner: dict[int, int],
    figures: Sequence[Figure],
    seen: set[int],
) -> bool:
    """Give `one` a partner; whoever had it gets another, or goes without when it is weaker."""
    for other in edges[one]:
        if other in seen:
            continue
        seen.add(other)
        holder = taken.get(other)
        is_weaker = holder is not None and figures[holder].strength < figures[one].strength
        if (
            holder is None
            or is_weaker
            or (len(seen) < _MOST and _augment(holder, edges, taken, partner, figures, seen))
        ):
            if holder is not None and partner.get(holder) == other:
                del partner[holder]
            partner[one], taken[other] = other, one
            return True
    return False


def _near(
    source: Sequence[Figure], target: Sequence[Figure], partner: dict[int, int], taken: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield leftovers that are the same quantity rounded or converted."""
    left = [i for i in range(len(source)) if i not in partner][: _MOST * 4]
    free = [j for j in range(len(target)) if j not in taken][: _MOST * 4]
    for i in left:
        for j in free:
            if is_near(source[i], target[j]):
                yield i, j
