"""Write planned slides into somebody's own template: its titles and layouts, our content drawn in its body area."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import quoteattr

from lxml import etree

from publisher.renderers.deck import ooxml
from publisher.renderers.deck.house import House
from publisher.renderers.deck.ooxml import NAMESPACES, body_properties, decorative, frame, paint
from publisher.renderers.deck.scheme import level_style
from publisher.renderers.deck.slide_xml import chart_frame, table_frame
from publisher.renderers.deck.slides import ChartFill, Slide, TableFill, Text
from publisher.renderers.deck.slots import Decor
from publisher.renderers.deck.write import Writer

_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""Office's table style without lines and fills: ours are in the cells."""


def emptied(house: House) -> tuple[Any, tuple[Any, Any]]:
    """Return the house's presentation without its slides, and its layouts for the first slide and the others."""
    from pptx import Presentation

    presentation = Presentation(io.BytesIO(house.data))
    part = presentation.part
    for slide in part._element.xpath("./p:sldIdLst/p:sldId"):
        part.drop_rel(slide.rId)
        slide.getparent().remove(slide)
    for node in part._element.xpath("./p:custShowLst"):
        part._element.remove(node)
    for extension in part._element.xpath("./p:extLst"):
        part._element.remove(extension)  # its sections name slides that are gone
    for relation in [r for r in part.rels.values() if r.reltype.endswith(("/vbaProject", "/commentAuthors"))]:
        part.drop_rel(relation.rId)
    package = part.package
    for key in [k for k, r in package._rels.items() if _is_stale(r.reltype)]:
        package._rels.pop(key)
    _complete(part)
    masters = [list(master.slide_layouts) for master in presentation.slide_masters]
    first, other = (masters[m][n] for m, n in (house.cover, house.body))
    return presentation, (first, other)


def _complete(part: Any) -> None:
    """Add the parts without which PowerPoint offers to repair a file, and which some programs leave out."""
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI

    for name, root in (("viewProps", "viewPr"), ("presProps", "presentationPr")):
        if not any(relation.reltype.endswith(f"/{name}") for relation in part.rels.values()):
            kind = f"application/vnd.openxmlformats-officedocument.presentationml.{name}+xml"
            xml = f"{ooxml.HEADER}<p:{root} {NAMESPACES}/>".encode()
            added = Part(PackURI(f"/ppt/{name}.xml"), kind, part.package, xml)
            part.relate_to(added, f"{ooxml.R}/{name}")


