"""Plan a deck: which slides there are, and what stands where on each. Pure: no file, no python-pptx."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from publisher.model import (
    Cards,
    Chart,
    Content,
    Diagnostic,
    FactPhrase,
    Language,
    Metric,
    Milestone,
    Points,
    Prose,
    Section,
    Segment,
    Theme,
    Timeline,
)
from publisher.renderers.deck import appendix, cards, charts, multiples
from publisher.renderers.deck.drafts import Draft, Heading
from publisher.renderers.deck.fit import fit, fit_title, line_count
from publisher.renderers.deck.layouts import Layouts
from publisher.renderers.deck.notes import cover_notes, notes
from publisher.renderers.deck.scripts import clauses
from publisher.renderers.deck.slides import Deck, Paragraph, Run, Slide, Text
from publisher.renderers.deck.slots import BRAND, KICKER, MARK, ORIGIN, SOURCE, SUBTITLE, TITLE, Layout, Page
from publisher.renderers.deck.timeline import timeline_slides
from publisher.renderers.deck.voice import Voice

MOST_SLIDES = 20
_MOST_CARDS = 12
_LEAST_TIMELINE = 3


@lru_cache(maxsize=4)  # a deck is written, pictured, read and looked up from the same plan
def plan(content: Content, theme: Theme, language: Language, page: Page | None = None) -> Deck:
    """Return the deck of a content in one language: every metric and milestone stands on some slide.

    `page` is what a house template leaves for us; without it the theme's own slides are used.
    """
    voice, layouts = Voice(content, theme, language), Layouts(theme, page)
    drafts = [draft for section in voice.sections for draft in _section(voice, layouts, section)]
    metrics = tuple(voice.metrics.values())
    tables = appendix.metric_tables(voice, layouts, metrics)
    kept = _within(drafts, MOST_SLIDES - 2 - len(tables))
    shown = {key for draft in kept for key in draft.facts}
    unseen = [milestone for milestone in voice.milestones.values() if milestone.id not in shown]
    tables += appendix.milestone_tables(voice, layouts, unseen)
    last = (*tables, appendix.sources_slide(voice, layouts, metrics))
    slides = (_cover(voice, layouts), *_settled(voice, (*kept, *last)))
    left_out = len(drafts) - len(kept)
    source = content.source
    return Deck(
        language=language,
        source_language=content.languages[0],
        title=slides[0].title,
        subject=voice.say("subtitle"),
        author=theme.brand.name or voice.named(source.publication) or source.name,
        published=source.published,
        slides=slides,
        diagnostics=tuple(_diagnostics(voice, left_out, slides)),
    )


def _diagnostics(voice: Voice, left_out: int, slides: Iterable[Slide]) -> Iterable[Diagnostic]:
    """Yield what the deck could not show as it should: untranslated words, minor slides, words that did not fit."""
    unsaid = {segment.id for segment in _said(voice) if not voice.speaker.has(segment)}
    if unsaid:
        message = f"the deck shows {len(unsaid)} texts in {voice.content.languages[0]}: they have no {voice.language}"
        yield Diagnostic(code="not-translated", message=message, hint="publisher translate writes a file to fill in.")
    if left_out:
        message = f"{left_out} slides were left out, to keep to {MOST_SLIDES}"
        yield Diagnostic(code="slides-left-out", message=message, hint="The appendix has all their facts.")
    cut = sum(len(text.left_over) for slide in slides for text in slide.texts)
    if cut:
        yield Diagnostic(code="text-shortened", message=f"{cut} texts did not fit", hint="The notes have all words.")


def _said(voice: Voice) -> Iterable[Segment]:
    """Yield the segments that a deck shows: title, headings, headlines, labels, subjects, events."""
    yield voice.content.source.title
    for section in voice.sections:
        points = [s for block in section.blocks if isinstance(block, Points) for s in block.statements]
        yield from (s for s in (section.title, section.headline, *points) if isinstance(s, Segment))
    for metric in voice.metrics.values():
        yield metric.label
        if metric.subject:
            yield metric.subject.segment
    yield from (milestone.event for milestone in voice.milestones.values())


def _section(voice: Voice, layouts: Layouts, section: Section) -> list[Draft]:
    """Return the slides of one section, in the order of its blocks; the cards come before the charts they leave out."""
    in_charts = [charts.drawable(voice, block) for block in section.blocks if isinstance(block, Chart)]
    charted = {metric.id for metrics in in_charts for metric in metrics}
    drafts: list[Draft] = []
    for block in section.blocks:
        match block:
            case Points():
                drafts += cards.point_slides(voice, layouts, section, block.statements)
            case Cards(hero=True):
                metrics = _metrics(voice, block.metrics)
                drafts += [cards.hero_slide(voice, layouts, section, metrics)] if metrics else []
            case Timeline():
                found = [voice.milestones[key] for key in block.milestones if key in voice.milestones]
                drafts += _milestones(voice, layouts, section, found) if found else []
            case Cards() | Chart() | Prose():
                pass
    plain = [key for block in section.blocks if isinstance(block, Cards) and not block.hero for key in block.metrics]
    metrics = _metrics(voice, [key for key in dict.fromkeys(plain) if key not in charted])
    if not any(other.title for other in voice.sections):
        metrics = _worth_a_card(voice, metrics)
    drafts += cards.card_slides(voice, layouts, section, metrics)
    drafts += multiples.chart_slides(voice, layouts, section, [group for group in in_charts if group])
    if not drafts and section.role == "body":
        drafts += cards.milestone_slides(voice, layouts, section, [section])
    return _headed(drafts, section)


def _milestones(voice: Voice, layouts: Layouts, section: Section, found: Sequence[Milestone]) -> list[Draft]:
    """Return milestones on a timeline; one or two with their sentences, for an axis with so few is mostly empty."""
    if len(found) < _LEAST_TIMELINE:
        told = cards.milestone_slides(voice, layouts, section, voice.sections)
        if {key for draft in told for key in draft.facts} == {milestone.id for milestone in found}:
            return told
    return timeline_slides(voice, layouts, section, found)


def _worth_a_card(voice: Voice, metrics: Sequence[Metric]) -> list[Metric]:
    """Return what cards show of an article without headings: the most salient that the first slide of figures leaves.

    All of them stand in the appendix; a wall of equal cards says nothing.
    """
    heroes = [b.metrics for s in voice.sections for b in s.blocks if isinstance(b, Cards) and b.hero]
    left = [metric for metric in metrics if not any(metric.id in shown for shown in heroes)]
    best = sorted(left, key=lambda metric: (-metric.salience, metric.outlook, metric.span))[:_MOST_CARDS]
    return [metric for metric in left if metric in best or metric.salience > 2]


def _metrics(voice: Voice, keys: Iterable[str]) -> list[Metric]:
    return [voice.metrics[key] for key in keys if key in voice.metrics]


def _headed(drafts: list[Draft], section: Section) -> list[Draft]:
    """Return the slides with the one first that shows the fact of the section's headline."""
    headline = section.headline
    if section.role != "body" or not isinstance(headline, FactPhrase):
        return drafts
    return sorted(drafts, key=lambda draft: headline.fact not in draft.facts)


