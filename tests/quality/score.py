"""How well extraction does on labelled articles: counts by field, added up by language."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import TypeVar

import publisher
from publisher.model import Metric, Milestone, Range, Span
from tests.quality.labelled import Fact, Labelled, decimal_of

Counts = defaultdict[str, float]
F = TypeVar("F", Metric, Milestone)
FIELDS = {
    "metrics": "F1 of metrics: found, and nothing else",
    "value": "of the found, exact value",
    "unit": "of the found, unit",
    "qualifier": "of the found, qualifier",
    "as_of": "of the found, date or none",
    "as_of_dated": "of the found that have a date, that date",
    "measure": "of the found, measure",
    "label": "F1 of the words of labels",
    "subject": "F1 of the words of subjects",
    "milestones": "F1 of milestones",
    "date": "of the found milestones, exact date",
    "auto": "share of metrics that need no review",
    "auto_right": "of those, value, unit and qualifier right",
}


def counts_of(labelled: Labelled, missed: list[str] | None = None) -> tuple[str, Counts]:
    """Return the language of an article and what extraction got right in it; `missed` collects what it got wrong."""
    article = publisher.read(labelled.path)
    facts = publisher.extract(article)
    counts: Counts = defaultdict(float)
    note = (lambda *words: missed.append(" | ".join(map(str, words)))) if missed is not None else _ignore
    _count_metrics(counts, labelled.metrics, facts.metrics, note)
    _count_milestones(counts, labelled.milestones, facts.milestones, note)
    return article.language, counts


def figures(counts: Counts) -> dict[str, float]:
    """Return the figure of each field, in per cent."""
    found = counts["metrics.hit"]
    by_found = ("value", "unit", "qualifier", "as_of", "measure", "label")
    result = {name: _share(counts[name], found) for name in by_found}
    result["metrics"] = _f1(found, counts["metrics.gold"], counts["metrics.found"])
    result["as_of_dated"] = _share(counts["as_of_dated"], counts["as_of_dated.gold"])
    result["subject"] = _share(counts["subject"], counts["subject.gold"])
    result["milestones"] = _f1(counts["milestones.hit"], counts["milestones.gold"], counts["milestones.found"])
    result["date"] = _share(counts["date"], counts["milestones.hit"])
    result["auto"] = _share(counts["auto"], counts["metrics.all"])
    result["auto_right"] = _share(counts["auto_right"], counts["auto_hit"])
    return {name: round(100 * result[name], 1) for name in FIELDS}


def _ignore(*_: object) -> None:
    return


def _count_metrics(counts: Counts, gold: Sequence[Fact], found: Sequence[Metric], note: Callable[..., None]) -> None:
    pairs = _aligned(gold, found, _same_value)
    counts["metrics.all"] += len(found)
    counts["auto"] += sum(metric.confidence == "auto" for metric in found)
    for number, fact in enumerate(gold):
        metric = pairs.get(number)
        counts["metrics.gold"] += not fact.optional
        if metric is None:
            note("missed", fact.quote, fact.fields["label"][0]) if not fact.optional else None
        elif not fact.optional:
            counts["metrics.hit"] += 1
            counts["metrics.found"] += 1
            _count_fields(counts, fact, metric, note)
    for metric in found:
        is_mention = any(fact.span.overlaps(metric.span) for fact in gold) or _repeats(metric, gold)
        if metric not in pairs.values() and not is_mention:
            counts["metrics.found"] += 1
            note("invented", metric.quote, metric.sentence.text[:60])


def _count_fields(counts: Counts, fact: Fact, metric: Metric, note: Callable[..., None]) -> None:
    quantity = metric.quantity
    right = {
        "value": _same_value(fact, metric),
        "unit": quantity.unit in fact.fields["unit"],
        "qualifier": (quantity.qualifier or "") in fact.fields["qualifier"],
        "as_of": (metric.as_of or "") in fact.fields["as_of"],
        "measure": metric.measure in fact.fields["measure"],
    }
    for name, is_right in right.items():
        counts[name] += is_right
    if fact.fields["as_of"][0]:
        counts["as_of_dated.gold"] += 1
        counts["as_of_dated"] += right["as_of"]
    counts["label"] += _words_f1(fact.fields["label"], metric.label.source)
    if fact.fields["subject"][0]:
        counts["subject.gold"] += 1
        subject = metric.subject.segment.source if metric.subject else ""
        counts["subject"] += _words_f1(fact.fields["subject"], subject)
        note("subject", fact.quote, fact.fields["subject"], subject) if _words_f1(
            fact.fields["subject"], subject
        ) < 0.6 else None
    if metric.confidence == "auto":
        counts["auto_hit"] += 1
        counts["auto_right"] += right["value"] and right["unit"] and right["qualifier"]
    given = {"value": quantity.value, "unit": quantity.unit, "qualifier": quantity.qualifier}
    given |= {"as_of": metric.as_of, "measure": metric.measure}
    for name, is_right in right.items():
        note(name, fact.quote, fact.fields[name], given[name], metric.confidence) if not is_right else None
    if _words_f1(fact.fields["label"], metric.label.source) < 0.6:
        note("label", fact.quote, fact.fields["label"], metric.label.source)


def _count_milestones(
    counts: Counts, gold: Sequence[Fact], found: Sequence[Milestone], note: Callable[..., None]
) -> None:
    pairs = _aligned(gold, found, lambda fact, milestone: milestone.date in fact.fields["date"])
    for number, fact in enumerate(gold):
        milestone = pairs.get(number)
        counts["milestones.gold"] += not fact.optional
        if milestone is None:
            note("missed event", fact.quote, fact.fields["event"][0]) if not fact.optional else None
        elif not fact.optional:
            counts["milestones.hit"] += 1
            counts["milestones.found"] += 1
            is_right = milestone.date in fact.fields["date"]
            counts["date"] += is_right
            note("date", fact.quote, fact.fields["date"], milestone.date) if not is_right else None
    for milestone in found:
        if milestone not in pairs.values() and not any(fact.span.overlaps(milestone.span) for fact in gold):
            counts["milestones.found"] += 1
            note("invented event", milestone.quote, milestone.event.source)


def _aligned(gold: Sequence[Fact], found: Sequence[F], is_same: Callable[[Fact, F], bool]) -> dict[int, F]:
    """Pair each labelled fact with the found one that overlaps it most, those of the same value first."""
    candidates = [
        (is_same(fact, item), _overlap(fact.span, item.span), -number, -place)
        for number, fact in enumerate(gold)
        for place, item in enumerate(found)
        if fact.span.overlaps(item.span)
    ]
    pairs: dict[int, F] = {}
    taken: set[int] = set()
    for is_right, overlap, number, place in sorted(candidates, reverse=True):
        if -number not in pairs and -place not in taken and (is_right or overlap >= 0.5):
            pairs[-number] = found[-place]
            taken.add(-place)
    return pairs


def _overlap(a: Span, b: Span) -> float:
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared / (max(a.end, b.end) - min(a.start, b.start))


def _value(metric: Metric) -> Decimal | tuple[Decimal, Decimal]:
    value = metric.quantity.value
    return (value.min, value.max) if isinstance(value, Range) else abs(value)


def _same_value(fact: Fact, metric: Metric) -> bool:
    return any(decimal_of(reading) == _value(metric) for reading in fact.fields["value"])


def _repeats(metric: Metric, gold: Iterable[Fact]) -> bool:
    """Tell whether a metric states a labelled fact once more."""
    return any(_same_value(fact, metric) and metric.quantity.unit in fact.fields["unit"] for fact in gold)


def _words_f1(accepted: tuple[str, ...], given: str) -> float:
    return max(
        _f1(sum((_words(a) & _words(given)).values()), _words(a).total(), _words(given).total()) for a in accepted
    )


def _words(text: str) -> Counter[str]:
    """Return the words of English and the signs of Chinese."""
    return Counter(re.findall(r"[a-z0-9]+|[\u3400-\u9fff]", text.lower()))


def _f1(hits: float, wanted: float, given: float) -> float:
    return 2 * hits / (wanted + given) if wanted + given else 1.0


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 1.0
