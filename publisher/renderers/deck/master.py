"""The empty presentation of a theme: master, layouts, notes master, colours, fonts, table style.

Written as XML from the theme's tokens, so that no binary template is needed and a changed token
changes every slide. Only the layouts that a deck uses are written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from publisher.model import Language, Theme
from publisher.renderers.deck import package
from publisher.renderers.deck.layouts import Layouts
from publisher.renderers.deck.ooxml import EMU, HEADER, NAMESPACES, TAGS, body_properties, decorative, frame, paint
from publisher.renderers.deck.scheme import (
    COLOR_MAP,
    PLACEHOLDERS,
    background,
    level_style,
    table_style_part,
    theme_part,
    tree,
)
from publisher.renderers.deck.slots import (
    FOOT_HEIGHT,
    FOOT_TOP,
    HEIGHT,
    NUMBER,
    RULE_TOP,
    WIDTH,
    Box,
    Layout,
    Level,
    Slot,
)
from publisher.renderers.deck.words import DeckWords

_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
_FIRST_LAYOUT_ID = 2147483649  # ids of masters and layouts share one range, which starts at 2**31


@dataclass(frozen=True, slots=True)
class Master:
    """Writes the parts of one empty presentation."""

    theme: Theme
    language: Language
    words: DeckWords

    @property
    def lang(self) -> str:
        """The language tag of prompts."""
        return TAGS[self.language]

    def template(self, layouts: Sequence[Layout]) -> bytes:
        """Return an empty presentation that has these layouts."""
        parts = {
            "ppt/slideMasters/slideMaster1.xml": self._master(len(layouts)),
            **{f"ppt/slideLayouts/slideLayout{i}.xml": self._layout(one) for i, one in enumerate(layouts, 1)},
            "ppt/theme/theme1.xml": theme_part(self.theme, self.language, self.theme.name),
            "ppt/notesMasters/notesMaster1.xml": self._notes(),
            "ppt/theme/theme2.xml": theme_part(self.theme, self.language, f"{self.theme.name} (notes)"),
            "ppt/tableStyles.xml": table_style_part(self.words.say("slot_table")),
        }
        return package.empty(parts, self._presentation(), len(layouts))

    def layout_name(self, layout: Layout) -> str:
        """Return the name that PowerPoint shows for a layout."""
        name = self.words.say(layout.name)
        return name if layout.count is None else self.words.say("layout_count", layout=name, count=layout.count)

    def _presentation(self) -> str:
        size = f'<p:sldSz cx="{EMU(WIDTH)}" cy="{EMU(HEIGHT)}"/><p:notesSz cx="6858000" cy="9144000"/>'
        levels = "".join(level_style(i, Level(size=18)) for i in range(1, 4))
        return (
            f'{HEADER}<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0">'
            '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
            f'<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>{size}<p:defaultTextStyle>'
            f'<a:defPPr><a:defRPr lang="{self.lang}"/></a:defPPr>{levels}</p:defaultTextStyle></p:presentation>'
        )

    def _master(self, layouts: int) -> str:
        page = Layouts(self.theme)
        size = page.size
        title = Level(size=size.title, bold=True, leading=0.95)
        body = (
            Level(size=size.body, bullet=True, before=8, leading=1.05),
            *(Level(size=s, before=4) for s in (16, 14)),
        )
        prompt = self.words.say("slot_title")
        shapes = [
            self._placeholder(2, Slot(kind="title", index=0, name="slot_title", box=page.title, anchor="ctr"), prompt),
            self._placeholder(3, Slot(index=1, name="slot_body", box=page.body), self.words.say("slot_body")),
            self._number(4, _folio(page), 4),
            self._ground(5, Box(page.margin, RULE_TOP, page.width, 0.01), "hairline"),
            *self._mark(6, page, "muted"),
        ]
        ids = "".join(f'<p:sldLayoutId id="{_FIRST_LAYOUT_ID + i}" r:id="rId{i + 1}"/>' for i in range(layouts))
        other = "".join(level_style(i, Level(size=18)) for i in range(1, 4))
        styles = (
            f"<p:titleStyle>{level_style(1, title, 'mj')}</p:titleStyle><p:bodyStyle>"
            + "".join(level_style(i, level) for i, level in enumerate(body, 1))
            + f"</p:bodyStyle><p:otherStyle>{other}</p:otherStyle>"
        )
        return (
            f"{HEADER}<p:sldMaster {NAMESPACES}><p:cSld>{background('paper')}{tree(shapes)}</p:cSld>{COLOR_MAP}"
            f"<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:txStyles>{styles}</p:txStyles></p:sldMaster>"
        )

    def _layout(self, layout: Layout) -> str:
        is_cover = layout.name == "layout_cover"
        page = Layouts(self.theme)
        grounds = [self._ground(2 + i, decor.box, decor.color) for i, decor in enumerate(layout.decor)]
        first = 2 + len(grounds)
        slots = [
            self._number(first + i, slot, NUMBER)
            if slot.kind == "number"
            else self._placeholder(first + i, slot, self.words.say(slot.name, number=slot.number))
            for i, slot in enumerate(layout.slots)
        ]
        mark = self._mark(first + len(slots), page, "surface") if is_cover else []
        kind = {"layout_cover": "title", "layout_timeline": "titleOnly", "layout_table": "tbl"}.get(layout.name)
        attributes = f' type="{kind}"' if kind else ' userDrawn="1"'
        hide = ' showMasterSp="0"' if is_cover else ""
        ground = background(layout.background) if layout.background != "paper" else ""
        return (
            f'{HEADER}<p:sldLayout {NAMESPACES}{attributes} preserve="1"{hide}>'
            f"<p:cSld name={quoteattr(self.layout_name(layout))}>{ground}{tree([*slots, *grounds, *mark])}</p:cSld>"
            "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
        )

    def _placeholder(self, shape_id: int, slot: Slot, prompt: str) -> str:
        kind = PLACEHOLDERS.get(slot.kind, "body")
        index = f' idx="{slot.index}"' if slot.index else ""
        quarter = ' sz="quarter"' if kind == "body" and slot.index > 1 else ""
        geometry = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' + (paint(slot.fill) if slot.fill else "")
        drawn = "" if kind in ("title", "ctrTitle") else ' userDrawn="1"'
        levels = "".join(
            level_style(i, level, "mj" if kind == "ctrTitle" else "mn", slot.align)
            for i, level in enumerate(slot.levels, 1)
        )
        run = f'<a:r><a:rPr lang="{self.lang}"/><a:t>{escape(prompt)}</a:t></a:r>'
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name={quoteattr(prompt)}/>'
            f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr{drawn}><p:ph type="{kind}"{quarter}{index}/>'
            "</p:nvPr>"
            f"</p:nvSpPr><p:spPr>{frame(slot.box)}{geometry}</p:spPr><p:txBody>{body_properties(slot)}"
            f"<a:lstStyle>{levels}</a:lstStyle><a:p>{run}</a:p></p:txBody></p:sp>"
        )

    def _number(self, shape_id: int, slot: Slot, index: int) -> str:
        level = level_style(1, slot.levels[0], "mn", slot.align)
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name={quoteattr(self.words.say("slot_number"))}/>'
            f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldNum" sz="quarter" idx="{index}"/>'
            "</p:nvPr>"
            f'</p:nvSpPr><p:spPr>{frame(slot.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
            f"<p:txBody>{body_properties(slot)}<a:lstStyle>{level}</a:lstStyle>"
            f'<a:p><a:fld id="{_FIELD}" type="slidenum"><a:rPr lang="{self.lang}"/><a:t>‹#›</a:t></a:fld></a:p>'
            "</p:txBody></p:sp>"
        )

    def _ground(self, shape_id: int, box: Box, color: str) -> str:
        name = quoteattr(f"{self.words.say('shape_ground')} {shape_id}")
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name={name}>{decorative()}</p:cNvPr><p:cNvSpPr/>'
            f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{frame(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            f"{paint(color)}<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p>"
            f'<a:endParaRPr lang="{self.lang}"/></a:p></p:txBody></p:sp>'
        )

    def _mark(self, shape_id: int, page: Layouts, color: str) -> list[str]:
        """Return the theme's mark ("Draft") as fixed text at the top right, when it has one."""
        if not self.theme.brand.mark:
            return []
        box = Box(WIDTH - page.margin - 1.5, 0.3, 1.5, 0.34)
        slot = Slot(index=0, name="shape_mark", box=box, anchor="ctr", align="r")
        run = (
            '<a:pPr algn="r"/><a:r>'
            f'<a:rPr lang="{self.lang}" sz="{int(page.size.kicker * 100)}" b="1">{paint(color)}</a:rPr>'
            f"<a:t>{escape(self.theme.brand.mark)}</a:t></a:r>"
        )
        return [
            f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name={quoteattr(self.words.say("shape_mark"))}/>'
            f'<p:cNvSpPr txBox="1"/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{frame(box)}<a:prstGeom prst="rect">'
            f"<a:avLst/></a:prstGeom></p:spPr><p:txBody>{body_properties(slot)}<a:lstStyle/><a:p>{run}</a:p></p:txBody>"
            "</p:sp>"
        ]

    def _notes(self) -> str:
        picture = quoteattr(self.words.say("slot_picture"))
        slide = (
            f'<p:sp><p:nvSpPr><p:cNvPr id="2" name={picture}/><p:cNvSpPr>'
            '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
            '</p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>'
            f"<p:spPr>{frame(Box(0.75, 1.25, 6, 3.375))}"
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr></p:sp>'
        )
        text = Slot(index=3, name="slot_notes", box=Box(0.75, 4.81, 6.0, 3.94))
        shapes = [slide, self._placeholder(3, text, self.words.say("slot_notes"))]
        return (
            f"{HEADER}<p:notesMaster {NAMESPACES}><p:cSld>{background('paper')}{tree(shapes)}</p:cSld>{COLOR_MAP}"
            f"<p:notesStyle>{level_style(1, Level(size=12))}</p:notesStyle></p:notesMaster>"
        )


def _folio(page: Layouts) -> Slot:
    """Return where the slide number stands."""
    return Slot(
        kind="number",
        index=NUMBER,
        name="slot_number",
        box=Box(WIDTH - page.margin - 0.9, FOOT_TOP, 0.9, FOOT_HEIGHT),
        levels=(Level(size=page.size.source, color="muted"),),
        anchor="ctr",
        align="r",
    )
