"""Set text: a voice for each language, styles from the theme, lines from the breaker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Literal

from publisher.lang import Speaker
from publisher.model import Content, Language, Metric, Milestone, Segment, Theme
from publisher.renderers.pdf import text
from publisher.renderers.pdf.frame import Arrangement, Frame
from publisher.renderers.pdf.shapes import Block, Node, Spell, Words
from publisher.templates import Words as Phrases
from publisher.typeset.fonts import Typeface, Weight, find_face
from publisher.typeset.lines import Line, TextRun, break_runs

Role = Literal["body", "heading", "label", "note", "table"]
"""What a text is: each role has its size among the theme's tokens."""
_LEADINGS: dict[Role, float] = {"heading": 1.25, "label": 1.42, "note": 1.42, "table": 1.41}
"""Line height of the roles that do not stand on the grid, for Chinese; Latin takes a little less."""
LATIN = 1.035
"""Latin letters look smaller than Han of the same size: English is set this much larger."""
ASCENT = 0.72
"""Share of a line's height that stands above the baseline, whatever the face says."""


_TEXT_MEASURE = 18.0
"""From this many em on, Chinese is justified in short texts too."""
Lines = tuple[tuple[Spell, ...], ...]


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text is set."""

    face: Typeface
    size: float
    leading: float
    color: str
    language: Language


class Voice:
    """One of the two languages: its words, and the faces it is set in."""

    def __init__(self, content: Content, theme: Theme, language: Language) -> None:
        self.language: Language = language
        self.speaker = Speaker(content, language)
        self.is_chinese = language != "en"
        self._theme = theme
        self._phrases = Phrases(theme, "brief", language)
        self._faces: dict[Weight, Typeface] = {}

    @property
    def strong(self) -> Weight:
        """The weight of what should stand out; Latin needs less of it."""
        return "bold" if self.is_chinese else "semibold"

    def sentence(self, text: str) -> str:
        """Return English words with a capital first letter, unless the first word has its own capitals."""
        first = text.split(" ", 1)[0]
        return text[:1].upper() + text[1:] if not self.is_chinese and first.islower() else text

    def say(self, block: str, **values: object) -> str:
        """Return a fixed phrase of the theme."""
        return self._phrases.say(block, hant=self.language == "zh-Hant", **values)

    def role(self, role: Role, color: str, weight: Weight = "regular", leading: float | None = None) -> Style:
        """Return the style of a role, in the theme's size for it."""
        tokens = self._theme.size.brief
        size: float = getattr(tokens, role)
        if leading is None:
            leading = size * _LEADINGS[role] if role in _LEADINGS else tokens.leading
            leading *= 1.0 if self.is_chinese or role not in ("label",) else 0.92
        return self.style(size, leading, color, weight)

    def style(self, size: float, leading: float, color: str, weight: Weight = "regular") -> Style:
        """Return a style of this language; `size` is that of the Chinese."""
        size = size if self.is_chinese else round(size * LATIN, 2)
        return Style(self.face(weight), size, leading, color, self.language)

    def face(self, weight: Weight) -> Typeface:
        """Return the typeface of this language in a weight."""
        if weight not in self._faces:
            font = self._theme.font
            families = [font.brief_hans, font.brief_hant]
            if self.language == "zh-Hant":
                families.reverse()
            wide = [find_face(family, weight) for family in families]
            latin = [find_face(font.brief_latin, weight)]
            self._faces[weight] = Typeface(latin, wide, is_chinese=self.is_chinese, weight=weight)
        return self._faces[weight]


@dataclass(frozen=True)
class Desk:
    """All that the makers of pages need: the content, the theme, and a voice for each language."""

    content: Content
    theme: Theme
    frame: Frame
    first: Voice
    """The language that leads: the article's own, or the only one."""
    second: Voice
    layout: Arrangement = "facing"

    @property
    def is_alone(self) -> bool:
        """Whether the brief is in one language."""
        return self.layout in ("zh", "en")

    @property
    def voices(self) -> tuple[Voice, ...]:
        """The voices of the brief, the leading one first."""
        return (self.first,) if self.is_alone else (self.first, self.second)

    def says(self, voice: Voice, segment: Segment) -> bool:
        """Whether a voice prints a segment: alone, it prints what it has no translation of as in the source."""
        return self.is_alone or voice.speaker.has(segment)

    @cached_property
    def metrics(self) -> tuple[Metric, ...]:
        """The metrics to print."""
        return text.metrics(self.content)

    @cached_property
    def milestones(self) -> tuple[Milestone, ...]:
        """The milestones to print."""
        return text.milestones(self.content)

    @cached_property
    def paragraphs(self) -> tuple[text.Paragraph, ...]:
        """The paragraphs to print."""
        return text.paragraphs(self.content)

    @cached_property
    def is_mixed(self) -> bool:
        """Whether a person answers for some translations of the text, and none for others: those are marked."""
        found = {s.provenance for paragraph in self.paragraphs for s in paragraph.segments}
        return "machine" in found and len(found - {"none"}) > 1

    @cached_property
    def is_translated(self) -> bool:
        """Whether the text is set in two languages: any of the article's prose has a translation."""
        return not self.is_alone and any(
            s.target is not None for paragraph in self.paragraphs for s in paragraph.segments
        )


