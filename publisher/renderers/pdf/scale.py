"""Dates as places on a line: a day is a point, a year is a stretch."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import NamedTuple

from publisher.model import Milestone


class Moment(NamedTuple):
    """When a milestone was, in years; a stretch where the article gives no month."""

    start: float
    end: float

    @property
    def is_stretch(self) -> bool:
        """Whether it is known to the quarter, half or year only, or is a period."""
        return self.end - self.start > 0.1

    @property
    def anchor(self) -> float:
        """Where its label hangs: the start of a stretch, the middle of a month, the day."""
        return self.start if self.is_stretch else (self.start + self.end) / 2


class Scale(NamedTuple):
    """A linear scale from years to points."""

    first: float
    last: float
    width: float

    def at(self, year: float) -> float:
        """Return the place of a moment."""
        return (year - self.first) / (self.last - self.first) * self.width

    def years(self) -> list[tuple[int, int]]:
        """Return first and last year of each stretch that gets a name: 1, 2, 5 or more years wide."""
        per_year = self.width / (self.last - self.first)
        step = next((s for s in (1, 2, 5, 10, 20, 50, 100) if per_year * s >= 24), 100)
        start = int(self.first) // step * step
        return [(year, year + step) for year in range(start, int(self.last) + 1, step)]


def moment(iso: str) -> Moment:
    """Return the place of an ISO 8601 date of any precision on the line of years.

    >>> round(moment("2014-07-02").anchor, 1), moment("2017").is_stretch
    (2014.5, True)
    """
    if "/" in iso:
        start, end = iso.split("/")
        return Moment(moment(start).start, max(moment(start).end, moment(end).end))
    year, *rest = iso.split("-")
    y = int(year)
    if not rest:
        return Moment(float(y), y + 1.0)
    if rest[0][0] in "QH":
        count = 4 if rest[0][0] == "Q" else 2
        part = int(rest[0][1:])
        return Moment(y + (part - 1) / count, y + part / count)
    month = int(rest[0])
    if len(rest) == 1:
        last = calendar.monthrange(y, month)[1]
        return Moment(_day(y, month, 1), _day(y, month, last) + 1 / 366)
    place = _day(y, month, int(rest[1]))
    return Moment(place, place)


def scale(milestones: tuple[Milestone, ...], width: float) -> Scale | None:
    """Return the scale that holds all milestones, or None when they span less than a year."""
    moments = [moment(milestone.date) for milestone in milestones]
    if not moments:
        return None
    first, last = min(m.start for m in moments), max(m.end for m in moments)
    return Scale(first, last, width) if last - first >= 1.0 else None


def _day(year: int, month: int, day: int) -> float:
    place = dt.date(year, month, day)
    days = 366 if calendar.isleap(year) else 365
    return year + (place.timetuple().tm_yday - 1) / days
