"""Translations of before."""

from __future__ import annotations

from publisher.exchange import TranslationUnit
from publisher.model import Segment, State
from publisher.translators.memory import MemoryTranslator


def unit(id: str, source: str, target: str | None) -> TranslationUnit:
    return TranslationUnit(id=id, source=source, target=target, state=State.REVIEWED, origin="human")


def target_of(units: list[TranslationUnit], segment: Segment) -> str | None:
    translated = MemoryTranslator(units).translate(segment)
    return translated.target if translated else None


def test_a_known_segment_gets_what_the_unit_records():
    """Target, state and origin; the rest of the segment stays."""
    translated = MemoryTranslator([unit("t-1", "甲。", "A.")]).translate(Segment(id="t-1", source="甲。"))

    assert translated == Segment(id="t-1", source="甲。", target="A.", state=State.REVIEWED, origin="human")


def test_the_same_id_with_another_text_is_no_match():
    """An edited sentence needs a new translation."""
    assert target_of([unit("t-1", "甲。", "A.")], Segment(id="t-1", source="甲！")) is None


def test_the_same_text_under_another_id_is_a_match():
    """A memory made by another tool serves too; the first of equal sources."""
    units = [unit("t-1", "甲。", "A."), unit("t-2", "甲。", "B.")]

    assert target_of(units, Segment(id="t-9", source="甲。")) == "A."


def test_the_unit_of_the_same_id_comes_first():
    """Equal sources may need different words in different places."""
    units = [unit("t-1", "甲。", "A."), unit("t-2", "甲。", "B.")]

    assert target_of(units, Segment(id="t-2", source="甲。")) == "B."


def test_a_unit_without_a_target_knows_nothing():
    """It is waiting for its translator."""
    assert target_of([unit("t-1", "甲。", None)], Segment(id="t-1", source="甲。")) is None
