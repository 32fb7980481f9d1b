"""Every error a user can meet, in one tree.

    PublisherError          1   base class; catch this one
    ├── SourceError        10   the source cannot be read
    ├── ContentError       11   a content file is not valid
    ├── TranslationError   12   a translation file or glossary is not valid
    ├── ThemeError         13   a theme is missing or incomplete
    ├── RenderError        14   the content does not fit, or a glyph is missing
    ├── CheckError         15   an artifact says something its source does not
    ├── PluginError        16   a plug-in is unknown or broken
    ├── OutputError        17   a file cannot be written; what stood there still stands
    ├── LimitError         18   an input is over a limit
    └── BatchError         19   some articles of a build failed; the others are done

The number is the exit status of the command line. It is part of the public API.
"""

from __future__ import annotations

from typing import ClassVar

__all__ = [
    "BatchError",
    "CheckError",
    "ContentError",
    "LimitError",
    "OutputError",
    "PluginError",
    "PublisherError",
    "RenderError",
    "SourceError",
    "ThemeError",
    "TranslationError",
]


class PublisherError(Exception):
    """Base class. `message` says what is wrong and where; `hint` says what to do next."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class SourceError(PublisherError):
    """The source cannot be read."""

    exit_code = 10


class ContentError(PublisherError):
    """A content file is not valid."""

    exit_code = 11


class TranslationError(PublisherError):
    """A translation file or a glossary is not valid."""

    exit_code = 12


class ThemeError(PublisherError):
    """A theme is missing or incomplete."""

    exit_code = 13


class RenderError(PublisherError):
    """The content does not fit the page, or a glyph is missing."""

    exit_code = 14


class CheckError(PublisherError):
    """An artifact says something its source does not."""

    exit_code = 15


class PluginError(PublisherError):
    """A plug-in is unknown or broken."""

    exit_code = 16


class OutputError(PublisherError):
    """A file cannot be written. What stood there before still stands."""

    exit_code = 17


class LimitError(PublisherError):
    """An input is over a limit."""

    exit_code = 18


class BatchError(PublisherError):
    """Some articles of a build failed. The others are done."""

    exit_code = 19
