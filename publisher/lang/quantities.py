"""Find quantities in a text of either language."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.lang import en_quantities, zh_quantities
from publisher.lang.reading import Claims, QuantityReading
from publisher.model import Language, Span


def find(text: str, within: Span, taken: Claims, language: Language) -> Iterator[QuantityReading]:
    """Yield the quantities of a folded text inside a span; see `zh_quantities.find` and `en_quantities.find`."""
    if language == "en":
        return en_quantities.find(text, within.start, within.end, taken)
    return zh_quantities.find(text, within.start, within.end, taken)
