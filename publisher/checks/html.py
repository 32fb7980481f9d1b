"""Read a page of the hand-out back: each block of text with its place in the tree, pictures of slides too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree
from lxml import html as parser

from publisher.errors import SourceError
from publisher.lang.lazy import lazy
from publisher.model import Make, Page, Passage, Reading

GENERATOR = "publisher "
"""What the name of the theme follows in the page's `generator`."""
_BLOCKS = frozenset(
    "title h1 h2 h3 h4 h5 h6 p li td th pre caption figcaption dt dd div blockquote text summary".split()
)
_TOLD = ("aria-label", "alt", "title", "datetime", "content")
_SILENT = frozenset(("script", "style"))
_FILE = lazy(r"[0-9a-f]{64}|\d+ KB|\d+\.\d MB")
"""Checksum and size of a file beside the page: they tell whether it was changed, and state no fact."""


def read(data: bytes, where: str) -> Reading:
    """Return what a page says. Raises `SourceError` when it is none."""
    try:
        # The page says its encoding itself; ours is always UTF-8.
        root = parser.document_fromstring(data, parser=parser.HTMLParser(no_network=True, encoding=_encoding(data)))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(f"{where} is no page that can be read", hint="Save it again.") from error
    theme = next((node.get("content") or "" for node in root.iter("meta") if node.get("name") == "generator"), "")
    make = Make(theme=theme.removeprefix(GENERATOR)) if theme.startswith(GENERATOR) else None
    return Reading(pages=(Page(key="page", name="page", passages=tuple(_passages(root))),), make=make)


def _encoding(data: bytes) -> str | None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _passages(root: etree._Element) -> Iterator[Passage]:
    paths: dict[etree._Element, str] = {}
    counts: Counter[str] = Counter()
    for node in root.iter():
        if not isinstance(node.tag, str):
            continue
        path = paths[node] = _path(node, paths, counts)
        for name in _TOLD:
            text = node.get(name) or ""
            if text.strip() and not (name == "content" and node.get("name") in (None, "viewport", "generator")):
                yield Passage(key=f"{path}/@{name}", lines=(text,))
        if node.tag in _BLOCKS or node.getparent() is None or node.tag == "body":
            text = " ".join("".join(_words(node)).split())
            if text and not _FILE.fullmatch(text):
                yield Passage(key=path, lines=(text,))


def _path(node: etree._Element, paths: dict[etree._Element, str], counts: Counter[str]) -> str:
    parent = node.getparent()
    place = f"{paths[parent]}/{node.tag}" if parent is not None else str(node.tag)
    if node.get("id"):
        return f"{place}#{node.get('id')}"
    counts[place] += 1
    return f"{place}[{counts[place]}]"


def _words(node: etree._Element) -> Iterator[str]:
    """Yield the words of a block without those of blocks in it."""
    yield node.text or ""
    for kid in node:
        if isinstance(kid.tag, str) and kid.tag not in _SILENT and kid.tag not in _BLOCKS:
            yield from _words(kid)
        yield kid.tail or ""
