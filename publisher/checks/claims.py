"""The numbers of any text, by value: what is compared where no text of ours stands beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from publisher.lang import dates, quantities
from publisher.lang.fold import fold, language_of
from publisher.lang.lazy import lazy
from publisher.lang.reading import Claims
from publisher.model import Language, Span

_NUMERAL = lazy(r"(?<![¶\d])\d+(?:[.,]\d+)*")
_HAN, _WORDS = lazy(r"[\u4e00-\u9fff]"), lazy(r"[A-Za-z]{3,} ")
_GAP = lazy(r"(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])")
"""A space that a program set between two Chinese signs."""
_CURRENCY = lazy(r"[A-Z]{3}")
_EXACT = frozenset(("%", "‰", "pp", "times", "basis point", "km", "m", "kg", "t", "kW", "MW", "GW", "kWh", "GWh"))


class Claim(NamedTuple):
    """A number as a text states it."""

    key: tuple[str, ...]
    """Its meaning: value, unit and bound of a quantity, the date, the digits of a bare numeral."""
    text: str
    span: Span


def claims(text: str, published: dt.date | None = None, language: Language | None = None) -> Iterator[Claim]:
    """Yield the quantities, dates and other numerals of a text.

    >>> [claim.key for claim in claims("超1.6万亿元")]
    [('1600000000000', 'CNY', 'over', '')]
    """
    text = _GAP.sub("", text.replace("\n", " "))
    folded, language = fold(text), language or language_of(text)
    if not folded:
        return
    taken = Claims(len(folded))
    for date in dates.find(folded, published, language):
        taken.take(date.span)
        yield Claim(("date", date.iso), text[date.span.start : date.span.end], date.span)
    for claim in list(_quantities(text, folded, taken, language)):
        taken.take(claim.span)
        yield claim
    for match in _NUMERAL.finditer(folded):
        if taken.is_free(match.start(), match.end()):
            yield Claim(("numeral", match[0].replace(",", "")), match[0], Span(match.start(), match.end()))


def _quantities(text: str, folded: str, taken: Claims, language: Language) -> Iterator[Claim]:
    for found in quantities.find(folded, Span(0, len(folded)), taken, language):
        quantity, span = found.quantity, found.span
        # Counted nouns are labels: only units that change what a number means are compared.
        unit = quantity.unit if quantity.unit in _EXACT or _CURRENCY.fullmatch(quantity.unit) else ""
        key = (_value(quantity.value), unit, str(quantity.qualifier or ""), quantity.per or "")
        yield Claim(key, text[span.start : span.end], span)


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
        """Yield the numbers of a text that the known texts do not state; text in two languages is read in both."""
        excused: list[Span] = []
        if _HAN.search(text) and _WORDS.search(text):
            other: Language = "zh-Hans" if language_of(text) == "en" else "en"
            excused = [c.span for c in claims(text, self._published, other) if self._knows(c) and c.key[0] != "numeral"]
        for claim in claims(text, self._published):
            if not self._knows(claim) and not any(claim.span.overlaps(span) for span in excused):
                yield claim

    def _knows(self, claim: Claim) -> bool:
        kind, *rest = claim.key
        if claim.key in self._keys:
            return True
        if kind == "date":
            return all(part in self._periods or ("date", part) in self._keys for part in rest[0].split("/"))
        return kind == "numeral" and rest[0] in self._numerals


def _date(iso: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(iso or "")
    except ValueError:
        return None
