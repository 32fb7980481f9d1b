"""What the rules for subjects find."""

from __future__ import annotations

from typing import NamedTuple

from publisher.model import Span


class Found(NamedTuple):
    """A subject: its words, and where they stand when they stand in the text."""

    words: str
    span: Span | None

    @classmethod
    def at(cls, start: int, words: str) -> Found:
        """Return a subject that stands in the text."""
        return cls(words, Span(start, start + len(words)))
