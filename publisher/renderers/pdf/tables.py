"""The tables at the end: every figure, every milestone, and where the text comes from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from publisher.model import Metric, Milestone, Segment, Span
from publisher.renderers.pdf.blocks import right_aligned, set_block, set_line
from publisher.renderers.pdf.cover import block_title
from publisher.renderers.pdf.flow import Flow
from publisher.renderers.pdf.setting import LATIN, Desk, Style, Voice
from publisher.renderers.pdf.shapes import Block, Node, Rule, Shape, beside, stack
from publisher.renderers.pdf.sources import APART, note_style, source_rows
from publisher.renderers.pdf.text import paragraph_of
from publisher.typeset.fonts import Weight

_PLACE = 34.0
"""Width of the column that says where in the text a fact stands."""
_PAD = 8.0


class Heading(NamedTuple):
    """The heading of a part, and its words in the outline."""

    block: Block
    words: str


def put_tables(flow: Flow, desk: Desk, root: Node) -> None:
    """Set the table of all figures, then that of all milestones."""
    if desk.metrics:
        _put_metrics(flow, desk, root)
    if desk.milestones:
        _put_milestones(flow, desk, root)


def put_sources(flow: Flow, desk: Desk, root: Node) -> None:
    """Set what is known of the article and of its translation."""
    title = _title(desk, "sources", root)
    rows = source_rows(desk, root)
    _open(flow, title, title.block.height + sum(row.height for row in rows))
    for row in rows:
        flow.put(row)


def _put_metrics(flow: Flow, desk: Desk, root: Node) -> None:
    table = Node("Table", root)
    xs = _metric_columns(desk)
    header = _header(desk, table, xs, ("head_figure", "head_value", "head_as_of"))
    rows: list[Block] = []
    for _, group in groupby(_by_subject(desk.metrics), key=_subject_key):
        metrics = list(group)
        lines = [_metric_row(desk, metric, xs, table) for metric in metrics]
        lines[0] = stack([_group_head(desk, metrics[0], table), lines[0]])
        rows += lines
    _put_table(flow, desk, _title(desk, "all_figures", root), header, rows)


def _put_milestones(flow: Flow, desk: Desk, root: Node) -> None:
    table = Node("Table", root)
    xs = _milestone_columns(desk)
    header = _header(desk, table, xs, ("head_date", "head_event"))
    rows = [_milestone_row(desk, milestone, xs, table) for milestone in desk.milestones]
    rows[0] = Block(rows[0].height, (*_hairline(desk), *rows[0].shapes))
    _put_table(flow, desk, _title(desk, "all_milestones", root), header, rows)


def _put_table(flow: Flow, desk: Desk, title: Heading, header: Block, rows: Sequence[Block]) -> None:
    """Set a table: whole where it has room, else with its first rows on this page or from the next page on."""
    whole = title.block.height + header.height + sum(row.height for row in rows)
    start = title.block.height + header.height + sum(row.height for row in rows[:4])
    _open(flow, title, whole if whole < desk.frame.depth * 0.35 else start)
    flow.put_rows(header, rows)


def _open(flow: Flow, title: Heading, needed: float) -> None:
    """Start a part: on this page when it or its beginning has room, else on the next."""
    flow.skip(16.0)
    if needed > flow.room:
        flow.turn()
    flow.mark(title.words)
    flow.put(title.block)


def _title(desk: Desk, phrase: str, root: Node) -> Heading:
    rule = Rule(0.0, 0.0, desk.frame.measure, 0.0, 0.9, desk.theme.color.brand)
    title = block_title(desk, phrase, root)
    block = Block(7.0 + title.height + 4.0, (rule, *title.at(0.0, 7.0)))
    return Heading(block, " · ".join(dict.fromkeys(voice.say(phrase) for voice in desk.voices)))


def _by_subject(metrics: Sequence[Metric]) -> list[Metric]:
    """Return the metrics in reading order, those of one subject together."""
    order: dict[str, int] = {}
    for metric in metrics:
        order.setdefault(_subject_key(metric), len(order))
    return sorted(metrics, key=lambda metric: (order[_subject_key(metric)], metric.span))


def _subject_key(metric: Metric) -> str:
    return metric.subject.segment.source if metric.subject else ""


def _metric_columns(desk: Desk) -> tuple[tuple[float, float], ...]:
    """Return x and width of the columns of labels, values and dates; the place of a fact stands right of them."""
    said = [(voice, metric) for metric in desk.metrics for voice in desk.voices]
    free = desk.frame.measure - _PLACE
    values = _fitting(((v.speaker.quantity(m).text, _strong(desk, v, "")) for v, m in said), free * 0.24, free * 0.36)
    dates = _fitting(((v.speaker.as_of(m), _date_style(desk, v)) for v, m in said), free * 0.2, free * 0.3)
    labels = free - values - dates
    return (0.0, labels - _PAD), (labels, values - _PAD), (labels + values, dates - _PAD)


def _milestone_columns(desk: Desk) -> tuple[tuple[float, float], ...]:
    """Return x and width of the columns of dates and events."""
    said = ((v.speaker.date(m.date), _strong(desk, v, "")) for m in desk.milestones for v in desk.voices)
    free = desk.frame.measure - _PLACE
    dates = _fitting(said, free * 0.2, free * 0.36)
    return (0.0, dates - _PAD), (dates, free - dates - _PAD)


def _fitting(texts: Iterable[tuple[str, Style]], least: float, most: float) -> float:
    """Return the width of a column in which no text wraps, if that is between `least` and `most`."""
    widest = max(style.face.width(text) * style.size for text, style in texts)
    return min(most, max(least, widest + _PAD + 1.0))


def _table_style(desk: Desk, voice: Voice, color: str | None = None, weight: Weight = "regular") -> Style:
    return voice.role("table", color or desk.theme.color.ink, weight)


def _date_style(desk: Desk, voice: Voice) -> Style:
    return voice.role("label", desk.theme.color.muted, leading=_table_style(desk, voice).leading)


def _header(desk: Desk, table: Node, xs: Sequence[tuple[float, float]], phrases: Sequence[str]) -> Block:
    """Return the header, both languages on one line."""
    row = Node("TR", table)
    cells = [
        (x, set_line(_names(desk, phrase), Node("TH", row, scope="Column"), gap=3.0)[0])
        for (x, _), phrase in zip(xs, phrases, strict=True)
    ]
    place = set_line(_names(desk, "head_place"), Node("TH", row, scope="Column"), gap=3.0)
    cells.append((0.0, right_aligned(place, desk.frame.measure)))
    block = beside(cells)
    return Block(block.height + 3.0, block.shapes)


def _names(desk: Desk, phrase: str) -> list[tuple[str, Style]]:
    return [(voice.say(phrase), note_style(desk, voice)) for voice in desk.voices]


def _hairline(desk: Desk, y: float = 0.0) -> tuple[Shape, ...]:
    return (Rule(0.0, y, desk.frame.measure, 0.0, 0.5, desk.theme.color.hairline),)


def _group_head(desk: Desk, metric: Metric, table: Node) -> Block:
    """Return a rule, and the subject's name in both languages over its figures."""
    if metric.subject is None:
        return Block(2.0, _hairline(desk))
    cell = Node("TD", Node("TR", table), span=4)
    runs: list[tuple[str, Style]] = []
    for voice in desk.voices:
        text = voice.speaker.subject(metric.subject)
        if desk.says(voice, metric.subject.segment) and text not in [words for words, _ in runs]:
            by = desk.voice_of(voice, metric.subject.segment)
            runs.append((text, _table_style(desk, by, desk.theme.color.accent, "bold")))
    line, _ = set_line(runs, cell, gap=6.0)
    return Block(24.0, (*_hairline(desk, 3.0), *line.at(0.0, 9.5)))


