"""Bytes to text: UTF-8 with or without a byte-order mark, UTF-16, GB18030; nothing guessed in silence."""

from __future__ import annotations

import codecs

from publisher.errors import SourceError
from publisher.lang.lazy import lazy

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
"""Signs that only say where a line may break, or must not. Inside a number they would make two of it."""
_CONTROL = lazy(r"[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROLS = 8
"""A text may have a few control characters, left by some program; a file with more is no text."""


def decode(data: bytes, name: str) -> str:
    """Return the text of a source file, newlines untouched, without signs that nobody sees.

    Raises `SourceError` for a file that is empty, binary or in an encoding we do not know.
    """
    text = _decode(data, name).translate(UNSEEN)
    if not text.strip():
        raise SourceError(f"{name}: the file is empty", hint="Give a text file with an article in it.")
    if "\x00" in text or len(_CONTROL.findall(text)) > _MOST_CONTROLS + len(text) // 1000:
        raise SourceError(
            f"{name}: it is binary, not text", hint="Save the article as plain text (.txt) or Markdown (.md)."
        )
    return text


def _decode(data: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        for encoding in ("utf-16-le", "utf-16-be"):
            if _looks_like_utf16(data, encoding):
                return _strict(data, encoding, name)
        if b"\x00" in data:
            raise SourceError(
                f"{name}: it is binary, not text", hint="Save the article as plain text (.txt) or Markdown (.md)."
            ) from error
        return _strict(data, "gb18030", name)


def _looks_like_utf16(data: bytes, encoding: str) -> bool:
    """UTF-16 without a mark: every line break has a zero byte, and the text decodes."""
    newline = "\n".encode(encoding)
    if len(data) % 2 or newline not in data:
        return False
    try:
        return not _CONTROL.search(data.decode(encoding))
    except UnicodeDecodeError:
        return False


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{name}: byte {error.start} is not {encoding.upper()}, nor is the file UTF-8",
            hint="Save it as UTF-8 and try again.",
        ) from error
