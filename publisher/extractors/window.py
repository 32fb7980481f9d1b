"""The words that belong to one number."""

from __future__ import annotations

import re
from typing import NamedTuple

from publisher.model import Span


class Window(NamedTuple):
    """What stands around a number and belongs to it alone."""

    before: Span | None
    after: Span | None
    clause: Span
    is_listed: bool
    """Whether a list mark parts it from the number before."""
    shares_clause: bool
    """Whether another number stands before it in the clause."""


def trim(text: str, start: int, end: int, lead: re.Pattern[str], tail: re.Pattern[str]) -> Span | None:
    """Return the stretch without the words that `lead` and `tail` match at its ends, or None when nothing is left."""
    if end <= start:
        return None
    words = text[start:end]
    if found := lead.match(words):
        start, words = start + found.end(), words[found.end() :]
    if found := tail.search(words):
        end = start + found.start()
    return Span(start, end) if end > start else None
