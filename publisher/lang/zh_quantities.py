"""Find quantities in Chinese text: numeral, magnitude, unit, qualifiers on both sides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from publisher.lang import zh_units as words
from publisher.lang.reading import QuantityReading
from publisher.lang.zh_numerals import ARABIC, COMPOUND, HANZI, MAGNITUDE, value_of
from publisher.model import Qualifier, Quantity, Range, Span


def _any(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_UNITS = _any([*words.MEASURES, *words.CURRENCIES, *words.CLASSIFIERS])
_QUANTITY = re.compile(
    rf"""(?P<qualifier>{_any(words.QUALIFIERS_BEFORE)})?\s*
    (?P<sign>{_any(words.CURRENCY_SIGNS)})?\s*
    (?P<percent>百分之)?
    (?P<minus>(?<![\d\w])[-+](?=\d))?
    (?P<numeral>{COMPOUND}|{ARABIC}|{HANZI})\s*
    (?:(?P<magnitude1>{MAGNITUDE})?(?P<unit1>%|{_UNITS})?\s*[-—–~至到]+\s*(?P<numeral2>{ARABIC}))?\s*
    (?P<more>[多余])?(?P<magnitude>{MAGNITUDE})?(?P<more2>[多余])?\s*
    (?P<unit>{_UNITS})?(?P<per>/(?:{_any(words.PER)}))?(?P<after>{_any(words.QUALIFIERS_AFTER)})?""",
    re.VERBOSE,
)
_TENTHS = re.compile(
    rf"(?P<qualifier>{_any(words.QUALIFIERS_BEFORE)})?(?P<numeral>[一二三四五六七八九]|\d(?:\.\d)?)成(?![员本果交立功长为熟分效绩都])"
)
_PERIOD = re.compile(rf"\s*[多余]?(?:{_any(words.PERIOD_UNITS)})")
_FIXED = re.compile(rf"(?:{_any(words.FIXED_PHRASES)})")
_PHRASE_END = re.compile(r"[，。、；：！？（）()“”「」\s]|以及|和|与|及|同比|环比")
_CODE_BEFORE = re.compile(r"[A-Za-z_/#.][-_/]?$|[第之]$|\d[-_/.]$")
_NUMERALS_ONLY = frozenset("一二三四五六七八九十百千万亿两")


def find(text: str, start: int, end: int, taken: tuple[Span, ...] = ()) -> Iterator[QuantityReading]:
    """Yield the quantities between `start` and `end` of a folded text, outside the spans that are `taken`.

    Dates, ordinals, versions, ages, set phrases and numerals that count nothing are not quantities.
    """
    at = start
    while match := _QUANTITY.search(text, at, end):
        numeral = Span(*match.span("numeral"))
        reading = None if any(numeral.overlaps(span) for span in taken) else _read(text, match, end)
        at = max(reading.span.end if reading else numeral.end, match.start() + 1)
        if reading:
            yield reading
    for match in _TENTHS.finditer(text, start, end):
        if not any(Span(*match.span()).overlaps(span) for span in taken):
            yield _tenths(match)


def _read(text: str, match: re.Match[str], end: int) -> QuantityReading | None:
    numeral, is_hanzi = match["numeral"], not match["numeral"][0].isdigit()
    unit = match["unit"] or match["unit1"] or ""
    if _is_name_or_date(text, match, unit):
        return None
    if not (unit or match["sign"] or match["percent"]) or (is_hanzi and numeral in _NUMERALS_ONLY):
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


def _is_name_or_date(text: str, match: re.Match[str], unit: str) -> bool:
    """Tell whether the number is an ordinal, a version, a code, a length of time or part of a set phrase."""
    at, after = match.start("numeral"), match.end("numeral")
    before = text[max(0, at - 2) : at]
    if not match["sign"] and not match["percent"] and _CODE_BEFORE.search(before):
        return True
    if _FIXED.match(text, after):
        return True
    if match["numeral"][0].isdigit() and not match["magnitude"] and not unit and re.match(r"[A-Za-z]", text[after:]):
        return True
    tail = match.end("magnitude") if match["magnitude"] else after
    return unit in ("", "个", "周", "岁") and bool(_PERIOD.match(text, tail))


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
        for group in ("numeral", "numeral2", "magnitude", "more", "more2", "unit", "unit1", "per", "after")
    )
    return Span(start, last)


def _qualifier(match: re.Match[str]) -> Qualifier | None:
    if match["after"]:
        return words.QUALIFIERS_AFTER[match["after"]]
    if match["more"] or match["more2"]:
        return Qualifier.OVER
    return words.QUALIFIERS_BEFORE[match["qualifier"]] if match["qualifier"] else None


def _per(match: re.Match[str]) -> str | None:
    return words.PER[match["per"][1:]] if match["per"] else None


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
    after = _PHRASE_END.split(text[match.end() : end].lstrip(), maxsplit=1)[0]
    before = _PHRASE_END.split(text[max(0, match.start() - 24) : match.start()])[-1]
    if noun := _last_noun(after, nouns) or ("" if len(after) > 1 else _last_noun(before, nouns)):
        return words.NOUNS[noun], noun
    if not after and unit in ("个", "项") and (noun := _last_noun(before[-6:], nouns)):
        return words.NOUNS[noun], noun
    return words.CLASSIFIERS.get(unit, ""), unit


def _currency(match: re.Match[str], unit: str) -> str:
    sign = words.CURRENCY_SIGNS.get(match["sign"] or "")
    return sign if sign and unit == "元" else words.CURRENCIES[unit]


def _last_noun(phrase: str, nouns: tuple[str, ...]) -> str:
    """Return the known noun that ends last in a phrase; the longest of those."""
    found = [(phrase.rfind(noun) + len(noun), len(noun), noun) for noun in nouns if noun in phrase]
    return max(found)[2] if found else ""


def _tenths(match: re.Match[str]) -> QuantityReading:
    value = value_of(match["numeral"])
    qualifier = words.QUALIFIERS_BEFORE[match["qualifier"]] if match["qualifier"] else None
    quantity = Quantity(value=(value or Decimal(0)) * 10, unit="%", qualifier=qualifier)
    return QuantityReading(
        span=Span(*match.span()), quantity=quantity, noun="成", rule="zh.tenths", doubts=("numerals-in-chinese",)
    )
