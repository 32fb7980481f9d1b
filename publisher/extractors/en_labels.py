"""The label of a number in English text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from publisher.extractors import vocabulary
from publisher.extractors.found import Found
from publisher.extractors.survey import Survey
from publisher.extractors.window import Window, trim
from publisher.lang import en_units
from publisher.lang.lazy import lazy
from publisher.lang.reading import QuantityReading
from publisher.model import Span

LIST_MARK = lazy(r",|;|\band\b")
_LEAD = lazy(
    r"(?:'(?:s|re|ve|ll|d)\b|(?:if|because|so|just|when|while|then|there|said|says|noted|stated|added(?=\sthat)|announced|reported|that|and|but|with|as|the|a|an|its|our|"
    r"their|which|who|he|she|also|has|have|had|in|of|to|by|it|we|they|now|today|on|for|at|from|is|are|was|were|will|be|been|or|"
    r"against|representing|reflecting|including|bringing|making|generating|resulting|compared|versus|company|group|bank|trust|scheme|regulator|government|ministry|council|"
    r"frequently|currently|already|nearly|alone|these|those|this|between|over|after|during|before|under)\b|[\s,;:()\-–—\"“”'*•])+",
    re.I,
)
_TAIL = lazy(
    r"(?:\b(?:against|was|were|is|are|has|have|had|been|be|of|to|by|at|in|for|from|the|a|an|totall?ed|totall?ing|reached|reaching|hit|stood|stands|came|"
    r"it|its|and|about|nearly|over|now|with|approximately|an estimated|or|than|as|some|amounted|"
    r"averaged|averaging|remained|remains|"
    r"unchanged|changed|little|steady|worth|between|more|another|just|around|almost|only|exceeded|surpassed|which|that|will|would|we|they|"
    r"grew|rose|fell|climbed|dropped|declined|increased|decreased|jumped|"
    r"(?<!make )(?<!makes )up|down|slightly|sharply|expects?|expected|also|still|per|on|their|our)\b|"
    r"[\s,;:()\-–—\"“”'+])+$",
    re.I,
)
_AFTER_END = lazy(
    r"[,;:().]|\d|\b(?:and|compared|versus|from|up|down|while|which|that|as of|at|by|in|on|"
    r"during|since|after|to|as|with|or|than|before|"
    r"across|over|through|under|within|despite|without|"
    r"toward|towards|because|when|where|who|is|are|was|were|has|have|had|this|last|each|every day|"
    r"a year|the (?:year|previous|prior|same)|an hour|a day)\b"
)
_IN_PHRASE = lazy(
    r"\s(?:in|of|for)\s(?:its\s|our\s|their\s|the\s)?(?P<noun>(?!(?:one|two|three|four|six|nine|twelve)\s(?:years|months|quarters|weeks|days)|the|fiscal|prior|previous|same|year|first|second|third|fourth)[a-z][^,;:.()\d]{2,60}?)(?=\s(?:at|as|by|during|from|to|which|that|for|after|compared|in)\b|[,;:.()\d]|$)"
)
_DIRECTION = lazy(
    r"\b(?:up|down|rose|rise|grew|growth|fell|fall|increased?|decreased?|declined?|dropped|growing|higher|lower|climbed|gain|narrowed|widened)\b",
    re.IGNORECASE,
)
_BASIS = lazy(
    r"\s(?:year[- ]over[- ]year|year[- ]on[- ]year|quarter[- ]on[- ]quarter|sequentially|(?:on|"
    r"at|in) (?:a |an )?(?:constant|currency|comparable|like|organic|reported|"
    r"trailing)[^,;.()\d]{3,36}?(?=[,;.()]|\sand\b|$))",
    re.IGNORECASE,
)
_CHANGED = lazy(
    r"\s(?:rose|grew|fell|increased|decreased|declined|dropped|climbed|jumped|improved|narrowed|widened|slipped|edged|surged)\b",
    re.I,
)
CHANGE_TAIL = lazy(
    rf"(?:\s(?:was|were|is|are|has|have|had|been|also|then|slightly|further))*\s"
    rf"(?:{vocabulary.UP.pattern}|{vocabulary.DOWN.pattern}|edged|inched|ticked|crept|nudged)"
    r"(?:\s(?:on the (?:month|year|quarter)|over the year|year[- ]on[- ]year|year[- ]over[- ]year))?$"
    r"|\s(?:was|were|is|are)$",
    re.IGNORECASE,
)
"""The words of change that a label ends with."""
CHANGE_LEAD = lazy(
    r"(?:grew|increased|raised|lifted|cut|reduced|widened|narrowed|doubled|expanded|boosted|improved)\s(?:its\s|the\s)?(?=[a-z])",
    re.I,
)
"""The verb of change that a label begins with: "grew revenue"."""
_VERB_BREAK = lazy(
    r"\b(?:said|noted|stated|added|told [a-z]+|announced|reported|showed|shows|found|to get|helped|saw|posted|recorded|"
    r"delivered|achieved|expects?|generated|"
    r"employs?|operates?|serves?|raised|secured|won|received)\s+(?:that\s+)?(?:the\s+|a\s+|an\s+|its\s+)?",
    re.IGNORECASE,
)
_WAITS = lazy(
    r"\b(?:accounts?|accounted|accounting) for\s*$|\bma(?:kes?|de) up\s*$|"
    r"\brepresent(?:s|ed|ing)?\s*$|\bcovers?\s*$",
    re.I,
)
"""Verbs of a part that wait for the whole after the number."""
_WITH = lazy(r"\bwith\s*$")
_CIRCUMSTANCE = lazy(
    r"\s?(?:from|in|at|by|for|with|on)\s(?:the\s)?[\w&'-]+(?:\s[\w&'-]+){0,2}\s(?:for|at|worth|in|with)\s"
)
"""A circumstance between two numbers of a clause, which names neither."""
_RELATIVE = lazy(r"\b(?:that|which|who)\s(?:will|would|has|have|had|can)?\s?")
_PREPOSITION = lazy(r"\s(?:for|on|in|from|by|with|through|across|under|within|at)\s")
_BESIDE = lazy(
    r"(?:^|(?<=\n)|[.!?]\s|[,;:(]\s?|\b(?:and|for|or|with|among|including|both|while|but|that"
    r"|the|by those from|followed by)\s)"
    r"(?P<words>(?!(?:and|or|the|both|for|but|which|of)\b)[A-Za-z][\w'-]*(?:\s(?!(?:and|or|was|were|is|are|has|have|for|with|among)\b)[A-Za-z][\w'-]*){0,4})\s?(?P<mark>[(,])\s?$",
    re.I,
)
_ARTICLE = lazy(
    r"\b(?:a|an|its|their|our|another|this)\s(?P<words>(?:(?!total|record|combined|further|additional)[a-z][a-z-]*\s)?)$",
    re.I,
)
_NOUN_NEXT = lazy(
    r"\s(?!(?:a|an|the|it|we|they|he|she|that|which|who|of|to|in|on|at|for|from|by|with|and|or|was|is|were|are|has|had|as|per|more|less|year|"
    r"quarter|month|increase|decrease|rise|drop|fall|decline|gain|jump|growth|up|down|higher|lower|this|last|over|under|each|every)\b)[a-z]{3}"
)
"""A noun that an amount before it may qualify."""
_MAX_WORDS = 8


def spans(survey: Survey, window: Window, reading: QuantityReading, subject: Found | None) -> list[Span]:
    """Return the stretches of a label: what stands before the number, the noun it counts, a few words after it."""
    noun = _noun_span(survey, reading)
    before = _before(survey, window.before, subject) if window.before else []
    if window.before and noun and _WITH.search(survey.text, window.before.start, window.before.end):
        before = []  # "marks its birthday with 11.4 million journeys"
    if window.before and window.shares_clause and _CIRCUMSTANCE.fullmatch(survey.words(window.before)):
        before = []  # "ordered 18 trains from Stadmark for £126 million"
    if window.before and _is_change(survey, window.before, reading):
        before = _with_change(survey, before, window.before)
    if not noun and (named := _attributed(survey, window)):
        return named
    found = [*before, *([noun] if noun else [])]
    if window.after:
        kept = None
        waits = window.before and _WAITS.search(survey.text, window.before.start, window.before.end)
        if not before or noun or waits or not _is_noun_phrase(survey, before):
            limit = 6 if survey.words(window.after).startswith(" of ") else 4 if noun or waits or not found else 3
            kept = _after(survey, window.after, limit=limit)
        if kept is None and not found:
            kept = _in_phrase(survey, window.after)
        found += [kept] if kept else []
    return _with_direction(survey, window, reading, found)


def _attributed(survey: Survey, window: Window) -> list[Span]:
    """Return what an amount stands before as an attribute: "a separate $2.5 billion programme"."""
    if window.before is None or window.after is None:
        return []
    opened = _ARTICLE.search(survey.text, window.before.start, window.before.end)
    if opened is None or not _NOUN_NEXT.match(survey.text, window.after.start, window.after.end):
        return []
    words = opened["words"].rstrip()
    noun = _after(survey, window.after, limit=2)
    kind = [Span(opened.start("words"), opened.start("words") + len(words))] if words else []
    return [*kind, noun] if noun else []


def apposed(survey: Survey, sentence: Span, figure: Span, others: Sequence[Span]) -> list[Span]:
    """Return what a number in brackets, or between commas, stands beside: "adult women (3.5 percent)"."""
    found = _BESIDE.search(survey.text, max(sentence.start, figure.start - 90), figure.start)
    if found is None or (found["mark"] == "," and survey.text[figure.end : figure.end + 1] != ","):
        return []
    if any(found.start("words") < other.end and other.start < found.end("words") for other in others):
        return []
    beside = Span(*found.span("words"))
    return [] if survey.dates_in(beside) else [beside]


def _with_direction(survey: Survey, window: Window, reading: QuantityReading, found: list[Span]) -> list[Span]:
    """Add to a label how its number changed, when that stands between them: "revenue was up 8%"."""
    if not found or window.before is None or found[-1].end > window.before.end:
        return found
    if not _is_change(survey, window.before, reading):
        return found
    words = _DIRECTION.search(survey.text, found[-1].end, window.before.end)
    if words is None or _CHANGED.search(survey.text, found[-1].start - 1, found[-1].end + 1):
        return found
    basis = _BASIS.match(survey.text, window.after.start, window.after.end) if window.after else None
    return [*found, Span(*words.span()), *([Span(basis.start() + 1, basis.end())] if basis else [])]


def change_spans(survey: Survey, window: Window, reading: QuantityReading) -> list[Span]:
    """Return the words that say how something changed ("up", "year-over-year"), around the number."""
    found = []
    if window.before:
        words = list(_DIRECTION.finditer(survey.text, window.before.start, window.before.end))
        found += [Span(*words[-1].span())] if words else []
    if window.after:
        after = _DIRECTION.match(survey.text, window.after.start + 1, window.after.end)
        if after and not found:
            found.append(Span(*after.span()))
        if basis := _BASIS.search(survey.text, window.after.start, min(window.after.end, window.after.start + 60)):
            found.append(Span(basis.start() + 1, basis.end()))
    return found


def _before(survey: Survey, before: Span, subject: Found | None) -> list[Span]:
    text = survey.text
    opened = text.rfind("(", before.start, before.end)
    start = max(before.start, opened + 1) if text.find(")", opened, before.end) < 0 else before.start
    pieces = _without_dates(survey, start, before.end)
    kept = []
    for number, (first, last) in enumerate(pieces):
        first = _after_subject(text, first, last, subject)
        if relatives := list(_RELATIVE.finditer(text, first, last)):
            rest = trim(text, relatives[-1].end(), last, _LEAD, _TAIL)
            first = relatives[-1].end() if rest else first
        if breaks := list(_VERB_BREAK.finditer(text, first, last)):
            rest = trim(text, breaks[-1].end(), last, _LEAD, _TAIL)
            first = breaks[-1].end() if rest else first
        span = trim(text, first, last, _LEAD, _TAIL)
        if span and number < len(pieces) - 1 and not re.search(r"[a-z]{3}", text[span.start : span.end]):
            continue
        if span:
            kept.append(_shortened(text, span))
    return kept[-2:]


def _after_subject(text: str, start: int, end: int, subject: Found | None) -> int:
    """Return where a label begins once the subject at its very start is left out."""
    lead = _LEAD.match(text, start, end)
    at = lead.end() if lead else start
    if subject and text.startswith(subject.words, at) and at + len(subject.words) <= end:
        return at + len(subject.words)
    return start


def _is_change(survey: Survey, before: Span, reading: QuantityReading) -> bool:
    """Tell whether a number says by how much something changed, and not what it came to."""
    is_ratio = reading.quantity.unit in ("%", "pp", "basis point")
    return is_ratio or survey.text[before.start : before.end].rstrip().endswith(" by")


def _with_change(survey: Survey, kept: list[Span], before: Span) -> list[Span]:
    """Add the verb of a change to its label: "earnings rose"."""
    if not kept:
        return kept
    verb = _CHANGED.search(survey.text, kept[-1].end, before.end)
    return [*kept, Span(verb.start() + 1, verb.end())] if verb and verb.start() == kept[-1].end else kept


def _without_dates(survey: Survey, start: int, end: int) -> list[tuple[int, int]]:
    pieces = []
    for date in survey.dates_in(Span(start, end)) if end > start else ():
        if date.span.start > start:
            pieces.append((start, date.span.start))
        start = date.span.end
    return [*pieces, (start, end)] if end > start else pieces


def _shortened(text: str, span: Span) -> Span:
    """Return a label of at most eight words: its phrases after a preposition go first."""
    words = text[span.start : span.end]
    if len(words.split()) <= _MAX_WORDS:
        return span
    cut = next((m for m in _PREPOSITION.finditer(words) if 2 <= len(words[: m.start()].split()) <= _MAX_WORDS), None)
    if cut:
        return Span(span.start, span.start + cut.start())
    tail = words.split(maxsplit=len(words.split()) - _MAX_WORDS)[-1]
    return Span(span.end - len(tail), span.end)


def _is_noun_phrase(survey: Survey, spans: list[Span]) -> bool:
    """Tell whether words can stand alone as a label, and are no verb that waits for its object."""
    last = survey.words(spans[-1]).split()[-1].lower()
    return not re.search(r"(?:ed|ing)$", last) or last in (
        "earnings",
        "holding",
        "spending",
        "lending",
        "funding",
        "housing",
    )


def _noun_span(survey: Survey, reading: QuantityReading) -> Span | None:
    is_measure = reading.noun.lower() in en_units.MEASURES or reading.noun in en_units.CURRENCY_WORDS
    if not reading.noun or is_measure or reading.noun.replace("-", " ") in en_units.PAIRED_MEASURES:
        return None
    at = survey.text.rfind(reading.noun, reading.span.start, reading.span.end)
    return Span(at, at + len(reading.noun)) if at > reading.span.start else None


def _after(survey: Survey, after: Span, limit: int) -> Span | None:
    words = survey.text[after.start : after.end]
    stop = next((m.start() for m in _AFTER_END.finditer(words)), len(words))
    kept = re.match(rf"(?:\s*\S+){{0,{limit}}}", words[:stop])
    return trim(
        survey.text,
        after.start,
        after.start + (kept.end() if kept else 0),
        re.compile(r"^(?:of\b|'s\b|\s|-)+"),
        re.compile(r"(?:\b(?:a|an|the|for|of|its|our|their)\b|\s)+$"),
    )


def _in_phrase(survey: Survey, after: Span) -> Span | None:
    """Return what an amount is in: "$1.8 billion in cash"."""
    found = _IN_PHRASE.match(survey.text, after.start, after.end)
    return Span(*found.span("noun")) if found else None
