"""Source files as bytes: found by suffix, read within limits."""

from __future__ import annotations

import sys
from pathlib import Path

from publisher.errors import LimitError, SourceError
from publisher.model import Article, ArticleLimits

STANDARD_INPUT = "-"
MAX_TITLE = 1_000
"""The longest title, in signs."""


def suffix(path: Path, format: str | None) -> str:
    """Return the suffix of what a source is. Raises `SourceError` for standard input that nobody names."""
    if format:
        return f".{format.lower().removeprefix('.')}"
    if str(path) == STANDARD_INPUT:
        raise SourceError("standard input has no name that says what it is", hint="Say it: --from md (txt, docx, …).")
    return path.suffix.lower()


def name(path: Path, kind: str) -> str:
    """Return what a source of some suffix is called."""
    return f"standard-input{kind}" if str(path) == STANDARD_INPUT else path.name


def read(path: Path, limits: ArticleLimits | None = None) -> bytes:
    """Return the bytes of a file, or of standard input. Raises `SourceError` or `LimitError`."""
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


def demand(article: Article, limits: ArticleLimits) -> None:
    """Raise `LimitError` when an article has a paragraph that is too long, or a PDF that was read too many pages."""
    longest = max((line.span.end - line.span.start for line in article.lines), default=0)
    if longest > limits.paragraph:
        raise limits.over("paragraph", f"a paragraph of {longest:,} signs", article.name)
    title = article.title.end - article.title.start if article.title else 0
    if title > MAX_TITLE:
        raise LimitError(
            f"{article.name}: its first line, the title, has {title:,} signs; the limit is {MAX_TITLE:,}",
            hint="Put a title on the first line.",
        )
    pages = max((where.number for where in article.locators if where.kind == "page"), default=0)
    if pages > limits.pages:
        raise limits.over("pages", f"{pages:,} pages", article.name)
