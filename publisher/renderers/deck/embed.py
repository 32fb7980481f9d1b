"""The content model inside a deck: a custom XML part, so that a finished file still knows its facts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from publisher import codec
from publisher.model import Content
from publisher.renderers.deck.ooxml import HEADER, R

NAMESPACE = "urn:publisher:content"
_ITEM = "{5EC7C0DE-0000-4000-8000-000000000001}"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def public(content: Content) -> Content:
    """Return what may leave the house: no notes of the review."""
    return replace(
        content,
        metrics=tuple(replace(metric, review=()) for metric in content.metrics),
        milestones=tuple(replace(milestone, review=()) for milestone in content.milestones),
    )


def add(presentation: Any, content: Content) -> None:
    """Put the content into a presentation, as JSON in a custom XML part."""
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI

    text = codec.packed(public(content)).replace("]]>", "]]\\u003e")
    item = f'{HEADER}<content xmlns="{NAMESPACE}"><![CDATA[{text}]]></content>'.encode()
    described = (
        f'{HEADER}<ds:datastoreItem xmlns:ds="{_PROPERTIES}" ds:itemID="{_ITEM}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()
    package = presentation.part.package
    taken = {str(part.partname) for part in package.iter_parts()}
    number = next(n for n in range(1, len(taken) + 2) if f"/customXml/item{n}.xml" not in taken)
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    part = Part(PackURI(f"/customXml/item{number}.xml"), "application/xml", package, item)
    properties = Part(PackURI(f"/customXml/itemProps{number}.xml"), kind, package, described)
    part.relate_to(properties, f"{R}/customXmlProps")
    presentation.part.relate_to(part, f"{R}/customXml")
