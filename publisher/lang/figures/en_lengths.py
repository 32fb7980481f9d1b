"""English lengths of time, sizes and race times that have forms of their own: half a year, 6ft 5in, 2:03.86."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

from publisher.lang.figures import en_words as words
from publisher.lang.figures.en_context import in_context
from publisher.lang.figures.en_counted import unit_after
from publisher.lang.figures.figure import Family, Figure, Reading, Sort, Strength, lengths, made, number
from publisher.lang.lazy import lazy

_HALVES = lazy(
    r"\bhalf[\s-](?:an?[\s-])?(?P<unit>million|billion|trillion|dozen|hundred|century|decade|hour|year|day|month)\b|\bquarter[\s-](?:of\sa[\s-])?(?P<part>century|million|billion|hour)\b",
    re.IGNORECASE,
)
_OF = {
    "hundred": 100,
    "century": 100,
    "decade": 10,
    "dozen": 12,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_A_LENGTH = lazy(
    r"\b(?:an?|per|the|past|last|each|every)[\s-](?P<unit>year|month|week|day|hour|minute|decade|century|fortnight|mile|kilometer|kilometre|meter|metre|foot|ton|tonne|acre|hectare|pound)(?P<half>\sand\sa\shalf)?\b",
    re.IGNORECASE,
)
_LENGTHS = {"century": 1200, "decade": 120, "year": 12, "month": 1}
_RACE = lazy(r"(?<![\d:.])(?P<minutes>\d{1,2}):(?P<seconds>\d\d\.\d{1,3})(?![\d:])")
_STAGE = lazy(r"\b(?:round\sof|last)\s(?P<left>8|16|32|64)\b", re.IGNORECASE)
_HEIGHT = lazy(r"(?<![\d.])(?P<feet>\d)[\s-]?(?:ft|feet|foot)[\s-]?(?P<inches>\d{1,2})(?:[\s-]?(?:in|inch|inches)\b)?")


def find(text: str) -> Iterator[Figure]:
    """Yield such figures, the longest forms first."""
    for pattern, read in _FORMS:
        for match in pattern.finditer(text):
            yield read(text, match)


def find_single(text: str) -> Iterator[Figure]:
    """Yield "a year", "a decade", "a mile"; what is longer goes before."""
    for match in _A_LENGTH.finditer(text):
        yield _a_length(text, match)


def _halves(text: str, match: re.Match[str]) -> Figure:
    unit, factor = (match["unit"], Fraction(1, 2)) if match["unit"] else (match["part"], Fraction(1, 4))
    unit = unit.lower()
    readings: tuple[Reading, ...] = (number(factor * _OF.get(unit, 1)),)
    if unit in _LENGTHS:
        readings = (*readings, *lengths(Family.MONTHS, factor * _LENGTHS[unit]))
    if unit == "hour":
        readings = (*readings, Reading(Family.MINUTES, factor * 60))
    counted_as, end = unit_after(text, match.end()) if match["unit"] else ("", match.end())
    is_count = unit in ("million", "billion", "trillion")
    sort = Sort.COUNT if is_count else Sort.LENGTH
    strength = Strength.PAIRED if is_count else Strength.FREE
    figure = made(match, *readings, strength=strength, sort=sort, unit=counted_as if is_count else "")
    return in_context(text, replace(figure, end=end if is_count else figure.end))


def _a_length(text: str, match: re.Match[str]) -> Figure:
    """Read "a year", "a decade", "a mile": one, and needed by nobody."""
    unit = match["unit"].lower()
    count = Fraction(3, 2) if match["half"] else Fraction(1)
    readings: list[Reading] = [number(_OF.get(unit, 1) * count)]
    for table, family in ((words.MONTHS, Family.MONTHS), (words.MINUTES, Family.MINUTES), (words.DAYS, Family.DAYS)):
        if unit in table:
            readings += lengths(family, table[unit] * count)
    measure = words.MEASURES.get(unit, "")
    sort = Sort.COUNT if measure else Sort.LENGTH
    return in_context(text, made(match, *readings, strength=Strength.FREE, sort=sort, unit=measure))


def _race(text: str, match: re.Match[str]) -> Figure:
    """Read 2:03.86, the time of a race."""
    seconds = Fraction(match["seconds"])
    readings = (number(int(match["minutes"]) * 60 + seconds), number(seconds))
    return made(match, *readings, strength=Strength.FIRM)


def _stage(text: str, match: re.Match[str]) -> Figure:
    """Read "the last 16", which Chinese may call an eighth-final."""
    return made(match, number(int(match["left"])), strength=Strength.PAIRED, sort=Sort.ORDINAL)


def _height(text: str, match: re.Match[str]) -> Figure:
    """Read 6ft 5in, the height of a person."""
    feet = int(match["feet"]) + Fraction(int(match["inches"]), 12)
    return in_context(text, made(match, number(feet), strength=Strength.FIRM, unit="foot"))


_FORMS: tuple[tuple[re.Pattern[str], Callable[[str, re.Match[str]], Figure]], ...] = (
    (_RACE, _race),
    (_STAGE, _stage),
    (_HEIGHT, _height),
    (_HALVES, _halves),
)
