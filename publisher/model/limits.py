"""How much one article may be, and take."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from publisher.errors import LimitError, SourceError

LIMITS = "PUBLISHER_LIMITS"
"""The variable of the environment that changes limits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLimits:
    """What an article must not go beyond. Whatever is over one raises a `LimitError` that names it."""

    bytes: int = 20_000_000
    """Bytes of a source file."""
    paragraph: int = 20_000
    """Signs of a paragraph."""
    slides: int = 200
    """Slides of a deck."""
    pages: int = 500
    """Pages of a PDF that is read, and of a brief that is made."""
    seconds: int = 120
    """Seconds of the processor that a command of the command line takes for an article."""
    memory: int = 2_000
    """Megabytes of memory that such a command takes."""

    @classmethod
    def of(cls, texts: Iterable[str]) -> ArticleLimits:
        """Return the limits with some changed, as `slides=400`. Raises `SourceError` for what is none.

        >>> ArticleLimits.of(["slides=400"]).slides
        400
        """
        limits, known = cls(), [field.name for field in fields(cls)]
        for text in texts:
            name, _, value = text.partition("=")
            if name not in known or not (value.isascii() and value.isdigit() and int(value)):
                raise SourceError(f"no limit '{text}'", hint=f"Write NAME=NUMBER; there are: {', '.join(known)}.")
            changes: dict[str, int] = {name: int(value)}
            limits = replace(limits, **changes)
        return limits

    @classmethod
    def chosen(cls) -> ArticleLimits:
        """Return the limits with what the environment changes: `PUBLISHER_LIMITS="slides=400 pages=900"`."""
        return cls.of(os.environ.get(LIMITS, "").split())

    def over(self, name: str, found: str, what: str) -> LimitError:
        """Return the error that says which limit something is over, and how to raise it."""
        limit = getattr(self, name)
        hint = f"Make it shorter, or raise the limit: --limit {name}=NUMBER (publisher.ArticleLimits in Python)."
        return LimitError(f"{what}: {found}; the limit is {limit:,} ({name})", hint=hint)
