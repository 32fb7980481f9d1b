"""The timeline to scale: a ribbon of years, and cards that point at their dates."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from publisher.model import Milestone, Section
from publisher.renderers.deck.dates import Scale, is_dated, moment, scale_of, year_of
from publisher.renderers.deck.drafts import MOST_LOAD, Draft, Heading, chunks, load
from publisher.renderers.deck.fit import fit, fit_alike, height
from publisher.renderers.deck.layouts import Layouts
from publisher.renderers.deck.ribbon import GAP, RIBBON, leaders, ribbon
from publisher.renderers.deck.slides import Paragraph, Run, Shape, Text
from publisher.renderers.deck.slots import LEGEND, Box, Layout, Level, Slot
from publisher.renderers.deck.voice import Voice

_MOST_CARDS, _MOST_EVENTS, _WIDEST, _BETWEEN, _LEAST = 8, 3, 3.65, 0.2, 1.3
_EDGE, _LEGIBLE = 0.06, 0.76
_FOOT = 0.28
"""What the legend under the cards takes of the body; inches."""


class Event(NamedTuple):
    """One card: the milestones of one year, or some of them."""

    year: int
    milestones: tuple[Milestone, ...]
    is_last: bool = False

    @property
    def is_alone(self) -> bool:
        """Whether the card shows one milestone."""
        return len(self.milestones) == 1

    @property
    def has_ring(self) -> bool:
        """Whether its one date is known to the month or day."""
        return self.is_alone and is_dated(self.milestones[0])

    @property
    def moment(self) -> float:
        """Where on the scale of years the card points."""
        if self.is_alone or all(is_dated(milestone) for milestone in self.milestones):
            return sum(moment(milestone) for milestone in self.milestones) / len(self.milestones)
        return self.year + 0.5


def timeline_slides(voice: Voice, layouts: Layouts, section: Section, milestones: Sequence[Milestone]) -> list[Draft]:
    """Return the milestones on as few slides as hold them legibly."""
    groups = _arranged(voice, layouts, milestones)
    return [_slide(voice, layouts, section, group, (i + 1, len(groups))) for i, group in enumerate(groups)]


def _arranged(voice: Voice, layouts: Layouts, milestones: Sequence[Milestone]) -> list[list[Event]]:
    """Return the cards of each slide: the fewest slides, then the fullest cards, at which all can be read."""
    for count in range(1, len(milestones) + 1):
        for together in range(_MOST_EVENTS, 0, -1):
            groups = _shared(_events(milestones, together), count)
            if all(len(group) <= _MOST_CARDS and _is_legible(_cards(voice, layouts, group)) for group in groups):
                return groups
    events = _events(milestones, 1)
    return _shared(events, math.ceil(len(events) / 4))


def _events(milestones: Sequence[Milestone], together: int) -> list[Event]:
    """Return cards in order of date, with at most so many milestones of one year together."""
    ordered = sorted(milestones, key=moment)
    events: list[Event] = []
    for year, same in groupby(ordered, key=year_of):
        events += [Event(year, tuple(group)) for group in chunks([*same], together)]
    return [*events[:-1], events[-1]._replace(is_last=True)]


def _shared(events: Sequence[Event], count: int) -> list[list[Event]]:
    """Return the cards shared out to so many slides."""
    return [list(group) for group in chunks(events, math.ceil(len(events) / count))]


def _slide(voice: Voice, layouts: Layouts, section: Section, events: list[Event], part: tuple[int, int]) -> Draft:
    layout = layouts.timeline()
    body = layouts.body
    scale = _scale(body, events)
    cards = _cards(voice, layouts, events)
    middle = _middle(layouts)
    moments = [(event.moment, event.year, event.is_last) for event in events]
    points = [(scale.x(event.moment, i), _color(event), event) for i, event in enumerate(events)]
    shapes: list[Shape] = ribbon(voice, scale, middle, moments, layouts.size.caption)
    for is_above in (True, False):
        row = [i for i in range(len(events)) if (i % 2 == 0) == is_above]
        boxes = [cards[i].slot.box for i in row]
        rings = [events[i].has_ring for i in row]
        shapes += leaders(voice, [points[i][:2] for i in row], boxes, rings, (middle, is_above))
    for i, (event, card) in enumerate(zip(events, cards, strict=True)):
        shapes += _card_shapes(voice, event, card, is_above=i % 2 == 0)
    return Draft(
        section=voice.section_name(section),
        kicker=voice.say("milestones"),
        headings=_headings(voice, events, part),
        layout=layout,
        fills=(_legend(voice, layout, scale, events),),
        shapes=tuple(shapes),
        facts=tuple(milestone.id for event in events for milestone in event.milestones),
    )


def _scale(body: Box, events: Sequence[Event]) -> Scale:
    return scale_of([m for event in events for m in event.milestones], body.x, body.w, len(events))


def _cards(voice: Voice, layouts: Layouts, events: list[Event]) -> list[Text]:
    """Return the cards' texts in boxes that stand where they will be drawn."""
    body, middle = layouts.body, _middle(layouts)
    scale = _scale(body, events)
    boxes: dict[int, Box] = {}
    for first in (0, 1):
        row = list(range(first, len(events), 2))
        width = min(_WIDEST if len(row) > 2 else _WIDEST + 1, (body.w - _BETWEEN * (len(row) - 1)) / max(1, len(row)))
        lefts = _spread([scale.x(events[i].moment, i) - width / 2 for i in row], width, (body.x, body.x + body.w))
        top, bottom = (body.y, middle - GAP) if first == 0 else (middle + RIBBON + GAP, _floor(layouts))
        boxes |= {i: Box(x, top, width, bottom - top) for i, x in zip(row, lefts, strict=True)}
    slots = [_slot(layouts, boxes[i]) for i in range(len(events))]
    texts = fit_alike((slot, _told(voice, event)) for slot, event in zip(slots, events, strict=True))
    used = [height(t.slot, t.paragraphs, t.scale) / 72 + t.slot.inset[1] + t.slot.inset[3] for t in texts]
    tallest = [max(used[first::2], default=0) for first in (0, 1)]
    return [_settled(text, tallest[i % 2], is_above=i % 2 == 0) for i, text in enumerate(texts)]


