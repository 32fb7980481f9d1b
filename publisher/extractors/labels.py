"""What a number measures: the noun phrase around it, put together from stretches of its clause."""

from __future__ import annotations

import re
from dataclasses import dataclass

from publisher.extractors import vocabulary
from publisher.extractors.subjects import Found
from publisher.extractors.survey import Place, Survey
from publisher.lang.en_units import STOP
from publisher.lang.reading import QuantityReading
from publisher.lang.sentences import clauses
from publisher.model import Span

_ZH_LEAD = re.compile(
    r"^(?:其中|此外|同时|并且|并|且|而|也|还|又|已经|已|截至|截止|目前|如今|至今|了|的|在|将|把|使|让|至|到|达|为|有|约|是|从|由|以及|及|和|与|"
    r"、|当年|共|[，。“”「」：:\s])+"
)
_ZH_CIRCUMSTANCE = re.compile(
    r"^(?:在|于)[^，]*?(?:领域|方面|行业|地区|市场|期间|过程中|基础上|全球|全国|中)(?=[^，]{1,})"
)
_ZH_TAIL = re.compile(
    r"(?:已经|已|达到|高达|多达|达|为|至|到|有|约|是|在|了|共计|共|总计|合计|的|约为|突破|超过|保持在|维持在|稳定在|增至|升至|降至|"
    r"分别|累计达|就|仅|只|每|近|则|从|由|[，、：:（(“”「」\s])+$"
)
_ZH_AFTER_END = re.compile(r"[，。；：！？、“”]|以及|和|与|及(?!其)|并|同比|环比|较|，")
_EN_LEAD = re.compile(
    r"^(?:'(?:s|re|ve|ll|d)\b|(?:if|because|so|just|when|while|then|there|said|says|announced|reported|that|and|but|while|with|as|the|a|an|its|our|their|that|which|who|also|has|have|had|in|of|to|by|it|we|they|now|today|"
    r"on|for|at|from|is|are|was|were)\b|[\s,;:()\-–—\"“”'])+",
    re.I,
)
_EN_TAIL = re.compile(
    r"(?:\b(?:was|were|is|are|has|have|had|been|be|of|to|by|at|in|for|from|the|a|an|totaled|totalled|reached|hit|stood|came|"
    r"rose|grew|fell|increased|decreased|declined|climbed|jumped|dropped|up|down|it|its|and|about|nearly|over|"
    r"now|with|approximately|an estimated)\b|[\s,;:()\-–—\"“”'+])+$",
    re.I,
)
_EN_AFTER_END = re.compile(
    r"[,;:().]|\b(?:and|compared|versus|from|up|down|while|which|that|as of|at|by|in|on|during|since|after|to|as|with)"
    r"\b"
)
_LIST_MARK = re.compile(r"、|以及|和|与|及|，|,|;|\band\b")
_UP_OR_DOWN = re.compile(r"\b(?:up|down|rose|grew|fell|increased|decreased|declined|dropped|growing)\b", re.IGNORECASE)
_MAX_WORDS = {"en": 8}
_MAX_SIGNS = 26


@dataclass(frozen=True, slots=True)
class Label:
    """A label's words, and the stretches of the article they are made of."""

    words: str
    spans: tuple[Span, ...]


def of(
    survey: Survey, place: Place, reading: QuantityReading, others: tuple[Span, ...], subject: Found | None
) -> Label:
    """Return the label of a quantity: what stands before it in its clause, then the noun after it.

    One quantity owns the text between its neighbours, given as `others`. The subject, dates and
    auxiliary words are left out. The label is empty when nothing is left.
    """
    clause = next(
        (c for c in clauses(survey.text, place.span, survey.article.language) if reading.span.start < c.end), place.span
    )
    earlier = [other.end for other in others if clause.start <= other.end <= reading.span.start]
    later = [other.start for other in others if reading.span.end <= other.start <= clause.end]
    start = max([clause.start, *earlier])
    if earlier and (marks := list(_LIST_MARK.finditer(survey.text, start, reading.span.start))):
        start = marks[-1].end()  # what stands before the mark belongs to the quantity before it
    before = Span(start, reading.span.start) if reading.span.start > start else None
    after_end = min(
        [place.span.end if survey.article.language == "en" else _bracket_end(survey, clause, place), *later]
    )
    after = Span(reading.span.end, after_end) if after_end > reading.span.end else None
    cut = _english if survey.article.language == "en" else _chinese
    return _joined(survey, cut(survey, before, after, reading, subject))


def of_change(survey: Survey, label: Label, head: Label | None, before: Span) -> Label:
    """Return the label of a change: what changed, taken from the number before it where its own words do not say.

    "Revenue was $12 million, up 8%" labels the 8% "Revenue up". `before` is the text that leads to the number.
    """
    if head is None or not head.words or not vocabulary.CHANGE_ONLY.fullmatch(label.words):
        return label
    if not label.words:
        after = re.match(r"(?:\s+[^\s,;.()]+){1,5}", survey.text[before.end : before.end + 60])
        end = before.end + (after.end() if after else 0)
        tail = _trim(survey.text, before.end, end, re.compile(r"^\s+"), re.compile(r"\s+(?:and)?$"))
        return _joined(survey, [*head.spans, *([tail] if tail else [])])
    spans = list(label.spans)
    if survey.article.language == "en":
        words = [
            Span(before.start + m.start(), before.start + m.end()) for m in _UP_OR_DOWN.finditer(survey.words(before))
        ]
        spans = [*(word for word in words[-1:] if not any(word in span for span in spans)), *spans]
    return _joined(survey, [*head.spans, *spans])


