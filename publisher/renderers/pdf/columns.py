"""The whole article in two facing columns, paragraph beside paragraph on one grid."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from publisher.model import Segment
from publisher.renderers.pdf.blocks import lines_block, set_line, set_lines, set_title
from publisher.renderers.pdf.charts import chart
from publisher.renderers.pdf.flow import Flow
from publisher.renderers.pdf.frame import Column, single_columns
from publisher.renderers.pdf.frame import columns as two_columns
from publisher.renderers.pdf.setting import LATIN, Desk, Style, Voice
from publisher.renderers.pdf.shapes import Block, Node, Rule, Spell, beside, stack
from publisher.renderers.pdf.text import Paragraph, chapters

_Lines = tuple[tuple[Spell, ...], ...]
_HANG = 27.0
"""How far numbers hang left of the text."""


class Cell(NamedTuple):
    """One side of a paragraph pair: its lines, not yet cut over pages."""

    column: Column
    lines: _Lines
    style: Style
    node: Node

    def part(self, start: int, end: int) -> Block:
        """Return some of its lines as a block."""
        return lines_block(self.lines[start:end], self.style, self.node)


def put_text(flow: Flow, desk: Desk, root: Node) -> None:
    """Set the whole article: paragraph beside paragraph, one under the other, or one language after the other."""
    both = desk.voices if desk.is_translated else (desk.first,)
    runs = [(voice,) for voice in both] if desk.layout == "halves" else [both]
    for number, voices in enumerate(runs):
        if number:
            flow.skip(desk.frame.leading * 2)
        _put_run(flow, desk, root, voices, with_charts=not number)


def _put_run(flow: Flow, desk: Desk, root: Node, voices: tuple[Voice, ...], *, with_charts: bool) -> None:
    is_beside = len(voices) > 1 and desk.layout == "facing"
    sides = facing(desk) if is_beside else _alone(desk, voices[0])
    for chapter in chapters(desk.content):
        section = Node("Sect", root)
        rows = [
            _row(desk, paragraph, voices, sides if is_beside else sides[1:] * 2, section)
            for paragraph in chapter.paragraphs
        ]
        if chapter.title is not None:
            block = _heading(desk, chapter.title, voices, sides, section, is_beside=is_beside)
            _put_heading(flow, desk, chapter.title, block, rows)
        for i, (paragraph, row) in enumerate(zip(chapter.paragraphs, rows, strict=True)):
            if i or chapter.title is None:
                flow.skip(desk.frame.leading / 2)
            for part in [row] if is_beside else [(cell,) for cell in row]:
                _put_row(flow, desk, paragraph, part, has_number=part[0] is row[0])
        for metrics in chapter.charts if with_charts else ():
            if band := chart(desk, metrics, section):
                flow.drift(band)
    flow.settle()


def facing(desk: Desk) -> tuple[Column, Column]:
    """Return the columns, about as wide as the two languages need to end on the same line."""
    needs = [0.0, 0.0]
    for chapter in chapters(desk.content):
        for segment in (s for paragraph in chapter.paragraphs for s in paragraph.segments if s.target is not None):
            for i, voice in enumerate(desk.voices):
                needs[i] += _width(voice.speaker.text(segment)) * (1.0 if voice.is_chinese else LATIN)
    first_chinese = desk.first.is_chinese
    share = needs[0 if first_chinese else 1] / sum(needs) if sum(needs) else 0.42
    return two_columns(desk.frame, desk.theme.size.brief.body, share, is_first_chinese=first_chinese)


def _width(text: str) -> float:
    """Return about how wide a text is, in em: Latin letters and digits are about half as wide as Han."""
    wide = sum(letter >= "\u2e80" for letter in text)
    return wide + 0.5 * (len(text) - wide)


def _alone(desk: Desk, voice: Voice) -> tuple[Column, Column]:
    return single_columns(desk.frame, desk.theme.size.brief.body, is_chinese=voice.is_chinese)


def _body(desk: Desk, voice: Voice) -> Style:
    return voice.role("body", desk.theme.color.ink)


def _row(
    desk: Desk, paragraph: Paragraph, voices: tuple[Voice, ...], sides: Sequence[Column], section: Node
) -> tuple[Cell, ...]:
    return tuple(_cell(desk, voice, paragraph, column, section) for voice, column in zip(voices, sides, strict=False))


def _cell(desk: Desk, voice: Voice, paragraph: Paragraph, column: Column, section: Node) -> Cell:
    is_missing = not any(voice.speaker.has(segment) for segment in paragraph.segments)
    runs: list[tuple[str, Style]] = []
    for segment in paragraph.segments:
        if runs and not (voice.is_chinese and not runs[-1][0].endswith(" ")):
            runs.append((" ", _body(desk, voice)))
        runs += _segment_runs(desk, voice, segment, mark=not is_missing or not runs)
    language = desk.content.languages[0] if is_missing else voice.language
    style = _body(desk, voice)
    indent = 2.0 if language != "en" and not is_missing else 0.0
    lines = set_lines(runs, column.width, language=language, indent=indent, justify=True)
    return Cell(column, lines, style, Node("P", section, language))


def _segment_runs(desk: Desk, voice: Voice, segment: Segment, *, mark: bool) -> list[tuple[str, Style]]:
    """Return the runs of a segment: figures bold, a missing translation muted and marked."""
    body = _body(desk, voice)
    if not voice.speaker.has(segment):
        muted = body._replace(color=desk.theme.color.muted, face=desk.own.face("regular"))
        runs = [(f"[{voice.say('not_translated')}] ", body._replace(color=desk.theme.color.accent))] if mark else []
        return [*runs, (voice.speaker.text(segment), muted)]
    bold = voice.role("body", desk.theme.color.brand, "bold")
    is_machines = not voice.speaker.is_source and segment.provenance == "machine" and desk.is_mixed
    sign = [(f"[{voice.say('mark_machine')}] ", body._replace(color=desk.theme.color.accent))] if is_machines else []
    return [*sign, *((run.text, bold if run.fact in desk.printed else body) for run in voice.speaker.runs(segment))]


def _put_heading(flow: Flow, desk: Desk, title: Segment, block: Block, rows: Sequence[tuple[Cell, ...]]) -> None:
    """Set the heading, with at least three lines of its first paragraph under it."""
    leading = desk.frame.leading
    lines = max((len(cell.lines) for cell in rows[0]), default=0) if rows else 0
    if leading + block.height + min(lines, 3) * leading > flow.room:
        flow.turn()
    flow.skip(leading)
    flow.to_grid()
    flow.mark(desk.first.speaker.text(title), level=1)
    flow.put(block)


def _heading(
    desk: Desk,
    title: Segment,
    voices: tuple[Voice, ...],
    sides: tuple[Column, Column],
    section: Node,
    *,
    is_beside: bool,
) -> Block:
    """Return a rule over both columns and the heading in each language under it."""
    color, size, left = desk.theme.color, desk.theme.size.brief, desk.frame.left
    cells = []
    for i, voice in enumerate(voices):
        if i and not voice.speaker.has(title):
            continue
        column = sides[i] if is_beside else sides[1]
        by = desk.voice_of(voice, title)
        style = by.role("heading", color.brand, by.strong, size.leading)
        node = Node("H2", section, by.language)
        cells.append((column.x - left, set_title([(by.speaker.text(title), style)], column.width, node)))
    titles = beside(cells if is_beside else [(cells[0][0], stack([block for _, block in cells]))])
    rule = Rule(0.0, 0.0, desk.frame.measure, 0.0, 0.8, color.brand)
    step = size.leading / 2
    height = math.ceil((7.5 + titles.height + 2) / step - 0.01) * step
    return Block(height, (rule, *titles.at(0.0, 7.5)))


def _put_row(flow: Flow, desk: Desk, paragraph: Paragraph, row: tuple[Cell, ...], *, has_number: bool) -> None:
    """Set a paragraph pair, cut over pages where it must be, two lines at least on each side of a cut."""
    leading = desk.theme.size.brief.leading
    flow.to_grid()
    done = [0] * len(row)
    is_first = has_number
    while any(at < len(cell.lines) for at, cell in zip(done, row, strict=True)):
        room = int((flow.room + 1e-6) / leading)
        takes = [_take(len(cell.lines) - at, room) for at, cell in zip(done, row, strict=True)]
        if not any(takes):
            flow.turn()
            continue
        if is_first:
            flow.pages[-1] += _number(desk, paragraph, row[0].node.parent).at(row[0].column.x - _HANG, flow.y)
            is_first = False
        top = flow.y
        for i, (cell, take) in enumerate(zip(row, takes, strict=True)):
            flow.y = top
            flow.put(cell.part(done[i], done[i] + take), cell.column.x)
            done[i] += take
        flow.y = top + max(takes) * leading
        if any(at < len(cell.lines) for at, cell in zip(done, row, strict=True)):
            flow.turn()


def _take(left: int, room: int) -> int:
    """Return how many of the lines that are left go on this page: no widow, no orphan."""
    take = min(left, room)
    if left - take == 1:
        take -= 1
    return 0 if take < min(2, left) else take


def _number(desk: Desk, paragraph: Paragraph, section: Node | None) -> Block:
    size, color = desk.theme.size.brief, desk.theme.color
    voice = desk.first if desk.second.is_chinese else desk.second
    style = voice.role("note", color.muted, leading=size.leading)
    return set_line([(f"¶{paragraph.number}", style)], Node("P", section))[0]
