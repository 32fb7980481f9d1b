"""A translation memory: what somebody, or something, has translated before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from publisher.exchange import Known, TranslationUnit, is_offer
from publisher.model import Segment


class MemoryTranslator:
    """Translates a segment whose source text is, white space aside, that of a unit.

    The unit of the same id comes first; then any unit of equal source, the first in the file. A target
    that is only offered, because it was made for another text, is no translation yet.
    """

    def __init__(self, units: Iterable[TranslationUnit]) -> None:
        self._known = Known(unit for unit in units if unit.target is not None and not is_offer(unit))

    def translate(self, segment: Segment) -> Segment | None:
        """Return `segment` with the target, state and origin that the memory records, or None."""
        unit = self._known.of(segment.id, segment.source)
        if unit is None:
            return None
        return replace(segment, target=unit.target, state=unit.state, origin=unit.origin)
