"""English parts, multiples, vague numbers, ordinals, and words that stand for a number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

from publisher.lang.en_units import MAGNITUDES, SMALL
from publisher.lang.figures import en_words as words
from publisher.lang.figures.en_context import in_context
from publisher.lang.figures.en_counted import unit_after
from publisher.lang.figures.figure import (
    ANY,
    EXACT,
    Bounds,
    Family,
    Figure,
    Reading,
    Sort,
    Strength,
    number,
    share,
    times,
)
from publisher.lang.lazy import lazy
from publisher.lang.zh_units import any_of

_ONES = any_of([word for word, value in SMALL.items() if value])
_VAGUE = lazy(
    r"\b(?:(?P<tens>tens|dozens|scores|hundreds|thousands|millions|billions|trillions)(?:\sof\s(?P<scale>thousands|millions|billions|trillions))?"
    r"|(?:several|many|a\sfew|few|a\scouple(?:\sof)?|multiple|countless)\s(?P<some>dozen|hundred|thousand|million|billion|trillion)(?:\s(?P<some2>thousand|million|billion))?)\b",
    re.IGNORECASE,
)
_TENS = {"tens": 10, "dozens": 10, "scores": 10, "dozen": 10}
_PART = lazy(
    rf"(?<!and\s)(?<!and\sa\s)\b(?:(?P<upper>{_ONES}|an?|\d{{1,2}})[\s-])?(?P<part>{any_of(words.PARTS)})(?P<plural>s)?(?!\w)(?![\s-](?:final|time|finals|mile|century))",
    re.IGNORECASE,
)
_PART_AFTER = lazy(r"\s(?:of|as|have|are|were|the\s)\b")
_PART_BEFORE = lazy(r"\b(?:by|about|nearly|almost|than|over|up|down|around|roughly|some|just|only)\s$", re.IGNORECASE)
_POINTS = lazy(
    r"\b(?P<part>three[\s-]quarters|(?:an?\s|one[\s-])?quarter|(?:an?\s)?half)(?:\sof)?(?:[\s-]an?)?[\s-](?:percentage|per\scent|percent)?[\s-]?point\b",
    re.IGNORECASE,
)
_SLASHED = lazy(r"(?<![\d/.])(?P<upper>\d{1,2})/(?P<lower>[1-9]\d?)(?![\d/])")
_ONE_IN = lazy(
    rf"\b(?P<upper>{_ONES}|\d{{1,2}})\s(?:in|out\sof)\s(?:every\s)?(?P<lower>{_ONES}|\d{{1,3}})(?![\w,.]*\d|\s?(?:years|months|days|hours|percent|%|minutes|weeks))",
    re.IGNORECASE,
)
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
_FOLD = lazy(
    rf"\b(?P<word>{any_of(words.FOLD)})\b|(?<![\w.])(?P<numeral>\d+(?:\.\d+)?|{_ONES})(?:[\s-]?fold\b|(?P<sign>x)\b|\s?(?:times)\b"
    r"(?P<after>\s(?:more|higher|larger|greater|faster|longer|bigger|the|as|that|what|its|last|over|of|compared|those)\b)?)",
    re.IGNORECASE,
)
_GROWTH = lazy(
    r"\b(?:rose|grew|risen|grown|grow|increase[sd]?|increasing|rising|jumped|surged|expanded|growth|up|soared|multiplied|climbed|shot\sup|swelled)\s(?:(?P<by>by|of)\s)?(?:(?:about|nearly|more\sthan|over|almost|roughly|some|around)\s)?$",
    re.IGNORECASE,
)
_ORDINAL = lazy(
    rf"\b(?P<word>(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?(?:{any_of(words.ORDINALS)}))\b|(?<![\d.,])(?P<numeral>\d{{1,3}}(?:,\d{{3}})*)(?:st|nd|rd|th)\b|\bNo\.?\s?(?P<label>\d+)",
    re.IGNORECASE,
)
_NAMED = lazy(r"\s(?!and\b|of\b|to\b|or\b|at\b|in\b|on\b|century|for\b|with\b|floor)[A-Za-z]")
_RACE = lazy(r"(?<![\d:.])(?P<minutes>\d{1,2}):(?P<seconds>\d\d\.\d{1,3})(?![\d:])")
_STAGE = lazy(r"\b(?:round\sof|last)\s(?P<left>8|16|32|64)\b", re.IGNORECASE)
_WORD = lazy(rf"(?<![\w-])(?P<word>{any_of(words.WORDS)})(?!\w)", re.IGNORECASE)
_ROMAN = lazy(rf"(?<=[a-z]\s)(?P<roman>{any_of(words.ROMAN)})(?![\w.'])")
_A_LENGTH = lazy(
    r"\b(?:an?|per|the|past|last|each|every)[\s-](?P<unit>year|month|week|day|hour|minute|decade|century|fortnight|mile|kilometer|kilometre|meter|metre|foot|ton|tonne|acre|hectare|pound)\b",
    re.IGNORECASE,
)
_LENGTHS = {"century": 1200, "decade": 120, "year": 12, "month": 1}


def find(text: str) -> Iterator[Figure]:
    """Yield the numbers that a word makes, the longest forms first."""
    for pattern, read in _FORMS:
        for match in pattern.finditer(text):
            figure = read(text, match)
            if figure:
                yield figure


def find_words(text: str) -> Iterator[Figure]:
    """Yield the words that may stand for a number of the other language: both, couple, trilateral."""
    for match in _WORD.finditer(text):
        value = words.WORDS[match["word"].lower()]
        readings = (share(100), times(2)) if value == 100 else (number(value), times(value))
        strength = Strength.PAIRED if match["word"].lower() in ("twice", "thrice") else Strength.FREE
        yield _made(match, *readings, strength=strength, bounds=ANY)
    for match in _ROMAN.finditer(text):
        yield _made(match, number(words.ROMAN[match["roman"]]), strength=Strength.FREE, bounds=ANY)


def _made(
    match: re.Match[str],
    *readings: Reading,
    strength: Strength,
    bounds: Bounds = EXACT,
    sort: Sort = Sort.COUNT,
    unit: str = "",
) -> Figure:
    return Figure(
        start=match.start(), end=match.end(), readings=readings, strength=strength, bounds=bounds, sort=sort, unit=unit
    )


def _small(word: str) -> Fraction:
    return Fraction(int(word)) if word.isdigit() else Fraction(SMALL.get(word.lower(), 1))


def _vague(text: str, match: re.Match[str]) -> Figure:
    if match["some"]:
        value = _TENS.get(match["some"].lower()) or MAGNITUDES[match["some"].lower()]
        value *= MAGNITUDES[match["some2"].lower()] if match["some2"] else 1
    else:
        tens = match["tens"].lower()
        value = _TENS.get(tens) or MAGNITUDES[tens[:-1]]
        value *= MAGNITUDES[match["scale"].lower()[:-1]] if match["scale"] else 1
    return _made(match, Reading(Family.VAGUE, Fraction(value)), strength=Strength.PAIRED, bounds=ANY)


def _part(text: str, match: re.Match[str]) -> Figure | None:
    """Read "two-thirds", "a quarter", "half"; "the third" and "a second quarter" are no parts."""
    part, upper = match["part"].lower(), match["upper"]
    if part not in ("half", "halves", "quarter") and not upper:
        return None
    count = _small(upper) if upper else Fraction(1)
    is_ordinal = bool(upper) and upper.lower() in ("a", "an") and part not in ("half", "halves", "quarter")
    if is_ordinal and not (_PART_AFTER.match(text, match.end()) or _PART_BEFORE.search(text[: match.start()][-14:])):
        return None
    if count > 1 and not match["plural"] and part != "halves":
        return None
    value = count / words.PARTS[part]
    is_sure = bool(upper and upper.lower() not in ("a", "an") and part != "half")
    readings: tuple[Reading, ...] = (share(value * 100), number(value), times(value))
    if not is_sure and part != "half":
        readings = (*readings, number(words.PARTS[part]))
    return in_context(text, _made(match, *readings, strength=Strength.PAIRED if is_sure else Strength.FREE))


def _point_part(text: str, match: re.Match[str]) -> Figure:
    part = match["part"].lower()
    value = (
        Fraction(3, 4) if part.startswith("three") else Fraction(1, 4) if part.endswith("quarter") else Fraction(1, 2)
    )
    return in_context(text, _made(match, share(value), strength=Strength.FIRM, unit="pp"))


def _slashed(text: str, match: re.Match[str]) -> Figure:
    upper, lower = int(match["upper"]), int(match["lower"])
    readings = (share(Fraction(upper * 100, lower)), number(Fraction(upper, lower)))
    return in_context(text, _made(match, *readings, strength=Strength.PAIRED))


def _one_in(text: str, match: re.Match[str]) -> Figure | None:
    upper, lower = _small(match["upper"]), _small(match["lower"])
    if not 0 < upper < lower:
        return None
    return in_context(text, _made(match, number(lower), share(upper * 100 / lower), strength=Strength.PAIRED))


def _halves(text: str, match: re.Match[str]) -> Figure:
    unit, factor = (match["unit"], Fraction(1, 2)) if match["unit"] else (match["part"], Fraction(1, 4))
    unit = unit.lower()
    readings: tuple[Reading, ...] = (number(factor * _OF.get(unit, 1)),)
    if unit in _LENGTHS:
        readings = (*readings, Reading(Family.MONTHS, factor * _LENGTHS[unit]))
    if unit == "hour":
        readings = (*readings, Reading(Family.MINUTES, factor * 60))
    counted_as, end = unit_after(text, match.end()) if match["unit"] else ("", match.end())
    is_count = unit in ("million", "billion", "trillion")
    sort = Sort.COUNT if is_count else Sort.LENGTH
    strength = Strength.PAIRED if is_count else Strength.FREE
    made = _made(match, *readings, strength=strength, sort=sort, unit=counted_as if is_count else "")
    return in_context(text, replace(made, end=end if is_count else made.end))


def _a_length(text: str, match: re.Match[str]) -> Figure:
    """Read "a year", "a decade", "a mile": one, and needed by nobody."""
    unit = match["unit"].lower()
    readings: list[Reading] = [number(_OF.get(unit, 1))]
    for table, family in ((words.MONTHS, Family.MONTHS), (words.MINUTES, Family.MINUTES), (words.DAYS, Family.DAYS)):
        if unit in table:
            readings.append(Reading(family, Fraction(table[unit])))
    measure = words.MEASURES.get(unit, "")
    sort = Sort.COUNT if measure else Sort.LENGTH
    return in_context(text, _made(match, *readings, strength=Strength.FREE, sort=sort, unit=measure))


def _fold(text: str, match: re.Match[str]) -> Figure | None:
    """Read "tripled", "3-fold", "3 times": by three times is four times as much."""
    if match["word"]:
        value = Fraction(str(words.FOLD[match["word"].lower()]))
        readings: tuple[Reading, ...] = (times(value), number(value), *((share(50),) if value < 1 else ()))
        is_verb = match["word"].lower().endswith(("ed", "fold"))
        return in_context(text, _made(match, *readings, strength=Strength.PAIRED if is_verb else Strength.FREE))
    numeral = match["numeral"]
    value = Fraction(numeral) if numeral[0].isdigit() else _small(numeral)
    growth = _GROWTH.search(text[max(0, match.start() - 32) : match.start()])
    is_comparison = match["after"] and match["after"].split()[0].lower() in (
        "more",
        "higher",
        "larger",
        "greater",
        "faster",
        "longer",
        "bigger",
        "over",
    )
    if match[0].lower().endswith("fold") or match["sign"]:
        readings = (times(value),)
    elif growth and growth["by"] == "by":
        readings = (times(value + 1),)
    elif growth or is_comparison:
        readings = (times(value), times(value + 1))
    else:
        readings = (times(value), number(value))
    figure = in_context(
        text, _made(match, *readings, strength=Strength.FIRM if numeral[0].isdigit() else Strength.PAIRED)
    )
    return figure if match["after"] or growth or match[0].lower().endswith(("fold", "x")) else _occasions(match, figure)


def _occasions(match: re.Match[str], figure: Figure) -> Figure:
    return Figure(
        start=figure.start,
        end=match.end("numeral"),
        readings=figure.readings,
        strength=figure.strength,
        bounds=figure.bounds,
        unit="occasion",
    )


def _ordinal(text: str, match: re.Match[str]) -> Figure | None:
    if match["label"] or match["numeral"]:
        value = Fraction(int((match["label"] or match["numeral"]).replace(",", "")))
        readings = (number(value), Reading(Family.DAY, value)) if value <= 31 else (number(value),)
        strength = Strength.FREE if value == 1 else Strength.PAIRED
        if value > 3 and not match["label"] and _NAMED.match(text, match.end()):
            strength = Strength.FIRM
        return _made(match, *readings, strength=strength, bounds=ANY, sort=Sort.ORDINAL)
    tens, _, last = match["word"].lower().rpartition("-")
    value = Fraction(words.ORDINALS.get(match["word"].lower()) or words.ORDINALS[last])
    if tens:
        value = (
            value % 10
            + (("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety").index(tens) + 2) * 10
        )
    strength = Strength.FREE if value <= 1 else Strength.PAIRED
    return _made(match, number(value), Reading(Family.DAY, value), strength=strength, bounds=ANY, sort=Sort.ORDINAL)


def _race(text: str, match: re.Match[str]) -> Figure:
    """Read 2:03.86, the time of a race."""
    seconds = Fraction(match["seconds"])
    readings = (number(int(match["minutes"]) * 60 + seconds), number(seconds))
    return _made(match, *readings, strength=Strength.FIRM)


def _stage(text: str, match: re.Match[str]) -> Figure:
    """Read "the last 16", which Chinese may call an eighth-final."""
    return _made(match, number(int(match["left"])), strength=Strength.PAIRED, sort=Sort.ORDINAL)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[str, re.Match[str]], Figure | None]], ...] = (
    (_RACE, _race),
    (_STAGE, _stage),
    (_VAGUE, _vague),
    (_POINTS, _point_part),
    (_HALVES, _halves),
    (_PART, _part),
    (_SLASHED, _slashed),
    (_ONE_IN, _one_in),
    (_FOLD, _fold),
    (_ORDINAL, _ordinal),
    (_A_LENGTH, _a_length),
)
