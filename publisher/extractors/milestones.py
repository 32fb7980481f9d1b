"""Find the milestones of an article: what happened on which date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from publisher.extractors import comparisons, en_events, periods, subjects, vocabulary, zh_events
from publisher.extractors.found import Found
from publisher.extractors.ids import fact_id
from publisher.extractors.survey import Place, Survey, survey
from publisher.lang import quantities
from publisher.lang.lazy import lazy
from publisher.lang.reading import DateReading
from publisher.model import Article, Milestone, Segment, Span

_DATE_LEAD = lazy(
    r"(?:也|还|又|已|就|便|并|则|曾)?(?:在|于|自|从|至|到)?\s*$|(?:\b(?:in|on|by|at|during|since|from|for)\s+(?:the\s+)?|[(])$",
    re.I,
)
_MOVED_TO = lazy(
    r"(?:延迟|推迟|延期|顺延|延长|提前)(?:至|到)$|"
    r"\b(?:postponed|delayed|extended|moved|deferred|brought forward)\s(?:to|until|till)\s$",
    re.I,
)
"""What needs the date after it: 推迟至5月举行, "postponed to May"."""
_SHORT_SIGNS, _SHORT_WORDS = 6, 2
"""Signs of Chinese, and words of English, with which an event says too little."""
_TRIM = ' .，,、；;：:（）()\t\u3000"”“-–—*•'


class MilestoneExtractor:
    """Finds milestones in the paragraphs of an article."""

    def extract(self, article: Article) -> Iterator[Milestone]:
        """Yield the milestones of an article in reading order; the same event told twice is told once."""
        seen = survey(article)
        occurrences: Counter[tuple[int, str]] = Counter()
        told: set[tuple[str, str]] = set()
        for place in seen.places:
            for date in seen.dates_in(place.span):
                key = (place.span.start, seen.article.quote(date.span))
                occurrences[key] += 1
                milestone = _milestone(seen, place, date, occurrences[key])
                if milestone and (milestone.date, milestone.event.source) not in told:
                    told.add((milestone.date, milestone.event.source))
                    yield milestone


def _milestone(seen: Survey, place: Place, date: DateReading, occurrence: int) -> Milestone | None:
    if date.is_range or (comparisons.is_comparison(seen, date) and not comparisons.begins(seen, date)):
        return None
    rules = en_events if seen.is_english else zh_events
    event = rules.event_of(seen, place, date)
    if event is None or not _is_event(seen, event, date):
        return None
    sentence, quote = seen.sentence(place.span), seen.article.quote(date.span)
    found = subjects.of(seen, place, Span(event.start, event.end))
    if found and seen.text.startswith("以来", event.end) and found.words not in seen.words(event):
        found = None  # 自1998年对外开放以来，甲港…: whose it is comes later
    is_planned = _is_planned(seen, event, date)
    doubts = tuple(
        doubt for doubt, holds in (("year-inferred", date.basis == "inferred"), ("planned", is_planned)) if holds
    )
    return Milestone(
        id=fact_id("e", sentence, quote, occurrence),
        span=date.span,
        quote=quote,
        # What is done at the end of a month is done in that month; its last day is a guess.
        date=date.iso[:7] if date.is_end else date.iso,
        event=_with_subject(seen, _event_words(seen, event, date), found),
        event_span=event,
        subject=subjects.as_subject(seen, found),
        sentence=sentence,
        planned=is_planned,
        rule=f"{seen.article.language[:2]}.event",
        salience=3 if vocabulary.STRONG_EVENT.search(seen.words(event)) else 2,
        confidence="review" if doubts else "auto",
        review=doubts,
    )


def _with_subject(seen: Survey, event: Segment, subject: Found | None) -> Segment:
    """Return a very short event with the name before it of what it happened to: 投产, "opened" tell nothing alone."""
    is_short = len(event.source.split()) <= _SHORT_WORDS if seen.is_english else len(event.source) <= _SHORT_SIGNS
    points_back = event.source[:1] in ("该", "該", "此", "其", "本")  # 該廠: "that plant" is not the company
    if not is_short or points_back or subject is None or subject.words in event.source:
        return event
    printed = subjects.as_subject(seen, subject)
    joint = " " if seen.is_english else ""
    return Segment.of(f"{printed.segment.source}{joint}{event.source}") if printed else event


def _published(seen: Survey) -> str | None:
    return seen.article.published.isoformat() if seen.article.published else None


def _is_event(seen: Survey, event: Span, date: DateReading) -> bool:
    """Tell whether what a date dates is an event, and not a figure or a state."""
    words = seen.words(event)
    is_strong = bool(vocabulary.STRONG_EVENT.search(words))
    if date.iso == _published(seen) and (
        not (is_strong or _DEED.search(words)) or _IS.search(words) or _ANNOUNCES.search(words)
    ):
        return False
    period = periods.document_period(seen)
    is_later = period is not None and date.iso[:4] > period[:4] and bool(vocabulary.PLANNED.search(words))
    if period and _is_reporting_period(date.iso, period) and not is_strong and not is_later:
        return False
    has_number = any(True for _ in quantities.find(seen.text, event, seen.claims, seen.article.language))
    if has_number and not is_strong:
        is_deed = bool(_DEED.search(words))
        is_precise = len(date.iso) >= _MONTH and not _is_reporting_period(date.iso, period or "")
        is_told = is_deed or bool(_REACHED.search(words)) or _is_plan(seen, event)
        return (is_deed and is_precise) or (period is None and is_told)
    return is_strong or not vocabulary.STATE_ONLY.search(words)


_IS = lazy(r"\b(?:is|are|has|have)\b|是|有(?!限)")
_MONTH = len("2024-06")
_DEED = lazy(
    r"融资|募集|签署|签订|签约|收购|出售|斥资|中标|捐赠|捐出|回购|增资|入股|投入(?:运行|使用|运营|生产|服务)|投运|"
    r"\b(?:raised|agreed|signed|sold|bought|acquired|won|secured|invested|borrowed|donated|followed|closed|ordered|began|begins?|published|adopted|approved|handed)\b",
    re.I,
)
"""Verbs of deeds, which are events whatever the number they are told with."""
_MEANS_TO = lazy(r"计划|拟|力争|规划|\b(?:plans?|aims?|intends?|scheduled|due) to\b", re.I)
_FORECASTS = lazy(r"预计|预测|预期|有望|达|\b(?:reach|expect|forecast|project)", re.I)
_ANNOUNCES = lazy(r"公布|披露|公告|报告|财报|业绩|数据|宣布|讯|\b(?:announc|report|releas|results)\w*", re.I)
"""What is told on the day of publication, and is no event of its own."""
_REACHED = lazy(r"突破|首次|首度|跻身|\b(?:reached|surpassed|passed|topped|issuing|first)\b", re.I)
"""Verbs by which reaching a number is an event, outside reports of figures."""


def _is_reporting_period(iso: str, period: str) -> bool:
    return len(iso) == 4 or "Q" in iso or "H" in iso or iso == period


def _event_words(seen: Survey, event: Span, date: DateReading) -> Segment:
    """Return the event as written, without its date and the preposition before it."""
    if date.span.end <= event.start or date.span.start >= event.end:
        return seen.segment(event)
    lead = seen.text[event.start : max(event.start, date.span.start)]
    if _MOVED_TO.search(lead):
        return seen.segment(event)
    cut = _DATE_LEAD.search(lead)
    before = lead[: cut.start()] if cut else lead
    start = max(event.start, date.span.end)
    after = seen.text[start : event.end]
    start += len(after) - len(after.lstrip(_TRIM))
    is_relative = bool(cut and cut[0].strip()) and "的" in after  # 脱胎于2019年上线的某某平台
    if before.strip(_TRIM) and not is_relative:
        joint = " " if seen.is_english else ""
        head = seen.article.quote(Span(event.start, event.start + len(before))).strip(_TRIM)
        tail = seen.article.text[start : event.end].strip(_TRIM)
        return Segment.of(f"{head}{joint}{tail}" if tail else head)
    return seen.segment(_with_marks(seen.text, Span(start, event.end) if event.end > start else event))


def _with_marks(text: str, span: Span) -> Span:
    """Return a stretch with the quotation mark before or after it that its own marks need."""
    words = text[span.start : span.end]
    start = span.start - (words.count("”") > words.count("“") and text[span.start - 1 : span.start] == "“")
    end = span.end + (words.count("“") > words.count("”") and text[span.end : span.end + 1] == "”")
    return Span(start, end)


def _is_plan(seen: Survey, event: Span) -> bool:
    """Tell whether a clause says what somebody means to do by a date: 计划到2027年底接入10万辆."""
    verbs = vocabulary.EVENT_EN if seen.is_english else vocabulary.EVENT_ZH
    words = seen.words(event)
    return bool(_MEANS_TO.search(words) and verbs.search(words) and not _FORECASTS.search(words))


def _is_planned(seen: Survey, event: Span, date: DateReading) -> bool:
    published = seen.article.published
    is_later = published is not None and not date.is_range and date.iso[:4] > str(published.year)
    return is_later or bool(vocabulary.PLANNED.search(seen.words(event)))
