"""Pieces of text with their places on a page, put together to lines."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from publisher.lang.lazy import lazy
from publisher.readers.radicals import plain

Matrix = tuple[float, float, float, float, float, float]
"""How a place in a drawing becomes one on the page: a, b, c, d, e, f of the PDF standard (ISO 32000-1, 8.3.3)."""

_LEVEL = 0.35
"""How far, in ems, two pieces of a line may stand above each other."""
_GAP = 1.8
"""How wide, in ems, a gap is that parts the columns of a table."""
_APART = 0.17
"""From how wide a gap on, in ems, two pieces are two words."""
_HAN_APART = 0.45
"""The same between Chinese signs, which a program may set apart to fill a line."""
_SMALL = 0.8
"""What is smaller than this part of its line and raised is a mark of a note."""
_REFERENCE = lazy(r"\W*(?:\d{1,3}|[*†‡①-⑳])\W*$")
_HAN = r"\u2e80-\u9fff\uff00-\uffef“”‘’"
_NEXT_TO_HAN = lazy(
    rf"(?<=[{_HAN}]) (?=[^\s{_HAN}])|(?<=[^\s{_HAN}]) (?=[{_HAN}])|(?<=[，。、；：！？）》」』]) (?=\S)"
)
"""A single space beside a Chinese sign and a letter or digit: a program set it, nobody wrote it."""
_HAN_SIGN = lazy(rf"[{_HAN}]")
_WIDE = lazy(r"[\u2e80-\u9fff\uff00-\uff60\uffe0-\uffe6\u3000-\u303f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some words that a page draws at once."""

    words: str
    x: float
    end: float
    y: float
    size: float
    is_bold: bool | None
    """None: its font does not say."""

    @classmethod
    def of(cls, words: str, width: float, matrix: Matrix, size: float, *, is_bold: bool | None) -> Piece | None:
        """Return a piece with its place on the page, in points; None for text that runs in another direction."""
        right, off, _, _, x, y = matrix
        up = math.hypot(matrix[2], matrix[3])
        if right <= 0 or abs(off) > 0.1 * right or not all(map(math.isfinite, (*matrix, size, width))):
            return None
        return cls(words=plain(words), x=x, end=x + width * right, y=y, size=abs(size) * up or 1.0, is_bold=is_bold)


def width(words: str) -> float:
    """Return about how wide some words are, in ems."""
    wide = len(_WIDE.findall(words))
    narrow = sum(1 for sign in words if sign in " .,:;'il|!")
    return wide + 0.28 * narrow + 0.52 * (len(words) - wide - narrow)


class Cell(NamedTuple):
    """Words between wide gaps."""

    words: str
    x: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a page."""

    words: str
    x: float
    end: float
    y: float
    size: float
    is_bold: bool | None
    cells: tuple[Cell, ...] = ()
    """What wide gaps part, as those between the cells of a row."""

    @property
    def is_row(self) -> bool:
        """Whether wide gaps part it as the row of a table."""
        return len(self.cells) > 1


def lines(pieces: Sequence[Piece]) -> Iterator[Line]:
    """Yield the lines that pieces make, in the order in which they are drawn, which is that of reading."""
    held: list[Piece] = []
    for piece in pieces:
        if not piece.words.strip():
            if held and _is_beside(held, piece):
                held.append(piece)
            continue
        if held and not _is_beside(held, piece):
            yield _line(held)
            held = []
        held.append(piece)
    if held:
        yield _line(held)


def _is_beside(held: Sequence[Piece], piece: Piece) -> bool:
    """Tell whether a piece goes on with a line: on its level, or a little above or below and smaller."""
    main = max(held, key=lambda p: (p.size, len(p.words)))
    height = abs(piece.y - main.y) / max(main.size, piece.size)
    if height <= _LEVEL * min(main.size, piece.size) / max(main.size, piece.size):
        return True
    return height < 0.7 and min(main.size, piece.size) < _SMALL * max(main.size, piece.size)


def _line(held: Sequence[Piece]) -> Line:
    main = max(held, key=lambda p: (p.size, len(p.words.strip())))
    seen = [p for p in sorted(held, key=lambda p: p.x) if not _is_reference(p, main)]
    solid = [p for p in seen if p.words.strip()]
    starts = [0, *(i for i, (a, b) in enumerate(pairwise(solid), 1) if b.x - a.end > _GAP * main.size), len(solid)]
    groups = [solid[a:b] for a, b in pairwise(starts)]
    weights = {p.is_bold for p in solid if p.is_bold is not None}
    return Line(
        words=_plain(_words(seen)),
        x=solid[0].x,
        end=solid[-1].end,
        y=main.y,
        size=main.size,
        is_bold=weights.pop() if len(weights) == 1 else None,
        cells=tuple(Cell(_plain(_words(group)).strip(), group[0].x, max(p.end for p in group)) for group in groups),
    )


def _plain(words: str) -> str:
    return _NEXT_TO_HAN.sub("", words.replace("\u00a0", " "))


def _words(pieces: Sequence[Piece]) -> str:
    """Return what pieces side by side say, with a space where they stand apart as words do."""
    words, end = "", 0.0
    for piece in pieces:
        is_han = bool(words) and bool(_HAN_SIGN.match(words[-1]) and _HAN_SIGN.match(piece.words))
        is_apart = words and piece.x - end > (_HAN_APART if is_han else _APART) * piece.size
        words += f" {piece.words}" if is_apart and not (words[-1] + piece.words[:1]).count(" ") else piece.words
        end = piece.end
    return words


def _is_reference(piece: Piece, main: Piece) -> bool:
    """Tell whether a piece is the raised number of a note."""
    is_raised = piece.y - main.y > 0.15 * main.size and piece.size < _SMALL * main.size
    return is_raised and bool(_REFERENCE.match(piece.words.strip()))
