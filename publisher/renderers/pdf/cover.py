"""The title block of the first page."""

from __future__ import annotations

import re

from publisher import picture
from publisher.renderers.pdf.blocks import right_aligned, set_line, set_title
from publisher.renderers.pdf.setting import Desk, Voice
from publisher.renderers.pdf.shapes import Block, Box, Node, Picture, Rule, Shape, mix, space, stack

_STRIP = 12.0
_MASTHEAD = 41.0
"""Baseline of the line that stands over the title."""
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


def block_title(desk: Desk, phrase: str, root: Node) -> Block:
    """Return a heading in both languages on one line."""
    color, node = desk.theme.color.brand, Node("H2", root, desk.first.language)
    runs = []
    for voice in desk.voices:
        runs.append((voice.say(phrase), voice.role("heading", color, voice.strong)))
    return set_line(runs, node, gap=18.0)[0]


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
        left = left._replace(shapes=left.at(width + 8.0, 0.0))
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