@dataclass(frozen=True, slots=True)
class HouseWriter(Writer):
    """Adds slides to a house's presentation."""

    house: House

    def add(self, slide: Slide, home: Any) -> None:
        """Add one slide: titles in the template's placeholders, all else drawn in its body area."""
        page = self.presentation.slides.add_slide(home)
        kept = _titles(page)
        tree = page.shapes._spTree
        for decor in slide.layout.decor:
            self._draw(tree, _ground_xml(_next(tree), self.words.say("shape_ground"), decor))
        for fill in slide.fills:
            place = {"title": "title", "cover": "title", "subtitle": "subTitle"}.get(fill.slot.kind)
            if isinstance(fill, Text) and place in kept:
                body = kept.pop(place)._element.txBody
                links = self.add_links(page.part, [fill])
                ooxml.replace_paragraphs(body, ooxml.paragraphs_xml(fill, self.tags, links))
            elif isinstance(fill, Text):
                self._box(page, fill)
            else:
                self._frame(page, fill)
        for unused in kept.values():
            unused._element.getparent().remove(unused._element)
        before = len(tree)
        self._drawn(page, slide)
        for node in tree[before:]:
            self.house.palette.recolor(node)
        self._number(page, home)
        spoken = page.notes_slide.notes_text_frame._txBody
        ooxml.replace_paragraphs(spoken, ooxml.plain_xml(slide.notes, self.tags))
        self._list_notes_master()

    def _box(self, page: Any, text: Text) -> None:
        """Draw a text in a box that carries its levels itself."""
        tree, slot = page.shapes._spTree, text.slot
        name = self.words.say(slot.name, number=slot.number) if slot.name else "text"
        links = self.add_links(page.part, [text])
        levels = "".join(level_style(i, level, "mn", slot.align) for i, level in enumerate(slot.levels, 1))
        fill = paint(slot.fill) if slot.fill else "<a:noFill/>"
        self._draw(
            tree,
            f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{_next(tree)}" name={quoteattr(name)}/><p:cNvSpPr txBox="1"/>'
            f'<p:nvPr/></p:nvSpPr><p:spPr>{frame(slot.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}'
            "</p:spPr>"
            f"<p:txBody>{body_properties(slot)}<a:lstStyle>{levels}</a:lstStyle>"
            f"{ooxml.paragraphs_xml(text, self.tags, links)}</p:txBody></p:sp>",
        )

    def chart_part(self, xml: bytes) -> bytes:
        """Return a chart in the template's colours."""
        tree = etree.fromstring(xml)
        self.house.palette.recolor(tree)
        return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)

    def _frame(self, page: Any, fill: ChartFill | TableFill) -> None:
        """Draw a chart or a table."""
        tree = page.shapes._spTree
        name = self.words.say(fill.slot.name, number=fill.slot.number)
        if isinstance(fill, ChartFill):
            xml = chart_frame(_next(tree), name, fill, self.add_chart(page.part, fill))
        else:
            xml = table_frame(_next(tree), name, fill, self.tags, style=_PLAIN_TABLE)
        node = ooxml.element(xml.replace("<p:graphicFrame>", f"<p:graphicFrame {NAMESPACES}>", 1))
        for number, row in enumerate(node.iter(f"{{{ooxml.A}}}tr")):
            for cell in row.iter(f"{{{ooxml.A}}}tc"):
                _dress(cell, is_head=number == 0)
        self.house.palette.recolor(node)
        tree.append(node)

    def _drawn(self, page: Any, slide: Slide) -> None:
        tree = page.shapes._spTree
        for shape in slide.shapes:
            body = ooxml.paragraphs_xml(shape.text, self.tags, {}, explicit=True)
            look = (shape.geometry, shape.line, shape.alt)
            tree.append(ooxml.element(ooxml.shape_xml(_next(tree), shape.name, shape.text, look, body)))

    def _draw(self, tree: Any, xml: str) -> None:
        node = ooxml.element(xml)
        self.house.palette.recolor(node)
        tree.append(node)

    def _number(self, page: Any, home: Any) -> None:
        """Add the slide's number where the layout has it: python-pptx leaves it out."""
        for placeholder in home.placeholders:
            index = placeholder._element.xpath(".//p:nvPr/p:ph/@idx")
            if _kind(placeholder) == "sldNum" and index:
                xml = ooxml.number_xml(
                    _next(page.shapes._spTree), self.words.say("slot_number"), int(index[0]), self.tags[0]
                )
                page.shapes._spTree.append(ooxml.element(xml))
                return

    def _list_notes_master(self) -> None:
        """List the notes master that python-pptx makes for a template without one: Keynote and others look there."""
        root, part = self.presentation.part._element, self.presentation.part
        if root.xpath("./p:notesMasterIdLst"):
            return
        relation = next((r.rId for r in part.rels.values() if r.reltype.endswith("/notesMaster")), None)
        if relation:
            listed = f'<p:notesMasterIdLst {NAMESPACES}><p:notesMasterId r:id="{relation}"/></p:notesMasterIdLst>'
            root.xpath("./p:sldMasterIdLst")[0].addnext(ooxml.element(listed))


def _is_stale(kind: str) -> bool:
    """Tell whether a part goes: the picture of old slides, and properties whose relation LibreOffice misspells."""
    return kind.endswith("/thumbnail") or (kind.endswith("/core-properties") and "/package/2006/" not in kind)


def _titles(page: Any) -> dict[str, Any]:
    """Return title and subtitle of a new slide; its other placeholders are removed."""
    kept: dict[str, Any] = {}
    for placeholder in list(page.placeholders):
        kind = _kind(placeholder).replace("ctrTitle", "title")
        if kind in ("title", "subTitle") and kind not in kept:
            kept[kind] = placeholder
        else:
            placeholder._element.getparent().remove(placeholder._element)
    return kept


def _kind(placeholder: Any) -> str:
    found = placeholder._element.xpath(".//p:nvPr/p:ph/@type")
    return str(found[0]) if found else "obj"


def _next(tree: Any) -> int:
    """Return a free shape id."""
    return max(int(found) for found in tree.xpath(".//p:cNvPr/@id")) + 1


def _ground_xml(shape_id: int, name: str, decor: Decor) -> str:
    return (
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{shape_id}" name={quoteattr(f"{name} {shape_id}")}>{decorative()}'
        f'</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{frame(decor.box)}<a:prstGeom prst="rect"><a:avLst/>'
        f"</a:prstGeom>{paint(decor.color)}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _dress(cell: Any, *, is_head: bool) -> None:
    """Give a cell its rule and ground, and a heading its colours."""
    properties = cell.get_or_add_tcPr()
    rule = f'<a:lnB xmlns:a="{ooxml.A}" w="6350">{paint("ink" if is_head else "hairline")}</a:lnB>'
    fill = f'<a:holder xmlns:a="{ooxml.A}">{paint("brand") if is_head else "<a:noFill/>"}</a:holder>'
    properties.append(ooxml.element(rule))
    properties.append(ooxml.element(fill)[0])
    for run in cell.iter(f"{{{ooxml.A}}}rPr"):
        color = ooxml.element(f'<a:holder xmlns:a="{ooxml.A}">{paint("paper" if is_head else "ink")}</a:holder>')[0]
        if run.find(f"{{{ooxml.A}}}solidFill") is None:
            run.insert(0, color)
        if is_head:
            run.set("b", "1")
