"""Every number that a text says, in digits or in words, with each value under which a translation may say it again.

The extraction grammars read what counts something; a check of a translation must know ordinals, ages, times,
halves and pairs too.
"""

from __future__ import annotations

from publisher.lang.figures.figure import Family, Figure, Sort, Strength
from publisher.lang.figures.reading import read

__all__ = ["Family", "Figure", "Sort", "Strength", "read"]
