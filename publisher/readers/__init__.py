"""A source file to an `Article`. One module for each format, found by the file's suffix."""

from __future__ import annotations

from typing import Protocol

from publisher.model import Article


class Reader(Protocol):
    """Reads one kind of source file."""

    def read(self, data: bytes, name: str) -> Article:
        """Return the article in `data`. Raises `SourceError` when it cannot be read."""
        ...
