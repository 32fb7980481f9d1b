"""A slide of our own layouts as XML, written in one go: its placeholders, drawn shapes and notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from xml.sax.saxutils import quoteattr

from publisher.renderers.deck import ooxml
from publisher.renderers.deck.appendix import CELL_MARGIN
from publisher.renderers.deck.ooxml import EMU, HEADER, NAMESPACES
from publisher.renderers.deck.scheme import PLACEHOLDERS, TABLE_STYLE
from publisher.renderers.deck.slides import ChartFill, Slide, TableFill, Text
from publisher.renderers.deck.slots import SOURCE, Box, Slot
from publisher.renderers.deck.words import DeckWords

NOTES_PICTURE, NOTES_TEXT = 2, 3
"""The `idx` of the placeholders of a page of notes."""

_GROUP = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
_LOCKED = '<a:spLocks noGrp="1"/>'
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
_OWN_COLORS = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"


@dataclass(frozen=True, slots=True)
class SlideXml:
    """Writes the slides and the notes of one deck."""

    words: DeckWords
    tags: tuple[str, str]
    """The deck's language tag, and that of the other language in it."""

    def slide(self, slide: Slide, links: Mapping[str, str], charts: Mapping[int, str]) -> bytes:
        """Return a slide; `links` and `charts` (by slot) name the relations that it has."""
        ids = count(2)
        fills = {fill.slot.index: fill for fill in slide.fills}
        placed: list[str] = []
        last: list[str] = []
        for slot in slide.layout.slots:
            fill = fills.get(slot.index)
            if fill is not None:
                # The source line is read last, after the drawn shapes.
                home = last if slide.shapes and slot.index == SOURCE else placed
                home.append(self._fill(next(ids), fill, links, charts))
        drawn = [
            ooxml.shape_xml(
                next(ids),
                shape.name,
                shape.text,
                (shape.geometry, shape.line, shape.alt),
                ooxml.paragraphs_xml(shape.text, self.tags, {}, explicit=True),
            )
            for shape in slide.shapes
        ]
        numbers = [
            ooxml.number_xml(next(ids), self.words.say(slot.name), slot.index, self.tags[0])
            for slot in slide.layout.slots
            if slot.kind == "number"
        ]
        shapes = "".join((*placed, *drawn, *last, *numbers))
        return ooxml.part(
            f"{HEADER}<p:sld {NAMESPACES}><p:cSld><p:spTree>{_GROUP}{shapes}</p:spTree></p:cSld>{_OWN_COLORS}</p:sld>"
        )

    def notes(self, slide: Slide) -> bytes:
        """Return the page of notes of a slide."""
        picture, text = (quoteattr(self.words.say(name)) for name in ("slot_picture", "slot_notes"))
        return ooxml.part(
            f"{HEADER}<p:notes {NAMESPACES}><p:cSld><p:spTree>{_GROUP}"
            f'<p:sp><p:nvSpPr><p:cNvPr id="2" name={picture}/><p:cNvSpPr>'
            '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="sldImg" idx="{NOTES_PICTURE}"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
            f'<p:sp><p:nvSpPr><p:cNvPr id="3" name={text}/><p:cNvSpPr>{_LOCKED}</p:cNvSpPr><p:nvPr>'
            f'<p:ph type="body" idx="{NOTES_TEXT}"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>'
            f"{ooxml.plain_xml(slide.notes, self.tags)}</p:txBody></p:sp></p:spTree></p:cSld>{_OWN_COLORS}</p:notes>"
        )

    def _fill(
        self, shape_id: int, fill: Text | ChartFill | TableFill, links: Mapping[str, str], charts: Mapping[int, str]
    ) -> str:
        slot, place = fill.slot, _placeholder(fill.slot)
        name = self.words.say(slot.name, number=slot.number)
        match fill:
            case Text():
                body = ooxml.paragraphs_xml(fill, self.tags, dict(links))
                return (
                    f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name={quoteattr(name)}/><p:cNvSpPr>{_LOCKED}'
                    f"</p:cNvSpPr><p:nvPr>{place}</p:nvPr></p:nvSpPr><p:spPr/>"
                    f"<p:txBody><a:bodyPr/><a:lstStyle/>{body}</p:txBody></p:sp>"
                )
            case ChartFill():
                return chart_frame(shape_id, name, fill, charts[slot.index], place)
            case TableFill():
                return table_frame(shape_id, name, fill, self.tags, style=TABLE_STYLE, place=place)


def frame_xml(shape_id: int, name: str, alt: str, box: Box, content: tuple[str, str], place: str = "") -> str:
    """Return a graphic frame; `content` is the kind of what it holds (a URI), and that itself."""
    uri, inner = content
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{shape_id}" name={quoteattr(name)} descr={quoteattr(alt)}/>'
        f'<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>{place}</p:nvPr>'
        f'</p:nvGraphicFramePr>{ooxml.frame(box, "p:xfrm")}<a:graphic><a:graphicData uri="{uri}">{inner}'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def chart_frame(shape_id: int, name: str, chart: ChartFill, relation: str, place: str = "") -> str:
    """Return the frame of a chart that is related to its slide."""
    inner = f'<c:chart xmlns:c="{_CHART}" r:id="{relation}"/>'
    return frame_xml(shape_id, name, chart.alt, chart.slot.box, (_CHART, inner), place)


def table_frame(
    shape_id: int, name: str, table: TableFill, tags: tuple[str, str], *, style: str, place: str = ""
) -> str:
    """Return the frame of a table; `style` is the id of a table style."""
    box = Box(table.slot.box.x, table.slot.box.y, sum(table.widths), sum(table.heights))
    return frame_xml(shape_id, name, table.alt, box, (_TABLE, _table(table, tags, style)), place)


def _placeholder(slot: Slot) -> str:
    kind = PLACEHOLDERS.get(slot.kind, "body")
    index = f' idx="{slot.index}"' if slot.index else ""
    quarter = ' sz="quarter"' if kind == "body" and slot.index > 1 else ""
    return f'<p:ph type="{kind}"{quarter}{index}/>'


def _table(table: TableFill, tags: tuple[str, str], style: str) -> str:
    grid = "".join(f'<a:gridCol w="{EMU(width)}"/>' for width in table.widths)
    margin = EMU(CELL_MARGIN)
    properties = f'<a:tcPr marL="{margin}" marR="{margin}" marT="27432" marB="27432" anchor="ctr"/>'
    rows = []
    for row, height in zip(table.rows, table.heights, strict=True):
        cells = (
            f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p>{ooxml.runs_xml(cell, table.size, tags)}</a:p></a:txBody>"
            f"{properties}</a:tc>"
            for cell in row
        )
        rows.append(f'<a:tr h="{EMU(height)}">{"".join(cells)}</a:tr>')
    return (
        f'<a:tbl><a:tblPr firstRow="1" bandRow="1"><a:tableStyleId>{style}</a:tableStyleId></a:tblPr>'
        f"<a:tblGrid>{grid}</a:tblGrid>{''.join(rows)}</a:tbl>"
    )
