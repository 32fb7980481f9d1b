"""Lay out a publication: an overview of the whole article, then a section for each of its headings."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from publisher.composer import charts, headlines
from publisher.lang.fold import fold
from publisher.lang.sentences import sentences
from publisher.model import (
    Article,
    Block,
    Cards,
    Chart,
    Content,
    Diagnostic,
    FactPhrase,
    Facts,
    Line,
    Metric,
    Milestone,
    Points,
    Prose,
    Role,
    Section,
    Segment,
    Source,
    Timeline,
)

MAX_CARDS = 7


class _Chapter(NamedTuple):
    """A heading and the paragraphs under it."""

    heading: Line | None
    lines: tuple[Line, ...]

    @property
    def paragraphs(self) -> tuple[Line, ...]:
        """What is told in sentences."""
        return tuple(line for line in self.lines if line.role is not Role.TABLE)

    def holds(self, fact: Metric | Milestone) -> bool:
        """Tell whether a fact stands under this heading."""
        at = bisect_right(self.lines, fact.span.start, key=lambda line: line.span.start)
        return at > 0 and fact.span in self.lines[at - 1].span


def compose(article: Article, facts: Facts) -> Content:
    """Return the content of a publication about an article."""
    chapters = tuple(_chapters(article))
    made, refused = charts.charts(article, facts.metrics)
    placed = [_home(chart, chapters, facts) for chart in made]
    overview = _overview(facts, tuple(chart for chart, home in zip(made, placed, strict=True) if home is None))
    used = {overview.headline.fact} if isinstance(overview.headline, FactPhrase) else set()
    body = []
    for number, chapter in enumerate(chapters):
        own = tuple(chart for chart, home in zip(made, placed, strict=True) if home == number)
        section = _section(article, facts, chapter, own, used)
        used |= {section.headline.fact} if isinstance(section.headline, FactPhrase) else set()
        body.append(section)
    return Content(
        languages=(article.language, "zh-Hans" if article.language == "en" else "en"),
        source=_source(article),
        names=facts.names,
        metrics=facts.metrics,
        milestones=facts.milestones,
        sections=(overview, *body),
        diagnostics=(
            *(Diagnostic(code="chart-refused", message=refusal.why) for refusal in refused),
            *([_cleaned(article.cleaned)] if article.cleaned else []),
        ),
    )


def _cleaned(count: int) -> Diagnostic:
    said = "a sign that is no text was" if count == 1 else f"{count} signs that are no text were"
    hint = "They are control characters, or turn the direction of the text: see what the source has there."
    return Diagnostic(code="cleaned", message=f"{said} made a space", hint=hint)


def _chapters(article: Article) -> Iterator[_Chapter]:
    heading: Line | None = None
    lines: list[Line] = []
    for line in article.lines:
        if line.role is Role.HEADING:
            if heading or lines:
                yield _Chapter(heading, tuple(lines))
            heading, lines = line, []
        elif line.role in (Role.PARAGRAPH, Role.ITEM) or (line.role is Role.TABLE and article.locators):
            lines.append(line)
    if heading or lines:
        yield _Chapter(heading, tuple(lines))


def _home(chart: Chart, chapters: tuple[_Chapter, ...], facts: Facts) -> int | None:
    """Return the chapter that states every metric of a chart, or None when they are spread."""
    metrics = [metric for metric in facts.metrics if metric.id in chart.metrics]
    return next((i for i, chapter in enumerate(chapters) if all(chapter.holds(m) for m in metrics)), None)


def _overview(facts: Facts, spread: tuple[Chart, ...]) -> Section:
    blocks: list[Block] = []
    if points := headlines.points(facts.metrics, facts.milestones):
        blocks.append(Points(statements=points))
    ranked = tuple(islice(headlines.rank(facts.metrics), MAX_CARDS))
    if ranked:
        blocks.append(Cards(metrics=tuple(metric.id for metric in ranked), hero=True))
    if len(facts.milestones) > 1:
        in_order = sorted(facts.milestones, key=lambda m: (m.date, m.span))
        blocks.append(Timeline(milestones=tuple(milestone.id for milestone in in_order)))
    headline = FactPhrase(fact=ranked[0].id) if ranked else headlines.headline((), facts.milestones, set())
    return Section(id="overview", role="overview", headline=headline, blocks=(*blocks, *spread))


def _section(article: Article, facts: Facts, chapter: _Chapter, own: tuple[Chart, ...], used: set[str]) -> Section:
    metrics = tuple(metric for metric in facts.metrics if chapter.holds(metric))
    milestones = tuple(milestone for milestone in facts.milestones if chapter.holds(milestone))
    blocks: list[Block] = [_prose(article, line) for line in chapter.paragraphs]
    if metrics:
        blocks.append(Cards(metrics=tuple(metric.id for metric in metrics)))
    elif len(milestones) > 1:
        # Without figures the section's events are what there is to say; one alone is its headline.
        blocks.append(Points(statements=tuple(FactPhrase(fact=milestone.id) for milestone in milestones)))
    title = Segment.of(article.quote(chapter.heading.span), chapter.heading.span) if chapter.heading else None
    return Section(
        id=_section_id(title),
        role="body" if title else "lead",
        title=title,
        headline=headlines.headline(metrics, milestones, used) or title,
        blocks=(*blocks, *own),
    )


def _section_id(title: Segment | None) -> str:
    """Return an id that stays when sections before it come or go."""
    return f"s-{hashlib.sha256(title.source.encode()).hexdigest()[:6]}" if title else "lead"


def _prose(article: Article, line: Line) -> Prose:
    spans = sentences(fold(article.text), line.span, article.language)
    return Prose(segments=tuple(Segment.of(article.quote(span), span) for span in spans))


def _source(article: Article) -> Source:
    title = article.title
    return Source(
        name=article.name,
        sha256=article.sha256,
        title=Segment.of(" ".join(article.quote(title).split()), title) if title else Segment.of(article.name),
        publication=article.publication,
        page=article.page,
        published=article.published.isoformat() if article.published else None,
        credit=article.credit,
        url=article.url,
        text=article.text,
        locators=article.locators,
    )
