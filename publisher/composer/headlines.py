"""Choose what stands over a section and what is to be remembered."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from publisher.model import FactPhrase, Metric, Milestone, Range, Statement

MAX_POINTS = 6


def rank(metrics: Iterable[Metric]) -> tuple[Metric, ...]:
    """Return metrics by salience, those in doubt and repeats of unit and subject last; stable in reading order."""
    left = [m for m in metrics if _may_lead(m)]
    period = _period(left)
    ranked: list[Metric] = []
    while left:
        best = max(left, key=lambda m: (_worth(m, ranked, period), -m.span.start))
        left.remove(best)
        ranked.append(best)
    return tuple(ranked)


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
    for metric in rank(metrics)[: MAX_POINTS - len(chosen)]:
        chosen.append(FactPhrase(fact=metric.id))
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


def _worth(metric: Metric, before: list[Metric], period: str | None) -> float:
    """Salience, less for what is expected, of another period, or repeats unit, subject or value of one chosen."""
    worth = float(metric.salience) + _size(metric) - 0.8 * metric.outlook + 0.2 * (metric.statement is not None)
    if period and metric.as_of and metric.as_of != period:
        worth -= 0.6
    for other in before:
        same_subject = _subject(other) == _subject(metric)
        if other.quantity == metric.quantity:
            worth -= 2.0
        elif other.quantity.unit == metric.quantity.unit:
            worth -= 0.6 if same_subject else 0.3
        elif same_subject:
            worth -= 0.1
    return worth


def _size(metric: Metric) -> float:
    """Return less than a step of salience: among equals, money and large numbers come first."""
    value = metric.quantity.value
    largest = abs(value.max if isinstance(value, Range) else value)
    is_money = len(metric.quantity.unit) == 3 and metric.quantity.unit.isupper()
    return 0.2 * is_money + (min(0.6, 0.05 * math.log10(largest)) if largest > 1 else 0.0)


def _subject(metric: Metric) -> str | None:
    return metric.subject.segment.source if metric.subject else None
