"""The key figures of the first page: a panel of large numbers."""

from __future__ import annotations

import re

from publisher.lang.phrase import Phrase
from publisher.model import Metric
from publisher.renderers.pdf.blocks import set_block, set_line
from publisher.renderers.pdf.cover import block_title
from publisher.renderers.pdf.setting import Desk, Style, Voice
from publisher.renderers.pdf.shapes import Block, Box, Node, Rule, beside, space, stack

MOST_FIGURES = 8
_COLUMNS = 4
_GAP = 12.0
_MOST_LINES = 4
"""Lines of a label; the table has it in full."""

Label = tuple[str, Style, int]
"""A text, its style, and how many lines it may take."""


def figures(desk: Desk, chosen: tuple[Metric, ...], root: Node, extra: float = 0.0) -> Block:
    """Return the panel of key figures: rows of four at most, each figure in both languages."""
    frame, color = desk.frame, desk.theme.color
    per_row = _per_row(len(chosen))
    width = (frame.measure - _GAP * (per_row - 1)) / per_row
    rows: list[Block] = [block_title(desk, "key_figures", root), space(9.0)]
    for start in range(0, len(chosen), per_row):
        cells = [_figure(desk, metric, width, root) for metric in chosen[start : start + per_row]]
        if start:
            rows.append(Block(18.0, (Rule(0.0, 8.0, frame.measure, 0.0, 0.5, color.hairline),)))
        # The large numbers of a row stand on one line, whatever stands over some of them.
        lift = max(over for over, _ in cells)
        rows.append(
            beside(((width + _GAP) * i, stack([space(lift - over), cell])) for i, (over, cell) in enumerate(cells))
        )
    content = stack(rows)
    padding = 11.0 + extra / 2
    height = content.height + 2 * padding
    band = Box(0.0, 0.0, frame.width, height, color.surface)
    return Block(height, (band, *content.at(frame.left, padding)))


def _per_row(count: int) -> int:
    """Return how many figures stand side by side, so that the last row is not left almost empty."""
    if count <= _COLUMNS:
        return max(count, 2)
    return 3 if count in (5, 6) else _COLUMNS


def _figure(desk: Desk, metric: Metric, width: float, root: Node) -> tuple[float, Block]:
    """Return one key figure, and how much of it stands over its number.

    A large number, the same in the other language, label and date in both.
    """
    second, item = desk.second, Node("Sect", root)
    over, number = _number(desk, metric, width, item)
    parts = [number, space(3.0)]
    if not desk.is_alone:
        said = second.strong_label(desk.theme.color.accent)
        amount, whole = second.speaker.amount(metric), second.speaker.quantity(metric).text
        noun = whole.removeprefix(amount) if whole.startswith(amount) else ""
        runs = [(whole.removesuffix(noun), said), (noun, said._replace(face=second.face("regular")))]
        parts += [set_block(runs, width, Node("P", item, second.language)), space(1.0)]
    for text, style, limit in _labels(desk, metric, width):
        parts.append(set_block([(text, style)], width, Node("P", item, style.language), limit=limit))
    return over, stack([*parts, space(2.0), _as_of(desk, metric, width, item)])


def _labels(desk: Desk, metric: Metric, width: float) -> list[Label]:
    """Return what is measured, in each language that has it."""
    voices = [voice for voice in desk.voices if voice is desk.first or voice.speaker.has(metric.label)]
    return [label for voice in voices for label in _label(desk, desk.voice_of(voice, metric.label), metric, width)]


def _label(desk: Desk, voice: Voice, metric: Metric, width: float) -> list[Label]:
    """Return what is measured: with its subject, or in English under it where one line is too short for both."""
    style = voice.role("label", desk.theme.color.ink)
    whole, subject = voice.speaker.label(metric), metric.subject
    is_one = voice.language != "en" or subject is None or subject.segment.source in metric.label.source
    if is_one or subject is None or set_line([(whole, style)])[1] <= width:
        return [(whole, style, _MOST_LINES)]
    strong = voice.role("note", desk.theme.color.ink, voice.strong)
    label = voice.speaker.text(metric.label)
    return [
        (voice.speaker.subject(subject), strong, 1),
        (f"{label[:1].upper()}{label[1:]}", style, _MOST_LINES - 1),
    ]


def _as_of(desk: Desk, metric: Metric, width: float, item: Node) -> Block:
    color = desk.theme.color
    runs = [
        (("· " if i else "") + voice.speaker.as_of(metric), voice.role("note", color.muted))
        for i, voice in enumerate(desk.voices)
    ]
    line, needed = set_line(runs, Node("P", item), gap=3.0)
    if needed <= width:
        return line
    blocks = [
        set_block([(voice.speaker.as_of(metric), style)], width, Node("P", item, voice.language))
        for voice, (_, style) in zip(desk.voices, runs, strict=True)
    ]
    return stack(blocks)


def _number(desk: Desk, metric: Metric, width: float, item: Node) -> tuple[float, Block]:
    """Return the number as large as its column bears, limit and unit smaller on its baseline."""
    voice, size, color = desk.first, desk.theme.size.brief, desk.theme.color
    before, number, after = _parts(voice.speaker.quantity(metric))
    node, height = Node("P", item, voice.language), size.number * 1.06
    small = voice.role("body", color.brand, "bold", height)
    for scale in (1.0, 0.85, 0.72, 0.6):
        large = voice.style(size.number * scale, height, color.brand, "semibold")
        runs = [(words, style) for words, style in ((before, small), (number, large), (after, small)) if words]
        block, needed = set_line(runs, node, gap=3.0)
        if needed <= width:
            return 0.0, Block(height, block.at(0.0, height * 0.15))
    return _stacked_number(desk, (before, number, after), width, node)


def _parts(phrase: Phrase) -> tuple[str, str, str]:
    """Return what stands before a number, the number with the signs that touch it, and what stands after."""
    before, number, after = phrase.before, phrase.number, phrase.after
    if found := re.search(r"(?:US|HK|NT|S)?[$€£¥￥]$", before):
        before, number = before[: found.start()].strip(), found[0] + number
    if after.startswith(("%", "％")):
        number, after = number + after[0], after[1:].strip()
    return before, number, after


def _stacked_number(desk: Desk, parts: tuple[str, str, str], width: float, node: Node) -> tuple[float, Block]:
    """Return a quantity of many words: what stands before its number over it, the rest beside or under it."""
    voice, size, color = desk.first, desk.theme.size.brief, desk.theme.color
    before, number, after = parts
    height = size.number * 1.06
    words = voice.role("body", color.brand, "bold", size.body * 1.3)
    over = set_block([(before if voice.is_chinese else f"{before} ", words)], width, node) if before else Block(0.0)
    small = voice.role("body", color.brand, "bold", height)
    for scale, beside_it in ((1.0, after), (0.72, after), (1.0, ""), (0.72, ""), (0.5, ""), (0.35, "")):
        large = voice.style(size.number * scale, height, color.brand, "semibold")
        line, needed = set_line([(number, large), (beside_it, small)], node, gap=3.0)
        if needed <= width:
            break
    else:
        return 0.0, set_block([(" ".join(filter(None, parts)), words)], width, node)  # a number in many words
    under = [set_block([(after, words)], width, node)] if after and not beside_it else []
    return over.height, stack([over, Block(height, line.at(0.0, height * 0.15)), *under])
