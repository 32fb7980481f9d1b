"""Read Word documents: paragraphs, headings, lists, tables and notes, as they stand when all changes are accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from publisher.errors import SourceError
from publisher.lang.lazy import lazy
from publisher.model import Article, Role
from publisher.package import Package
from publisher.readers import kinds
from publisher.readers.parts import Head, Part, article, numbered, split
from publisher.readers.roles import FULL_STOP

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_DC = "{http://purl.org/dc/elements/1.1/}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}rt", f"{_W}pPr", f"{_W}rPr", f"{_W}instrText", _FALLBACK))
"""No part of a text: deleted words, readings above signs, properties, field codes, copies for old programs."""
_SIGNS = {f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-", f"{_W}cr": "\n"}
_HEADING = lazy(r"(?:heading|标题)\s*(\d)$", re.I)
_NOTES = ("footnotes", "endnotes")
_MAX_DEPTH = 50
"""How deep styles may build on each other."""


class DocxReader:
    """Reads `.docx`: each paragraph and table cell with its number in the document."""

    def read(self, data: bytes, name: str) -> Article:
        """Return the article: inserted text is in it, deleted text is not; notes stand after it.

        Raises `SourceError` for a file that is no Word document or is broken, `LimitError` for one that unpacks to
        too much.
        """
        kinds.demand(data, ".docx", name)
        package = Package.open(data, name)
        main = next(iter(package.related("", "officeDocument")), "word/document.xml")
        if _STRICT in package.read(main)[:4000]:
            raise SourceError(
                f"{name}: it is a strict Open XML document", hint="Save it as an ordinary Word document (.docx)."
            )
        body = package.xml(main).find(f"{_W}body")
        if body is None:
            raise SourceError(f"{name}: there is no text in it", hint="Give a document with an article in it.")
        document = _Document(styles=_styles(package, main))
        parts = [*document.parts(body), *_notes(package, main)]
        return article(parts, _head(package, parts), data, name)


@dataclass(frozen=True, slots=True)
class _Style:
    """What a paragraph style says that we need, with what it inherits."""

    level: int = 0
    """Of a heading, from 1; 0: no heading."""
    is_title: bool = False
    is_list: bool = False
    is_contents: bool = False
    """Of a line in a table of contents."""


@dataclass(slots=True)
class _Document:
    """Counts paragraphs and tables while it reads them in order."""

    styles: Mapping[str, _Style]
    paragraphs: int = 0
    tables: int = 0
    carried: str = ""
    """The words of a paragraph whose end was deleted: they stand before those of the next one."""

    def parts(self, parent: etree._Element) -> Iterator[Part]:
        """Yield what stands in a body, also inside content controls and accepted insertions."""
        for node in parent:
            if node.tag == f"{_W}p":
                self.paragraphs += 1
                yield from self._paragraph(node, self.paragraphs)
            elif node.tag == f"{_W}tbl":
                yield from self._table(node)
            elif node.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo", f"{_W}customXml"):
                yield from self.parts(node)

    def _table(self, node: etree._Element) -> Iterator[Part]:
        """Yield the rows of a table; one of a single column only frames its paragraphs."""
        rows = list(_rows(node))
        if max(map(len, rows), default=0) > 1:
            self.tables += 1
            yield from numbered(self.tables, rows)
            return
        for cell in node.iter(f"{_W}tc"):
            if next(cell.iterancestors(f"{_W}tbl")) is node:
                yield from self.parts(cell)

    def _paragraph(self, node: etree._Element, number: int) -> Iterator[Part]:
        words, self.carried = self.carried + _text(node), ""
        if node.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None:
            self.carried = words
            return
        style = self._style(node)
        if style.is_contents:
            return
        role = Role.TITLE if style.is_title else Role.HEADING if style.level else Role.ITEM if style.is_list else None
        part = Part(text=words, role=role, level=style.level, places=((0, "paragraph", number),))
        # A line break inside a paragraph begins a line of its own: people write whole articles in one paragraph.
        yield from split(part, [i for i, sign in enumerate(words) if sign == "\n"])
        for box in _boxes(node):
            yield from self.parts(box)

    def _style(self, node: etree._Element) -> _Style:
        properties = node.find(f"{_W}pPr")
        if properties is None:
            return self.styles.get("", _Style())
        style = self.styles.get(_value(properties, "pStyle") or "", _Style())
        level = _value(properties, "outlineLvl") or ""
        is_list = _value(properties, "numPr", "numId") not in (None, "0")
        return _Style(
            level=int(level) + 1 if level.isdigit() and int(level) < 9 else style.level,
            is_title=style.is_title,
            is_list=(is_list or style.is_list) and _value(properties, "numPr", "numId") != "0",
            is_contents=style.is_contents,
        )


def _value(node: etree._Element, *names: str) -> str | None:
    found = node.find("/".join(f"{_W}{name}" for name in names))
    return None if found is None else found.get(f"{_W}val")


def _text(node: etree._Element) -> str:
    """Return the words of a paragraph, without those in its text boxes."""
    words: list[str] = []
    for child in node:
        if child.tag in _LEFT_OUT or child.tag == f"{_W}txbxContent" or child.find(f"{_W}rPr/{_W}vanish") is not None:
            continue
        if child.tag == f"{_W}t":
            words.append(child.text or "")
        elif child.tag == f"{_W}br":
            words.append("" if child.get(f"{_W}type") in ("page", "column") else "\n")
        elif child.tag in _SIGNS:
            words.append(_SIGNS[child.tag])
        elif isinstance(child.tag, str):
            words.append(_text(child))
    return "".join(words)


def _boxes(node: etree._Element) -> Iterator[etree._Element]:
    """Yield the text boxes that are anchored in a paragraph, each once."""
    for child in node:
        if child.tag == f"{_W}txbxContent":
            yield child
        elif child.tag not in _LEFT_OUT:
            yield from _boxes(child)


def _rows(table: etree._Element) -> Iterator[list[str | None]]:
    """Yield the rows of a table; None where a merged cell goes on, or where a table stands in a cell."""
    for row in table.iter(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl")) is not table or row.find(f"{_W}trPr/{_W}del") is not None:
            continue
        cells: list[str | None] = []
        for cell in row.iter(f"{_W}tc"):
            if next(cell.iterancestors(f"{_W}tr")) is row:
                cells += _cell(cell)
        yield cells


def _cell(cell: etree._Element) -> list[str | None]:
    properties = cell.find(f"{_W}tcPr")
    span, goes_on = 1, False
    if properties is not None:
        wide = _value(properties, "gridSpan") or "1"
        span = min(int(wide), 100) if wide.isdigit() else 1
        merge = properties.find(f"{_W}vMerge")
        goes_on = merge is not None and merge.get(f"{_W}val") != "restart"
    words = None if goes_on or cell.find(f".//{_W}tbl") is not None else " ".join(_text(p) for p in cell.iter(f"{_W}p"))
    return [words, *([None] * (span - 1))]


def _styles(package: Package, main: str) -> Mapping[str, _Style]:
    """Return the paragraph styles by id; that of the id "" is the default one."""
    names = package.related(main, "styles")
    if not names:
        return {}
    nodes = {node.get(f"{_W}styleId") or "": node for node in package.xml(names[0]).iter(f"{_W}style")}
    found = {key: _style(node, nodes) for key, node in nodes.items() if node.get(f"{_W}type") == "paragraph"}
    default = next((key for key, node in nodes.items() if key in found and node.get(f"{_W}default") == "1"), None)
    return found | ({"": found[default]} if default else {})


def _style(node: etree._Element, nodes: Mapping[str, etree._Element]) -> _Style:
    level, is_title, is_list = 0, False, False
    is_contents = (_value(node, "name") or "").lower().startswith(("toc ", "目录"))
    at: etree._Element | None = node
    for _ in range(_MAX_DEPTH):
        if at is None:
            break
        name = _value(at, "name") or ""
        outline = _value(at, "pPr", "outlineLvl") or ""
        if not level and (match := _HEADING.match(name)):
            level = int(match[1])
        elif not level and outline.isdigit() and int(outline) < 9:
            level = int(outline) + 1
        is_title = is_title or name.lower() in ("title", "标题")
        is_list = is_list or _value(at, "pPr", "numPr", "numId") not in (None, "0")
        at = nodes.get(_value(at, "basedOn") or "")
    return _Style(
        level=0 if is_title else level, is_title=is_title, is_list=is_list and not level, is_contents=is_contents
    )


def _notes(package: Package, main: str) -> Iterator[Part]:
    """Yield footnotes and endnotes, in the order of the file; those of the separator lines are no notes."""
    number = 0
    for kind in _NOTES:
        for name in package.related(main, kind):
            for note in package.xml(name).iter(f"{_W}{kind[:-1]}"):
                if note.get(f"{_W}type") in (None, "normal"):
                    number += 1
                    words = " ".join(_text(paragraph) for paragraph in note.iter(f"{_W}p"))
                    yield Part(text=words, role=Role.NOTE, places=((0, "note", number),))


def _head(package: Package, parts: list[Part]) -> Head:
    """Return the title of the properties, where the text begins with none.

    It is often that of an older document. And the day a file was made is not the day an article was published.
    """
    names = package.related("", "core-properties")
    first = next((part.text.strip() for part in parts if part.text.strip()), "")
    if not names or names[0] not in package.names() or not FULL_STOP.search(first):
        return Head()
    title = package.xml(names[0]).findtext(f"{_DC}title")
    return Head(title=" ".join(title.split()) or None if title else None)
