"""PDF objects as the standards want them, where ReportLab's own fall short."""

from __future__ import annotations

import io
import zlib

from reportlab.pdfbase.pdfdoc import (
    PDFCatalog,
    PDFDictionary,
    PDFDocument,
    PDFInfo,
    PDFName,
    PDFObject,
    PDFPage,
    PDFStream,
    PDFStreamFilterZCompress,
    PDFString,
)

from publisher.renderers.pdf.shapes import Picture


class _Deflate(PDFStreamFilterZCompress):  # type: ignore[misc]
    """Deflate at a level that takes a third less time than ReportLab's for three hundredths more bytes."""

    def encode(self, data: str | bytes) -> bytes:
        """Return the data packed."""
        return zlib.compress(data.encode() if isinstance(data, str) else data, 4)


_DEFLATE = _Deflate()


class Stream(PDFStream):  # type: ignore[misc]
    """A compressed stream with a line end before `endstream`, as PDF/A wants it."""

    def __init__(self, content: str | bytes, *, is_compressed: bool = True) -> None:
        super().__init__(content=content, filters=[_DEFLATE] if is_compressed else None)

    def format(self, document: PDFDocument) -> bytes:
        """Return the object as it stands in the file."""
        data: bytes = super().format(document)
        # A lone \n after data that happens to end in \r would be read as one line end with it.
        return data[: -len(b"endstream\n")] + b"\r\nendstream\n"


class Raw(PDFObject):  # type: ignore[misc]
    """A value that ReportLab would write in the wrong type, such as `true`."""

    def __init__(self, text: str) -> None:
        self._text = text

    def format(self, _document: PDFDocument) -> bytes:
        """Return the value as it stands in the file."""
        return self._text.encode("ascii")


# ReportLab writes only the entries it knows, so that later ones must be named.
class Page(PDFPage):  # type: ignore[misc]
    """A page that may carry its place in the structure tree."""

    __NoDefault__ = (*PDFPage.__NoDefault__, "StructParents", "Tabs")


class Catalog(PDFCatalog):  # type: ignore[misc]
    """A catalog that may carry output intents."""

    __NoDefault__ = (*PDFCatalog.__NoDefault__, "OutputIntents")


class Info(PDFInfo):  # type: ignore[misc]
    """The information dictionary, dated by the article or not at all."""

    def __init__(self, entries: dict[str, str]) -> None:
        super().__init__()
        self._entries = entries

    def format(self, document: PDFDocument) -> bytes:
        """Return the dictionary as it stands in the file."""
        entries = {key: PDFString(value) for key, value in self._entries.items() if value}
        data: bytes = PDFDictionary(entries).format(document)
        return data

    def digest(self, signature: object) -> None:
        """Add the entries to the identifier of the file."""
        signature.update(repr(self._entries).encode())  # type: ignore[attr-defined]


def image(picture: Picture) -> Stream:
    """Return a picture as an image of three colours, laid on its ground: no transparency is left in it."""
    from PIL import Image

    with Image.open(io.BytesIO(picture.data), formats=["PNG"]) as opened:
        above = opened.convert("RGBA")
    flat = Image.alpha_composite(Image.new("RGBA", above.size, picture.ground), above).convert("RGB")
    stream = Stream(flat.tobytes())
    entries = {"Type": "XObject", "Subtype": "Image", "ColorSpace": "DeviceRGB"}
    stream.dictionary.dict.update({key: PDFName(value) for key, value in entries.items()})
    stream.dictionary.dict.update(Width=flat.width, Height=flat.height, BitsPerComponent=8)
    return stream
