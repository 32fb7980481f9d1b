"""Read a PDF back through its structure tree: each element with its marked words, and all other words."""

from __future__ import annotations

import io
import logging
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from publisher.checks import pdf_text
from publisher.errors import LimitError, SourceError
from publisher.model import Make, Page, Passage, Reading

# pypdf tells of each flaw that it can live with; nobody asked.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

# What pypdf raises at one broken place or another.
_BROKEN = (PyPdfError, ValueError, LookupError, TypeError, AttributeError, RuntimeError, AssertionError, OSError)
MAX_PAGES, MAX_ELEMENTS = 2_000, 200_000
_ROW = "TR"


@dataclass(slots=True)
class _Element:
    """An element of the structure tree, with what stands under it."""

    path: str
    role: str
    pieces: list[str] = field(default_factory=list)
    kids: list[_Element] = field(default_factory=list)
    page: int | None = None

    def text(self) -> str:
        """Return its words and those of the elements in it."""
        return "\n".join((*self.pieces, *(kid.text() for kid in self.kids)))


def read(data: bytes, where: str) -> Reading:
    """Return what a PDF says. Raises `SourceError` when it is none or is locked, `LimitError` when it is too long."""
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted:
            raise SourceError(f"{where} is locked with a password", hint="Save it without one.")
        if len(reader.pages) > MAX_PAGES:
            raise LimitError(f"{where} has more than {MAX_PAGES} pages")
        return _reading(reader)
    except _BROKEN as error:
        raise SourceError(f"{where} is no PDF that can be read: {error}", hint="Save it again.") from error


def _reading(reader: PdfReader) -> Reading:
    """Return what the pages say; without a structure tree each page is one text."""
    tree = reader.root_object.get("/StructTreeRoot")
    numbers = {page.indirect_reference.idnum: i for i, page in enumerate(reader.pages) if page.indirect_reference}
    pieces: dict[tuple[int, int], list[str]] = defaultdict(list)
    pages = []
    fonts: dict[int, pdf_text.Font] = {}
    for i, page in enumerate(reader.pages):
        loose: list[str] = []
        for piece in pdf_text.pieces(page, fonts):
            (loose if piece.mark is None else pieces[i, piece.mark]).append(piece.text)
        margins = loose if tree is not None else _whole(loose, i + 1, len(reader.pages))
        pages.append(Page(key=f"page {i + 1}", name=f"page {i + 1}", passages=tuple(_loose(page, margins))))
    passages = tuple(_structure(tree.get_object(), pieces, numbers)) if tree is not None else ()
    left = "\n".join(text for key in sorted(pieces) for text in pieces[key])
    passages += (Passage(key="outside the structure", lines=(left,)),) if left.strip() else ()
    make, properties = _properties(reader)
    text = Page(key="text", name="text", passages=passages)
    return Reading(pages=(text, *pages, properties), make=make if tree is not None else None)


def _whole(lines: list[str], number: int, count: int) -> list[str]:
    """Return the lines of a page without structure as one text, without the page's number."""
    structural = {str(number), f"{number}/{count}", f"/{count}"}
    return ["\n".join(line for line in lines if "".join(line.split()) not in structural)]


def _loose(page: Any, texts: list[str]) -> Iterator[Passage]:
    """Yield what stands on a page outside the structure: running heads, feet, and notes that somebody added."""
    for number, text in enumerate(texts, 1):
        if text.strip():
            yield Passage(key=f"margin {number}", lines=(text,))
    for number, note in enumerate(page.get("/Annots") or (), 1):
        for key in ("/Contents", "/V"):
            if text := str(note.get_object().get(key) or "").strip():
                yield Passage(key=f"note {number}{key}", lines=(text,))


def _structure(
    root: DictionaryObject, pieces: dict[tuple[int, int], list[str]], numbers: dict[int, int]
) -> Iterator[Passage]:
    seen = [0]
    for element in _elements(root.get("/K"), "", pieces, numbers, None, seen):
        yield from _passages(element)


