"""All we know of a language: how it writes numbers, dates and facts, and how it says them.

The comparison of numbers is imported by itself (`from publisher.lang.compare import compare`): decks and
briefs do without its vocabulary.
"""

from __future__ import annotations

from publisher.lang.phrase import Phrase
from publisher.lang.say import PLACEHOLDER, Run, Speaker

__all__ = ["PLACEHOLDER", "Phrase", "Run", "Speaker"]
