"""When a number held: the nearest date that governs it, or 目前, or the article's reporting period."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from publisher.extractors import vocabulary
from publisher.extractors.survey import Place, Survey, clauses_of
from publisher.lang.lazy import lazy
from publisher.lang.reading import DateReading
from publisher.model import Basis, Role, Span

_SINCE_IT = r"\bsince\s(?:[a-z]+\s){1,5}$"
SINCE_EVENT = lazy(
    r"[^，]{0,8}?(?:开放|成立|开业|开馆|上线|运营|投产|通车|开通|挂牌|创立|启用)[^，]{0,4}以来"
    r"|起?(?:正式)?(?:施行|实施|执行|生效|开始|启用)"
)
"""What follows a date that something began on: 自2024年5月18日对外开放以来."""
_COMPARED_BEFORE = lazy(
    r"(?:较|比|与|同|相比|相较|从|由|自|对比|高于|低于|超过|优于)(?:于)?$"
    r"|(?:compared (?:to|with)|versus|vs\.?|than|from|since|over|against)\s+(?:the\s+)?(?:[A-Za-z]+\s+){0,2}$"
    rf"|{_SINCE_IT}",
    re.I,
)
_COMPARED_AFTER = lazy(
    r"(?:同期|相比|以来|起(?!草|步)|水平|高点|低点|高位|低位|峰值|同月|同季)|\s*(?:levels?|a year)\b", re.I
)
_OWN_DATE = lazy(r"(?:\b(?:in|at|for|during|on|of|as of|by|between)|\()\s*(?:the\s+)?$|[（(]$", re.I)
_AS_OF_BEFORE = lazy(r"(?:截至|截止|截止到|截|到)$|(?:as of|as at|at|by|on)\s+(?:the\s+)?$", re.I)
_YEAR_EARLIER = lazy(
    r"同比|[较比与跟](?:上年|去年|前一年)(?:同期|同月|同季)?|上年同期|去年同期|(?<!\d)年增|"
    r"(?<!\d)年减|year[- ]over[- ]year|year[- ]on[- ]year|\bYoY\b|"
    r"a year (?:ago|before|earlier)|(?:from|than|over|on) (?:the )?(?:prior|previous|last|"
    r"same (?:period|quarter|month)[a-z ]*)[ -]year",
    re.I,
)
_PERIOD_EARLIER = lazy(
    r"环比|季增|季减|月增|月减|[较比与跟]上(?:个)?(?:月|季度?|一季度?)|[较比与跟]前一?季|"
    r"quarter[- ](?:over|on)[- ]quarter|month[- ](?:over|on)[- ]month|"
    r"sequentially|from the (?:prior|previous) (?:quarter|month)",
    re.I,
)
_BASE_VALUE = lazy(
    r"(?:(?:上年|去年|前一年)(?:同期|同月|同季|度)?(?:则?为|的|是|仅|录得|净亏损|"
    r"净利润?)?[^，。]{0,6}|\b(?:compared (?:to|with)|versus|vs\.?|against|from|than|down from|"
    r"up from)\s(?:an?\s)?(?:[a-z]+\s){0,5})$",
    re.I,
)
_BASE_WORDS = lazy(
    r"上年|去年|前一年|\ba year (?:ago|earlier|before)\b|\blast year\b|(?:prior|previous|"
    r"year-ago)[ -](?:year|period)|year-ago",
    re.I,
)
_REPORTS = lazy(
    r"公布|发布|披露|公告|报告|业绩|财报|统计|数据|results|reported|announce|figures|survey|bulletin|released|estimates",
    re.I,
)
_PURE = lazy(
    r"[\s，,、（）()]*(?:在|于|至|截至|截止|截|到|of|in|the|by|at|for|as|during|on|end|年|末|底|期间|当中|[\s])*", re.I
)
_BASE = lazy(r"\bfrom\s(?:an?\s)?$", re.I)
"""A base of comparison without a date of its own: "to 6.2% from 7.8%"."""
_INTENDED = lazy(r"\b(?:would|will|plans? to|intends? to|aims? to)\b[^.;]*$")
_REPORTED_PERIOD = lazy(r"报告期内|报告期末|本报告期|期内，")
_TOUCHES = lazy(r"年?的?")
_LAST_QUARTER = lazy(r"[上前]一?季度?的?$")
_WHOLE_YEAR = lazy(r"(?<![去今前明上]年)全年(?!龄|目标|任务|计划|预算|总)")
_LEAD_SIGNS = 6
"""How far into a sentence, in code points, a date may stand that opens it."""
_REACH = 60
"""How far after a number, in code points, its date may stand."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The as-of date of a number, and how far away it was found."""

    as_of: str | None
    basis: Basis | None
    is_far: bool = False
    """Whether sentences stand between the date and the number."""


