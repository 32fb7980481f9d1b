"""Fill pages from top to bottom."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from publisher.renderers.pdf.frame import Frame
from publisher.renderers.pdf.shapes import Block, Bookmark, Shape


@dataclass(slots=True)
class Flow:
    """Pages being filled. It exists only while a brief is laid out."""

    frame: Frame
    pages: list[list[Shape]] = field(default_factory=lambda: [[]])
    bookmarks: list[Bookmark] = field(default_factory=list)
    y: float = 0.0
    waiting: list[Block] = field(default_factory=list)
    """Figures that had no room: they open the next page."""

    @property
    def room(self) -> float:
        """Height that is left on the page."""
        return self.frame.bottom - self.y

    @property
    def is_at_top(self) -> bool:
        """Whether nothing stands on the page yet."""
        return self.y <= self.frame.top

    def turn(self) -> None:
        """Go to the next page."""
        self.pages.append([])
        self.y = self.frame.top
        waiting, self.waiting = self.waiting, []
        for block in waiting:
            self.put(block)
            self.y += self.frame.leading

    def drift(self, block: Block) -> None:
        """Place a figure here if there is room, else at the top of the next page."""
        if self.frame.leading + block.height > self.room or self.waiting:
            self.waiting.append(block)
            return
        self.skip(self.frame.leading)
        self.put(block)

    def settle(self) -> None:
        """Place the figures that still wait."""
        if self.waiting:
            self.turn()

    def skip(self, height: float) -> None:
        """Leave white, unless the page is still empty."""
        if not self.is_at_top:
            self.y += height

    def put(self, block: Block, x: float | None = None) -> None:
        """Place a block at the current height, whatever room there is."""
        self.pages[-1] += block.at(self.frame.left if x is None else x, self.y)
        self.y += block.height

    def to_grid(self) -> None:
        """Go down to the next half step of the baseline grid."""
        step = self.frame.leading / 2
        self.y = self.frame.top + math.ceil((self.y - self.frame.top) / step - 1e-6) * step

    def mark(self, title: str, level: int = 0) -> None:
        """Enter the current place into the outline."""
        self.bookmarks.append(Bookmark(title, len(self.pages) - 1, self.y, level))

    def put_rows(self, header: Block, rows: Sequence[Block]) -> None:
        """Place the rows of a table; the header stands again at the top of each new page, the last row not alone."""
        self.put(header)
        for i, row in enumerate(rows):
            needed = row.height + (rows[-1].height if i == len(rows) - 2 else 0.0)
            if needed > self.room and not self.is_at_top:
                self.turn()
                self.put(header)
            self.put(row)
