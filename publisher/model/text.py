"""Text, where it stands in the source, and its translation."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Language = Literal["zh-Hans", "zh-Hant", "en"]
"""BCP 47 tags of the languages we publish in."""

Origin = Literal["human", "memory", "glossary", "machine"]
"""Who made a target: what is true, not what looks better."""


Provenance = Literal["human", "memory", "glossary", "machine", "reviewed", "unknown", "none"]
"""Who answers for a target: its origin, `reviewed` for a machine's that a person has reviewed, `none` for no target."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points `start` to `end` of the article's text; `end` is not included.

    The TextPositionSelector of the W3C Web Annotation model.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end


_NO_TEXT = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
"""Control characters, halves of surrogate pairs, noncharacters, and what turns the direction of the text after it."""


def clean(words: str) -> tuple[str, int]:
    """Return a text with a space for each sign that is no text, so that no span moves, and how many there were.

    Such signs break files (XML 1.0 holds no control characters), or make readers see another number than programs do.
    """
    return _NO_TEXT.subn(" ", words)


_ADDRESS = re.compile(r"https?://[^\s<>\"\\^`{|}\x00-\x1f]{1,2000}")


def is_address(words: str) -> bool:
    """Tell whether some words are an address of the web: whatever else readers could follow may run or open something.

    >>> is_address("https://example.org/a?b=c"), is_address("javascript:alert(1)"), is_address("file:///etc/passwd")
    (True, False, False)
    """
    return bool(_ADDRESS.fullmatch(words))


class State(StrEnum):
    """How far a translation has come: the four segment states of XLIFF 2.1."""

    INITIAL = "initial"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    FINAL = "final"


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One unit of source text, with its translation when there is one."""

    id: str
    """Made from the source text, so that equal texts share one translation."""
    source: str
    target: str | None = None
    """The translation. `⟦m-4f1c⟧` in it stands for the quantity of that metric."""
    state: State = State.INITIAL
    origin: Origin | None = None
    span: Span | None = None
    """Where the source text stands in the article, when it is one stretch of it."""

    @property
    def provenance(self) -> Provenance:
        """Who answers for the target."""
        if self.target is None:
            return "none"
        if self.origin == "machine" and self.state in (State.REVIEWED, State.FINAL):
            return "reviewed"
        return self.origin or "unknown"

    @classmethod
    def of(cls, source: str, span: Span | None = None) -> Segment:
        """Return an untranslated segment. Equal texts get the same id: one translation serves them all."""
        return cls(id=f"t-{hashlib.sha256(source.encode()).hexdigest()[:8]}", source=source, span=span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """The sentence that states a fact, in full: the evidence that travels with it."""

    start: int
    end: int
    text: str