def as_of(survey: Survey, place: Place, span: Span, others: tuple[Span, ...] = ()) -> Scope:
    """Return the as-of date of the number at `span`: its clause, its sentence, 目前, the document, none.

    `others` are the other numbers of the sentence. A number that is the base of a comparison ("from 3
    million a year earlier") held one year before the others.
    """
    scope = _own(survey, place, span, others)
    if scope.as_of and _is_year_earlier_base(survey, place, span, others):
        return Scope(_year_before(scope.as_of), scope.basis)
    if scope.as_of and _LAST_QUARTER.search(survey.text[max(place.span.start, span.start - 8) : span.start]):
        return Scope(_quarter_before(scope.as_of), scope.basis)
    return scope


def _own(survey: Survey, place: Place, span: Span, others: tuple[Span, ...]) -> Scope:
    if after := _date_after(survey, place, span, others):
        return Scope(after.iso, "sentence")
    parts = clauses_of(survey, place)
    if year := _whole_year(survey, place, span):
        return Scope(year, "document")
    for date in reversed([d for d in survey.dates_in(place.span) if d.span.end <= span.start]):
        is_own = _TOUCHES.fullmatch(survey.text[date.span.end : span.start])  # 由2014年的1,450家
        if is_own or (not is_comparison(survey, date) and _governs(survey, parts, date, span, others)):
            is_explicit = bool(_AS_OF_BEFORE.search(survey.text[place.span.start : date.span.start]))
            return Scope(date.iso, "explicit" if is_explicit else "sentence")
    before = survey.text[max(place.span.start, span.start - 24) : span.start]
    is_base = _BASE.search(before) and not _BASE_WORDS.search(survey.text[span.end : span.end + 24])
    if is_base or _INTENDED.search(survey.text, max(place.span.start, span.start - 60), span.start):
        return Scope(None, None)
    if _REPORTED_PERIOD.search(survey.text, place.span.start, span.start):
        return Scope(document_period(survey), "document")
    if vocabulary.NOW.search(survey.text, place.span.start, span.start):
        return Scope(None, "now")
    if carried := _paragraph_period(survey, place):
        return carried
    period = document_period(survey)
    return Scope(period, "document") if period else Scope(None, None)


def _whole_year(survey: Survey, place: Place, span: Span) -> str | None:
    """Return the year that 全年 before a number means: that of the reported period, else of the publication."""
    found = list(_WHOLE_YEAR.finditer(survey.text, place.span.start, span.start))
    if not found or any(
        d.span.start >= found[-1].end() - 2 for d in survey.dates_in(place.span) if d.span.end <= span.start
    ):
        return None
    before = [d for d in survey.dates_in(place.span) if d.span.end <= found[-1].start()]
    if before and not before[-1].is_range and not is_comparison(survey, before[-1]):
        return before[-1].iso[:4]
    period, published = document_period(survey), survey.article.published
    if period:
        return period[:4]
    is_ahead = published and vocabulary.PLANNED.search(survey.text, place.span.start, span.start)
    return str(published.year) if published and is_ahead else None


def _paragraph_period(survey: Survey, place: Place) -> Scope | None:
    """Return the period that opens a sentence before in the paragraph of a report, unless an event stands there."""
    if survey.is_english or document_period(survey) is None:
        return None
    events = vocabulary.STRONG_EVENT
    for other in reversed(survey.places[: place.number]):
        if other.paragraph != place.paragraph:
            break
        for date in survey.dates_in(other.span):
            lead = survey.text[other.span.start : date.span.start]
            is_period = date.is_end or date.is_range or date.iso[5:6] in ("Q", "H") or _AS_OF_BEFORE.search(lead)
            if not is_period or len(lead) > _LEAD_SIGNS or is_comparison(survey, date):
                continue
            if events.search(survey.words(other.span)):
                return None
            return Scope(date.iso, "paragraph", is_far=other.number < place.number - 1)
        if vocabulary.NOW.search(survey.text, other.span.start, other.span.start + _LEAD_SIGNS):
            break
    return None


def _date_after(survey: Survey, place: Place, span: Span, others: tuple[Span, ...]) -> DateReading | None:
    """Return the date that stands after a number and is its own: "5,000 staff at the end of 2024"."""
    limit = min([place.span.end, span.end + _REACH, *(other.start for other in others if other.start >= span.end)])
    for date in survey.dates_in(Span(span.end, limit)) if limit > span.end else ():
        between = survey.text[span.end : date.span.start]
        if re.search(
            r"[，；。;]|, (?:and|while|which|with|after|when)\b|\b(?:than|since|before|after|when|which|that)\b",
            between,
        ):
            return None
        is_relative = not between.strip() and re.match(
            r"(?:this|last|next)\b", survey.text[date.span.start :][:5], re.I
        )
        if (is_relative or _OWN_DATE.search(between)) and not re.search(r"\b(?:from|than|compared|versus)\b", between):
            return date
    return None


