"""Write laid-out pages as PDF: the one home of ReportLab, with `embed` and `tags`.

Text is placed by exact numbers, one TJ operator for each face on a line. Nothing here measures
or decides; the same pages give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFName, PDFResourceDictionary

from publisher import digest
from publisher.model import Make
from publisher.renderers.pdf.catalog import describe, outline
from publisher.renderers.pdf.embed import NOTHING, EmbeddedFont, add_fonts, shift
from publisher.renderers.pdf.objects import Page, Stream, image
from publisher.renderers.pdf.shapes import Box, Disc, Layout, Node, Picture, Rule, Shape, Words
from publisher.renderers.pdf.tags import Tree, add_tree
from publisher.typeset.fonts import Face

_KAPPA = 0.5523
"""Length of the handles of four Bézier curves that make a circle."""

_LOGO = "Logo"

Fonts = Mapping[Face, EmbeddedFont]


def write(layout: Layout, fonts: Fonts, make: Make) -> bytes:
    """Return the bytes of a PDF file set in some fonts, which says how it was made."""
    document = PDFDocument(invariant=1, pdfVersion=(1, 7), lang=layout.language)
    resources = PDFResourceDictionary()
    resources.Font = add_fonts(document, fonts.values())
    resources.basicProcs()
    if found := next((shape for shapes in layout.pages for shape in shapes if isinstance(shape, Picture)), None):
        resources.XObject = {_LOGO: document.Reference(image(found))}
    tree, names = Tree(), []
    for number, shapes in enumerate(layout.pages):
        tree.open_page()
        names.append(document.thisPageName())
        page = Page()
        page.pagewidth, page.pageheight = layout.width, layout.height
        page.Resources = resources
        page.Contents = Stream("\n".join(_operators(layout.height, shapes, fonts, tree)))
        page.StructParents = number
        page.Tabs = PDFName("S")
        document.addPage(page)
    add_tree(document, tree, names)
    outline(document, layout, names)
    describe(document, layout, make)
    data: bytes = document.GetPDFData(None)
    return digest.sealed(data)


def _operators(height: float, shapes: Iterable[Shape], fonts: Fonts, tree: Tree) -> Iterator[str]:
    """Yield the page's drawing operators; decoration is marked as such, words belong to their node."""
    current: Node | None = None
    is_open = False
    for shape in shapes:
        node = shape.node if isinstance(shape, Words) else None
        if not is_open or node is not current:
            if is_open:
                yield "EMC"
            yield f"/{node.role} <</MCID {tree.mark(node)}>> BDC" if node else "/Artifact BMC"
            current, is_open = node, True
        yield from _draw(shape, height, fonts)
    if is_open:
        yield "EMC"


def _draw(shape: Shape, height: float, fonts: Fonts) -> Iterator[str]:
    match shape:
        case Words():
            yield from _words(shape, height, fonts)
        case Box():
            bottom = height - shape.y - shape.height
            yield f"{_rgb(shape.color)} rg {_n(shape.x)} {_n(bottom)} {_n(shape.width)} {_n(shape.height)} re f"
        case Rule():
            x, y = shape.x, height - shape.y
            yield f"{_rgb(shape.color)} RG {_n(shape.thickness)} w {_n(x)} {_n(y)} m"
            yield f"{_n(x + shape.dx)} {_n(y - shape.dy)} l S"
        case Picture():
            x, y = shape.x, height - shape.y - shape.height
            yield f"q {_n(shape.width)} 0 0 {_n(shape.height)} {_n(x)} {_n(y)} cm /{_LOGO} Do Q"
        case Disc():
            yield f"{_rgb(shape.ring)} RG {_rgb(shape.color)} rg 1.2 w"
            yield from _circle(shape.x, height - shape.y, shape.radius)


def _circle(x: float, y: float, r: float) -> Iterator[str]:
    k = r * _KAPPA
    yield f"{_n(x + r)} {_n(y)} m"
    for a, b, c, d, e, f in (
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    ):
        yield f"{_n(a)} {_n(b)} {_n(c)} {_n(d)} {_n(e)} {_n(f)} c"
    yield "b"


def _words(words: Words, height: float, fonts: Fonts) -> Iterator[str]:
    yield f"BT 1 0 0 1 {_n(words.x)} {_n(height - words.y)} Tm"
    size, pen = words.size, 0.0
    font: EmbeddedFont | None = None
    color = ""
    array: list[str] = []
    for spell in words.spells:
        x = spell.x / size
        for face, part in spell.face.split(spell.text):
            if font is None or face is not font.face or spell.color != color:
                if array:
                    yield _shown(array)
                    array = []
                if spell.color != color:
                    color = spell.color
                    yield f"{_rgb(color)} rg"
                if font is None or face is not font.face:
                    font = fonts[face]
                    yield f"/{font.name} {_n(size)} Tf"
            operand = font.operand(part, spell.tracking)
            if not -NOTHING < x - pen < NOTHING:
                said, move = shift(x - pen)
                array.append(said)
                pen += move
            array.append(operand.text)
            pen += operand.pen
            x += operand.width
    if array:
        yield _shown(array)
    yield "ET"


def _shown(array: Iterable[str]) -> str:
    """Return the operator that shows text; glyphs without white between them are one string."""
    return f"[{''.join(array).replace('><', '')}] TJ"


def _n(number: float) -> str:
    return f"{number:.3f}".rstrip("0").rstrip(".")


@lru_cache(maxsize=64)
def _rgb(color: str) -> str:
    return " ".join(_n(int(color[i : i + 2], 16) / 255) for i in (1, 3, 5))
