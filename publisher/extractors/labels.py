"""What a number measures: the noun phrase around it, put together from stretches of its clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from publisher.extractors import en_labels, vocabulary, zh_labels
from publisher.extractors.found import Found
from publisher.extractors.survey import Place, Survey, clauses_of
from publisher.extractors.window import Window
from publisher.lang.en_units import STOP
from publisher.lang.lazy import lazy
from publisher.lang.reading import QuantityReading
from publisher.model import Metric, Span


class Label(NamedTuple):
    """A label's words, and the stretches of the article they are made of."""

    words: str
    spans: tuple[Span, ...]
    folded: str = ""
    """The words in the simplified vocabulary that the rules know."""


_LEVEL_BEFORE = lazy(
    r"(?:增长|增加|上升|提高|提升|上涨|下降|减少|下跌|降低|下滑|回落|缩短|扩大|收窄|攀升|回升|调高|调降|调低|上调|下调|上修|下修|扩展|升|降|增|减|涨|跌)(?:到|至|为)了?(?:(?:\d{4}年|今年|去年)?(?:\d{1,2}月份?|第?[一二三四]季度|[上下]半年|年)?[初底末]?的?)?$"
    r"|\b(?:to|from)\s(?:an?\s|just\s)?(?:record\s)?$",
    re.I,
)
_LEVEL_AFTER = lazy(
    r"(?:大幅|逐步)?(?:增长|增加|上升|提高|提升|下降|减少|降低|缩短|扩大|回落|下滑|下跌|上涨|攀升|回升|收窄|扩展|升|降|增|减)(?:到|至|为)"
    r"|\s(?:increased|decreased|rose|fell|grew|declined|improved|dropped|climbed|widened|narrowed)\s(?:by\s)?[$£€\d]"
)
_PART_OF = lazy(r"占比|占[^，]{0,14}(?:收入|营收|利润|成本|比重|百分比|比例)")
"""A label that says only of what whole: 行政开支…，占总收入的4.5%."""
_PER_EACH = lazy(r"per [a-z]+(?: [a-z]+)?")
"""A label that says only for each of what: "net income of $49 million, or $0.91 per share"."""
NONE = Label("", ())
_SHORTEST = 2
"""Signs that a label has at least."""


def of(
    survey: Survey,
    place: Place,
    reading: QuantityReading,
    others: tuple[Span, ...],
    subject: Found | None,
    head: Label | None,
) -> Label:
    """Return the label of a quantity: what stands before it in its clause, then the noun after it.

    One quantity owns the text between its neighbours, given as `others`. The subject, dates and
    auxiliary words are left out. A change, and a number that its own words do not name, take what
    changed from `head`, the label before them: "Revenue was $12 million, up 8%" labels the 8 %
    "Revenue up". The label is empty when nothing is left.
    """
    window = _window(survey, place, reading, others)
    rules = en_labels if survey.is_english else zh_labels
    spans = rules.spans(survey, window, reading, subject)
    level = is_level(survey, place, reading)
    own = _joined(survey, spans)
    if survey.is_english and own is NONE and (beside := en_labels.apposed(survey, place.span, reading.span, others)):
        return _joined(survey, [*(head.spans if head else ()), *beside])
    if level and own is NONE and head and head.words:
        return _joined(survey, _unchanged(survey, head.spans) or list(head.spans))
    if head and head.words and (_PART_OF.match(own.folded) or _PER_EACH.fullmatch(own.folded)):
        return _joined(survey, [*(_unchanged(survey, head.spans) or head.spans), *own.spans])
    if head is None or not head.words or not (own is NONE or vocabulary.CHANGE_ONLY.fullmatch(own.folded)):
        named = _unchanged(survey, spans) if level else spans
        return _coordinated(survey, window, _joined(survey, named or spans), head)
    changes = [] if level else rules.change_spans(survey, window, reading)
    return _joined(survey, [*head.spans, *changes])


def is_level(seen: Survey, place: Place, reading: QuantityReading) -> bool:
    """Tell whether a number is what something changed from or to, not by: 由12%下降到4.5%, from 3% to 5%."""
    before = seen.text[max(place.span.start, reading.span.start - 24) : reading.span.start]
    after = seen.text[reading.span.end : min(place.span.end, reading.span.end + 12)]
    is_beside = seen.is_english and before.endswith("(")  # "adult women (3.5 percent)"
    return is_beside or bool(_LEVEL_BEFORE.search(before) or _LEVEL_AFTER.match(after))


