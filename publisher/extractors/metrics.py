"""Find the metrics of an article: each quantity with its label, subject, date and sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Literal, NamedTuple

from publisher.extractors import (
    comparisons,
    en_labels,
    en_statements,
    labels,
    outlook,
    salience,
    scopes,
    subjects,
    vocabulary,
)
from publisher.extractors.found import Found
from publisher.extractors.ids import fact_id
from publisher.extractors.survey import Place, Survey, survey
from publisher.lang import en_nouns, quantities
from publisher.lang.lazy import lazy
from publisher.lang.reading import QuantityReading
from publisher.lang.zh_units import CURRENCIES, any_of
from publisher.model import Article, Measure, Metric, Quantity, Segment, Span

_MEASURES: tuple[tuple[Measure, re.Pattern[str]], ...] = (
    ("peak", vocabulary.PEAK),
    ("share", vocabulary.SHARE),
    ("cumulative", vocabulary.CUMULATIVE),
)
_LOCAL_CURRENCIES = (
    ("TWD", re.compile(r"新?台币|NT\$|TWD")),
    ("HKD", re.compile(r"港元|港币|HK\$|HKD|本港")),
    ("CNY", re.compile(r"人民币|RMB|CNY")),
)
_CURRENCY_NOTE = lazy(rf"\s?[（(](?P<name>{any_of(CURRENCIES)})\s?(?P<below>[，,、；]?\s?(?:以?下同))?\s?[）)]")
_RATIOS = frozenset(("%", "pp", "times", "basis point"))
_COMPARES = lazy(r"\s(?:more|fewer|less|higher|lower)$|\s(?:more|fewer|less|higher|lower) than (?:in|a|the|at)\b")
_MORE = lazy(r"\s(?:more|fewer|less) than (?:in|a|the|at)\b[^,;]*$")
_OF_WHOLE = lazy(r"\sof\s(?!the\s(?:year|quarter|month)\b)(?:the\s|its\s|all\s|our\s|their\s)?[a-z]", re.I)
"""What follows a part of a whole: "24.8 per cent of foreign overnight stays"."""
_BY = lazy(
    r"(?:较|比|同比|环比)[^，；]{0,16}(?:增长|增加|提高|提升|上升|上涨|扩大|多|减少|下降|降低|缩短|下滑|回落|少)了?$"
    r"|\b(?:rose|grew|fell|increased|decreased|declined|dropped|climbed|up|down|rise|increase|decrease|drop|decline|narrowed|widened)\sby\s$"
)
"""What an amount stands after that says by how much something changed."""
_LIST_JOINT = lazy(r"、|和|及|以及|,\s(?:and\s|or\s)?|\s(?:and|or)\s")
_IS_ASIDE = lazy(r",\sor\s$")
"""Words before a number that says the one before it once more: "$39.7 million, or 10.1% of net sales"."""
_MARK = lazy(r"[，。；、,;.]|\band\b")
_PER = (
    ("account", re.compile(r"单账户|每个?账户|每户|\bper account\b", re.I)),
    ("person", re.compile(r"人均|\bper (?:person|capita)\b", re.I)),
    ("share", re.compile(r"每股|\bper (?:diluted )?share\b", re.I)),
    ("year", re.compile(r"每年|年均|\b(?:per|a|each) year\b(?! (?:ago|earlier|before|later))|\bannually\b", re.I)),
    ("month", re.compile(r"每月|月均|\b(?:per|a|each) month\b|\bmonthly\b", re.I)),
    ("day", re.compile(r"每天|每日|日均|\b(?:per|a|each) day\b|\bdaily\b", re.I)),
)


class _Context(NamedTuple):
    """What stands around a quantity."""

    place: Place
    others: tuple[Span, ...]
    """The other quantities of the sentence."""
    subject: Found | None
    head: labels.Label | None
    """The label of the last number before it that is no change, or of the change that it goes on with."""


class MetricExtractor:
    """Finds metrics in the paragraphs of an article."""

    def extract(self, article: Article) -> Iterator[Metric]:
        """Yield the metrics of an article in reading order; the same fact said twice is one with mentions."""
        found = [metric for metric in _metrics(survey(article)) if metric.label.source or metric.subject]
        yield from _merge_mentions(found)


def _metrics(seen: Survey) -> Iterator[Metric]:
    occurrences: Counter[tuple[int, str]] = Counter()
    for place in seen.places:
        readings = sorted(
            quantities.find(seen.text, place.span, seen.claims, seen.article.language), key=lambda r: r.span
        )
        spans = tuple(reading.span for reading in readings)
        head: labels.Label | None = None
        last: Metric | None = None
        for number, reading in enumerate(readings):
            key = (place.span.start, seen.article.quote(reading.span))
            occurrences[key] += 1
            others = spans[:number] + spans[number + 1 :]
            whole = labels.whole_of(seen, last) if last and _goes_on(seen, last, reading) else head
            context = _Context(place, others, subjects.of(seen, place, reading.span), whole)
            last = metric = _metric(seen, context, reading, occurrences[key])
            if not _is_beside(seen, place, metric, others):
                head = labels.without_change(seen, metric, head)
            yield metric


def _is_beside(seen: Survey, place: Place, metric: Metric, others: tuple[Span, ...]) -> bool:
    """Tell whether a number names nothing for those after it: an aside, or one in brackets with a name of its own."""
    if not seen.is_english:
        return False
    beside = en_labels.apposed(seen, place.span, metric.span, others)
    is_named = bool(beside) and metric.label_spans[-1:] == tuple(beside)
    return is_named or bool(_IS_ASIDE.search(seen.text, place.span.start, metric.span.start))


def _goes_on(seen: Survey, last: Metric, reading: QuantityReading) -> bool:
    """Tell whether a number says more of a change: 增长6%、7%, or by how much its pace changed."""
    if last.measure != "change":
        return False
    between = seen.text[last.span.end : reading.span.start]
    names_pace = re.search(r"[降增涨跌升]幅|增速", between)
    return bool(_LIST_JOINT.fullmatch(between)) or (
        not names_pace and reading.quantity.unit == "pp" and last.quantity.unit == "%"
    )


def _metric(seen: Survey, context: _Context, reading: QuantityReading, occurrence: int) -> Metric:
    place, others, subject = context.place, context.others, context.subject
    label = labels.of(seen, place, reading, others, subject, context.head)
    clause, after = _clause(seen, place, reading, others), _after(seen, place, reading)
    per = _per(reading.quantity, f"{label.folded} {after}")
    quantity = replace(reading.quantity, per=per)
    is_part = bool(_OF_WHOLE.match(seen.text, reading.span.end))
    is_level = labels.is_level(seen, place, reading)
    quote, sentence = seen.article.quote(reading.span), seen.sentence(place.span)
    measure = _measure(clause, quantity, label.folded, seen.words(reading.span), is_level=is_level, is_part=is_part)
    scope = scopes.as_of(seen, place, reading.span, others)
    unit, unit_doubts = _unit(seen, reading, label, subject)
    doubts = (
        *unit_doubts,
        *(["no-label"] if not label.words else []),
        *(["date-inherited"] if scope.is_far else []),
    )
    metric = Metric(
        id=fact_id("m", sentence, quote, occurrence),
        span=reading.span,
        quote=quote,
        quantity=replace(quantity, unit=unit),
        label=Segment.of(label.words, label.spans[0] if len(label.spans) == 1 else None),
        label_spans=label.spans,
        statement=_statement(seen, place, reading.span),
        subject=subjects.as_subject(seen, subject),
        as_of=scope.as_of,
        as_of_basis=scope.basis,
        measure=measure,
        outlook=outlook.is_ahead(seen, place, reading.span),
        direction=_direction(clause) if measure == "change" else None,
        compared_to=comparisons.compared_to(clause) if measure == "change" else None,
        sentence=sentence,
        rule=reading.rule,
        confidence="review" if doubts else "auto",
        review=doubts,
    )
    return replace(metric, salience=salience.of(metric))


def _statement(seen: Survey, place: Place, figure: Span) -> Segment | None:
    """Return the figure in the article's own words; Chinese says it by rule, which reads as well."""
    span = en_statements.of(seen, place, figure) if seen.is_english else None
    return Segment.of(seen.article.quote(span), span) if span else None


