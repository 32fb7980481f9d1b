"""Write planned slides as a .pptx. python-pptx is loaded here, and only when a deck is written."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from publisher import picture
from publisher.model import Content, Theme
from publisher.renderers.deck import embed, ooxml, package
from publisher.renderers.deck.chart_xml import chart_xml
from publisher.renderers.deck.frame import logo_box
from publisher.renderers.deck.house import House
from publisher.renderers.deck.master import Master
from publisher.renderers.deck.ooxml import TAGS
from publisher.renderers.deck.slide_xml import SlideXml
from publisher.renderers.deck.slides import ChartFill, Deck, Fill, Slide, Text
from publisher.renderers.deck.slots import Layout
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
    if theme.logo:
        _add_logo(theme, homes)
    writer = ThemeWriter(presentation, words, _tags(deck))
    for slide in deck.slides:
        writer.add(slide, homes[slide.layout])
    return _finished(writer, deck, theme, None, embedded)


def _add_logo(theme: Theme, homes: Mapping[Layout, Any]) -> None:
    """Put the brand's picture on the cover, and small at the top right of every other layout."""
    for layout, home in homes.items():
        box = logo_box(theme, picture.ratio(theme.logo), is_cover=layout.name == "layout_cover")
        _, relation = home.part.get_or_add_image_part(io.BytesIO(theme.logo))
        tree = home._element.cSld.spTree
        number = max(int(found) for found in tree.xpath(".//p:cNvPr/@id")) + 1
        tree.append(ooxml.element(ooxml.picture_xml(number, theme.brand.name or "logo", relation, box)))


def _in_house(deck: Deck, words: DeckWords, theme: Theme, house: House, embedded: Content | None) -> bytes:
    from publisher.renderers.deck.house import opening
    from publisher.renderers.deck.house_write import HouseWriter, emptied

    with opening(house.name):
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
    embed.add_seal(writer.presentation)
    return package.saved(writer.presentation)


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

    def add_chart(self, page: Any, chart: ChartFill) -> str:
        """Put a chart with its workbook into the package; return its relation to the part of its slide."""
        from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
        from pptx.opc.package import Part
        from pptx.parts.embeddedpackage import EmbeddedXlsxPart

        container = page.package
        part = Part(container.next_partname("/ppt/charts/chart%d.xml"), CONTENT_TYPE.DML_CHART, container)
        relation = str(page.relate_to(part, RELATIONSHIP_TYPE.CHART))
        data = part.relate_to(EmbeddedXlsxPart.new(workbook(chart), container), RELATIONSHIP_TYPE.PACKAGE)
        part.blob = self.chart_part(ooxml.part(chart_xml(chart, self.tags[0], data)))
        return relation

    def chart_part(self, xml: bytes) -> bytes:
        """Return a chart as this presentation dresses it."""
        return xml

    def add_links(self, page: Any, fills: Iterable[Fill]) -> dict[str, str]:
        """Relate the part of a slide to what its texts link to; return the relations by address."""
        texts = (fill for fill in fills if isinstance(fill, Text))
        links = [run.link for text in texts for paragraph in text.paragraphs for run in paragraph.runs]
        return {link: page.relate_to(link, f"{ooxml.R}/hyperlink", is_external=True) for link in links if link}


@dataclass(frozen=True, slots=True)
class ThemeWriter(Writer):
    """Adds slides to a presentation of our own: each is written whole, for its layouts are known."""

    def add(self, slide: Slide, home: Any) -> None:
        """Add one slide: its placeholders filled, its shapes drawn, its notes written."""
        from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
        from pptx.opc.package import Part
        from pptx.opc.packuri import PackURI

        xml = SlideXml(self.words, self.tags)
        presentation, package = self.presentation.part, self.presentation.part.package
        ids = presentation._element.get_or_add_sldIdLst()
        number = len(ids) + 1
        page = Part(PackURI(f"/ppt/slides/slide{number}.xml"), CONTENT_TYPE.PML_SLIDE, package)
        ids.add_sldId(presentation.relate_to(page, RELATIONSHIP_TYPE.SLIDE))
        page.relate_to(home.part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        charts = {fill.slot.index: self.add_chart(page, fill) for fill in slide.fills if isinstance(fill, ChartFill)}
        page.blob = xml.slide(slide, self.add_links(page, slide.fills), charts)
        notes = PackURI(f"/ppt/notesSlides/notesSlide{number}.xml")
        spoken = Part(notes, CONTENT_TYPE.PML_NOTES_SLIDE, package, xml.notes(slide))
        spoken.relate_to(presentation.notes_master_part, RELATIONSHIP_TYPE.NOTES_MASTER)
        spoken.relate_to(page, RELATIONSHIP_TYPE.SLIDE)
        page.relate_to(spoken, RELATIONSHIP_TYPE.NOTES_SLIDE)


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
