"""Slides before their titles are settled, and the small rules that many of them share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from publisher.model import FactPhrase, Metric, Milestone, Section, Segment, Statement
from publisher.renderers.deck.fit import fits
from publisher.renderers.deck.slides import Fill, Paragraph, Shape, Text
from publisher.renderers.deck.slots import Layout, Slot
from publisher.renderers.deck.voice import Voice, evidence

MOST_LOAD = 175
"""Most reading on a slide, as `load` counts it."""

_SENTENCES = 3

Item = TypeVar("Item")


class Heading(NamedTuple):
    """One way to title a slide."""

    text: str
    facts: tuple[str, ...] = ()
    is_said: bool = True
    """Whether all its words are in the deck's language."""
    lines: int = 2
    """Most lines it may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A slide that still has a choice of titles."""

    section: str
    kicker: str
    headings: tuple[Heading, ...]
    """Titles in order of preference; the last one serves when all others are taken."""
    layout: Layout
    fills: tuple[Fill, ...] = ()
    shapes: tuple[Shape, ...] = ()
    facts: tuple[str, ...] = ()
    """Ids of the facts it shows, whose sentences go to the notes."""
    segments: tuple[Segment, ...] = ()
    """Sentences it shows, which go to the notes as they were written."""
    remarks: tuple[str, ...] = field(default=())
    """Further lines for the notes."""
    weight: int = 4
    """1 is left out first when a deck is too long, 4 never; the appendix has all facts."""


def headings(voice: Voice, section: Section, facts: Sequence[Metric | Milestone]) -> tuple[Heading, ...]:
    """Return ways to title a slide: the section's headline, its most salient facts, its name."""
    shown, headline = {fact.id for fact in facts}, section.headline
    is_about = isinstance(headline, Segment) or (headline is not None and headline.fact in shown)
    wanted: list[Statement] = [headline] if headline and is_about else []
    ranked = sorted(facts, key=lambda fact: -fact.salience)
    wanted += [FactPhrase(fact=fact.id) for fact in ranked]
    found = tuple(heading(voice, statement) for statement in wanted if voice.can_head(statement))
    return (*found, Heading(text=voice.section_name(section), is_said=_is_said(voice, section)))


def heading(voice: Voice, *statements: Statement) -> Heading:
    """Return statements as one title."""
    facts = tuple(s.fact for s in statements if isinstance(s, FactPhrase))
    said = all(voice.speaker.can_say(statement) for statement in statements)
    return Heading(text=voice.heading(statements), facts=facts, is_said=said)


def readings(
    voice: Voice, section: Section, shown: Iterable[str], slot: Slot, most: int = MOST_LOAD, *, own: bool = False
) -> tuple[tuple[Paragraph, ...], tuple[Segment, ...]]:
    """Return the section's sentences that go best with the facts shown, as many as fit well.

    Those that state the facts come first, then those with a milestone unless only the facts' `own` are wanted;
    `most` is the reading they may add.
    """
    wanted = frozenset(shown)
    scored = []
    for order, (segment, facts) in enumerate(evidence(voice, section)):
        score = any(isinstance(f, Milestone) for f in facts) + 2 * any(f.id in wanted for f in facts)
        if score > own:
            scored.append((-score, order, segment))
    chosen: list[tuple[int, Segment]] = []
    for _, order, segment in sorted(scored, key=lambda item: item[:2]):
        trial = sorted([*chosen, (order, segment)], key=lambda item: item[0])
        said = _said(voice, trial)
        if len(trial) <= _SENTENCES and (not chosen or load(said) <= most) and fits(slot, said, 0.76):
            chosen = trial
    return _said(voice, chosen), tuple(segment for _, segment in chosen)


def first_whole(ways: Iterable[list[Draft]]) -> list[Draft]:
    """Return the first way to share things out to slides in which no text is shortened, else that with the fewest."""
    best: list[Draft] = []
    least = 2.0
    for drafts in ways:
        texts = [fill for draft in drafts for fill in draft.fills if isinstance(fill, Text)]
        short = sum(bool(text.left_over) for text in texts) / max(1, len(texts))
        if short < least:
            best, least = drafts, short
        if not short:
            break
    return best


def chunks(items: Sequence[Item], most: int) -> list[Sequence[Item]]:
    """Return the items in as few groups of at most `most` as possible, of nearly equal size."""
    count = -(-len(items) // most)
    sizes = [len(items) // count + (i < len(items) % count) for i in range(count)] if count else []
    starts = [sum(sizes[:i]) for i in range(count)]
    return [items[start : start + size] for start, size in zip(starts, sizes, strict=True)]


def load(paragraphs: Iterable[Paragraph]) -> int:
    """Return how much there is to read, in Chinese characters; a Latin word counts for two."""
    text = " ".join(paragraph.text for paragraph in paragraphs)
    return sum("\u3400" <= sign <= "\u9fff" for sign in text) + 2 * len(re.findall(r"[A-Za-z]+", text))


def _said(voice: Voice, chosen: Iterable[tuple[int, Segment]]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(runs=voice.segment(segment)) for _, segment in chosen)


def _is_said(voice: Voice, section: Section) -> bool:
    return section.title is None or voice.speaker.has(section.title)
