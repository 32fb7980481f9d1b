"""The evidence: every fact with its sentence, and the whole source text with the facts marked."""

from __future__ import annotations

from dataclasses import dataclass

from publisher import templates
from publisher.handout.marked import Piece, facts, paragraphs, pieces
from publisher.handout.words import words
from publisher.lang import Speaker
from publisher.model import Content, Metric, Milestone, Theme


@dataclass(frozen=True, slots=True)
class Row:
    """A fact in both languages, with its sentence."""

    id: str
    said: tuple[str, str]
    value: tuple[str, str]
    when: tuple[str, str]
    place: tuple[str, str]
    """Where it stands in the file that was read; empty for plain text."""
    sentence: list[Piece]


def evidence_page(content: Content, theme: Theme) -> str:
    """Return the page as HTML, complete in itself: no script, nothing loaded."""
    speakers = tuple(Speaker(content, language) for language in content.languages)
    found = facts(content)
    return templates.html(
        "evidence.html.j2",
        content=content,
        languages=content.languages,
        words=[words(language) for language in content.languages],
        titles=[speaker.text(content.source.title) for speaker in speakers],
        metrics=[_metric(fact, speakers) for fact in found if isinstance(fact, Metric)],
        milestones=[_milestone(fact, speakers) for fact in found if isinstance(fact, Milestone)],
        lines=paragraphs(content),
        theme=theme.name,
        color=theme.color,
    )


def _metric(metric: Metric, speakers: tuple[Speaker, ...]) -> Row:
    first, second = speakers
    return Row(
        id=metric.id,
        said=(first.label(metric), second.label(metric)),
        value=(first.quantity(metric).text, second.quantity(metric).text),
        when=(first.as_of(metric), second.as_of(metric)),
        place=(first.place(metric), second.place(metric)),
        sentence=pieces(metric.sentence.text, metric.sentence.start, [(metric.span, metric.id)]),
    )


def _milestone(milestone: Milestone, speakers: tuple[Speaker, ...]) -> Row:
    first, second = speakers
    return Row(
        id=milestone.id,
        said=(first.text(milestone.event), second.text(milestone.event)),
        value=(first.date(milestone.date), second.date(milestone.date)),
        when=("", ""),
        place=(first.place(milestone), second.place(milestone)),
        sentence=pieces(milestone.sentence.text, milestone.sentence.start, [(milestone.span, milestone.id)]),
    )
