"""Read PDF files with a text layer: lines put together to paragraphs again, without running heads; by pypdf."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from itertools import islice
from typing import Any

from pypdf import PdfReader as Pdf
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError, WrongPasswordError

from publisher.errors import LimitError, SourceError
from publisher.model import Article
from publisher.readers import kinds, pdf_paragraphs
from publisher.readers.parts import Head, article
from publisher.readers.pdf_lines import Line, lines
from publisher.readers.pdf_stream import pieces

# Without a handler of its own Python would print its warnings.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

MAX_PAGES = 500
"""How many pages a file may have that is read."""
_MOST_PIECES = 200_000
"""How many pieces of text a page may have: more than a newspaper page by far."""
_BROKEN = (
    LookupError, ValueError, TypeError, AttributeError, ArithmeticError, OSError, EOFError, AssertionError,
    NotImplementedError, RecursionError,
)  # fmt: skip
"""What pypdf raises on broken files, besides its own errors."""
_SCANNED = "Make its text readable first (OCR: `ocrmypdf IN.pdf OUT.pdf`), or give the text as .txt."


class PdfReader:
    """Reads `.pdf`: each paragraph with the number of its page."""

    def read(self, data: bytes, name: str) -> Article:
        """Return the article.

        Raises `SourceError` for a file that is no PDF, is broken, needs a password or has only pictures of text,
        `LimitError` for one with too many pages.
        """
        kinds.demand(data, ".pdf", name)
        pages = list(_pages(data, name))
        parts = list(pdf_paragraphs.parts(pages))
        if not any(part.text.strip() for part in parts):
            raise SourceError(f"{name}: it holds pictures of text, no text", hint=_SCANNED)
        return article(parts, Head(), data, name)


def _pages(data: bytes, name: str) -> Iterator[list[Line]]:
    """Yield the lines of each page."""
    locked = SourceError(f"{name}: it is locked with a password", hint="Save it without one.")
    try:
        file = Pdf(io.BytesIO(data))
        if file.is_encrypted and not file.decrypt(""):
            raise locked
        if len(file.pages) > MAX_PAGES:
            raise LimitError(f"{name}: {len(file.pages)} pages; the limit is {MAX_PAGES}", hint="Cut it into articles.")
        fonts: dict[int, Any] = {}
        for page in file.pages:
            yield list(lines(list(islice(pieces(page, fonts), _MOST_PIECES))))
    except (FileNotDecryptedError, WrongPasswordError, DependencyError) as error:
        raise locked from error
    except (PyPdfError, *_BROKEN) as error:
        raise SourceError(
            f"{name}: it is a broken PDF file", hint="Open it in a PDF reader and save it again."
        ) from error
