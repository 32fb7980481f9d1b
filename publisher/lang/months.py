"""Reckon with months."""

from __future__ import annotations

import calendar
import datetime as dt


def later(day: dt.date, months: int) -> dt.date:
    """Return the same day some months later, or earlier; the last of the month where that is shorter.

    Raises `ValueError` outside the years 1 to 9999.

    >>> later(dt.date(2024, 1, 31), 1), later(dt.date(2024, 3, 15), -4)
    (datetime.date(2024, 2, 29), datetime.date(2023, 11, 15))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = dt.date(year, month + 1, 1)
    return first.replace(day=min(day.day, calendar.monthrange(first.year, first.month)[1]))
