"""The zip around a presentation: its fixed parts, and the same bytes for the same content."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from publisher.renderers.deck import embed
from publisher.renderers.deck.ooxml import HEADER, NAMESPACES

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.presentationml"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_CORE = (
    f'{HEADER}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
)
_PRESENTATION_RELATIONS = (
    ("slideMaster", "slideMasters/slideMaster1.xml"),
    ("notesMaster", "notesMasters/notesMaster1.xml"),
    ("presProps", "presProps.xml"),
    ("viewProps", "viewProps.xml"),
    ("theme", "theme/theme1.xml"),
    ("tableStyles", "tableStyles.xml"),
)
_TYPES = (
    ("ppt/slideLayouts/", f"{_KIND}.slideLayout+xml"),
    ("ppt/slideMasters/", f"{_KIND}.slideMaster+xml"),
    ("ppt/notesMasters/", f"{_KIND}.notesMaster+xml"),
    ("ppt/theme/", f"{_OFFICE}.theme+xml"),
    ("ppt/tableStyles.xml", f"{_KIND}.tableStyles+xml"),
    ("ppt/presProps.xml", f"{_KIND}.presProps+xml"),
    ("ppt/viewProps.xml", f"{_KIND}.viewProps+xml"),
    ("ppt/presentation.xml", f"{_KIND}.presentation.main+xml"),
    ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ("docProps/app.xml", f"{_OFFICE}.extended-properties+xml"),
)


def empty(parts: Mapping[str, str], presentation: str, layouts: int) -> bytes:
    """Return a presentation without slides, made of these parts and those that never change."""
    fixed = {
        "ppt/presentation.xml": presentation,
        **parts,
        "ppt/presProps.xml": f"{HEADER}<p:presentationPr {NAMESPACES}/>",
        "ppt/viewProps.xml": f"{HEADER}<p:viewPr {NAMESPACES}/>",
        "docProps/core.xml": _CORE,
        "docProps/app.xml": app_properties("", 0),
    }
    kinds = "".join(f'<Override PartName="/{name}" ContentType="{_type(name)}"/>' for name in fixed)
    types = (
        f'{HEADER}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{kinds}</Types>'
    )
    up = [("slideLayout", f"../slideLayouts/slideLayout{i}.xml") for i in range(1, layouts + 1)]
    rels = {
        "_rels/.rels": _relations(
            [
                ("officeDocument", "ppt/presentation.xml"),
                (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
                ("extended-properties", "docProps/app.xml"),
            ]
        ),
        "ppt/_rels/presentation.xml.rels": _relations(_PRESENTATION_RELATIONS),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relations([*up, ("theme", "../theme/theme1.xml")]),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": _relations([("theme", "../theme/theme2.xml")]),
    }
    for i in range(1, layouts + 1):
        name = f"ppt/slideLayouts/_rels/slideLayout{i}.xml.rels"
        rels[name] = _relations([("slideMaster", "../slideMasters/slideMaster1.xml")])
    texts = {"[Content_Types].xml": types, **fixed, **rels}
    return archive({name: text.encode() for name, text in texts.items()}, zipfile.ZIP_STORED)


IN_HOUSE = "·"
"""Stands between the name of a house's template and our theme, where a file tells its template."""


def app_properties(screen: str, slides: int, template: str = "") -> str:
    """Return the extended properties; python-pptx would leave those of the empty presentation."""
    return (
        f'{HEADER}<Properties xmlns="{_OFFICE_PROPERTIES}"><Template>{escape(template)}</Template>'
        "<TotalTime>0</TotalTime><Application>Microsoft Office PowerPoint</Application>"
        f"<PresentationFormat>{screen}</PresentationFormat>"
        f"<Slides>{slides}</Slides><Notes>{slides}</Notes><HiddenSlides>0</HiddenSlides></Properties>"
    )


def saved(presentation: Any) -> bytes:
    """Return a presentation of python-pptx as a file, every entry with one fixed date: nothing comes from a clock."""
    from pptx.opc.serialized import PackageWriter

    package = presentation.part.package
    parts: dict[str, bytes] = {}
    collected: Any = _Parts(parts)
    writer = PackageWriter(io.BytesIO(), package._rels, tuple(package.iter_parts()))
    # What PackageWriter.write does, but into memory: its zip would carry the time of day and be made again.
    writer._write_content_types_stream(collected)
    writer._write_pkg_rels(collected)
    writer._write_parts(collected)
    embed.seal(parts)
    return archive(parts, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True, slots=True)
class _Parts:
    """Stands where python-pptx has its zip."""

    parts: dict[str, bytes]

    def write(self, name: Any, data: bytes) -> None:
        """Keep one part."""
        self.parts[name.membername] = data


def archive(parts: Mapping[str, bytes], compression: int) -> bytes:
    """Return a zip of the parts, in order, all dated 1980."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o600 << 16
            entry.compress_type = compression
            package.writestr(entry, data)
    return buffer.getvalue()


_OFFICE_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def _relations(items: Iterable[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{i}" Type="{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(((k if "/" in k else f"{_RELATION}/{k}", t) for k, t in items), 1)
    )
    return f'{HEADER}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _type(name: str) -> str:
    return next(kind for start, kind in _TYPES if name.startswith(start))
