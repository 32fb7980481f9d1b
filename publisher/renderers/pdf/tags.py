"""The structure tree: what a screen reader reads, in which order and language (PDF/UA-1)."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFObjectReference, PDFString

from publisher.renderers.pdf.shapes import Node

_ROOT = "StructTreeRoot"


@dataclass(slots=True)
class Tree:
    """Collects which marked content belongs to which node, page by page."""

    kids: dict[Node, list[Node | tuple[int, int]]] = field(default_factory=dict)
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


def add_tree(document: PDFDocument, tree: Tree, page_names: list[str]) -> None:
    """Add the structure tree to the document."""
    names = {node: f"element:{i}" for i, node in enumerate(tree.kids)}
    for node, kids in tree.kids.items():
        document.Reference(_element(node, kids, names, page_names), names[node])
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


def _element(
    node: Node, kids: list[Node | tuple[int, int]], names: dict[Node, str], page_names: list[str]
) -> PDFDictionary:
    entries: dict[str, object] = {
        "Type": PDFName("StructElem"),
        "S": PDFName(node.role),
        "P": PDFObjectReference(names[node.parent] if node.parent else _ROOT),
        "K": PDFArray([_kid(kid, names, page_names) for kid in kids]),
    }
    if node.language:
        entries["Lang"] = PDFString(node.language)
    cell: dict[str, object] = {"Scope": PDFName(node.scope)} if node.scope else {}
    if node.span > 1:
        cell["ColSpan"] = node.span
    if cell:
        entries["A"] = PDFDictionary({"O": PDFName("Table")} | cell)
    return PDFDictionary(entries)


def _kid(kid: Node | tuple[int, int], names: dict[Node, str], page_names: list[str]) -> object:
    if isinstance(kid, Node):
        return PDFObjectReference(names[kid])
    page, number = kid
    return PDFDictionary({"Type": PDFName("MCR"), "Pg": PDFObjectReference(page_names[page]), "MCID": number})
