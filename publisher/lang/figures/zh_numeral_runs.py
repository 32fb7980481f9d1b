"""Chinese numerals in one run of signs, digits and signs mixed: 1.6万亿, 3亿5000万, 两万五, 20多万."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from publisher.lang.lazy import lazy

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "廿": 20}
_SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
ARABIC = r"\d{1,2}(?:,\d\d)+,\d{3}(?!,?\d)|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
HAN = "零〇○一二三四五六七八九两十百千万亿兆"
_HAN_RUN = rf"[{HAN}]+(?:点[零〇一二三四五六七八九]+)?(?:[多余几来](?=[百千万亿]))?[百千万亿兆]*"
_SCALE = r"(?:[万亿十]|百(?![分科帕])|千(?![瓦米克赫卡焦帕伏])|兆(?![瓦赫焦帕]))"
_DIGIT_RUN = rf"(?:{ARABIC})(?:[多余几来]?(?:{_SCALE})+)?"
_REST = rf"(?:{ARABIC})(?:{_SCALE})+|(?<=万)\d{{4}}(?![\d.,年%])|[一二三四五六七八九两][{HAN}]*"
RUN = rf"(?:{_DIGIT_RUN})(?:(?<=[亿万])(?:{_REST})){{0,2}}|{_HAN_RUN}"
_TOKEN = lazy(rf"{ARABIC}|点[零〇一二三四五六七八九]+|.")
LONGEST = 32
"""Signs of the longest numeral that anybody writes; a longer one is a code."""


def value_of(run: str) -> Fraction | None:
    """Return the value of a run, or None when it is no numeral.

    >>> [int(value_of(run)) for run in ("1.6万亿", "3亿5000万", "一千零五十", "二〇二四", "20多万", "一万二")]
    [1600000000000, 350000000, 1050, 2024, 200000, 12000]
    """
    if len(run) > LONGEST:
        return None
    total = section = Fraction(0)
    current: Fraction | None = None
    last_unit = 1
    for token in _TOKEN.findall(run):
        if token in _DIGITS:
            last_unit = 1 if _DIGITS[token] == 0 else last_unit
            current = Fraction(_DIGITS[token]) + (current * 10 if current is not None else 0)
        elif token in _SMALL:
            is_scale = current is None and 0 < section < _SMALL[token]
            section = (
                section * _SMALL[token] if is_scale else section + (1 if current is None else current) * _SMALL[token]
            )
            current, last_unit = None, _SMALL[token]
        elif token in _LARGE:
            total, section = _scaled(total, section + (current or 0), _LARGE[token])
            current, last_unit = None, _LARGE[token]
        elif token[0] == "点":
            current = (current or Fraction(0)) + Fraction("0." + "".join(str(_DIGITS[sign]) for sign in token[1:]))
        elif token[0].isdigit():
            current, last_unit = Fraction(Decimal(token.replace(",", ""))), 1
    return total + section + _tail(current, last_unit)


def _scaled(total: Fraction, section: Fraction, unit: int) -> tuple[Fraction, Fraction]:
    """Multiply what stands before 万 or 亿 by it: 1亿2000万 adds, 1.6万亿 multiplies."""
    if section:
        return (total + section * unit if unit < 10**8 or not total else (total + section) * unit), Fraction(0)
    return (total * unit if total else Fraction(unit)), Fraction(0)


def _tail(current: Fraction | None, last_unit: int) -> Fraction:
    """Return what a last digit adds: the 五 of 两万五 are five thousand."""
    if current is None:
        return Fraction(0)
    return Fraction(current) * last_unit / 10 if last_unit > 10 and current < 10 else Fraction(current)
