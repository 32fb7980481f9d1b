"""The first page: title block and key figures."""

from __future__ import annotations

import re
from dataclasses import replace

from publisher import picture
from publisher.lang.phrase import Phrase
from publisher.model import Metric
from publisher.renderers.pdf.blocks import right_aligned, set_block, set_line, set_title
from publisher.renderers.pdf.setting import Desk, Voice
from publisher.renderers.pdf.shapes import Block, Box, Node, Picture, Rule, Shape, beside, mix, space, stack

MOST_FIGURES = 8
_COLUMNS = 4
_GAP = 12.0
_STRIP = 12.0
_MASTHEAD = 41.0
"""Baseline of the line that stands over the title."""
_MOST_LINES = 4
"""Lines of a label; the table has it in full."""
_LEAST_BLOCK = 180.0
_UNDER_TITLE = 20.0
_TITLE_TOP = 58.0
_LOGO = 18.0
"""Height of a logo in the masthead."""


def title_block(desk: Desk, root: Node, extra: float = 0.0) -> Block:
    """Return the dark block with the title in both languages, `extra` points higher than it needs to be."""
    frame, color = desk.frame, desk.theme.color
    titles = stack(_titles(desk, root))
    height = max(_LEAST_BLOCK, _TITLE_TOP + titles.height + _UNDER_TITLE) + extra
    top = _TITLE_TOP + (height - _TITLE_TOP - _UNDER_TITLE - titles.height) * 0.4
    shapes: list[Shape] = [
        Box(0.0, 0.0, frame.width, height, color.brand),
        Box(0.0, 0.0, _STRIP, height, color.accent),
        Rule(frame.left, _MASTHEAD + 8, frame.measure, 0.0, 0.5, mix(color.paper, color.brand, 0.45)),
        *_masthead(desk, root).at(frame.left, _MASTHEAD - 10),
        *titles.at(frame.left, top),
    ]
    return Block(height, tuple(shapes))


def source_line(desk: Desk, voice: Voice) -> str:
    """Return publication, date and page as the language writes them."""
    source = desk.content.source
    date = voice.speaker.date(source.published) if source.published else ""
    if not (source.publication or date or source.page):
        return source.name
    publication = named(desk, voice, source.publication) if source.publication else ""
    return voice.say("source_line", publication=publication, date=date, page=source.page or "")


def clauses(desk: Desk, voice: Voice) -> list[str]:
    """Return the parts of the title that stand apart: the first is the title proper.

    Chinese has no spaces between words: a space between two Han characters parts two clauses.
    """
    title = voice.speaker.text(desk.content.source.title).strip()
    if not voice.is_chinese:
        return [re.sub(r"\s+", " ", title)]
    return re.split(r"(?<=[^\x00-\xff])\s+(?=[^\x00-\xff])", title)


def named(desk: Desk, voice: Voice, name: str) -> str:
    """Return a name as the language writes it, where the content knows that."""
    content = desk.content
    known = [n.name for n in content.names] + [m.subject.segment for m in content.metrics if m.subject]
    return next((voice.speaker.text(segment) for segment in known if segment.source == name), name)


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


def block_title(desk: Desk, phrase: str, root: Node) -> Block:
    """Return a heading in both languages on one line."""
    color, node = desk.theme.color.brand, Node("H2", root, desk.first.language)
    runs = []
    for voice in desk.voices:
        runs.append((voice.say(phrase), voice.role("heading", color, voice.strong)))
    return set_line(runs, node, gap=18.0)[0]


def _per_row(count: int) -> int:
    """Return how many figures stand side by side, so that the last row is not left almost empty."""
    if count <= _COLUMNS:
        return max(count, 2)
    return 3 if count in (5, 6) else _COLUMNS


