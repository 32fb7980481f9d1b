"""When a number held: the nearest date that governs it, or 目前, or the article's reporting period."""

from __future__ import annotations

import re
from dataclasses import dataclass

from publisher.extractors.survey import Place, Survey
from publisher.extractors.vocabulary import NOW
from publisher.lang.reading import DateReading
from publisher.model import Basis, Role, Span

_COMPARED_BEFORE = re.compile(
    r"(?:较|比|与|同|相比|相较|从|由|自)(?:于)?$"
    r"|(?:compared (?:to|with)|versus|vs\.?|than|from|since|over)\s+(?:the\s+)?(?:\w+\s+){0,2}$",
    re.I,
)
_COMPARED_AFTER = re.compile(r"(?:同期|相比|以来|起)|\s*(?:levels?|a year)\b", re.I)
_AS_OF_BEFORE = re.compile(r"(?:截至|截止|截止到|截)$|(?:as of|at|by|on)\s+(?:the\s+)?$", re.I)
_YEAR_EARLIER = re.compile(
    r"同比|较上年同期|较去年同期|year[- ]over[- ]year|year[- ]on[- ]year|\bYoY\b|a year (?:ago|earlier)", re.I
)
_PERIOD_EARLIER = re.compile(
    r"环比|较上月|较上季度|较前一季|quarter[- ]over[- ]quarter|month[- ]over[- ]month|sequentially", re.I
)


@dataclass(frozen=True, slots=True)
class Scope:
    """The as-of date of a number, and how far away it was found."""

    as_of: str | None
    basis: Basis | None


def as_of(survey: Survey, place: Place, span: Span) -> Scope:
    """Return the as-of date of the number at `span`: its clause, its sentence, 目前, the document, none."""
    dates = [date for date in survey.dates_in(place.span) if not is_comparison(survey, date)]
    before = [date for date in dates if date.span.end <= span.start]
    if before:
        governing = before[-1]
        is_explicit = bool(_AS_OF_BEFORE.search(survey.text[place.span.start : governing.span.start]))
        return Scope(governing.iso, "explicit" if is_explicit else "sentence")
    near_after = [date for date in dates if 0 <= date.span.start - span.end <= 30]
    if near_after and survey.article.language == "en":
        return Scope(near_after[0].iso, "sentence")
    if NOW.search(survey.text, place.span.start, span.start):
        return Scope(None, "now")
    period = document_period(survey)
    return Scope(period, "document") if period else Scope(None, None)


def is_comparison(survey: Survey, date: DateReading) -> bool:
    """Tell whether a date is the base of a comparison (较2023年, from 2019), not the date of a number."""
    before = survey.text[max(0, date.span.start - 30) : date.span.start]
    return bool(_COMPARED_BEFORE.search(before) or _COMPARED_AFTER.match(survey.text, date.span.end))


def compared_to(clause: str) -> str | None:
    """Return what a change is measured against, when its clause says so."""
    if _YEAR_EARLIER.search(clause):
        return "year-earlier"
    return "previous-period" if _PERIOD_EARLIER.search(clause) else None


def document_period(survey: Survey) -> str | None:
    """Return the reporting period that the title names: a quarter, half, month or year of results."""
    title = next((line.span for line in survey.article.lines if line.role is Role.TITLE), None)
    if title is None or survey.article.published is None:
        return None
    in_title = [date for date in survey.dates_in(title) if not re.fullmatch(r"\d{4}-\d\d-\d\d", date.iso)]
    return in_title[0].iso if in_title else None
