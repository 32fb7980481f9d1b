"""Say typed facts in a reader's language: quantities, dates, as-of notes, whole fact phrases.

Facts are never translated. In the article's own language a quantity is quoted as printed;
in the other language it is said by rule from its value, unit and qualifier.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from publisher.lang import say_en, say_zh
from publisher.lang.lazy import lazy
from publisher.lang.phrase import Phrase
from publisher.model import (
    Content,
    Fact,
    FactPhrase,
    Language,
    Metric,
    Milestone,
    Quantity,
    Segment,
    Statement,
    Status,
    Subject,
)

PLACEHOLDER = lazy(r"⟦([^⟦⟧]+)⟧")
"""Stands in a target for the quantity of a metric: `⟦m-4f1c⟧`."""


class Run(NamedTuple):
    """A stretch of text; `fact` is the id of the metric whose quantity it says, if any."""

    text: str
    fact: str | None = None


class Speaker:
    """Says the words of one content in one of its languages."""

    def __init__(self, content: Content, language: Language) -> None:
        self.content = content
        self.language: Language = language
        self.is_source = language == content.languages[0]
        facts: tuple[Fact, ...] = (*content.metrics, *content.milestones)
        self._facts: Mapping[str, Fact] = {fact.id: fact for fact in facts}
        self._metrics = sorted(content.metrics, key=lambda m: m.span)
        self._starts = [metric.span.start for metric in self._metrics]
        self._rules = say_en if language == "en" else say_zh.for_tag(language)

    def has(self, segment: Segment) -> bool:
        """Tell whether the segment can be said in this language."""
        return self.is_source or segment.target is not None

    def text(self, segment: Segment) -> str:
        """Return the segment's words; the source's own where there is no translation."""
        if self.is_source or segment.target is None:
            return segment.source
        return "".join(run.text for run in self.runs(segment))

    def runs(self, segment: Segment) -> tuple[Run, ...]:
        """Return the segment's words, cut so that each metric's quantity is a run of its own."""
        if self.is_source or segment.target is None:
            return tuple(self._source_runs(segment))
        parts = PLACEHOLDER.split(segment.target)
        said = (Run(part) if i % 2 == 0 else self._placeholder(part) for i, part in enumerate(parts))
        return tuple(run for run in said if run.text)

    def quantity(self, metric: Metric) -> Phrase:
        """Return the metric's quantity with its counted noun or currency: `more than` `5 million` `companies`."""
        if self.is_source and not metric.is_bare:
            return self._rules.split_quote(metric.quote)
        return self._rules.quantity(metric.quantity, label=self.text(metric.label))

    def amount(self, metric: Metric) -> str:
        """Return the quantity without a counted noun: what a placeholder in prose stands for."""
        if self.is_source and not metric.is_bare:
            return metric.quote
        return self._rules.quantity(metric.quantity, noun=False).text

    def bare(self, quantity: Quantity) -> str:
        """Return a quantity that is no metric's, without a counted noun."""
        return self._rules.quantity(quantity, noun=False).text

    def day(self, iso: str, *, is_end: bool = False) -> str:
        """Return a date as a sentence says it: the end of a month, quarter or year by its name, not by its last day."""
        if not is_end or len(iso) != 10:
            return self.date(iso)
        month = iso[:4] if iso.endswith("-12-31") else iso[:7]
        return f"the end of {self.date(month)}" if self.language == "en" else f"{self.date(month)}末"

    def date(self, iso: str) -> str:
        """Return a date of any precision: `16 December 2014`, `2019年7月`."""
        return self._rules.date(iso)

    def as_of(self, metric: Metric) -> str:
        """Return when the metric held, or is meant to hold, or that the article does not say."""
        published = self.content.source.published
        said = self._rules.as_of(metric.as_of, metric.as_of_basis, published)
        is_ahead = bool(metric.as_of and published and _is_ahead(metric.as_of, published))
        return self._rules.expected(said) if metric.outlook or is_ahead else said

    def place(self, fact: Fact) -> str:
        """Return where a fact stands in the file that was read; empty for plain text."""
        where = self.content.source.locator(fact.span)
        return self._rules.place(where) if where else ""

    def subject(self, subject: Subject) -> str:
        """Return the subject's name, in quotation marks where the article prints it so."""
        said = self.text(subject.segment)
        return self._rules.quoted(said) if self.is_source and self._is_quoted(subject) else said

    def name(self, name: str) -> str:
        """Return a publication or an organisation in this language, as printed when it has no translation."""
        known = (n.name for n in self.content.names if n.name.source == name)
        return next((self.text(segment) for segment in known), name)

    def label(self, metric: Metric) -> str:
        """Return the metric's label with its subject, unless the label names the subject itself."""
        label = self.text(metric.label)
        subject = self._said_subject(metric)
        if label and subject and self.quantity(metric).after.lower().endswith(label.lower()):
            label = ""  # "17.2 million gross buyer additions" has said it
        said = self._rules.labelled(subject, label) if subject and label else label or subject or ""
        if metric.measure == "change":
            said += self._rules.changed(f"{label} {metric.quote}", metric.direction, metric.compared_to)
        return f"{said[:1].upper()}{said[1:]}"

    def statement(self, statement: Statement) -> tuple[Run, ...]:
        """Return a headline or key point: a segment as it stands, or a fact as a phrase."""
        if isinstance(statement, Segment):
            return self.runs(statement)
        fact = self._facts[statement.fact]
        own = self._own_words(fact)
        return _capital(self.runs(own)) if own else self.phrase(fact)

    def phrase(self, fact: Fact) -> tuple[Run, ...]:
        """Return a fact said by rule: subject, label and quantity, or date and event."""
        if isinstance(fact, Milestone):
            return (Run(self._rules.happened(self.date(fact.date), self.text(fact.event))),)
        return tuple(run for run in self._metric_phrase(fact) if run.text)

    def together(self, metrics: Sequence[Metric]) -> str:
        """Return metrics of one label and subject as one phrase, each with its date."""
        said = [(self.quantity(metric).text, self.as_of(metric)) for metric in metrics]
        return f"{self._metric_phrase(metrics[0])[0].text}{self._rules.dated(said)}"

    def can_say(self, statement: Statement) -> bool:
        """Tell whether every word of the statement is there in this language."""
        if isinstance(statement, Segment):
            return self.has(statement)
        fact = self._facts[statement.fact]
        return bool(self._own_words(fact)) or self.has(fact.event if isinstance(fact, Milestone) else fact.label)

    def fact(self, phrase: FactPhrase) -> Fact:
        """Return the fact that a phrase says."""
        return self._facts[phrase.fact]

    def _own_words(self, fact: Fact) -> Segment | None:
        """Return the article's own statement of a metric, where it can be said and nobody chose other words."""
        if isinstance(fact, Milestone) or fact.statement is None or fact.status is Status.EDITED:
            return None
        return fact.statement if self.has(fact.statement) else None

    def _metric_phrase(self, metric: Metric) -> tuple[Run, Run]:
        before = self._rules.phrase(self._said_subject(metric), self.text(metric.label))
        return Run(before), Run(self.quantity(metric).text, metric.id)

    def _said_subject(self, metric: Metric) -> str | None:
        if metric.subject is None or metric.subject.segment.source in metric.label.source:
            return None
        return self.subject(metric.subject)

    def _is_quoted(self, subject: Subject) -> bool:
        name, text = subject.segment.source, self.content.source.text
        return any(f"{left}{name}{right}" in text for left, right in ("“”", "「」", "『』", "《》"))

    def _source_runs(self, segment: Segment) -> list[Run]:
        if segment.span is None:
            return [Run(segment.source)]
        runs, at = [], 0
        first, last = (bisect_left(self._starts, place) for place in (segment.span.start, segment.span.end))
        for metric in (m for m in self._metrics[first:last] if m.span in segment.span):
            start, end = (place - segment.span.start for place in (metric.span.start, metric.span.end))
            if start < at:
                continue  # two facts in the same words: the words stand once
            runs += [Run(segment.source[at:start]), Run(segment.source[start:end], metric.id)]
            at = end
        return [run for run in (*runs, Run(segment.source[at:])) if run.text]

    def _placeholder(self, id: str) -> Run:
        fact = self._facts.get(id)
        return Run(self.amount(fact), id) if isinstance(fact, Metric) else Run("")


def _is_ahead(iso: str, published: str) -> bool:
    """Tell whether a date or period begins after the day of publication.

    >>> _is_ahead("2030", "2024-11-08"), _is_ahead("2024", "2024-11-08"), _is_ahead("2024-12", "2024-11-08")
    (True, False, True)
    """
    year, _, part = iso.partition("/")[0].partition("-")
    first = {"H1": "01", "H2": "07", "Q1": "01", "Q2": "04", "Q3": "07", "Q4": "10"}.get(part, part)
    start = f"{year}-{first}" if first else year
    return start > published[: len(start)]


def _capital(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return runs that open with a capital: a clause from within a sentence stands alone."""
    first, *rest = runs
    return (first._replace(text=f"{first.text[:1].upper()}{first.text[1:]}"), *rest)
