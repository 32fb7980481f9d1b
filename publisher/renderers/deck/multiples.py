"""Small charts side by side: what the article gives at two or three dates, each on an axis of its own."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.model import Metric, Section, Segment
from publisher.renderers.deck.charts import both, chart, chart_slide
from publisher.renderers.deck.drafts import Draft, chunks, headings
from publisher.renderers.deck.fit import fit_alike
from publisher.renderers.deck.layouts import Layouts
from publisher.renderers.deck.slides import Fill, Paragraph, Run
from publisher.renderers.deck.slots import CELL, HEAD, UNDER
from publisher.renderers.deck.voice import Voice, evidence

_BARS, _PANELS = 3, 3
"""Most bars of a small chart, and most small charts on a slide."""

Group = tuple[Metric, ...]


def chart_slides(voice: Voice, layouts: Layouts, section: Section, groups: Sequence[Group]) -> list[Draft]:
    """Return a section's charts: those of few bars and one label share a slide, the others have one each."""
    small = [group for group in groups if len(group) <= _BARS and len({voice.label(m) for m in group}) == 1]
    if len(small) < 2:
        small = []
    shared = [group for group in chunks(small, _PANELS) if len(group) > 1]
    on_shared = {metric.id for slide in shared for group in slide for metric in group}
    alone = [group for group in groups if group[0].id not in on_shared]
    return [
        *(_multiples(voice, layouts, section, slide) for slide in shared),
        *(chart_slide(voice, layouts, section, group) for group in alone),
    ]


def _multiples(voice: Voice, layouts: Layouts, section: Section, groups: Sequence[Group]) -> Draft:
    layout = layouts.multiples(len(groups))
    metrics = [metric for group in groups for metric in group]
    told = [_sentence(voice, section, group) for group in groups]
    under = [
        (layout.slot(UNDER + i), [Paragraph(runs=voice.segment(sentence))])
        for i, sentence in enumerate(told)
        if sentence is not None
    ]
    heads = [
        (layout.slot(HEAD + i), [Paragraph(runs=(Run(text=voice.label(group[0])),))]) for i, group in enumerate(groups)
    ]
    fills: tuple[Fill, ...] = (
        *fit_alike(heads),
        *(chart(voice, group, layout.slot(CELL + i), bare=True) for i, group in enumerate(groups)),
        *fit_alike(under),
    )
    return Draft(
        section=voice.section_name(section),
        kicker=voice.kicker(section, metrics),
        headings=(*(both(voice, group) for group in groups[:1]), *headings(voice, section, metrics)),
        layout=layout,
        fills=fills,
        facts=tuple(metric.id for metric in metrics),
        segments=tuple(sentence for sentence in told if sentence is not None),
        weight=3,
    )


def _sentence(voice: Voice, section: Section, group: Group) -> Segment | None:
    """Return the sentence that states most of a chart."""
    ids = {metric.id for metric in group}
    scored = [(sum(fact.id in ids for fact in facts), segment) for segment, facts in evidence(voice, section)]
    best = max(scored, key=lambda item: item[0], default=(0, None))
    return best[1] if best[0] else None
