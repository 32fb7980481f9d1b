"""The numbers of any text, by value: what is compared where no text of ours stands beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from publisher.lang import dates, quantities
from publisher.lang.fold import fold, language_of
from publisher.lang.lazy import lazy
from publisher.lang.reading import Claims
from publisher.model import Language, Span

_NUMERAL = lazy(r"\d+(?:[.,]\d+)*")
_CURRENCY = lazy(r"[A-Z]{3}")
_EXACT = frozenset(("%", "‰", "pp", "times", "basis point", "km", "m", "kg", "t", "kW", "MW", "GW", "kWh", "GWh"))


@dataclass(frozen=True, slots=True)
class Claim:
    """A number as a text states it."""

    key: tuple[str, ...]
    """Its meaning: value, unit and bound of a quantity, the date, the digits of a bare numeral."""
    text: str


def claims(text: str, published: dt.date | None = None) -> Iterator[Claim]:
    """Yield the quantities, dates and other numerals of a text.

    >>> [claim.key for claim in claims("超1.6万亿元")]
    [('1600000000000', 'CNY', 'over', '')]
    """
    text = text.replace("\n", " ")
    folded, language = fold(text), language_of(text)
    taken = Claims(len(folded))
    for date in dates.find(folded, published, language):
        taken.take(date.span)
        yield Claim(("date", date.iso), text[date.span.start : date.span.end])
    if not folded:
        return
    for claim, span in list(_quantities(text, folded, taken, language)):
        taken.take(span)
        yield claim
    for match in _NUMERAL.finditer(folded):
        if taken.is_free(match.start(), match.end()):
            yield Claim(("numeral", match[0].replace(",", "")), match[0])


def _quantities(text: str, folded: str, taken: Claims, language: Language) -> Iterator[tuple[Claim, Span]]:
    for found in quantities.find(folded, Span(0, len(folded)), taken, language):
        quantity = found.quantity
        # Counted nouns are labels: only units that change what a number means are compared.
        unit = quantity.unit if quantity.unit in _EXACT or _CURRENCY.fullmatch(quantity.unit) else ""
        key = (_value(quantity.value), unit, str(quantity.qualifier or ""), quantity.per or "")
        yield Claim(key, text[found.span.start : found.span.end]), found.span


def _value(value: object) -> str:
    return f"{value:f}" if hasattr(value, "as_tuple") else str(value)


class Known:
    """All numbers that some texts state: what any text about them may say."""

    def __init__(self, texts: Iterable[str], published: str | None) -> None:
        self._published = _date(published)
        self._keys: set[tuple[str, ...]] = set()
        self._numerals: set[str] = set()
        for text in dict.fromkeys(texts):
            folded = fold(text)
            self._keys |= {claim.key for claim in claims(text, self._published)}
            self._numerals |= {numeral.replace(",", "") for numeral in _NUMERAL.findall(folded)}
        # The year and the month of a date that is known are known.
        self._periods = {key[1][:end] for key in self._keys if key[0] == "date" for end in (4, 7)}

    def unknown(self, text: str) -> Iterator[Claim]:
        """Yield the numbers of a text that the known texts do not state."""
        for claim in claims(text, self._published):
            if claim.key in self._keys:
                continue
            if claim.key[0] == "numeral" and claim.key[1] in self._numerals:
                continue
            if claim.key[0] == "date" and claim.key[1] in self._periods:
                continue
            yield claim


def _date(iso: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(iso or "")
    except ValueError:
        return None