def _elements(
    kids: Any,
    path: str,
    pieces: dict[tuple[int, int], list[str]],
    numbers: dict[int, int],
    page: int | None,
    seen: list[int],
    parent: _Element | None = None,
) -> Iterator[_Element]:
    """Yield the elements among some kids, in order; the words of marked content go to their parent."""
    found: Counter[str] = Counter()
    for kid in _listed(kids):
        seen[0] += 1
        if seen[0] > MAX_ELEMENTS:
            raise LimitError(f"the PDF has more than {MAX_ELEMENTS:,} elements")
        if isinstance(kid, int):
            _give(parent, page, int(kid), pieces)
        elif isinstance(kid, DictionaryObject) and "/MCID" in kid:
            _give(parent, _number(kid, numbers, page), int(kid.get("/MCID", 0)), pieces)
        elif isinstance(kid, DictionaryObject) and "/S" in kid:
            role = str(kid["/S"]).lstrip("/")
            found[role] += 1
            element = _Element(f"{path}/{role}[{found[role]}]", role)
            own = _number(kid, numbers, page)
            element.kids += _elements(kid.get("/K"), element.path, pieces, numbers, own, seen, element)
            for key in ("/Alt", "/ActualText", "/E"):
                if text := str(kid.get(key) or "").strip():
                    element.kids.append(_Element(element.path + key, key, [text], page=own))
            yield element


def _listed(kids: Any) -> Iterable[Any]:
    kids = kids.get_object() if isinstance(kids, IndirectObject) else kids
    if kids is None:
        return ()
    items = kids if isinstance(kids, ArrayObject) else [kids]
    return (item.get_object() if isinstance(item, IndirectObject) else item for item in items)


def _number(kid: DictionaryObject, numbers: dict[int, int], page: int | None) -> int | None:
    reference = kid.raw_get("/Pg") if "/Pg" in kid else None
    return numbers.get(reference.idnum) if isinstance(reference, IndirectObject) else page


def _give(parent: _Element | None, page: int | None, mark: int, pieces: dict[tuple[int, int], list[str]]) -> None:
    if parent is not None and page is not None:
        parent.page = page if parent.page is None else parent.page
        parent.pieces += pieces.pop((page, mark), ())


def _passages(element: _Element) -> Iterator[Passage]:
    if element.role == _ROW:
        cells = tuple(text for kid in element.kids if (text := kid.text()).strip())
        if cells:
            yield Passage(key=element.path, lines=cells, kind="row", at=_at(element))
        return
    if text := "\n".join(element.pieces).strip():
        yield Passage(key=element.path, lines=(text,), at=_at(element))
    for kid in element.kids:
        yield from _passages(kid)


def _at(element: _Element) -> str:
    page = next(_pages(element), None)
    return f"page {page + 1}, {element.path}" if page is not None else element.path


def _pages(element: _Element) -> Iterator[int]:
    if element.page is not None:
        yield element.page
    for kid in element.kids:
        yield from _pages(kid)


def _properties(reader: PdfReader) -> tuple[Make | None, Page]:
    information: Any = reader.metadata or {}
    told = [(key, str(information.get(f"/{key.title()}") or "")) for key in ("title", "author", "subject", "keywords")]
    told += [(f"bookmark {i}", title) for i, title in enumerate(_bookmarks(reader.outline), 1)]
    if reader.xmp_metadata is not None:
        told += [("metadata, title", " ".join((reader.xmp_metadata.dc_title or {}).values()))]
        told += [("metadata, author", " ".join(reader.xmp_metadata.dc_creator or ()))]
        told += [("metadata, description", " ".join((reader.xmp_metadata.dc_description or {}).values()))]
    passages = tuple(Passage(key=key, lines=(text,), kind="property") for key, text in told if text.strip())
    page = Page(key="properties", name="document properties", passages=passages)
    theme, layout = (str(information.get(f"/Publisher{key}") or "") for key in ("Theme", "Layout"))
    if not theme or not layout:
        return None, page
    options = (("layout", layout), ("paper", str(information.get("/PublisherPaper") or "A4")))
    return Make(theme=theme, options=options), page


def _bookmarks(entries: Iterable[Any]) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _bookmarks(entry)
        else:
            yield str(entry.title or "")
