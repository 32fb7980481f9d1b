"""Keep what a person decided when an article is extracted again.

An edit shows in one of three ways: a status other than `extracted`; a segment whose id no longer fits its
text, for ids are made from the text; or something that the old article stated and the old file no
longer lists.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from publisher.model import (
    Content,
    Diagnostic,
    Fact,
    FactPhrase,
    Metric,
    Milestone,
    Section,
    Segment,
    Statement,
    Status,
)

F = TypeVar("F", Metric, Milestone)


def merge(new: Content, old: Content) -> Content:
    """Return `new` with the edits of `old`: statuses, labels, events, headlines, order and fate of sections.

    An edited fact that the article no longer states is left out, and a diagnostic says so.
    """
    metrics = _facts(new.metrics, old.metrics, old.source.text)
    milestones = _facts(new.milestones, old.milestones, old.source.text)
    known = {metric.id for metric in metrics} | {milestone.id for milestone in milestones}
    sections = _sections(new.sections, old, known)
    lost = [
        Diagnostic(
            code="edit-lost",
            message=f"“{fact.quote}” ({fact.id}) was {fact.status}, but the article no longer states it",
            hint="Check the sentence; the fact was left out.",
        )
        for fact in _all(old)
        if fact.status is not Status.EXTRACTED and fact.id not in known
    ]
    return replace(
        new, metrics=metrics, milestones=milestones, sections=sections, diagnostics=(*new.diagnostics, *lost)
    )


def _all(content: Content) -> tuple[Fact, ...]:
    return (*content.metrics, *content.milestones)


def _facts(new: tuple[F, ...], old: tuple[F, ...], old_text: str) -> tuple[F, ...]:
    before = {fact.id: fact for fact in old}
    return tuple(_fact(fact, before.get(fact.id), old_text) for fact in new)


def _fact(new: F, old: F | None, old_text: str) -> F:
    if old is None:
        was_removed = new.sentence.text in old_text
        return replace(new, status=Status.REJECTED) if was_removed else new
    if old.status is not Status.EXTRACTED:
        # The decision and the words are the person's; the place is where the sentence stands today.
        return replace(old, span=new.span, sentence=new.sentence)
    if isinstance(new, Metric) and isinstance(old, Metric) and _is_edited(old.label):
        return replace(new, label=old.label, status=Status.EDITED)
    if isinstance(new, Milestone) and isinstance(old, Milestone) and _is_edited(old.event):
        return replace(new, event=old.event, status=Status.EDITED)
    return new


def _sections(new: tuple[Section, ...], old: Content, known: set[str]) -> tuple[Section, ...]:
    before = {section.id: section for section in old.sections}
    merged = {section.id: _section(section, before.get(section.id), old, known) for section in new}
    order = [key for key in before if key in merged]
    for i, section in enumerate(new):
        if section.id not in before:
            previous = next((s.id for s in reversed(new[:i]) if s.id in order), None)
            order.insert(order.index(previous) + 1 if previous else 0, section.id)
    return tuple(merged[key] for key in order)


def _section(new: Section, old: Section | None, content: Content, known: set[str]) -> Section:
    if old is None:
        was_there = new.title is None or new.title.source in content.source.text
        return replace(new, status=Status.REJECTED) if was_there else new
    title = old.title if old.title and _is_edited(old.title) else new.title
    headline = old.headline if _keeps(old, known) else new.headline
    blocks = old.blocks if old.status is Status.EDITED else new.blocks
    edited = (title, headline) != (new.title, new.headline) and old.status is Status.EXTRACTED
    return replace(new, title=title, headline=headline, blocks=blocks, status=Status.EDITED if edited else old.status)


def _keeps(old: Section, known: set[str]) -> bool:
    """Tell whether a section's headline is a person's and can still be said."""
    headline: Statement | None = old.headline
    if isinstance(headline, FactPhrase):
        return old.status is Status.EDITED and headline.fact in known
    return old.status is Status.EDITED or (headline is not None and _is_edited(headline))


def _is_edited(segment: Segment) -> bool:
    return segment.id != Segment.of(segment.source).id or segment.origin == "human"
