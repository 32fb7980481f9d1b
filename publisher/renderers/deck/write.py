"""Write planned slides as a .pptx. python-pptx is loaded here, and only when a deck is written."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from publisher.model import Content, Theme
from publisher.renderers.deck import embed, ooxml, package
from publisher.renderers.deck.appendix import CELL_MARGIN
from publisher.renderers.deck.chart_xml import chart_xml
from publisher.renderers.deck.house import House
from publisher.renderers.deck.master import Master
from publisher.renderers.deck.ooxml import EMU, TAGS
from publisher.renderers.deck.scheme import TABLE_STYLE
from publisher.renderers.deck.slides import ChartFill, Deck, Slide, TableFill, Text
from publisher.renderers.deck.words import DeckWords
from publisher.renderers.deck.workbook import workbook

_CHINESE = "zh-CN"


def write(deck: Deck, theme: Theme, house: House | None = None, embedded: Content | None = None) -> bytes:
    """Return the deck as a file, in the theme's own template or the house's; the same plan gives the same bytes.

    `embedded` is the content that the file carries inside.
    """
    from pptx import Presentation

    words = DeckWords(theme, deck.language)
    if house:
        return _in_house(deck, words, theme, house, embedded)
    layouts = tuple(dict.fromkeys(slide.layout for slide in deck.slides))
    master = Master(theme, deck.language, words)
    presentation = Presentation(io.BytesIO(master.template(layouts)))
    homes = dict(zip(layouts, presentation.slide_layouts, strict=True))
    writer = Writer(presentation, words, _tags(deck))
    for slide in deck.slides:
        writer.add(slide, homes[slide.layout])
    return _finished(writer, deck, theme, None, embedded)


def _in_house(deck: Deck, words: DeckWords, theme: Theme, house: House, embedded: Content | None) -> bytes:
    from publisher.renderers.deck.house_write import HouseWriter, emptied

    presentation, homes = emptied(house)
    writer = HouseWriter(presentation, words, _tags(deck), house)
    for number, slide in enumerate(deck.slides):
        writer.add(slide, homes[0] if number == 0 else homes[1])
    return _finished(writer, deck, theme, house, embedded)


def _finished(writer: Writer, deck: Deck, theme: Theme, house: House | None, embedded: Content | None) -> bytes:
    writer.add_sections([slide.section for slide in deck.slides])
    _describe(writer.presentation, deck)
    _tell_make(writer.presentation, theme, house, len(deck.slides), writer.words)
    if embedded:
        embed.add(writer.presentation, embedded)
    buffer = io.BytesIO()
    writer.presentation.save(buffer)
    return package.normalised(buffer.getvalue())


def _tags(deck: Deck) -> tuple[str, str]:
    """Return the deck's language tag, and the one of the other language in it."""
    main = TAGS[deck.language]
    source = TAGS[deck.source_language]
    if main.startswith("zh"):
        return main, TAGS["en"]
    return main, source if source.startswith("zh") else _CHINESE


