"""Planned slides: everything that the writer puts down, and nothing it has to decide."""

from __future__ import annotations

from typing import Literal, NamedTuple

from publisher.model import Diagnostic, Language
from publisher.renderers.deck.slots import Layout, Slot


class Run(NamedTuple):
    """A stretch of text set in one way."""

    text: str
    ratio: float = 1.0
    """Size relative to the level's."""
    bold: bool | None = None
    """None: as the level is set."""
    color: str | None = None
    link: str | None = None


class Paragraph(NamedTuple):
    """One paragraph at one level of its slot."""

    runs: tuple[Run, ...]
    level: int = 0

    @property
    def text(self) -> str:
        """The words."""
        return "".join(run.text for run in self.runs)


class Text(NamedTuple):
    """Paragraphs that fit their slot at this scale."""

    slot: Slot
    paragraphs: tuple[Paragraph, ...]
    scale: float = 1.0
    left_over: tuple[str, ...] = ()
    """What had to go to the notes."""

    def size(self, paragraph: Paragraph, run: Run) -> float:
        """Return the size of a run, in points."""
        return set_size(self.slot.levels[paragraph.level].size, run.ratio, self.scale)


class Bar(NamedTuple):
    """One value of a chart."""

    category: str
    value: float
    format: str
    """Number format that writes the value as the text says it: `"超"#,##0"亿元"`."""
    said: str


class ChartFill(NamedTuple):
    """A native chart of one series."""

    slot: Slot
    series: str
    bars: tuple[Bar, ...]
    is_column: bool
    alt: str
    evidence: tuple[tuple[str, ...], ...]
    """Rows of the workbook's second sheet."""
    sheets: tuple[str, str]


class TableFill(NamedTuple):
    """A native table; the first row is its heading."""

    slot: Slot
    widths: tuple[float, ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    heights: tuple[float, ...]
    size: float
    alt: str


class Shape(NamedTuple):
    """A drawn shape with or without text."""

    text: Text
    name: str
    geometry: Literal["rect", "ellipse"] = "rect"
    line: str | None = None
    alt: str | None = None
    """None: the shape is decoration."""


Fill = Text | ChartFill | TableFill


class Slide(NamedTuple):
    """One slide."""

    section: str
    """Name of the PowerPoint section it belongs to."""
    layout: Layout
    fills: tuple[Fill, ...]
    notes: tuple[str, ...]
    shapes: tuple[Shape, ...] = ()
    facts: frozenset[str] = frozenset()
    """Ids of the facts it shows."""

    @property
    def texts(self) -> tuple[Text, ...]:
        """All text on it, in placeholders and in shapes."""
        return (*(fill for fill in self.fills if isinstance(fill, Text)), *(shape.text for shape in self.shapes))

    @property
    def title(self) -> str:
        """The words of its title."""
        titles = (text for text in self.texts if text.slot.kind in ("title", "cover"))
        return "".join(paragraph.text for paragraph in next(titles).paragraphs)


class Deck(NamedTuple):
    """The whole presentation."""

    language: Language
    source_language: Language
    title: str
    subject: str
    author: str
    published: str | None
    slides: tuple[Slide, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


SMALLEST = 12.0
"""No text on a slide is set smaller, but for the source line."""


def set_size(size: float, ratio: float, scale: float) -> float:
    """Return a size in half points, never below the smallest that is read from a chair."""
    wanted = round(size * ratio * scale * 2) / 2
    return wanted if wanted >= SMALLEST else min(SMALLEST, size)
