"""Numerals in Chinese text with what they count, every one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from publisher.lang.figures import zh_ratios, zh_sets
from publisher.lang.figures import zh_words as words
from publisher.lang.figures.figure import (
    ANY,
    EXACT,
    Bounds,
    Family,
    Figure,
    Reading,
    Sort,
    Strength,
    lengths,
    number,
    share,
)
from publisher.lang.figures.zh_context import in_context
from publisher.lang.figures.zh_numeral_runs import RUN, value_of
from publisher.lang.lazy import lazy
from publisher.lang.reading import Claims
from publisher.lang.zh_units import any_of
from publisher.model import Span

_TABLES = (words.CURRENCIES, words.MEASURES, words.LENGTHS, words.HOURS, words.DAYS)
_UNITS = any_of(
    [
        *(unit for table in _TABLES for unit in table),
        *words.OTHER_LENGTHS,
        *words.CLASSIFIERS,
        *("%", "‰", "个百分点", "百分点", "个基点", "基点"),
    ]
)
_SIGNS = {"US$": "USD", "$": "USD", "HK$": "HKD", "NT$": "TWD", "€": "EUR", "£": "GBP", "¥": "CNY", "RMB": "CNY"}
_SIGN = lazy(rf"(?:{any_of(_SIGNS)})\s?$")
_NUMERAL = lazy(RUN)
_TAIL = lazy(
    rf"\s?(?:(?P<more>[多几来]|余(?![额下地生量粮温震]))(?P<scale>[百千万亿])?)?(?P<half>个半)?\s?(?P<unit>(?:个多|多)?(?:{_UNITS}))?(?P<half2>半(?![年数个月场]))?(?P<more2>多(?!名|家|个|人|位|万|亿|种|数|边|元|次|年|方|项|功|维|样|语|媒|层))?"
)
_JOINT = lazy(r"\s?(?:[-—–~]{1,2}|至|到)\s?(?:US\$|\$|€|£|¥|RMB)?")
_SCALED = lazy(r"[百千万亿兆]+$")
_IDIOM = lazy(words.IDIOMS)
_HALVES = lazy(
    r"(?<![一二两三四五六七八九十下上个\d])半(?P<unit>年|个月|个小时|小时|天|个世纪|个钟头)|(?<![一两\d])半(?P<scale>亿|百)"
)
_THIS = lazy(r"[这那]$|上述$|该$|以上$")
_LOOSE = lazy("[一二三四五六七八九]{2}")
"""三五个 are a few."""
_THOUSANDS = lazy(r"[kK](?![A-Za-z])")
_SHORT_YEAR = lazy("[五六七八九][零〇一二三四五六七八九]")
_TIME = lazy(r"\d分\d+秒")
_CODE_BEFORE = lazy(r"[A-Za-z][-—.]?$|[A-Z]/[A-Z]{1,2}\s?$|(?<![\d.])\d+(?:\.\d+)*\.$")
_LABEL = lazy(r"\s*(?:0\d(?![\d.年月日])|\d{1,2}、)")
_CODE_AFTER = lazy(r"(?!k(?![A-Za-z]))[A-Za-z]{1,3}")


@dataclass(slots=True)
class _Run:
    """A numeral with its unit, before its neighbours are looked at."""

    start: int
    end: int
    tail_end: int
    value: Fraction
    unit: str
    is_more: bool
    is_half: bool
    is_range: bool = False


def find(text: str, claims: Claims) -> Iterator[Figure]:
    """Yield every number that is no date."""
    yield from zh_sets.find(text)
    yield from zh_ratios.find(text)
    yield from zh_sets.find_pairs(text)
    yield from _halves(text)
    idioms = Claims.of(len(text), (Span(*match.span()) for match in _IDIOM.finditer(text)))
    runs = [run for run in _runs(text, claims) if idioms.is_free(run.start, run.end)]
    for first, second in pairwise(runs):
        _join(text, first, second)
    for run in runs:
        yield in_context(text, _figure(text, run))
    yield from zh_ratios.find_words(text)


def _halves(text: str) -> Iterator[Figure]:
    """Read 半年 and 半小时: six months and thirty minutes."""
    for match in _HALVES.finditer(text):
        if match["unit"]:
            readings = (number(Fraction(1, 2)), *_lengths(Fraction(1, 2), match["unit"]))
        else:
            readings = (number((value_of(match["scale"]) or Fraction(0)) / 2),)
        yield Figure(start=match.start(), end=match.end(), readings=readings, strength=Strength.FREE, bounds=ANY)


def _runs(text: str, claims: Claims) -> Iterator[_Run]:
    for match in _NUMERAL.finditer(text):
        value = value_of(match[0])
        if value is None or not claims.is_free(*match.span()):
            continue
        tail = _TAIL.match(text, match.end())
        end = match.end()
        if tail:
            value *= value_of(tail["scale"]) or 1 if tail["scale"] else 1
            end = max([end, *(tail.end(name) for name in tail.groupdict() if tail[name])])
        yield _Run(
            start=match.start(),
            end=match.end(),
            tail_end=end,
            value=value,
            unit=(tail["unit"] or "") if tail else "",
            is_more=bool(re.search(r"[多余几来]", text[match.start() : end])),
            is_half=bool(tail and (tail["half"] or tail["half2"])),
        )


def _join(text: str, first: _Run, second: _Run) -> None:
    """Let the ends of a range share 万 and the unit: 30-50万元."""
    if not _JOINT.fullmatch(text[first.tail_end : second.start][:6]) or second.start - first.tail_end > 5:
        return
    if first.unit and first.unit != second.unit:
        return
    scale = _SCALED.search(text[second.start : second.end])
    if scale and not first.unit and not _SCALED.search(text[first.start : first.end]):
        factor = value_of(scale[0]) or Fraction(1)
        if first.value * factor < second.value:
            first.value *= factor
    first.unit = first.unit or second.unit
    first.is_range = second.is_range = True


def _figure(text: str, run: _Run) -> Figure:
    unit = run.unit.replace("个多", "个").lstrip("多余")
    value = run.value + (Fraction(1, 2) if run.is_half else 0)
    readings = _readings(value, unit)
    if text[run.start : run.tail_end].startswith("十几"):
        readings = (*readings, number(12))
    if run.unit in ("", "年") and _SHORT_YEAR.fullmatch(text, run.start, run.end):
        readings = (*readings, number(1900 + value))
    if not run.unit and _THOUSANDS.match(text, run.end):
        readings = (*readings, number(value * 1000))
        run.tail_end = run.end + 1
    if text[run.start] in "百千万亿" and not run.unit:
        readings = (*readings, Reading(Family.VAGUE, value))
    is_length = unit in words.LENGTHS or unit in words.HOURS or unit in words.DAYS or unit in words.OTHER_LENGTHS
    is_code = bool(_CODE_BEFORE.search(text[max(0, run.start - 24) : run.start]) and not _sign(text, run))
    is_code = is_code or bool(run.start < 3 and not text[: run.start].strip() and _LABEL.match(text))
    is_code = is_code or bool(not unit and _CODE_AFTER.match(text, run.end))
    return Figure(
        start=run.start,
        end=run.tail_end,
        readings=readings,
        strength=Strength.PAIRED if is_code else _strength(text, run, value),
        sort=Sort.CODE if is_code else Sort.LENGTH if is_length else Sort.COUNT,
        bounds=_bounds(text, run),
        unit=_sign(text, run) or _unit(unit) or _letters(text, run),
        is_range=run.is_range,
    )


def _readings(value: Fraction, unit: str) -> tuple[Reading, ...]:
    if unit in ("%", "个百分点", "百分点"):
        return (share(value),)
    if unit == "‰":
        return (share(value / 10),)
    if unit in ("个基点", "基点"):
        return (number(value), share(value / 100))
    return (number(value), *_lengths(value, unit))


def _lengths(value: Fraction, unit: str) -> tuple[Reading, ...]:
    if unit in ("个世纪", "世纪"):
        return (number(value * 100), Reading(Family.MONTHS, value * 1200))
    if unit in words.LENGTHS:
        return lengths(Family.MONTHS, value * words.LENGTHS[unit])
    if unit in words.HOURS:
        return lengths(Family.MINUTES, value * words.HOURS[unit])
    return (Reading(Family.DAYS, value * words.DAYS[unit]),) if unit in words.DAYS else ()


def _unit(unit: str) -> str:
    if unit in ("%", "‰", "个百分点", "百分点"):
        return "pp" if unit.endswith("点") else "%"
    if unit in words.HEAD_COUNTS:
        return "person-time"
    if unit in words.PEOPLE:
        return "person"
    return words.CURRENCIES.get(unit) or words.MEASURES.get(unit) or ""


def _sign(text: str, run: _Run) -> str:
    found = _SIGN.search(text[max(0, run.start - 4) : run.start])
    return _SIGNS[found[0].strip()] if found else ""


def _letters(text: str, run: _Run) -> str:
    found = _CODE_AFTER.match(text, run.end)
    return found[0].upper() if found and found[0] != "K" else ""


def _strength(text: str, run: _Run, value: Fraction) -> Strength:
    """Tell digits from 一 and 两, which come and go, and from small numbers in words."""
    unit = run.unit
    is_measured = unit in words.CURRENCIES or unit in words.MEASURES or unit == "%" or "百分点" in unit
    if text[run.start].isdigit():
        is_time = unit in ("分", "秒") and _TIME.search(text, max(0, run.start - 4), run.tail_end + 4)
        if unit == "强":
            return Strength.PAIRED  # 16强 are "the last 16", or a name of the round
        is_known = value <= 10 and unit in words.CLASSIFIERS and _THIS.search(text, max(0, run.start - 2), run.start)
        is_weak = value == 0 or (value <= 1 and not is_measured) or is_time or is_known
        return Strength.PAIRED if is_weak else Strength.FIRM
    if value == 1 or not unit or _LOOSE.fullmatch(text, run.start, run.end):
        return Strength.PAIRED if run.end - run.start > 2 else Strength.FREE
    if value > 10 and run.end - run.start > 1 and text[run.start] not in "百千万亿":
        return Strength.FIRM
    return Strength.PAIRED


def _bounds(text: str, run: _Run) -> Bounds:
    if run.is_more:
        sign = next(sign for sign in text[run.start : run.tail_end] if sign in words.MORE)
        return words.MORE[sign]
    return EXACT
