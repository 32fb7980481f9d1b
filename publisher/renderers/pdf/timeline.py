"""The timeline, drawn to scale: labels above and below an axis, or a list where they would crowd."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from publisher.model import Milestone
from publisher.renderers.pdf.blocks import even_measure, set_block, set_line
from publisher.renderers.pdf.cover import block_title
from publisher.renderers.pdf.scale import Moment, Scale, moment, scale
from publisher.renderers.pdf.setting import Desk, Style
from publisher.renderers.pdf.shapes import Block, Box, Disc, Node, Rule, Shape, beside, mix, space, stack

_LEAST = 74.0
"""Narrowest label, in points."""
_COMFORTABLE = 112.0
"""A label beside the axis is at least so wide, in points; else the labels stand in two tiers."""
_MOST = 168.0
_GAP = 10.6
"""White between a label and the stem to its right, in points."""
_INSET = 6.0
"""From a stem to its label."""
_TIERS = 2
_MOST_TRIED = 10
"""Every way to hang this many labels above or below is tried."""
_LIST_COLUMNS = 3


class Label(NamedTuple):
    """A milestone with the place of its label: side -1 above the axis, 1 below; tier 0 is nearest."""

    milestone: Milestone
    moment: Moment
    x: float
    side: int
    tier: int
    width: float


class Timeline(NamedTuple):
    """The drawn block, and whether its labels had to become a list."""

    block: Block
    is_crowded: bool


def timeline(desk: Desk, milestones: tuple[Milestone, ...], root: Node, room: float) -> Timeline:
    """Return the milestones in the best form that `room` holds.

    Drawn to scale with labels; in a list where labels would touch; or, where even a list is too
    long, as dots on the axis, with a note that the table has them all.
    """
    axis = scale(milestones, desk.frame.measure - _LEAST - _INSET)
    labels = _arrange(milestones, axis, desk.frame.measure) if axis else None
    title = block_title(desk, "milestones", root)
    legend = beside([(0.0, title), (0.0, _legend(desk, milestones, root))]) if axis else title
    block = Block(0.0)
    for limit in (5, 4, 3, 2):
        if axis is not None and labels is not None:
            block = stack([legend, space(10.0), _drawn(desk, labels, axis, root, limit)])
        else:
            block = stack([title, space(8.0), _listed(desk, milestones, root, limit)])
        if block.height <= room:
            return Timeline(block, labels is None and len(milestones) > 1)
    if axis is not None and labels is None:
        block = stack([legend, space(16.0), _dotted(desk, milestones, axis, root)])
    elif block.height > desk.frame.depth:
        block = stack([title, space(8.0), _pointer(desk, root)])
    return Timeline(block, labels is None and len(milestones) > 1)


def _arrange(milestones: Sequence[Milestone], axis: Scale, measure: float) -> tuple[Label, ...] | None:
    """Return a place for each label, or None when two would touch."""
    ordered = sorted(milestones, key=lambda milestone: moment(milestone.date).anchor)
    places = [axis.at(moment(milestone.date).anchor) for milestone in ordered]
    spots = _one_tier(places, measure) or _tiers(places, measure)
    if spots is None:
        return None
    return tuple(
        Label(milestone, moment(milestone.date), x, *spot)
        for milestone, x, spot in zip(ordered, places, spots, strict=True)
    )


def _one_tier(places: Sequence[float], measure: float) -> list[tuple[int, int, float]] | None:
    """Return side, tier and width of labels that all stand next to the axis, the narrowest as wide as can be."""
    best: tuple[float, int] | None = None
    for sides in range(1 << len(places)) if len(places) <= _MOST_TRIED else ():
        free = [measure, measure]
        least = _MOST
        for i in range(len(places) - 1, -1, -1):
            side = sides >> i & 1
            least = min(least, free[side] - places[i] - _INSET)
            free[side] = places[i] - _GAP
        if least >= _COMFORTABLE and (best is None or least > best[0]):
            best = (least, sides)
    if best is None:
        return None
    free = [measure, measure]
    spots: list[tuple[int, int, float]] = []
    for i in range(len(places) - 1, -1, -1):
        side = best[1] >> i & 1
        spots.append((1 if side else -1, 0, min(_MOST, free[side] - places[i] - _INSET)))
        free[side] = places[i] - _GAP
    return spots[::-1]


def _tiers(places: Sequence[float], measure: float) -> list[tuple[int, int, float]] | None:
    """Return side, tier and width of labels in two tiers a side.

    They are placed from right to left: a label in the outer tier may run over the labels of the
    inner tier that stand to its right.
    """
    free = {(side, tier): measure for side in (-1, 1) for tier in range(_TIERS)}
    spots: list[tuple[int, int, float]] = []
    for i in range(len(places) - 1, -1, -1):
        x, wanted = places[i], 1 if i % 2 else -1
        open_spots = [spot for spot in free if free[spot] - x - _INSET >= _LEAST]
        if not open_spots:
            return None
        side, tier = min(open_spots, key=lambda spot: (spot[1], spot[0] != wanted))
        spots.append((side, tier, min(_MOST, free[side, tier] - x - _INSET)))
        # The stem of an outer label passes through the inner tiers: they end left of it.
        for inner in range(tier + 1):
            free[side, inner] = min(free[side, inner], x - _GAP)
    return spots[::-1]


def _drawn(desk: Desk, labels: tuple[Label, ...], axis: Scale, root: Node, limit: int) -> Block:
    color = desk.theme.color
    node = Node("L", root)
    blocks = {label: _label(desk, label.milestone, label.width, node, limit, fitted=True) for label in labels}
    depth = {
        (side, tier): max((b.height for lb, b in blocks.items() if (lb.side, lb.tier) == (side, tier)), default=0.0)
        for side in (-1, 1)
        for tier in range(_TIERS)
    }
    above = sum(depth[-1, tier] + (10.0 if depth[-1, tier] else 0.0) for tier in range(_TIERS))
    below = sum(depth[1, tier] + (10.0 if depth[1, tier] else 0.0) for tier in range(_TIERS))
    line = above + 6.0
    shapes: list[Shape] = _axis(desk, axis, line)
    words: list[Shape] = []
    for label, block in blocks.items():
        outer = sum(depth[label.side, tier] + 10.0 for tier in range(label.tier))
        if label.side < 0:
            top = line - 16.0 - outer - depth[-1, label.tier]
            shapes.append(Rule(label.x, top, 0.0, line - top, 0.7, color.accent))
        else:
            top = line + 20.0 + outer
            shapes.append(Rule(label.x, line, 0.0, top + block.height - line, 0.7, color.accent))
        words += block.at(label.x + _INSET, top)
    for label in labels:
        shapes += _sign(desk, label.moment, axis, line, is_planned=label.milestone.planned)
    return Block(line + 12.0 + below, (*shapes, *words))


def _dotted(desk: Desk, milestones: tuple[Milestone, ...], axis: Scale, root: Node) -> Block:
    """Return the axis with a sign for each milestone, and where to find their words."""
    shapes = _axis(desk, axis, 0.0)
    for milestone in milestones:
        shapes += _sign(desk, moment(milestone.date), axis, 0.0, is_planned=milestone.planned)
    return Block(36.0, (*shapes, *_pointer(desk, root).at(0.0, 24.0)))


def _pointer(desk: Desk, root: Node) -> Block:
    """Return the note that the table has all milestones."""
    color = desk.theme.color
    runs = [
        (("· " if i else "") + voice.say("see_table"), voice.role("note", color.muted))
        for i, voice in enumerate(desk.voices)
    ]
    return set_line(runs, Node("P", root), gap=3.0)[0]


def _axis(desk: Desk, axis: Scale, y: float) -> list[Shape]:
    color = desk.theme.color
    shapes: list[Shape] = [Rule(0.0, y, axis.width, 0.0, 1.2, color.brand)]
    for start, end in axis.years():
        left, right = max(0.0, axis.at(start)), min(axis.width, axis.at(end))
        if 0 < axis.at(start) < axis.width:
            shapes.append(Rule(axis.at(start), y, 0.0, 4.0, 0.7, color.brand))
        name = desk.second if not desk.second.is_chinese else desk.first
        block, width = set_line([(str(start), name.role("note", color.muted))])
        if right - left >= width + 2:
            shapes += block.at((left + right - width) / 2, y + 5.0)
    return shapes


def _sign(desk: Desk, when: Moment, axis: Scale, y: float, *, is_planned: bool) -> list[Shape]:
    color = desk.theme.color
    fill = color.paper if is_planned else color.accent
    if when.is_stretch:
        left = axis.at(when.start)
        return [Box(left, y - 2.5, min(axis.width, axis.at(when.end)) - left, 5.0, mix(fill, color.accent, 0.6))]
    ring = color.accent if is_planned else color.paper
    return [Disc(axis.at(when.anchor), y, 4.0, fill, ring)]


def _label(desk: Desk, milestone: Milestone, width: float, node: Node, limit: int, *, fitted: bool = False) -> Block:
    """Return the date and the event, in both languages where both are there.

    A label that stands for itself is `fitted`: as wide as its words fill best.
    """
    color, item = desk.theme.color, Node("LI", node)
    parts = [_dates(desk, milestone, width, item)]
    texts: list[tuple[str, Style]] = []
    for voice in desk.voices:
        if desk.says(voice, milestone.event):
            by = desk.voice_of(voice, milestone.event)
            texts.append((by.speaker.text(milestone.event), by.role("label", color.muted if texts else color.ink)))
    if fitted and texts:
        width = even_measure(texts, width, max(_LEAST, width * 0.7))
    for words, style in texts:
        parts.append(set_block([(words, style)], width, Node("LBody", item, style.language), limit=limit))
    return stack(parts)


def _dates(desk: Desk, milestone: Milestone, width: float, item: Node) -> Block:
    color = desk.theme.color.accent
    runs = []
    for i, voice in enumerate(desk.voices):
        said = voice.speaker.date(milestone.date)
        runs.append((("· " if i else "") + said, voice.strong_label(color)))
    line, needed = set_line(runs, Node("LBody", item), gap=3.0)
    if needed <= width:
        return line
    return set_line(runs[:1], Node("LBody", item, desk.first.language))[0]


def _legend(desk: Desk, milestones: tuple[Milestone, ...], root: Node) -> Block:
    """Return what dots and bars mean, for those that are drawn."""
    color, size = desk.theme.color, desk.theme.size.brief
    moments = [moment(milestone.date) for milestone in milestones]
    kinds = (
        ("legend_day", any(not m.is_stretch for m in moments)),
        ("legend_period", any(m.is_stretch for m in moments)),
        ("legend_planned", any(milestone.planned for milestone in milestones)),
    )
    x, shapes = desk.frame.measure, list[Shape]()
    for phrase, is_drawn in reversed(kinds):
        if not is_drawn:
            continue
        runs = [
            (("· " if i else "") + voice.say(phrase), voice.role("note", color.muted, leading=size.leading))
            for i, voice in enumerate(desk.voices)
        ]
        line, width = set_line(runs, Node("P", root), gap=3.0)
        x -= width
        shapes += line.at(x, 0.0)
        x -= 14.0
        if phrase == "legend_period":
            shapes.append(Box(x, 6.0, 11.0, 4.0, color.accent))
        else:
            is_planned = phrase == "legend_planned"
            fill, ring = (color.paper, color.accent) if is_planned else (color.accent, color.paper)
            shapes.append(Disc(x + 8.0, 8.0, 3.0, fill, ring))
        x -= 12.0
    return Block(14.0, tuple(shapes))


def _listed(desk: Desk, milestones: tuple[Milestone, ...], root: Node, limit: int) -> Block:
    """Return the milestones in columns, read downwards."""
    gap = 18.0
    count = min(_LIST_COLUMNS, len(milestones))
    width = (desk.frame.measure - gap * (_LIST_COLUMNS - 1)) / _LIST_COLUMNS
    node = Node("L", root)
    labels = [_label(desk, milestone, width - 9.0, node, limit) for milestone in milestones]
    total = sum(label.height + 9.0 for label in labels)
    columns: list[list[Block]] = [[]]
    used = 0.0
    for label in labels:
        if used + label.height / 2 > total / count and len(columns) < count:
            columns.append([])
            used = 0.0
        columns[-1].append(label)
        used += label.height + 9.0
    cells = []
    for i, column in enumerate(columns):
        block = stack(column, gap=9.0)
        rule = Rule(0.0, 2.0, 0.0, block.height - 2.0, 0.7, desk.theme.color.accent)
        cells.append((i * (width + gap), Block(block.height, (rule, *block.at(9.0, 0.0)))))
    return beside(cells)
