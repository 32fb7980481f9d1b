"""What differs between two contents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that a fact says otherwise than before."""

    what: Literal["value", "date", "label", "sentence"]
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A fact that came, went, or says something else."""

    kind: Literal["added", "removed", "changed"]
    old: str | None = None
    """Id of the fact before."""
    new: str | None = None
    """Id of the fact now."""
    said: str
    """The fact in words, as it is now, or was."""
    differences: tuple[Difference, ...] = ()
    slides: tuple[int, ...] = ()
    """Where it stands in the deck in the article's language; where it stood, when it is gone."""
    paragraph: int | None = None
    """Which paragraph of the article states it."""
