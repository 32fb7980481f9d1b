"""Bars of metrics that may share an axis, under the chapter that states them."""

from __future__ import annotations

from decimal import Decimal

from publisher.model import Metric, Range
from publisher.renderers.pdf.blocks import set_block, set_line
from publisher.renderers.pdf.setting import Desk, Voice
from publisher.renderers.pdf.shapes import Block, Box, Node, Rule, Shape, space, stack

_ROW = 31.0
_BAR = 13.0
_LINE = 12.0
"""Names, values and dates stand line by line."""
_PADDING = 14.0


def chart(desk: Desk, metrics: tuple[Metric, ...], root: Node) -> Block | None:
    """Return a band with one bar for each metric, or None where bars would say nothing."""
    values = [_length(metric) for metric in metrics]
    if len(metrics) < 2 or min(values) <= 0:
        return None
    frame, color = desk.frame, desk.theme.color
    side, said = frame.measure * 0.26, frame.measure * 0.24
    longest = frame.measure - side - said * 2 - 12.0
    shapes: list[Shape] = []
    for i, (metric, value) in enumerate(zip(metrics, values, strict=True)):
        y, length = i * _ROW, float(value / max(values)) * longest
        shapes += _name(desk, metric, metrics, side - 14.0, root).at(0.0, y)
        shapes.append(Box(side, y + (24.0 - _BAR) / 2, length, _BAR, color.brand if i == 0 else color.accent))
        shapes += _values(desk, metric, said, root).at(side + length + 8.0, y)
        shapes += _dates(desk, metric, said, root).at(frame.measure - said * 0.8, y)
    axis = Rule(side, -3.0, 0.0, len(metrics) * _ROW - 1.0, 0.7, color.brand)
    bars = Block(len(metrics) * _ROW - 6.0, (*shapes, axis))
    title = _title(desk, metrics, root)
    content = stack([title, space(9.0), bars] if title else [bars])
    height = content.height + 2 * _PADDING
    ground = Box(-frame.left, 0.0, frame.width, height, color.surface)
    return Block(height, (ground, *content.at(0.0, _PADDING)))


def _name(desk: Desk, metric: Metric, metrics: tuple[Metric, ...], width: float, root: Node) -> Block:
    """Return what a bar stands for, in both languages: the subject where the label is the title, else the label."""
    color = desk.theme.color
    names: dict[str, tuple[Voice, str]] = {}
    for voice in desk.voices:
        if _share_label(metrics) and metric.subject is not None:
            segment, name = metric.subject.segment, voice.speaker.subject(metric.subject)
        else:
            segment, name = metric.label, voice.speaker.label(metric)
        if desk.says(voice, segment):
            ink = color.ink if voice is desk.first else color.muted
            names.setdefault(name, (desk.voice_of(voice, segment), ink))
    blocks = []
    for name, (voice, ink) in names.items():
        style = voice.role("body", ink, leading=_LINE)
        node = Node("P", root, voice.language)
        blocks.append(set_block([(name, style)], width, node, limit=1 if len(names) > 1 else 2))
    return stack(blocks)


def _length(metric: Metric) -> Decimal:
    value = metric.quantity.value
    return value.max if isinstance(value, Range) else value


def _share_label(metrics: tuple[Metric, ...]) -> bool:
    """Tell whether all have one label and subjects of their own."""
    labels = {metric.label.source.casefold() for metric in metrics}
    subjects = {metric.subject.segment.source for metric in metrics if metric.subject}
    return len(labels) == 1 and len(subjects) == len(metrics)


def _title(desk: Desk, metrics: tuple[Metric, ...], root: Node) -> Block | None:
    if not _share_label(metrics):
        return None
    runs = []
    for voice in desk.voices:
        if desk.says(voice, metrics[0].label):
            by = desk.voice_of(voice, metrics[0].label)
            style = by.role("body", desk.theme.color.brand, by.strong)
            runs.append((by.sentence(by.speaker.text(metrics[0].label)), style))
    return set_line(runs, Node("P", root), gap=8.0)[0]


def _values(desk: Desk, metric: Metric, width: float, root: Node) -> Block:
    color, blocks = desk.theme.color, []
    for voice in desk.voices:
        ink = color.brand if voice is desk.first else color.accent
        style = voice.role("label", ink, voice.strong, leading=_LINE)
        text = voice.speaker.quantity(metric).text
        blocks.append(set_block([(text, style)], width, Node("P", root, voice.language)))
    return stack(blocks)


def _dates(desk: Desk, metric: Metric, width: float, root: Node) -> Block:
    color = desk.theme.color.muted
    styles = [(voice, voice.role("note", color, leading=_LINE)) for voice in desk.voices]
    return stack(
        set_block([(voice.speaker.as_of(metric), style)], width * 0.8, Node("P", root, voice.language))
        for voice, style in styles
    )
