"""English parts, multiples, vague numbers, ordinals, and words that stand for a number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from publisher.lang.en_units import MAGNITUDES, SMALL
from publisher.lang.figures import en_words as words
from publisher.lang.figures.en_context import in_context
from publisher.lang.figures.figure import (
    ANY,
    Family,
    Figure,
    Reading,
    Sort,
    Strength,
    made,
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
    rf"\b(?P<upper>{_ONES}|\d{{1,2}})\s(?:in|out\sof)\s(?:every\s)?(?P<lower>{_ONES}|\d{{1,3}})(?=\s[a-zA-Z])(?![\w,.]*\d|\s?(?:years|months|days|hours|percent|%|minutes|weeks))",
    re.IGNORECASE,
)
_FOLD = lazy(
    rf"\b(?P<word>{any_of(words.FOLD)})\b|(?<![\w.])(?!0x)(?P<numeral>\d+(?:\.\d+)?|{_ONES})(?:[\s-]?fold\b|(?P<sign>x)\b|\s?(?:times)\b"
    r"(?P<after>\s(?:more|higher|larger|greater|faster|longer|bigger|the|as|that|what|its|last|over|of|compared|those)\b)?)",
    re.IGNORECASE,
)
_TIMES_AFTER = lazy(r"\s(?:the|its|their|that|what|those)\b")
_GROWTH = lazy(
    r"\b(?:rose|grew|risen|grown|grow|increase[sd]?|increasing|rising|jumped|surged|expanded|growth|up|soared|multiplied|climbed|shot\sup|swelled)\s(?:(?P<by>by|of)\s)?(?:(?:about|nearly|more\sthan|over|almost|roughly|some|around)\s)?$",
    re.IGNORECASE,
)
_ORDINAL = lazy(
    rf"(?<!\w-)\b(?P<word>(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?(?:{any_of(words.ORDINALS)}))\b|(?<![\d.,])(?P<numeral>\d{{1,3}}(?:,\d{{3}})*)(?:st|nd|rd|th)\b|\bNo\.?\s?(?P<label>\d+)",
    re.IGNORECASE,
)
_NAMED = lazy(
    r"\s(?!(?:Central|Party|National|CPC|CCP|Plenary|Provincial)\b|and\b|of\b|to\b|or\b|at\b|in\b|on\b|century|for\b|with\b|floor)[A-Za-z]",
    re.IGNORECASE,
)
_WORD = lazy(rf"(?<![\w-])(?P<word>{any_of(words.WORDS)})(?!\w)", re.IGNORECASE)
_ROMAN = lazy(rf"(?<=[a-z]\s)(?P<roman>{any_of(words.ROMAN)})(?![\w.'])")


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
        is_whole = match["word"].lower() in words.WHOLE
        readings = (share(100), times(2)) if is_whole else (number(value), times(value))
        strength = Strength.PAIRED if match["word"].lower() in ("twice", "thrice") else Strength.FREE
        yield made(match, *readings, strength=strength, bounds=ANY)
    for match in _ROMAN.finditer(text):
        yield made(match, number(words.ROMAN[match["roman"]]), strength=Strength.FREE, bounds=ANY)


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
    return made(match, Reading(Family.VAGUE, Fraction(value)), strength=Strength.PAIRED, bounds=ANY)


def _part(text: str, match: re.Match[str]) -> Figure | None:
    """Read "two-thirds", "a quarter", "half"; "the third" and "a second quarter" are no parts."""
    part, upper = match["part"].lower(), match["upper"]
    if part not in ("half", "halves", "quarter") and not upper:
        return None
    count = _small(upper) if upper else Fraction(1)
    if part == "quarter" and count not in (1, 3):
        return None  # "six quarters" are a length of time
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
    return in_context(text, made(match, *readings, strength=Strength.PAIRED if is_sure else Strength.FREE))


def _point_part(text: str, match: re.Match[str]) -> Figure:
    part = match["part"].lower()
    value = (
        Fraction(3, 4) if part.startswith("three") else Fraction(1, 4) if part.endswith("quarter") else Fraction(1, 2)
    )
    return in_context(text, made(match, share(value), strength=Strength.FIRM, unit="pp"))


def _slashed(text: str, match: re.Match[str]) -> Figure:
    upper, lower = int(match["upper"]), int(match["lower"])
    if (upper, lower) == (24, 7):
        return made(match, number(24), Reading(Family.DAYS, Fraction(7)), strength=Strength.FREE, bounds=ANY)
    readings = (share(Fraction(upper * 100, lower)), number(Fraction(upper, lower)))
    return in_context(text, made(match, *readings, strength=Strength.PAIRED))


def _one_in(text: str, match: re.Match[str]) -> Figure | None:
    upper, lower = _small(match["upper"]), _small(match["lower"])
    if not 0 < upper < lower:
        return None
    return in_context(text, made(match, number(lower), share(upper * 100 / lower), strength=Strength.PAIRED))


def _fold(text: str, match: re.Match[str]) -> Figure | None:
    """Read "tripled", "3-fold", "3 times": by three times is four times as much."""
    if match["word"]:
        value = Fraction(str(words.FOLD[match["word"].lower()]))
        readings: tuple[Reading, ...] = (times(value), number(value), *((share(50),) if value < 1 else ()))
        is_verb = match["word"].lower().endswith(("ed", "fold")) or bool(_TIMES_AFTER.match(text, match.end()))
        return in_context(text, made(match, *readings, strength=Strength.PAIRED if is_verb else Strength.FREE))
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
        # Of so many times, nobody counts one more or less: a 12-fold increase is 增长12倍.
        readings = (times(value), *((times(value + 1),) if growth and value >= 10 else ()))
    elif growth and growth["by"] == "by":
        readings = (times(value + 1),)
    elif growth or is_comparison:
        readings = (times(value), times(value + 1))
    else:
        readings = (times(value), number(value))
    figure = in_context(
        text, made(match, *readings, strength=Strength.FIRM if numeral[0].isdigit() else Strength.PAIRED)
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
        return made(match, *readings, strength=strength, bounds=ANY, sort=Sort.ORDINAL)
    tens, _, last = match["word"].lower().rpartition("-")
    value = Fraction(words.ORDINALS.get(match["word"].lower()) or words.ORDINALS[last])
    if tens:
        value = (
            value % 10
            + (("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety").index(tens) + 2) * 10
        )
    strength = Strength.FREE if value <= 1 else Strength.PAIRED
    return made(match, number(value), Reading(Family.DAY, value), strength=strength, bounds=ANY, sort=Sort.ORDINAL)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[str, re.Match[str]], Figure | None]], ...] = (
    (_VAGUE, _vague),
    (_POINTS, _point_part),
    (_PART, _part),
    (_SLASHED, _slashed),
    (_ONE_IN, _one_in),
    (_FOLD, _fold),
    (_ORDINAL, _ordinal),
)
