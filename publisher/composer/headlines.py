"""Choose what stands over a section and what is to be remembered."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heapreplace
from itertools import islice

from publisher.model import FactPhrase, Metric, Milestone, Range, Statement

MAX_POINTS = 6


def rank(metrics: Iterable[Metric]) -> Iterator[Metric]:
    """Yield metrics by salience, those in doubt and repeats of unit and subject last; stable in reading order.

    The first ones come soon; all of them take time that grows with the square of how many there are.
    """
    left = [m for m in metrics if _may_lead(m)]
    period = _period(left)
    chosen = _Chosen()
    bases = {id(m): _base(m, period) for m in left}
    queue = [(-bases[id(m)], m.span.start, i) for i, m in enumerate(left)]
    heapify(queue)
    # Each metric that is chosen can only lower the worth of the others, so that what was known of it is a limit.
    while queue:
        known, start, i = queue[0]
        worth = chosen.penalty(left[i]) - bases[id(left[i])]
        if worth > known:
            heapreplace(queue, (worth, start, i))
            continue
        heappop(queue)
        chosen.add(left[i])
        yield left[i]


def headline(metrics: Iterable[Metric], milestones: Iterable[Milestone], used: set[str]) -> Statement | None:
    """Return the fact that says most and stands over no other section, or None."""
    for metric in rank(metrics):
        if metric.id not in used:
            return FactPhrase(fact=metric.id)
    for milestone in sorted(milestones, key=lambda m: (-m.salience, m.span)):
        if milestone.id not in used and milestone.confidence == "auto":
            return FactPhrase(fact=milestone.id)
    return None


def points(metrics: tuple[Metric, ...], milestones: tuple[Milestone, ...]) -> tuple[Statement, ...]:
    """Return the statements to remember: the first milestone, then the metrics that matter most."""
    chosen: list[Statement] = []
    sure = [m for m in milestones if m.confidence == "auto"]
    if sure:
        first = min(sure, key=lambda m: (m.date, m.span))
        chosen.append(FactPhrase(fact=first.id))
    chosen += [FactPhrase(fact=metric.id) for metric in islice(rank(metrics), MAX_POINTS - len(chosen))]
    later = [m for m in sorted(sure, key=lambda m: (-m.salience, m.span)) if FactPhrase(fact=m.id) not in chosen]
    chosen += [FactPhrase(fact=m.id) for m in later[: MAX_POINTS - len(chosen)]]
    return tuple(chosen)


def _may_lead(metric: Metric) -> bool:
    return bool(metric.label.source) and (metric.confidence == "auto" or metric.status == "approved")


def _period(metrics: list[Metric]) -> str | None:
    """Return the period that a report is about: the one of most of its figures, if there is one."""
    counts = Counter(metric.as_of for metric in metrics if metric.as_of)
    period, count = next(iter(counts.most_common(1)), (None, 0))
    return period if 2 * count > len(metrics) else None


def _base(metric: Metric, period: str | None) -> float:
    """Salience, less for what is expected or of another period."""
    worth = float(metric.salience) + _size(metric) - 0.8 * metric.outlook + 0.2 * (metric.statement is not None)
    return worth - 0.6 if period and metric.as_of and metric.as_of != period else worth


class _Chosen:
    """What was chosen before: how often each value, unit and subject, alone and together."""

    def __init__(self) -> None:
        self._counts: Counter[object] = Counter()

    def add(self, metric: Metric) -> None:
        """Count a metric."""
        self._counts.update(_traits(metric))

    def penalty(self, metric: Metric) -> float:
        """Return what it costs a metric to repeat the value, or the unit, or the subject of those."""
        value, unit, subject, value_subject, unit_subject = (self._counts[trait] for trait in _traits(metric))
        both = unit_subject - value_subject
        unit_only = unit - value - both
        tenths = 20 * value + 6 * both + 3 * unit_only + (subject - unit_subject)
        return tenths / 10


def _traits(metric: Metric) -> tuple[tuple[object, ...], ...]:
    value, unit, subject = metric.quantity, metric.quantity.unit, _subject(metric)
    return ("value", value), ("unit", unit), ("subject", subject), ("both", value, subject), ("both", unit, subject)


def _size(metric: Metric) -> float:
    """Return less than a step of salience: among equals, money and large numbers come first."""
    value = metric.quantity.value
    largest = abs(value.max if isinstance(value, Range) else value)
    return 0.2 * metric.quantity.is_money + (min(0.6, 0.05 * math.log10(largest)) if largest > 1 else 0.0)


def _subject(metric: Metric) -> str | None:
    return metric.subject.segment.source if metric.subject else None
