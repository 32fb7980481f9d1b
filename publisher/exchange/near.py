"""Near matches: the translation of nearly the same text, offered for a person to look at, never as done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from publisher.exchange.units import GONE, PLACEHOLDER, TranslationUnit
from publisher.model import State

NEEDS_REVIEW = "publisher:needs-review"
"""The sub-state of a target that translates another text than its source."""

_LEAST = 75
"""How alike two texts must be, of 100 (a normalised edit distance)."""
_SHORT = 8
"""A text of fewer signs is a term: alike says nothing about it."""


def is_offer(unit: TranslationUnit) -> bool:
    """Tell whether the unit's target waits for a person: it was made for another text."""
    return unit.state is State.INITIAL and unit.sub_state == NEEDS_REVIEW


def waits(unit: TranslationUnit) -> bool:
    """Tell whether a person has still to look at the unit's target: an offer, or what a machine made."""
    if unit.target is None:
        return False
    return is_offer(unit) or (unit.origin == "machine" and unit.state not in (State.REVIEWED, State.FINAL))


def is_open(unit: TranslationUnit) -> bool:
    """Tell whether the unit has no target, and is of the article as it is now."""
    return unit.target is None and unit.context != GONE


class Earlier:
    """What has been translated before, to be found by its text or by one that is nearly the same."""

    def __init__(self, units: Iterable[TranslationUnit]) -> None:
        self._by_source: dict[str, TranslationUnit] = {}
        for unit in units:
            if unit.target is not None and not is_offer(unit):
                self._by_source.setdefault(unit.source, unit)

    def exact(self, unit: TranslationUnit) -> TranslationUnit:
        """Return the unit with the target that the same text has had; as it is when there is none."""
        known = self._by_source.get(unit.source)
        target = _moved(known, unit) if known else None
        if known is None or target is None:
            return unit
        # A machine's text stays a machine's, however often it is used.
        origin = known.origin if known.origin == "machine" else "memory"
        return replace(unit, target=target, state=State.TRANSLATED, origin=origin)

    def near(self, unit: TranslationUnit) -> TranslationUnit:
        """Return the unit with the target of the text most like its own, marked for review; as it is when none is."""
        from rapidfuzz import fuzz, process  # only a text that has no translation is compared

        if len(unit.source) < _SHORT:
            return unit
        found = process.extractOne(unit.source, self._by_source.keys(), scorer=fuzz.ratio, score_cutoff=_LEAST)
        if found is None:
            return unit
        known = self._by_source[found[0]]
        unit = replace(unit, earlier=f"{known.source} → {_shown(known)}")
        target = _moved(known, unit)
        if target is None:
            return unit
        return replace(unit, target=target, state=State.INITIAL, sub_state=NEEDS_REVIEW, origin=known.origin)


def _moved(known: TranslationUnit, unit: TranslationUnit) -> str | None:
    """Return the target of `known` with the figures of `unit` in their order; None when they are not as many."""
    if len(known.placeholders) != len(unit.placeholders):
        return None
    facts = dict(zip((p.fact for p in known.placeholders), (p.fact for p in unit.placeholders), strict=True))
    stated = PLACEHOLDER.findall(known.target or "")
    if any(fact not in facts for fact in stated):
        return None
    return PLACEHOLDER.sub(lambda match: f"⟦{facts[match[1]]}⟧", known.target or "")


def _shown(unit: TranslationUnit) -> str:
    """Return the target with each figure as the source prints it."""
    quotes = {p.fact: unit.source[p.start : p.end] for p in unit.placeholders}
    return PLACEHOLDER.sub(lambda match: quotes.get(match[1], match[0]), unit.target or "")