def _masthead(desk: Desk, root: Node) -> Block:
    theme, measure = desk.theme, desk.frame.measure
    white, pale = theme.color.paper, mix(theme.color.paper, theme.color.brand, 0.86)
    name = theme.brand.name or " · ".join(voice.say("brief") for voice in desk.voices)
    name = f"{name}  {theme.brand.mark}" if theme.brand.mark else name
    left, _ = set_line([(name, desk.first.role("body", white, "bold"))], Node("P", root, desk.first.language))
    logo: tuple[Picture, ...] = ()
    if theme.logo:
        width = min(_LOGO * picture.ratio(theme.logo), measure / 3)
        high = width / picture.ratio(theme.logo)
        logo = (Picture(0.0, 11.0 - (_LOGO + high) / 2, width, high, theme.logo, theme.color.brand),)
        left = replace(left, shapes=left.at(width + 8.0, 0.0))
    lines = tuple(dict.fromkeys(source_line(desk, voice) for voice in desk.voices))
    runs = []
    for i, (voice, line) in enumerate(zip(desk.voices, lines, strict=False)):
        style = voice.role("note", pale, leading=theme.size.brief.leading)
        runs.append((("· " if i else "") + line, style))
    right, width = set_line(runs, Node("P", root), gap=2.0)
    if width > measure - 90:
        right, width = set_line(runs[:1], Node("P", root))
    return Block(14.0, (*logo, *left.shapes, *right_aligned((right, width), measure).shapes))


def _titles(desk: Desk, root: Node) -> list[Block]:
    theme, measure = desk.theme, desk.frame.measure * 0.94
    white, pale = theme.color.paper, mix(theme.color.paper, theme.color.brand, 0.9)
    title = desk.content.source.title
    first = desk.voice_of(desk.first, title)
    head, *rest = clauses(desk, first)
    node = Node("H1", root, first.language)
    blocks = []
    for size in (theme.size.brief.title, theme.size.brief.title * 0.8, theme.size.brief.title * 0.64):
        main = set_title([(head, first.style(size, size * 1.3, white, "bold"))], measure, node)
        if main.height <= size * 1.3 * 2:
            break
    blocks.append(main)
    if rest:
        under = first.style(theme.size.brief.title * 0.54, theme.size.brief.title * 0.86, white)
        blocks += [space(4.0), set_title([("\u3000".join(rest), under)], measure, node)]
    if not desk.is_alone and desk.second.speaker.has(title) and title.target != title.source:
        size = theme.size.brief.title * 0.56
        style = desk.second.style(size, size * 1.32, pale)
        text = re.sub(r"\s+", " ", desk.second.speaker.text(title))
        blocks += [space(14.0), set_title([(text, style)], measure * 0.85, Node("P", root, desk.second.language))]
    return blocks


def _figure(desk: Desk, metric: Metric, width: float, root: Node) -> tuple[float, Block]:
    """Return one key figure, and how much of it stands over its number.

    A large number, the same in the other language, label and date in both.
    """
    color = desk.theme.color
    first, second = desk.first, desk.second
    item = Node("Sect", root)
    over, number = _number(desk, metric, width, item)
    if desk.is_alone:
        label = _label(desk, first, metric, width, item)
        return over, stack([number, space(3.0), *label, space(2.0), _as_of(desk, metric, width, item)])
    said = second.strong_label(color.accent)
    amount, whole = second.speaker.amount(metric), second.speaker.quantity(metric).text
    noun = whole.removeprefix(amount) if whole.startswith(amount) else ""
    runs = [(whole.removesuffix(noun), said), (noun, replace(said, face=second.face("regular")))]
    quantity = set_block(runs, width, Node("P", item, second.language))
    parts = [number, space(3.0), quantity, space(1.0)]
    for voice in desk.voices:
        if voice is first or voice.speaker.has(metric.label):
            parts += _label(desk, voice, metric, width, item)
    return over, stack([*parts, space(2.0), _as_of(desk, metric, width, item)])


def _label(desk: Desk, voice: Voice, metric: Metric, width: float, item: Node) -> list[Block]:
    """Return what is measured: with its subject, or in English under it where one line is too short for both."""
    voice = desk.voice_of(voice, metric.label)
    node = Node("P", item, voice.language)
    style = voice.role("label", desk.theme.color.ink)
    whole = voice.speaker.label(metric)
    _, needed = set_line([(whole, style)], node)
    if (
        voice.language != "en"
        or needed <= width
        or metric.subject is None
        or metric.subject.segment.source in metric.label.source
    ):
        return [set_block([(whole, style)], width, node, limit=_MOST_LINES)]
    strong = voice.role("note", desk.theme.color.ink, voice.strong)
    label = voice.speaker.text(metric.label)
    return [
        set_block([(voice.speaker.subject(metric.subject), strong)], width, Node("P", item, voice.language), limit=1),
        set_block([(f"{label[:1].upper()}{label[1:]}", style)], width, node, limit=_MOST_LINES - 1),
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
