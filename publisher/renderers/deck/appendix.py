"""The last slides: every metric in tables, milestones that stand nowhere else, and where it all comes from."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from publisher.model import Metric, Milestone, Provenance, Qualifier, Segment
from publisher.renderers.deck.drafts import Draft, Heading
from publisher.renderers.deck.fit import fit, height, text_width
from publisher.renderers.deck.layouts import Layouts
from publisher.renderers.deck.scripts import seams
from publisher.renderers.deck.slides import SMALLEST, Paragraph, Run, TableFill
from publisher.renderers.deck.slots import CANVAS, READING, SUBTITLE, Box, Level, Slot
from publisher.renderers.deck.voice import Voice

ROWS = 12
"""Most rows of one table, without its heading."""
CELL_MARGIN = 0.1
_ROW_AIR, _TALL = 4.5, 0.44

Row = tuple[tuple[Run, ...], ...]


def metric_tables(voice: Voice, layouts: Layouts, metrics: Sequence[Metric]) -> list[Draft]:
    """Return tables of all metrics: label, value, date, place."""
    head = [voice.say(f"column_{name}") for name in ("metric", "value", "as_of", "place")]
    rows = [_metric_row(voice, metric) for metric in metrics]
    if len({voice.place(metric)[0] for metric in metrics}) == 1:  # an article without headings: every row says the same
        head, rows = head[:-1], [row[:-1] for row in rows]
    return _tables(voice, layouts, "all_metrics", head, list(zip(metrics, rows, strict=True)))


def milestone_tables(voice: Voice, layouts: Layouts, milestones: Sequence[Milestone]) -> list[Draft]:
    """Return tables of milestones: date, event, place."""
    head = [voice.say(f"column_{name}") for name in ("date", "event", "place")]
    rows = [
        (
            (Run(text=voice.date(milestone)),),
            voice.event(milestone),
            (Run(text=voice.place(milestone)[0]),),
        )
        for milestone in milestones
    ]
    pairs = list(zip(milestones, rows, strict=True))
    return _tables(voice, layouts, "all_milestones", head, pairs)


def sources_slide(voice: Voice, layouts: Layouts, metrics: Sequence[Metric]) -> Draft:
    """Return where the article comes from, and how to read its numbers."""
    source = voice.content.source
    published = voice.speaker.date(source.published) if source.published else None
    rows = [
        ("source_article", f"{voice.speaker.text(source.title)}"),
        ("source_publication", voice.join((voice.named(source.publication), published, _page(voice)))),
        ("source_credit", voice.named(source.credit)),
        ("source_file", voice.say("file", name=source.name, digest=source.sha256[:12])),
        ("source_language", _language(voice)),
    ]
    layout = layouts.sources()
    items = [
        Paragraph(runs=(Run(text=words),), level=level)
        for block, text in rows
        if text
        for level, words in enumerate((voice.say(block), text))
    ]
    remarks = [Paragraph(runs=(Run(text=note),), level=1) for note in _notes(voice, metrics)]
    own = (Paragraph(runs=(Run(text=voice.say("own_note")),)), *remarks)
    return Draft(
        section=voice.say("appendix"),
        kicker=voice.say("appendix"),
        headings=(Heading(text=voice.say("sources")),),
        layout=layout,
        fills=(fit(layout.slot(SUBTITLE), items), fit(layout.slot(READING), own)),
        remarks=(voice.say("file", name=source.name, digest=source.sha256), *((source.url,) if source.url else ())),
    )


def _tables(
    voice: Voice,
    layouts: Layouts,
    title: str,
    head: list[str],
    items: Sequence[tuple[Metric | Milestone, Row]],
) -> list[Draft]:
    layout = layouts.table()
    slot = layout.slot(CANVAS)
    first: Row = tuple((Run(text=text),) for text in head)
    rows = [row for _, row in items]
    tables = [_set(first, rows, slot, size) for size in (layouts.size.table, max(SMALLEST, layouts.size.table - 1))]
    size, widths, pages = min(tables, key=lambda table: len(table[2]))
    drafts = []
    for number, (start, end) in enumerate(pages, 1):
        page = (first, *rows[start:end])
        name = voice.say(title)
        if len(pages) > 1:
            name = voice.say("part", title=name, part=number, parts=len(pages))
        table = TableFill(
            slot=slot,
            widths=widths,
            rows=page,
            heights=_stretched([_row_height(row, widths, size) for row in page], slot.box.h),
            size=size,
            alt=voice.say("table_alt", title=name, columns=voice.listing(head)),
        )
        drafts.append(
            Draft(
                section=voice.say("appendix"),
                kicker=voice.say("appendix"),
                headings=(Heading(text=name),),
                layout=layout,
                fills=(table,),
                facts=tuple(fact.id for fact, _ in items[start:end]),
            )
        )
    return drafts


def _set(
    first: Row, rows: Sequence[Row], slot: Slot, size: float
) -> tuple[float, tuple[float, ...], list[tuple[int, int]]]:
    """Return a table set at one size: the size, its columns, its pages."""
    widths = _widths([first, *rows], slot.box.w, size)
    room = slot.box.h - _row_height(first, widths, size)
    return size, widths, _pages([_row_height(row, widths, size) for row in rows], room)


def _widths(rows: Sequence[Row], total: float, size: float) -> tuple[float, ...]:
    """Return column widths: what each text wants on one line, the widest columns cut back alike, the rest shared."""
    columns = range(len(rows[0]))
    wanted = [max(_wanted(row[i], size, is_head=row is rows[0]) for row in rows) for i in columns]
    if sum(wanted) <= total:
        return tuple(width + (total - sum(wanted)) / len(wanted) for width in wanted)
    limit = max(wanted)
    while sum(min(width, limit) for width in wanted) > total:
        limit -= 0.02
    kept = [min(width, limit) for width in wanted]
    return tuple(width * total / sum(kept) for width in kept)


def _wanted(runs: tuple[Run, ...], size: float, *, is_head: bool) -> float:
    """Return the width of a cell whose text stands on one line, in inches.

    Some applications set a quarter of an em between Chinese and Latin: there is room for that.
    """
    text = "".join(run.text for run in runs)
    ems = sum(text_width(run.text, is_head or bool(run.bold)) for run in runs) + 0.22 * seams(text)
    return ems * size / 0.98 / 72 + 2 * CELL_MARGIN


def _pages(heights: Sequence[float], room: float) -> list[tuple[int, int]]:
    """Return where each page of rows starts and ends: as few pages as needed, nearly equally full."""
    for count in range(max(1, math.ceil(len(heights) / ROWS)), len(heights) + 1):
        bounds = [round(i * len(heights) / count) for i in range(count + 1)]
        pages = list(pairwise(bounds))
        if all(sum(heights[a:b]) <= room and b - a <= ROWS for a, b in pages):
            return pages
    return [(i, i + 1) for i in range(len(heights))]


def _stretched(heights: Sequence[float], room: float) -> tuple[float, ...]:
    """Return the heights with the room that is left over shared out, as far as rows stay rows."""
    least = min(_TALL, room / len(heights))
    grown = [max(height, least) for height in heights]
    return tuple(grown) if sum(grown) <= room else tuple(heights)


def _row_height(row: Row, widths: Sequence[float], size: float) -> float:
    """Return the height of a row, in inches."""
    tallest = 0.0
    for runs, width in zip(row, widths, strict=True):
        box = Box(0, 0, width - 2 * CELL_MARGIN, 9)
        slot = Slot(index=0, name="", box=box, levels=(Level(size=size),))
        tallest = max(tallest, height(slot, [Paragraph(runs=runs)]))
    return max(0.36, (tallest + _ROW_AIR) / 72)


def _metric_row(voice: Voice, metric: Metric) -> Row:
    is_said = voice.speaker.has(metric.label)
    unsaid = () if is_said else (Run(text=f" {voice.say('not_translated_mark')}", bold=False, color="muted"),)
    return (
        (Run(text=voice.label(metric)), *unsaid),
        (Run(text=voice.speaker.quantity(metric).text, bold=True, color="brand"),),
        (Run(text=voice.speaker.as_of(metric)),),
        (Run(text=voice.place(metric)[0]),),
    )


def _page(voice: Voice) -> str | None:
    page = voice.content.source.page
    return voice.say("page", page=page) if page else None


def _language(voice: Voice) -> str | None:
    """Return in which language the deck is, and who translated it when it is not the article's."""
    if voice.speaker.is_source:
        return voice.say("as_written")
    origins = {segment.provenance for segment in _segments(voice)}
    order: tuple[Provenance, ...] = ("human", "reviewed", "memory", "glossary", "machine", "unknown", "none")
    names = [voice.say(f"origin_{origin}") for origin in order if origin in origins]
    return voice.say("translated", origins=voice.listing(names) if names else None)


def _segments(voice: Voice) -> list[Segment]:
    labels = [metric.label for metric in voice.metrics.values()]
    return [*labels, *(milestone.event for milestone in voice.milestones.values()), voice.content.source.title]


def _notes(voice: Voice, metrics: Sequence[Metric]) -> list[str]:
    """Return the publisher's own remarks that apply to these metrics."""
    bounds = {metric.quantity.qualifier for metric in metrics}
    applies = (
        ("note_bounds", Qualifier.OVER in bounds or Qualifier.AT_LEAST in bounds),
        ("note_estimates", Qualifier.ABOUT in bounds or Qualifier.NEARLY in bounds),
        ("note_now", any(metric.as_of_basis == "now" for metric in metrics)),
        ("note_undated", any(metric.as_of is None and metric.as_of_basis != "now" for metric in metrics)),
        ("note_cumulative", any(metric.measure == "cumulative" for metric in metrics)),
        ("note_person_times", any(metric.quantity.unit == "person-time" for metric in metrics)),
        ("note_evidence", bool(metrics)),
    )
    return [voice.say(block) for block, is_true in applies if is_true]
