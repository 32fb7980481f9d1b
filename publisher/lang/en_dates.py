"""Find dates and periods in English text, as precise as they are written."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import Literal

from dateutil.relativedelta import relativedelta

from publisher.lang.reading import DateReading
from publisher.model import Span

_MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name[:3]: i for name, i in list(_MONTHS.items())} | {"sept": 9}
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?)(?![a-z])"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_ORDINAL = r"(?P<ordinal>first|second|third|fourth)"

_ABSOLUTE = tuple(
    (name, re.compile(pattern, re.IGNORECASE if name not in ("month", "year") else 0))
    for name, pattern in (
        ("day", rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_MONTH}),?\s+{_YEAR}\b"),
        ("day", rf"\b(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}\b"),
        ("day", rf"\b{_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)\b"),
        ("quarter", rf"\b(?:Q(?P<q>[1-4])|{_ORDINAL}[- ]quarter)\s+(?:of\s+)?(?:fiscal\s+(?:year\s+)?)?{_YEAR}\b"),
        ("quarter", rf"\b{_YEAR}\s?Q(?P<q>[1-4])\b"),
        ("half", rf"\b(?:H(?P<q>[12])|{_ORDINAL} half)(?:\s+of)?\s+{_YEAR}\b"),
        ("month-end", rf"\b(?:the\s+)?end(?:\s+of|-)\s*(?P<month>{_MONTH}),?\s+{_YEAR}\b"),
        ("year-end", rf"\b(?:the\s+)?(?:end(?:\s+of|-)\s*|year-end\s+){_YEAR}\b"),
        ("month", rf"\b(?:(?:early|mid|late)[- ])?(?P<month>{_MONTH}),?\s+(?:of\s+)?{_YEAR}\b"),
        ("fiscal", rf"\b(?:FY|fiscal(?:\s+year)?\s?|full[- ]year\s){_YEAR}\b"),
        ("years", rf"\b{_YEAR}\s?(?:-|–|to|and)\s?(?P<last>(?:19|20)\d\d)\b"),
        ("year", rf"(?<![\w$£€,.\-/])(?:(?:early|mid|late)[- ])?{_YEAR}(?![\w%]|,\d{{3}}|\.\d)"),
    )
)
_RELATIVE = re.compile(
    rf"\b(?:(?P<which>this|last|next)\s+(?P<month>{_MONTH})|(?P<year_of>this|last|next|the current) year\b"
    r"|(?P<month_of>this|last) month\b)",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    rf"\b(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,?\s*\d{{4}})|\b(?P<day2>\d{{1,2}})\s+(?P<month2>{_MONTH})"
)
_BARE_MONTH = re.compile(
    rf"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Dd]uring|[Ff]or|[Oo]f|[Uu]ntil|[Ff]rom)\s+(?P<month>{_MONTH})(?!\s+\d)"
)
_BARE_QUARTER = re.compile(rf"\b(?:the\s+)?{_ORDINAL}[- ]quarter\b", re.IGNORECASE)


def find(text: str, published: dt.date | None) -> tuple[DateReading, ...]:
    """Return the dates of a folded text in reading order.

    "Last year" and its kin are counted from `published`; without it they are left out. A date without
    a year takes the year before it in the same paragraph, else the last such date before `published`.
    """
    found: list[DateReading] = []

    def add(readings: Iterator[DateReading]) -> None:
        for reading in readings:
            if not any(reading.span.overlaps(other.span) for other in found):
                found.append(reading)

    for name, pattern in _ABSOLUTE:
        add(_absolute(name, pattern, text))
    found.sort(key=lambda reading: reading.span)
    if published:
        add(_relative(text, published))
        add(_without_year(text, published, tuple(found)))
    return tuple(sorted(found, key=lambda reading: reading.span))


def _absolute(name: str, pattern: re.Pattern[str], text: str) -> Iterator[DateReading]:
    for match in pattern.finditer(text):
        if iso := _ISO[name](match.groupdict()):
            yield DateReading(span=Span(*match.span()), iso=iso, is_end=name in ("month-end", "year-end"))


def _day(parts: dict[str, str]) -> str | None:
    month = int(parts["number"]) if parts.get("number") else _month(parts["month"])
    try:
        return dt.date(int(parts["year"]), month, int(parts["day"])).isoformat()
    except ValueError:
        return None


def _part(letter: str) -> Callable[[dict[str, str]], str]:
    return lambda parts: f"{parts['year']}-{letter}{parts.get('q') or _ORDINALS[parts['ordinal'].lower()]}"


def _month_end(parts: dict[str, str]) -> str:
    year, month = int(parts["year"]), _month(parts["month"])
    return f"{year}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}"


_ISO: dict[str, Callable[[dict[str, str]], str | None]] = {
    "day": _day,
    "quarter": _part("Q"),
    "half": _part("H"),
    "month-end": _month_end,
    "year-end": lambda parts: f"{parts['year']}-12-31",
    "month": lambda parts: f"{parts['year']}-{_month(parts['month']):02d}",
    "fiscal": lambda parts: parts["year"],
    "years": lambda parts: f"{parts['year']}/{parts['last']}",
    "year": lambda parts: parts["year"],
}


def _relative(text: str, published: dt.date) -> Iterator[DateReading]:
    for match in _RELATIVE.finditer(text):
        if match["month"]:
            iso = _relative_month(match["which"].lower(), _month(match["month"]), published)
        elif match["year_of"]:
            offset = {"last": -1, "next": 1}.get(match["year_of"].lower(), 0)
            iso = str(published.year + offset)
        else:
            months = 0 if match["month_of"].lower() == "this" else -1
            iso = f"{published + relativedelta(months=months):%Y-%m}"
        yield DateReading(span=Span(*match.span()), iso=iso, basis="relative")


def _relative_month(which: str, month: int, published: dt.date) -> str:
    year = published.year
    if which == "last" and month >= published.month:
        year -= 1
    if which == "next" and month <= published.month:
        year += 1
    return f"{year}-{month:02d}"


def _without_year(text: str, published: dt.date, dated: tuple[DateReading, ...]) -> Iterator[DateReading]:
    for match in _MONTH_DAY.finditer(text):
        month, day = _month(match["month"] or match["month2"]), int(match["day"] or match["day2"])
        year = _year_in_context(text, match.start(), month, published, dated)
        if 1 <= day <= calendar.monthrange(year, month)[1]:
            yield _inferred(match.span(), f"{year}-{month:02d}-{day:02d}")
    for match in _BARE_MONTH.finditer(text):
        month = _month(match["month"])
        year = _year_in_context(text, match.start(), month, published, dated)
        yield _inferred(match.span("month"), f"{year}-{month:02d}")
    for match in _BARE_QUARTER.finditer(text):
        number = _ORDINALS[match["ordinal"].lower()]
        same = [reading for reading in dated if reading.iso.endswith(f"-Q{number}")]
        year = int(same[0].iso[:4]) if same else published.year
        yield _inferred(match.span(), f"{year}-Q{number}")


def _inferred(place: tuple[int, int], iso: str) -> DateReading:
    basis: Literal["inferred"] = "inferred"
    return DateReading(span=Span(*place), iso=iso, basis=basis)


def _year_in_context(text: str, at: int, month: int, published: dt.date, dated: tuple[DateReading, ...]) -> int:
    before = [d for d in dated if d.span.end <= at and "\n" not in text[d.span.end : at]]
    if before:
        return int(before[-1].iso[:4])
    return published.year - 1 if month > published.month else published.year


def _month(name: str) -> int:
    return _MONTHS[name.lower().rstrip(".")]
