"""Find dates and periods in English text, as precise as they are written."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator

from publisher.lang import en_relative_dates
from publisher.lang.context import Context
from publisher.lang.en_calendar import COUNTS, MODERN, MONTH, MONTH_COUNTS, ORDINAL, ORDINALS, YEAR, ending, month_of
from publisher.lang.lazy import lazy
from publisher.lang.reading import Claims, DateReading, joined
from publisher.model import Span

_FISCAL = r"(?:of\s+)?(?:the\s+)?(?:fiscal\s+(?:year\s+)?|FY\s?)?"

_OF_A_YEAR = (
    "|".join(
        rf"(?<=\b{word}\s)"
        for word in (
            "in",
            "In",
            "since",
            "Since",
            "from",
            "From",
            "until",
            "Until",
            "by",
            "By",
            "before",
            "after",
            "of",
            "during",
            "circa",
            "and",
        )
    )
    + r"|(?<=\()"
)
"""What stands before an old year."""

_ABSOLUTE = tuple(
    (name, lazy(pattern, re.IGNORECASE if name not in ("month", "year") else 0))
    for name, pattern in (
        (
            "months",
            rf"\b(?P<count>two|three|six|nine|twelve|2|3|6|9|12)[- ]months?\s(?:period\s)?(?:ended|ending|to|through)\s"
            rf"(?:the\s)?(?:(?P<day>\d{{1,2}})\s)?(?P<month>{MONTH})(?:\s\d{{1,2}})?,?\s{YEAR}\b",
        ),
        (
            "ended",
            rf"\b(?P<ordinal>quarter|half[- ]year|half|year)\s(?:ended|ending|to)\s"
            rf"(?:(?P<day>\d{{1,2}})\s)?(?P<month>{MONTH})(?:\s\d{{1,2}})?,?\s{YEAR}\b",
        ),
        ("day", rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{MONTH}),?\s{{1,2}}{YEAR}\b"),
        ("day", rf"\b(?P<month>{MONTH})\s{{1,2}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,2}}{YEAR}\b"),
        ("day", rf"\b{YEAR}-(?P<number>\d\d)-(?P<day>\d\d)\b"),
        ("quarter", rf"\b(?:Q(?P<q>[1-4])|{ORDINAL}[- ]quarter),?\s{_FISCAL}{YEAR}\b"),
        (
            "quarter",
            rf"\b{YEAR}\s?Q(?P<q>[1-4])\b|\b(?P<q2>[1-4])Q\s?(?P<short>\d\d|20\d\d)\b|\bQ(?P<q3>[1-4])\s(?:FY)?'?(?P<short2>\d\d)\b",
        ),
        ("first-months", rf"\b(?:the\s)?first\s(?P<count>\w+)\smonths\sof\s(?:the\s)?(?:year\s)?{YEAR}\b"),
        ("half", rf"\b(?:H(?P<q>[12])|{ORDINAL} half),?\s{_FISCAL}{YEAR}\b"),
        ("month-end", rf"\b(?:the\s)?end(?:\sof|-)\s?(?P<month>{MONTH}),?\s{YEAR}\b"),
        ("year-end", rf"\b(?:the\s)?(?:end(?:\sof|-)\s?|year-end\s){YEAR}\b"),
        ("month", rf"\b(?:(?:early|mid|late)[- ])?(?P<month>{MONTH}),?\s{{1,2}}(?:of\s)?{YEAR}\b"),
        ("fiscal", rf"\b(?:FY\s?|(?:the\s)?fiscal(?:\syear)?\s?|full[- ]year\s){YEAR}\b"),
        ("season", rf"\b(?:the\s)?{YEAR}[-/](?P<short>\d\d)\b(?!-)"),
        ("years", rf"\b{YEAR}\s?(?:-|–|to|and|through)\s?(?P<last>(?:1[5-9]|20)\d\d)\b"),
        ("decade", rf"\b(?:the\s)?(?:(?:early|mid|late)[- ])?{YEAR}s\b"),
        ("year", rf"(?<![\w$£€,.\-/])(?:(?:early|mid|late)[- ])?{MODERN}(?![\w%]|,\d{{3}}|\.\d)"),
        (
            "year",
            rf"(?:{_OF_A_YEAR}){YEAR}(?![\w%]|,\d{{3}}|\.\d|\s(?:people|workers|employees|staff|men|members|students|barrels|tons|tonnes))",
        ),
    )
)
_JOINT = lazy(r"\s?(?:-|–|—|to|through|until|and)\s(?:the\s)?|\s?[–—-]\s?")
_RANGE_BEFORE = lazy(r"(?:from|between)\s(?:the\s)?$", re.IGNORECASE)


def find(text: str, published: dt.date | None) -> tuple[DateReading, ...]:
    """Return the dates of a folded text in reading order.

    "Last year" and its kin are counted from `published`; without it they are left out. A date without
    a year takes the year before it in the same paragraph, else the last such date before `published`.
    """
    found: list[DateReading] = []
    claims = Claims(len(text))

    def add(readings: Iterator[DateReading]) -> None:
        for reading in readings:
            if claims.is_free(reading.span.start, reading.span.end):
                claims.take(reading.span)
                found.append(reading)

    for name, pattern in _ABSOLUTE:
        add(_absolute(name, pattern, text))
    if published:
        add(en_relative_dates.relative(text, published))
    context = Context.of(text, found, published)
    add(en_relative_dates.following(text, context))
    add(en_relative_dates.without_year(text, Context.of(text, found, published)))
    return joined(found, lambda first, second: _joins(text, first, second))


def _absolute(name: str, pattern: re.Pattern[str], text: str) -> Iterator[DateReading]:
    for match in pattern.finditer(text):
        if iso := _ISO[name](match.groupdict()):
            yield DateReading(span=Span(*match.span()), iso=iso, is_end=name in ("month-end", "year-end"))


def _day(parts: dict[str, str]) -> str | None:
    month = int(parts["number"]) if parts.get("number") else month_of(parts["month"])
    try:
        return dt.date(int(parts["year"]), month, int(parts["day"])).isoformat()
    except ValueError:
        return None


def _quarter(parts: dict[str, str]) -> str:
    year = parts.get("year") or parts.get("short") or parts["short2"]
    number = parts.get("q") or parts.get("q2") or parts.get("q3") or ORDINALS[parts["ordinal"].lower()]
    return f"{year if len(year) == 4 else f'20{year}'}-Q{number}"


def _half(parts: dict[str, str]) -> str | None:
    number = parts.get("q") or ORDINALS[parts["ordinal"].lower()]
    return f"{parts['year']}-H{number}" if int(number) < 3 else None


def _month_end(parts: dict[str, str]) -> str:
    year, month = int(parts["year"]), month_of(parts["month"])
    return f"{year}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}"


def _months(parts: dict[str, str]) -> str:
    return ending(int(parts["year"]), month_of(parts["month"]), COUNTS[parts["count"].lower()])


def _ended(parts: dict[str, str]) -> str:
    kind = parts["ordinal"].lower()
    count = 3 if kind == "quarter" else 12 if kind == "year" else 6
    return ending(int(parts["year"]), month_of(parts["month"]), count)


def _first_months(parts: dict[str, str]) -> str | None:
    count = MONTH_COUNTS.get(parts["count"].lower())
    return f"{parts['year']}-01/{parts['year']}-{count:02d}" if count else None


def _season(first: int, last: int) -> str | None:
    return f"{first}/{first + 1}" if (first + 1) % 100 == last else None


_ISO: dict[str, Callable[[dict[str, str]], str | None]] = {
    "months": _months,
    "ended": _ended,
    "day": _day,
    "quarter": _quarter,
    "first-months": _first_months,
    "half": _half,
    "month-end": _month_end,
    "year-end": lambda parts: f"{parts['year']}-12-31",
    "month": lambda parts: f"{parts['year']}-{month_of(parts['month']):02d}",
    "fiscal": lambda parts: parts["year"],
    "years": lambda parts: f"{parts['year']}/{parts['last']}",
    "season": lambda parts: _season(int(parts["year"]), int(parts["short"])),
    "decade": lambda parts: f"{parts['year']}/{int(parts['year']) + 9}" if parts["year"].endswith("0") else None,
    "year": lambda parts: parts["year"],
}


def _joins(text: str, first: DateReading, second: DateReading) -> bool:
    """Tell whether "from … to" or a dash makes one range of two dates."""
    between = text[first.span.end : second.span.start] if second.span.start - first.span.end < 12 else ""
    if not _JOINT.fullmatch(between):
        return False
    is_bare = between.strip() in ("-", "–", "—", "through")
    return is_bare or bool(_RANGE_BEFORE.search(text[max(0, first.span.start - 14) : first.span.start]))
