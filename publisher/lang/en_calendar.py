"""The months, ordinals and counts of English dates."""

from __future__ import annotations

import calendar
import datetime as dt

from publisher.lang import months

MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
MONTHS |= {name[:3]: i for name, i in list(MONTHS.items())} | {"sept": 9}
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?)(?![a-z])"
)
YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
MODERN = r"(?P<year>(?:19|20)\d\d)"
"""Years that are read as such whatever stands before them: 1650 alone may count something."""
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
ORDINAL = r"(?P<ordinal>first|second|third|fourth)"
COUNTS = {"two": 2, "three": 3, "six": 6, "nine": 9, "twelve": 12, "2": 2, "3": 3, "6": 6, "9": 9, "12": 12}
MONTH_COUNTS = {
    word: number for number, word in enumerate("two three four five six seven eight nine ten eleven".split(), start=2)
} | {str(number): number for number in range(2, 12)}


def month_of(name: str) -> int:
    """Return the number of a month by its name, short or long."""
    return MONTHS[name.lower().rstrip(".")]


def ending(year: int, month: int, count: int) -> str:
    """Return the period of `count` months that ends with a month, as a quarter, half or year where it is one."""
    if count in (3, 6, 12) and month % count == 0:
        return {3: f"{year}-Q{month // 3}", 6: f"{year}-H{month // 6}", 12: str(year)}[count]
    first = months.later(dt.date(year, month, 1), 1 - count)
    return f"{first:%Y-%m}/{year}-{month:02d}"