@dataclass(frozen=True, slots=True)
class Writer:
    """Adds slides to one presentation."""

    presentation: Any
    words: DeckWords
    tags: tuple[str, str]

    def add(self, slide: Slide, home: Any) -> None:
        """Add one slide: its placeholders filled, its shapes drawn, its notes written."""
        page = self.presentation.slides.add_slide(home)
        places = {placeholder.placeholder_format.idx: placeholder for placeholder in page.placeholders}
        for fill in slide.fills:
            place = places.pop(fill.slot.index)
            name = self.words.say(fill.slot.name, number=fill.slot.number)
            place._element._nvXxPr.cNvPr.set("name", name)
            match fill:
                case Text():
                    self._text(page, place, fill)
                case ChartFill():
                    self._chart(page, place, fill)
                case TableFill():
                    self._table(place, fill)
        for unused in places.values():
            unused._element.getparent().remove(unused._element)
        self._shapes(page, slide)
        self._notes(page, slide)

    def add_sections(self, names: Sequence[str]) -> None:
        """Group the slides under the names of their sections; a name that comes again gets a number."""
        ids = [slide.get("id") for slide in self.presentation.part._element.sldIdLst]
        pairs = zip(names, ids, strict=True)
        groups: list[tuple[str, list[str]]] = []
        for name, group in groupby(pairs, key=lambda pair: pair[0]):
            again = sum(other.startswith(name) for other, _ in groups)
            unique = self.words.say("continued", title=name, number=again + 1) if again else name
            groups.append((unique, [slide for _, slide in group]))
        self.presentation.part._element.append(ooxml.element(ooxml.sections_xml(groups)))

    def _text(self, page: Any, place: Any, text: Text) -> None:
        links = {
            run.link: page.part.relate_to(run.link, f"{ooxml.R}/hyperlink", is_external=True)
            for paragraph in text.paragraphs
            for run in paragraph.runs
            if run.link
        }
        ooxml.replace_paragraphs(place._element.txBody, ooxml.paragraphs_xml(text, self.tags, links))

    def _chart(self, page: Any, place: Any, chart: ChartFill) -> None:
        relation = self._chart_part(page, chart)
        frame = place._new_chart_graphicFrame(relation, place.left, place.top, place.width, place.height)
        place._replace_placeholder_with(frame)
        frame.nvGraphicFramePr.cNvPr.set("descr", chart.alt)

    def _chart_part(self, page: Any, chart: ChartFill) -> str:
        """Put a chart with its workbook into the package; return its relation to the slide."""
        from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
        from pptx.parts.chart import ChartPart

        container = page.part.package
        name = container.next_partname(ChartPart.partname_template)
        part = ChartPart.load(name, CONTENT_TYPE.DML_CHART, container, self._chart_xml(chart))
        part.chart_workbook.update_from_xlsx_blob(workbook(chart))
        return str(page.part.relate_to(part, RELATIONSHIP_TYPE.CHART))

    def _chart_xml(self, chart: ChartFill) -> bytes:
        return chart_xml(chart, self.tags[0]).encode()

    def _table(self, place: Any, table: TableFill) -> None:
        graphic = place.insert_table(len(table.rows), len(table.widths))
        self._fill_table(graphic, table)
        graphic._element.find(f".//{{{ooxml.A}}}tableStyleId").text = TABLE_STYLE

    def _fill_table(self, graphic: Any, table: TableFill) -> None:
        graphic._element.nvGraphicFramePr.cNvPr.set("descr", table.alt)
        grid = graphic.table
        grid.first_col = False
        for column, width in zip(grid.columns, table.widths, strict=True):
            column.width = EMU(width)
        margin = EMU(CELL_MARGIN)
        for row, cells, height in zip(grid._tbl.tr_lst, table.rows, table.heights, strict=True):
            row.h = EMU(height)
            for cell, runs in zip(row.tc_lst, cells, strict=True):
                xml = f"<a:p>{ooxml.runs_xml(runs, table.size, self.tags)}</a:p>"
                ooxml.replace_paragraphs(cell.txBody, xml)
                properties = cell.get_or_add_tcPr()
                for side, space in (("marL", margin), ("marR", margin), ("marT", 27432), ("marB", 27432)):
                    properties.set(side, str(space))
                properties.set("anchor", "ctr")
        box = table.slot.box
        graphic.left, graphic.top = EMU(box.x), EMU(box.y)
        graphic.width, graphic.height = EMU(sum(table.widths)), EMU(sum(table.heights))

    def _shapes(self, page: Any, slide: Slide) -> None:
        tree = page.shapes._spTree
        number = max(int(found) for found in tree.xpath(".//p:cNvPr/@id"))
        source = tree[-1] if slide.shapes else None
        for shape in slide.shapes:
            number += 1
            body = ooxml.paragraphs_xml(shape.text, self.tags, {}, explicit=True)
            look = (shape.geometry, shape.line, shape.alt)
            tree.append(ooxml.element(ooxml.shape_xml(number, shape.name, shape.text, look, body)))
        if source is not None:
            tree.append(source)  # read last, after the shapes
        for slot in slide.layout.slots:
            if slot.kind == "number":
                xml = ooxml.number_xml(number + 1, self.words.say(slot.name), slot.index, self.tags[0])
                tree.append(ooxml.element(xml))

    def _notes(self, page: Any, slide: Slide) -> None:
        body = page.notes_slide.notes_text_frame._txBody
        ooxml.replace_paragraphs(body, ooxml.plain_xml(slide.notes, self.tags))


def _describe(presentation: Any, deck: Deck) -> None:
    """Fill in the properties of the file. Its dates are the article's."""
    properties = presentation.core_properties
    # python-pptx refuses properties of more than 255 signs.
    title, subject, author = (words[:255] for words in (deck.title, deck.subject, deck.author))
    properties.title, properties.subject, properties.author = title, subject, author
    properties.last_modified_by, properties.language = author, TAGS[deck.language]
    properties.revision = 1
    if deck.published:
        year, *rest = (int(part) for part in deck.published.split("-"))
        month, day = (*rest, 1, 1)[:2]
        properties.created = properties.modified = dt.datetime(year, month, day)


def _tell_make(presentation: Any, theme: Theme, house: House | None, slides: int, words: DeckWords) -> None:
    """Say in the properties how the deck was made, so that it can be compared with its plan."""
    if theme.brand.mark:
        presentation.core_properties.content_status = theme.brand.mark[:255]
    template = f"{house.name[:200]} {package.IN_HOUSE} {theme.name}" if house else theme.name
    xml = package.app_properties(words.say("wide_screen"), slides, template)
    for relation in presentation.part.package._rels.values():
        if relation.reltype.endswith("/extended-properties"):
            relation.target_part._blob = xml.encode()
