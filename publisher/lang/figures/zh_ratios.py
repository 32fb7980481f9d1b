"""Chinese parts, multiples, vague numbers, ordinals, and words that stand for a number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

from publisher.lang.figures import zh_words as words
from publisher.lang.figures.figure import (
    ABOUT,
    ANY,
    EXACT,
    MAYBE_OVER,
    OVER,
    Family,
    Figure,
    Reading,
    Sort,
    Strength,
    made,
    number,
    numbers,
    share,
    times,
)
from publisher.lang.figures.zh_context import in_context
from publisher.lang.figures.zh_numeral_runs import HAN, RUN, value_of
from publisher.lang.lazy import lazy

_DIGIT = r"[一二两三四五六七八九]"
_PARTS = lazy(rf"(?<![\d{HAN}])(?P<lower>百|千|万|{RUN})分之(?P<upper>{RUN}|几)")
_PART_PAIR = lazy(r"百分之(?P<low>[一二三四五六七八])(?P<high>[二三四五六七八九])十")
_SLASHED = lazy(r"(?<![\d/.])(?P<upper>\d{1,2})/(?P<lower>[1-9]\d?)(?![\d/])")
_TENTHS = lazy(
    rf"(?P<numeral>{_DIGIT}|(?<![\d.])\d(?:\.\d)?)成(?P<half>半|{_DIGIT}(?![家个名年月日万亿千百]))?(?P<more>[多余])?"
    r"(?!员(?!工)|[本果交立功长为熟分效绩都品药])"
)
_DISCOUNT = lazy(rf"(?P<numeral>{_DIGIT}{{1,2}}|(?<![\d.])\d(?:\.\d)?)折(?![合算旧叠扣射纸页磨腾桥断])")
_DOUBLING = lazy(
    r"翻(?:了|上)?(?:近|约)?(?P<count>[一两二三四])?番|翻(?:了|上)?(?P<fold>[一两二三四五六七八九十]|\d+)?倍|(?P<half>一半|半数|对半)"
)
_HALF_SO = lazy(r"(?<=[近超约逾])半数?(?![年月天个小里公米吨斤夜场路价径程生])")
_TIMES = lazy(rf"(?<![\d{HAN}])(?P<numeral>{RUN})(?P<more>[多余几来])?倍(?P<after>多|有余|以上)?(?P<to>以上)?")
_GROWS = lazy(
    r"(?:增长|增加|增|上涨|涨|提高|提升|上升|扩大|攀升|飙升|激增|猛增|暴涨)了?(?:近|约|超过|超|逾|将近|接近|大约|不足|不到|整整|至少)*$"
)
_ABOVE = lazy(r"(?:高出|高|多出|多|超出|大|快|重|贵|长)了?(?:近|约|超过|超|逾|将近|接近)*$")
_VAGUE = lazy(
    r"(?:数以|好几|数|(?<!十)几)(?P<some>[十百千万亿]+)|成千上万|成百上千|成千累万|亿万|上(?P<up>[百千万亿]+)(?!海)|千千万万|百万千万"
)
_SEVERAL = {"成千上万": (1000, 10000), "成百上千": (100, 1000), "成千累万": (1000, 10000), "亿万": (10**8, 10**9)}
_ORDINAL = lazy(
    rf"第\s?(?P<numeral>{RUN})|(?<![\d.])(?P<label>\d+|[一二三四五六七八九十]+)\s?号(?!码|召|称|角)|(?P<place>[零负])下\s?(?P<below>{RUN})度?"
)
_RACE = lazy(r"(?<![\d.])(?:(?P<minutes>\d{1,2})分)?(?P<seconds>\d{1,2})秒(?P<part>\d{1,2})(?!\d)")
_ANNIVERSARY = lazy(
    r"(?<![\d.])(?P<month>1[0-2]|[1-9])[·•・](?P<day>[12]\d|3[01]|[1-9])(?!\d)|(?<![\d.])(?P<attack>9)11(?=事件|恐|袭)"
    r"|(?<![\d.])(?P<month2>1[0-2]|[1-9])(?P<day2>[0-2]\d|3[01])(?=[\u4e00-\u9fff]{0,2}(?:大促|活动|促销|购物节|电商节))"
)
_ALL_WEEK = lazy(r"(?<![\d.])(?:7\s?[xX×*]\s?24|24\s?[xX×*/]\s?7)(?:\s?小时)?(?!\d)")
_TENS_OF_YEARS = lazy(r"(?P<tens>[六七八九])旬")
_REGIONS = lazy(r"31个?省")
_WORD = lazy("|".join(sorted(words.WORDS, key=len, reverse=True)))


def find(text: str) -> Iterator[Figure]:
    """Yield the numbers that a word makes, the longest forms first."""
    for pattern, read in _FORMS:
        for match in pattern.finditer(text):
            figure = read(text, match)
            if figure:
                yield figure


def find_words(text: str) -> Iterator[Figure]:
    """Yield the words that may stand for a number of the other language: 双方, 首, 半."""
    for match in _WORD.finditer(text):
        value = words.WORDS[match[0]]
        readings = (share(50), number(Fraction(1, 2))) if match[0] == "半" else numbers(value)
        if match[0] in ("双", "翻倍", "倍增"):
            readings = (*readings, times(2))
        if match[0] in ("完全", "百分百"):
            readings = (share(100),)
        yield Figure(start=match.start(), end=match.end(), readings=readings, strength=Strength.FREE, bounds=ANY)


def _parts(text: str, match: re.Match[str]) -> Figure | None:
    lower, upper = value_of(match["lower"]), value_of(match["upper"]) if match["upper"] != "几" else None
    if not lower or upper is None:
        return None
    is_percent = match["lower"] == "百"
    readings = (share(upper * 100 / lower),) if is_percent else (share(upper * 100 / lower), number(upper / lower))
    strength = Strength.FIRM if is_percent or match["upper"][0].isdigit() else Strength.PAIRED
    return in_context(text, made(match, *readings, strength=strength, unit="%" if is_percent else ""))


def _part_pair(text: str, match: re.Match[str]) -> Figure | None:
    """Read 百分之七八十: 70 or 80 per cent."""
    low, high = value_of(match["low"]) or 0, value_of(match["high"]) or 0
    readings = share(low * 10), share(high * 10)
    return made(match, *readings, strength=Strength.PAIRED, bounds=ANY, unit="%") if high == low + 1 else None


def _slashed(text: str, match: re.Match[str]) -> Figure | None:
    upper, lower = int(match["upper"]), int(match["lower"])
    return in_context(
        text,
        made(match, share(Fraction(upper * 100, lower)), number(Fraction(upper, lower)), strength=Strength.PAIRED),
    )


def _tenths(text: str, match: re.Match[str]) -> Figure | None:
    """Read 三成 (30 %), 六成半 (65 %) and 三成五 (35 %)."""
    if text[max(0, match.start() - 1) : match.start()] in ("第", "组", "构", "分", *HAN):
        return None
    half = match["half"]
    value = (value_of(match["numeral"]) or 0) * 10 + (5 if half == "半" else (value_of(half) or 0) if half else 0)
    bounds = OVER if match["more"] else EXACT
    return in_context(text, made(match, share(value), strength=Strength.FIRM, bounds=bounds, unit="%"))


def _discount(text: str, match: re.Match[str]) -> Figure | None:
    numeral = match["numeral"]
    digits = numeral if "." in numeral else "".join(str(value_of(sign)) for sign in numeral)
    paid = Fraction(digits) * (1 if len(digits) == 2 else 10)
    return made(match, share(100 - paid), share(paid), strength=Strength.PAIRED, unit="off")


def _doubling(text: str, match: re.Match[str]) -> Figure | None:
    if match["half"]:
        return in_context(text, made(match, share(50), number(Fraction(1, 2)), strength=Strength.FREE))
    if match["fold"]:
        count = value_of(match["fold"]) or 1
        readings: tuple[Reading, ...] = (times(count), times(count + 1))
        return in_context(text, made(match, *readings, strength=Strength.PAIRED))
    count = value_of(match["count"]) or 1 if match["count"] else Fraction(1)
    return in_context(text, made(match, times(2 ** int(count)), strength=Strength.PAIRED))


def _half_so(text: str, match: re.Match[str]) -> Figure:
    """Read 近半: a half with a limit."""
    return in_context(text, made(match, share(50), number(Fraction(1, 2)), strength=Strength.FREE))


def _times(text: str, match: re.Match[str]) -> Figure | None:
    """Read 增长2倍 as three times, 增长到2倍 as two."""
    value = value_of(match["numeral"])
    before = text[max(0, match.start() - 10) : match.start()]
    if value is None or before[-1:] == "数":
        return None
    if _GROWS.search(before):
        readings: tuple[Reading, ...] = (times(value + 1),)
    else:
        readings = (times(value), times(value + 1)) if _ABOVE.search(before) else (times(value),)
    bounds = OVER if match["more"] or match["after"] or match["to"] else EXACT
    strength = Strength.FIRM if match["numeral"][0].isdigit() else Strength.PAIRED
    return in_context(text, made(match, *readings, strength=strength, bounds=bounds))


def _vague(text: str, match: re.Match[str]) -> Figure | None:
    if match["up"]:
        value = value_of(match["up"]) or Fraction(0)
        return made(
            match, number(value), Reading(Family.VAGUE, value), strength=Strength.PAIRED, bounds=MAYBE_OVER | ABOUT
        )
    if match["some"]:
        values: tuple[Fraction | int, ...] = (value_of(match["some"]) or 0,)
    else:
        values = _SEVERAL.get(match[0], (10**6,))
    readings = tuple(Reading(Family.VAGUE, Fraction(value)) for value in values)
    return made(match, *readings, strength=Strength.PAIRED, bounds=ANY)


def _ordinal(text: str, match: re.Match[str]) -> Figure | None:
    name = next(name for name in ("numeral", "label", "below") if match[name])
    value = value_of(match[name])
    if value is None:
        return None
    strength = Strength.FREE if value == 1 else Strength.PAIRED
    if name in ("numeral", "below") and match[name][0].isdigit() and value > 3:
        strength = Strength.FIRM
    sort = {"below": Sort.COUNT, "label": Sort.CODE}.get(name, Sort.ORDINAL)
    return replace(made(match, number(value), strength=strength, bounds=ANY), sort=sort)


def _race(text: str, match: re.Match[str]) -> Figure:
    """Read 9秒91 and 1分52秒8, the times of races."""
    seconds = Fraction(f"{match['seconds']}.{match['part']}")
    minutes = int(match["minutes"] or 0)
    readings = numbers(*((minutes * 60 + seconds, seconds) if minutes else (seconds,)))
    return made(match, *readings, strength=Strength.FIRM)


def _anniversary(text: str, match: re.Match[str]) -> Figure:
    """Read 9·11, 911事件, 6·18 and 618大促, days known by their date."""
    month, day = (int(match["month"] or match["month2"] or 9), int(match["day"] or match["day2"] or 11))
    whole = numbers(month * 100 + day) if match["month2"] else ()
    return made(
        match,
        Reading(Family.DAY, Fraction(day)),
        *numbers(day, month),
        *whole,
        strength=Strength.PAIRED if whole else Strength.FREE,
    )


def _all_week(text: str, match: re.Match[str]) -> Figure:
    """Read 7×24小时, which English calls 24/7 or "around the clock"."""
    return made(match, number(24), Reading(Family.DAYS, Fraction(7)), strength=Strength.FREE, bounds=ANY)


def _tens_of_years(text: str, match: re.Match[str]) -> Figure:
    """Read 八旬, an age of eighty."""
    value = (value_of(match["tens"]) or 0) * 10
    return made(match, number(value), strength=Strength.FREE, bounds=ANY)


def _regions(text: str, match: re.Match[str]) -> Figure:
    """Read 31个省, which English calls "the Chinese mainland"."""
    return made(match, number(31), strength=Strength.PAIRED)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[str, re.Match[str]], Figure | None]], ...] = (
    (_RACE, _race),
    (_ANNIVERSARY, _anniversary),
    (_ALL_WEEK, _all_week),
    (_REGIONS, _regions),
    (_TENS_OF_YEARS, _tens_of_years),
    (_VAGUE, _vague),
    (_PART_PAIR, _part_pair),
    (_PARTS, _parts),
    (_SLASHED, _slashed),
    (_DISCOUNT, _discount),
    (_TENTHS, _tenths),
    (_HALF_SO, _half_so),
    (_DOUBLING, _doubling),
    (_TIMES, _times),
    (_ORDINAL, _ordinal),
)
