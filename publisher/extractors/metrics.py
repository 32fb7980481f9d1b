"""Find the metrics of an article: each quantity with its label, subject, date and sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from publisher.extractors import labels, salience, scopes, subjects, vocabulary
from publisher.extractors.ids import fact_id
from publisher.extractors.names import Inventory
from publisher.extractors.survey import Place, Survey, survey
from publisher.lang import quantities
from publisher.lang.reading import QuantityReading
from publisher.model import Article, Measure, Metric, Quantity, Segment, Span, Subject

_MEASURES: tuple[tuple[Measure, re.Pattern[str]], ...] = (
    ("change", vocabulary.CHANGE),
    ("peak", vocabulary.PEAK),
    ("share", vocabulary.SHARE),
    ("cumulative", vocabulary.CUMULATIVE),
)
_MARK = re.compile(r"[，。；、,;.]|\band\b")
_PER = (
    ("account", re.compile(r"单账户|每个?账户|每户|\bper account\b", re.I)),
    ("person", re.compile(r"人均|\bper (?:person|capita)\b", re.I)),
    ("share", re.compile(r"每股|\bper (?:diluted )?share\b", re.I)),
    ("year", re.compile(r"每年|年均|\b(?:per|a|each) year\b|\bannually\b", re.I)),
    ("month", re.compile(r"每月|月均|\b(?:per|a|each) month\b|\bmonthly\b", re.I)),
    ("day", re.compile(r"每天|每日|日均|\b(?:per|a|each) day\b|\bdaily\b", re.I)),
)


@dataclass(frozen=True, slots=True)
class _Context:
    """What stands around a quantity."""

    place: Place
    others: tuple[Span, ...]
    """The other quantities of the sentence."""
    subject: subjects.Found | None
    head: labels.Label | None
    """The label of the last number before it that is no change."""


class MetricExtractor:
    """Finds metrics in the paragraphs of an article."""

    def extract(self, article: Article) -> Iterator[Metric]:
        """Yield the metrics of an article in reading order; the same fact said twice is one with mentions."""
        found = [metric for metric in _metrics(survey(article)) if metric.label.source or metric.subject]
        yield from _merge_mentions(found)


def _metrics(seen: Survey) -> Iterator[Metric]:
    taken = tuple(date.span for date in seen.dates)
    occurrences: Counter[tuple[int, str]] = Counter()
    carried: subjects.Found | None = None
    paragraph = -1
    for place in seen.places:
        carried = carried if place.paragraph == paragraph else None
        paragraph = place.paragraph
        readings = tuple(quantities.find(seen.text, place.span, taken, seen.article.language))
        head: labels.Label | None = None
        for reading in sorted(readings, key=lambda r: r.span):
            carried = subjects.of(seen, place, reading.span.start, carried) or carried
            key = (place.span.start, seen.article.quote(reading.span))
            occurrences[key] += 1
            others = tuple(r.span for r in readings if r is not reading)
            context = _Context(place, others, carried, head)
            metric = _metric(seen, context, reading, occurrences[key])
            if metric.measure != "change":
                head = labels.Label(metric.label.source, metric.label_spans)
            yield metric
        if not readings:
            carried = subjects.of(seen, place, min(place.span.end, place.span.start + 60), carried)


def _metric(seen: Survey, context: _Context, reading: QuantityReading, occurrence: int) -> Metric:
    place, others, subject = context.place, context.others, context.subject
    label = labels.of(seen, place, reading, others, subject)
    clause = _clause(seen, place, reading, others)
    measure = _measure(clause, reading.quantity, label.words)
    if measure == "change" or not label.words:
        label = labels.of_change(seen, label, context.head, Span(place.span.start, reading.span.end))
    quote, sentence = seen.article.quote(reading.span), seen.sentence(place.span)
    scope = scopes.as_of(seen, place, reading.span)
    doubts = (*reading.doubts, *(["no-label"] if not label.words else []))
    metric = Metric(
        id=fact_id("m", sentence, quote, occurrence),
        span=reading.span,
        quote=quote,
        quantity=replace(reading.quantity, per=_per(reading.quantity, f"{label.words} {_after(seen, place, reading)}")),
        label=Segment.of(label.words, label.spans[0] if len(label.spans) == 1 else None),
        label_spans=label.spans,
        subject=_subject(seen.names, seen, subject),
        as_of=scope.as_of,
        as_of_basis=scope.basis,
        measure=measure,
        direction=_direction(clause) if measure == "change" else None,
        compared_to=scopes.compared_to(clause) if measure == "change" else None,
        sentence=sentence,
        rule=reading.rule,
        confidence="review" if doubts else "auto",
        review=doubts,
    )
    is_main = subject is not None and subject.words == seen.names.main
    return replace(metric, salience=salience.of(metric, is_main, reading.span.start / len(seen.text)))


def _clause(seen: Survey, place: Place, reading: QuantityReading, others: tuple[Span, ...]) -> str:
    """Return the words around a quantity that tell what it is: back to the one before it, on to the next mark."""
    start = max([place.span.start, *(other.end for other in others if other.end <= reading.span.start)])
    return seen.text[start : reading.span.end] + _after(seen, place, reading)


def _after(seen: Survey, place: Place, reading: QuantityReading) -> str:
    return _MARK.split(seen.text[reading.span.end : min(place.span.end, reading.span.end + 24)])[0]


def _subject(inventory: Inventory, seen: Survey, found: subjects.Found | None) -> Subject | None:
    if found is None:
        return None
    spans = [Span(at, at + len(name)) for at, name in inventory.places if name == found.words]
    printed = seen.article.quote(found.span or spans[0]) if found.span or spans else found.words
    order = list(dict.fromkeys(name for _, name in inventory.places))
    name = f"n{order.index(found.words) + 1:02d}" if found.words in order else None
    return Subject(segment=Segment.of(printed, found.span), name=name, span=found.span)


def _measure(clause: str, quantity: Quantity, label: str) -> Measure:
    for measure, words in _MEASURES:
        is_ratio = quantity.unit in ("%", "pp", "times", "basis point")
        if measure == "change" and not is_ratio and not vocabulary.CHANGE_ONLY.fullmatch(label or "-"):
            continue
        if words.search(clause if measure == "change" else label):
            return measure
    return "rate" if quantity.per else "stock"


def _direction(clause: str) -> Literal["up", "down"] | None:
    up, down = list(vocabulary.UP.finditer(clause)), list(vocabulary.DOWN.finditer(clause))
    if not up and not down:
        return None
    return "up" if (up[-1].end() if up else -1) > (down[-1].end() if down else -1) else "down"


def _per(quantity: Quantity, words: str) -> str | None:
    """Return what the number is for each of, as the label or the words after the number say."""
    if quantity.per or quantity.unit in ("%", "pp", "times", "basis point"):
        return quantity.per
    return "/".join(name for name, pattern in _PER if pattern.search(words)) or None


def _merge_mentions(found: list[Metric]) -> Iterator[Metric]:
    """Make one metric of those that state the same value of the same subject under the same label."""
    first: dict[tuple[object, ...], int] = {}
    kept: list[Metric] = []
    for metric in found:
        subject = metric.subject.segment.source if metric.subject else None
        key = (metric.quantity, subject, metric.label.source, metric.as_of)
        if key in first:
            at = first[key]
            kept[at] = replace(kept[at], mentions=(*kept[at].mentions, metric.span))
        else:
            first[key] = len(kept)
            kept.append(metric)
    yield from kept
