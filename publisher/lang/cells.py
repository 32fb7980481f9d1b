"""The value of a table's cell, whose unit may stand elsewhere: in its head, its row's label or the caption."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.lang import quantities
from publisher.lang.lazy import lazy
from publisher.lang.reading import Claims, QuantityReading
from publisher.model import Language, Quantity, Span

NUMBER = lazy(r"\d[\d,]*(?:\.\d+)?")
_PLAIN = lazy(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_POSITIVE = lazy(r"[+]?[$€£¥A-Z]{0,4}\s?\d")
"""How a figure begins that is not negative: brackets, dashes and triangles may all say that it is."""
_MONEY = lazy(
    r"(?P<sign>US\$|HK\$|NT\$|A\$|S\$|[$€£¥]|RMB|USD|CNY|EUR|GBP|HKD|TWD|JPY)\s*"
    r"(?P<size>thousand|million|billion|trillion|mn|bn|m|k)?s?"
)
_SIZES = {"mn": "million", "m": "million", "bn": "billion", "k": "thousand"}
_SIZED = lazy(r"(?:in\s+)?(?P<size>thousand|million|billion|trillion)s?(?:\s+of)?\s+(?P<noun>[A-Za-z].*)", re.I)
_SIZED_MONEY = lazy(r"(?P<sign>[A-Z]{3}|US\$|HK\$|NT\$|[$€£¥])(?:\s+in)?\s+(?P<size>thousand|million|billion)s?", re.I)

_BARE_SIZES = frozenset(("hundred", "thousand", "million", "billion", "trillion"))
"""What `Staff (thousands)` would count: of what, nobody says."""


@dataclass(frozen=True, slots=True)
class Value:
    """The value of a cell."""

    quantity: Quantity
    is_own: bool
    """Whether the cell itself says the unit."""


def read(words: str, unit: str | None, language: Language) -> Value | None:
    """Return the value of a folded cell, or None when it is no plain number, or its unit is not certain.

    >>> read("120.5", "亿元", "zh-Hans").quantity.value, read("$12 million", None, "en").quantity.unit
    (Decimal('12050000000'), 'USD')
    """
    words = words.strip()
    if not _POSITIVE.match(words):
        return None
    if _PLAIN.fullmatch(words):
        found = _with_unit(words, unit, language) if unit else None
        return Value(found.quantity, is_own=False) if found else None
    own = _whole(words, language)
    return Value(own.quantity, is_own=True) if own and own.quantity.unit else None


def is_unit(words: str, language: Language) -> bool:
    """Tell whether some words are a unit that a number can have.

    >>> is_unit("亿元", "zh-Hans"), is_unit("不含农户", "zh-Hans"), is_unit("RMB million", "en")
    (True, False, True)
    """
    return _with_unit("12.5", words, language) is not None or _with_unit("12", words, language) is not None


def is_money(words: str, language: Language) -> bool:
    """Tell whether some words are a unit of money.

    >>> is_money("亿元", "zh-Hans"), is_money("tonnes", "en")
    (True, False)
    """
    found = _with_unit("12", words, language)
    return found is not None and found.quantity.is_money


def _with_unit(number: str, unit: str, language: Language) -> QuantityReading | None:
    """Return a number with a unit that stands elsewhere, as the grammar reads the two together."""
    for words in _spellings(number, unit.strip().replace("U.S.", "US")):
        found = _whole(words, language)
        if found and found.quantity.unit and found.quantity.unit.isascii():
            return found
    return None


def _spellings(number: str, unit: str) -> Iterator[str]:
    if money := _MONEY.fullmatch(unit) or _SIZED_MONEY.fullmatch(unit):
        size = (money["size"] or "").lower()
        yield f"{money['sign']} {number} {_SIZES.get(size, size)}".strip()
        yield f"{money['sign']}{number} {_SIZES.get(size, size)}".strip()
    elif sized := _SIZED.fullmatch(unit):
        yield f"{number} {sized['size'].lower()} {sized['noun']}"
    else:
        yield f"{number}{unit}"
        yield f"{number} {unit}"


def _whole(words: str, language: Language) -> QuantityReading | None:
    """Return the one quantity that some words are, all of them; None when they are anything else."""
    whole = Span(0, len(words)) if words else None
    found = list(quantities.find(words, whole, Claims(len(words)), language)) if whole else []
    if len(found) != 1 or found[0].span != whole or found[0].doubts or found[0].quantity.unit in _BARE_SIZES:
        return None
    return found[0]
