"""What a timeline is drawn with: the ribbon of years, and the leaders that join cards to dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from publisher.renderers.deck.dates import Scale
from publisher.renderers.deck.fit import text_width
from publisher.renderers.deck.slides import Paragraph, Run, Shape, Text
from publisher.renderers.deck.slots import Box, Level, Slot
from publisher.renderers.deck.voice import Voice

RIBBON, GAP = 0.34, 0.42
"""Height of the ribbon, and of the space between it and the cards; inches."""
_LINE, _RING = 0.018, 0.16


def ribbon(
    voice: Voice, scale: Scale, top: float, events: Sequence[tuple[float, int, bool]], size: float
) -> list[Shape]:
    """Return a cell for each stretch of time; those of events (moment, year, is last) in colour."""
    lit = {scale.index(moment, order): (year, last) for order, (moment, year, last) in enumerate(events)}
    shapes = []
    for i, cell in enumerate(scale.cells):
        fill = ("highlight" if lit[i][1] else "accent") if i in lit else "surface"
        level = Level(size=size, bold=i in lit, color="paper" if i in lit else "muted")
        box = Box(scale.left + i * scale.cell + 0.012, top, scale.cell - 0.024, RIBBON)
        slot = Slot(index=0, name="", box=box, levels=(level,), anchor="ctr", align="ctr", fill=fill)
        label = _label(voice, scale, lit[i][0] if scale.kind == "order" else cell, size)
        text = Text(slot=slot, paragraphs=(Paragraph(runs=(Run(text=label),)),))
        shapes.append(Shape(text=text, name=voice.say("shape_year", number=label), alt=label))
    return shapes


def _label(voice: Voice, scale: Scale, cell: int, size: float) -> str:
    if scale.kind == "months":
        return voice.month(scale.first, cell)
    decade = voice.say("decade", year=cell)
    is_narrow = text_width(decade, True) * size > (scale.cell - 0.1) * 72
    return str(cell) if scale.kind != "decades" or is_narrow else decade


def leaders(
    voice: Voice,
    points: Sequence[tuple[float, str]],
    boxes: Sequence[Box],
    rings: Sequence[bool],
    row: tuple[float, bool],
) -> Iterable[Shape]:
    """Yield the lines from dates on the ribbon to the cards of one row, with a ring where month or day is known."""
    middle, is_above = row
    near = middle if is_above else middle + RIBBON
    away = -1.0 if is_above else 1.0
    bent = [i for i, (x, _) in enumerate(points) if abs(_target(x, boxes[i]) - x) > 0.01]
    for i, ((x, color), box) in enumerate(zip(points, boxes, strict=True)):
        name = voice.say("shape_leader", number=i + 1)
        knee = near + away * (GAP * 0.55 + 0.15 * GAP * bent.index(i) / len(bent)) if i in bent else near + away * GAP
        target = _target(x, box)
        yield _line(name, color, (x, near), (x, knee))
        if i in bent:
            yield _line(name, color, (x, knee), (target, knee))
            yield _line(name, color, (target, knee), (target, near + away * GAP))
        if rings[i]:
            y = near - _RING - 0.03 if is_above else near + 0.03
            slot = Slot(index=0, name="", box=Box(x - _RING / 2, y, _RING, _RING), fill="paper")
            ring = Text(slot=slot, paragraphs=())
            yield Shape(text=ring, name=voice.say("shape_ring", number=i + 1), geometry="ellipse", line=color)


def _target(x: float, box: Box) -> float:
    """Return where a leader meets its card: straight ahead when it can."""
    return min(max(x, box.x + 0.2), box.x + box.w - 0.2)


def _line(name: str, color: str, start: tuple[float, float], end: tuple[float, float]) -> Shape:
    x, y = min(start[0], end[0]), min(start[1], end[1])
    box = Box(x - _LINE / 2, y - _LINE / 2, abs(end[0] - start[0]) + _LINE, abs(end[1] - start[1]) + _LINE)
    return Shape(text=Text(slot=Slot(index=0, name="", box=box, fill=color), paragraphs=()), name=name)
