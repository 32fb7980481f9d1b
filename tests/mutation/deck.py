"""Changes in a finished deck: in the XML of its parts, those of the workbooks in its charts too."""

from __future__ import annotations

import io
import random
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from tests.mutation.words import Change, changes

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
TEXT_KINDS = ("digit", "magnitude", "unit", "bound", "date", "label")


@dataclass(frozen=True, slots=True)
class Place:
    """A text in a part: the nodes that hold its pieces, or one attribute."""

    part: str
    nodes: tuple[int, ...]
    texts: tuple[str, ...]
    attribute: str | None = None

    @property
    def text(self) -> str:
        return "".join(self.texts)


@dataclass(slots=True)
class Deck:
    """A deck that can be changed in one place and written again."""

    parts: dict[str, bytes]
    labels: Sequence[str]
    figures: Sequence[str]
    places: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, data: bytes, labels: Sequence[str], figures: Sequence[str]) -> Deck:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            deck = cls({name: package.read(name) for name in package.namelist()}, labels, figures)
        for name in list(deck.parts):
            if name.endswith(".xlsx"):
                with zipfile.ZipFile(io.BytesIO(deck.parts[name])) as book:
                    for inner in book.namelist():
                        if inner.startswith("xl/worksheets/"):
                            deck._cells(f"{name}!{inner}", book.read(inner))
            elif name.startswith("ppt/slides/slide"):
                deck._paragraphs(name, "text")
                deck._attributes(name)
            elif name.startswith("ppt/notesSlides/notes"):
                deck._paragraphs(name, "note")
            elif name.startswith("ppt/charts/chart"):
                deck._points(name)
        return deck

    def kinds(self) -> list[str]:
        charted = [kind for kind in ("chart value", "chart words", "cell") if self.places[kind]]
        return [*TEXT_KINDS, "swap", "note", "alt text", *charted]

    def mutate(self, kind: str, rng: random.Random) -> tuple[bytes, str, str] | None:
        """Return the deck with one change of a kind, the text that was there and the one that is; None: none found."""
        if kind == "swap":
            return self._swap(rng)
        group = "text" if kind in TEXT_KINDS else kind
        place = rng.choice(self.places[group])
        inner = kind if kind in TEXT_KINDS else rng.choice(TEXT_KINDS)
        inner = "digit" if kind == "chart value" else inner
        found = changes(inner, place.text, rng, self.labels)
        if not found:
            return None
        change = rng.choice(found)
        return self._written({place.part: [(place, change)]}), place.text, change.apply(place.text)

    def _swap(self, rng: random.Random) -> tuple[bytes, str, str] | None:
        """Swap the figures of two places of one slide."""
        part = rng.choice(sorted({place.part for place in self.places["text"]}))
        held = [(p, f) for p in self.places["text"] if p.part == part for f in self.figures if f in p.text]
        if len(held) < 2:
            return None
        (one, a), (other, b) = rng.sample(held, 2)
        if one is other or a in b or b in a:
            return None
        first = Change(one.text.index(a), one.text.index(a) + len(a), b)
        second = Change(other.text.index(b), other.text.index(b) + len(b), a)
        return self._written({part: [(one, first), (other, second)]}), one.text, first.apply(one.text)

    def _paragraphs(self, name: str, group: str) -> None:
        root = etree.fromstring(self.parts[name])
        order = {node: i for i, node in enumerate(root.iter())}
        for paragraph in root.iter(f"{_A}p"):
            nodes = [node for node in paragraph.iter(f"{_A}t") if node.getparent().tag != f"{_A}fld"]
            if nodes:
                texts = tuple(node.text or "" for node in nodes)
                self.places[group].append(Place(name, tuple(order[node] for node in nodes), texts))

    def _attributes(self, name: str) -> None:
        for i, node in enumerate(etree.fromstring(self.parts[name]).iter()):
            if node.tag == f"{_P}cNvPr" and node.get("descr"):
                self.places["alt text"].append(Place(name, (i,), (node.get("descr"),), "descr"))

    def _points(self, name: str) -> None:
        root = etree.fromstring(self.parts[name])
        for i, node in enumerate(root.iter()):
            above = [a.tag for a in node.iterancestors()] if isinstance(node.tag, str) else []
            if node.tag == f"{_C}v":
                group = "chart value" if f"{_C}val" in above else "chart words"
                self.places[group].append(Place(name, (i,), (node.text or "",)))
            elif node.tag == f"{_C}numFmt" and f"{_C}dLbl" in above:
                self.places["chart words"].append(Place(name, (i,), (node.get("formatCode"),), "formatCode"))

    def _cells(self, name: str, data: bytes) -> None:
        for i, node in enumerate(etree.fromstring(data).iter()):
            if node.tag in (f"{_S}v", f"{_S}t") and node.text:
                self.places["cell"].append(Place(name, (i,), (node.text,)))

    def _written(self, edits: dict[str, list[tuple[Place, Change]]]) -> bytes:
        parts = dict(self.parts)
        for name, changed in edits.items():
            outer, _, inner = name.partition("!")
            if inner:
                with zipfile.ZipFile(io.BytesIO(parts[outer])) as book:
                    held = {entry: book.read(entry) for entry in book.namelist()}
                held[inner] = _edited(held[inner], changed)
                parts[outer] = _zipped(held)
            else:
                parts[outer] = _edited(parts[outer], changed)
        return _zipped(parts)


def _edited(data: bytes, changed: list[tuple[Place, Change]]) -> bytes:
    root = etree.fromstring(data)
    nodes = list(root.iter())
    for place, change in changed:
        if place.attribute:
            nodes[place.nodes[0]].set(place.attribute, change.apply(place.text))
            continue
        for number, text in zip(place.nodes, _shared(place.texts, change), strict=True):
            nodes[number].text = text
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _shared(texts: tuple[str, ...], change: Change) -> Iterator[str]:
    """Yield the pieces of a text after a change: what is new stands where the old began."""
    at, is_put = 0, False
    for text in texts:
        start, end = max(0, change.start - at), max(0, change.end - at)
        at += len(text)
        if start > len(text) or (start == len(text) and end <= len(text) and is_put):
            yield text
            continue
        begins = not is_put and (start < len(text) or (start == len(text) and start == end))
        yield text[:start] + (change.new if begins else "") + text[min(end, len(text)) :]
        is_put = is_put or begins


def _zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()
