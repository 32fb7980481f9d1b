"""What a PDF says about itself: title, language, outline, colour profile, standards."""

from __future__ import annotations

from functools import lru_cache

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFObjectReference, PDFString

from publisher.digest import BLANK
from publisher.model import Make
from publisher.renderers.pdf.objects import Catalog, Info, Raw, Stream
from publisher.renderers.pdf.shapes import Bookmark, Layout

_NAME = "publisher"
_OUTLINE = "outline"


def describe(document: PDFDocument, layout: Layout, make: Make) -> None:
    """Fill in title, language, metadata and colour profile."""
    catalog = document.Catalog
    catalog.__class__ = Catalog
    catalog.MarkInfo = PDFDictionary({"Marked": Raw("true")})
    catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": Raw("true")})
    catalog.OutputIntents = PDFArray([_output_intent(document)])
    date = f"D:{layout.date.replace('-', '')}000000+00'00'" if layout.date else ""
    document.info = Info(
        {
            "Title": layout.title,
            "Author": layout.author,
            "Creator": _NAME,
            "Producer": _NAME,
            "CreationDate": date,
            "ModDate": date,
            "PublisherSeal": BLANK,
            "PublisherTheme": make.theme,
            **{f"Publisher{key.title()}": value for key, value in make.options},
        }
    )
    packet = Stream(_xmp(layout).encode("utf-8"), is_compressed=False)
    packet.dictionary["Type"], packet.dictionary["Subtype"] = PDFName("Metadata"), PDFName("XML")
    catalog.Metadata = packet


def outline(document: PDFDocument, layout: Layout, page_names: list[str]) -> None:
    """Add the outline, two levels deep."""
    document.Outlines.prepare = lambda *_: None  # ReportLab's own needs a canvas
    document.Outlines.ready = 1
    entries = layout.bookmarks
    if not entries:
        document.Catalog.Outlines = None
        return
    parents: list[int | None] = []
    for i, entry in enumerate(entries):
        above = (k for k in range(i - 1, -1, -1) if entries[k].level == 0)
        parents.append(next(above, None) if entry.level else None)
    for i, entry in enumerate(entries):
        document.Reference(PDFDictionary(_entry(layout, entry, page_names) | _links(i, parents)), _mark(i))
    root = {"Type": PDFName("Outlines")} | _children(None, parents)
    document.Catalog.Outlines = document.Reference(PDFDictionary(root), _OUTLINE)
    document.Catalog.PageMode = PDFName("UseOutlines")


def _entry(layout: Layout, entry: Bookmark, page_names: list[str]) -> dict[str, object]:
    page = PDFObjectReference(page_names[entry.page])
    top = round(layout.height - entry.y + 6, 2)
    return {"Title": PDFString(entry.title), "Dest": PDFArray([page, PDFName("XYZ"), 0, top, 0])}


def _links(index: int, parents: list[int | None]) -> dict[str, object]:
    """Return the references of an outline entry to its parent, its neighbours and its children."""
    parent = parents[index]
    same = [i for i, p in enumerate(parents) if p == parent]
    place = same.index(index)
    links: dict[str, object] = {"Parent": PDFObjectReference(_OUTLINE if parent is None else _mark(parent))}
    if place:
        links["Prev"] = PDFObjectReference(_mark(same[place - 1]))
    if place + 1 < len(same):
        links["Next"] = PDFObjectReference(_mark(same[place + 1]))
    return links | _children(index, parents)


def _children(index: int | None, parents: list[int | None]) -> dict[str, object]:
    kids = [i for i, parent in enumerate(parents) if parent == index]
    if not kids:
        return {}
    return {
        "First": PDFObjectReference(_mark(kids[0])),
        "Last": PDFObjectReference(_mark(kids[-1])),
        "Count": len(parents) if index is None else len(kids),
    }


def _mark(index: int) -> str:
    return f"bookmark:{index}"


def _output_intent(document: PDFDocument) -> PDFDictionary:
    profile = Stream(_srgb())
    profile.dictionary["N"] = 3
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB"),
            "DestOutputProfile": document.Reference(profile, "profile"),
        }
    )


@lru_cache(maxsize=1)
def _srgb() -> bytes:
    """Return an sRGB profile without the date and the identifier that change with each run."""
    from PIL import ImageCms

    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    data[24:36] = bytes((7, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
    data[84:100] = bytes(16)
    return bytes(data)


_EXTENSION = (
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType='Resource'>"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType='Resource'>"
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>PDF/UA part</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
)
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _xmp(layout: Layout) -> str:
    """Return the metadata that PDF/UA-1 and PDF/A-2a ask for."""
    names = " ".join(f"xmlns:{prefix}='{uri}'" for prefix, uri in _NAMESPACES.items())
    title, author = _escape(layout.title), _escape(layout.author)
    creator = f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>" if author else ""
    moment = f"{layout.date}T00:00:00+00:00"
    dates = f"<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>"
    return (
        "<?xpacket begin='\ufeff' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>"
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        f"<rdf:Description rdf:about='' {names}><dc:format>application/pdf</dc:format>"
        f"<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>{title}</rdf:li></rdf:Alt></dc:title>{creator}"
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>"
        f"<xmp:CreatorTool>{_NAME}</xmp:CreatorTool>{dates if layout.date else ''}"
        f"<pdf:Producer>{_NAME}</pdf:Producer>{_EXTENSION}"
        "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
    )
