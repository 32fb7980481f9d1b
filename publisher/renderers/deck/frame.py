"""What all slides of a theme share: margins, title, kicker, source line, slide number, and how cards look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from publisher.model import Theme
from publisher.model.theme import DeckSize
from publisher.renderers.deck.slides import SMALLEST
from publisher.renderers.deck.slots import (
    BODY_BOTTOM,
    CELL,
    FOOT_HEIGHT,
    FOOT_TOP,
    KICKER,
    MARK,
    NUMBER,
    SOURCE,
    TITLE,
    WIDTH,
    Anchor,
    Box,
    Decor,
    Layout,
    Level,
    Page,
    Slot,
)

_KICKER_TOP, _KICKER_HEIGHT = 0.30, 0.34
_FULL = Box(0, 0, 12.1, 5.6)
"""The area of our own slides, kicker and source line included."""
_AIR = 0.12
_MARK = 1.6
"""The room of a mark or a logo at the top right."""
_PAD, _BAR = 0.24, 0.07


_CORNER = (0.26, 0.38, 1.5)
"""Top, height and greatest width of a logo on a slide; the cover's is half as large again."""


def logo_box(theme: Theme, ratio: float, *, is_cover: bool) -> Box:
    """Return where a picture of this shape (width by height) stands as a logo: at the top right, before a mark."""
    top, height, most = (0.45, 0.6, 2.6) if is_cover else _CORNER
    scale = min(height, most / ratio)
    right = WIDTH - theme.space.deck.margin - (_MARK if theme.brand.mark else 0.0)
    return Box(right - scale * ratio, top + (height - scale) / 2, scale * ratio, scale)


