"""Find the milestones of an article: what happened on which date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from publisher.extractors import scopes, subjects, vocabulary
from publisher.extractors.ids import fact_id
from publisher.extractors.survey import Place, Survey, survey
from publisher.lang import quantities
from publisher.lang.reading import DateReading
from publisher.lang.sentences import clauses
from publisher.model import Article, Milestone, Role, Segment, Span, Subject

_AS_OF = re.compile(
    r"(?:截至|截止|截|自|从|始于|据)$"
    r"|\b(?:as of|through|ended|ending|since|until|from|in the year)\s+(?:the\s+)?(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_DATE_LEAD = re.compile(r"(?:也|还|又|已|就|便|并)?(?:在|于|自|从)?\s*$|(?:\b(?:in|on|by|at|during|since)\s+)$", re.I)
_LONGEST = 64
"""Signs that an event may have, the clause after it included."""
_TRIM = " .，,、；;：:（）()\t\u3000"


class MilestoneExtractor:
    """Finds milestones in the paragraphs of an article."""

    def extract(self, article: Article) -> Iterator[Milestone]:
        """Yield the milestones of an article in reading order."""
        seen = survey(article)
        source = next((line.span for line in article.lines if line.role is Role.SOURCE), None)
        occurrences: Counter[tuple[int, str]] = Counter()
        for place in seen.places:
            for date in seen.dates_in(place.span):
                if source is not None and date.span in source:
                    continue
                occurrences[(place.span.start, seen.article.quote(date.span))] += 1
                count = occurrences[(place.span.start, seen.article.quote(date.span))]
                if milestone := _milestone(seen, place, date, count):
                    yield milestone


def _milestone(seen: Survey, place: Place, date: DateReading, occurrence: int) -> Milestone | None:
    if not _may_date_an_event(seen, place, date):
        return None
    event = _event_span(seen, place, date)
    if event is None:
        return None
    words = seen.words(event)
    has_number = any(
        not r.span.overlaps(date.span) for r in quantities.find(seen.text, event, (date.span,), seen.article.language)
    )
    if (has_number and not vocabulary.STRONG_EVENT.search(words)) or (
        vocabulary.STATE_ONLY.search(words) and not vocabulary.STRONG_EVENT.search(words)
    ):
        return None
    sentence, quote = seen.sentence(place.span), seen.article.quote(date.span)
    found = subjects.of(seen, place, event.end, None)
    doubts = tuple(
        d for d, holds in (("year-inferred", date.basis == "inferred"), ("planned", _is_planned(seen, event))) if holds
    )
    return Milestone(
        id=fact_id("e", sentence, quote, occurrence),
        span=date.span,
        quote=quote,
        date=date.iso,
        event=_event_words(seen, event, date),
        event_span=event,
        subject=Subject(segment=Segment.of(found.words, found.span), span=found.span) if found else None,
        sentence=sentence,
        planned=_is_planned(seen, event),
        rule=f"{seen.article.language[:2]}.event",
        salience=3 if vocabulary.STRONG_EVENT.search(words) else 2,
        confidence="review" if doubts else "auto",
        review=doubts,
    )


def _may_date_an_event(seen: Survey, place: Place, date: DateReading) -> bool:
    """Tell whether a date is neither an as-of date, nor a base of comparison, nor a span of time."""
    before = seen.text[max(place.span.start, date.span.start - 30) : date.span.start]
    if _AS_OF.search(before) or scopes.is_comparison(seen, date) or date.is_range:
        return False
    after = seen.text[date.span.end : date.span.end + 2]
    return not (date.is_end and not after.startswith(("，", "前"))) and after[:1] not in ("底", "末")


def _event_span(seen: Survey, place: Place, date: DateReading) -> Span | None:
    """Return the clause of the date, with the next one while it holds no verb of an event."""
    event_words = vocabulary.EVENT_EN if seen.article.language == "en" else vocabulary.EVENT_ZH
    parts = clauses(seen.text, place.span, seen.article.language)
    at = next((i for i, clause in enumerate(parts) if date.span.start < clause.end), None)
    if at is None:
        return None
    start = parts[at].start
    for i, clause in enumerate(parts[at : at + 4], start=at):
        if i > at and _is_dated(seen, clause, date):
            return None
        rest = seen.text[start : date.span.start] + seen.text[date.span.end : clause.end]
        happens = event_words.search(rest) or vocabulary.PLANNED.search(rest)
        if len(rest.strip(_TRIM)) >= 4 and happens:
            return _stripped(seen.text, start, _outcome_end(seen, parts, i, start, date))
    return None


def _is_dated(seen: Survey, clause: Span, date: DateReading) -> bool:
    return any(other.span in clause for other in seen.dates if other is not date)


def _outcome_end(seen: Survey, parts: tuple[Span, ...], at: int, start: int, date: DateReading) -> int:
    """Return where the event ends: with the next clause when that says what it opened or founded."""
    following = parts[at + 1] if at + 1 < len(parts) else None
    if following is None or seen.article.language == "en" or following.end - start > _LONGEST:
        return parts[at].end
    has_number = any(True for _ in quantities.find(seen.text, following, (), seen.article.language))
    is_outcome = vocabulary.STRONG_EVENT.search(seen.words(following)) and not _is_dated(seen, following, date)
    return following.end if is_outcome and not has_number else parts[at].end


def _stripped(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    begin = start + len(words) - len(words.lstrip(_TRIM))
    return Span(begin, begin + len(words.strip(_TRIM)))


def _event_words(seen: Survey, event: Span, date: DateReading) -> Segment:
    """Return the event as written, without its date and the preposition before it."""
    lead = seen.text[event.start : max(event.start, date.span.start)]
    cut = _DATE_LEAD.search(lead)
    before = lead[: cut.start()] if cut else lead
    start = max(event.start, date.span.end)
    after = seen.text[start : event.end]
    start += len(after) - len(after.lstrip(_TRIM))
    if before.strip(_TRIM):
        joint = " " if seen.article.language == "en" else ""
        head = seen.article.quote(Span(event.start, event.start + len(before))).strip(_TRIM)
        tail = seen.article.text[start : event.end].strip(_TRIM)
        return Segment.of(f"{head}{joint}{tail}" if tail else head)
    return seen.segment(Span(start, event.end)) if event.end > start else seen.segment(event)


def _is_planned(seen: Survey, event: Span) -> bool:
    return bool(vocabulary.PLANNED.search(seen.words(event)))
