"""Dates and words that numbers are compared with: 较2023年, "from 2019", year-over-year."""

from __future__ import annotations

import re

from publisher.extractors.survey import Survey
from publisher.lang.lazy import lazy
from publisher.lang.reading import DateReading

_SINCE_IT = r"\bsince\s(?:[a-z]+\s){1,5}$"
SINCE_EVENT = lazy(
    r"[^，]{0,8}?(?:开放|成立|开业|开馆|上线|运营|投产|通车|开通|挂牌|创立|启用)[^，]{0,4}以来"
    r"|起?(?:正式)?(?:施行|实施|执行|生效|开始|启用)"
)
"""What follows a date that something began on: 自2024年5月18日对外开放以来."""
_COMPARED_BEFORE = lazy(
    r"(?:较|比|与|同|相比|相较|从|由|自|对比|高于|低于|超过|优于)(?:于)?$"
    r"|(?:compared (?:to|with)|as in|versus|vs\.?|than|from|since|over|against)\s+(?:the\s+)?(?:[A-Za-z]+\s+){0,2}$"
    r"|\b(?:levels?|period|(?:same|corresponding|comparable|year-ago) (?:month|quarter)) (?:of|in)\s+$"
    r"|\b(?:up|down) on\s+(?:the\s+)?$"
    rf"|{_SINCE_IT}",
    re.I,
)
_COMPARED_AFTER = lazy(
    r"(?:同期|相比|以来|起(?!草|步)|水平|高点|低点|高位|低位|峰值|同月|同季)|\s*(?:levels?|a year)\b", re.I
)
_YEAR_EARLIER = lazy(
    r"同比|[较比与跟](?:上年|去年|前一年)(?:同期|同月|同季|(?!年?[底末初]|\d|第?[一二三四]季|[上下]半年))|上年同期|去年同期|(?<!\d)年增|"
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


def compared_to(clause: str) -> str | None:
    """Return what a change is measured against, when its clause says so."""
    if _YEAR_EARLIER.search(clause):
        return "year-earlier"
    return "previous-period" if _PERIOD_EARLIER.search(clause) else None
