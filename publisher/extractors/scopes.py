"""When a number held: the nearest date that governs it, or 目前, or the article's reporting period."""

from __future__ import annotations

import re

from publisher.extractors import vocabulary
from publisher.extractors.comparisons import is_comparison
from publisher.extractors.periods import (
    AS_OF_BEFORE,
    Scope,
    document_period,
    paragraph_period,
    section_period,
    whole_year,
)
from publisher.extractors.survey import Place, Survey, clauses_of
from publisher.lang.lazy import lazy
from publisher.lang.reading import DateReading
from publisher.model import Span

_TO = lazy(r"\s?to\s(?:an?\s|about\s|around\s|just\s)?")
_SAME_TIME_OF = lazy(r"(\d{4})年(?:同期|同季|同月)的?(?:人民币)?$")
"""The same part of another year: 由2020年同期的83亿元."""
_SAME_PERIOD = lazy(r"\bsame\s(?:quarter|period|month|half|time|week)\b", re.I)
"""What is one year before the other numbers: "in the same quarter of last year"."""
_SINCE_THEN = lazy(
    r"\b(?:has|have) since\b|\bsince (?:grown|risen|expanded|become)\b|\b(?:and|but) (?:is |are |has )?now\b"
)
"""What turns from a date to the present: "opened in 1925 and has since grown to 18,000"."""
_OWN_DATE = lazy(r"\s?(?:\b(?:in|at|for|during|on|of|as of|by|between)|\()\s*(?:the\s+)?$|[（(]$", re.I)
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
_PURE = lazy(
    r"[\s，,、（）()]*(?:在|于|至|截至|截止|截|到|of|in|the|by|at|for|as|during|on|end|年|末|底|期间|当中|[\s])*", re.I
)
_BASE = lazy(r"\bfrom\s(?:an?\s)?$", re.I)
"""A base of comparison without a date of its own: "to 6.2% from 7.8%"."""
_INTENDED = lazy(r"\b(?:would|will|plans? to|intends? to|aims? to)\b[^.;]*$")
_REPORTED_PERIOD = lazy(r"报告期内|报告期末|本报告期|期内，")
_TOUCHES = lazy(r"年?的?")
_LAST_QUARTER = lazy(r"[上前]一?季度?的?$")
_ISSUED = lazy(r",\s(?:released|published|issued|announced|reported|unveiled)[^,;.]*\son\s$")
_UNRESOLVED = lazy(
    r"(?<![\d年.])1?\d月(?:份|底|末|初|1?\d日|2\d日|3[01]日|[，、])|(?<!\d年)(?<!\d)(?:[上下]半年|[一二三四]季度)|[去今]年"
)
"""A date without a year in an article without a date: what it dates is not of the article's period."""
_REACH = 60
"""How far after a number, in code points, its date may stand."""


def as_of(survey: Survey, place: Place, span: Span, others: tuple[Span, ...] = ()) -> Scope:
    """Return the as-of date of the number at `span`: its clause, its sentence, 目前, the document, none.

    `others` are the other numbers of the sentence. A number that is the base of a comparison ("from 3
    million a year earlier") held one year before the others.
    """
    after = _date_after(survey, place, span, others)
    if after and not _SAME_PERIOD.search(survey.text, span.end, after.span.start):
        return Scope(after.iso, "sentence")
    scope = _own(survey, place, span, others)
    if scope.as_of and _is_year_earlier_base(survey, place, span, others):
        return Scope(_year_before(scope.as_of), scope.basis)
    if year := _SAME_TIME_OF.search(survey.text, max(place.span.start, span.start - 14), span.start):
        period = document_period(survey) or scope.as_of or ""
        return Scope(f"{year[1]}{period[4:]}", "sentence") if "/" not in period else Scope(year[1], "sentence")
    if scope.as_of and _LAST_QUARTER.search(survey.text[max(place.span.start, span.start - 8) : span.start]):
        return Scope(_quarter_before(scope.as_of), scope.basis)
    return scope


