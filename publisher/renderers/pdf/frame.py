"""The frame of a page: margins, columns and the baseline grid, from the theme and the paper."""

from __future__ import annotations

from typing import Literal, NamedTuple

from publisher.model import Theme

Paper = Literal["A4", "Letter"]
Arrangement = Literal["facing", "stacked", "halves", "zh", "en"]
"""How the two languages stand: side by side, one under the other, one after the other, or one of them alone."""
PAPERS: dict[Paper, tuple[float, float]] = {"A4": (595.276, 841.89), "Letter": (612.0, 792.0)}


class Column(NamedTuple):
    """A column: the x of its left edge on the page, and its measure."""

    x: float
    width: float


class Frame(NamedTuple):
    """Where things may stand on a page, in points."""

    width: float
    height: float
    left: float
    top: float
    bottom: float
    """The y where text must end."""
    measure: float
    """Width of the text block."""
    gutter: float
    leading: float

    @property
    def depth(self) -> float:
        """Height of the text block."""
        return self.bottom - self.top


def frame(theme: Theme, paper: Paper) -> Frame:
    """Return the frame of a theme on a paper."""
    width, height = PAPERS[paper]
    space, leading = theme.space.brief, theme.size.brief.leading
    depth = (height - space.top - space.bottom) // leading * leading
    return Frame(
        width=width,
        height=height,
        left=space.left,
        top=space.top,
        bottom=space.top + depth,
        measure=width - space.left - space.right,
        gutter=space.gutter,
        leading=leading,
    )


def columns(frame: Frame, size: float, share: float, *, is_first_chinese: bool) -> tuple[Column, Column]:
    """Return two facing columns; `share` is what Chinese needs of the measure.

    The Chinese column is a whole number of em, so that plain lines need no stretching.
    """
    free = frame.measure - frame.gutter
    chinese = round(free * min(0.5, max(0.41, share)) / size) * size
    first = chinese if is_first_chinese else free - chinese
    return Column(frame.left, first), Column(frame.left + first + frame.gutter, free - first)


def single_columns(frame: Frame, size: float, *, is_chinese: bool) -> tuple[Column, Column]:
    """Return a narrow column for headings and one good measure for text in one language."""
    text = frame.measure * 0.7
    text = text // size * size if is_chinese else text
    side = frame.measure - frame.gutter - text
    # The numbers of paragraphs hang in the gutter.
    return Column(frame.left, side - 12.0), Column(frame.left + side + frame.gutter, text)
