"""English numerals, in digits, words and both, to exact values."""

from __future__ import annotations

from decimal import Decimal

from publisher.lang.en_units import MAGNITUDES, SMALL, TENS
from publisher.lang.reading import plain

_WORD = "|".join(
    sorted([*SMALL, *TENS, "hundred", "thousand", "million", "billion", "trillion"], key=len, reverse=True)
)
WORDS = (
    r"(?:(?:half\s+)?an?\s+(?:hundred|thousand|million|billion|trillion|dozen)"
    rf"|(?:{_WORD})(?:[\s-](?:and\s)?(?:{_WORD}))*)"
)
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
MAGNITUDE = r"(?:hundred|thousand|million|billion|trillion|mn|mln|bn|tn|[mkb](?![\w]))"

LONGEST = 24
"""Signs of the longest numeral in digits that anybody writes; a longer one is a code."""


def value_of(numeral: str, magnitude: str = "") -> Decimal | None:
    """Return the value of a numeral with its magnitude, or None when it is none.

    >>> value_of("1.6", "trillion"), value_of("twenty-five"), value_of("half a million")
    (Decimal('1600000000000'), Decimal('25'), Decimal('500000'))
    """
    if len(numeral) > LONGEST and any(sign.isdigit() for sign in numeral):
        return None
    scale = MAGNITUDES[magnitude.strip(" -").lower()] if magnitude else 1
    if any(sign.isdigit() for sign in numeral):
        return plain(Decimal(numeral.replace(",", "")) * scale)
    words = _words_value(numeral)
    return None if words is None else plain(words * scale)


def _words_value(numeral: str) -> Decimal | None:
    total = current = Decimal(0)
    is_half = numeral.lower().startswith("half")
    for word in numeral.lower().replace("-", " ").removeprefix("half").split():
        if word in ("a", "an"):
            current = Decimal(1)
        elif word in SMALL or word in TENS:
            current += SMALL.get(word, 0) or TENS.get(word, 0)
        elif word == "dozen":
            current *= 12
        elif word == "hundred":
            current = (current or Decimal(1)) * 100
        elif word in MAGNITUDES:
            total, current = total + (current or Decimal(1)) * MAGNITUDES[word], Decimal(0)
        elif word != "and":
            return None
    value = total + current
    return value / 2 if is_half else value
