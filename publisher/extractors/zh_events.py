"""Which clause of a Chinese sentence tells what happened on a date."""

from __future__ import annotations

import re

from publisher.extractors import comparisons, vocabulary
from publisher.extractors.survey import Place, Survey, clauses_of
from publisher.lang import quantities
from publisher.lang.lazy import lazy
from publisher.lang.reading import DateReading
from publisher.model import Span

_AS_OF = lazy(r"(?:截至|截止|截止到|截至到|截|始于|据|至今|迄)\s?$")
_UP_TO = lazy(r"(?:^|[，。；\s])(?:至|到|迄)$")
_SINCE = lazy(r"(?:自|从)$")
_IN_OBJECT = lazy(
    r"(?:取消|推迟|延期|延迟|原定于|原定|把|对|举行|举办|召开|发布|公布|披露|出席|响应)$|(?<!有望)(?<!即)将$"
)
"""Words before a date that dates what is done with (取消2021年的庆典), or is one of two (5月或7月)."""
_NAMED_BY_IT = lazy(r"(?:的|全[市省国区县]|[市省区县])?(?:重点|重大|项目|财报|业绩|季报|财务|经营|经济|工作|新闻|营收)")
"""What a year or quarter is part of the name of: 第二季度财报."""
_AFTER_DATE = lazy(r"(?:以来|至今|以前|期间|年间|发布的?[^，]{0,12}数据|[^，]{0,10}(?:显示|统计))")
_BEFORE_IT = lazy(r"[\u4e00-\u9fff]{2}(?:之|以)?前(?![往进期沿身后景来])的?")
_SINCE_THEN = lazy(r"以来$")
_LONGEST = 64
"""Signs that an event may have, the clause after it included."""
_TRIM = " .，,、；;：:（）()\t\u3000"


def event_of(seen: Survey, place: Place, date: DateReading) -> Span | None:
    """Return the clause of the date, with the next one while it holds no verb of an event."""
    if not _may_date_an_event(seen, place, date):
        return None
    parts = clauses_of(seen, place)
    at = next((i for i, clause in enumerate(parts) if date.span.start < clause.end), None)
    if at is None:
        return None
    start = parts[at].start
    for i, clause in enumerate(parts[at : at + 4], start=at):
        if i > at and _is_dated(seen, clause, date):
            return None
        rest = seen.text[start : date.span.start] + seen.text[date.span.end : clause.end]
        is_planned = bool(vocabulary.PLANNED.search(rest))
        if _reports(rest) or (i > 0 and _reports(seen.words(parts[i - 1])) and not is_planned):
            return None
        if len(rest.strip(_TRIM)) >= 2 and _happens(rest):
            return _stripped(seen.text, start, _outcome_end(seen, parts, i, start, date))
    return None


def _may_date_an_event(seen: Survey, place: Place, date: DateReading) -> bool:
    """Tell whether a date is neither an as-of date nor the beginning of a span of time."""
    before = seen.text[max(place.span.start, date.span.start - 30) : date.span.start]
    if (
        _AS_OF.search(before)
        or _is_object(seen, before, date)
        or _is_up_to(seen, place, date)
        or _AFTER_DATE.match(seen.text, date.span.end)
    ):
        return False
    return not _SINCE.search(before) or bool(comparisons.SINCE_EVENT.match(seen.text, date.span.end))


def _is_object(seen: Survey, before: str, date: DateReading) -> bool:
    """Tell whether a date belongs to what is done something with, or is one of two."""
    after = seen.text[date.span.end : date.span.end + 4]
    if after.startswith("或") or before.endswith(("或", "或者")):
        return True
    if _NAMED_BY_IT.match(seen.text, date.span.end) and (
        date.is_range or date.iso[5:6] in ("Q", "H") or len(date.iso) == 4
    ):
        return True
    return bool(_IN_OBJECT.search(before)) and not vocabulary.EVENT_ZH.match(after)


def _is_up_to(seen: Survey, place: Place, date: DateReading) -> bool:
    """Tell whether 至1996年 opens a clause that plans nothing: the date until which a number holds."""
    before = seen.text[max(place.span.start - 1, date.span.start - 2, 0) : date.span.start]
    planned = vocabulary.PLANNED.search(seen.text, date.span.end, min(place.span.end, date.span.end + 12))
    is_ahead = seen.article.published is not None and date.iso[:4] > str(seen.article.published.year)
    return bool(_UP_TO.search(before)) and not planned and not is_ahead


def _happens(words: str) -> bool:
    """Tell whether words say that something happened; 通车前 tells only of a time."""
    words = _BEFORE_IT.sub("", words)
    return bool(vocabulary.EVENT_ZH.search(words) or vocabulary.PLANNED.search(words))


def _reports(words: str) -> bool:
    """Tell whether a clause only reports what somebody said or measured."""
    return bool(
        re.search(r"(?:显示|表示|称|指出|介绍|介绍说|回忆|回忆道|认为|预测|透露|说|坦言|统计)[“「：:\s]*$", words)
    ) or bool(re.search(r"数据显示|回忆|记者", words))


def _is_dated(seen: Survey, clause: Span, date: DateReading) -> bool:
    others = [other for other in seen.dates_in(clause) if other is not date]
    return any(not _is_object(seen, seen.text[clause.start : other.span.start], other) for other in others)


def _outcome_end(seen: Survey, parts: tuple[Span, ...], at: int, start: int, date: DateReading) -> int:
    """Return where the event ends: with the next clause when that says what it opened or founded."""
    following = parts[at + 1] if at + 1 < len(parts) else None
    if following is None or following.end - start > _LONGEST:
        return parts[at].end
    has_number = any(True for _ in quantities.find(seen.text, following, seen.claims, seen.article.language))
    is_outcome = vocabulary.STRONG_EVENT.search(seen.words(following)) and not _is_dated(seen, following, date)
    return following.end if is_outcome and not has_number else parts[at].end


def _stripped(text: str, start: int, end: int) -> Span:
    words = _SINCE_THEN.sub("", text[start:end])
    begin = start + len(words) - len(words.lstrip(_TRIM))
    return Span(begin, begin + len(words.strip(_TRIM)))
