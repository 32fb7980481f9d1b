"""Find the unit of a text in a translation file, whatever a tool has done to its id or to its white space."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from publisher.exchange.units import TranslationUnit

_BREAK = re.compile(r"\s*\n\s*")


class Known:
    """The units of a file, by id and by source.

    A unit that somebody has translated comes before one that nobody has; then the first in the file.
    """

    def __init__(self, units: Iterable[TranslationUnit]) -> None:
        self._by_id: dict[str, TranslationUnit] = {}
        self._by_source: dict[str, TranslationUnit] = {}
        for unit in sorted(units, key=lambda unit: unit.target is None):
            self._by_id.setdefault(unit.id, unit)
            self._by_source.setdefault(_bare(unit.source), unit)

    def of(self, id: str, source: str) -> TranslationUnit | None:
        """Return the unit of this id and source, or else one of this source; None when there is none.

        A tool that indents a file puts white space into its texts: it is taken out of the target again.
        """
        unit = self._by_id.get(id)
        if unit is None or _bare(unit.source) != _bare(source):
            unit = self._by_source.get(_bare(source))
        if unit is None or unit.source == source or unit.target is None:
            return unit
        return replace(unit, target=_BREAK.sub(" ", unit.target).strip())


def _bare(text: str) -> str:
    """Return a text without its white space."""
    return "".join(text.split())
