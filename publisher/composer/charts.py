"""Which metrics may share an axis. What is refused is said, with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from publisher.lang.lazy import lazy
from publisher.model import Article, Chart, Metric, Range

MAX_RATIO = Decimal(50)
"""Bars further apart than this cannot be read beside each other."""
MAX_BARS = 8
_HEAD_MARKS = lazy(r"^(?:累计|总计|平均|年均|日均|total|cumulative|average)\s*", re.I)


class Refusal(NamedTuple):
    """A pair that looks alike but may not share an axis."""

    metrics: tuple[str, str]
    why: str


def charts(article: Article, metrics: tuple[Metric, ...]) -> tuple[tuple[Chart, ...], tuple[Refusal, ...]]:
    """Return the charts that `metrics` allow, and the near misses with their reasons.

    One chart holds quantities of the same unit, label head, measure and comparable date, all of different
    subjects or dates, within a factor of 50. An undated value stands beside a dated one only when
    both are stated in one paragraph.
    """
    made, refused = [], []
    for group in _groups(metrics):
        objections = {(a.id, b.id): why for a, b in combinations(group, 2) if (why := _objection(article, a, b))}
        refused += [Refusal(pair, why) for pair, why in objections.items()]
        for together in _compatible(group, objections):
            made.append(Chart(metrics=tuple(m.id for m in together[:MAX_BARS]), why=_why(together)))
    return tuple(made), tuple(refused)


def _compatible(group: tuple[Metric, ...], objections: Mapping[tuple[str, str], str]) -> Iterator[tuple[Metric, ...]]:
    """Yield the metrics of a group in sets of two or more, none of which objects to another of its set."""
    sets: list[list[Metric]] = []
    for metric in group:
        home = next((s for s in sets if all((other.id, metric.id) not in objections for other in s)), None)
        if home is None:
            sets.append([metric])
        else:
            home.append(metric)
    yield from (tuple(found) for found in sets if len(found) > 1)


def _groups(metrics: tuple[Metric, ...]) -> Iterator[tuple[Metric, ...]]:
    groups: dict[tuple[str, ...], list[Metric]] = {}
    for metric in metrics:
        is_plain = not isinstance(metric.quantity.value, Range) and metric.measure != "change"
        if is_plain and metric.label.source and metric.confidence == "auto":
            key = (metric.quantity.unit, metric.quantity.per or "", metric.measure, _head(metric.label.source))
            groups.setdefault(key, []).append(metric)
    yield from (tuple(group) for group in groups.values() if len(group) > 1)


def _head(label: str) -> str:
    return _HEAD_MARKS.sub("", label).strip().lower()


def _objection(article: Article, a: Metric, b: Metric) -> str | None:
    """Return why two metrics may not share an axis, or None when they may."""
    low, high = sorted((_value(a), _value(b)))
    if low <= 0 or high / low > MAX_RATIO:
        return f"{a.quote} and {b.quote} are more than {MAX_RATIO} times apart"
    if _subject(a) == _subject(b) and a.as_of == b.as_of:
        return f"{a.quote} and {b.quote} have the same subject, label and date"
    if a.as_of == b.as_of and None in (_subject(a), _subject(b)):
        return f"{a.quote} and {b.quote} may be one figure: whose it is, only one of them says"
    if a.as_of != b.as_of and None in (a.as_of, b.as_of) and not _same_paragraph(article, a, b):
        return f"{a.quote} and {b.quote}: one has a date, the other none, and they stand in different paragraphs"
    if a.as_of != b.as_of and None not in (a.as_of, b.as_of) and _subject(a) != _subject(b):
        return f"{a.quote} and {b.quote} are of different subjects at different dates"
    return None


def _value(metric: Metric) -> Decimal:
    value = metric.quantity.value
    return value.max if isinstance(value, Range) else value


def _subject(metric: Metric) -> str | None:
    return metric.subject.segment.source if metric.subject else None


def _same_paragraph(article: Article, a: Metric, b: Metric) -> bool:
    return any(a.span in line.span and b.span in line.span for line in article.lines)


def _why(group: tuple[Metric, ...]) -> str:
    dates = {metric.as_of for metric in group}
    when = (
        "one date"
        if len(dates) == 1
        else "an undated value beside a dated one of its paragraph"
        if None in dates
        else "dates of one subject"
    )
    return f"same unit ({group[0].quantity.unit}), same label, same measure ({group[0].measure}), {when}"
