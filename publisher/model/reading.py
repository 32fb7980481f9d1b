"""What a finished file says, place by place, and what was found when that was compared with its source."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Kind = Literal["text", "note", "row", "property"]
"""`row`: cells that belong together, as those of a table's row or a chart's point."""


class Passage(NamedTuple):
    """Words that stand together: a shape's paragraphs, a table's row, a chart's point, an element of a PDF."""

    key: str
    """Tells it apart from the others of its page: a shape's name, a path in a tree."""
    lines: tuple[str, ...]
    kind: Kind = "text"
    at: str = ""
    """The place in words, when the key does not say it."""


class Page(NamedTuple):
    """A slide, a page or another part of a file."""

    key: str
    """What identifies it when pages are moved."""
    name: str
    """`slide 3`: how people call it."""
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Make:
    """How the publisher made a file, as the file says."""

    theme: str
    options: tuple[tuple[str, str], ...] = ()
    """Options of the renderer: language of a deck, layout and paper of a brief."""
    is_house: bool = False
    """Whether a deck stands in somebody's own template."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that a file says."""

    pages: tuple[Page, ...]
    make: Make | None = None
    """None: the publisher did not make the file."""
    content: str | None = field(default=None, repr=False)
    """The content model that the file carries inside, as it stands there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something in a file that its source does not say."""

    code: Literal["number", "wording", "content"]
    """`number`: a number, unit, bound or date; `wording`: the words that belong to one; `content`: the model inside."""
    place: str
    stands: str
    """What stands there."""
    says: str | None = None
    """What should stand there, or the sentence of the source; None when the source says nothing like it."""
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """How a file compares with the same file made again."""

    file: str
    same: Literal["bytes", "content", "nothing"]
    """`content`: what it says is the same, packed otherwise."""
    differences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The result of comparing one file with its source."""

    file: str
    statements: int
    """How many texts with a number were compared."""
    findings: tuple[Finding, ...] = ()
    remarks: tuple[str, ...] = ()
    """What the reader should know: the file was changed, something could not be judged."""
