"""English dates that need others: "last year", "the following year", months and quarters without a year."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from publisher.lang import months
from publisher.lang.context import Context
from publisher.lang.en_calendar import COUNTS, MONTH, MONTH_COUNTS, ORDINAL, ORDINALS, ending, month_of
from publisher.lang.lazy import lazy
from publisher.lang.reading import DateReading
from publisher.model import Span

_RELATIVE = lazy(
    rf"\b(?:(?P<which>this|last|next)\s(?P<month>{MONTH})|(?P<year_of>this|last|next|the\scurrent|the\scoming)\syear\b"
    r"|(?P<month_of>this|last|next)\smonth\b|(?P<quarter_of>last|this|next)\squarter\b|(?P<today>today|yesterday)"
    r"|(?P<season_of>this|last|next)\s(?:spring|summer|autumn|fall|winter)\b)",
    re.IGNORECASE,
)
_PART_OF = lazy(
    rf"\b(?:the\s)?(?:{ORDINAL}[- ](?P<part>quarter|half)|first\s(?P<count>{'|'.join(MONTH_COUNTS)})"
    rf"\smonths)\s(?:of|in)\s"
    r"(?P<which>this|last|next|the\scurrent|the\sprevious|the\sprior)\syear\b(?!\s(?:ago|earlier))",
    re.IGNORECASE,
)
_YEARS_FROM = {"last": -1, "the previous": -1, "the prior": -1, "next": 1}
_FOLLOWING = lazy(
    r"\b(?P<which>the\s(?:following|next)\syear|(?:a|one)\syear\slater|(?:later\s)?that\s(?:same\s)?year|(?:later\s(?:in\s)?)?the\ssame\syear"
    r"|(?P<two>two|three|four|five)\syears\slater|later\s(?:that|the\ssame)\s(?P<month>month))\b",
    re.IGNORECASE,
)
_MONTH_DAY = lazy(
    rf"\b(?P<month>{MONTH})\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,?\s?\d{{4}}|,\d)"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month2>{MONTH})"
)
_SHORT = len("Sept")
_OF_PERSON = lazy(r"\s(?:[A-Z][a-z]|de\s|van\s|von\s|der\s)")
"""What makes Jan a name."""
_WHOLES = {"year": 12, "half": 6, "quarter": 3}
_MONTHS_TO = lazy(
    r"\b(?:(?P<count>two|three|six|nine|twelve|2|3|6|9|12)[- ]months?\s(?:period\s)?"
    r"|the\s(?P<whole>year|half|quarter)\s)"
    r"(?:ended|ending|to|through)\s"
    rf"(?:the\s)?(?:end\sof\s)?(?:\d{{1,2}}\s)?(?P<month>{MONTH})(?:\s\d{{1,2}})?(?!,?\s?\d{{4}})",
    re.IGNORECASE,
)
_BARE_MONTH = lazy(
    rf"\b(?:(?:[Ii]n|[Ss]ince|[Bb]y|[Dd]uring|[Ff]or|[Oo]f|[Uu]ntil|[Ff]rom|[Tt]hat|and|"
    rf"to)\s(?:(?:early|mid|late)[- ])?|(?:[Ee]arly|[Mm]id|[Ll]ate)[- ])"
    rf"(?P<month>{MONTH})(?!\s\d)"
    rf"|(?:^|(?<=\n)|(?<=[.!?]\s))(?!May\b)(?P<month2>{MONTH})(?=\s[a-z])"
)
_LISTED_MONTH = lazy(rf"(?:^|\n)\W{{0,4}}(?P<month>{MONTH})\W{{0,3}}[:–—-]")
_BARE_PART = lazy(
    rf"\b(?:the\s)?(?:{ORDINAL}[- ](?P<part>quarter|half)(?:\sof\sthe\syear)?|"
    rf"(?P<letter>[QH])(?P<q>[1-4])(?!\s?\d))\b",
    re.IGNORECASE,
)


def relative(text: str, published: dt.date) -> Iterator[DateReading]:
    """Yield "last year" and its kin, counted from the day of publication."""
    for match in _PART_OF.finditer(text):
        year = published.year + _YEARS_FROM.get(match["which"].lower(), 0)
        if iso := _part_of(year, match):
            yield DateReading(span=Span(*match.span()), iso=iso, basis="relative")
    for match in _RELATIVE.finditer(text):
        if match["month"]:
            iso = _relative_month(match["which"].lower(), month_of(match["month"]), published)
        elif match["year_of"]:
            iso = str(published.year + {"last": -1, "next": 1, "the coming": 1}.get(match["year_of"].lower(), 0))
        elif match["season_of"]:
            iso = str(published.year + {"last": -1, "next": 1}.get(match["season_of"].lower(), 0))
        elif match["quarter_of"]:
            day = months.later(published, {"last": -3, "next": 3}.get(match["quarter_of"].lower(), 0))
            iso = f"{day.year}-Q{(day.month + 2) // 3}"
        elif match["today"]:
            iso = (published - dt.timedelta(days=match["today"].lower() == "yesterday")).isoformat()
        else:
            day = months.later(published, {"last": -1, "next": 1}.get(match["month_of"].lower(), 0))
            iso = f"{day:%Y-%m}"
        yield DateReading(span=Span(*match.span()), iso=iso, basis="relative")


def _part_of(year: int, match: re.Match[str]) -> str | None:
    """Return the part of a year as "the third quarter of last year" or "the first nine months of this year" say it."""
    if match["count"]:
        return f"{year}-01/{year}-{MONTH_COUNTS[match['count'].lower()]:02d}"
    number, letter = ORDINALS[match["ordinal"].lower()], match["part"][0].upper()
    return f"{year}-{letter}{number}" if letter == "Q" or number < 3 else None


def _relative_month(which: str, month: int, published: dt.date) -> str:
    year = published.year
    if which == "last" and month >= published.month:
        year -= 1
    if which == "next" and month <= published.month:
        year += 1
    return f"{year}-{month:02d}"


def following(text: str, context: Context) -> Iterator[DateReading]:
    """Yield "the following year" and its kin, counted from the date before them in the paragraph."""
    for match in _FOLLOWING.finditer(text):
        before = context.before(match.start())
        if before is None or before.is_range:
            continue
        words = match[0].lower()
        if match["month"]:
            if len(before.iso) < 7 or not before.iso[5].isdigit():
                continue
            iso = before.iso[:7]
        else:
            years = {"two": 2, "three": 3, "four": 4, "five": 5}.get((match["two"] or "").lower(), 0)
            years = years or int("following" in words or "next" in words or words.endswith("year later"))
            iso = str(int(before.iso[:4]) + years)
        yield DateReading(span=Span(*match.span()), iso=iso, basis="inferred")


def without_year(text: str, context: Context) -> Iterator[DateReading]:
    """Yield the dates without a year."""
    spans: dict[int, str] = {}
    for match in _MONTHS_TO.finditer(text):
        published, month = context.published, month_of(match["month"])
        year = published.year - (month > published.month) if published else context.year(match.start(), month)
        if year:
            count = COUNTS[match["count"].lower()] if match["count"] else _WHOLES[match["whole"].lower()]
            spans[count] = ending(year, month, count)
            yield _inferred(match.span(), spans[count])
    yield from _months_and_days(text, context)
    yield from _parts(text, context, spans)


def _months_and_days(text: str, context: Context) -> Iterator[DateReading]:
    for match in _MONTH_DAY.finditer(text):
        month, day = month_of(match["month"] or match["month2"]), int(match["day"] or match["day2"])
        year = context.year(match.start(), month, day, is_planned=_is_planned(text, match.start()))
        if year and 1 <= day <= calendar.monthrange(year, month)[1]:
            yield _inferred(match.span(), f"{year}-{month:02d}-{day:02d}")
    for pattern in (_BARE_MONTH, _LISTED_MONTH):
        for match in pattern.finditer(text):
            group = "month" if match["month"] else "month2"
            if len(match[group]) <= _SHORT and _OF_PERSON.match(text, match.end(group)):
                continue
            month = month_of(match[group])
            if year := context.year(match.start(), month, is_planned=_is_planned(text, match.start())):
                yield _inferred(match.span(group), f"{year}-{month:02d}")


def _parts(text: str, context: Context, spans: dict[int, str]) -> Iterator[DateReading]:
    for match in _BARE_PART.finditer(text):
        letter = (match["letter"] or match["part"][0].replace("h", "H").replace("q", "Q")).upper()
        number = int(match["q"] or ORDINALS[match["ordinal"].lower()])
        if (letter == "H" and number > 2) or (match["part"] is None and match["letter"].islower()):
            continue
        if own := _fiscal_part(context, spans, letter):
            if number == 1 or letter == "Q":
                yield _inferred(match.span(), own)
        elif year := context.year_of_part(
            match.start(), f"{letter}{number}", is_planned=_is_planned(text, match.start())
        ):
            yield _inferred(match.span(), f"{year}-{letter}{number}")


def _fiscal_part(context: Context, spans: dict[int, str], letter: str) -> str | None:
    """Return the half or quarter that a text reports when it is none of the calendar's: "six months ended May 31"."""
    months = 6 if letter == "H" else 3
    written = (reading.iso for reading in context.dated if re.fullmatch(r"\d{4}-\d\d/\d{4}-\d\d", reading.iso))
    own = spans.get(months) or next((iso for iso in written if _length(iso) == months), None)
    return own if own and "/" in own else None


def _length(iso: str) -> int:
    """Return how many months a range of months has."""
    first, last = iso.split("/")
    return (int(last[:4]) - int(first[:4])) * 12 + int(last[5:]) - int(first[5:]) + 1


def _is_planned(text: str, at: int) -> bool:
    sentence = re.split(r"[.!?;]\s", text[max(0, at - 50) : at])[-1]
    return bool(re.search(r"\b(?:will|expected|scheduled|due|plans?|planned)\b", sentence))


def _inferred(place: tuple[int, int], iso: str) -> DateReading:
    return DateReading(span=Span(*place), iso=iso, basis="inferred")
