"""A translation file brought up to date with its article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from publisher.exchange.lookup import Known
from publisher.exchange.near import NEEDS_REVIEW, Earlier, is_offer
from publisher.exchange.units import GONE, TranslationFile, TranslationUnit, from_content
from publisher.model import Content, State


def update(known: TranslationFile, content: Content, memory: Iterable[TranslationUnit] = ()) -> TranslationFile:
    """Return the units of a content as it is now, with all that `known` holds of them.

    A text that nobody has translated gets the target of the same text in `memory`; one that is nearly
    the same, in `known` or `memory`, is offered for review, the old text in a note. A unit whose source
    has left the article is kept at the end when somebody translated it: the work is not lost, and serves
    again when the sentence comes back.
    """
    kept_units = Known(known.units)
    memory = tuple(memory)
    earlier, remembered = Earlier((*known.units, *memory)), Earlier(memory)
    now = from_content(content)
    units = []
    for unit in now.units:
        kept = _kept(unit, kept_units.of(unit.id, unit.source), earlier)
        if kept.target is None:
            kept = remembered.exact(kept)
        units.append(kept if kept.target is not None else earlier.near(kept))
    used = (kept_units.of(unit.id, unit.source) for unit in units)
    here = {unit.id for unit in (*units, *used) if unit}
    gone = [
        replace(u, context=GONE) for u in known.units if u.id not in here and u.target is not None and not is_offer(u)
    ]
    return replace(now, units=(*units, *gone))


def _kept(unit: TranslationUnit, known: TranslationUnit | None, earlier: Earlier) -> TranslationUnit:
    if known is None:
        return unit
    if known.target is None:
        return replace(unit, problem=known.problem) if unit.target is None else unit
    if is_offer(known) and _is_edited(known, earlier):
        known = replace(known, state=State.TRANSLATED, sub_state=None, origin="human", earlier=None)
    is_seen = known.state is not State.INITIAL and known.origin != "machine"
    if known.sub_state == NEEDS_REVIEW and (is_seen or known.state in (State.REVIEWED, State.FINAL)):
        known = replace(known, sub_state=None, earlier=None)  # somebody has looked at it
    return replace(
        unit,
        target=known.target,
        state=known.state,
        sub_state=known.sub_state,
        origin=known.origin,
        earlier=known.earlier,
        made=known.made,
    )


def _is_edited(known: TranslationUnit, earlier: Earlier) -> bool:
    """Tell whether somebody has rewritten an offer: some tools leave the state as it was."""
    offered = earlier.near(replace(known, target=None, earlier=None))
    return offered.target is not None and offered.earlier == known.earlier and offered.target != known.target