def _governs(survey: Survey, parts: tuple[Span, ...], date: DateReading, span: Span, others: tuple[Span, ...]) -> bool:
    """Tell whether a date before a number dates it, and not only an event of an earlier clause."""
    clause = next((c for c in parts if date.span.start < c.end), None)
    if clause is None or span.start < clause.end:
        return True
    rest = survey.text[clause.start : date.span.start] + survey.text[date.span.end : clause.end]
    if _PURE.fullmatch(rest) or any(other in clause for other in others):
        return True
    if _AS_OF_BEFORE.search(survey.text[clause.start : date.span.start]):
        return True
    events = vocabulary.EVENT_EN if survey.is_english else vocabulary.EVENT_ZH
    return not events.search(rest)


def is_comparison(survey: Survey, date: DateReading) -> bool:
    """Tell whether a date is the base of a comparison (较2023年, from 2019), not the date of a number."""
    before = survey.text[max(0, date.span.start - 30) : date.span.start]
    is_ahead = survey.article.published is not None and date.iso > survey.article.published.isoformat()
    if survey.text.startswith("起", date.span.end) and (before.endswith("于") or is_ahead):
        return False  # 将于7月1日起开放
    if date.is_range and before.endswith(("from ", "between ")):
        return False
    return bool(_COMPARED_BEFORE.search(before) or _COMPARED_AFTER.match(survey.text, date.span.end))


def begins(survey: Survey, date: DateReading) -> bool:
    """Tell whether something began on the date that a span of time counts from: "since it opened in 1985"."""
    before = survey.text[max(0, date.span.start - 40) : date.span.start]
    return bool(re.search(_SINCE_IT, before, re.I) or SINCE_EVENT.match(survey.text, date.span.end))


def _is_year_earlier_base(survey: Survey, place: Place, span: Span, others: tuple[Span, ...]) -> bool:
    start = max([place.span.start, *(other.end for other in others if other.end <= span.start)])
    before = survey.text[start : span.start]
    if survey.is_english:
        end = min([place.span.end, span.end + 40, *(other.start for other in others if other.start >= span.end)])
        after = re.split(r"[,;.]", survey.text[span.end : end])[0]
        return bool(_BASE_VALUE.search(before) and _BASE_WORDS.search(after))
    return bool(
        re.search(r"[较比与]", before) is None
        and re.search(r"(?:上年|去年|前一年)(?:同期|同月|同季)(?:则?为|是|录得|净)", before)
    )


def _year_before(iso: str) -> str:
    return "/".join(f"{int(part[:4]) - 1}{part[4:]}" for part in iso.split("/"))


def _quarter_before(iso: str) -> str | None:
    if not re.fullmatch(r"\d{4}-Q\d", iso):
        return None
    year, quarter = int(iso[:4]), int(iso[6])
    return f"{year}-Q{quarter - 1}" if quarter > 1 else f"{year - 1}-Q4"


def compared_to(clause: str) -> str | None:
    """Return what a change is measured against, when its clause says so."""
    if _YEAR_EARLIER.search(clause):
        return "year-earlier"
    return "previous-period" if _PERIOD_EARLIER.search(clause) else None


@lru_cache(maxsize=4)
def document_period(survey: Survey) -> str | None:
    """Return the reporting period of an article: that of its title, or of a lead that reports figures."""
    title = next((line.span for line in survey.article.lines if line.role is Role.TITLE), None)
    if title and (period := _period(survey, title, is_title=True)):
        return period
    for place in survey.places[:2]:
        if _REPORTS.search(survey.words(place.span)) and (period := _period(survey, place.span, is_title=False)):
            return period
    return None


def _period(survey: Survey, span: Span, *, is_title: bool) -> str | None:
    for date in survey.dates_in(span):
        is_day = bool(re.fullmatch(r"\d{4}-\d\d-\d\d", date.iso)) and not date.is_end
        is_year = len(date.iso) == 4 and not is_title
        is_future = survey.article.published is not None and int(date.iso[:4]) > survey.article.published.year
        is_decade = date.is_range and "-" not in date.iso
        if not (is_day or is_year or is_future or is_decade or is_comparison(survey, date)):
            return date.iso
    return None
