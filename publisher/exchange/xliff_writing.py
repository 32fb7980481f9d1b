"""XLIFF 2.1 out: translation units become bytes, the same for the same units."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from functools import cache

from lxml import etree

from publisher.exchange.units import PLACEHOLDER, TranslationFile, TranslationUnit
from publisher.exchange.xliff_names import NAMESPACE, VERSION, XML_SPACE, tag

_NOTES = ("origin", "made", "context", "earlier", "problem")
"""What we say of a unit beyond what XLIFF has a place for: each is a note of that category."""


def write(file: TranslationFile) -> bytes:
    """Return `file` as XLIFF 2.1: the same bytes for the same units."""
    source, target = file.languages
    root = etree.Element(tag("xliff"), nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    for name, value in (("version", VERSION), ("srcLang", source), ("trgLang", target)):
        root.set(name, value)
    body = etree.SubElement(root, tag("file"), id="f1")
    if file.original:
        body.set("original", _legal(file.original))
    body.set("canResegment", "no")
    body.set(XML_SPACE, "preserve")
    for unit in file.units:
        _write_unit(etree.SubElement(body, tag("unit"), id=unit.id), unit)
    _indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="UTF-8") + b"\n"


def _write_unit(element: etree._Element, unit: TranslationUnit) -> None:
    remarks = [(name, getattr(unit, name)) for name in _NOTES if getattr(unit, name)]
    if remarks:
        notes = etree.SubElement(element, tag("notes"))
        for category, text in remarks:
            etree.SubElement(notes, tag("note"), category=category).text = _legal(text)
    segment = etree.SubElement(element, tag("segment"), state=str(unit.state))
    if unit.sub_state:
        segment.set("subState", unit.sub_state)
    _write_source(etree.SubElement(segment, tag("source")), unit)
    if unit.target:
        _write_target(etree.SubElement(segment, tag("target")), unit)


def _write_source(element: etree._Element, unit: TranslationUnit) -> None:
    at = 0
    for number, placeholder in enumerate(unit.placeholders, 1):
        _append(element, unit.source[at : placeholder.start])
        _append_code(element, number, placeholder.fact, disp=unit.source[placeholder.start : placeholder.end])
        at = placeholder.end
    _append(element, unit.source[at:])


def _write_target(element: etree._Element, unit: TranslationUnit) -> None:
    ids: defaultdict[str, deque[int]] = defaultdict(deque)
    quotes: dict[str, str] = {}
    for number, placeholder in enumerate(unit.placeholders, 1):
        ids[placeholder.fact].append(number)
        quotes[placeholder.fact] = unit.source[placeholder.start : placeholder.end]
    first = {fact: numbers[0] for fact, numbers in ids.items()}
    new = len(unit.placeholders)
    for i, part in enumerate(PLACEHOLDER.split(unit.target or "")):
        if i % 2 == 0:
            _append(element, part)
        elif ids[part]:
            _append_code(element, ids[part].popleft(), part, disp=quotes[part])
        else:
            new += 1
            _append_code(element, new, part, disp=quotes.get(part), copy_of=first.get(part))


def _append_code(
    element: etree._Element, number: int, fact: str, *, disp: str | None, copy_of: int | None = None
) -> None:
    code = etree.SubElement(element, tag("ph"), id=str(number))
    if copy_of:
        code.set("copyOf", str(copy_of))
    code.set("canDelete", "no")
    code.set("equiv", fact)
    if disp:
        code.set("disp", disp)


def _append(element: etree._Element, text: str) -> None:
    """Append text; characters that XML cannot hold become `<cp>`."""
    at = 0
    for found in _not_xml().finditer(text):
        _append_text(element, text[at : found.start()])
        etree.SubElement(element, tag("cp"), hex=f"{ord(found[0]):04X}")
        at = found.end()
    _append_text(element, text[at:])


@cache
def _not_xml() -> re.Pattern[str]:
    """Return what finds a character that XML 1.0 cannot hold; slow to compile, and not needed to read a file."""
    return re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _legal(text: str) -> str:
    return _not_xml().sub("\ufffd", text)


def _append_text(element: etree._Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _indent(element: etree._Element, level: int = 0) -> None:
    """Put each element on its own line, but never touch the inside of a text."""
    if etree.QName(element).localname in ("source", "target", "note"):
        return
    children = [*element]
    if not children:
        return
    element.text = "\n" + "  " * (level + 1)
    for child in children:
        child.tail = element.text
        _indent(child, level + 1)
    children[-1].tail = "\n" + "  " * level
