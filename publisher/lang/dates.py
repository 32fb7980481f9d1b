"""Find dates in a text of either language."""

from __future__ import annotations

import datetime as dt

from publisher.lang import en_dates, zh_dates
from publisher.lang.reading import DateReading
from publisher.model import Language


def find(text: str, published: dt.date | None, language: Language) -> tuple[DateReading, ...]:
    """Return the dates of a folded text in reading order; see `zh_dates.find` and `en_dates.find`."""
    return en_dates.find(text, published) if language == "en" else zh_dates.find(text, published)
