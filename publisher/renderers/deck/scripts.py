"""Cut text where its script changes, and into what no line splits.

A text is mapped to the classes of its signs, a letter each, and cut by patterns over those: sets of
thousands of signs are slow to compile.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_WIDE = ((0x2E80, 0x9FFF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF), (0x20000, 0x3FFFF))
_OPENING, _CLOSING = "（「『【《〈([{", "、。，．：；？！）」』】》〉％)]}!?,.:;%"
_BOTH = {"“": "q", "‘": "q", "”": "e", "’": "e", "…": "e", "—": "e", "·": "e"}
"""Marks of either script: what opens, and what closes or stands between."""


class _Classes(dict[int, str]):
    """The class of a sign: `H` Chinese, `O`, `C`, `S` its marks and space; `o`, `c`, `s` others; `q`, `e` both."""

    def __missing__(self, code: int) -> str:
        """Return the class of a sign that is met for the first time; `l` is ASCII, `x` all the rest."""
        sign = chr(code)
        is_wide = any(first <= code <= last for first, last in _WIDE)
        kind = "s" if sign.isspace() else "o" if sign in _OPENING else "c" if sign in _CLOSING else "h"
        if is_wide:
            kind = kind.upper()
        elif kind == "h":
            kind = "l" if sign.isascii() and sign.isalnum() else _BOTH.get(sign, "x")
        self[code] = kind
        return kind


_CLASSES = _Classes()
# A unit is what a line break may not split: a Latin word with its space, or one Chinese character
# with the marks that must stay with it.
_UNIT = re.compile(r"[oOq]*(?:[HOCS]|[lxce]+?(?=[HOCSoqs]|$)|.)[cCe]*[sS]*")
_SCRIPTS = re.compile(r"[HOCSqe]*[HOCS][HOCSqe]*|[^HOCS]+")
_CLAUSES = re.compile(r"(?<=H)s+(?=[Hq])")
_SEAM = re.compile(r"(?<=H)(?=l)|(?<=l)(?=H)")
_HAN = re.compile(r"[HOCS]")


def has_han(text: str) -> bool:
    """Tell whether there is a Chinese sign in a text, a mark or a character."""
    return is_han(text.translate(_CLASSES))


def units(text: str) -> list[tuple[str, str]]:
    """Return the units of a text, each with the classes of its signs.

    >>> [words for words, _ in units("余额1.6万亿元（RMB 1.6 trillion）。")]
    ['余', '额', '1.6', '万', '亿', '元', '（RMB ', '1.6 ', 'trillion）。']
    """
    return [(text[found.start() : found.end()], found[0]) for found in _UNIT.finditer(text.translate(_CLASSES))]


def is_han(classes: str) -> bool:
    """Tell whether there is a Chinese sign among some classes."""
    return bool(_HAN.search(classes))


def by_script(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text in one script, and whether that is Chinese."""
    for found in _SCRIPTS.finditer(text.translate(_CLASSES)):
        yield text[found.start() : found.end()], is_han(found[0])


def clauses(title: str) -> list[str]:
    """Return the parts of a title: a space between two Chinese characters is where they meet.

    >>> clauses("海风航运 “一带一路”上的 Sea Wind")
    ['海风航运', '“一带一路”上的 Sea Wind']
    """
    at, parts = 0, []
    for found in _CLAUSES.finditer(title.translate(_CLASSES)):
        parts.append(title[at : found.start()])
        at = found.end()
    return [*parts, title[at:]]


def seams(text: str) -> int:
    """Return how often Chinese characters and Latin letters or digits meet."""
    return len(_SEAM.findall(text.translate(_CLASSES)))
