"""How wide text is in Arial, beside a Chinese face whose characters are one em wide.

Decks name fonts that Office has, which need not be on the machine that writes them; so text
is fitted with this table of Arial's advance widths instead of a font file.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

_FIRST = 32
# Advance widths of U+0020..U+007E in thousandths of an em.
_REGULAR = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 "
    "556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 "
    "722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 "
    "500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"
)
_BOLD = (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 "
    "556 333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 "
    "722 667 611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 "
    "556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584"
)
_SIGNS = {"–": 0.556, "£": 0.556, "€": 0.556, "¥": 0.556, "×": 0.584, "°": 0.4, "•": 0.35}
# Both scripts use these: one em wide in a Chinese face, in Arial as in its wider weight.
_QUOTES = {"“": 0.5, "”": 0.5, "‘": 0.278, "’": 0.278, "·": 0.333}
_EM = frozenset("—…™")


class Arial(NamedTuple):
    """Widths in em: Latin as in Arial, Chinese and full-width signs one em each."""

    is_bold: bool = False
    is_chinese: bool = False
    """Whether quotation marks and the middle dot come from the Chinese face."""

    def width(self, text: str) -> float:
        """Return the width of a line of text, in em.

        >>> Arial().width("截至2024")
        4.224
        """
        return sum(self._advance(char) for char in text)

    def _advance(self, char: str) -> float:
        code = ord(char) - _FIRST
        if 0 <= code < len(_TABLES[self.is_bold]):
            return _TABLES[self.is_bold][code]
        if char in _QUOTES:
            return 1.0 if self.is_chinese else _QUOTES[char]
        if char in _SIGNS:
            return _SIGNS[char]
        if char in _EM or unicodedata.east_asian_width(char) in "WF":
            return 1.0
        base = unicodedata.normalize("NFD", char)[0]
        return self._advance(base) if base != char else 0.0 if unicodedata.combining(char) else 0.7


_TABLES = tuple(tuple(int(width) / 1000 for width in table.split()) for table in (_REGULAR, _BOLD))
