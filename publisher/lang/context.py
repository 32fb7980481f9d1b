"""The year of a date that is written without one."""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Iterable
from typing import NamedTuple

from publisher.lang.lazy import lazy
from publisher.lang.reading import DateReading

_SENTENCE_END = lazy(r"[。！？!?；;]|\.(?=\s+[A-Z\"“])")
_OPENS = lazy(
    r"(?:[。！？；\n]|[.!?][\"”]?\s)\s*(?:[-*•·]\s*)?"
    r"(?:在|于|到|自|从|截至|早在|直到|至|"
    r"(?:In|On|By|During|Since|From|At|Early|Late|Until|Back in|As of)\s(?:the\s|early\s|late\s)?)?[“\"]?$"
)
_LEAD = 20
_COMPARED = lazy(r"(?:较|比|与|跟|相比|相较)于?$")
"""What stands before a date that a number is compared with: it tells nothing of the dates after it."""


class Context(NamedTuple):
    """The dates of a text that have a year, for those that have none."""

    published: dt.date | None
    dated: tuple[DateReading, ...]
    """In reading order."""
    carriers: tuple[DateReading, ...]
    """Those of them that are no bases of comparison."""
    ends: tuple[int, ...]
    """Where each of `carriers` ends."""
    days: dict[str, int]
    """The year of each month and day (`12-16`) that stands somewhere with its year."""
    breaks: tuple[int, ...]
    """Where the lines of the text break."""
    text: str

    @classmethod
    def of(cls, text: str, found: Iterable[DateReading], published: dt.date | None) -> Context:
        """Return the context that the dates `found` in a text give."""
        dated = tuple(sorted(found, key=lambda reading: reading.span))
        days: dict[str, int] = {}
        for reading in dated:
            if re.fullmatch(r"\d{4}-\d\d-\d\d", reading.iso) and not reading.is_end:
                days.setdefault(reading.iso[5:], int(reading.iso[:4]))
        carriers = tuple(
            reading
            for reading in dated
            if not _COMPARED.search(text[max(0, reading.span.start - 3) : reading.span.start])
        )
        return cls(
            published=published,
            dated=dated,
            carriers=carriers,
            ends=tuple(reading.span.end for reading in carriers),
            days=days,
            text=text,
            breaks=tuple(match.start() for match in re.finditer("\n", text)),
        )

    def before(self, at: int) -> DateReading | None:
        """Return the last date before `at` in the same line."""
        number = bisect.bisect_right(self.ends, at) - 1
        if number < 0:
            return None
        line = bisect.bisect_left(self.breaks, at) - 1
        is_same_line = line < 0 or self.breaks[line] < self.ends[number]
        return self.carriers[number] if is_same_line else None

    def year_of_part(self, at: int, part: str, *, is_planned: bool = False) -> int | None:
        """Return the year of a quarter or half (`Q3`, `H1`) without one.

        It is that of the same part elsewhere in the text, else of the last one that began before `published`
        (the next, when planned), else that of the date before it.
        """
        latest = self.published.year if self.published and not is_planned else dt.MAXYEAR
        written = (reading.iso for reading in self.dated if reading.iso.endswith(f"-{part}"))
        if same := next((iso for iso in written if int(iso[:4]) <= latest), None):
            return int(same[:4])
        before = self.before(at)
        if self.published is None or (before and self._carries(before, at)):
            return int(before.iso[:4]) if before else None
        is_ahead = part[0] == "Q" and int(part[1]) * 3 - 2 > self.published.month  # halves are this year's
        return self.published.year if is_planned else self.published.year - is_ahead

    def _carries(self, before: DateReading, at: int) -> bool:
        """Tell whether a date gives its year to one at `at`: in its own sentence, or when it opened one before."""
        if not _SENTENCE_END.search(self.text, before.span.end, at + 1):
            return True
        start = max(0, before.span.start - _LEAD)
        lead = self.text[start : before.span.start]
        return bool(_OPENS.search(lead if start else f"\n{lead}"))

    def year(
        self, at: int, month: int | None = None, day: int | None = None, *, is_planned: bool = False
    ) -> int | None:
        """Return the year of a date without one at `at`.

        It is that of the same day elsewhere, of the date before it in its line, or of the last such
        month before `published` (the next, when planned).
        """
        if month and day and (year := self.days.get(f"{month:02d}-{day:02d}")):
            return year
        before = self.before(at)
        if before and self.published and not self._carries(before, at):
            before = None
        is_period = before is not None and (before.is_range or before.iso[5:6] in ("Q", "H"))
        if before and not (is_period and day and self.published):
            return int(before.iso[:4])
        if self.published is None:
            return None
        if is_planned:
            return self.published.year + (month is not None and month < self.published.month)
        return self.published.year - (month is not None and month > self.published.month)
