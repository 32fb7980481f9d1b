"""What a planned deck will say, place by place: the same that is read back from the finished file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from publisher.model import Kind, Make, Page, Passage, Reading, Theme
from publisher.renderers.deck.slides import ChartFill, Deck, Slide, TableFill, Text
from publisher.renderers.deck.words import DeckWords

_FIRST_ID = 256
"""Ids of slides begin here (ST_SlideId)."""


def reading(deck: Deck, theme: Theme, make: Make) -> Reading:
    """Return what the deck says: texts, notes, descriptions, tables, charts with their workbooks, properties."""
    words = DeckWords(theme, deck.language)
    pages = [
        Page(key=str(_FIRST_ID + i), name=f"slide {i + 1}", passages=tuple(_passages(slide, words)))
        for i, slide in enumerate(deck.slides)
    ]
    # python-pptx refuses properties of more than 255 signs, and so the writer cuts them.
    properties = (("title", deck.title), ("subject", deck.subject), ("author", deck.author))
    told = [Passage(key=key, lines=(text[:255],), kind="property") for key, text in properties if text.strip()]
    pages.append(Page(key="properties", name="document properties", passages=tuple(told)))
    pages.append(_layouts(theme))
    return Reading(pages=tuple(pages), make=make)


def _layouts(theme: Theme) -> Page:
    """Return what stands on every slide."""
    brand = theme.brand
    told = tuple(Passage(key=text, lines=(text,)) for text in (brand.mark, brand.name) if text)
    return Page(key="layouts", name="slide master and layouts", passages=told)


def _passages(slide: Slide, words: DeckWords) -> Iterator[Passage]:
    seen: Counter[str] = Counter()
    for fill in slide.fills:
        name = _unique(seen, words.say(fill.slot.name, number=fill.slot.number) if fill.slot.name else "text")
        match fill:
            case Text():
                yield from _text(name, fill)
            case TableFill():
                rows = (tuple("".join(run.text for run in cell) for cell in row) for row in fill.rows)
                yield from _rows(f"{name}, row", rows)
                yield _one(f"{name}, description", fill.alt)
            case ChartFill():
                yield from _chart(name, fill)
    for shape in slide.shapes:
        name = _unique(seen, shape.name)
        yield from _text(name, shape.text)
        if shape.alt:
            yield _one(f"{name}, description", shape.alt)
    yield Passage(key="notes", lines=_kept(slide.notes), kind="note")


def _text(name: str, text: Text) -> Iterator[Passage]:
    lines = _kept(paragraph.text for paragraph in text.paragraphs)
    if lines:
        yield Passage(key=name, lines=lines)


def _chart(name: str, chart: ChartFill) -> Iterator[Passage]:
    yield _one(f"{name}, description", chart.alt)
    yield _one(f"{name}, series 1", chart.series, "row")
    yield from _rows(f"{name}, series 1, point", ((b.category, repr(b.value), _bare(b.format)) for b in chart.bars))
    yield from _rows(f"{name}, series 1, format of value", ((_bare(bar.format),) for bar in chart.bars))
    yield Passage(key=f"{name}, axis starts at", lines=("0.0",), kind="row")
    values = [("", chart.series), *((bar.category, repr(bar.value), _bare(bar.format)) for bar in chart.bars)]
    for sheet, rows in enumerate((values, chart.evidence), 1):
        yield from _rows(f"{name}, workbook, sheet {sheet}, row", rows)


def _rows(name: str, rows: Iterable[tuple[str, ...]]) -> Iterator[Passage]:
    for number, row in enumerate(rows, 1):
        if cells := _kept(row):
            yield Passage(key=f"{name} {number}", lines=cells, kind="row")


def _one(key: str, text: str, kind: Kind = "text") -> Passage:
    return Passage(key=key, lines=(text,), kind=kind)


def _unique(seen: Counter[str], name: str) -> str:
    seen[name] += 1
    return name if seen[name] == 1 else f"{name} #{seen[name]}"


def _bare(code: str) -> str:
    """Return a number format without the signs that make words of letters."""
    return code.replace('"', "")


def _kept(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for line in lines if line.strip())
