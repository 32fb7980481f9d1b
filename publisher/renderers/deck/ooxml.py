"""DrawingML and PresentationML as text and elements: what python-pptx has no calls for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from publisher.model import Language
from publisher.renderers.deck.scripts import by_script
from publisher.renderers.deck.slides import Paragraph, Run, Text
from publisher.renderers.deck.slots import Box, Slot

HEADER = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:a="{A}" xmlns:r="{R}" xmlns:p="{P}"'
TAGS: dict[Language, str] = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "en": "en-GB"}
"""Language tags as Office writes them. English dates are day first."""

_SCHEME = {
    "ink": "tx1",
    "paper": "bg1",
    "brand": "tx2",
    "surface": "bg2",
    "accent": "accent1",
    "highlight": "accent2",
    "positive": "accent3",
    "link": "accent4",
    "hairline": "accent5",
    "muted": "accent6",
}
_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_NOT_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xed[\xa0-\xbf][\x80-\xbf]|\xef\xbf[\xbe\xbf]")
"""What XML 1.0 cannot hold, in UTF-8: control characters, surrogates, noncharacters."""


def EMU(inches: float) -> int:  # noqa: N802 - the unit's own name
    """Return inches as English metric units."""
    return round(inches * 914400)


def scheme_name(token: str) -> str:
    """Return the name that a token's colour has in our scheme."""
    return _SCHEME[token]


def paint(token: str, *, bare: bool = False) -> str:
    """Return a theme colour, as a fill or bare."""
    color = f'<a:schemeClr val="{_SCHEME[token]}"/>'
    return color if bare else f"<a:solidFill>{color}</a:solidFill>"


def frame(box: Box, tag: str = "a:xfrm") -> str:
    """Return a position and size."""
    return f'<{tag}><a:off x="{EMU(box.x)}" y="{EMU(box.y)}"/><a:ext cx="{EMU(box.w)}" cy="{EMU(box.h)}"/></{tag}>'


def body_properties(slot: Slot) -> str:
    """Return the insets and anchor of a slot's text. Text is fitted beforehand; the box keeps its size."""
    left, top, right, bottom = (EMU(inset) for inset in slot.inset)
    return (
        f'<a:bodyPr wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" anchor="{slot.anchor}">'
        "<a:normAutofit/></a:bodyPr>"
    )


def decorative() -> str:
    """Return the mark of a shape that screen readers pass over."""
    return (
        f'<a:extLst><a:ext uri="{_DECORATIVE}"><adec:decorative '
        'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
    )


def paragraphs_xml(text: Text, tags: tuple[str, str], links: dict[str, str], *, explicit: bool = False) -> str:
    """Return the paragraphs of a text; a run says only what its level does not, unless all is wanted `explicit`."""
    return "".join(_paragraph(text, paragraph, tags, links, explicit) for paragraph in text.paragraphs) or "<a:p/>"


def runs_xml(runs: Iterable[Run], size: float, tags: tuple[str, str]) -> str:
    """Return runs at one size: the text of a table cell."""
    return "".join(_run(run, f' sz="{round(size * 100)}"', tags, {}) for run in runs)


def plain_xml(lines: Iterable[str], tags: tuple[str, str]) -> str:
    """Return paragraphs of plain text: notes."""
    return "".join(f"<a:p>{_run(Run(text=line), '', tags, {})}</a:p>" for line in lines)


def part(xml: str) -> bytes:
    """Return text as the bytes of a part, without the characters that XML forbids."""
    return _NOT_XML.sub(b"", xml.encode("utf-8", "surrogatepass"))


def element(xml: str) -> Any:
    """Return text as an element of python-pptx's classes."""
    from pptx.oxml import parse_xml

    return parse_xml(part(xml))


def shape_xml(shape_id: int, name: str, text: Text, look: tuple[str, str | None, str | None], body: str) -> str:
    """Return a drawn shape. `look` is its geometry, the colour of its line, its alternative text (None: decoration)."""
    geometry, line, alt = look
    slot = text.slot
    description = f" descr={quoteattr(alt)}/>" if alt is not None else f">{decorative()}</p:cNvPr>"
    outline = f'<a:ln w="28575">{paint(line)}</a:ln>' if line else "<a:ln><a:noFill/></a:ln>"
    fill = paint(slot.fill) if slot.fill else "<a:noFill/>"
    return (
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{shape_id}" name={quoteattr(name)}{description}<p:cNvSpPr/>'
        "<p:nvPr/>"
        f'</p:nvSpPr><p:spPr>{frame(slot.box)}<a:prstGeom prst="{geometry}"><a:avLst/>'
        f"</a:prstGeom>{fill}{outline}</p:spPr>"
        f"<p:txBody>{body_properties(slot)}<a:lstStyle/>{body}</p:txBody></p:sp>"
    )


