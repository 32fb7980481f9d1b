"""The slide layouts of a theme: where each placeholder stands and how its text is set.

One description serves two readers: the plan fits text into it, the master is written from it.
"""

from __future__ import annotations

from dataclasses import replace

from publisher.renderers.deck.frame import Frame, rows_of
from publisher.renderers.deck.slots import (
    BRAND,
    CANVAS,
    CELL,
    HEAD,
    HEIGHT,
    HERO,
    LEGEND,
    ORIGIN,
    READING,
    SUBTITLE,
    TITLE,
    UNDER,
    WIDTH,
    Anchor,
    Box,
    Decor,
    Layout,
    Level,
    Page,
    Slot,
)

_RULE, _HEAD = 0.09, 0.66
_SPLIT = 3.6
"""Width of the dark part of a split cover."""
_TAIL = 2
"""Source line and slide number stand last in every layout, as they are read."""


class Layouts(Frame):
    """The layouts of one theme."""

    def cover(self) -> Layout:
        """Return the layout of the first slide."""
        if self.page:
            return self._house_cover(self.page)
        is_split = self.theme.look.cover == "split"
        left = _SPLIT + 0.75 if is_split else 1.0
        size, width = self.size, WIDTH - left - (0.6 if is_split else 1.3)
        title, below = ("brand", "muted") if is_split else ("paper", "surface")
        slots: tuple[Slot, ...] = (
            Slot(
                kind="cover",
                index=TITLE,
                name="slot_title",
                box=Box(left, 1.75, width, 2.65),
                anchor="b",
                levels=(Level(size=size.cover, bold=True, color=title),),
            ),
            Slot(
                kind="subtitle",
                index=SUBTITLE,
                name="slot_subtitle",
                box=Box(left, 4.72, width, 1.2),
                levels=(Level(size=size.body + 2, color=below),),
            ),
            self.text(ORIGIN, "slot_origin", Box(left, 6.35, width, 0.5), size.kicker, below),
        )
        edge = Decor(Box(0, 0, _SPLIT, HEIGHT), "brand") if is_split else Decor(Box(0, 0, 0.32, HEIGHT), "accent")
        decor = [edge, Decor(Box(left, 4.52, 1.2, 0.05), "highlight")]
        if is_split:
            decor.append(Decor(Box(_SPLIT, 0, 0.12, HEIGHT), "highlight"))
        if self.theme.brand.name:
            slots += (self.text(BRAND, "slot_brand", Box(left, 0.5, width, 0.5), size.label, title, bold=True),)
        return Layout(name="layout_cover", slots=slots, decor=tuple(decor), background="paper" if is_split else "brand")

    def _house_cover(self, page: Page) -> Layout:
        """Return a template's own cover: its title, and its subtitle when it has one."""
        title = Level(size=page.cover_size, bold=True)
        slots = [Slot(kind="cover", index=TITLE, name="slot_title", box=page.cover_title, levels=(title,))]
        if page.cover_subtitle:
            below = (Level(size=page.subtitle_size),)
            slots.append(
                Slot(kind="subtitle", index=SUBTITLE, name="slot_subtitle", box=page.cover_subtitle, levels=below)
            )
        return Layout(name="layout_cover", slots=tuple(slots))

    def points(self, count: int) -> Layout:
        """Return rows of statements, one under the other."""
        body, gap = self.body, 0.14
        tall, larger = {1: (2.6, 14), 2: (2.0, 10), 3: (1.5, 6)}.get(count, (1.12, 2))
        height = min(tall, (body.h - gap * (count - 1)) / count)
        boxes = [Box(body.x, body.y + i * (height + gap), body.w, height) for i in range(count)]
        levels = [
            Level(size=self.size.body + larger),
            Level(size=self.size.caption, color="muted", before=1),
        ]
        return self.cells("layout_points", "slot_point", boxes, levels, anchor="ctr", inset=(0.34, 0.04, 0.24, 0.04))

    def hero(self, count: int) -> Layout:
        """Return one large card, with `count` cards beside it."""
        body, size = self.body, self.size
        width = 0.309 * body.w if count else body.w
        box = Box(body.x, body.y, width, body.h)
        levels = (
            Level(size=size.hero, bold=True, color="paper"),
            Level(size=size.label + 4, bold=True, color="paper", before=8),
            Level(size=size.kicker, color="surface", before=16),
        )
        hero = Slot(
            index=HERO,
            name="slot_hero",
            box=Box(box.x, box.y + _RULE, box.w, box.h - _RULE),
            levels=levels,
            anchor="ctr",
            inset=(0.28, 0.2, 0.24, 0.2),
            fill="brand",
        )
        x = body.x + width + self.gutter
        rest = Box(x, body.y, body.x + body.w - x, body.h)
        rows = {0: [], 1: [1], 2: [1, 1], 3: [1, 1, 1], 4: [2, 2], 5: [2, 2, 1], 6: [2, 2, 2]}[count]
        cards = self.cards("layout_hero", rows_of(rest, rows, self.gutter), pale=True)
        return replace(
            cards,
            slots=(*cards.slots[:2], hero, *cards.slots[2:]),
            decor=(*cards.decor, Decor(Box(box.x, box.y, box.w, _RULE), "highlight")),
        )

    def numbers(self, count: int) -> Layout:
        """Return two to four large numbers over a place for the sentences that go with them."""
        body, height = self.body, 0.47 * self.body.h
        cards = self.cards("layout_numbers", rows_of(body._replace(h=height), [count], self.gutter), 1.5, 0.3)
        box = Box(body.x, body.y + height + 0.16, body.w, body.h - height - 0.16)
        reading = self._reading(box, inset=(0, 0.05, 0, 0), anchor="ctr")
        return replace(cards, slots=(*cards.slots[:-_TAIL], reading, *cards.slots[-_TAIL:]))

    def number(self) -> Layout:
        """Return one large number beside a place for the sentences that go with it."""
        body, width = self.body, 0.379 * self.body.w
        cards = self.cards("layout_number", [body._replace(w=width)], 1.9)
        (cell,) = cards.cells
        cell = replace(cell, anchor="ctr")
        x = body.x + width + 0.3
        reading = self._reading(Box(x, body.y, body.x + body.w - x, body.h), inset=(0.1, 0.05, 0, 0.05), anchor="ctr")
        slots = tuple(cell if slot.number else slot for slot in cards.slots)
        return replace(cards, count=None, slots=(*slots[:-_TAIL], reading, *slots[-_TAIL:]))

    def grid(self, count: int) -> Layout:
        """Return up to six cards in rows that fill the slide."""
        rows = {1: [1], 2: [2], 3: [3], 4: [2, 2], 5: [3, 2], 6: [3, 3]}[count]
        return self.cards("layout_grid", rows_of(self.body, rows, self.gutter), 1.45, 0.36)

    def columns(self, count: int) -> Layout:
        """Return columns with a heading and text each; the fewer, the larger."""
        body, size, larger = self.body, self.size, 3 if count < 3 else 0
        head = Level(size=size.label + 3, bold=True, color="paper")
        event = Level(size=size.body + larger, bold=True)
        sentence = Level(size=size.body - 2 + larger, color="muted", before=10, leading=1.1)
        slots: list[Slot] = []
        for i, column in enumerate(rows_of(body, [count], self.gutter)):
            top, rest = column._replace(h=_HEAD), column._replace(y=column.y + _HEAD, h=column.h - _HEAD)
            slots += [
                Slot(
                    index=HEAD + i,
                    name="slot_head",
                    number=i + 1,
                    box=top,
                    levels=(head,),
                    anchor="ctr",
                    inset=(0.2, 0, 0.2, 0),
                    fill="brand",
                ),
                Slot(
                    index=CELL + i,
                    name="slot_column",
                    number=i + 1,
                    box=rest,
                    levels=(event, sentence),
                    inset=(0.2, 0.2, 0.2, 0.1),
                    fill="surface",
                ),
            ]
        return self.layout("layout_columns", slots, count=count)

    def chart(self) -> Layout:
        """Return a chart with a panel of sentences beside it."""
        body = self.body
        chart = Slot(kind="chart", index=CANVAS, name="slot_chart", box=body._replace(w=0.651 * body.w))
        panel = Slot(
            index=READING,
            name="slot_reading",
            box=Box(body.x + 0.672 * body.w, body.y, 0.328 * body.w, body.h),
            levels=(Level(size=self.size.body - 2, before=10, bullet=True, leading=1.1),),
            inset=(0.24, 0.24, 0.2, 0.2),
            fill="surface",
        )
        return self.layout("layout_chart", [chart, panel])

    def multiples(self, count: int) -> Layout:
        """Return small charts side by side, each under its heading and over the sentence that states it."""
        slots: list[Slot] = []
        for i, column in enumerate(rows_of(self.body, [count], self.gutter)):
            inner = column._replace(x=column.x + 0.15, w=column.w - 0.3)
            top, foot = column.y + 0.88, column.y + 0.7 * column.h
            head = Slot(
                index=HEAD + i,
                name="slot_head",
                number=i + 1,
                box=column._replace(h=0.78),
                levels=(Level(size=self.size.label + 2, bold=True, color="brand"),),
                anchor="ctr",
                inset=(0.2, 0.06, 0.2, 0),
                fill="surface",
            )
            slots += [
                head,
                Slot(
                    kind="chart",
                    index=CELL + i,
                    name="slot_chart",
                    number=i + 1,
                    box=inner._replace(y=top, h=foot - top),
                ),
                Slot(
                    index=UNDER + i,
                    name="slot_reading",
                    number=i + 1,
                    box=Box(column.x, foot + 0.06, column.w, column.y + column.h - foot - 0.06),
                    levels=(Level(size=self.size.body - 3, color="ink", leading=1.1),),
                    inset=(0.2, 0.1, 0.2, 0.04),
                ),
            ]
        return self.layout("layout_multiples", slots, count=count)

    def timeline(self) -> Layout:
        """Return an empty body for shapes, with a legend under it."""
        bottom = self.body.y + self.body.h
        legend = self.text(
            LEGEND, "slot_legend", Box(self.margin, bottom - 0.2, self.width, 0.28), self.size.caption, "muted"
        )
        return self.layout("layout_timeline", [legend])

    def table(self) -> Layout:
        """Return a table."""
        return self.layout("layout_table", [Slot(kind="table", index=CANVAS, name="slot_table", box=self.body)])

    def sources(self) -> Layout:
        """Return a list of what stands where, and a panel of remarks."""
        body, size, width = self.body, self.size, 0.544 * self.body.w
        item = (Level(size=size.caption + 1, bold=True, color="accent", before=13), Level(size=size.body - 2, before=2))
        items = Slot(index=SUBTITLE, name="slot_body", box=body._replace(w=width), levels=item, inset=(0, 0.1, 0.1, 0))
        x = body.x + width + 0.3
        remark = Level(size=size.body - 3, before=9, bullet=True, leading=1.1)
        panel = Slot(
            index=READING,
            name="slot_reading",
            box=Box(x, body.y, body.x + body.w - x, body.h),
            levels=(Level(size=size.body - 2, bold=True, color="brand"), remark),
            inset=(0.28, 0.24, 0.24, 0.2),
            fill="surface",
        )
        return self.layout("layout_sources", [items, panel])

    def _reading(self, box: Box, inset: tuple[float, float, float, float], anchor: Anchor = "t") -> Slot:
        level = Level(size=self.size.body, before=9, bullet=True, leading=1.1)
        return Slot(index=READING, name="slot_reading", box=box, levels=(level,), inset=inset, anchor=anchor)
