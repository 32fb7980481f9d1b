"""All we know of a language: how it writes numbers, dates and facts, and how it says them."""

from __future__ import annotations

from publisher.lang.compare import compare
from publisher.lang.phrase import Phrase
from publisher.lang.say import PLACEHOLDER, Run, Speaker

__all__ = ["PLACEHOLDER", "Phrase", "Run", "Speaker", "compare"]
