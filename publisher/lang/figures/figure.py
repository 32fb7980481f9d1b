"""One number of a text, and the values under which its translation may say it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from fractions import Fraction
from typing import Literal

from publisher.model import Qualifier

Bounds = frozenset[Qualifier | None]
"""The limits that a number may be understood to have; None is an exact number."""
EXACT: Bounds = frozenset((None,))
OVER: Bounds = frozenset((Qualifier.OVER,))
MAYBE_OVER: Bounds = frozenset((Qualifier.OVER, None))
NEARLY: Bounds = frozenset((Qualifier.NEARLY,))
ABOUT: Bounds = frozenset((Qualifier.ABOUT,))
MAYBE_ABOUT: Bounds = frozenset((Qualifier.ABOUT, None))
UNDER: Bounds = frozenset((Qualifier.AT_MOST,))
SHORT_OF: Bounds = frozenset((Qualifier.AT_MOST, Qualifier.NEARLY))
REACHING: Bounds = frozenset((Qualifier.AT_MOST, None))
ANY: Bounds = frozenset((*Qualifier, None))


class Family(StrEnum):
    """What may equal what: a month is never a count. The last three are lengths of time: 半年 is six months."""

    NUMBER = "number"
    SHARE = "share"
    TIMES = "times"
    MONTH = "month"
    DAY = "day"
    WEEKDAY = "weekday"
    CLOCK = "clock"
    PERIOD = "period"
    VAGUE = "vague"
    RELATIVE = "relative"
    MONTHS = "months"
    DAYS = "days"
    MINUTES = "minutes"


class Sort(StrEnum):
    """What kind of number it is, for what is asked of it once it is matched."""

    COUNT = "count"
    YEAR = "year"
    DATE = "date"
    ORDINAL = "ordinal"
    LENGTH = "length"
    CODE = "code"


class Strength(IntEnum):
    """How much is wrong when a number is not found on the other side."""

    FREE = 0
    """Nothing: 一, "one", "half" come and go in a translation."""
    PAIRED = 1
    """Something, if the other side has a number of the same kind too many."""
    FIRM = 2
    """Something."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One value that a number may be understood to have."""

    family: Family
    value: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number as it stands in a text."""

    start: int
    end: int
    readings: tuple[Reading, ...]
    """The likeliest first."""
    strength: Strength = Strength.FIRM
    sort: Sort = Sort.COUNT
    bounds: Bounds = EXACT
    unit: str = ""
    """A currency code, `%`, `pp`, a measure's symbol, `person-time` or `person`; empty when not known."""
    direction: Literal["up", "down"] | None = None
    is_range: bool = False
    """Whether it is one end of a range."""
    is_aside: bool = False
    """Whether it stands in brackets, or after "or": there translators convert."""

    @property
    def value(self) -> Fraction:
        """The likeliest value."""
        return self.readings[0].value

    @property
    def family(self) -> Family:
        """The likeliest family."""
        return self.readings[0].family


def number(value: Fraction | int) -> Reading:
    """Return a value as a plain number."""
    return Reading(Family.NUMBER, Fraction(value))


def share(value: Fraction | int) -> Reading:
    """Return a value as a part of a whole, in per cent."""
    return Reading(Family.SHARE, Fraction(value))


def times(value: Fraction | int) -> Reading:
    """Return a value as a multiple."""
    return Reading(Family.TIMES, Fraction(value))


def numbers(*values: Fraction | int) -> tuple[Reading, ...]:
    """Return several values as plain numbers."""
    return tuple(number(value) for value in values)


def period(first: int, last: int) -> Reading:
    """Return a stretch of months of one year.

    >>> period(1, 9).value
    Fraction(109, 1)
    """
    return Reading(Family.PERIOD, Fraction(first * 100 + last))


def lengths(family: Family, value: Fraction | int) -> tuple[Reading, ...]:
    """Return a length of time, and in days where they are as usual: a month is 30 days, 48 hours are two.

    >>> [str(reading.value) for reading in lengths(Family.MONTHS, 3)]
    ['3', '90']
    """
    value = Fraction(value)
    length = Reading(family, value)
    if family is Family.MONTHS and value:
        return length, Reading(Family.DAYS, value / 12 * 365 if value % 12 == 0 else value * 30)
    if family is Family.MINUTES and value > 1440 and value % 1440 == 0:
        return length, Reading(Family.DAYS, value / 1440)
    return (length,)


def made(
    match: re.Match[str],
    *readings: Reading,
    strength: Strength,
    bounds: Bounds = EXACT,
    sort: Sort = Sort.COUNT,
    unit: str = "",
) -> Figure:
    """Return the figure that a match of an expression is."""
    return Figure(
        start=match.start(), end=match.end(), readings=readings, strength=strength, bounds=bounds, sort=sort, unit=unit
    )
