"""Places on a slide: boxes, placeholders, layouts. Inches and points; colours are theme tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

WIDTH, HEIGHT = 13.333, 7.5
"""The slide, 16:9."""

FOOT_TOP, FOOT_HEIGHT, RULE_TOP, BODY_BOTTOM = 6.93, 0.32, 6.86, 6.7
"""The lines that every slide but the cover keeps."""

TITLE, KICKER, SOURCE, NUMBER, READING, CANVAS, LEGEND = 0, 14, 12, 11, 16, 15, 17
SUBTITLE, ORIGIN, BRAND, MARK, HERO, CELL, HEAD, UNDER = 1, 13, 18, 19, 20, 30, 60, 90
"""The `idx` of the placeholders, the same for one role in every layout; the last three count on."""

Kind = Literal["title", "cover", "subtitle", "body", "chart", "table", "number"]
Anchor = Literal["t", "ctr", "b"]


class Box(NamedTuple):
    """A rectangle."""

    x: float
    y: float
    w: float
    h: float


class Page(NamedTuple):
    """What a template's slides leave for us: its own places for titles, and an area for all the rest."""

    width: float
    height: float
    title: Box
    title_size: float
    """In points."""
    area: Box
    cover_title: Box
    cover_size: float
    cover_subtitle: Box | None
    subtitle_size: float
    is_busy: bool
    """Whether pictures or drawings lie behind the area: then it needs a plain ground."""


class Level(NamedTuple):
    """How one level of a placeholder's text is set."""

    size: float
    bold: bool = False
    color: str = "ink"
    before: float = 0
    """Space above the paragraph, in points."""
    bullet: bool = False
    leading: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A place for text, a chart or a table."""

    kind: Kind = "body"
    index: int
    """The placeholder's `idx`, the same in every layout for the same role."""
    name: str
    """Template block with the name that people see."""
    number: int | None = None
    """Tells equal slots of one layout apart."""
    box: Box
    levels: tuple[Level, ...] = ()
    anchor: Anchor = "t"
    inset: tuple[float, float, float, float] = (0, 0, 0, 0)
    """Left, top, right, bottom."""
    fill: str | None = None
    align: Literal["l", "ctr", "r"] = "l"

    @property
    def measure(self) -> float:
        """The width for text, in points."""
        return (self.box.w - self.inset[0] - self.inset[2]) * 72

    @property
    def depth(self) -> float:
        """The height for text, in points."""
        return (self.box.h - self.inset[1] - self.inset[3]) * 72


class Decor(NamedTuple):
    """A coloured rectangle that means nothing by itself."""

    box: Box
    color: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One slide layout."""

    name: str
    """Template block with the name that people see."""
    count: int | None = None
    """How many cards, rows or columns it holds, where that varies."""
    slots: tuple[Slot, ...]
    decor: tuple[Decor, ...] = ()
    background: str = "paper"

    @property
    def cells(self) -> tuple[Slot, ...]:
        """The numbered slots: cards, rows or columns."""
        return tuple(slot for slot in self.slots if slot.number is not None)

    def slot(self, index: int) -> Slot:
        """Return the slot with this `idx`."""
        return next(slot for slot in self.slots if slot.index == index)

    def has(self, index: int) -> bool:
        """Tell whether there is a slot with this `idx`."""
        return any(slot.index == index for slot in self.slots)
