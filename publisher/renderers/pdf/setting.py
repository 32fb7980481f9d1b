"""What text is set with: a voice for each language, and styles from the theme."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from publisher.lang import Speaker
from publisher.model import Content, Language, Metric, Milestone, Segment, Theme
from publisher.renderers.pdf import text
from publisher.renderers.pdf.frame import Arrangement, Frame
from publisher.templates import Words as Phrases
from publisher.typeset.fonts import Typeface, Weight, typeface

Role = Literal["body", "heading", "label", "note", "table"]
"""What a text is: each role has its size among the theme's tokens."""
_LEADINGS: dict[Role, float] = {"heading": 1.25, "label": 1.42, "note": 1.42, "table": 1.41}
"""Line height of the roles that do not stand on the grid, for Chinese; Latin takes a little less."""
LATIN = 1.035
"""Latin letters look smaller than Han of the same size: English is set this much larger."""


class Style(NamedTuple):
    """How a run of text is set."""

    face: Typeface
    size: float
    leading: float
    color: str
    language: Language
    em: float
    """Size of the Chinese beside it: short texts are set a whole number of them wide, in points."""


class Voice:
    """One of the two languages: its words, and the faces it is set in."""

    def __init__(self, content: Content, theme: Theme, language: Language) -> None:
        self.language: Language = language
        self.speaker = Speaker(content, language)
        self.is_chinese = language != "en"
        self._theme = theme
        self._phrases = Phrases(theme, "brief", language)

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

    def strong_label(self, color: str) -> Style:
        """Return the style of a date or quantity over a label: a little larger than it, so that both tell apart."""
        size = self._theme.size.brief.label * (1.13 if self.is_chinese else 1.09)
        return self.style(size, size * 1.28, color, self.strong)

    def style(self, size: float, leading: float, color: str, weight: Weight = "regular") -> Style:
        """Return a style of this language; `size` is that of the Chinese."""
        own = size if self.is_chinese else round(size * LATIN, 2)
        return Style(self.face(weight), own, leading, color, self.language, em=size)

    def face(self, weight: Weight) -> Typeface:
        """Return the typeface of this language in a weight."""
        font = self._theme.font
        wide = (font.brief_hans, font.brief_hant) if self.language != "zh-Hant" else (font.brief_hant, font.brief_hans)
        return typeface((font.brief_latin,), wide, weight, is_chinese=self.is_chinese)


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

    @cached_property
    def own(self) -> Voice:
        """The voice of the article's own language."""
        return self.first if self.first.speaker.is_source else self.second

    def voice_of(self, voice: Voice, segment: Segment) -> Voice:
        """Return the voice that a segment's words are set in: the article's own where it is not translated."""
        return voice if voice.speaker.has(segment) else self.own

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
    def printed(self) -> frozenset[str]:
        """The ids of those metrics."""
        return frozenset(metric.id for metric in self.metrics)

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