def _joined(survey: Survey, spans: list[Span]) -> Label:
    words = " ".join(survey.words(span) for span in spans).lower().split()
    if survey.article.language == "en" and all(word in STOP for word in words):
        return Label("", ())  # "for a while" names nothing
    joint = " " if survey.article.language == "en" else ""
    return Label(joint.join(survey.article.quote(span) for span in spans), tuple(spans))


def _bracket_end(survey: Survey, clause: Span, place: Span | Place) -> int:
    """Return the clause's end, moved to the closing bracket when a mark cut the clause inside brackets."""
    words = survey.text[clause.start : clause.end]
    limit = place.span.end if isinstance(place, Place) else place.end
    if words.count("（") > words.count("）"):
        close = survey.text.find("）", clause.end, limit)
        return close + 1 if close >= 0 else clause.end
    return clause.end


def _chinese(
    survey: Survey, before: Span | None, after: Span | None, reading: QuantityReading, subject: Found | None
) -> list[Span]:
    spans = []
    if before and (kept := _zh_before(survey, before, subject)):
        spans.append(kept)
    if after and (kept := _zh_after(survey, after)):
        spans.append(kept)
    return spans


def _zh_before(survey: Survey, before: Span, subject: Found | None) -> Span | None:
    start, end = before.start, before.end
    for date in survey.dates_in(before):
        start = max(start, date.span.end)
    if subject and subject.words:
        at = survey.text.rfind(subject.words, start, end)
        start = at + len(subject.words) if at >= 0 else start
    anaphor = re.match(r"[，\s]*(?:该|此|本)[\u4e00-\u9fff]{1,3}?(?=已|在|共|累计|的)", survey.text[start:end])
    start += anaphor.end() if anaphor else 0
    span = _trim(survey.text, start, end, _ZH_LEAD, _ZH_TAIL)
    if span and (circumstance := _ZH_CIRCUMSTANCE.match(survey.text[max(start, span.start - 1) : span.end])):
        span = _trim(survey.text, max(start, span.start - 1) + circumstance.end(), span.end, _ZH_LEAD, _ZH_TAIL)
    if span and span.end - span.start > _MAX_SIGNS:
        comma = survey.text.rfind("、", span.start, span.end)
        span = Span(max(comma + 1, span.end - _MAX_SIGNS), span.end)
    return span


def _zh_after(survey: Survey, after: Span) -> Span | None:
    words = survey.text[after.start : after.end]
    bracket = re.match(r"[^，。；、]{0,12}（[^）]{0,30}）", words)
    stop = bracket.end() if bracket else next((m.start() for m in _ZH_AFTER_END.finditer(words)), len(words))
    return _trim(
        survey.text, after.start, after.start + min(stop, 40), re.compile(r"^[\s的“”]+"), re.compile(r"[\s了]+$")
    )


def _english(
    survey: Survey, before: Span | None, after: Span | None, reading: QuantityReading, subject: Found | None
) -> list[Span]:
    spans = []
    if before and (kept := _en_before(survey, before, subject)):
        spans.append(kept)
    noun = _noun_span(survey, reading)
    if noun:
        spans.append(noun)
    if after and (kept := _en_after(survey, after, limit=4 if noun or not spans else 3)):
        spans.append(kept)
    return spans


def _en_before(survey: Survey, before: Span, subject: Found | None) -> Span | None:
    start = before.start
    for date in survey.dates_in(before):
        start = max(start, date.span.end)
    at = survey.text.find(subject.words, start, before.end) if subject else -1
    if subject and at >= 0:
        start = at + len(subject.words)
    opening = survey.text.rfind("(", start, before.end)
    start = max(start, opening + 1)
    span = _trim(survey.text, start, before.end, _EN_LEAD, _EN_TAIL)
    words = survey.text[span.start : span.end].split() if span else []
    if span and len(words) > _MAX_WORDS["en"]:
        tail = survey.text[span.start : span.end].split(maxsplit=len(words) - _MAX_WORDS["en"])[-1]
        span = Span(span.end - len(tail), span.end)
    return span


def _noun_span(survey: Survey, reading: QuantityReading) -> Span | None:
    if not reading.noun:
        return None
    at = survey.text.rfind(reading.noun, reading.span.start, reading.span.end)
    return Span(at, at + len(reading.noun)) if at > reading.span.start else None


def _en_after(survey: Survey, after: Span, limit: int) -> Span | None:
    words = survey.text[after.start : after.end]
    stop = next((m.start() for m in _EN_AFTER_END.finditer(words)), len(words))
    kept = re.match(rf"(?:\s*\S+){{0,{limit}}}", words[:stop])
    return _trim(
        survey.text,
        after.start,
        after.start + (kept.end() if kept else 0),
        re.compile(r"^(?:of\b|\s)+"),
        re.compile(r"(?:\b(?:a|an|the|for|of|its|our|their)\b|\s)+$"),
    )


def _trim(text: str, start: int, end: int, lead: re.Pattern[str], tail: re.Pattern[str]) -> Span | None:
    """Return the stretch without the words that `lead` and `tail` match at its ends, or None when nothing is left."""
    words = text[start:end]
    if found := lead.match(words):
        start, words = start + found.end(), words[found.end() :]
    if found := tail.search(words):
        end = start + found.start()
    return Span(start, end) if end > start else None
