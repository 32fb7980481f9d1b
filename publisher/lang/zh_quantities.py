"""Find quantities in Chinese text: numeral, magnitude, unit, qualifiers on both sides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from publisher.lang import zh_units as words
from publisher.lang.reading import Claims, QuantityReading, plain
from publisher.lang.zh_numerals import ARABIC, COMPOUND, HANZI, MAGNITUDE, value_of
from publisher.model import Qualifier, Quantity, Range, Span


def _any(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_UNITS = _any([*words.MEASURES, *words.CURRENCIES, *words.CLASSIFIERS])
_BEFORE = _any(word for word in words.QUALIFIERS_BEFORE if word != "上")  # only before 百, 千, 万, 亿
_GAP = r"\s{0,2}"
_QUANTITY = re.compile(
    rf"""(?P<qualifier>{_BEFORE}|上(?=[百千万亿]))?{_GAP}
    (?P<sign>{_any(words.CURRENCY_SIGNS)})?{_GAP}
    (?P<percent>百分之)?
    (?P<minus>(?<![\d\w])[-+](?=\d))?
    (?P<numeral>{COMPOUND}|{ARABIC}|{HANZI}){_GAP}
    (?:(?P<magnitude1>{MAGNITUDE})?(?P<unit1>%|{_UNITS})?{_GAP}(?:[-—–~]{{1,2}}|[至到]){_GAP}(?:{_any(words.CURRENCY_SIGNS)}|百分之)?
    (?P<numeral2>{ARABIC}|(?<=百分之){HANZI}))?{_GAP}
    (?P<more>[多余])?(?P<magnitude>{MAGNITUDE})?(?P<more2>[多余])?{_GAP}
    (?P<unit>{_UNITS})?(?P<per>(?:/(?:{_any(words.PER)})){{1,2}})?(?P<after>{_any(words.QUALIFIERS_AFTER)})?""",
    re.VERBOSE,
)
_DIGIT = r"[一二两三四五六七八九]"
_TENTHS = re.compile(
    rf"(?P<qualifier>{_BEFORE})?(?P<numeral>{_DIGIT}|\d(?:\.\d)?)成(?P<half>半)?(?P<after>{_any(words.QUALIFIERS_AFTER)})?"
    r"(?![员本果交立功长为熟分效绩都])"
)
_PARTS = re.compile(
    rf"(?P<qualifier>{_BEFORE})?(?:(?P<lower>[二四五八十]|十)分之(?P<upper>{_DIGIT})|(?P<half>半数|一半)|(?P<discount>{_DIGIT}{{1,2}}|\d(?:\.\d)?)折(?![合算旧叠扣射纸页磨腾桥断]))"
)
_DOUBLINGS = re.compile(r"翻(?:了)?(?P<times>[一两二三四])?(?:番|倍)")
_PERIOD = re.compile(rf"{_GAP}[多余]?(?:{_any(words.PERIOD_UNITS)})")
_FIXED = re.compile(rf"(?:{_any(words.FIXED_PHRASES)})")
_PHRASE_END = re.compile(r"[，。、；：！？（）()“”「」\s]|以及|和|与|及|同比|环比")
_CODE_BEFORE = re.compile(r"[A-Za-z_/#.][-_/]?$|[第之]$|\d[-_/.]$")
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
    for pattern, read in ((_TENTHS, _tenths), (_PARTS, _part), (_DOUBLINGS, _doubling)):
        for found in pattern.finditer(text, start, end):
            if taken.is_free(*found.span()) and own.is_free(*found.span()) and (reading := read(text, found)):
                own.take(reading.span)
                yield reading
    at = start
    while match := _QUANTITY.search(text, at, end):
        numeral = Span(*match.span("numeral"))
        is_free = taken.is_free(numeral.start, numeral.end) and own.is_free(numeral.start, numeral.end)
        reading = _read(text, match, end) if is_free else None
        at = max(reading.span.end if reading else numeral.end, match.start() + 1)
        if reading:
            yield reading


def _read(text: str, match: re.Match[str], end: int) -> QuantityReading | None:
    numeral, is_hanzi = match["numeral"], not match["numeral"][0].isdigit()
    unit = match["unit"] or match["unit1"] or ""
    if _is_name_or_date(text, match, unit):
        return None
    is_round = numeral in _ROUND and (match["qualifier"] in _ROUNDED_BEFORE or match["more"] or match["more2"])
    if is_hanzi and numeral in _ALONE and not is_round and not match["percent"] and unit not in _EXACT_UNITS:
        return None
    if not (unit or match["sign"] or match["percent"]) and not _is_large_bare(text, match):
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
    if not match["numeral"][0].isdigit() and before[-1:] in ("数", "几", "好"):
        return True  # 数十万 is too vague to be a number
    if _FIXED.match(text, after):
        return True
    if match["numeral"][0].isdigit() and not match["magnitude"] and not unit and re.match(r"[A-Za-z]", text[after:]):
        return True
    tail = match.end("magnitude") if match["magnitude"] else after
    return unit in ("", "个", "周", "岁") and bool(_PERIOD.match(text, tail))


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


def _in_words(match: re.Match[str], value: Decimal, unit: str, noun: str, rule: str, start: int) -> QuantityReading:
    groups = match.groupdict()
    qualifier = words.QUALIFIERS_BEFORE[match["qualifier"]] if groups.get("qualifier") else None
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
    """Read 三成 (30 %) and 六成半 (65 %)."""
    value = value_of(match["numeral"])
    if value is None or text[max(0, match.start() - 1) : match.start()] in ("第", "组", "构", "分"):
        return None
    return _in_words(match, value * 10 + (5 if match["half"] else 0), "%", "成", "zh.tenths", match.start())


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
