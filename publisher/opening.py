"""Open what comes from outside: a source file, standard input, the date that the environment gives."""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path

from publisher.errors import SourceError
from publisher.model import ArticleLimits

STANDARD_INPUT = "-"


def epoch() -> str | None:
    """Return the date that SOURCE_DATE_EPOCH gives to files, if any. Raises `SourceError` when it is no time."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if not given:
        return None
    try:
        return dt.datetime.fromtimestamp(int(given), dt.UTC).date().isoformat()
    except (ValueError, OverflowError, OSError) as error:
        hint = "It counts the seconds since 1970."
        raise SourceError(f"SOURCE_DATE_EPOCH is no time: {given}", hint=hint) from error


def suffix(path: Path, format: str | None) -> str:
    """Return the suffix of what a source is."""
    if format:
        return f".{format.lower().removeprefix('.')}"
    if str(path) == STANDARD_INPUT:
        raise SourceError("standard input has no name that says what it is", hint="Say it: --from md (txt, docx, …).")
    return path.suffix.lower()


def contents(path: Path, limits: ArticleLimits | None = None) -> bytes:
    """Return the bytes of a file, or of standard input. Raises `SourceError` and `LimitError`."""
    limits = limits or ArticleLimits.chosen()
    if str(path) == STANDARD_INPUT:
        data = sys.stdin.buffer.read(limits.bytes + 1)
        if len(data) > limits.bytes:
            raise limits.over("bytes", f"more than {limits.bytes:,} bytes", "standard input")
        return data
    try:
        if (size := path.stat().st_size) > limits.bytes:
            raise limits.over("bytes", f"{size:,} bytes", str(path))
        return path.read_bytes()
    except IsADirectoryError as error:
        raise SourceError(f"{path} is a folder", hint="Give a file; `publisher build` takes several.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(f"cannot read {path}: {reason}", hint="Check the name.") from error