def _own(survey: Survey, place: Place, span: Span, others: tuple[Span, ...]) -> Scope:
    if year := whole_year(survey, place, span):
        return Scope(year, "document")
    if found := _date_before(survey, place, span, others):
        return found
    before = survey.text[max(place.span.start, span.start - 24) : span.start]
    is_base = _BASE.search(before) and not _BASE_WORDS.search(survey.text[span.end : span.end + 24])
    if is_base or _INTENDED.search(survey.text, max(place.span.start, span.start - 60), span.start):
        return Scope(None, None)
    return _inherited(survey, place, span)


def _date_before(survey: Survey, place: Place, span: Span, others: tuple[Span, ...]) -> Scope | None:
    """Return the last date before a number that governs it."""
    parts = clauses_of(survey, place)
    for date in reversed([d for d in survey.dates_in(place.span) if d.span.end <= span.start]):
        if _ISSUED.search(survey.text, max(place.span.start, date.span.start - 60), date.span.start):
            continue  # the day that a figure was told, not that it held
        if (
            survey.is_english
            and _TO.fullmatch(survey.text, date.span.end, span.start)
            and _has_own(survey, date, others)
        ):
            continue  # "from 12% in 2022 to 14%"
        if survey.is_english and _SINCE_THEN.search(survey.text, date.span.end, span.start):
            return Scope(None, "now")
        is_own = _TOUCHES.fullmatch(survey.text[date.span.end : span.start])  # 由2014年的1,450家
        is_base = is_comparison(survey, date)
        if is_own or (not is_base and _governs(survey, parts, date, span, others)):
            is_explicit = bool(AS_OF_BEFORE.search(survey.text[place.span.start : date.span.start]))
            return Scope(date.iso, "explicit" if is_explicit else "sentence")
        if not is_base and survey.text.find("；", date.span.start - 12, date.span.start) >= 0:
            return Scope(date.iso, "sentence")  # 2021年3月…；2022年8月完成融资，金额5亿元
    return None


def _has_own(survey: Survey, date: DateReading, others: tuple[Span, ...]) -> bool:
    """Tell whether a date stands right after another number, and is that one's own."""
    before = max((other.end for other in others if other.end <= date.span.start), default=None)
    return before is not None and bool(_OWN_DATE.fullmatch(survey.text, before, date.span.start))


def _inherited(survey: Survey, place: Place, span: Span) -> Scope:
    """Return what holds where a sentence names no date: its section's period, 目前, its paragraph's, the article's."""
    if heading := section_period(survey, place.section):
        return Scope(heading, "document")
    if survey.article.published is None and _UNRESOLVED.search(survey.text, place.span.start, span.start):
        return Scope(None, None)
    is_reported = _REPORTED_PERIOD.search(survey.text, place.span.start, span.start)
    if not is_reported and vocabulary.NOW.search(survey.text, place.span.start, span.start):
        return Scope(None, "now")
    if not is_reported and (carried := paragraph_period(survey, place)):
        return carried
    period = document_period(survey)
    return Scope(period, "document") if period else Scope(None, None)


def _date_after(survey: Survey, place: Place, span: Span, others: tuple[Span, ...]) -> DateReading | None:
    """Return the date that stands after a number and is its own: "5,000 staff at the end of 2024"."""
    later = [o for o in others if o.start >= span.end and not survey.text[span.end : o.start].startswith(", or ")]
    limit = min([place.span.end, span.end + _REACH, *(other.start for other in later)])
    for date in survey.dates_in(Span(span.end, limit)) if limit > span.end else ():
        between = survey.text[span.end : date.span.start]
        if re.search(
            r"[，；。;]|\band (?:in|by|on)\b|, (?:and|while|which|with|after|when)\b"
            r"|\b(?:than|since|before|after|when|which|that|times|above|below|on|as (?:many|much|in))\b(?!\s*$)",
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
    if AS_OF_BEFORE.search(survey.text[clause.start : date.span.start]):
        return True
    events = vocabulary.EVENT_EN if survey.is_english else vocabulary.EVENT_ZH
    return not events.search(rest)


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