def _settled(text: Text, tall: float, *, is_above: bool) -> Text:
    """Return the text in a box no taller than its row needs, resting against the ribbon."""
    box = text.slot.box
    tall = min(max(tall + 0.04, _LEAST), box.h)
    y = box.y + box.h - tall if is_above else box.y
    return text._replace(slot=replace(text.slot, box=box._replace(y=y, h=tall)))


def _is_legible(texts: Sequence[Text]) -> bool:
    reading = sum(load(text.paragraphs) for text in texts)
    return (len(texts) <= 4 or reading <= MOST_LOAD + 20) and all(
        text.scale >= _LEGIBLE and not text.left_over for text in texts
    )


def _slot(layouts: Layouts, box: Box) -> Slot:
    size = layouts.size
    levels = (
        Level(size=size.label - 1, bold=True, color="accent"),
        Level(size=size.body - 1, bold=True, before=2),
        Level(size=size.kicker, before=3),
    )
    return Slot(index=0, name="slot_milestone", box=box, levels=levels, inset=(0.18, 0.14, 0.1, 0.12), fill="surface")


def _told(voice: Voice, event: Event) -> tuple[Paragraph, ...]:
    if event.is_alone:
        (milestone,) = event.milestones
        date = voice.date(milestone)
        return _dated(date, event), Paragraph(runs=voice.event(milestone), level=1)
    items = []
    for milestone in event.milestones:
        date = voice.date(milestone) if is_dated(milestone) or milestone.planned else ""
        when = (Run(text=f"{date}  ", bold=True, color="muted"),) if date else ()
        items.append(Paragraph(runs=(*when, *voice.event(milestone)), level=2))
    return _dated(voice.speaker.date(str(event.year)), event), *items


def _dated(date: str, event: Event) -> Paragraph:
    return Paragraph(runs=(Run(text=date, color=_color(event)),))


def _card_shapes(voice: Voice, event: Event, card: Text, *, is_above: bool) -> tuple[Shape, Shape]:
    box = card.slot.box
    alt = voice.listing(f"{voice.date(m)} {voice.speaker.text(m.event)}" for m in event.milestones)
    y = box.y + box.h - _EDGE if is_above else box.y
    edge = Slot(index=0, name="", box=Box(box.x, y, box.w, _EDGE), fill=_color(event))
    return (
        Shape(text=card, name=voice.say("slot_milestone", number=event.year), alt=voice.say("milestone_alt", said=alt)),
        Shape(text=Text(slot=edge, paragraphs=()), name=voice.say("shape_edge", number=event.year)),
    )


def _color(event: Event) -> str:
    return "highlight" if event.is_last else "accent"


def _middle(layouts: Layouts) -> float:
    """Return the top of the ribbon: as much room above as below."""
    return layouts.body.y + (_floor(layouts) - layouts.body.y - RIBBON) / 2


def _floor(layouts: Layouts) -> float:
    """Return where the cards under the ribbon must end."""
    return layouts.body.y + layouts.body.h - _FOOT


def _spread(lefts: Sequence[float], width: float, within: tuple[float, float]) -> list[float]:
    """Return the left edges of a row of cards, moved apart and kept inside."""
    placed: list[float] = []
    for left in lefts:
        least = placed[-1] + width + _BETWEEN if placed else within[0]
        placed.append(max(left, least))
    limit = within[1] - width
    for i in reversed(range(len(placed))):
        placed[i] = min(placed[i], limit)
        limit = placed[i] - width - _BETWEEN
    return placed


def _legend(voice: Voice, layout: Layout, scale: Scale, events: Sequence[Event]) -> Text:
    rings = voice.say("legend_rings") if any(event.has_ring for event in events) else None
    text = voice.join((rings, voice.say("legend_order" if scale.kind == "order" else "legend_scale")))
    return fit(layout.slot(LEGEND), (Paragraph(runs=(Run(text=text),)),))


def _headings(voice: Voice, events: Sequence[Event], part: tuple[int, int]) -> tuple[Heading, ...]:
    first, last = events[0].milestones[0], events[-1].milestones[-1]
    plain = voice.say("milestones_title", first=events[0].year, last=events[-1].year)
    if part[1] > 1:
        plain = voice.say("part", title=plain, part=part[0], parts=part[1])
    said = voice.speaker.has(first.event) and voice.speaker.has(last.event)
    if first is last or not said:
        return (Heading(text=plain),)
    title = voice.say(
        "timeline_title",
        first=events[0].year,
        last=events[-1].year,
        first_event=voice.speaker.text(first.event).rstrip("。."),
        last_event=voice.speaker.text(last.event).rstrip("。."),
    )
    return Heading(text=title, facts=(first.id, last.id), lines=1), Heading(text=plain)