def _unit(
    seen: Survey, reading: QuantityReading, label: labels.Label, subject: Found | None
) -> tuple[str, tuple[str, ...]]:
    """Return the unit of a quantity and its doubts: a bare English number counts what its label names."""
    unit = reading.quantity.unit
    if reading.noun == "元" and (said := _said_currency(seen, reading.span)):
        return said, reading.doubts
    if reading.noun == "元" and seen.article.language == "zh-Hant":
        local = currency_of(seen)
        return local or unit, reading.doubts if local else (*reading.doubts, "currency-unclear")
    if unit and not unit.isascii():
        at = seen.text.rfind(unit, reading.span.start, reading.span.end)
        return seen.article.quote(Span(at, at + len(unit))) if at >= 0 else unit, reading.doubts
    if unit or not seen.is_english:
        return unit, reading.doubts
    unit = en_nouns.of_label(label.words) or en_nouns.of_label(subject.words if subject else "")
    return unit, tuple(d for d in reading.doubts if d != "unit-unclear" or not unit)


def _said_currency(seen: Survey, span: Span) -> str | None:
    """Return the currency that brackets after 元 name, or named for all 元 after them: 342亿元（港币，下同）."""
    notes = _currency_notes(seen)
    own = next((name for start, _, name in notes if start == span.end), None)
    above = [name for _, below, name in notes if below is not None and below <= span.start]
    return own or (above[-1] if above else None)


