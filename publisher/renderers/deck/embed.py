"""What a deck carries inside, in custom XML parts: its content model, and the seal that tells whether it was edited."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from publisher import codec, digest
from publisher.model import Content
from publisher.renderers.deck.ooxml import HEADER, R

NAMESPACE = "urn:publisher:content"
_ITEM = "{5EC7C0DE-0000-4000-8000-000000000001}"
_SEAL_ITEM = "{5EC7C0DE-0000-4000-8000-000000000002}"
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
    text = codec.packed(public(content)).replace("]]>", "]]\\u003e")
    _add(presentation, NAMESPACE, _ITEM, f'<content xmlns="{NAMESPACE}"><![CDATA[{text}]]></content>')


def add_seal(presentation: Any) -> None:
    """Put a blank seal into a presentation, in a custom XML part of its own."""
    _add(presentation, digest.SEAL, _SEAL_ITEM, _seal(digest.BLANK))


def seal(parts: dict[str, bytes]) -> None:
    """Write the digest of all other parts where the blank seal stands."""
    blank = _seal(digest.BLANK).encode()
    name = next((name for name, data in parts.items() if name.startswith("customXml/") and blank in data), None)
    if name:
        parts[name] = parts[name].replace(blank, _seal(digest.of_parts(parts)).encode())


def _seal(value: str) -> str:
    return f'<seal xmlns="{digest.SEAL}">{value}</seal>'


def _add(presentation: Any, namespace: str, identifier: str, xml: str) -> None:
    """Add a custom XML part that the presentation refers to."""
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI

    item = f"{HEADER}{xml}".encode()
    described = (
        f'{HEADER}<ds:datastoreItem xmlns:ds="{_PROPERTIES}" ds:itemID="{identifier}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{namespace}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()
    package = presentation.part.package
    taken = {str(part.partname) for part in package.iter_parts()}
    number = next(n for n in range(1, len(taken) + 2) if f"/customXml/item{n}.xml" not in taken)
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    part = Part(PackURI(f"/customXml/item{number}.xml"), "application/xml", package, item)
    properties = Part(PackURI(f"/customXml/itemProps{number}.xml"), kind, package, described)
    part.relate_to(properties, f"{R}/customXmlProps")
    presentation.part.relate_to(part, f"{R}/customXml")
