"""Ids of facts, which survive edits elsewhere in the article."""

from __future__ import annotations

import hashlib

from publisher.model import Sentence


def fact_id(letter: str, sentence: Sentence, quote: str, occurrence: int) -> str:
    """Return an id that survives edits elsewhere in the article."""
    key = f"{sentence.text}\n{quote}\n{occurrence}"
    return f"{letter}-{hashlib.sha256(key.encode()).hexdigest()[:6]}"
