"""What a grammar finds in a text: quantities and dates, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from publisher.model import Quantity, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityReading:
    """A quantity as it stands in a text."""

    span: Span
    """Qualifier, number and unit."""
    quantity: Quantity
    noun: str = ""
    """The printed unit or counted noun: `家`, `万吨`, `certificates`."""
    rule: str
    """Which rule of the grammar read it."""
    doubts: tuple[str, ...] = ()
    """Why a person should look at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateReading:
    """A date or period as it stands in a text."""

    span: Span
    iso: str
    """ISO 8601, as precise as the text: `2024`, `2024-06`, `2024-Q3`, `2024-H1`, `2019/2023`."""
    basis: Literal["absolute", "relative", "inferred"] = "absolute"
    """Printed in full, counted from the publication date, or with its year taken from the context."""
    is_end: bool = False
    """Whether the text names the end of a month, quarter or year."""

    @property
    def is_range(self) -> bool:
        """Whether it runs from one date to another."""
        return "/" in self.iso


class Claims:
    """Which signs of a text, from `start` to `end`, readings have taken. Asking costs the same however many."""

    def __init__(self, end: int, start: int = 0) -> None:
        self._start = start
        self._taken = bytearray(end - start)

    def take(self, span: Span) -> None:
        """Mark the signs of a span as taken."""
        start, end = span.start - self._start, span.end - self._start
        self._taken[start:end] = b"\x01" * (end - start)

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether no sign from `start` up to `end` is taken."""
        return self._taken.find(1, start - self._start, end - self._start) < 0

    @classmethod
    def of(cls, length: int, spans: Iterable[Span]) -> Claims:
        """Return the claims of some spans in a text of `length` signs."""
        claims = cls(length)
        for span in spans:
            claims.take(span)
        return claims


def plain(value: Decimal) -> Decimal:
    """Return the same number without needless digits or an exponent.

    >>> plain(Decimal("1600000000000.0")), plain(Decimal("2E+3"))
    (Decimal('1600000000000'), Decimal('2000'))
    """
    # Decimal.quantize would refuse a number of more digits than the context has.
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()


def joined(found: Iterable[DateReading], joins: Callable[[DateReading, DateReading], bool]) -> tuple[DateReading, ...]:
    """Return dates in reading order, each two neighbours that `joins` accepts made one range."""
    result: list[DateReading] = []
    for reading in sorted(found, key=lambda reading: reading.span):
        last = result[-1] if result else None
        if last and not last.is_range and not reading.is_range and joins(last, reading):
            span = Span(last.span.start, reading.span.end)
            result[-1] = replace(reading, span=span, iso=f"{last.iso}/{reading.iso}", is_end=False)
        else:
            result.append(reading)
    return tuple(result)
