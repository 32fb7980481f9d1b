"""What a laid-out brief will say, element by element: the same that is read back from the finished file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from publisher.model import Make, Page, Passage, Reading
from publisher.renderers.pdf.shapes import Layout, Node, Words


class _Tree:
    """The elements in the order in which the pages first use them, as the structure tree has them."""

    def __init__(self) -> None:
        self.paths: dict[Node, str] = {}
        self.kids: dict[Node | None, list[Node]] = {None: []}
        self.words: dict[Node, list[str]] = {}
        self._counts: Counter[tuple[str, str]] = Counter()

    def add(self, node: Node, text: str) -> None:
        """Add a line of an element."""
        self._enter(node)
        self.words[node].append(text)

    def _enter(self, node: Node) -> None:
        if node in self.paths:
            return
        if node.parent is not None:
            self._enter(node.parent)
        above = self.paths[node.parent] if node.parent else ""
        self._counts[above, node.role] += 1
        self.paths[node] = f"{above}/{node.role}[{self._counts[above, node.role]}]"
        self.kids[node] = []
        self.words[node] = []
        self.kids[node.parent].append(node)

    def passages(self, node: Node | None = None) -> Iterator[Passage]:
        """Yield what each element says, a table's row as one."""
        for kid in self.kids[node]:
            if kid.role == "TR":
                cells = tuple(text for cell in self.kids[kid] if (text := self.text(cell)).strip())
                if cells:
                    yield Passage(key=self.paths[kid], lines=cells, kind="row")
                continue
            if text := "\n".join(self.words[kid]).strip():
                yield Passage(key=self.paths[kid], lines=(text,))
            yield from self.passages(kid)

    def text(self, node: Node) -> str:
        """Return the words of an element and of those in it."""
        return "\n".join((*self.words[node], *(self.text(kid) for kid in self.kids[node])))


def reading(layout: Layout, make: Make) -> Reading:
    """Return what the brief says: its elements, what stands on the margins of its pages, its properties."""
    tree, pages = _Tree(), []
    for number, shapes in enumerate(layout.pages, 1):
        loose = []
        for shape in shapes:
            if isinstance(shape, Words):
                text = "".join(spell.text for spell in shape.spells)
                loose.append(text) if shape.node is None else tree.add(shape.node, text)
        kept = (Passage(key=f"margin {i}", lines=(text,)) for i, text in enumerate(loose, 1) if text.strip())
        pages.append(Page(key=f"page {number}", name=f"page {number}", passages=tuple(kept)))
    told = [("title", layout.title), ("author", layout.author)]
    told += [(f"bookmark {i}", mark.title) for i, mark in enumerate(layout.bookmarks, 1)]
    told += [("metadata, title", layout.title), ("metadata, author", layout.author)]
    properties = tuple(Passage(key=key, lines=(text,), kind="property") for key, text in told if text.strip())
    body = Page(key="text", name="text", passages=tuple(tree.passages()))
    end = Page(key="properties", name="document properties", passages=properties)
    return Reading(pages=(body, *pages, end), make=make)
