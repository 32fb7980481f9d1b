"""Several Chinese numbers in one run of signs: 七八个, 一万六七千, 一二三年级; three in every four."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from publisher.lang.figures.figure import ANY, Figure, Strength, made, number, numbers, share
from publisher.lang.figures.zh_numeral_runs import HAN, RUN, value_of
from publisher.lang.figures.zh_words import CURRENCIES
from publisher.lang.lazy import lazy
from publisher.lang.zh_units import any_of

_OF_EVERY = lazy(
    rf"(?P<all>每(?P<lower>{RUN})[个名位人户家件只辆])[^，。；]{{0,10}}?(?:约|大约|至少|近|超过|就)?有(?P<upper>{RUN})[个名位人户家件只辆]"
)
_PAIR = lazy(
    r"(?<![零〇一二三四五六七八九十百千])(?P<low>[一二两三四五六七八])(?P<high>[二三四五六七八九]|(?<=一)两)(?P<scale>[十百千万亿]*)(?![零〇一二三四五六七八九])"
)
_LONG_PAIR = lazy(
    r"(?P<head>(?:[一二两三四五六七八九][百千万亿]零?)*(?:[二三四五六七八九]?十|[一二两三四五六七八九][百千万亿]))"
    rf"(?P<low>[一二三四五六七八])(?P<high>[二三四五六七八九])(?P<scale>[十百千万]?)(?![{HAN}])"
)
_MONEY = lazy(any_of(CURRENCIES))
_ROW = lazy(rf"(?<![{HAN}\d])[一二三四五六七八九]{{2,9}}(?=年级|[岁线班楼层期环]|等奖)")
_TEEN_PAIR = lazy(
    r"(?<![一二三四五六七八九])十(?P<low>[一二三四五六七八])(?P<high>[二三四五六七八九])(?=[个名人位家次天年岁])"
)


def find(text: str) -> Iterator[Figure]:
    """Yield those that other forms would break: three in every four, the grades of a list."""
    yield from _rows(text)
    yield from _of_every(text)


def find_pairs(text: str) -> Iterator[Figure]:
    """Yield those that say one number or the next."""
    for pattern, read in ((_TEEN_PAIR, _pair), (_LONG_PAIR, _long_pair), (_PAIR, _pair)):
        for match in pattern.finditer(text):
            figure = read(text, match)
            money = _MONEY.match(text, match.end())
            if figure:
                yield replace(figure, end=money.end(), unit=CURRENCIES[money[0]]) if money else figure


def _rows(text: str) -> Iterator[Figure]:
    """Yield the numbers of 一二三年级, each of its own."""
    for match in _ROW.finditer(text):
        values = [value_of(sign) or 0 for sign in match[0]]
        if all(high == low + 1 for low, high in pairwise(values)):
            for at, value in enumerate(values, start=match.start()):
                yield Figure(start=at, end=at + 1, readings=numbers(value), strength=Strength.FREE, bounds=ANY)


def _of_every(text: str) -> Iterator[Figure]:
    """Read 每4个人中有3个: three in four, whatever limit or date stands within."""
    for match in _OF_EVERY.finditer(text):
        lower, upper = value_of(match["lower"]), value_of(match["upper"])
        if lower and upper and upper < lower:
            readings = (number(lower), share(upper * 100 / lower))
            yield Figure(start=match.start(), end=match.end("all"), readings=readings, bounds=ANY)
            start = match.start("upper")
            yield Figure(start=start, end=match.end(), readings=numbers(upper), strength=Strength.FREE, bounds=ANY)


def _pair(text: str, match: re.Match[str]) -> Figure | None:
    """Read 七八个 and 三四十: either number, and neither must be found."""
    low, high = value_of(match["low"]) or 0, value_of(match["high"]) or 0
    if high != low + 1:
        return None
    scale = value_of(match["scale"]) if match.groupdict().get("scale") else 1
    offset = 10 if match.re.pattern == _TEEN_PAIR.pattern else 0
    readings = numbers(*((offset + value) * (scale or 1) for value in (low, high)))
    return made(match, *readings, strength=Strength.FREE, bounds=ANY)


def _long_pair(text: str, match: re.Match[str]) -> Figure | None:
    """Read 一万六七千 and 二十七八: either number."""
    head, low, high = (value_of(match[name]) or Fraction(0) for name in ("head", "low", "high"))
    scale = value_of(match["scale"]) if match["scale"] else Fraction(1)
    if high != low + 1 or not scale or (not match["scale"] and not match["head"].endswith("十")):
        return None
    return made(match, *numbers(head + low * scale, head + high * scale), strength=Strength.FREE, bounds=ANY)
