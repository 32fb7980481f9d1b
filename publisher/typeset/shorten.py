"""Cut words that do not fit, never inside a number: half a number is another number."""

from __future__ import annotations

import re

ELLIPSIS = "…"
_NUMBER = r"\d[\d.,]*(?:\s?(?:trillion|billion|million|thousand|percent))?%?[万亿千百]*[^\W\x00-\x7f]?"
_UNIT = (
    # A quantity with the words that belong to it: its bound, its currency, its magnitude, the letter after it.
    r"(?:(?:more than|nearly|about|at least|up to)\s+)?(?:RMB\s?|[A-Z]{0,2}\$|[€£¥])?[超近约逾]?过?"
    rf"{_NUMBER}"
)
_PIECE = re.compile(rf"{_UNIT}|[A-Za-z][A-Za-z\u00c0-\u024f'’\-]*(?:{_NUMBER})?|.", re.DOTALL)


def shortened(text: str, length: int) -> str:
    """Return the text cut to at most `length` signs before an ellipsis, between words and never inside a number.

    >>> shortened("服务客户超过500万家", 8)
    '服务客户…'
    >>> shortened("credit of more than RMB 1.6 trillion", 30)
    'credit of…'
    """
    if len(text) <= length:
        return text
    end = 0
    for piece in _PIECE.finditer(text):
        if piece.end() > length:
            break
        end = piece.end()
    return f"{text[:end].rstrip(' ,，、;；:：')}{ELLIPSIS}"
