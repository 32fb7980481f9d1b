"""What a laid-out page is made of: words, boxes, rules and discs at exact places.

All measures are points; y grows downwards from the top of the page. A shape without a node is
decoration, which a screen reader passes over.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from publisher.model import Language
from publisher.typeset.fonts import Typeface


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """An element of the structure tree: `H1`, `P`, `TD`. Two nodes are equal only when they are one."""

    role: str
    parent: Node | None = None
    language: Language | None = None
    scope: str | None = None
    """`Column` or `Row`, for a header cell."""
    span: int = 1
    """How many columns of its table a cell takes."""


class Spell(NamedTuple):
    """Text that starts at one place of a line, in one face and colour."""

    x: float
    text: str
    face: Typeface
    color: str
    tracking: float = 0.0
    """White after each letter, in em."""


class Words(NamedTuple):
    """One line of text; `y` is its baseline."""

    x: float
    y: float
    size: float
    spells: tuple[Spell, ...]
    node: Node | None = None


class Box(NamedTuple):
    """A filled rectangle; `x`, `y` are its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    color: str


class Rule(NamedTuple):
    """A straight line."""

    x: float
    y: float
    dx: float
    dy: float
    thickness: float
    color: str


class Disc(NamedTuple):
    """A filled circle with a ring around it."""

    x: float
    y: float
    radius: float
    color: str
    ring: str


class Picture(NamedTuple):
    """A PNG; `x`, `y` are its upper left corner, `ground` is the colour seen where it is clear."""

    x: float
    y: float
    width: float
    height: float
    data: bytes
    ground: str


Shape = Words | Box | Rule | Disc | Picture


class Block(NamedTuple):
    """Shapes that belong together, placed from their own upper left corner."""

    height: float
    shapes: tuple[Shape, ...] = ()

    def at(self, x: float, y: float) -> tuple[Shape, ...]:
        """Return its shapes as they stand with the corner at `x`, `y`."""
        return tuple(
            # Most shapes are words, and `_replace` is slow.
            Words(shape.x + x, shape.y + y, shape.size, shape.spells, shape.node)
            if isinstance(shape, Words)
            else shape._replace(x=shape.x + x, y=shape.y + y)
            for shape in self.shapes
        )


class Bookmark(NamedTuple):
    """An entry of the outline."""

    title: str
    page: int
    y: float
    level: int


class Layout(NamedTuple):
    """The whole brief, ready to be written."""

    width: float
    height: float
    pages: tuple[tuple[Shape, ...], ...]
    bookmarks: tuple[Bookmark, ...]
    title: str
    author: str
    language: Language
    date: str | None
    """ISO 8601 date of the article."""


def stack(blocks: Iterable[Block], gap: float = 0.0) -> Block:
    """Return the blocks one under the other."""
    shapes: list[Shape] = []
    height = 0.0
    for i, block in enumerate(blocks):
        height += gap if i else 0.0
        shapes += block.at(0.0, height)
        height += block.height
    return Block(height, tuple(shapes))


def beside(cells: Iterable[tuple[float, Block]]) -> Block:
    """Return blocks side by side, each at its own x, their tops in line."""
    cells = tuple(cells)
    shapes = tuple(shape for x, block in cells for shape in block.at(x, 0.0))
    return Block(max((block.height for _, block in cells), default=0.0), shapes)


def space(height: float) -> Block:
    """Return white of some height."""
    return Block(height)


def mix(one: str, other: str, share: float) -> str:
    """Return the colour that is `share` of `one` and the rest of `other`."""
    parts = [(int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in parts)