def set_lines(
    runs: Sequence[tuple[str, Style]],
    measure: float,
    *,
    language: Language | None = None,
    indent: float = 0.0,
    justify: bool = False,
) -> Lines:
    """Return the lines of a paragraph; `indent` is in em, all its runs have one size."""
    kept = tuple((words, style) for words, style in runs if words)
    if not kept:
        return ()
    return _set(kept, measure, language or kept[0][1].language, indent, justify)


# The cover is laid out twice: once to see what fits, once with the white that is left spread over it.
@lru_cache(maxsize=512)
def _set(
    runs: tuple[tuple[str, Style], ...], measure: float, language: Language, indent: float, justify: bool
) -> Lines:
    size = runs[0][1].size
    for words, style in runs:
        style.face.check(words)
    lines = break_runs(
        [TextRun(words, style.face) for words, style in runs],
        measure / size,
        language=language,
        indent=indent,
        justify=justify,
    )
    return tuple(_spelled(line, runs) for line in lines)


def set_block(
    runs: Sequence[tuple[str, Style]], measure: float, node: Node | None = None, *, limit: int | None = None
) -> Block:
    """Return a short paragraph as a block, cut after `limit` lines.

    It is justified, but English that would tear open in a narrow measure is left ragged.
    """
    lines = set_lines(runs, measure, justify=True)
    if runs[0][1].language == "en" and not _is_even(lines, runs[0][1], measure):
        lines = set_lines(runs, measure)
    if limit is not None and len(lines) > limit:
        lines = (*lines[: limit - 1], _ellipsis(lines[limit - 1], runs[0][1], measure))
    return lines_block(lines, runs[0][1], node) if lines else Block(0.0)


def set_title(runs: Sequence[tuple[str, Style]], measure: float, node: Node | None = None) -> Block:
    """Return a title or heading as a block: never justified, its lines about equally long in English."""
    lines = set_lines(runs, measure)
    if len(lines) > 1 and runs[0][1].language == "en":
        lines = _balanced(runs, measure, lines)
    return lines_block(lines, runs[0][1], node) if lines else Block(0.0)


def _balanced(runs: Sequence[tuple[str, Style]], measure: float, lines: Lines) -> Lines:
    """Return as many lines in the narrowest measure that holds them, to a sixteenth."""
    low, high = measure / 2, measure
    for _ in range(4):
        middle = (low + high) / 2
        tried = set_lines(runs, middle)
        if len(tried) <= len(lines) and all(width_of(line, runs[0][1]) <= middle + 0.1 for line in tried):
            lines, high = tried, middle
        else:
            low = middle
    return lines


def _is_even(lines: Lines, style: Style, measure: float) -> bool:
    """Tell whether no word space of justified lines is stretched by more than half an em."""
    for line in lines[:-1]:
        text = "".join(spell.text for spell in line).rstrip()
        slack = measure - style.face.width(text) * style.size
        if slack > 0.5 * style.size * text.count(" "):
            return False
    return True


def lines_block(lines: Iterable[tuple[Spell, ...]], style: Style, node: Node | None) -> Block:
    """Return lines as a block."""
    words = tuple(Words(0.0, (i + ASCENT) * style.leading, style.size, spells, node) for i, spells in enumerate(lines))
    return Block(style.leading * len(words), words)


def set_line(runs: Sequence[tuple[str, Style]], node: Node | None = None, *, gap: float = 0.0) -> tuple[Block, float]:
    """Return runs set on one line whatever their length, `gap` points apart, and their width.

    The runs may differ in size; the first one's leading rules.
    """
    placed: list[Words] = []
    x = 0.0
    for words, style in runs:
        if not words:
            continue
        (spells, *_) = set_lines([(words, style)], 1e6)
        placed.append(Words(x, ASCENT * runs[0][1].leading, style.size, spells, node))
        x += width_of(spells, style) + gap
    return Block(runs[0][1].leading, tuple(placed)), max(0.0, x - gap)


def width_of(spells: tuple[Spell, ...], style: Style) -> float:
    """Return how far a line reaches, in points."""
    last = spells[-1]
    return last.x + last.face.width(last.text) * style.size


def right_aligned(block: tuple[Block, float], measure: float) -> Block:
    """Return a line moved to the right edge of the measure."""
    line, width = block
    return Block(line.height, line.at(measure - width, 0.0))


def _spelled(line: Line, runs: Sequence[tuple[str, Style]]) -> tuple[Spell, ...]:
    size = runs[0][1].size
    spells = [
        Spell(piece.x * size, piece.text, runs[piece.run][1].face, runs[piece.run][1].color) for piece in line.pieces
    ]
    if spells and line.text[-1:].isspace() and not line.pieces[-1].is_hyphen:
        # Readers of the text layer would join the last word to the first of the next line.
        spells.append(replace(spells[-1], x=line.width * size, text=" "))
    return tuple(spells)


def _ellipsis(spells: tuple[Spell, ...], style: Style, measure: float) -> tuple[Spell, ...]:
    """Return the line with an ellipsis at its end, cut so that it fits; English is cut between words."""
    room = measure - style.face.width("…") * style.size
    kept = list(spells)
    while kept and (width_of(tuple(kept), style) > room or kept[-1].text == " "):
        kept.pop()
    if style.language == "en" and len(kept) < len(spells):
        while kept and kept[-1].text != " ":
            kept.pop()
    while len(kept) > 1 and (kept[-1].text[-1:] in " ,，、" or kept[-1].text[-1:].isdigit()):
        kept.pop()  # never after a number: without its magnitude it would be another one
    kept = kept or list(spells[:1])
    return (*kept, Spell(width_of(tuple(kept), style), "…", style.face, style.color))
