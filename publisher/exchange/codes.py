"""The inline codes of a file that comes back from a translator: none may be lost."""

from __future__ import annotations

from publisher.errors import TranslationError
from publisher.exchange.near import is_offer
from publisher.exchange.units import GONE, PLACEHOLDER, TranslationFile


def demand(file: TranslationFile, where: str) -> TranslationFile:
    """Return the file; raise `TranslationError` when a target has lost the code of a quantity.

    An offer may lack one: nobody has said that it is a translation.
    """
    lost = [
        (unit, placeholder)
        for unit in file.units
        if unit.target is not None and unit.context != GONE and not is_offer(unit)
        for placeholder in unit.placeholders
        if placeholder.fact not in PLACEHOLDER.findall(unit.target)
    ]
    if not lost:
        return file
    unit, placeholder = lost[0]
    quote = unit.source[placeholder.start : placeholder.end]
    more = f"; {len(lost)} codes are lost in all" if len(lost) > 1 else ""
    raise TranslationError(
        f"{where}: unit {unit.id}: the target has lost the code of {quote}{more}",
        hint=f"Put it back in your tool, or write \u27e6{placeholder.fact}\u27e7 where it belongs.",
    )
