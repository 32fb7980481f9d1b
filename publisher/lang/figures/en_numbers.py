"""Numerals in English text with what they count, every one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from publisher.lang.en_numerals import DIGITS
from publisher.lang.en_numerals import value_of as decimal_of
from publisher.lang.en_units import MAGNITUDES, SMALL, TENS
from publisher.lang.figures import en_lengths, en_ratios
from publisher.lang.figures import en_words as words
from publisher.lang.figures.en_context import in_context
from publisher.lang.figures.en_counted import counted, unit_after
from publisher.lang.figures.figure import (
    ABOUT,
    ANY,
    EXACT,
    MAYBE_OVER,
    Bounds,
    Family,
    Figure,
    Reading,
    Sort,
    Strength,
    lengths,
    number,
    share,
    times,
)
from publisher.lang.lazy import lazy
from publisher.lang.reading import Claims
from publisher.lang.zh_units import any_of

_SCALES = MAGNITUDES | {"lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7}
_BIG = r"hundred|thousand|million|billion|trillion|dozen"
_LITTLE = rf"(?:{any_of(TENS)})(?:[\s-](?:{any_of(w for w, v in SMALL.items() if 0 < v < 10)}))?|{any_of(SMALL)}"
_IN_WORDS = (
    rf"(?:(?:{_LITTLE}|an?)(?:\sand\sa\shalf)?(?:[\s-](?:{_BIG})\b)+"
    rf"(?:,?\s(?:and\s)?(?:{_LITTLE})\b(?:[\s-](?:{_BIG})\b)*){{0,3}}|(?:{_LITTLE}))"
)
_LAKHS = r"\d{1,2}(?:,\d\d)+,\d{3}(?!,?\d)"
_NUMERAL = lazy(
    rf"""(?P<sign>(?<![A-Za-z])(?:{any_of(words.CURRENCY_SIGNS)}))?\s?(?:(?P<digits>(?<![\d.])(?:{_LAKHS}|{DIGITS})(?<![A-Za-z]\.\d)(?<![A-Za-z]\.\d\d)|(?<=[A-Za-z]\.)\d{{1,2}}(?![\d.]))|(?<![\w-]){_IN_WORDS}(?![\w]))
    (?P<half>\sand\sa\shalf|\s1/2|-and-a-half)?(?P<scale>[\s-]?(?:hundred|thousand|million|billion|trillion|mln|mn|bn|tn|trn|lakh|lakhs|crore|crores)(?!\w)|(?<=\d)(?:[mkb](?![\w])|K(?!\w)))?""",
    re.VERBOSE | re.IGNORECASE,
)
_JOINT = lazy(r"\s?(?:-|–|—|~|to)\s?", re.IGNORECASE)
_BETWEEN = lazy(r"\bbetween\s(?:[A-Z]{0,3}[$£€¥])?$", re.IGNORECASE)
_LISTED = lazy(
    r"(?:,?\s(?:and|or|to)\s|,\s|\s?[-–]\s?)(?:nearly\s|about\s|over\s)?[\d.]+(?:(?:,?\s(?:and|or|to)\s|,\s|\s?[-–]\s?)[\d.]+){0,6}\s?(?P<unit>%|percentage|percent|per\scent|million|billion|trillion)"
)
_OTHER = lazy(r"\sothers?\b")
_POINTS = lazy(r"[\s-]points?\b")
_DAY_AND_MONTH = lazy(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])")
_CAPITAL_BEFORE = lazy(r"[A-Z][\w'-]*\s$")
_CAPITAL_AFTER = lazy(r"\s[A-Z]")
_MIDST = lazy(r"(?:\b[a-z]{2,}\b)[^.!?:;\"“]*$")
_EVEN = lazy(r"50-50(?!\d)")
_CODE_BEFORE = lazy(r"(?:[A-Z]/[A-Z]{1,2}\s?|[A-Z][A-Za-z]*[-/.]?|[A-Za-z]{2,}|#)$")
_CODE_AFTER = lazy(r"[A-Za-z]|-?[A-Z]\b")
_LETTERS = lazy(r"[A-Za-z]{1,3}(?![a-z])")
_PREFIX = lazy(r"(?:[Mm]id|[Pp]re|[Pp]ost|[Ss]ub|[Nn]on|[Aa]ll|[Ll]ate|[Ee]arly|[Uu]nder|[Oo]ver)-$")
_SHORT_YEAR = lazy(r"(?P<century>19|20)\d\d[-–/]$|(?P<mark>(?<!\w)'$)")
_NOT_YEAR = lazy(r"\s[a-z]+s\b(?<!\bwas)(?<!\bhas)(?<!\bis)(?<!\bas)")


@dataclass(slots=True)
class _Number:
    """A numeral with its scale, before its neighbours are looked at."""

    match: re.Match[str]
    value: Fraction
    scale: int
    unit: str
    end: int
    is_range: bool = False

    @property
    def start(self) -> int:
        return self.match.start("sign") if self.match["sign"] else self.match.start() + _blank(self.match)


def _blank(match: re.Match[str]) -> int:
    return len(match[0]) - len(match[0].lstrip())


def find(text: str, claims: Claims) -> Iterator[Figure]:
    """Yield every number that is no date."""
    yield from en_lengths.find(text)
    yield from en_ratios.find(text)
    yield from en_lengths.find_single(text)
    found = [number for number in _numbers(text) if claims.is_free(number.start, number.match.end())]
    for first, second in pairwise(found):
        _join(text, first, second)
    for each in found:
        yield in_context(text, _figure(text, each))
    yield from en_ratios.find_words(text)


def _numbers(text: str) -> Iterator[_Number]:
    for match in _NUMERAL.finditer(text):
        numeral = match["digits"] or match[0][: match.start("scale") - match.start() if match["scale"] else None]
        value = _value(numeral.strip())
        if value is None:
            continue
        scale = _SCALES[match["scale"].strip(" -").lower()] if match["scale"] else 1
        if match["half"] and "half" not in numeral:
            value += Fraction(1, 2)
        unit, end = unit_after(text, match.end())
        yield _Number(match=match, value=value * scale, scale=scale, unit=unit, end=end)


def _value(numeral: str) -> Fraction | None:
    if " and a half" in numeral.lower():
        whole, _, rest = numeral.lower().partition(" and a half")
        head = decimal_of(whole) if whole not in ("a", "an") else 1
        scale = decimal_of(f"one{rest}") if rest.strip() else 1
        return None if head is None or scale is None else (Fraction(head) + Fraction(1, 2)) * Fraction(scale)
    value = decimal_of(numeral.replace(",", "") if not numeral[0].isdigit() else numeral)
    return None if value is None else Fraction(value)


def _join(text: str, first: _Number, second: _Number) -> None:
    """Let the ends of a range share scale and unit: $30-50 million."""
    joint = text[first.end : second.start]
    is_between = joint.strip() == "and" and _BETWEEN.search(text[max(0, first.start - 16) : first.start])
    if len(joint) > 5 or not (_JOINT.fullmatch(joint) or is_between):
        return
    is_year = first.match["digits"] and len(first.match["digits"]) == 4 and 1900 <= first.value < 2100
    is_later = 1900 <= second.value < 2100 or second.value < 100
    if is_year and (second.unit or second.value < 100 or not is_later):
        return
    if first.unit and (first.unit != second.unit or second.match["sign"]):
        return
    if second.scale > 1 and first.scale == 1 and not first.unit and first.value * second.scale < second.value:
        first.value *= second.scale
    first.unit = first.unit or second.unit
    first.is_range = second.is_range = True


def _figure(text: str, found: _Number) -> Figure:
    match, unit = found.match, found.unit
    sign = match["sign"]
    is_length = unit in words.MONTHS or unit in words.MINUTES or unit in words.DAYS or unit in words.OTHER_LENGTHS
    sort = Sort.LENGTH if is_length else _sort(text, found)
    known = words.CURRENCY_SIGNS.get(sign.upper() if sign else "", "") or words.CURRENCY_SIGNS.get(sign or "", "")
    return Figure(
        start=found.start,
        end=found.end,
        readings=_readings(text, found),
        strength=_strength(text, found, sort),
        sort=sort,
        bounds=_bounds(match, sort),
        unit=known or (counted(text, match.end()) if is_length or not unit else unit) or _letters(text, match.end()),
        is_range=found.is_range,
    )


def _bounds(match: re.Match[str], sort: Sort) -> Bounds:
    if sort in (Sort.YEAR, Sort.CODE):
        return ANY
    return MAYBE_OVER | ABOUT if match[0].strip().lower() == "a dozen" else EXACT


def _readings(text: str, found: _Number) -> tuple[Reading, ...]:
    value, unit = found.value, found.unit
    if unit in ("%", "pp", "off"):
        return (share(value), times(value / 100 + 1)) if unit == "%" and value >= 50 else (share(value),)
    if unit == "basis point":
        return number(value), share(value / 100)
    readings = [number(value), *_beside(text, found), *_rough(found)]
    for table, family in ((words.MONTHS, Family.MONTHS), (words.MINUTES, Family.MINUTES), (words.DAYS, Family.DAYS)):
        if unit in table:
            readings += lengths(family, value * table[unit])
    factor = {"decade": 10, "decades": 10, "century": 100, "centuries": 100}.get(unit)
    return (*readings, number(value * factor)) if factor else tuple(readings)


def _beside(text: str, found: _Number) -> Iterator[Reading]:
    """Yield what the words around make of a number: 5, 6 and 7 percent; 2019-21; 8 points; one and two others."""
    value, end = found.value, found.match.end()
    if not found.is_range and (listed := _LISTED.match(text, end)):
        scale = MAGNITUDES.get(listed["unit"])
        yield number(value * scale) if scale else share(value)
    short = _SHORT_YEAR.search(text[max(0, found.start - 6) : found.start])
    if short and value < 100:
        for century in [short["century"]] if short["century"] else ["19", "20"]:
            yield number(int(century) * 100 + value)
    if _POINTS.match(text, end):
        yield share(value)
    if value <= 20 and _OTHER.match(text, end) and text[: found.start].endswith("and "):
        yield number(value + 1)


def _rough(found: _Number) -> Iterator[Reading]:
    """Yield what else a numeral may mean: 100m are metres or millions, 4K is a picture, a dozen is ten or so."""
    match, value = found.match, found.value
    if match["scale"] and match["scale"].lower() in ("m", "k") and not match["sign"]:
        yield number(value / found.scale)
    if _DAY_AND_MONTH.fullmatch(match[0].strip()) and not found.unit:
        yield Reading(Family.DAY, Fraction(int(value)))
    if "dozen" in match[0].lower():
        yield number(value * 10 / 12)
    if not match["digits"] and value >= 100:
        yield Reading(Family.VAGUE, value)


def _sort(text: str, found: _Number) -> Sort:
    match, start = found.match, found.start
    before = text[max(0, start - 14) : start]
    if _EVEN.match(text, start) or _EVEN.match(text, start - 3):
        return Sort.CODE
    if not match["sign"] and match["digits"]:
        is_glued = _CODE_BEFORE.search(before) and not _PREFIX.search(before)
        if is_glued or (not found.unit and not match["scale"] and _CODE_AFTER.match(text, match.end())):
            return Sort.CODE
        digits = match["digits"]
        if (
            len(digits) == 4
            and digits.isdigit()
            and 1000 <= found.value < 2100
            and not found.unit
            and not match["scale"]
        ):
            return Sort.YEAR if not _NOT_YEAR.match(text, match.end()) or found.value >= 1900 else Sort.COUNT
        if found.value < 100 and _SHORT_YEAR.search(before):
            return Sort.YEAR
    return Sort.COUNT


def _strength(text: str, found: _Number, sort: Sort) -> Strength:
    match, value = found.match, found.value
    if sort is Sort.CODE:
        return Strength.PAIRED
    if match["digits"]:
        return Strength.PAIRED if value <= 1 and not (value and (found.unit or match["sign"])) else Strength.FIRM
    if value <= 1 or match[0].strip().lower() == "zero" or (value <= 10 and _is_name(text, match)):
        return Strength.FREE
    is_round = match[0].strip().lower().startswith(("a ", "an "))
    return Strength.PAIRED if value <= 10 or is_round else Strength.FIRM


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Tell whether a word is part of a name: the Small Three Gorges, in a sentence that is no headline."""
    start = match.start() + _blank(match)
    is_capital = text[start].isupper() and text[start + 1].islower()
    is_within = _CAPITAL_BEFORE.search(text[max(0, start - 24) : start]) or _CAPITAL_AFTER.match(text, match.end())
    return bool(is_capital and is_within and _MIDST.search(text[max(0, start - 48) : start]))


def _letters(text: str, at: int) -> str:
    found = _LETTERS.match(text, at)
    return found[0].upper() if found else ""