def _metric_row(desk: Desk, metric: Metric, xs: Sequence[tuple[float, float]], table: Node) -> Block:
    row, color = Node("TR", table), desk.theme.color
    label, value, when = (Node("TD", row) for _ in range(3))
    labels, values, dates = [], [], []
    for voice in desk.voices:
        is_first = voice is desk.first
        labels += _said(desk, voice, metric.label, xs[0][1], label)
        strong = _strong(desk, voice, color.brand if is_first else color.accent)
        values.append(set_block([(voice.speaker.quantity(metric).text, strong)], xs[1][1], value))
        dates.append(set_block([(voice.speaker.as_of(metric), _date_style(desk, voice))], xs[2][1], when))
    cells = [(x, stack(lines)) for (x, _), lines in zip(xs, (labels, values, dates), strict=True)]
    return _row(desk, [*cells, _place(desk, metric.span, row)])


def _milestone_row(desk: Desk, milestone: Milestone, xs: Sequence[tuple[float, float]], table: Node) -> Block:
    row, color = Node("TR", table), desk.theme.color
    day, event = Node("TD", row), Node("TD", row)
    days, events = [], []
    for voice in desk.voices:
        strong = _strong(desk, voice, color.brand if voice is desk.first else color.accent)
        days.append(set_block([(voice.speaker.date(milestone.date), strong)], xs[0][1], day))
        events += _said(desk, voice, milestone.event, xs[1][1], event)
    cells = [(xs[0][0], stack(days)), (xs[1][0], stack(events))]
    return _row(desk, [*cells, _place(desk, milestone.span, row)])


def _row(desk: Desk, cells: Sequence[tuple[float, Block]]) -> Block:
    """Return a row; where rows are of one line, they stand so far apart that they do not read as a paragraph."""
    block, size = beside(cells), desk.theme.size.brief.table
    gap = APART * LATIN * size - _table_style(desk, desk.first).leading if desk.is_alone else 5.0
    return Block(block.height + gap, block.at(0.0, gap / 2 - 0.5))


def _strong(desk: Desk, voice: Voice, color: str) -> Style:
    return _table_style(desk, voice, color, voice.strong)


def _said(desk: Desk, voice: Voice, segment: Segment, width: float, node: Node) -> list[Block]:
    """Return a segment's words; where only some have a translation, a note that this one has none."""
    is_first = voice is desk.first
    if desk.says(voice, segment):
        by = desk.voice_of(voice, segment)
        style = _table_style(desk, by, None if is_first else desk.theme.color.muted)
        text = by.speaker.text(segment) or voice.say("blank")
        return [set_block([(by.sentence(text), style)], width, node)]
    if not desk.is_translated:
        return []
    return [set_block([(voice.say("not_translated"), _table_style(desk, voice, desk.theme.color.muted))], width, node)]


def _place(desk: Desk, span: Span, row: Node) -> tuple[float, Block]:
    voice = desk.second if desk.first.is_chinese else desk.first
    cell, paragraph = desk.content.source.locator(span), paragraph_of(span, desk.paragraphs)
    if paragraph:
        text = voice.say("paragraph", number=paragraph.number)
    elif cell and cell.kind == "cell":
        text = voice.say("cell", table=cell.number, row=cell.row)
    else:
        text = voice.say("offset", offset=span.start)
    line = set_line([(text, _table_style(desk, voice, desk.theme.color.muted))], Node("TD", row))
    return desk.frame.measure - _PLACE, right_aligned(line, _PLACE)
