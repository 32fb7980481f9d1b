"""Embed faces: one Type0 font for each, holding the glyphs that the brief uses and no others.

ReportLab's own TrueType fonts are cut into pieces of 255 glyphs, refuse some faces, and write a
text layer that readers misread. One font with two-byte codes has none of these faults.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFString,
)

from publisher.renderers.pdf.objects import Raw, Stream
from publisher.renderers.pdf.shapes import Layout, Words
from publisher.typeset.fonts import Face, subset

_SYMBOLIC = 4
"""Flag of a font whose codes are not those of a standard Latin encoding."""


NOTHING = 0.00005
"""A move of the pen that is not worth a number, in em."""


class Operand(NamedTuple):
    """What shows a text inside a TJ array."""

    text: str
    pen: float
    """How far it moves the pen, in em."""
    width: float
    """How wide the text is, in em: the two differ by what the file rounds."""


@dataclass(frozen=True, slots=True)
class EmbeddedFont:
    """A face as the document knows it."""

    name: str
    """`F1`, `F2`, …: its name in the page's resources."""
    face: Face
    data: bytes
    """The font file, cut down."""
    numbers: Mapping[int, int]
    """New number of each glyph."""
    used: Mapping[int, str]
    """The glyphs in use, and the text each stands for."""
    codes: Mapping[int, tuple[str, float]]
    """The operand that shows each glyph, and its width in em as the file gives it."""
    operands: dict[tuple[str, float], Operand] = field(default_factory=dict, compare=False, repr=False)
    """What `operand` has found so far."""

    @property
    def base_name(self) -> str:
        """PostScript name with the tag that marks a subset."""
        digest = zlib.crc32(repr(sorted(self.used)).encode())
        return "".join(chr(65 + (digest >> (4 * i)) % 26) for i in range(6)) + "+" + self.face.name

    def operand(self, text: str, tracking: float) -> Operand:
        """Return what shows a text inside a TJ array."""
        if (found := self.operands.get((text, tracking))) is None:
            found = self.operands[text, tracking] = self._operand(text, tracking)
        return found

    def _operand(self, text: str, tracking: float) -> Operand:
        glyphs = self.face.shape(text)
        if len(glyphs) == 1:
            return Operand(*self.codes[glyphs[0].id], glyphs[0].advance + tracking)
        parts: list[str] = []
        pen = x = 0.0
        for glyph in glyphs:
            if not -NOTHING < x - pen < NOTHING:
                said, move = shift(x - pen)
                parts.append(said)
                pen += move
            code, width = self.codes[glyph.id]
            parts.append(code)
            pen += width
            x += glyph.advance + tracking
        return Operand("".join(parts), pen, x)


def shift(move: float) -> tuple[str, float]:
    """Return the number that moves the pen inside a TJ array, and how far it does, in em."""
    thousandths = -1000 * move
    return f"{thousandths:.2f}".rstrip("0").rstrip("."), round(thousandths, 2) / -1000


def parts(layout: Layout) -> tuple[tuple[Face, str], ...]:
    """Return the texts that each face sets, each once, in order of first use."""
    words = (shape for page in layout.pages for shape in page if isinstance(shape, Words))
    said = dict.fromkeys((spell.face, spell.text) for shape in words for spell in shape.spells)
    return tuple(dict.fromkeys(part for face, text in said for part in face.split(text)))


def embed(layout: Layout) -> dict[Face, EmbeddedFont]:
    """Return the fonts that the pages need, in order of first use."""
    used: dict[Face, dict[int, str]] = {}
    for face, text in parts(layout):
        glyphs = used.setdefault(face, {})
        for glyph in face.shape(text):
            glyphs.setdefault(glyph.id, glyph.text)
    fonts: dict[Face, EmbeddedFont] = {}
    for i, (face, glyphs) in enumerate(used.items(), 1):
        data, numbers = subset(face, glyphs)
        codes = {glyph: (f"<{numbers[glyph]:04X}>", round(face.advance(glyph) * 1000, 3) / 1000) for glyph in glyphs}
        fonts[face] = EmbeddedFont(f"F{i}", face, data, numbers, glyphs, codes)
    return fonts


def add_fonts(document: PDFDocument, fonts: Iterable[EmbeddedFont]) -> PDFDictionary:
    """Add the fonts to the document and return the dictionary for the pages' resources."""
    return PDFDictionary({font.name: _add(document, font) for font in fonts})


def _add(document: PDFDocument, font: EmbeddedFont) -> PDFObjectReference:
    base = font.base_name
    descendant = PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": PDFName(base),
            "CIDSystemInfo": PDFDictionary(
                {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
            ),
            "CIDToGIDMap": PDFName("Identity"),
            "FontDescriptor": document.Reference(_descriptor(document, font), f"descriptor:{font.name}"),
            "DW": 1000,
            "W": _widths(font),
        }
    )
    return document.Reference(
        PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(base),
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([document.Reference(descendant, f"descendant:{font.name}")]),
                "ToUnicode": document.Reference(_to_unicode(font), f"unicode:{font.name}"),
            }
        ),
        f"font:{font.name}",
    )


def _descriptor(document: PDFDocument, font: EmbeddedFont) -> PDFDictionary:
    ascent, descent = (round(part * 1000) for part in font.face.extents())
    file = Stream(font.data)
    file.dictionary["Length1"] = len(font.data)
    return PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": PDFName(font.base_name),
            "Flags": _SYMBOLIC,
            "ItalicAngle": 0,
            "Ascent": ascent,
            "Descent": descent,
            "CapHeight": ascent,
            "StemV": 80,
            "FontBBox": PDFArray([-500, descent, 2000, ascent]),
            "FontFile2": document.Reference(file, f"file:{font.name}"),
        }
    )


def _widths(font: EmbeddedFont) -> Raw:
    """Return the widths of all glyphs, whose new numbers leave no gap."""
    old = sorted(font.numbers, key=lambda glyph: font.numbers[glyph])
    return Raw(f"[ 0 [ {' '.join(f'{round(font.face.advance(glyph) * 1000, 3):g}' for glyph in old)} ] ]")


def _to_unicode(font: EmbeddedFont) -> Stream:
    """Return the map from codes to text, at most a hundred to a group as the format wants."""
    rows = [
        f"<{new:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for new, text in sorted((font.numbers[old], text) for old, text in font.used.items())
    ]
    groups = (rows[i : i + 100] for i in range(0, len(rows), 100))
    body = "\n".join(f"{len(group)} beginbfchar\n" + "\n".join(group) + "\nendbfchar" for group in groups)
    content = (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{body}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )
    return Stream(content)
