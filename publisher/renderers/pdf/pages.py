"""Lay out the whole brief: cover, full text, tables, sources; running heads and folios. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from publisher.model import Content, Diagnostic, Theme
from publisher.renderers.pdf import text
from publisher.renderers.pdf.blocks import forget, right_aligned, set_block, set_line
from publisher.renderers.pdf.columns import facing, put_text
from publisher.renderers.pdf.cover import clauses, named, source_line, title_block
from publisher.renderers.pdf.figures import MOST_FIGURES, figures
from publisher.renderers.pdf.flow import Flow
from publisher.renderers.pdf.frame import Arrangement, Column, Paper, frame
from publisher.renderers.pdf.setting import Desk, Voice
from publisher.renderers.pdf.shapes import Bookmark, Layout, Node, Shape, stack
from publisher.renderers.pdf.tables import put_sources, put_tables
from publisher.renderers.pdf.timeline import timeline

_WORTH_STARTING = 9
"""The text starts on the first page when this many of its lines have room there."""

_BESIDE_BANDS = 26.0
"""White over and under the timeline on the cover, at least."""

_MOST_SPREAD = 110.0
"""White that may be spread over the cover to fill it."""


class Plan(NamedTuple):
    """The laid-out brief, and what its reader should know."""

    layout: Layout
    diagnostics: tuple[Diagnostic, ...]


@lru_cache(maxsize=2)  # a brief is written and read from the same plan
def plan(content: Content, theme: Theme, paper: Paper, layout: Arrangement = "facing") -> Plan:
    """Return the pages of the brief."""
    own, other = (Voice(content, theme, language) for language in content.languages)
    leads = layout not in ("zh", "en") or own.language.startswith(layout)
    first, second = (own, other) if leads else (other, own)
    desk = Desk(content, theme, frame(theme, paper), first, second, layout)
    root = Node("Document")
    flow = Flow(desk.frame)
    diagnostics = [*_missing(desk), *_put_cover(flow, desk, root)]
    _put_body(flow, desk, root)
    put_tables(flow, desk, root)
    put_sources(flow, desk, root)
    sides = facing(desk)
    pages = [
        (*shapes, *_head(desk, number, sides), *_foot(desk, number, len(flow.pages), sides))
        for number, shapes in enumerate(flow.pages, 1)
    ]
    laid_out = Layout(
        width=desk.frame.width,
        height=desk.frame.height,
        pages=tuple(pages),
        bookmarks=tuple(flow.bookmarks),
        title=_plain(first.speaker.text(content.source.title)),
        author=content.source.publication or content.source.credit or theme.brand.name,
        language=first.language,
        date=content.source.published,
    )
    forget()
    return Plan(laid_out, tuple(diagnostics))


def _put_cover(flow: Flow, desk: Desk, root: Node) -> list[Diagnostic]:
    """Fill the first page: title block, key figures, timeline; what has no room goes over."""
    chosen = text.key_figures(desk.content, MOST_FIGURES)
    bands = title_block(desk, root).height + (figures(desk, chosen, root).height if chosen else 0.0)
    room = desk.frame.bottom - 6.0 - bands
    drawn = text.drawn_milestones(desk.content)
    line = timeline(desk, drawn, root, room - _BESIDE_BANDS) if drawn else None
    is_over = line is not None and line.block.height + _BESIDE_BANDS > room
    spare = room - (line.block.height + _BESIDE_BANDS if line and not is_over else 0.0)
    starts_text = not is_over and spare >= desk.frame.leading * _WORTH_STARTING
    extra = 0.0 if starts_text else min(spare, _MOST_SPREAD)
    flow.bookmarks.append(Bookmark(_plain(desk.first.speaker.text(desk.content.source.title)), 0, 0.0, 0))
    flow.y = 0.0
    flow.put(title_block(desk, root, extra * 0.35), x=0.0)
    if chosen:
        flow.put(figures(desk, chosen, root, extra * 0.3), x=0.0)
    if is_over:
        flow.turn()
    if line:
        flow.y += 0.0 if is_over else _BESIDE_BANDS * 0.6 + extra * 0.2
        flow.put(line.block)
    if not starts_text and not is_over:
        flow.turn()
    else:
        flow.y += desk.frame.leading
    return [_crowded(len(drawn))] if line and line.is_crowded else []


def _put_body(flow: Flow, desk: Desk, root: Node) -> None:
    if not desk.paragraphs:
        return
    flow.mark(" · ".join(voice.say("full_text") for voice in desk.voices))
    if not desk.is_translated and not desk.is_alone:
        style = [v.role("label", desk.theme.color.muted) for v in desk.voices]
        notes = [
            set_block([(v.say("text_not_translated"), s)], desk.frame.measure, Node("P", root, v.language))
            for v, s in zip(desk.voices, style, strict=True)
        ]
        flow.put(stack(notes))
    put_text(flow, desk, root)


def _head(desk: Desk, number: int, sides: Sequence[Column]) -> tuple[Shape, ...]:
    """Return the running head: the title in both languages, and what this is."""
    if number == 1:
        return ()
    theme, x = desk.theme, desk.frame.left
    shapes: list[Shape] = []
    name = " · ".join(voice.say("brief") for voice in desk.voices)
    name = f"{theme.brand.name} · {name}" if theme.brand.name else name
    name = f"{name} · {theme.brand.mark}" if theme.brand.mark else name
    label = set_line([(name, desk.first.role("note", theme.color.accent, "bold"))])
    room = desk.frame.measure - label[1] - 24.0
    for voice, column in zip(desk.voices, sides, strict=False):
        if voice is desk.first or voice.speaker.has(desk.content.source.title):
            by = desk.voice_of(voice, desk.content.source.title)
            title = clauses(desk, by)[0].split(": ")[0]
            left = column.x - desk.frame.left
            width = min(column.width, room - left)
            style = by.role("note", theme.color.muted)
            if width > 60.0:
                shapes += set_block([(title, style)], width, limit=1).at(column.x, desk.frame.top - 34.0)
    shapes += right_aligned(label, desk.frame.measure).at(x, desk.frame.top - 34.0)
    return tuple(shapes)


def _foot(desk: Desk, number: int, count: int, sides: Sequence[Column]) -> tuple[Shape, ...]:
    """Return the source line in both languages, and the folio."""
    theme, y = desk.theme, desk.frame.height - desk.theme.space.brief.bottom + 18.0
    color = theme.color
    shapes: list[Shape] = []
    said = _credit_lines(desk) if number == 1 else [source_line(desk, voice) for voice in desk.voices]
    for voice, column, line in zip(desk.voices, sides, said, strict=False):
        if line and (voice is desk.first or line != said[0]):
            style = voice.role("note", color.muted)
            shapes += set_block([(line, style)], column.width - 40.0, limit=1).at(column.x, y)
    digits = desk.second if desk.first.is_chinese else desk.first
    runs = [
        (str(number), digits.role("note", color.brand, "semibold")),
        (f"/ {count}", digits.role("note", color.muted)),
    ]
    shapes += right_aligned(set_line(runs, gap=2.0), desk.frame.measure).at(desk.frame.left, y)
    return tuple(shapes)


def _credit_lines(desk: Desk) -> list[str]:
    credit = desk.content.source.credit
    if not credit:
        return [source_line(desk, voice) for voice in desk.voices]
    return [voice.say("data_source", credit=named(desk, voice, credit)) for voice in desk.voices]


def _missing(desk: Desk) -> list[Diagnostic]:
    count = text.untranslated(desk.content)
    if not count or (desk.is_alone and desk.first.language == desk.content.languages[0]):
        return []
    language = desk.content.languages[1]
    return [
        Diagnostic(
            code="not-translated",
            message=f"{count} segments have no translation into {language}",
            hint="`publisher translate` writes the file to fill in; the brief marks what is missing.",
        )
    ]


def _crowded(count: int) -> Diagnostic:
    return Diagnostic(
        code="timeline-crowded",
        message=f"{count} milestones stand too close together to be drawn to scale; the brief lists them",
        hint="Reject minor milestones in the content file to have the timeline drawn.",
    )


def _plain(title: str) -> str:
    return re.sub(r"\s+", " ", title).strip()
