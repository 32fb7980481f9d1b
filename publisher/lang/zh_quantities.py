"""Find quantities in Chinese text: numeral, magnitude, unit, qualifiers on both sides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from publisher.lang import zh_nouns, zh_parts
from publisher.lang import zh_units as words
from publisher.lang.lazy import lazy
from publisher.lang.reading import Claims, QuantityReading
from publisher.lang.zh_numerals import ARABIC, COMPOUND, HANZI, MAGNITUDE, value_of
from publisher.model import Qualifier, Quantity, Range, Span

_UNITS = words.any_of([*words.MEASURES, *words.CURRENCIES, *words.CLASSIFIERS])
_BEFORE = words.QUALIFIER_BEFORE
_GAP = r"\s{0,2}"
_QUANTITY = lazy(
    rf"""(?P<qualifier>{_BEFORE}|上(?=[百千万亿]))?{_GAP}
    (?P<sign>{words.any_of(words.CURRENCY_SIGNS)})?{_GAP}
    (?P<percent>百分之)?
    (?P<minus>(?<![\d\w])[-+](?=\d))?
    (?P<numeral>{COMPOUND}|{ARABIC}|{HANZI}){_GAP}
    (?:(?P<magnitude1>{MAGNITUDE})?(?P<unit1>%|{_UNITS})?{_GAP}(?:[-—–~]{{1,2}}|[至到]){_GAP}(?:{words.any_of(words.CURRENCY_SIGNS)}|百分之)?
    (?P<numeral2>{ARABIC}|(?<=百分之){HANZI}))?{_GAP}
    (?P<more>[多余])?(?P<magnitude>{MAGNITUDE})?(?P<more2>[多余])?{_GAP}
    (?P<unit>{_UNITS})?(?P<more3>(?<=[亩米里吨斤升度时倍元家户人名台辆座件项条])(?:多(?![元样种数边方面功维层次点媒党头类语云项])|余(?![额款下热]))(?!个?月|年|天|周))?(?P<per>(?:/(?:{words.any_of(words.PER)})){{1,2}})?(?P<after>{words.any_of(words.QUALIFIERS_AFTER)})?""",
    re.VERBOSE,
)
_PERIOD = lazy(rf"{_GAP}[多余]?(?:{words.any_of(words.PERIOD_UNITS)})")
_FIXED = lazy(rf"(?:{words.any_of(words.FIXED_PHRASES)})")
_CHANGES_BY = lazy(r"(?:增长|增加|上升|提高|提升|上涨|下降|减少|下跌|降低|下滑|回落|收窄|扩大|增|减|升|降|涨|跌)了?$")
_HEDGED = lazy(r"预计|预期|预测|预估|可望|将|介于|目标|区间|每年|年均|平均|幅度|有望")
_ONE_IN = lazy(r"每\d+[^，。；\d]{1,10}中，?(?:就|便|约|大约|至少)?有$")
"""每4个人中有3个: the part of another number."""
_SHARES = lazy(r"(?:(?:、|和|及)\d+(?:\.\d+)?){0,6}(?:、|和|及)\d+(?:\.\d+)?(?P<unit>%|个?百分点|倍)")
_CLASS = lazy(r"级(?!联|数)")
_CODE_BEFORE = lazy(r"[A-Za-z_/#.][-_/]?$|[第之]$|\d[-_/.]$")
_ALONE = frozenset("一二三四五六七八九十百千万亿两")
_ROUND = frozenset("十百千万亿")
_ROUNDED_BEFORE = frozenset(("上", "近", "超", "超过", "逾", "突破", "约", "不足", "不到"))
_EXACT_UNITS = frozenset(("个百分点", "倍", *words.CURRENCIES))
"""Units that a single numeral in Chinese signs may count: 一倍, 两元."""


def find(text: str, start: int, end: int, taken: Claims) -> Iterator[QuantityReading]:
    """Yield the quantities between `start` and `end` of a folded text, outside the spans that are `taken`.

    Dates, ordinals, versions, ages, set phrases, vague numbers (数十万) and numerals that count nothing
    are not quantities.
    """
    own = Claims(end, start)
    for said in zh_parts.find(text, start, end):
        span = said.span
        if taken.is_free(span.start, span.end) and own.is_free(span.start, span.end):
            own.take(span)
            yield said
    at = start
    while match := _QUANTITY.search(text, at, end):
        numeral = Span(*match.span("numeral"))
        is_free = taken.is_free(numeral.start, numeral.end) and own.is_free(numeral.start, numeral.end)
        reading = _read(text, match, end) if is_free else None
        at = max(reading.span.end if reading else numeral.end, match.start() + 1)
        if reading:
            yield reading


def _read(text: str, whole: re.Match[str], end: int) -> QuantityReading | None:
    match = _first_of_two(text, whole)
    numeral, is_hanzi = match["numeral"], not match["numeral"][0].isdigit()
    unit = match["unit"] or match["unit1"] or ""
    if _is_name_or_date(text, match, unit):
        return None
    is_round = numeral in _ROUND and (match["qualifier"] in _ROUNDED_BEFORE or match["more"] or match["more2"])
    if is_hanzi and numeral in _ALONE and not is_round and not match["percent"] and unit not in _EXACT_UNITS:
        return None
    shared = "" if unit or match["sign"] or match["percent"] or is_hanzi else _shared_unit(text, match)
    if shared:
        unit = shared
    elif not (unit or match["sign"] or match["percent"]) and not _is_large_bare(text, match):
        return None
    value = _value(match)
    if value is None or (is_hanzi and not match["percent"] and not _hanzi_counts(value, unit)):
        return None
    span = _span(text, match)
    known, noun = _unit(text, match, unit, end)
    doubts = tuple(
        doubt
        for doubt, holds in (
            ("range", isinstance(value, Range)),
            ("numerals-in-chinese", is_hanzi),
            ("unit-unclear", not known),
            ("unit-ambiguous", unit == "度"),
        )
        if holds
    )
    quantity = Quantity(value=value, unit=known or unit, qualifier=_qualifier(match), per=_per(match))
    return QuantityReading(span=span, quantity=quantity, noun=noun or unit, rule="zh.quantity", doubts=doubts)


def _first_of_two(text: str, match: re.Match[str]) -> re.Match[str]:
    """Return the first number alone where 至 leads from a change to a level: 下降0.6个百分点至18.3%."""
    if not match["numeral2"] or not match["unit1"]:
        return match
    before = text[max(0, match.start() - 20) : match.start()]
    is_change = bool(_CHANGES_BY.search(before)) and not _HEDGED.search(before)
    if match["unit1"] == match["unit"] and not is_change:
        return match
    return _QUANTITY.match(text, match.start(), match.end("unit1")) or match


def _is_name_or_date(text: str, match: re.Match[str], unit: str) -> bool:
    """Tell whether the number is an ordinal, a version, a code, a length of time or part of a set phrase."""
    at, after = match.start("numeral"), match.end("numeral")
    before = text[max(0, at - 2) : at]
    if not match["sign"] and not match["percent"] and _CODE_BEFORE.search(before):
        return True
    if not match["numeral"][0].isdigit() and before[-1:] in ("数", "几", "好"):
        return True  # 数十万 is too vague to be a number
    if _FIXED.match(text, after) or (unit and _CLASS.match(text, match.end())):
        return True
    if before[-1:] == "每" or _ONE_IN.search(text, max(0, at - 20), at):
        return True  # 每10股派3.5元: the base of the other number
    if match["numeral"][0].isdigit() and not match["magnitude"] and not unit and re.match(r"[A-Za-z]", text[after:]):
        return True
    tail = match.end("magnitude") if match["magnitude"] else after
    return unit in ("", "个", "周", "岁") and bool(_PERIOD.match(text, tail))


def _shared_unit(text: str, match: re.Match[str]) -> str:
    """Return the unit of the next number of a list after 分别, when this one has none: 分别快4.6和3.1个百分点."""
    following = _SHARES.match(text, match.end())
    is_listed = following and not match["magnitude"] and "分别" in text[max(0, match.start() - 30) : match.start()]
    return following["unit"] if following and is_listed else ""


def _is_large_bare(text: str, match: re.Match[str]) -> bool:
    """Tell whether digits with 万 or 亿 stand without a unit at the end of a clause: 营收为235亿."""
    is_digits = match["numeral"][0].isdigit() and match["magnitude"] in ("万", "亿", "万亿", "千万", "百万")
    return is_digits and bool(re.match(r"[，。；、）)]|$", text[match.end() : match.end() + 1]))


def _value(match: re.Match[str]) -> Decimal | Range | None:
    magnitude = match["magnitude"] or ""
    first = value_of(match["numeral"], match["magnitude1"] or magnitude)
    if not match["numeral2"] or first is None:
        return first
    second = value_of(match["numeral2"], magnitude)
    return Range(min=first, max=second) if second is not None and second > first else None


def _hanzi_counts(value: Decimal | Range, unit: str) -> bool:
    """Tell whether a numeral in Chinese signs counts something, and is not an article or an idiom."""
    if not unit or isinstance(value, Range):
        return False
    return value >= 10 or unit in words.MEASURES or unit in words.CURRENCIES


def _span(text: str, match: re.Match[str]) -> Span:
    start = match.start("sign") if match["sign"] else match.start("numeral")
    limits = match["qualifier"] and words.QUALIFIERS_BEFORE[match["qualifier"]]
    for group in ("minus", "percent", *(("qualifier",) if limits else ())):
        if match[group]:
            start = min(start, match.start(group))
    last = max(
        match.end(group)
        for group in ("numeral", "numeral2", "magnitude", "more", "more2", "unit", "more3", "unit1", "per", "after")
    )
    return Span(start, last)


def _qualifier(match: re.Match[str]) -> Qualifier | None:
    if match["after"]:
        return words.QUALIFIERS_AFTER[match["after"]]
    if match["more"] or match["more2"] or match["more3"] or match["unit"] == "个多小时":
        return Qualifier.OVER
    return words.QUALIFIERS_BEFORE[match["qualifier"]] if match["qualifier"] else None


def _per(match: re.Match[str]) -> str | None:
    return "/".join(words.PER[unit] for unit in match["per"][1:].split("/")) if match["per"] else None


def _unit(text: str, match: re.Match[str], unit: str, end: int) -> tuple[str, str]:
    """Return the unit in the model's terms ("" when unknown) and the counted noun as printed."""
    if match["percent"]:
        return "%", "%"
    if unit in words.CURRENCIES:
        return _currency(match, unit), unit
    if match["sign"]:
        return words.CURRENCY_SIGNS[match["sign"]], unit
    if unit in words.MEASURES and (unit != "度" or match["magnitude"]):
        return words.MEASURES[unit], unit
    nouns = words.CLASSIFIER_NOUNS.get(unit, tuple(words.NOUNS))
    if noun := zh_nouns.counted(text[max(0, match.start() - 24) : match.start()], text[match.end() : end], nouns):
        return words.NOUNS[noun], noun
    return words.CLASSIFIERS.get(unit, ""), unit


def _currency(match: re.Match[str], unit: str) -> str:
    sign = words.CURRENCY_SIGNS.get(match["sign"] or "")
    return sign if sign and unit == "元" else words.CURRENCIES[unit]
