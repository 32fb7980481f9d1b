"""Slides of statements and numbers: key points, the hero card, cards, columns of milestones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from publisher.model import FactPhrase, Metric, Milestone, Section, Segment, Statement
from publisher.renderers.deck.drafts import (
    MOST_LOAD,
    Draft,
    Heading,
    chunks,
    first_whole,
    heading,
    headings,
    load,
    readings,
)
from publisher.renderers.deck.fit import fit, fit_alike, fit_cards, line_count
from publisher.renderers.deck.layouts import Layouts
from publisher.renderers.deck.slides import Fill, Paragraph, Run
from publisher.renderers.deck.slots import CELL, HEAD, HERO, READING, Layout
from publisher.renderers.deck.voice import Voice, evidence

_ROWS = 6
_CARDS = 6
_COLUMNS = 4


def point_slides(voice: Voice, layouts: Layouts, section: Section, statements: Sequence[Statement]) -> list[Draft]:
    """Return the statements to remember, a row each."""
    kept = _distinct(voice, [statement for statement in statements if voice.is_kept(statement)])
    return first_whole([_rows(voice, layouts, section, rows) for rows in chunks(kept, most)] for most in (_ROWS, 4, 3))


def _distinct(voice: Voice, statements: Sequence[Statement]) -> list[Statement]:
    """Return statements without those whose words another says too: two figures of one sentence are one point."""
    said = ["".join(run.text for run in voice.speaker.statement(statement)) for statement in statements]
    return [
        statement
        for i, statement in enumerate(statements)
        if not any(said[i] in words and (said[i] != words or j < i) for j, words in enumerate(said) if j != i)
    ]


def _rows(voice: Voice, layouts: Layouts, section: Section, rows: Sequence[Statement]) -> Draft:
    first = [heading(voice, section.headline)] if section.headline and voice.can_head(section.headline) else []
    said = first[0].text if first else ""
    rows = [row for row in rows if len(rows) < 3 or heading(voice, row).text != said]  # the title has said it
    layout = layouts.points(len(rows))
    paragraphs = _points(voice, layout, rows)
    return Draft(
        section=voice.section_name(section),
        kicker=voice.say("key_points"),
        headings=(*first, Heading(text=voice.say("key_points"))),
        layout=layout,
        fills=fit_alike(zip(layout.cells, paragraphs, strict=True)),
        facts=tuple(row.fact for row in rows if isinstance(row, FactPhrase)),
        segments=tuple(row for row in rows if isinstance(row, Segment)),
    )


def hero_slide(voice: Voice, layouts: Layouts, section: Section, metrics: Sequence[Metric]) -> Draft:
    """Return the most important number as a large card, with up to six more beside it."""
    counts = dict.fromkeys(min(count, len(metrics) - 1) for count in (_CARDS, 4, 3))
    (draft,) = first_whole([_hero(voice, layouts, section, metrics[: count + 1])] for count in counts)
    return draft


def _hero(voice: Voice, layouts: Layouts, section: Section, metrics: Sequence[Metric]) -> Draft:
    hero, *rest = metrics
    layout = layouts.hero(len(rest))
    cards = fit_cards(zip(layout.cells, (_card(voice, metric) for metric in rest), strict=True))
    main = hero.subject.segment.source if hero.subject else None
    told = sorted(rest, key=lambda m: (m.statement is None, (m.subject.segment.source if m.subject else None) != main))
    ways = [heading(voice, FactPhrase(fact=metric.id)) for metric in (*told, hero)]
    usable = tuple(way for way in ways if all(voice.can_head(FactPhrase(fact=key)) for key in way.facts))
    return Draft(
        section=voice.section_name(section),
        kicker=voice.say("key_figures"),
        headings=(*usable, Heading(text=voice.say("key_figures"))),
        layout=layout,
        fills=(*fit_cards([(layout.slot(HERO), _card(voice, hero, 0.31, 0.37))]), *cards),
        facts=tuple(metric.id for metric in (hero, *rest)),
    )


def card_slides(voice: Voice, layouts: Layouts, section: Section, metrics: Sequence[Metric]) -> list[Draft]:
    """Return a section's metrics: one to three as large numbers with sentences, more as cards."""
    return first_whole(
        [_cards(voice, layouts, section, group) for group in _pages(metrics, most)] for most in (_CARDS, 4, 3, 2)
    )


def _pages(metrics: Sequence[Metric], most: int) -> list[list[Metric]]:
    """Share metrics out to slides of at most `most`, those of one subject together as far as they go."""
    groups: dict[str | None, list[Metric]] = {}
    for metric in metrics:
        groups.setdefault(metric.subject.segment.source if metric.subject else None, []).append(metric)
    pages: list[list[Metric]] = []
    for group in groups.values():
        for part in chunks(group, most):
            if pages and len(pages[-1]) + len(part) <= most:
                pages[-1] += part
            else:
                pages.append([*part])
    return pages


