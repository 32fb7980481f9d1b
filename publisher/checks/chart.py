"""Read a chart back: its points as they are drawn, and the workbook from which a program would draw them again."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from publisher.model import Passage
from publisher.package import Package

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def passages(package: Package, part: str, name: str) -> Iterator[Passage]:
    """Yield each point of a chart with its category, value and label, its other words, and its workbook's rows."""
    root = package.xml(part)
    for number, series in enumerate(root.iter(f"{_C}ser"), 1):
        yield from _series(series, f"{name}, series {number}")
    for axis in root.iter(f"{_C}valAx"):
        least = axis.find(f"{_C}scaling/{_C}min")
        if least is not None:
            yield Passage(key=f"{name}, axis starts at", lines=(_number(least.get("val")),), kind="row")
    for number, paragraph in enumerate(root.iter(f"{_A}p"), 1):
        if text := "".join(node.text or "" for node in paragraph.iter(f"{_A}t")):
            yield Passage(key=f"{name}, words {number}", lines=(text,))
    relations = package.relations(part)
    for node in root.iter(f"{_C}externalData"):
        _, book = relations.get(node.get(f"{_R}id") or "", ("", ""))
        if book.endswith((".xlsx", ".xlsm")):
            yield from _workbook(Package.open(package.read(book), f"{package.where}, {book}"), name)


def _series(series: etree._Element, name: str) -> Iterator[Passage]:
    said = "".join(node.text or "" for node in series.iterfind(f"{_C}tx//{_C}v"))
    if said.strip():
        yield Passage(key=name, lines=(said,), kind="row")
    categories, values = _points(series.find(f"{_C}cat")), _points(series.find(f"{_C}val"))
    labels = {_index(label): _format(label) for label in series.iter(f"{_C}dLbl")}
    for index, (value, own) in values.items():
        cells = (categories.get(index, ("", ""))[0], _number(value), labels.get(index, ""))
        place = int(index) + 1 if index.isdigit() else index
        yield Passage(key=f"{name}, point {place}", lines=tuple(c for c in cells if c.strip()), kind="row")
        if own:
            yield Passage(key=f"{name}, format of value {place}", lines=(own,), kind="row")


def _index(label: etree._Element) -> str:
    node = label.find(f"{_C}idx")
    return node.get("val") or "" if node is not None else ""


def _format(label: etree._Element) -> str:
    node = label.find(f"{_C}numFmt")
    return _bare(node.get("formatCode")) if node is not None else ""


def _bare(code: str | None) -> str:
    """Return a number format without the signs that make words of letters: programs write them differently."""
    return (code or "").replace('"', "").replace("\\", "")


def _points(axis: etree._Element | None) -> dict[str, tuple[str, str]]:
    """Return the cached points of a series: index → text, number format."""
    if axis is None:
        return {}
    return {
        point.get("idx") or "": (point.findtext(f"{_C}v") or "", _bare(point.get("formatCode")))
        for point in axis.iter(f"{_C}pt")
    }


def _workbook(book: Package, name: str) -> Iterator[Passage]:
    relations = book.relations("xl/workbook.xml")
    strings = _strings(book)
    formats = _formats(book)
    for number, sheet in enumerate(book.xml("xl/workbook.xml").iter(f"{_S}sheet"), 1):
        _, part = relations.get(sheet.get(f"{_R}id") or "", ("", ""))
        for row in book.xml(part).iter(f"{_S}row") if part else ():
            cells = [text for cell in row.iter(f"{_S}c") for text in _cell(cell, strings, formats)]
            if kept := tuple(cell for cell in cells if cell.strip()):
                yield Passage(key=f"{name}, workbook, sheet {number}, row {row.get('r')}", lines=kept, kind="row")


def _cell(cell: etree._Element, strings: list[str], formats: list[str]) -> Iterator[str]:
    """Yield what a cell says; after a number the words that its format puts around it."""
    kind, value = cell.get("t"), cell.findtext(f"{_S}v") or ""
    if kind == "inlineStr":
        yield "".join(node.text or "" for node in cell.iter(f"{_S}t"))
    elif kind == "s":
        yield strings[int(value)] if value.isdigit() and int(value) < len(strings) else ""
    elif kind in ("str", "b", "e"):
        yield value
    elif value:
        yield _number(value)
        style = cell.get("s") or ""
        yield formats[int(style)] if style.isdigit() and int(style) < len(formats) else ""


def _strings(book: Package) -> list[str]:
    if "xl/sharedStrings.xml" not in book.names():
        return []
    items = book.xml("xl/sharedStrings.xml").iter(f"{_S}si")
    return ["".join(node.text or "" for node in item.iter(f"{_S}t")) for item in items]


def _formats(book: Package) -> list[str]:
    """Return the number format of each cell style; those that Excel knows by number have no words in them."""
    if "xl/styles.xml" not in book.names():
        return []
    root = book.xml("xl/styles.xml")
    codes = {node.get("numFmtId"): _bare(node.get("formatCode")) for node in root.iter(f"{_S}numFmt")}
    return [codes.get(style.get("numFmtId"), "") for style in root.iterfind(f"{_S}cellXfs/{_S}xf")]


def _number(text: str | None) -> str:
    """Return a number as Python writes it, so that 3100 and 3100.0 are one; other text as it is."""
    try:
        return repr(float(text or ""))
    except ValueError:
        return text or ""
