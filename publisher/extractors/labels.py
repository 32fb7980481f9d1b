"""What a number measures: the noun phrase around it, put together from stretches of its clause."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.extractors import en_labels, vocabulary, zh_labels
from publisher.extractors.found import Found
from publisher.extractors.survey import Place, Survey
from publisher.extractors.window import Window
from publisher.lang.en_units import STOP
from publisher.lang.reading import QuantityReading
from publisher.lang.sentences import clauses
from publisher.model import Span


@dataclass(frozen=True, slots=True)
class Label:
    """A label's words, and the stretches of the article they are made of."""

    words: str
    spans: tuple[Span, ...]


NONE = Label("", ())


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
    own = _joined(survey, spans)
    if head is None or not head.words or not (own is NONE or vocabulary.CHANGE_ONLY.fullmatch(own.words)):
        return _coordinated(survey, window, own, head)
    return _joined(survey, [*head.spans, *(rules.change_spans(survey, window, reading))])


def _coordinated(survey: Survey, window: Window, own: Label, head: Label | None) -> Label:
    """Return the label of a member of a list with the verb that stands before the list (节约…、…)."""
    if survey.is_english or head is None or not window.is_listed:
        return own
    verb = zh_labels.shared_verb(survey, head.spans, own.words)
    return _joined(survey, [verb, *own.spans]) if verb else own


def _window(survey: Survey, place: Place, reading: QuantityReading, others: tuple[Span, ...]) -> Window:
    """Return what belongs to a number: its clause, up to the numbers around it."""
    text = survey.text
    parts = clauses(text, place.span, survey.article.language)
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


def _joined(survey: Survey, spans: list[Span]) -> Label:
    if not spans:
        return NONE
    words = " ".join(survey.words(span) for span in spans).lower().split()
    if survey.is_english and all(word in STOP for word in words):
        return NONE  # "for a while" names nothing
    joint = " " if survey.is_english else ""
    return Label(joint.join(survey.article.quote(span) for span in spans), tuple(spans))


def _bracket_end(text: str, clause: Span, limit: int) -> int:
    """Return the clause's end, moved to the closing bracket when a mark cut the clause inside brackets."""
    if text.count("（", clause.start, clause.end) > text.count("）", clause.start, clause.end):
        close = text.find("）", clause.end, limit)
        return close + 1 if close >= 0 else clause.end
    return clause.end
