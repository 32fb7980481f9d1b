"""Translation units: what a translator works on, free of any file format."""

from __future__ import annotations

import re
from dataclasses import dataclass

from publisher.exchange import segments
from publisher.model import Content, Language, Metric, Origin, Segment, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Placeholder:
    """A quantity in a source text. In the target, `⟦fact⟧` stands for it."""

    fact: str
    """Id of the metric."""
    start: int
    end: int
    """Code points of the unit's source; `end` is not included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationUnit:
    """One source text with its translation, and how that came about."""

    id: str
    source: str
    """The text of the article, verbatim, quantities as printed."""
    placeholders: tuple[Placeholder, ...] = ()
    """The quantities in `source`, in order; they do not overlap."""
    target: str | None = None
    """The translation. `⟦m-4f1c⟧` in it stands for the quantity of that metric."""
    state: State = State.INITIAL
    sub_state: str | None = None
    """What a tool says beyond `state`, as `prefix:value`."""
    origin: Origin | None = None
    context: str | None = None
    """Where the text stands, for the translator: `title`, `sentence`, `label`."""
    earlier: str | None = None
    """What stood here before the article changed: the old text, and its translation."""
    made: str | None = None
    """Which machine made the target, and when: its model, host and time."""
    problem: str | None = None
    """Why a machine's reply was not taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationFile:
    """The units of one article, from one language into another."""

    languages: tuple[Language, Language]
    """Source, then target."""
    original: str
    """The article's file name."""
    units: tuple[TranslationUnit, ...]


GONE = "no longer in the article"
"""The context of a unit that is kept for its translation only."""
PLACEHOLDER = re.compile(r"⟦([\w.:-]+)⟧")
"""Stands in a target for the quantity of a metric."""

_CONTEXTS = {
    "title": "title",
    "headline": "headline",
    "segments": "sentence",
    "statements": "key point",
    "name": "name",
    "label": "label of a figure",
    "statement": "a figure in a sentence",
    "segment": "subject of a figure",
    "event": "event of a timeline",
}
_IN_READING_ORDER = ("title", "headline", "segments", "statements")


def from_content(content: Content) -> TranslationFile:
    """Return the units of a content: its text in reading order, then what is said of its facts.

    Segments that share an id share a unit. Of the names, only those of the publication and of the
    credit are units: a reader sees the others as part of a text or as a subject.
    """
    found = sorted(segments.find(content), key=lambda held: held[0] not in _IN_READING_ORDER)
    printed = (content.source.publication, content.source.credit)
    units: dict[str, TranslationUnit] = {}
    for field, segment in found:
        if not segment.source.strip() or (field == "name" and segment.source not in printed):
            continue
        known = units.get(segment.id)
        if known is None or (not known.placeholders and segment.span):
            units[segment.id] = _unit(segment, _CONTEXTS.get(field, field), content.metrics)
    return TranslationFile(languages=content.languages, original=content.source.name, units=tuple(units.values()))


def _unit(segment: Segment, context: str, metrics: tuple[Metric, ...]) -> TranslationUnit:
    return TranslationUnit(
        id=segment.id,
        source=segment.source,
        placeholders=_placeholders(segment, metrics),
        target=segment.target,
        state=segment.state,
        origin=segment.origin,
        context=context,
    )


def _placeholders(segment: Segment, metrics: tuple[Metric, ...]) -> tuple[Placeholder, ...]:
    if segment.span is None:
        return ()
    inside = sorted((metric for metric in metrics if metric.span in segment.span), key=lambda metric: metric.span)
    placeholders, end = [], 0
    for metric in inside:
        start = metric.span.start - segment.span.start
        if not segment.source.startswith(metric.quote, start):
            # A title's white space is folded: its offsets are not those of the article.
            start = segment.source.find(metric.quote, end)
        if start >= end:
            end = start + len(metric.quote)
            placeholders.append(Placeholder(fact=metric.id, start=start, end=end))
    return tuple(placeholders)
