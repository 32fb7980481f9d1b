"""What the deck says: the speaker's words for facts, the theme's words around them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from publisher.lang import Run as Spoken
from publisher.lang import Speaker
from publisher.model import (
    Content,
    Fact,
    Language,
    Metric,
    Milestone,
    Prose,
    Section,
    Segment,
    Statement,
    Status,
    Theme,
)
from publisher.renderers.deck.slides import Run
from publisher.renderers.deck.words import DeckWords


class Voice:
    """Says the words of one content for a deck in one language."""

    def __init__(self, content: Content, theme: Theme, language: Language) -> None:
        self.content = content
        self.language = language
        self.speaker = Speaker(content, language)
        self.theme = theme
        self.words = DeckWords(theme, language)
        self.metrics = {m.id: m for m in content.metrics if m.status != Status.REJECTED}
        self.milestones = {m.id: m for m in content.milestones if m.status != Status.REJECTED}
        self.sections = tuple(s for s in content.sections if s.status != Status.REJECTED)
        self._paragraphs = tuple(_paragraphs(self.sections))

    def say(self, block: str, **values: object) -> str:
        """Return fixed words of the theme."""
        return self.words.say(block, **values)

    def join(self, parts: Iterable[str | None]) -> str:
        """Return the parts that there are, with the theme's separator between them."""
        return f" {self.say('separator')} ".join(part for part in parts if part)

    def segment(self, segment: Segment) -> tuple[Run, ...]:
        """Return a segment's words with its quantities set strong, marked when they are not translated."""
        return (*self._strong(self.speaker.runs(segment)), *self._mark(self.speaker.has(segment)))

    def event(self, milestone: Milestone) -> tuple[Run, ...]:
        """Return what happened, as a line of its own that opens with a capital."""
        first, *rest = self.segment(milestone.event)
        return (first._replace(text=f"{first.text[:1].upper()}{first.text[1:]}"), *rest)

    def statement(self, statement: Statement) -> tuple[Run, ...]:
        """Return a statement's words with its quantities set strong, marked when they are not translated."""
        return (*self._strong(self.speaker.statement(statement)), *self._mark(self.speaker.can_say(statement)))

    def heading(self, statements: Iterable[Statement]) -> str:
        """Return statements as one title."""
        said = dict.fromkeys("".join(run.text for run in self.speaker.statement(s)) for s in statements)
        joint = self.say("sentence_joint")
        return (f"{joint} " if joint.isascii() else joint).join(text.rstrip("。.") for text in said)

    def listing(self, parts: Iterable[str]) -> str:
        """Return parts as one list."""
        joint = self.say("list_joint")
        return (f"{joint} " if joint.isascii() else joint).join(parts)

    def can_head(self, statement: Statement) -> bool:
        """Tell whether a statement may be a title: its fact is not rejected, nor waiting for a person's look."""
        if isinstance(statement, Segment):
            return self.is_clean(statement)
        fact = self.metrics.get(statement.fact) or self.milestones.get(statement.fact)
        return fact is not None and (fact.confidence == "auto" or fact.status == Status.APPROVED)

    def is_kept(self, statement: Statement) -> bool:
        """Tell whether nobody rejected what a statement says."""
        if isinstance(statement, Segment):
            return self.is_clean(statement)
        return statement.fact in self.metrics or statement.fact in self.milestones

    def number(self, metric: Metric, before: float, after: float) -> tuple[Run, ...]:
        """Return a quantity for large type: its number at full size, the words around it smaller."""
        phrase = self.speaker.quantity(metric)
        start = phrase.text.find(phrase.number, len(phrase.before))
        end = start + len(phrase.number)
        if phrase.spaced:  # Latin words are long: they stand back further
            before, after = before * 0.76, after * 0.76
        parts = ((phrase.text[:start], before), (phrase.text[start:end], 1.0), (phrase.text[end:], after))
        return tuple(Run(text=text, ratio=ratio) for text, ratio in parts if text)

    def label(self, metric: Metric) -> str:
        """Return the metric's label with its subject."""
        return self.speaker.label(metric)

    def date(self, milestone: Milestone) -> str:
        """Return the date of a milestone, and whether it is only planned."""
        return self.join((self.speaker.date(milestone.date), self.say("planned") if milestone.planned else None))

    def caption(self, metric: Metric) -> str:
        """Return when the metric held, where that is known; for a label without translation, that too."""
        return self.join((self.when(metric), self.unsaid(self.speaker.has(metric.label))))

    def when(self, metric: Metric) -> str | None:
        """Return when the metric held, or None where the article does not say; only tables and charts say that."""
        is_known = metric.as_of or metric.as_of_basis == "now" or metric.outlook
        return self.speaker.as_of(metric) if is_known else None

    def kicker(self, section: Section, facts: Iterable[Fact]) -> str:
        """Return what stands over the title: the section's heading; in an article without any, whose figures."""
        if any(other.title for other in self.sections):
            return self.section_name(section)
        subjects = {fact.subject.segment.source: fact.subject for fact in facts if fact.subject}
        return self.speaker.subject(*subjects.values()) if len(subjects) == 1 else self.say("key_figures")

    def unsaid(self, is_said: bool) -> str | None:
        """Return the mark of words that are not translated."""
        return None if is_said else self.say("not_translated")

    def section_name(self, section: Section) -> str:
        """Return what the section is called: its own heading, or the role it plays."""
        return self.speaker.text(section.title) if section.title else self.say(section.role)

    def month(self, year: int, month: int) -> str:
        """Return the name of a month alone, for a ribbon of one year."""
        return self.speaker.date(f"{year}-{month:02d}").replace(f"{year}年", "").replace(f" {year}", "")

    def place(self, fact: Fact) -> tuple[str, int | None]:
        """Return the heading a fact stands under, and the number of its paragraph."""
        for start, end, section, number in self._paragraphs:
            if start <= fact.span.start < end:
                return self.section_name(section), number
        return "", None

    def source_line(self) -> str:
        """Return publication, date, page and credit."""
        source = self.content.source
        return self.say(
            "source_line",
            publication=self.named(source.publication),
            published=self.speaker.date(source.published) if source.published else None,
            page=source.page,
            credit=self.named(source.credit),
            name=self.speaker.text(source.title),
        )

    def named(self, name: str | None) -> str | None:
        """Return a name in the deck's language, when the article's names have it."""
        found = (n.name for n in self.content.names if n.name.source == name)
        segment = next(found, None)
        return self.speaker.text(segment) if segment else name

    def is_clean(self, segment: Segment) -> bool:
        """Tell whether a segment states nothing that a person rejected."""
        facts: tuple[Fact, ...] = (*self.content.metrics, *self.content.milestones)
        rejected = (fact.span for fact in facts if fact.status == Status.REJECTED)
        return segment.span is None or not any(span in segment.span for span in rejected)

    def _strong(self, runs: Iterable[Spoken]) -> tuple[Run, ...]:
        return tuple(
            Run(text=_tidy(run.text), bold=True, color="brand")
            if run.fact in self.metrics
            else Run(text=_tidy(run.text))
            for run in runs
        )

    def _mark(self, is_said: bool) -> tuple[Run, ...]:
        return (
            () if is_said else (Run(text=f" {self.say('not_translated_mark')}", ratio=0.7, bold=False, color="muted"),)
        )


def evidence(voice: Voice, section: Section) -> tuple[tuple[Segment, tuple[Fact, ...]], ...]:
    """Return the sentences of a section, each with the facts that it states."""
    facts: tuple[Metric | Milestone, ...] = (*voice.metrics.values(), *voice.milestones.values())
    return tuple(
        (segment, tuple(fact for fact in facts if segment.span and fact.span in segment.span))
        for block in section.blocks
        if isinstance(block, Prose)
        for segment in block.segments
        if voice.is_clean(segment)
    )


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _paragraphs(sections: Iterable[Section]) -> Iterable[tuple[int, int, Section, int]]:
    """Yield where each paragraph of the article stands, and its number in the article."""
    number = 0
    for section in sections:
        for block in section.blocks:
            spans = [s.span for s in block.segments if s.span] if isinstance(block, Prose) else []
            if spans:
                number += 1
                yield spans[0].start, spans[-1].end, section, number
