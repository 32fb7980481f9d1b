"""A translation memory: what somebody, or something, has translated before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from publisher.exchange import TranslationUnit, is_offer
from publisher.model import Segment


class MemoryTranslator:
    """Translates a segment whose source text is, to the letter, that of a unit.

    The unit of the same id comes first; then any unit of equal source, the first in the file. A target
    that is only offered, because it was made for another text, is no translation yet.
    """

    def __init__(self, units: Iterable[TranslationUnit]) -> None:
        self._by_id: dict[str, TranslationUnit] = {}
        self._by_source: dict[str, TranslationUnit] = {}
        for unit in units:
            if unit.target is not None and not is_offer(unit):
                self._by_id.setdefault(unit.id, unit)
                self._by_source.setdefault(unit.source, unit)

    def translate(self, segment: Segment) -> Segment | None:
        """Return `segment` with the target, state and origin that the memory records, or None."""
        unit = self._by_id.get(segment.id)
        if unit is None or unit.source != segment.source:
            unit = self._by_source.get(segment.source)
        if unit is None:
            return None
        return replace(segment, target=unit.target, state=unit.state, origin=unit.origin)