def picture_xml(shape_id: int, name: str, relation: str, box: Box) -> str:
    """Return a picture of a layout; screen readers pass over it."""
    return (
        f'<p:pic {NAMESPACES}><p:nvPicPr><p:cNvPr id="{shape_id}" name={quoteattr(name)}>{decorative()}</p:cNvPr>'
        '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr>{frame(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def number_xml(shape_id: int, name: str, index: int, tag: str) -> str:
    """Return a slide-number placeholder: python-pptx leaves it out of new slides."""
    return (
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{shape_id}" name={quoteattr(name)}/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldNum" sz="quarter" idx="{index}"/></p:nvPr>'
        "</p:nvSpPr>"
        '<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" '
        f'type="slidenum"><a:rPr lang="{tag}"/><a:t>‹#›</a:t></a:fld></a:p></p:txBody></p:sp>'
    )


def sections_xml(sections: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Return the sections of a presentation: names, and the ids of their slides."""
    listed = "".join(
        f'<p14:section name={quoteattr(name)} id="{{5EC7{i:04X}-0000-4000-8000-{i:012X}}}"><p14:sldIdLst>'
        + "".join(f'<p14:sldId id="{slide}"/>' for slide in slides)
        + "</p14:sldIdLst></p14:section>"
        for i, (name, slides) in enumerate(sections, 1)
    )
    return (
        f'<p:extLst xmlns:p="{P}"><p:ext uri="{_SECTIONS}"><p14:sectionLst '
        f'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">{listed}</p14:sectionLst></p:ext>'
        "</p:extLst>"
    )


def replace_paragraphs(body: Any, xml: str) -> None:
    """Put these paragraphs into a text body instead of those it has."""
    for paragraph in body.findall(f"{{{A}}}p"):
        body.remove(paragraph)
    for paragraph in element(f"<p:holder {NAMESPACES}>{xml}</p:holder>"):
        body.append(paragraph)
    etree.cleanup_namespaces(body)


def _paragraph(text: Text, paragraph: Paragraph, tags: tuple[str, str], links: dict[str, str], explicit: bool) -> str:
    level = text.slot.levels[paragraph.level]
    properties = f' lvl="{paragraph.level}"' if paragraph.level and not explicit else ""
    inner = ""
    if explicit:
        properties = f' algn="{text.slot.align}"'
        inner = f'<a:spcBef><a:spcPts val="{round(level.before * 100)}"/></a:spcBef>'
    runs = []
    for run in paragraph.runs:
        size = text.size(paragraph, run)
        shown = f' sz="{round(size * 100)}"' if explicit or size != level.size else ""
        if explicit:
            bold = level.bold if run.bold is None else run.bold
            run = Run(text=run.text, bold=bold, color=run.color or level.color, link=run.link)
        runs.append(_run(run, shown, tags, links))
    start = f"<a:pPr{properties}>{inner}</a:pPr>" if properties or inner else ""
    return f"<a:p>{start}{''.join(runs)}</a:p>"


def _run(run: Run, size: str, tags: tuple[str, str], links: dict[str, str]) -> str:
    bold = "" if run.bold is None else f' b="{int(run.bold)}"'
    fill = paint(run.color) if run.color else ""
    link = f'<a:hlinkClick r:id="{links[run.link]}"/>' if run.link in links else ""
    return "".join(
        f'<a:r><a:rPr lang="{tag}" altLang="{tags[1] if tag == tags[0] else tags[0]}"{size}{bold}>{fill}{link}</a:rPr>'
        f"<a:t>{escape(piece)}</a:t></a:r>"
        for piece, tag in _by_script(run.text, tags)
    )


def _by_script(text: str, tags: tuple[str, str]) -> list[tuple[str, str]]:
    """Return pieces of text with their language tags: Chinese tags for Chinese characters in an English deck."""
    main, other = tags
    if main.startswith("zh"):
        return [(text, main)]
    return [(piece, other if is_chinese else main) for piece, is_chinese in by_script(text)]
