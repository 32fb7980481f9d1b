"""The article as it was written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from publisher.model.text import Language, Span


class Role(StrEnum):
    """What a line of the article is, judged by its form."""

    TITLE = "title"
    SOURCE = "source"
    """The line that names publication, date and page."""
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    """An item of a list."""
    TABLE = "table"
    """A row of a table."""
    NOTE = "note"
    """A footnote or endnote."""
    CAPTION = "caption"
    """What stands under or over a picture or table."""
    BOILERPLATE = "boilerplate"
    """What stands in every such text: who to ask, who edited it, what the sender is."""
    CREDIT = "credit"
    """The line that says whose figures these are ("数据来源：…")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line or paragraph of the article, without the white space around it."""

    role: Role
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """Where a stretch of the text stands in the file that was read; all numbers count from 1."""

    span: Span
    kind: Literal["page", "paragraph", "line", "note", "cell"]
    number: int
    """The page, paragraph, line or note, or the table of a cell."""
    row: int | None = None
    column: int | None = None
    page: int | None = None
    """The page of a cell, where the file has pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A factual article: its text, and what its lines are."""

    name: str
    """The file's name, without a path."""
    sha256: str
    """Hash of the bytes that were read."""
    language: Language
    text: str
    """The decoded text, newlines untouched; every span counts its code points."""
    lines: tuple[Line, ...]
    title: Span | None = None
    publication: str | None = None
    page: str | None = None
    published: dt.date | None = None
    credit: str | None = None
    url: str | None = None
    locators: tuple[Locator, ...] = ()
    """Where the text stands in the original, in reading order; none for plain text, which is its own original."""

    cleaned: int = 0
    """How many signs were no text, and were made spaces."""

    def quote(self, span: Span) -> str:
        """Return the words at `span`, exactly as written."""
        return self.text[span.start : span.end]
