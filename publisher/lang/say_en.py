"""How English says a quantity, a date and an as-of note."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from decimal import Decimal

from publisher.lang.lazy import lazy
from publisher.lang.phrase import Phrase, is_decade
from publisher.model import Basis, Locator, Qualifier, Quantity, Range

_QUALIFIERS = {
    Qualifier.OVER: "more than",
    Qualifier.NEARLY: "nearly",
    Qualifier.ABOUT: "about",
    Qualifier.AT_LEAST: "at least",
    Qualifier.AT_MOST: "up to",
}
_MAGNITUDES = ((Decimal(10**12), "trillion"), (Decimal(10**9), "billion"), (Decimal(10**6), "million"))
_SIGNS = {"CNY": "RMB", "USD": "US$", "HKD": "HK$", "TWD": "NT$", "SGD": "S$", "EUR": "€", "GBP": "£"}
_PLURALS = {"person": "people", "person-time": "person-times", "aircraft": "aircraft", "series": "series"}
# Symbols take no plural.
_SYMBOLS = {
    symbol: symbol for symbol in ("m", "mm", "nm", "km", "kg", "mg", "g", "t", "ha", "mu", "times", "km/h", "pence")
}
_SYMBOLS |= {"m2": "m²", "m3": "m³", "km2": "km²", "MJ/m2": "MJ/m²"}
_MOVES = lazy(
    r"\b(?:up|down|rose|rise|rising|grew|grow|increas|fell|fall|declin|drop|decreas|higher|lower|gain|widen|narrow|slid|"
    r"slip|climb|jump|cut|improv|growth|added|edged|reduc|shr[au]nk|lost|fewer|more|less|doubl|raised)",
    re.IGNORECASE,
)
_BASES = lazy(r"year|quarter|month|sequential|previous|earlier|since", re.IGNORECASE)
_SYNONYMS = {"year": ("annual", "annually", "yearly"), "day": ("daily",), "month": ("monthly",)}
_NUMBER = lazy(r"[\d][\d,.]*(?:\s*(?:to|-|–)\s*[\d][\d,.]*)?|\d")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_QUARTERS = ("first", "second", "third", "fourth")


def quantity(value: Quantity, *, noun: bool = True, label: str = "") -> Phrase:
    """Return the quantity in English, with its counted noun or without.

    The noun, and what the number is for each of, are left out where the `label` beside it names them.

    >>> quantity(Quantity(value=Decimal("1.6e12"), unit="CNY", qualifier=Qualifier.OVER)).text
    'more than RMB 1.6 trillion'
    """
    number, magnitude = _number(value.value)
    before = [_QUALIFIERS[value.qualifier]] if value.qualifier else []
    after = [magnitude] if magnitude else []
    if value.is_money:
        before.append(_SIGNS.get(value.unit, value.unit))
    elif value.unit == "%":
        after.append("%")
    elif value.unit == "pp":
        after.append("percentage points")
    elif noun and value.unit and not _names(label, value.unit):
        after.append(_plural(value.unit, value.value))
    if noun and value.per:
        after += [f"per {part}" for part in value.per.split("/") if not _names(label, part)]
    return Phrase(" ".join(before), number, " ".join(after), spaced=True)


def split_quote(quote: str) -> Phrase:
    """Return a printed English quantity, cut around its number."""
    found = _NUMBER.search(quote)
    if not found:
        return Phrase("", quote, "", spaced=True)
    after = quote[found.end() :].strip().removeprefix("-")  # a 48-mile line: 48 miles, set apart
    touching = quote[found.end() : found.end() + 1].isalpha()
    return Phrase(quote[: found.start()].strip(), found[0], after, spaced=True, touching=touching)


def date(iso: str) -> str:
    """Return an ISO 8601 date, period or range in English.

    >>> date("2014-12-16"), date("2019-07"), date("2024-Q3"), date("2024-H1")
    ('16 December 2014', 'July 2019', 'third quarter of 2024', 'first half of 2024')
    """
    if "/" in iso:
        start, end = iso.split("/")
        if is_decade(start, end):
            return f"the {start}s"
        return f"{date(start)} to {date(end)}"
    year, *rest = iso.split("-")
    if not rest:
        return year
    if rest[0].startswith("Q"):
        return f"{_QUARTERS[int(rest[0][1]) - 1]} quarter of {year}"
    if rest[0].startswith("H"):
        return f"{_QUARTERS[int(rest[0][1]) - 1]} half of {year}"
    month = _MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


def as_of(iso: str | None, basis: Basis | None, published: str | None) -> str:
    """Return when a number held, in English."""
    if iso is None:
        if basis == "now":
            return f"at publication, {date(published)}" if published else "at publication"
        return "no date given"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", iso):
        year, month, day = (int(part) for part in iso.split("-"))
        if (month, day) == (12, 31):
            return f"as of end-{year}"
        is_month_end = day == calendar.monthrange(year, month)[1]
        return f"as of end-{date(iso[:7])}" if is_month_end else f"as of {date(iso)}"
    return date(iso)


def labelled(subject: str, label: str) -> str:
    """Return a label with the name of its subject before it."""
    return f"{subject}: {label}"


def phrase(subject: str | None, label: str) -> str:
    """Return what stands before the quantity in a fact phrase."""
    said = f"{subject} – {label}" if subject else label
    return f"{said[:1].upper()}{said[1:]}: "


def place(where: Locator) -> str:
    """Return where something stands in the original.

    >>> from publisher.model import Span
    >>> place(Locator(span=Span(0, 1), kind="cell", number=1, row=3, column=2))
    'table 1, row 3, column 2'
    """
    if where.kind == "cell":
        page = f"page {where.page}, " if where.page else ""
        return f"{page}table {where.number}, row {where.row}, column {where.column}"
    return f"{where.kind} {where.number}"


def dated(said: Iterable[tuple[str, str]]) -> str:
    """Return quantities with their dates, one after the other."""
    return ", ".join(f"{quantity} ({when})" for quantity, when in said)


def expected(when: str) -> str:
    """Return the date of what is still to come, marked as such."""
    return f"{when} (expected)"


def changed(said: str, direction: str | None, base: str | None) -> str:
    """Return what a label leaves out of a change: whether it went up or down, and compared to when.

    >>> changed("GMS", "up", "year-earlier"), changed("sales rose", "up", "year-earlier")
    (' (up, year on year)', ' (year on year)')
    """
    way = direction if direction and not _MOVES.search(said) else None
    words = {"year-earlier": "year on year", "previous-period": "on the period before"}
    then = words.get(base or "") if not _BASES.search(said) else None
    parts = ", ".join(part for part in (way, then) if part)
    return f" ({parts})" if parts else ""


def happened(when: str, event: str) -> str:
    """Return a milestone as one phrase."""
    return f"{when}: {event}"


def quoted(name: str) -> str:
    """Return a name in quotation marks."""
    return f"“{name}”"


def _names(label: str, noun: str) -> bool:
    """Tell whether a label names a noun, in singular or plural: "peak transactions" names a transaction."""
    words = [noun, _plural(noun, Decimal(2)), *_SYNONYMS.get(noun, ())]
    return any(re.search(rf"\b{re.escape(word)}\b", label, re.IGNORECASE) for word in words)


def _number(value: Decimal | Range) -> tuple[str, str]:
    if isinstance(value, Range):
        low, high = _number(value.min), _number(value.max)
        if low[1] == high[1]:
            return f"{low[0]} to {high[0]}", high[1]
        return f"{' '.join(low).strip()} to {high[0]}", high[1]
    for size, name in _MAGNITUDES:
        scaled = value / size
        if abs(value) >= size and scaled == scaled.quantize(Decimal("0.001")):
            return _digits(scaled), name
    return _digits(value), ""


def _digits(value: Decimal) -> str:
    digits = f"{value:,f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _plural(noun: str, value: Decimal | Range) -> str:
    if value == 1 or noun in _SYMBOLS or not noun.isascii() or not noun.islower():
        return _SYMBOLS.get(noun, noun)
    if noun in _PLURALS:
        return _PLURALS[noun]
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"
