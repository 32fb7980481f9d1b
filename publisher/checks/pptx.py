"""Read a presentation back: every text on its slides and in its notes, with the place where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from publisher.checks import chart
from publisher.errors import SourceError
from publisher.model import Make, Page, Passage, Reading
from publisher.package import Package

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_SHAPES = {f"{P}{name}" for name in ("sp", "pic", "cxnSp", "graphicFrame")}
_CONTENT = "{urn:publisher:content}content"
_HOUSE = " · "
_PROPERTIES = {
    "title": "{http://purl.org/dc/elements/1.1/}title",
    "subject": "{http://purl.org/dc/elements/1.1/}subject",
    "author": "{http://purl.org/dc/elements/1.1/}creator",
    "description": "{http://purl.org/dc/elements/1.1/}description",
    "keywords": "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}keywords",
    "category": "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}category",
}
_STATUS = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}contentStatus"
_LANGUAGE = "{http://purl.org/dc/elements/1.1/}language"
_LANGUAGES = {"zh-CN": "zh-Hans", "zh-TW": "zh-Hant", "en-GB": "en"}
_COUNTED = ("slidenum",)
"""Fields that a program fills in itself; `datetime` fields come with a number."""


def read(data: bytes, where: str) -> Reading:
    """Return what a presentation says. Raises `SourceError` when it is none, `LimitError` when it is too large."""
    package = Package.open(data, where)
    main = next(iter(package.related("", "officeDocument")), "")
    if not main.startswith("ppt/"):
        raise SourceError(f"{where} is no presentation", hint="Give a .pptx, .pdf or .html file.")
    relations = package.relations(main)
    pages = []
    for number, node in enumerate(package.xml(main).iterfind(f"{P}sldIdLst/{P}sldId"), 1):
        _, part = relations.get(node.get(f"{R}id") or "", ("", ""))
        passages = tuple(_slide(package, part))
        pages.append(Page(key=node.get("id") or "", name=f"slide {number}", passages=passages))
    make, properties = _properties(package)
    pages.append(properties)
    if make is None or not make.is_house:
        pages.append(Page(key="layouts", name="slide master and layouts", passages=tuple(_layouts(package, main))))
    return Reading(pages=tuple(pages), make=make, content=_content(package, main))


def _slide(package: Package, part: str) -> Iterator[Passage]:
    yield from _drawn(package, part)
    for notes in package.related(part, "notesSlide"):
        for passage in _drawn(package, notes):
            is_notes = passage.kind == "note"
            yield passage if is_notes else Passage(key=f"notes page, {passage.key}", lines=passage.lines)


def _drawn(package: Package, part: str) -> Iterator[Passage]:
    """Yield what the shapes of a slide say, those in groups too."""
    seen: Counter[str] = Counter()
    relations = package.relations(part)
    for shape in package.xml(part).iter(*_SHAPES):
        known = shape.find(f"./*/{P}cNvPr")
        name = known.get("name") or "shape" if known is not None else "shape"
        held = tuple(_passages(package, shape, name, relations))
        if held or shape.tag == f"{P}graphicFrame":
            seen[name] += 1
        again = f"{name} #{seen[name]}" if seen[name] > 1 else name
        for passage in held:
            key = passage.key if again == name or passage.kind == "note" else again + passage.key[len(name) :]
            yield Passage(key=key, lines=passage.lines, kind=passage.kind)


def _passages(
    package: Package, shape: etree._Element, name: str, relations: dict[str, tuple[str, str]]
) -> Iterator[Passage]:
    body = shape.find(f"{P}txBody")
    if body is not None and (lines := _lines(body)):
        place = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        is_notes = place is not None and place.get("type") == "body" and "}notes" in shape.getroottree().getroot().tag
        yield Passage(key="notes", lines=lines, kind="note") if is_notes else Passage(key=name, lines=lines)
    known = shape.find(f"./*/{P}cNvPr")
    for attribute, said in (("descr", "description"), ("title", "title")):
        text = known.get(attribute) if known is not None else None
        if text and text.strip():
            yield Passage(key=f"{name}, {said}", lines=(text,))
    for number, row in enumerate(shape.iter(f"{A}tr"), 1):
        cells = tuple("\n".join(_lines(cell)) for cell in row.iterfind(f"{A}tc"))
        if kept := tuple(cell for cell in cells if cell.strip()):
            yield Passage(key=f"{name}, row {number}", lines=kept, kind="row")
    for node in shape.iter(f"{_C}chart"):
        _, part = relations.get(node.get(f"{R}id") or "", ("", ""))
        if part:
            yield from chart.passages(package, part, name)
    for node in shape.iter(_DIAGRAM):
        _, part = relations.get(node.get(f"{R}dm") or "", ("", ""))
        if part and (lines := _lines(package.xml(part))):
            yield Passage(key=f"{name}, diagram", lines=lines)


def _lines(body: etree._Element) -> tuple[str, ...]:
    """Return the paragraphs that hold words; the slide's number is none of them."""
    found = []
    for paragraph in body.iter(f"{A}p"):
        parts = []
        for node in paragraph.iter(f"{A}t", f"{A}br"):
            parent = node.getparent()
            is_field = parent is not None and parent.tag == f"{A}fld"
            kind = parent.get("type") or "" if parent is not None and is_field else ""
            if not kind.startswith((*_COUNTED, "datetime")):
                parts.append("\n" if node.tag == f"{A}br" else node.text or "")
        if (text := "".join(parts)).strip():
            found.append(text)
    return tuple(found)


def _properties(package: Package) -> tuple[Make | None, Page]:
    core = next(iter(package.related("", "core-properties")), None)
    root = package.xml(core) if core else None
    told = {key: root.findtext(tag) or "" if root is not None else "" for key, tag in _PROPERTIES.items()}
    passages = [Passage(key=key, lines=(text,), kind="property") for key, text in told.items() if text.strip()]
    page = Page(key="properties", name="document properties", passages=tuple(passages))
    extended = next(iter(package.related("", "extended-properties")), None)
    template = next((n.text or "" for n in package.xml(extended).iter("{*}Template")), "") if extended else ""
    if root is None or not template:
        return None, page
    language, mark = root.findtext(_LANGUAGE) or "", root.findtext(_STATUS) or ""
    options = (("language", _LANGUAGES.get(language, language)), *((("mark", mark),) if mark else ()))
    return Make(theme=template.rpartition(_HOUSE)[2], options=options, is_house=_HOUSE in template), page


def _layouts(package: Package, main: str) -> Iterator[Passage]:
    """Yield what stands on masters and layouts outside placeholders: it shows on every slide."""
    masters = package.related(main, "slideMaster")
    layouts = (layout for master in masters for layout in package.related(master, "slideLayout"))
    for number, part in enumerate((*masters, *layouts), 1):
        for place, shape in enumerate(package.xml(part).iter(f"{P}sp"), 1):
            body = shape.find(f"{P}txBody")
            if body is not None and shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is None and (lines := _lines(body)):
                yield Passage(key=f"part {number}, shape {place}", lines=lines)


def _content(package: Package, main: str) -> str | None:
    for part in package.related(main, "customXml"):
        root = package.xml(part)
        if root.tag == _CONTENT:
            return root.text
    return None
