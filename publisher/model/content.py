"""What we publish, free of any output format. The content file is the shape of `Content`."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from typing import Literal

from publisher.model.article import Locator
from publisher.model.artifact import Diagnostic
from publisher.model.facts import Metric, Milestone, Name, Status
from publisher.model.text import Language, Segment, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the article comes from. Printed on every artifact."""

    name: str
    """The file's name, without a path."""
    sha256: str
    title: Segment
    publication: str | None = None
    page: str | None = None
    published: str | None = None
    """ISO 8601 date."""
    credit: str | None = None
    """Whose figures these are, as the article says."""
    url: str | None = None
    text: str
    """The whole article; every span counts its code points."""
    locators: tuple[Locator, ...] = ()
    """Where the text stands in the file that was read, in reading order; none for plain text."""

    def locator(self, span: Span) -> Locator | None:
        """Return where in the file that was read a span begins."""
        at = bisect.bisect_right(self.locators, span.start, key=lambda locator: locator.span.start) - 1
        found = self.locators[at] if at >= 0 else None
        return found if found and span.start < found.span.end else None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactPhrase:
    """Subject, label and quantity of a metric, or date and event of a milestone, said by `lang`."""

    fact: str
    """Id of the metric or milestone."""


Statement = Segment | FactPhrase
"""Words that a reader sees: a segment of the article, or a fact said by rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """One paragraph of the article, sentence by sentence."""

    kind: Literal["prose"] = "prose"
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """The statements to remember."""

    kind: Literal["points"] = "points"
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """Metrics side by side; the first is the hero when `hero` is true."""

    kind: Literal["cards"] = "cards"
    metrics: tuple[str, ...]
    hero: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Metrics that may share one axis."""

    kind: Literal["chart"] = "chart"
    metrics: tuple[str, ...]
    why: str
    """Why these may stand on one axis: the rule and what it found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Milestones in order of date."""

    kind: Literal["timeline"] = "timeline"
    milestones: tuple[str, ...]


Block = Prose | Points | Cards | Chart | Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A titled run of blocks: some slides, a chapter of the brief."""

    id: str
    role: Literal["overview", "lead", "body"] = "body"
    """The overview sums up the whole article, the lead stands before its first heading."""
    title: Segment | None = None
    """The article's own heading. The overview and the lead have none."""
    headline: Statement | None = None
    """The conclusion that stands over its slides."""
    blocks: tuple[Block, ...]
    status: Status = Status.EXTRACTED
    """`rejected` drops the section; `edited` keeps a person's headline and blocks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The whole publication. Every renderer starts from one of these."""

    version: Literal[1] = 1
    languages: tuple[Language, Language]
    """The article's language, then the language it is translated into."""
    source: Source
    names: tuple[Name, ...] = ()
    metrics: tuple[Metric, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    sections: tuple[Section, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was left out, and why."""

    def metric(self, id: str) -> Metric:
        """Return the metric called `id`; `KeyError` when there is none."""
        return {metric.id: metric for metric in self.metrics}[id]

    def milestone(self, id: str) -> Milestone:
        """Return the milestone called `id`; `KeyError` when there is none."""
        return {milestone.id: milestone for milestone in self.milestones}[id]
