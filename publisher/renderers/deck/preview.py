"""Pictures of planned slides as SVG, drawn from the plan itself: no office program is needed to show a deck."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from publisher.model import Theme
from publisher.renderers.deck.fit import broken, text_width
from publisher.renderers.deck.slides import ChartFill, Deck, Slide, TableFill, Text
from publisher.renderers.deck.slots import HEIGHT, WIDTH, Box, Level

_LABEL, _AXIS, _ASCENT = 16.0, 14.0, 0.8
_FAMILY = "Arial, 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', sans-serif"


def previews(deck: Deck, theme: Theme) -> tuple[str, ...]:
    """Return a picture of each slide, as an `svg` element; its title is its alternative text."""
    return tuple(_picture(slide, theme) for slide in deck.slides)


def _picture(slide: Slide, theme: Theme) -> str:
    paper = _color(theme, slide.layout.background)
    inside = "".join(_parts(slide, theme))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH * 72:.0f} {HEIGHT * 72:.0f}" role="img" '
        f"aria-label={quoteattr(slide.title)} font-family={quoteattr(_FAMILY)}>"
        f'<rect width="100%" height="100%" fill="{paper}"/>{inside}</svg>'
    )


def _parts(slide: Slide, theme: Theme) -> Iterator[str]:
    for decor in slide.layout.decor:
        yield _rect(decor.box, _color(theme, decor.color))
    for fill in slide.fills:
        match fill:
            case Text():
                yield _text(fill, theme)
            case ChartFill():
                yield _chart(fill, theme)
            case TableFill():
                yield _table(fill, theme)
    for shape in slide.shapes:
        yield _text(shape.text, theme)


def _text(text: Text, theme: Theme) -> str:
    slot = text.slot
    ground = _rect(slot.box, _color(theme, slot.fill)) if slot.fill else ""
    lines = [
        (line, slot.levels[paragraph.level], number == 0 and index > 0)
        for index, paragraph in enumerate(text.paragraphs)
        for number, line in enumerate(broken(slot, paragraph, text.scale))
    ]
    tall = sum(line.height * level.leading + (level.before if first else 0) for line, level, first in lines)
    free = slot.depth - tall
    y = (slot.box.y + slot.inset[1]) * 72 + {"t": 0.0, "ctr": free / 2, "b": free}[slot.anchor]
    drawn = [ground]
    for line, level, is_first in lines:
        y += level.before if is_first else 0
        x = (slot.box.x + slot.inset[0]) * 72 + (18 if level.bullet else 0)
        spans = "".join(_span(piece, run.bold, run.color, size, level, theme) for piece, run, size in line.pieces)
        anchor = {"l": "", "ctr": ' text-anchor="middle"', "r": ' text-anchor="end"'}[slot.align]
        x = {"l": x, "ctr": (slot.box.x + slot.box.w / 2) * 72, "r": (slot.box.x + slot.box.w) * 72}[slot.align]
        drawn.append(f'<text x="{x:.1f}" y="{y + line.height * _ASCENT:.1f}"{anchor}>{spans}</text>')
        y += line.height * level.leading
    return "".join(drawn)


def _span(text: str, bold: bool | None, color: str | None, size: float, level: Level, theme: Theme) -> str:
    weight = ' font-weight="bold"' if (level.bold if bold is None else bold) else ""
    return f'<tspan font-size="{size:g}" fill="{_color(theme, color or level.color)}"{weight}>{escape(text)}</tspan>'


def _chart(chart: ChartFill, theme: Theme) -> str:
    """Draw the bars upright or lying, each with its label and its value as the text says it."""
    box, most = chart.slot.box, max(bar.value for bar in chart.bars)
    step = (box.w if chart.is_column else box.h) / len(chart.bars)
    drawn = []
    for i, bar in enumerate(chart.bars):
        share, names = bar.value / most, bar.category.split("\n")
        if chart.is_column:
            room = box.h - 1.0
            place = Box(
                box.x + (i + 0.24) * step, box.y + 0.4 + room * 0.85 * (1 - share), step * 0.52, room * 0.85 * share
            )
            middle = (place.x + place.w / 2) * 72
            drawn.append(_label(middle, place.y * 72 - 6, [bar.said], "middle", theme, bold=True))
            drawn.append(_label(middle, (place.y + place.h) * 72 + 20, names, "middle", theme))
        else:
            left = box.x + box.w * 0.36
            place = Box(left, box.y + (i + 0.2) * step, box.w * 0.44 * share, step * 0.6)
            middle = (place.y + place.h / 2) * 72
            drawn.append(_label(left * 72 - 8, middle, names, "end", theme))
            drawn.append(_label((place.x + place.w) * 72 + 6, middle + 5, [bar.said], "start", theme, bold=True))
        drawn.append(_rect(place, theme.color.accent))
    return "".join(drawn)


def _label(x: float, y: float, lines: list[str], anchor: str, theme: Theme, *, bold: bool = False) -> str:
    size, weight = (_LABEL, ' font-weight="bold"') if bold else (_AXIS * 0.86, "")
    return "".join(
        f'<text x="{x:.1f}" y="{y + i * size * 1.2:.1f}" font-size="{size:g}" text-anchor="{anchor}"{weight} '
        f'fill="{theme.color.ink}">{escape(line)}</text>'
        for i, line in enumerate(lines)
    )


def _table(table: TableFill, theme: Theme) -> str:
    drawn, y = [], table.slot.box.y
    for number, (row, height) in enumerate(zip(table.rows, table.heights, strict=True)):
        box = Box(table.slot.box.x, y, sum(table.widths), height)
        ground = theme.color.brand if number == 0 else theme.color.surface if number % 2 == 0 else theme.color.paper
        drawn.append(_rect(box, ground))
        x = box.x
        for cell, width in zip(row, table.widths, strict=True):
            color = theme.color.paper if number == 0 else theme.color.ink
            room, words = (width - 0.2) * 72, "".join(run.text for run in cell)
            shown = words
            while shown and text_width(shown, False) * table.size > room:
                shown = shown[:-2]
            shown = shown if shown == words else f"{shown.rstrip()}…"
            drawn.append(
                f'<text x="{(x + 0.1) * 72:.1f}" y="{(y + height / 2) * 72 + table.size * 0.36:.1f}" '
                f'font-size="{table.size:g}" fill="{color}">{escape(shown)}</text>'
            )
            x += width
        y += height
    return "".join(drawn)


def _rect(box: Box, color: str) -> str:
    return (
        f'<rect x="{box.x * 72:.1f}" y="{box.y * 72:.1f}" width="{max(0.0, box.w) * 72:.1f}" '
        f'height="{max(0.0, box.h) * 72:.1f}" fill="{color}"/>'
    )


def _color(theme: Theme, token: str) -> str:
    return str(getattr(theme.color, token))