class Frame:
    """The measures of one theme's slides, and the parts that its layouts are made of."""

    def __init__(self, theme: Theme, page: Page | None = None) -> None:
        self.theme = theme
        self.page = page
        self.size = _sized(theme.size.deck, page.area) if page else theme.size.deck
        self.gutter = theme.space.deck.gutter
        self.margin = page.area.x if page else theme.space.deck.margin
        self.width = page.area.w if page else WIDTH - 2 * self.margin
        if page:
            area, foot = page.area, page.area.y + page.area.h - FOOT_HEIGHT
            self.title, self.title_size = page.title, page.title_size
            room = area.w - 2.1 if theme.brand.mark else area.w
            self.kicker = Box(area.x, area.y, room, _KICKER_HEIGHT)
            self.source = Box(area.x, foot, area.w, FOOT_HEIGHT)
            top, bottom = area.y + _KICKER_HEIGHT + 0.1, foot - 0.1
        else:
            self.title_size = self.size.title
            self.title = Box(self.margin, 0.62, self.width, max(0.92, 2 * 1.32 * 0.95 * self.size.title / 72))
            beside = _MARK * (bool(theme.brand.mark) + bool(theme.logo)) or _MARK
            self.kicker = Box(self.margin, _KICKER_TOP, self.width - beside, _KICKER_HEIGHT)
            self.source = Box(self.margin, FOOT_TOP, self.width - 1.1, FOOT_HEIGHT)
            band = 0.1 if theme.look.title == "band" else 0.0  # a title of two lines keeps off the band's edge
            top, bottom = self.title.y + self.title.h + 0.14 + band, BODY_BOTTOM
        self.body = Box(self.margin, top, self.width, bottom - top)

    def cards(
        self, name: str, boxes: Sequence[Box], scale: float = 1.0, air: float = 0.13, *, pale: bool = False
    ) -> Layout:
        """Return cards with a number, a label and a caption each; `pale` ones stand back behind another."""
        size, is_dark = self.size, self.theme.look.card == "block" and not self.page and not pale
        number, label, caption = ("paper", "paper", "surface") if is_dark else ("brand", "ink", "muted")
        levels = [
            Level(size=round(size.number * scale), bold=True, color=number),
            Level(size=size.label + (scale > 1) * 2, bold=True, color=label, before=1 if scale == 1 else 4),
            Level(size=size.caption, color=caption, before=2 if scale == 1 else 4),
        ]
        inset = (_PAD - 0.03, air, 0.14, 0.05)
        cells = self.cells(name, "slot_card", boxes, levels, anchor="t", inset=inset)
        if not is_dark:
            return cells
        slots = tuple(replace(s, fill="brand") if s.number is not None else s for s in cells.slots)
        bars = tuple(d._replace(color="highlight") if d.color == "accent" else d for d in cells.decor)
        return replace(cells, slots=slots, decor=bars)

    def cells(
        self,
        name: str,
        cell: str,
        boxes: Sequence[Box],
        levels: Sequence[Level],
        *,
        anchor: Anchor,
        inset: tuple[float, float, float, float],
    ) -> Layout:
        """Return equal boxes of text with a coloured edge."""
        boxes = [box._replace(x=box.x + _BAR, w=box.w - _BAR) for box in boxes]
        slots = [
            Slot(
                index=CELL + i,
                name=cell,
                number=i + 1,
                box=box,
                levels=tuple(levels),
                anchor=anchor,
                inset=inset,
                fill="surface",
            )
            for i, box in enumerate(boxes)
        ]
        # A slide's placeholders lie above the shapes of its layout, so bars stand beside the cards, not on them.
        bars = tuple(Decor(box._replace(x=box.x - _BAR, w=_BAR), "accent") for box in boxes)
        layout = self.layout(name, slots, count=len(boxes))
        return replace(layout, decor=(*layout.decor, *bars))

    def layout(self, name: str, slots: Sequence[Slot], count: int | None = None) -> Layout:
        """Return a layout with the parts that every slide but the cover has."""
        has_band = self.theme.look.title == "band" and not self.page
        title, kicker = ("paper", "surface") if has_band else ("ink", "accent")
        head = (
            Slot(
                kind="title",
                index=TITLE,
                name="slot_title",
                box=self.title,
                anchor="ctr",
                levels=(Level(size=self.title_size, bold=True, color=title, leading=0.95),),
            ),
            self.text(KICKER, "slot_kicker", self.kicker, self.size.kicker, kicker, bold=True),
        )
        tail = (
            self.text(SOURCE, "slot_source", self.source, self.size.source, "muted"),
            Slot(
                kind="number",
                index=NUMBER,
                name="slot_number",
                box=Box(WIDTH - self.margin - 0.9, FOOT_TOP, 0.9, FOOT_HEIGHT),
                levels=(Level(size=self.size.source, color="muted"),),
                anchor="ctr",
                align="r",
            ),
        )
        if has_band:
            ground: tuple[Decor, ...] = (Decor(Box(0, 0, WIDTH, self.body.y - 0.14), "brand"),)
        else:
            ground = (Decor(_around(self.page.area), "paper"),) if self.page and self.page.is_busy else ()
        return Layout(name=name, count=count, slots=(*head, *self._mark(), *slots, *tail), decor=ground)

    def _mark(self) -> tuple[Slot, ...]:
        """Return the place of a mark ("Draft") on a house's slides; on our own the master has it."""
        if not self.page or not self.theme.brand.mark:
            return ()
        box = self.kicker._replace(x=self.page.area.x + self.page.area.w - 2.0, w=2.0)
        level = Level(size=self.size.kicker, bold=True, color="highlight")
        return (Slot(index=MARK, name="shape_mark", box=box, levels=(level,), anchor="ctr", align="r"),)

    def text(self, index: int, name: str, box: Box, size: float, color: str, *, bold: bool = False) -> Slot:
        """Return a slot for one line of text."""
        level = Level(size=size, bold=bold, color=color)
        return Slot(index=index, name=name, box=box, levels=(level,), anchor="ctr")


def _sized(size: DeckSize, area: Box) -> DeckSize:
    """Return type sizes for an area smaller than our own slides have; small type keeps its size."""
    ratio = min(1.0, area.w / _FULL.w, area.h / _FULL.h)
    return replace(
        size,
        hero=size.hero * ratio,
        number=size.number * ratio,
        label=max(SMALLEST + 1, size.label * ratio),
        body=max(SMALLEST + 1, size.body * ratio),
        kicker=max(SMALLEST, size.kicker * ratio),
        table=max(SMALLEST, size.table * ratio),
    )


def _around(box: Box) -> Box:
    return Box(box.x - _AIR, box.y - _AIR, box.w + 2 * _AIR, box.h + 2 * _AIR)


def rows_of(area: Box, counts: Sequence[int], gap: float) -> list[Box]:
    """Return the cells of `area`, row by row; each row fills the width."""
    height = (area.h - gap * (len(counts) - 1)) / max(1, len(counts))
    boxes = []
    for row, count in enumerate(counts):
        width = (area.w - gap * (count - 1)) / count
        y = area.y + row * (height + gap)
        boxes += [Box(area.x + i * (width + gap), y, width, height) for i in range(count)]
    return boxes
