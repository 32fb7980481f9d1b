"""Find quantities that Chinese says in words of their own: 三成, 半数, 八折, 翻两番, 周转天数39天."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from publisher.lang import zh_units as words
from publisher.lang.lazy import lazy
from publisher.lang.reading import QuantityReading, plain
from publisher.lang.zh_numerals import ARABIC, value_of
from publisher.model import Qualifier, Quantity, Span

_BEFORE = words.QUALIFIER_BEFORE
_AFTER = words.any_of(words.QUALIFIERS_AFTER)
_DIGIT = r"[一二两三四五六七八九]"
_TENTHS = lazy(
    rf"(?P<qualifier>{_BEFORE})?(?P<numeral>{_DIGIT}|\d(?:\.\d)?)成(?P<half>半|{_DIGIT}(?![家个名年月日万亿千百]))?(?P<more>[多余])?(?P<after>{_AFTER})?"
    r"(?![员本果交立功长为熟分效绩都])"
)
_PARTS = lazy(
    rf"(?P<qualifier>{_BEFORE})?(?:(?P<lower>[二四五八十]|十)分之(?P<upper>{_DIGIT})|(?P<half>半数|一半)|(?P<discount>{_DIGIT}{{1,2}}|\d(?:\.\d)?)折(?![合算旧叠扣射纸页磨腾桥断]))"
)
_DOUBLINGS = lazy(r"翻(?:了)?(?P<times>[一两二三四])?(?:番|倍)")
_LENGTHS = lazy(
    rf"(?P<qualifier>{_BEFORE})?(?P<numeral>(?<!\d){ARABIC})\s?(?P<unit>{words.any_of(words.DURATIONS)})(?P<after>{_AFTER})?"
)
_INDEX = lazy(
    rf"(?:指数|PMI[）)]?)(?:[^，。；\d]{{0,12}}?)(?:为|报|达到|达|至|到|录得)(?P<qualifier>{_BEFORE})?"
    rf"(?P<numeral>(?<!\d){ARABIC})(?P<unit>点)?(?![\d.]|[年月日个万亿%])"
)
_MEASURED_TIME = lazy(r"(?:天数|周期|时长|时间|时限|用时|耗时|工期|账期|寿命)[^，。；]{0,24}$")


def find(text: str, start: int, end: int) -> Iterator[QuantityReading]:
    """Yield the quantities between `start` and `end` of a folded text; they may overlap dates."""
    for pattern, read in (
        (_TENTHS, _tenths),
        (_PARTS, _part),
        (_DOUBLINGS, _doubling),
        (_LENGTHS, _length),
        (_INDEX, _index),
    ):
        for found in pattern.finditer(text, start, end):
            if reading := read(text, found):
                yield reading


def _in_words(match: re.Match[str], value: Decimal, unit: str, noun: str, rule: str, start: int) -> QuantityReading:
    groups = match.groupdict()
    qualifier = words.QUALIFIERS_BEFORE[match["qualifier"]] if groups.get("qualifier") else None
    if groups.get("more"):
        qualifier = Qualifier.OVER
    if groups.get("after"):
        qualifier = words.QUALIFIERS_AFTER[match["after"]]
    return QuantityReading(
        span=Span(start, match.end()),
        quantity=Quantity(value=plain(value), unit=unit, qualifier=qualifier),
        noun=noun,
        rule=rule,
        doubts=("numerals-in-chinese",),
    )


def _tenths(text: str, match: re.Match[str]) -> QuantityReading | None:
    """Read 三成 (30 %), 六成半 (65 %) and 三成五 (35 %)."""
    value = value_of(match["numeral"])
    if value is None or text[max(0, match.start() - 1) : match.start()] in ("第", "组", "构", "分"):
        return None
    return _in_words(match, value * 10 + _units(match["half"]), "%", "成", "zh.tenths", match.start())


def _units(sign: str | None) -> Decimal:
    """Return what 半 or a digit adds after 成: 三成五 is 35 %."""
    return Decimal(5) if sign == "半" else (value_of(sign) or Decimal(0)) if sign else Decimal(0)


def _part(text: str, match: re.Match[str]) -> QuantityReading | None:
    """Read 半数 (50 %), 四分之三 (75 %) and 八折 (80 %): only parts that are exact decimals."""
    if match["half"]:
        return _in_words(match, Decimal(50), "%", match["half"], "zh.part", match.start())
    if match["discount"]:
        digits = [value_of(sign) for sign in match["discount"]] if "." not in match["discount"] else []
        value = Decimal("".join(str(digit) for digit in digits) or match["discount"])
        return _in_words(match, value * 10 if value < 10 else value, "%", "折", "zh.discount", match.start())
    lower, upper = value_of(match["lower"]), value_of(match["upper"])
    if lower is None or upper is None or upper >= lower:
        return None
    return _in_words(match, upper * 100 / lower, "%", "分之", "zh.part", match.start())


def _doubling(text: str, match: re.Match[str]) -> QuantityReading | None:
    """Read 翻一番 (2 times) and 翻两番 (4 times)."""
    if match[0].endswith("倍") and not match["times"]:
        return None
    times = value_of(match["times"]) if match["times"] else Decimal(1)
    if times is None or match[0].endswith("倍"):
        return None
    return _in_words(match, Decimal(2) ** int(times), "times", "番", "zh.doubling", match.start())


def _length(text: str, match: re.Match[str]) -> QuantityReading | None:
    """Read 39天 where its clause says that it measures a length of time; others are ages and periods."""
    value = value_of(match["numeral"])
    if value is None or not _MEASURED_TIME.search(text, max(0, match.start() - 40), match.start()):
        return None
    unit = match["unit"]
    reading = _in_words(match, value, words.DURATIONS[unit], unit, "zh.duration", match.start())
    return replace(reading, doubts=())


def _index(text: str, match: re.Match[str]) -> QuantityReading | None:
    """Read the level of an index, which has no unit: 指数为50.8, 指数报3,120点."""
    value = value_of(match["numeral"])
    if value is None:
        return None
    start = match.start("qualifier") if match["qualifier"] else match.start("numeral")
    return replace(_in_words(match, value, "point", "点", "zh.index", start), doubts=())