def _within(drafts: Sequence[Draft], most: int) -> list[Draft]:
    """Leave out the least important slides of a deck that is too long; the appendix has all their facts."""
    kept = dict(enumerate(drafts))
    in_section = Counter(draft.section for draft in drafts)
    for weight, may_be_alone in ((1, True), (2, True), (3, False), (3, True)):
        for number, draft in reversed(tuple(kept.items())):
            if len(kept) <= most:
                return [*kept.values()]
            if draft.weight == weight and (may_be_alone or in_section[draft.section] > 1):
                in_section[draft.section] -= 1
                del kept[number]
    return [*kept.values()]


def _settled(voice: Voice, drafts: Iterable[Draft]) -> list[Slide]:
    """Return the slides, each with a title that no other has."""
    taken: set[str] = set()
    slides = []
    for draft in drafts:
        heading = _heading(voice, draft, taken)
        taken.add(heading.text)
        slides.append(_slide(voice, draft, heading))
    return slides


def _heading(voice: Voice, draft: Draft, taken: set[str]) -> Heading:
    """Return the first way to title the slide that is free and short enough, or its name with a number."""
    slot = draft.layout.slot(TITLE)
    free = [heading for heading in draft.headings if heading.text not in taken]
    for heading in free:
        title = fit_title(slot, _paragraphs(heading.text))
        if title and line_count(slot, title.paragraphs[0], title.scale) <= heading.lines:
            return heading
    last = draft.headings[-1]
    number, text = 2, last.text
    while text in taken:
        text = voice.say("continued", title=last.text, number=number)
        number += 1
    return last._replace(text=text)


def _slide(voice: Voice, draft: Draft, heading: Heading) -> Slide:
    layout = draft.layout
    paragraphs = _paragraphs(heading.text)
    title = fit_title(layout.slot(TITLE), paragraphs) or fit(layout.slot(TITLE), paragraphs)
    mark = voice.unsaid(heading.is_said)
    kicker = fit(layout.slot(KICKER), _paragraphs(voice.join((draft.kicker, mark))))
    source = fit(layout.slot(SOURCE), _linked(voice))
    facts = tuple(dict.fromkeys((*heading.facts, *draft.facts)))
    texts = [fill for fill in (title, kicker, *draft.fills) if isinstance(fill, Text)]
    left = [words for text in (*texts, *(shape.text for shape in draft.shapes)) for words in text.left_over]
    return Slide(
        section=draft.section,
        layout=layout,
        fills=(title, kicker, *_mark(voice, layout), *draft.fills, source),
        shapes=draft.shapes,
        notes=notes(voice, facts, draft.segments, (*left, *draft.remarks)),
        facts=frozenset(facts),
    )


def _mark(voice: Voice, layout: Layout) -> tuple[Text, ...]:
    """Return the theme's mark on a slide of a house's template."""
    return (fit(layout.slot(MARK), _paragraphs(voice.theme.brand.mark)),) if layout.has(MARK) else ()


def _cover(voice: Voice, layouts: Layouts) -> Slide:
    layout = layouts.cover()
    title = voice.content.source.title
    lines = clauses(voice.speaker.text(title))
    mark = voice.unsaid(voice.speaker.has(title))
    words: list[tuple[int, str | None]] = [
        (SUBTITLE, voice.join((voice.say("subtitle"), mark, None if layout.has(ORIGIN) else voice.source_line()))),
        (ORIGIN, voice.source_line()),
        (BRAND, layouts.theme.brand.name),
    ]
    fills = [fit(layout.slot(TITLE), [Paragraph(runs=(Run(text=line.strip()),)) for line in lines])]
    fills += [fit(layout.slot(index), _paragraphs(text)) for index, text in words if text and layout.has(index)]
    name = voice.section_name(voice.sections[0]) if voice.sections else voice.say("overview")
    return Slide(section=name, layout=layout, fills=tuple(fills), notes=cover_notes(voice))


def _linked(voice: Voice) -> tuple[Paragraph, ...]:
    return (Paragraph(runs=(Run(text=voice.source_line(), link=voice.content.source.url),)),)


def _paragraphs(text: str) -> tuple[Paragraph, ...]:
    return (Paragraph(runs=(Run(text=text),)),)
