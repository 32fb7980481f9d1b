"""Chinese numerals, Arabic, Chinese and mixed, to exact values."""

from __future__ import annotations

from decimal import Decimal

from publisher.lang.lazy import lazy
from publisher.lang.reading import plain
from publisher.lang.zh_units import MAGNITUDES

ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
HANZI = r"[零〇一二三四五六七八九十百千万亿两]+(?:点[零〇一二三四五六七八九]+)?"
MAGNITUDE = r"(?:万亿|千亿|百亿|十亿|千万|百万|十万|亿|万(?!元店)|千(?![瓦米克赫卡焦])|百(?![分货科姓])|兆(?![瓦赫焦]))"
COMPOUND = rf"(?:{ARABIC})亿(?:{ARABIC})(?:千万|百万|万)|(?:{ARABIC})万(?:{ARABIC})千"
LONGEST = 24
"""Signs of the longest numeral that anybody writes; a longer one is a code."""
_COMPOUND = lazy(rf"({ARABIC})(亿|万)({ARABIC})(千万|百万|万|千)")
_HANZI_MIXED = lazy(r"(.*?[零〇一二三四五六七八九十百千两])(万亿|亿|万)")


def value_of(numeral: str, magnitude: str = "") -> Decimal | None:
    """Return the value of a numeral with its magnitude, or None when it is none.

    >>> value_of("1.6", "万亿"), value_of("两千三百万"), value_of("12,500")
    (Decimal('1600000000000'), Decimal('23000000'), Decimal('12500'))
    """
    if len(numeral) > LONGEST:
        return None
    if compound := _COMPOUND.fullmatch(numeral):
        return plain(sum((_arabic(compound[i]) * MAGNITUDES[compound[i + 1]] for i in (1, 3)), Decimal(0)))
    number = _arabic(numeral) if numeral[0].isdigit() else hanzi_value(numeral)
    return None if number is None else plain(number * (MAGNITUDES[magnitude] if magnitude else 1))


def hanzi_value(numeral: str) -> Decimal | None:
    """Return the value of a numeral in Chinese signs, or None when it is none."""
    if numeral in MAGNITUDES:
        return Decimal(MAGNITUDES[numeral])
    if mixed := _HANZI_MIXED.fullmatch(numeral):
        head = hanzi_value(mixed[1])
        return None if head is None else head * MAGNITUDES[mixed[2]]
    # Imported here: only a text with numerals in Chinese signs pays for it.
    import cn2an

    try:
        return Decimal(str(cn2an.cn2an(numeral.replace("〇", "零"), "normal")))
    except ValueError:
        return None


def _arabic(numeral: str) -> Decimal:
    return Decimal(numeral.replace(",", ""))