def whole_of(survey: Survey, metric: Metric) -> Label:
    """Return the label of a metric with the words that say how it changed."""
    return _joined(survey, list(metric.label_spans))


def without_change(survey: Survey, metric: Metric, head: Label | None) -> Label | None:
    """Return what the label of a metric names, for the bare number after it: 费用率下降0.6个百分点至18.3%."""
    if metric.quantity.unit == "times":
        return head  # "or 1.1 times EBITDA" tells of the number before
    if metric.measure != "change":
        return _joined(survey, list(metric.label_spans))
    spans = _unchanged(survey, metric.label_spans)
    return _joined(survey, spans) if spans else head


def _unchanged(survey: Survey, label: Sequence[Span]) -> list[Span]:
    """Return a label without the words that say how it changed; empty when they are all it has."""
    spans = [span for span in label if not vocabulary.CHANGE_ONLY.fullmatch(survey.words(span))]
    if not spans:
        return []
    rules = en_labels if survey.is_english else zh_labels
    words = survey.words(spans[-1])
    tail = rules.CHANGE_TAIL.search(words)
    lead = rules.CHANGE_LEAD.match(words)
    start, end = lead.end() if lead else 0, tail.start() if tail else len(words)
    if end - start < _SHORTEST:
        return []
    return [*spans[:-1], Span(spans[-1].start + start, spans[-1].start + end)]


def _coordinated(survey: Survey, window: Window, own: Label, head: Label | None) -> Label:
    """Return the label of a member of a list with the verb that stands before the list (节约…、…)."""
    if survey.is_english or head is None or not window.is_listed:
        return own
    verb = zh_labels.shared_verb(survey, head.spans, own.folded)
    return _joined(survey, [verb, *own.spans]) if verb else own


def _window(survey: Survey, place: Place, reading: QuantityReading, others: tuple[Span, ...]) -> Window:
    """Return what belongs to a number: its clause, up to the numbers around it."""
    text = survey.text
    parts = clauses_of(survey, place)
    clause = next((c for c in parts if reading.span.start < c.end), place.span)
    earlier = [other.end for other in others if clause.start <= other.end <= reading.span.start]
    later = [other.start for other in others if reading.span.end <= other.start <= place.span.end]
    marks = en_labels.LIST_MARK if survey.is_english else zh_labels.LIST_MARK
    start = max([clause.start, *earlier])
    is_listed = False
    if earlier and (found := list(marks.finditer(text, start, reading.span.start))):
        start = found[-1].end()  # what stands before the mark belongs to the quantity before it
        is_listed = found[-1][0] in ("、", "和", "与", "及", "以及")
    limit = place.span.end if survey.is_english else _bracket_end(text, clause, place.span.end)
    return Window(
        before=Span(start, reading.span.start) if reading.span.start > start else None,
        after=Span(reading.span.end, min([limit, *later])) if min([limit, *later]) > reading.span.end else None,
        clause=clause,
        is_listed=is_listed,
        shares_clause=bool(earlier),
    )


def _balanced(survey: Survey, spans: list[Span]) -> list[Span]:
    """Return a label whose last stretch holds no half of a pair of brackets: "recurring revenue (ARR"."""
    *others, last = spans
    words = survey.text[last.start : last.end]
    opened = max(words.rfind("("), words.rfind("（"))
    if opened > 0 and not any(mark in words[opened:] for mark in ")）"):
        words = words[:opened].rstrip()
    elif opened < 0:
        words = words.rstrip(")）] ")
    return [*others, Span(last.start, last.start + len(words))] if words else others


def _joined(survey: Survey, spans: list[Span]) -> Label:
    spans = [kept for span in spans for kept in _balanced(survey, [span])]
    if not spans:
        return NONE
    words = " ".join(survey.words(span) for span in spans).lower().split()
    if survey.is_english and all(word in STOP for word in words):
        return NONE  # "for a while" names nothing
    joint = " " if survey.is_english else ""
    return Label(
        joint.join(survey.article.quote(span) for span in spans),
        tuple(spans),
        joint.join(survey.words(span) for span in spans),
    )


def _bracket_end(text: str, clause: Span, limit: int) -> int:
    """Return the clause's end, moved to the closing bracket when a mark cut the clause inside brackets."""
    if text.count("（", clause.start, clause.end) > text.count("）", clause.start, clause.end):
        close = text.find("）", clause.end, limit)
        return close + 1 if close >= 0 else clause.end
    return clause.end
