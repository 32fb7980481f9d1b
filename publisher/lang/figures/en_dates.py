"""Dates, periods and times of day in English, each part a figure of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from publisher.lang.en_calendar import MONTH, month_of
from publisher.lang.figures.figure import ANY, Family, Figure, Reading, Sort, Strength, number, numbers, period
from publisher.lang.lazy import lazy
from publisher.lang.reading import Claims
from publisher.model import Span

Found = Iterator[tuple[int, int, tuple[Reading, ...], Sort, Strength]]
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_ISO = lazy(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?!\d)")
_MONTHS = lazy(
    rf"\b(?P<first>{MONTH})(?:\s(?:19|20)\d\d)?\s?(?:-|–|—|to|through|until)\s?(?P<last>{MONTH})(?!\.?\s{_DAY}\b(?!,?\d))"
)
_MONTH_DAY = lazy(
    rf"\b(?P<month>{MONTH})\s(?P<day>{_DAY})(?![\d%]|:\d|,\d{{3}}|\.\d"
    r"|\s(?:percent|per cent|million|billion|people|points))"
    rf"(?:\s?(?:-|–|—|to|and|through|until)\s?(?P<day2>{_DAY})(?!\w|,\d{{3}}|[.%]))?"
)
_DAY_MONTH = lazy(
    rf"(?<![\d.,$])(?P<day>{_DAY})(?:\s?(?:-|–|—|to|and)\s?(?P<day2>{_DAY}))?\s(?:of\s)?(?P<month>{MONTH})(?!\w)"
)
_MONTH = lazy(rf"\b(?P<month>{MONTH})(?![\w-]?[a-z])")
_SURE_BEFORE = lazy(
    r"\b(?:in|on|of|since|by|until|till|last|this|early|late|mid|from|to|end|through|next|for|and|between|before|after|during|every|each|previous|mid-|late-)[\s-]$",
    re.IGNORECASE,
)
_SURE_AFTER = lazy(r"\s(?:19|20)\d\d\b|'s\b|,|\sof\s(?:each|every|this|last|next|that)\b")
_NOUN_AFTER = lazy(r"\s(?!on\b|of\b|for\b|to\b|against\b)[a-z]")
_FIRST_MONTHS = lazy(
    r"\bfirst\s(?P<count>two|three|four|five|six|seven|eight|nine|ten|eleven|\d{1,2})\s(?P<unit>months?|quarters)\b|"
    r"\b(?P<half>first|second|latter|1st|2nd)[\s-]half\b|\bH(?P<h>[12])\b|"
    r"\b(?P<quarter>first|second|third|fourth|1st|2nd|3rd|4th|final|last)[\s-](?:fiscal\s)?quarter\b|\bQ(?P<q>[1-4])\b",
    re.IGNORECASE,
)
_DECADE = lazy(
    r"(?<![\d$])(?P<year>(?:1[5-9]|20)\d)0'?s\b|(?<![\d$£€])'?(?P<ten>[1-9])0'?s\b|\b(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b",
    re.I,
)
_TENS = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_WEEKDAY = lazy(
    r"\b(?P<day>Mondays?|Tuesdays?|Wednesdays?|Thursdays?|Fridays?|Saturdays?|Sundays?|(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat)\.(?=\s))"
)
_CLOCK = lazy(
    r"(?<![\d.,:$])(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s?(?:a\.?m\b|p\.?m\b|o'clock|noon\b|mid-?day\b|midnight\b)|(?<![\d:.])(?P<hour2>[01]?\d|2[0-4]):(?P<minute2>[0-5]\d)(?::[0-5]\d)?(?![\d:]|\.\d)|(?<![\d.,$])(?P<hour3>0\d|[01]\d(?=\d\d\s?(?:GMT|hours))|2[0-3](?=\d\d\s?(?:GMT|hours)))(?P<minute3>[0-5]\d)(?!\d)|"
    r"\b(?P<noon>noon|midday|midnight)\b|\b(?P<word>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\so'clock",
    re.IGNORECASE,
)
_RELATIVE = lazy(
    r"\b(?:(?P<last>last\syear)|(?P<this>this\syear)|(?P<next>next\syear)|(?P<base>a\syear\s(?:ago|earlier)|year-ago|previous\syear|prior\syear|year\sbefore|year-on-year|year-over-year))(?!\w)",
    re.IGNORECASE,
)
_COUNTS = {
    name: value
    for value, name in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4}


def find(text: str, claims: Claims) -> Iterator[Figure]:
    """Yield the parts of dates, the most exact forms first; a year beside them is left to the numbers."""
    taken = Claims(len(text))
    for pattern, read in _FORMS:
        for match in pattern.finditer(text):
            if not taken.is_free(*match.span()):
                continue
            for start, end, readings, sort, strength in read(text, match):
                taken.take(Span(start, end))
                yield Figure(start=start, end=end, readings=readings, sort=sort, strength=strength, bounds=ANY)


def _whole(match: re.Match[str], *readings: Reading, strength: Strength = Strength.PAIRED) -> Found:
    yield *match.span(), readings, Sort.DATE, strength


def _group(match: re.Match[str], name: str, *readings: Reading) -> Found:
    yield *match.span(name), readings, Sort.DATE, Strength.PAIRED


def _iso(text: str, match: re.Match[str]) -> Found:
    yield *match.span("year"), numbers(int(match["year"])), Sort.YEAR, Strength.FIRM
    yield from _group(match, "month", Reading(Family.MONTH, Fraction(int(match["month"]))))
    yield from _group(match, "day", Reading(Family.DAY, Fraction(int(match["day"]))))


def _months(text: str, match: re.Match[str]) -> Found:
    first, last = month_of(match["first"]), month_of(match["last"])
    if first < last:
        yield from _whole(match, period(first, last))


def _day(match: re.Match[str], name: str) -> Found:
    day = Fraction(int(re.sub(r"\D", "", match[name])))
    yield from _group(match, name, Reading(Family.DAY, day), number(day))


def _with_day(text: str, match: re.Match[str]) -> Found:
    yield from _group(match, "month", Reading(Family.MONTH, Fraction(month_of(match["month"]))))
    yield from _day(match, "day")
    if match["day2"]:
        yield from _day(match, "day2")


def _month(text: str, match: re.Match[str]) -> Found:
    """Read a month; "May" and "March" only where a date may stand."""
    is_word = match["month"] in ("May", "March", "MAY", "MARCH")
    before = text[max(0, match.start() - 12) : match.start()]
    is_sure = _SURE_BEFORE.search(before) or _SURE_AFTER.match(text, match.end())
    if not is_word or is_sure or (before.endswith(" the ") and _NOUN_AFTER.match(text, match.end())):
        yield from _whole(match, Reading(Family.MONTH, Fraction(month_of(match["month"]))))


def _first_months(text: str, match: re.Match[str]) -> Found:
    if match["count"]:
        count = _COUNTS.get(match["count"].lower()) or int(match["count"])
        months = count * (3 if match["unit"].lower() == "quarters" else 1)
        yield from _whole(match, period(1, months), *((number(count),) if months == count else ()))
    elif match["half"] or match["h"]:
        is_first = (match["half"] or match["h"]).lower() in ("first", "1st", "1")
        yield from _whole(match, period(1, 6) if is_first else period(7, 12))
    elif match["quarter"] and match["quarter"].lower() == "last":
        yield from _whole(match, number(4), strength=Strength.FREE)
    else:
        quarter = int(match["q"]) if match["q"] else _QUARTERS[match["quarter"].lower()]
        yield from _whole(match, period(quarter * 3 - 2, quarter * 3))


def _decade(text: str, match: re.Match[str]) -> Found:
    if match["year"]:
        year = int(match["year"]) * 10
        century = (number(year // 100 + 1),) if year % 100 == 0 else ()
        yield from _whole(match, number(year), *century)
        return
    ten = (_TENS.index(match["word"].lower()) + 2 if match["word"] else int(match["ten"])) * 10
    yield from _whole(match, *numbers(ten, 1900 + ten, 2000 + ten))


def _weekday(text: str, match: re.Match[str]) -> Found:
    day = ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(match["day"][:3].lower()) + 1
    yield from _whole(match, Reading(Family.WEEKDAY, Fraction(day)))


def _clock(text: str, match: re.Match[str]) -> Found:
    if match["noon"]:
        yield from _whole(match, Reading(Family.CLOCK, Fraction(0)), number(12), strength=Strength.FREE)
        return
    said = match["hour"] or match["hour2"] or match["hour3"]
    hour = int(said) if said else _COUNTS[match["word"].lower()]
    minute = int(match["minute"] or match["minute2"] or match["minute3"] or 0)
    if hour <= 24:
        yield from _whole(
            match, Reading(Family.CLOCK, Fraction(hour % 12 * 60 + minute)), *((number(hour),) if not minute else ())
        )


def _relative(text: str, match: re.Match[str]) -> Found:
    value = 1 if match["next"] else 0 if match["this"] else -1
    strength = Strength.FREE if match["base"] else Strength.PAIRED
    yield from _whole(match, Reading(Family.RELATIVE, Fraction(value)), strength=strength)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[str, re.Match[str]], Found]], ...] = (
    (_ISO, _iso),
    (_MONTHS, _months),
    (_MONTH_DAY, _with_day),
    (_DAY_MONTH, _with_day),
    (_MONTH, _month),
    (_FIRST_MONTHS, _first_months),
    (_DECADE, _decade),
    (_CLOCK, _clock),
    (_WEEKDAY, _weekday),
    (_RELATIVE, _relative),
)