def milestone_slides(voice: Voice, layouts: Layouts, section: Section, among: Iterable[Section]) -> list[Draft]:
    """Return milestones that are told in some sections: a column each, with the sentence that tells of it."""
    told = (pair for one in among for pair in evidence(voice, one))
    found = [(f, s) for s, facts in told for f in facts if isinstance(f, Milestone)]
    drafts = []
    for group in chunks(found, _COLUMNS):
        layout = layouts.columns(len(group))
        milestones = [milestone for milestone, _ in group]
        heads = [[Paragraph(runs=(Run(text=voice.date(m)),))] for m in milestones]
        texts = [_told(voice, milestone, sentence) for milestone, sentence in group]
        columns = range(len(group))
        fills = (
            *fit_alike((layout.slot(HEAD + i), heads[i]) for i in columns),
            *fit_alike((layout.slot(CELL + i), texts[i]) for i in columns),
        )
        drafts.append(
            Draft(
                section=voice.section_name(section),
                kicker=voice.kicker(section, milestones),
                headings=_told_headings(voice, section, milestones),
                layout=layout,
                fills=fills,
                facts=tuple(milestone.id for milestone in milestones),
                segments=tuple(sentence for _, sentence in group),
                weight=4 if section.role == "overview" else 2,
            )
        )
    return drafts


def _told_headings(voice: Voice, section: Section, milestones: Sequence[Milestone]) -> tuple[Heading, ...]:
    *ways, last = headings(voice, section, milestones)
    return (*ways, Heading(text=voice.say("milestones")) if section.role == "overview" else last)


def _cards(voice: Voice, layouts: Layouts, section: Section, metrics: Sequence[Metric]) -> Draft:
    few = len(metrics) <= 4
    layout = _layout(layouts, len(metrics))
    fills: tuple[Fill, ...] = ()
    segments: tuple[Segment, ...] = ()
    if few:
        room = MOST_LOAD - sum(load(_card(voice, metric)) for metric in metrics)
        sentences, segments = readings(voice, section, [m.id for m in metrics], layout.slot(READING), room)
        fills = (fit(layout.slot(READING), sentences),) if sentences else ()
        layout = layout if sentences else layouts.grid(len(metrics))
    cards = fit_cards(zip(layout.cells, (_card(voice, metric) for metric in metrics), strict=True))
    return Draft(
        section=voice.section_name(section),
        kicker=voice.kicker(section, metrics),
        headings=headings(voice, section, metrics),
        layout=layout,
        fills=(*cards, *fills),
        facts=tuple(metric.id for metric in metrics),
        segments=segments,
        weight=3 if any(metric.salience > 2 for metric in metrics) else 1,
    )


def _layout(layouts: Layouts, count: int) -> Layout:
    if count == 1:
        return layouts.number()
    return layouts.numbers(count) if count <= 4 else layouts.grid(count)


def _card(voice: Voice, metric: Metric, before: float = 0.5, after: float = 0.53) -> tuple[Paragraph, ...]:
    return (
        Paragraph(runs=voice.number(metric, before, after)),
        Paragraph(runs=(Run(text=voice.label(metric)),), level=1),
        Paragraph(runs=(Run(text=voice.caption(metric)),), level=2),
    )


def _points(voice: Voice, layout: Layout, rows: Sequence[Statement]) -> list[list[Paragraph]]:
    """Return the rows with their dates behind the words, or under them when that takes more than a line."""
    beside = [[_point(voice, row)] for row in rows]
    if all(line_count(layout.cells[0], row[0], 0.94) == 1 for row in beside):
        return beside
    return [
        [
            Paragraph(runs=voice.statement(row)),
            *([Paragraph(runs=(Run(text=when),), level=1)] if (when := _when(voice, row)) else []),
        ]
        for row in rows
    ]


def _point(voice: Voice, statement: Statement) -> Paragraph:
    when = _when(voice, statement)
    tail = (Run(text=f"  {when}", ratio=0.65, color="muted"),) if when else ()
    return Paragraph(runs=(*voice.statement(statement), *tail))


def _when(voice: Voice, statement: Statement) -> str | None:
    fact = voice.metrics.get(statement.fact) if isinstance(statement, FactPhrase) else None
    return voice.when(fact) if fact else None


def _told(voice: Voice, milestone: Milestone, sentence: Segment) -> tuple[Paragraph, ...]:
    return (
        Paragraph(runs=voice.event(milestone)),
        Paragraph(runs=voice.segment(sentence), level=1),
    )
