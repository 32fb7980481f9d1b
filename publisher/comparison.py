"""Compare two contents fact by fact: what came, what went, what says something else, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from publisher import composer, pipeline, plugins, themes
from publisher.lang import Speaker
from publisher.lang.fold import fold
from publisher.model import Change, Content, Difference, Fact, Metric, Prose


def diff(old: str | Path | Content, new: str | Path | Content, *, theme: str = "plain") -> tuple[Change, ...]:
    """Return the facts that differ between two articles or contents, in the order of the new one, those gone last.

    A fact is the same when its id is, or else when the same is told of the same subject.
    """
    before, after = _Side.of(old, theme), _Side.of(new, theme)
    pairs = list(_pairs(before, after))
    changes = [_change(before, after, one, other) for one, other in pairs]
    gone = before.facts.keys() - {one.id for one, _ in pairs if one}
    removed = [_gone(before, fact) for key, fact in before.facts.items() if key in gone]
    return (*(change for change in changes if change), *removed)


@dataclass(frozen=True)
class _Side:
    """One of two contents, with the places where its facts stand."""

    content: Content
    speaker: Speaker
    facts: Mapping[str, Fact]
    slides: Mapping[str, tuple[int, ...]]
    paragraphs: tuple[tuple[int, int], ...] = field(default=())
    """Where each paragraph of the article starts and ends."""

    @classmethod
    def of(cls, source: str | Path | Content, theme: str) -> _Side:
        content = composer.settle(source if isinstance(source, Content) else pipeline.load(source))
        found: tuple[Fact, ...] = (*content.metrics, *content.milestones)
        spans = (
            [segment.span for segment in block.segments if segment.span]
            for section in content.sections
            for block in section.blocks
            if isinstance(block, Prose)
        )
        return cls(
            content=content,
            speaker=Speaker(content, content.languages[0]),
            facts={fact.id: fact for fact in sorted(found, key=lambda fact: fact.span)},
            slides=plugins.load("renderers", "deck")().places(content, themes.load(theme)),
            paragraphs=tuple((held[0].start, held[-1].end) for held in spans if held),
        )

    def said(self, fact: Fact) -> str:
        """Return the fact as a phrase."""
        return "".join(run.text for run in self.speaker.phrase(fact))

    def name(self, fact: Fact) -> str:
        """Return what the fact tells of whom, without how much or when."""
        said = self.speaker.label(fact) if isinstance(fact, Metric) else self.speaker.text(fact.event)
        return "".join(fold(said).split())

    def paragraph(self, fact: Fact) -> int | None:
        """Return the number of the paragraph that states the fact."""
        found = (n for n, (start, end) in enumerate(self.paragraphs, 1) if start <= fact.span.start < end)
        return next(found, None)


def _pairs(before: _Side, after: _Side) -> Iterator[tuple[Fact | None, Fact]]:
    """Yield each fact that is now with the one that it was."""
    left = {key: fact for key, fact in before.facts.items() if key not in after.facts}
    for key, fact in after.facts.items():
        if key in before.facts:
            yield before.facts[key], fact
            continue
        alike = [old for old in left.values() if type(old) is type(fact) and before.name(old) == after.name(fact)]
        # Several facts of one name: the same words first, then the same date, then in order.
        best = min(alike, key=lambda old: (old.quote != fact.quote, _date(old) != _date(fact)), default=None)
        if best:
            del left[best.id]
        yield best, fact


def _change(before: _Side, after: _Side, old: Fact | None, new: Fact) -> Change | None:
    differences = tuple(_differences(before, after, old, new)) if old else ()
    if old and not differences:
        return None
    return Change(
        kind="changed" if old else "added",
        old=old.id if old else None,
        new=new.id,
        said=after.said(new),
        differences=differences,
        slides=after.slides.get(new.id, ()),
        paragraph=after.paragraph(new),
    )


def _gone(side: _Side, fact: Fact) -> Change:
    slides = side.slides.get(fact.id, ())
    return Change(kind="removed", old=fact.id, said=side.said(fact), slides=slides, paragraph=side.paragraph(fact))


def _differences(before: _Side, after: _Side, old: Fact, new: Fact) -> Iterator[Difference]:
    if isinstance(old, Metric) and isinstance(new, Metric):
        if old.quantity != new.quantity or old.quote != new.quote:
            yield Difference(what="value", old=old.quote, new=new.quote)
        if before.speaker.label(old) != after.speaker.label(new):
            yield Difference(what="label", old=before.speaker.label(old), new=after.speaker.label(new))
    elif before.name(old) != after.name(new):
        yield Difference(what="label", old=before.name(old), new=after.name(new))
    if _date(old) != _date(new):
        yield Difference(what="date", old=_when(before, old), new=_when(after, new))
    if _words(old) != _words(new):
        yield Difference(what="sentence", old=_words(old), new=_words(new))


def _date(fact: Fact) -> str | None:
    return fact.as_of if isinstance(fact, Metric) else fact.date


def _when(side: _Side, fact: Fact) -> str:
    return side.speaker.as_of(fact) if isinstance(fact, Metric) else side.speaker.date(fact.date)


def _words(fact: Fact) -> str:
    return " ".join(fact.sentence.text.split())
