"""Read the article out of the content: its chapters, its paragraphs, and where a fact stands."""

from __future__ import annotations

from typing import NamedTuple

from publisher.model import Cards, Chart, Content, Metric, Milestone, Prose, Section, Segment, Span, Status, Timeline


class Paragraph(NamedTuple):
    """One paragraph of the article, numbered from 1."""

    number: int
    segments: tuple[Segment, ...]

    def holds(self, span: Span) -> bool:
        """Tell whether the place stands in the paragraph."""
        return any(s.span is not None and s.span.overlaps(span) for s in self.segments)


class Chapter(NamedTuple):
    """A run of paragraphs under one heading, or under none."""

    title: Segment | None
    paragraphs: tuple[Paragraph, ...]
    charts: tuple[tuple[Metric, ...], ...] = ()
    """The metrics of each chart of the section."""


def chapters(content: Content) -> tuple[Chapter, ...]:
    """Return the chapters of the article in order, without rejected sections."""
    found: list[Chapter] = []
    number = 0
    by_id = {metric.id: metric for metric in metrics(content)}
    for section in _kept(content):
        paragraphs, charts = [], []
        for block in section.blocks:
            if isinstance(block, Chart):
                charts.append(tuple(by_id[name] for name in block.metrics if name in by_id))
            if isinstance(block, Prose) and block.segments:
                number += 1
                paragraphs.append(Paragraph(number, block.segments))
        if paragraphs or section.title:
            found.append(Chapter(section.title, tuple(paragraphs), tuple(charts)))
    return tuple(found)


def paragraphs(content: Content) -> tuple[Paragraph, ...]:
    """Return all paragraphs in order."""
    return tuple(paragraph for chapter in chapters(content) for paragraph in chapter.paragraphs)


def paragraph_of(span: Span, among: tuple[Paragraph, ...]) -> Paragraph | None:
    """Return the paragraph in which a place stands, if it is printed."""
    return next((paragraph for paragraph in among if paragraph.holds(span)), None)


def metrics(content: Content) -> tuple[Metric, ...]:
    """Return the metrics to print, in reading order."""
    kept = (metric for metric in content.metrics if metric.status is not Status.REJECTED)
    return tuple(sorted(kept, key=lambda metric: metric.span))


def milestones(content: Content) -> tuple[Milestone, ...]:
    """Return the milestones to print, by date; one known to the year comes after dated ones of that year."""
    kept = (milestone for milestone in content.milestones if milestone.status is not Status.REJECTED)
    return tuple(sorted(kept, key=lambda milestone: (_sortable(milestone.date), milestone.span)))


def key_figures(content: Content, most: int) -> tuple[Metric, ...]:
    """Return the metrics of the overview's cards, or the weightiest ones where it has none."""
    printed = metrics(content)
    for block in _overview(content):
        if isinstance(block, Cards):
            by_id = {metric.id: metric for metric in printed}
            return tuple(by_id[name] for name in block.metrics if name in by_id)[:most]
    sure = (metric for metric in printed if metric.confidence == "auto" or metric.status is Status.APPROVED)
    return tuple(sorted(sure, key=lambda metric: (-metric.salience, metric.span)))[:most]


def drawn_milestones(content: Content) -> tuple[Milestone, ...]:
    """Return the milestones of the overview's timeline, or all where it has none."""
    printed = milestones(content)
    for block in _overview(content):
        if isinstance(block, Timeline):
            return tuple(milestone for milestone in printed if milestone.id in block.milestones)
    return printed


def untranslated(content: Content) -> int:
    """Return how many different segments that the brief prints have no translation."""
    segments = [content.source.title]
    for chapter in chapters(content):
        segments += [chapter.title] if chapter.title else []
        segments += [segment for paragraph in chapter.paragraphs for segment in paragraph.segments]
    segments += [metric.label for metric in metrics(content)]
    segments += [milestone.event for milestone in milestones(content)]
    return len({segment.id for segment in segments if segment.target is None})


def _overview(content: Content) -> tuple[Prose | Cards | Timeline, ...]:
    blocks = (block for section in _kept(content) if section.role == "overview" for block in section.blocks)
    return tuple(block for block in blocks if isinstance(block, Prose | Cards | Timeline))


def _kept(content: Content) -> tuple[Section, ...]:
    return tuple(section for section in content.sections if section.status is not Status.REJECTED)


def _sortable(iso: str) -> str:
    """Return a key that puts 2024-06 before 2024."""
    start = iso.split("/")[0]
    return start + "~" if len(start) == 4 else start