@lru_cache(maxsize=4)
def _currency_notes(seen: Survey) -> tuple[tuple[int, int | None, str], ...]:
    """Return where each note on 元 stands, where what it says of all after it begins, and its currency."""
    return tuple(
        (match.start(), match.end() if match["below"] else None, CURRENCIES[match["name"]])
        for match in _CURRENCY_NOTE.finditer(seen.text)
    )


@lru_cache(maxsize=4)
def currency_of(seen: Survey) -> str | None:
    """Return the currency that 元 alone means in traditional Chinese: the one of its place that the text names."""
    named = {code for code, words in _LOCAL_CURRENCIES if words.search(seen.text)}
    return named.pop() if len(named) == 1 else None


def _clause(seen: Survey, place: Place, reading: QuantityReading, others: tuple[Span, ...]) -> str:
    """Return the words around a quantity that tell what it is: back to the one before it, on to the next mark."""
    earlier = sorted((other for other in others if other.end <= reading.span.start), reverse=True)
    end, start = reading.span.start, place.span.start
    for other in earlier:  # 分别增长6%、7%和8%: a list has one clause
        start = other.end
        if not _LIST_JOINT.fullmatch(seen.text[other.end : end]):
            break
        end, start = other.start, place.span.start
    return seen.text[start : reading.span.end] + _after(seen, place, reading)


def _after(seen: Survey, place: Place, reading: QuantityReading) -> str:
    return _MARK.split(seen.text[reading.span.end : min(place.span.end, reading.span.end + 24)])[0]


def _measure(clause: str, quantity: Quantity, label: str, quote: str, *, is_level: bool, is_part: bool) -> Measure:
    is_ratio = quantity.unit in _RATIOS
    own = clause.rsplit("，", 1)[-1] if label and not vocabulary.CHANGE.search(label) else clause
    is_by = _BY.search(clause[: clause.rfind(quote)]) or _MORE.search(clause)
    if not is_level and (is_ratio or is_by or vocabulary.CHANGE_ONLY.fullmatch(label or "-")) and _changes(own):
        return "change"
    if quantity.unit == "%" and (is_part or vocabulary.IS_PART.search(clause)):
        return "share"
    measure = next((measure for measure, words in _MEASURES if words.search(label)), None)
    return measure or ("rate" if quantity.per else "stock")


def _changes(clause: str) -> bool:
    return bool(vocabulary.CHANGE.search(clause) or _COMPARES.search(clause))


def _direction(clause: str) -> Literal["up", "down"] | None:
    up, down = list(vocabulary.UP.finditer(clause)), list(vocabulary.DOWN.finditer(clause))
    if not up and not down:
        return None
    return "up" if (up[-1].end() if up else -1) > (down[-1].end() if down else -1) else "down"


def _per(quantity: Quantity, words: str) -> str | None:
    """Return what the number is for each of, as the label or the words after the number say."""
    if quantity.per or quantity.unit in _RATIOS:
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
