"""Find dates and periods in English text, as precise as they are written."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from dateutil.relativedelta import relativedelta

from publisher.lang.context import Context
from publisher.lang.reading import Claims, DateReading
from publisher.model import Span

_MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name[:3]: i for name, i in list(_MONTHS.items())} | {"sept": 9}
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?)(?![a-z])"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_ORDINAL = r"(?P<ordinal>first|second|third|fourth)"
_COUNTS = {"two": 2, "three": 3, "six": 6, "nine": 9, "twelve": 12, "2": 2, "3": 3, "6": 6, "9": 9, "12": 12}
_FISCAL = r"(?:of\s+)?(?:the\s+)?(?:fiscal\s+(?:year\s+)?|FY\s?)?"

_ABSOLUTE = tuple(
    (name, re.compile(pattern, re.IGNORECASE if name not in ("month", "year") else 0))
    for name, pattern in (
        (
            "months",
            rf"\b(?P<count>two|three|six|nine|twelve|2|3|6|9|12)[- ]months?\s(?:period\s)?(?:ended|ending|to|through)\s"
            rf"(?:the\s)?(?:(?P<day>\d{{1,2}})\s)?(?P<month>{_MONTH})(?:\s\d{{1,2}})?,?\s{_YEAR}\b",
        ),
        (
            "ended",
            rf"\b(?P<ordinal>quarter|half[- ]year|half|year)\s(?:ended|ending|to)\s"
            rf"(?:(?P<day>\d{{1,2}})\s)?(?P<month>{_MONTH})(?:\s\d{{1,2}})?,?\s{_YEAR}\b",
        ),
        ("day", rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{_MONTH}),?\s{{1,2}}{_YEAR}\b"),
        ("day", rf"\b(?P<month>{_MONTH})\s{{1,2}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,2}}{_YEAR}\b"),
        ("day", rf"\b{_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)\b"),
        ("quarter", rf"\b(?:Q(?P<q>[1-4])|{_ORDINAL}[- ]quarter),?\s{_FISCAL}{_YEAR}\b"),
        (
            "quarter",
            rf"\b{_YEAR}\s?Q(?P<q>[1-4])\b|\b(?P<q2>[1-4])Q\s?(?P<short>\d\d|20\d\d)\b|\bQ(?P<q3>[1-4])\s(?:FY)?'?(?P<short2>\d\d)\b",
        ),
        ("half", rf"\b(?:H(?P<q>[12])|{_ORDINAL} half),?\s{_FISCAL}{_YEAR}\b"),
        ("month-end", rf"\b(?:the\s)?end(?:\sof|-)\s?(?P<month>{_MONTH}),?\s{_YEAR}\b"),
        ("year-end", rf"\b(?:the\s)?(?:end(?:\sof|-)\s?|year-end\s){_YEAR}\b"),
        ("month", rf"\b(?:(?:early|mid|late)[- ])?(?P<month>{_MONTH}),?\s{{1,2}}(?:of\s)?{_YEAR}\b"),
        ("fiscal", rf"\b(?:FY\s?|(?:the\s)?fiscal(?:\syear)?\s?|full[- ]year\s){_YEAR}\b"),
        ("years", rf"\b{_YEAR}\s?(?:-|–|to|and|through)\s?(?P<last>(?:19|20)\d\d)\b"),
        ("decade", rf"\b(?:the\s)?(?:(?:early|mid|late)[- ])?{_YEAR}s\b"),
        ("year", rf"(?<![\w$£€,.\-/])(?:(?:early|mid|late)[- ])?{_YEAR}(?![\w%]|,\d{{3}}|\.\d)"),
    )
)
_RELATIVE = re.compile(
    rf"\b(?:(?P<which>this|last|next)\s(?P<month>{_MONTH})|(?P<year_of>this|last|next|the\scurrent|the\scoming)\syear\b"
    r"|(?P<month_of>this|last|next)\smonth\b|(?P<quarter_of>last|this|next)\squarter\b|(?P<today>today|yesterday)\b)",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(
    r"\b(?P<which>the\s(?:following|next)\syear|(?:a|one)\syear\slater|(?:later\s)?that\s(?:same\s)?year|(?:later\s(?:in\s)?)?the\ssame\syear"
    r"|(?P<two>two|three|four|five)\syears\slater|later\s(?:that|the\ssame)\s(?P<month>month))\b",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    rf"\b(?P<month>{_MONTH})\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,?\s?\d{{4}}|,\d)"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month2>{_MONTH})"
)
_BARE_MONTH = re.compile(
    rf"\b(?:(?:[Ii]n|[Ss]ince|[Bb]y|[Dd]uring|[Ff]or|[Oo]f|[Uu]ntil|[Ff]rom|[Tt]hat|and|"
    rf"to)\s(?:(?:early|mid|late)[- ])?|(?:[Ee]arly|[Mm]id|[Ll]ate)[- ])"
    rf"(?P<month>{_MONTH})(?!\s\d)"
)
_LISTED_MONTH = re.compile(rf"(?:^|\n)\W{{0,4}}(?P<month>{_MONTH})\W{{0,3}}[:–—-]")
_BARE_PART = re.compile(
    rf"\b(?:the\s)?(?:{_ORDINAL}[- ](?P<part>quarter|half)(?:\sof\sthe\syear)?|"
    rf"(?P<letter>[QH])(?P<q>[1-4])(?!\s?\d))\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s?(?:-|–|—|to|through|until|and)\s(?:the\s)?|\s?[–—-]\s?")
_RANGE_BEFORE = re.compile(r"(?:from|between)\s(?:the\s)?$", re.IGNORECASE)


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
        add(_relative(text, published))
    context = Context.of(text, found, published)
    add(_following(text, context))
    add(_without_year(text, Context.of(text, found, published)))
    return tuple(_joined(text, sorted(found, key=lambda reading: reading.span)))


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


def _quarter(parts: dict[str, str]) -> str:
    year = parts.get("year") or parts.get("short") or parts["short2"]
    number = parts.get("q") or parts.get("q2") or parts.get("q3") or _ORDINALS[parts["ordinal"].lower()]
    return f"{year if len(year) == 4 else f'20{year}'}-Q{number}"


def _half(parts: dict[str, str]) -> str | None:
    number = parts.get("q") or _ORDINALS[parts["ordinal"].lower()]
    return f"{parts['year']}-H{number}" if int(number) < 3 else None


def _month_end(parts: dict[str, str]) -> str:
    year, month = int(parts["year"]), _month(parts["month"])
    return f"{year}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}"


def _months(parts: dict[str, str]) -> str:
    return _ending(int(parts["year"]), _month(parts["month"]), _COUNTS[parts["count"].lower()])


def _ended(parts: dict[str, str]) -> str:
    kind = parts["ordinal"].lower()
    count = 3 if kind == "quarter" else 12 if kind == "year" else 6
    return _ending(int(parts["year"]), _month(parts["month"]), count)


def _ending(year: int, month: int, count: int) -> str:
    """Return the period of `count` months that ends with a month, as a quarter, half or year where it is one."""
    if count in (3, 6, 12) and month % count == 0:
        return {3: f"{year}-Q{month // 3}", 6: f"{year}-H{month // 6}", 12: str(year)}[count]
    first = dt.date(year, month, 1) - relativedelta(months=count - 1)
    return f"{first:%Y-%m}/{year}-{month:02d}"


_ISO: dict[str, Callable[[dict[str, str]], str | None]] = {
    "months": _months,
    "ended": _ended,
    "day": _day,
    "quarter": _quarter,
    "half": _half,
    "month-end": _month_end,
    "year-end": lambda parts: f"{parts['year']}-12-31",
    "month": lambda parts: f"{parts['year']}-{_month(parts['month']):02d}",
    "fiscal": lambda parts: parts["year"],
    "years": lambda parts: f"{parts['year']}/{parts['last']}",
    "decade": lambda parts: f"{parts['year']}/{int(parts['year']) + 9}" if parts["year"].endswith("0") else None,
    "year": lambda parts: parts["year"],
}


def _relative(text: str, published: dt.date) -> Iterator[DateReading]:
    for match in _RELATIVE.finditer(text):
        if match["month"]:
            iso = _relative_month(match["which"].lower(), _month(match["month"]), published)
        elif match["year_of"]:
            iso = str(published.year + {"last": -1, "next": 1, "the coming": 1}.get(match["year_of"].lower(), 0))
        elif match["quarter_of"]:
            months = {"last": -3, "next": 3}.get(match["quarter_of"].lower(), 0)
            day = published + relativedelta(months=months)
            iso = f"{day.year}-Q{(day.month + 2) // 3}"
        elif match["today"]:
            iso = (published - dt.timedelta(days=match["today"].lower() == "yesterday")).isoformat()
        else:
            months = {"last": -1, "next": 1}.get(match["month_of"].lower(), 0)
            iso = f"{published + relativedelta(months=months):%Y-%m}"
        yield DateReading(span=Span(*match.span()), iso=iso, basis="relative")


def _relative_month(which: str, month: int, published: dt.date) -> str:
    year = published.year
    if which == "last" and month >= published.month:
        year -= 1
    if which == "next" and month <= published.month:
        year += 1
    return f"{year}-{month:02d}"


def _following(text: str, context: Context) -> Iterator[DateReading]:
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


def _without_year(text: str, context: Context) -> Iterator[DateReading]:
    for match in _MONTH_DAY.finditer(text):
        month, day = _month(match["month"] or match["month2"]), int(match["day"] or match["day2"])
        year = context.year(match.start(), month, day, is_planned=_is_planned(text, match.start()))
        if year and 1 <= day <= calendar.monthrange(year, month)[1]:
            yield _inferred(match.span(), f"{year}-{month:02d}-{day:02d}")
    for pattern in (_BARE_MONTH, _LISTED_MONTH):
        for match in pattern.finditer(text):
            month = _month(match["month"])
            if year := context.year(match.start(), month, is_planned=_is_planned(text, match.start())):
                yield _inferred(match.span("month"), f"{year}-{month:02d}")
    for match in _BARE_PART.finditer(text):
        letter = (match["letter"] or match["part"][0].replace("h", "H").replace("q", "Q")).upper()
        number = int(match["q"] or _ORDINALS[match["ordinal"].lower()])
        if (letter == "H" and number > 2) or (match["part"] is None and match["letter"].islower()):
            continue
        if year := _year_of_part(context, match.start(), f"{letter}{number}"):
            yield _inferred(match.span(), f"{year}-{letter}{number}")


def _year_of_part(context: Context, at: int, part: str) -> int | None:
    """Return the year of a quarter or half: that of the same part elsewhere, else the last that ended."""
    if same := next((reading for reading in context.dated if reading.iso.endswith(f"-{part}")), None):
        return int(same.iso[:4])
    if context.published is None:
        before = context.before(at)
        return int(before.iso[:4]) if before else None
    last_month = int(part[1]) * (3 if part[0] == "Q" else 6)
    return context.published.year - (last_month > context.published.month)


def _is_planned(text: str, at: int) -> bool:
    return bool(re.search(r"\b(?:will|expected|scheduled|due|plans?|planned)\b", text[max(0, at - 50) : at]))


def _inferred(place: tuple[int, int], iso: str) -> DateReading:
    return DateReading(span=Span(*place), iso=iso, basis="inferred")


def _joined(text: str, found: list[DateReading]) -> Iterator[DateReading]:
    """Yield the dates, two that "from … to" or a dash joins made one range."""
    at = 0
    while at < len(found):
        first = found[at]
        second = found[at + 1] if at + 1 < len(found) else None
        between = text[first.span.end : second.span.start] if second and second.span.start - first.span.end < 12 else ""
        may_join = second and not first.is_range and not second.is_range and _JOINT.fullmatch(between)
        is_bare = between.strip() in ("-", "–", "—", "through")
        if (
            may_join
            and second
            and (is_bare or _RANGE_BEFORE.search(text[max(0, first.span.start - 14) : first.span.start]))
        ):
            span = Span(first.span.start, second.span.end)
            yield replace(second, span=span, iso=f"{first.iso}/{second.iso}", is_end=False)
            at += 2
        else:
            yield first
            at += 1


def _month(name: str) -> int:
    return _MONTHS[name.lower().rstrip(".")]
