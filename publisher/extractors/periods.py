"""Periods that hold for more than a sentence: of the article, of a section, of a paragraph, 全年."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from publisher.extractors import vocabulary
from publisher.extractors.comparisons import is_comparison
from publisher.extractors.survey import Place, Survey
from publisher.lang.lazy import lazy
from publisher.model import Basis, Role, Span

_REPORTS = lazy(
    r"公布|发布|披露|公告|报告|业绩|财报|统计|数据|results|reported|announce|figures|survey|bulletin|released|estimates",
    re.I,
)
_WHOLE_YEAR = lazy(
    r"(?<![去今前明上]年)全年(?!龄|目标|任务|计划|预算|总)"
    r"|\b(?:[Tt]he|[Ff]or|[Ii]ts)\s(?:the\s)?full[- ]year\b(?!\s(?:of\s)?\d)"
    r"|\b[Dd]uring\sthe\sfiscal\syear\b(?!\s(?:of\s)?\d|\sended)"
)
_LEAD_SIGNS = 6
"""How far into a sentence, in code points, a date may stand that opens it."""
_ENGLISH_LEAD = lazy(r"\s*(?:As of|As at|At)\s(?:the\s)?", re.I)
"""What stands before the date that opens an English paragraph for all of it: "As of March 31, …"."""
AS_OF_BEFORE = lazy(r"(?:截至|截止|截止到|截|到)$|(?:as of|as at|at|by|on)\s+(?:the\s+)?$", re.I)


class Scope(NamedTuple):
    """The as-of date of a number, and how far away it was found."""

    as_of: str | None
    basis: Basis | None
    is_far: bool = False
    """Whether sentences stand between the date and the number."""


def whole_year(survey: Survey, place: Place, span: Span) -> str | None:
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


@lru_cache(maxsize=16)
def section_period(survey: Survey, section: int) -> str | None:
    """Return the period that the heading of a section names ("Fourth Quarter 2025 Outlook"), if not the document's."""
    headings = _headings(survey)
    if not 0 < section <= len(headings):
        return None
    period = _period(survey, headings[section - 1], is_title=True)
    return period if period != document_period(survey) else None


@lru_cache(maxsize=4)
def _headings(survey: Survey) -> tuple[Span, ...]:
    return tuple(line.span for line in survey.article.lines if line.role is Role.HEADING)


def paragraph_period(survey: Survey, place: Place) -> Scope | None:
    """Return the period that opens a sentence before in the paragraph of a report, unless an event stands there."""
    if document_period(survey) is None:
        return None
    events = vocabulary.STRONG_EVENT
    for number in range(place.number - 1, -1, -1):
        other = survey.places[number]
        if other.paragraph != place.paragraph:
            break
        dates = survey.dates_in(other.span)
        if len({date.iso for date in dates if not is_comparison(survey, date)}) > 2:
            continue  # 分季度看，一季度…，二季度…，三季度…: a list of periods opens none
        for date in dates:
            lead = survey.text[other.span.start : date.span.start]
            is_period = date.is_end or date.is_range or date.iso[5:6] in ("Q", "H") or AS_OF_BEFORE.search(lead)
            is_lead = _ENGLISH_LEAD.fullmatch(lead) if survey.is_english else len(lead) <= _LEAD_SIGNS
            if not is_period or not is_lead or is_comparison(survey, date):
                continue
            if events.search(survey.words(other.span)):
                return None
            return Scope(date.iso, "paragraph", is_far=other.number < place.number - 1)
        if vocabulary.NOW.search(survey.text, other.span.start, other.span.start + _LEAD_SIGNS):
            break
    return None


@lru_cache(maxsize=4)
def document_period(survey: Survey) -> str | None:
    """Return the reporting period of an article: that of its title, or of a lead that reports figures."""
    for line in survey.article.lines:
        if line.role in (Role.PARAGRAPH, Role.ITEM):
            break
        if line.role in (Role.TITLE, Role.HEADING) and (period := _period(survey, line.span, is_title=True)):
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
