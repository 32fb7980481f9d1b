"""Which words of an English sentence tell what happened on a date."""

from __future__ import annotations

import re

from publisher.extractors import vocabulary
from publisher.extractors.survey import Place, Survey, clauses_of
from publisher.lang.lazy import lazy
from publisher.lang.reading import DateReading
from publisher.model import Role, Span

_AS_OF = lazy(
    r"\b(?:as of|as at|through|ended|ending|since|until|from|for|to|in the year|over(?!\s+in\b)|of|than|"
    r"following its|after)\s+(?:the\s+|its\s+)?(?:\w+\s+){0,1}$",
    re.IGNORECASE,
)
_OF_EVENT = lazy(
    r"\b(?:launch|opening|founding|creation|end|start|summer|autumn|spring|winter|fall|early|middle|beginning|election|morning|evening|night)\s+of\s+(?:the\s+)?$",
    re.I,
)
_IN_PERIOD = lazy(r"\b(?:in|by|during|before|within)\s(?:the\s)?$", re.I)
_NOUN = lazy(
    r"\b(?:upgrades?|launch|opening|acquisition|merger|IPO|issuance|founding|foundation|creation|anniversary|election|appointment|completion|"
    r"start|release|ceremony|flight|debut|closure|sale|purchase|listing|flotation|introduction|adoption|approval|arrival|departure|"
    r"inauguration|formation|discovery|landing|relaunch|move|expansion|award|signing|privatisation|nationalisation|fire|crash|test|tests|mission)\s+(?:in|on|at)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_BOUNDARY = lazy(r"\s(?:and|then|before|while|but|with|followed by|until|when|after)\s|,\s")
_TRIM = ' .,;:()\t"“”-–—*•'
_MIN_WORDS = 2
_SHORT_WORD = 4
"""Letters of the longest word that may say nothing: "just", "then"."""


def event_of(seen: Survey, place: Place, date: DateReading) -> Span | None:
    """Return the stretch of a sentence that tells what happened on a date, or None when nothing did."""
    text = seen.text
    before = text[max(place.span.start, date.span.start - 40) : date.span.start]
    if date.iso[5:6] in ("Q", "H") and not _IN_PERIOD.search(before):
        return None  # "first-quarter results" tells whose they are
    if _AS_OF.search(before) and not _OF_EVENT.search(before) and not _NOUN.search(before):
        return None
    if event := _in_brackets(seen, place, date):
        return event
    if place.role is Role.ITEM and (event := _item(seen, place, date)):
        return event
    if since := re.search(r"\bsince\s(?=[a-z ]{2,40}$)", before):
        return _stripped(text, date.span.start - len(before) + since.end(), date.span.end)
    if _NOUN.search(before):
        return _stripped(text, _segment_start(seen, place, date), date.span.end)
    return _clause(seen, place, date) or _whole_before(seen, place, date)


def _in_brackets(seen: Survey, place: Place, date: DateReading) -> Span | None:
    """Return the noun phrase before a date that stands alone in brackets, where a sentence lists several."""
    text = seen.text
    if text[date.span.start - 1 : date.span.start] != "(" or text[date.span.end : date.span.end + 1] != ")":
        inner = re.compile(r"\([^()]{1,30}$").search(text, place.span.start, date.span.start)
        if inner is None or text[date.span.end : date.span.end + 1] != ")":
            return None
    sentence = text[place.span.start : place.span.end]
    if len(re.findall(r"\((?:[^()]{0,30}\s)?(?:1[5-9]|20)\d\d\)", sentence)) < 2:
        return None
    start = max(
        text.rfind(mark, place.span.start, date.span.start - 1)
        for mark in (", ", " such as ", " including ", "; ", ": ", ") ")
    )
    phrase = text[start : date.span.start - 1] if start >= 0 else ""
    lead = re.match(r"(?:,|;|:|\)| such as| including)?\s*(?:and|or)?\s*", phrase)
    begin = start + (lead.end() if lead else 0)
    return _stripped(text, begin, date.span.end) if begin < date.span.start - 3 and start >= 0 else None


def _item(seen: Survey, place: Place, date: DateReading) -> Span | None:
    """Return what a list item says of its date: the stretch between the dates around it."""
    start, end = _segment_start(seen, place, date), _segment_end(seen, place, date)
    words = seen.text[start : date.span.start] + seen.text[date.span.end : end]
    if vocabulary.STATE_EN.search(words) and not vocabulary.STRONG_EVENT.search(words):
        return None
    has_content = any(len(word) > _SHORT_WORD for word in words.split())
    return _stripped(seen.text, start, end) if has_content and len(words.split()) >= _MIN_WORDS else None


def _clause(seen: Survey, place: Place, date: DateReading) -> Span | None:
    """Return the clause of a date when its verb tells an event; a date alone dates the next clause."""
    start, end = _segment_start(seen, place, date), _segment_end(seen, place, date)
    for _ in range(5):
        words = seen.text[start : date.span.start] + " " + seen.text[max(start, date.span.end) : end]
        if _happens(words):
            return _stripped(seen.text, start, end)
        following = next((d for d in seen.dates_in(place.span) if d.span.start >= end), None)
        limit = following.span.start if following else place.span.end
        if end >= limit:
            return None
        mark = _BOUNDARY.search(seen.text, min(end + 2, limit), limit)
        end = mark.start() if mark else (limit if following is None else end)
        if following and not mark:
            return None
    return None


def _whole_before(seen: Survey, place: Place, date: DateReading) -> Span | None:
    """Return all that stands before a date set off by commas: "The trust opened two stations, A and B, in 2017"."""
    before = seen.text[place.span.start : date.span.start]
    is_first = not any(d.span.end <= date.span.start for d in seen.dates_in(place.span))
    if not is_first or not re.search(r",\s(?:in|on)\s(?:the\s)?$", before) or not _happens(before):
        return None
    return _stripped(seen.text, place.span.start, date.span.end)


def _happens(words: str) -> bool:
    """Tell whether a clause holds a verb that tells an event, states and reports left aside."""
    verbs = [match[0].lower() for match in vocabulary.EVENT_EN.finditer(words)]
    return any(not vocabulary.STATE_EN.fullmatch(verb) for verb in verbs) or bool(vocabulary.PLANNED.search(words))


def _segment_start(seen: Survey, place: Place, date: DateReading) -> int:
    """Return where the words of a date begin: after the date before it and the next boundary, else its clause."""
    earlier = [d for d in seen.dates_in(place.span) if d.span.end <= date.span.start]
    clause = next((c for c in clauses_of(seen, place) if date.span.start < c.end), place.span)
    start = clause.start
    if earlier and earlier[-1].span.end > start:
        marks = list(_BOUNDARY.finditer(seen.text, earlier[-1].span.end, date.span.start))
        start = marks[0].end() if marks else earlier[-1].span.end
    return start


def _segment_end(seen: Survey, place: Place, date: DateReading) -> int:
    """Return where the words of a date end: at the end of its clause, or before the words of the next date."""
    clause = next((c for c in clauses_of(seen, place) if date.span.start < c.end), place.span)
    later = next((d for d in seen.dates_in(place.span) if d.span.start >= date.span.end), None)
    if later is None or later.span.start >= clause.end:
        return max(clause.end, date.span.end)
    marks = list(_BOUNDARY.finditer(seen.text, date.span.end, later.span.start))
    return marks[-1].start() if marks else later.span.start


def _stripped(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    begin = start + len(words) - len(words.lstrip(_TRIM))
    return Span(begin, begin + max(1, len(words.strip(_TRIM))))
