"""Text with the places of facts marked: pieces of words, each with the id of the fact it states or none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from publisher.model import Content, Metric, Milestone, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and the fact they state."""

    text: str
    fact: str | None = None


def facts(content: Content) -> tuple[Metric | Milestone, ...]:
    """Return all facts in reading order."""
    return tuple(sorted((*content.metrics, *content.milestones), key=lambda fact: fact.span))


def pieces(text: str, offset: int, places: Iterable[tuple[Span, str]]) -> list[Piece]:
    """Cut a text that begins at `offset` at the places of facts; of two that overlap the first is marked."""
    found, at = [], offset
    for span, fact in sorted(places, key=lambda place: place[0]):
        if span.start < at or span.end > offset + len(text):
            continue
        found += [
            Piece(text[at - offset : span.start - offset]),
            Piece(text[span.start - offset : span.end - offset], fact),
        ]
        at = span.end
    return [piece for piece in (*found, Piece(text[at - offset :])) if piece.text]


def paragraphs(content: Content) -> list[list[Piece]]:
    """Return the lines of the source, with every fact and mention marked."""
    text = content.source.text
    places = [(fact.span, fact.id) for fact in facts(content)]
    places += [(span, metric.id) for metric in content.metrics for span in metric.mentions]
    lines, start = [], 0
    for line in text.split("\n"):
        inside = [(span, fact) for span, fact in places if start <= span.start and span.end <= start + len(line)]
        if line.strip():
            lines.append(pieces(line, start, inside))
        start += len(line) + 1
    return lines
