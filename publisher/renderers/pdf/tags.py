"""The structure tree: what a screen reader reads, in which order and language (PDF/UA-1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFObject, PDFObjectReference

from publisher.renderers.pdf.shapes import Node

_ROOT = "StructTreeRoot"
Mark = tuple[int, int]
"""A piece of marked content: the page it is on, and its number there."""


@dataclass(slots=True)
class Tree:
    """Collects which marked content belongs to which node, page by page."""

    kids: dict[Node, list[Node | Mark]] = field(default_factory=dict)
    pages: list[list[Node]] = field(default_factory=list)

    def open_page(self) -> None:
        """Start the next page."""
        self.pages.append([])

    def mark(self, node: Node) -> int:
        """Return the number of a new piece of marked content of the node on this page."""
        self._enter(node)
        number = len(self.pages[-1])
        self.pages[-1].append(node)
        self.kids[node].append((len(self.pages) - 1, number))
        return number

    def _enter(self, node: Node) -> None:
        if node in self.kids:
            return
        self.kids[node] = []
        if node.parent is not None:
            self._enter(node.parent)
            self.kids[node.parent].append(node)


class Element(PDFObject):  # type: ignore[misc]
    """An element of the tree. ReportLab would make a dozen objects of each, and there are hundreds."""

    def __init__(
        self, node: Node, kids: Sequence[Node | Mark], names: Mapping[Node, str], pages: Sequence[str]
    ) -> None:
        self._node, self._kids, self._names, self._pages = node, kids, names, pages

    def format(self, document: PDFDocument) -> bytes:
        """Return the dictionary as it stands in the file."""
        at, node = document.idToObjectNumberAndVersion, self._node
        parent = self._names[node.parent] if node.parent else _ROOT
        kids = " ".join(
            _reference(at[self._names[kid]])
            if isinstance(kid, Node)
            else f"<< /Type /MCR /Pg {_reference(at[self._pages[kid[0]]])} /MCID {kid[1]} >>"
            for kid in self._kids
        )
        return (
            f"<< /Type /StructElem /S /{node.role} /P {_reference(at[parent])} /K [ {kids} ]"
            f"{f' /Lang ({node.language})' if node.language else ''}{_attributes(node)} >>"
        ).encode("ascii")


def add_tree(document: PDFDocument, tree: Tree, page_names: list[str]) -> None:
    """Add the structure tree to the document."""
    names = {node: f"element:{i}" for i, node in enumerate(tree.kids)}
    for node, kids in tree.kids.items():
        document.Reference(Element(node, kids, names, page_names), names[node])
    nums: list[object] = []
    for i, marked in enumerate(tree.pages):
        nums += [i, PDFArray([PDFObjectReference(names[node]) for node in marked])]
    roots = [PDFObjectReference(names[node]) for node in tree.kids if node.parent is None]
    parents = document.Reference(PDFDictionary({"Nums": PDFArray(nums)}), "ParentTree")
    root = PDFDictionary(
        {
            "Type": PDFName("StructTreeRoot"),
            "K": PDFArray(roots),
            "ParentTree": parents,
            "ParentTreeNextKey": len(tree.pages),
        }
    )
    document.Catalog.StructTreeRoot = document.Reference(root, _ROOT)


def _reference(place: tuple[int, int]) -> str:
    return f"{place[0]} {place[1]} R"


def _attributes(node: Node) -> str:
    """Return what a cell of a table says of itself."""
    scope = f" /Scope /{node.scope}" if node.scope else ""
    span = f" /ColSpan {node.span}" if node.span > 1 else ""
    return f" /A << /O /Table{scope}{span} >>" if scope or span else ""
