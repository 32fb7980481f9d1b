"""Read web pages that somebody saved: the article of a page, without what stands around it; the home of trafilatura."""

from __future__ import annotations

import codecs
import logging
import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from publisher.errors import SourceError
from publisher.lang.lazy import lazy
from publisher.model import Article, Role
from publisher.readers import kinds, page_head
from publisher.readers.decode import decode
from publisher.readers.parts import Part, article, numbered, split, unwrapped

try:
    import trafilatura
except ImportError as error:
    raise SourceError(
        "reading web pages needs trafilatura, which is not installed", hint='Install it: pip install "publisher[html]".'
    ) from error

# Without a handler of its own Python would print its warnings.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

_DECLARED = lazy(
    r"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|^\s*<\?xml[^>]{0,80}encoding=[\"']([\w-]+)", 2
)
_ENCODINGS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5hkscs": "big5hkscs",
}
_ENCODINGS |= dict.fromkeys(("iso8859-1", "cp1252", "ascii"), "cp1252")
_REFERENCE = lazy(r"\W*(?:\d{1,3}|[a-z*†‡]|注\d{0,2})\W*$", re.I)
"""What stands raised behind a word and leads to a note."""
_NOT_XML = lazy(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_POWERS = {"2": "²", "3": "³"}
_UNSEEN = tuple("script style noscript template rt rp svg iframe object button select textarea".split())
_GOES_ON, _EMPTY = "\ue000", "\ue001"
"""Private signs that stand for the rest of a merged cell and for an empty one while the article is looked for."""
_MOST = 0.85
"""A page of which the article is so much is nothing but the article: an exported document."""
_BLOCKS = frozenset(
    "article blockquote body center dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 header hr html li main ol p pre "
    "section table tbody td tfoot th thead tr ul address details summary head list item row cell quote".split()
)
"""Elements of HTML, and of what trafilatura makes of it, that stand on lines of their own."""
_MOST_CELLS = 200
"""How far a merged cell may reach."""


class HtmlReader:
    """Reads `.html`: each paragraph of the article with its number, each table cell with its row and column."""

    def read(self, data: bytes, name: str) -> Article:
        """Return the article of a page. Nothing that the page refers to is opened.

        Raises `SourceError` for a file that is no web page or has no article in it.
        """
        kinds.demand(data, ".html", name)
        page = _page(data, name)
        head = page_head.read(page)
        _prepare(page)
        found = trafilatura.bare_extraction(
            page, favor_recall=True, include_comments=False, include_tables=True, with_metadata=False
        )
        body = getattr(found, "body", None)
        whole = _whole(page)
        parts = list(_Body().parts(whole))
        if body is not None and _size(body) < _MOST * _size(whole):
            parts = _with_title(parts, list(_Body().parts(body)))
        return article(parts, head, data, name)


def _whole(page: lxml_html.HtmlElement) -> lxml_html.HtmlElement:
    """Return all of a page but what leads to other pages."""
    for node in list(page.iter("nav", "footer", "aside", "head")):
        _drop(node)
    return page


def _size(node: etree._Element) -> int:
    return sum(len(words.strip()) for words in node.itertext())


def _plain(node: etree._Element) -> str:
    return "".join(map(str, node.itertext()))


def _with_title(parts: list[Part], found: list[Part]) -> list[Part]:
    """Return the parts of an article with the one top heading of its page, when that was not taken for a part of it."""
    tops = [part for part in parts if part.role is Role.HEADING and part.level == 1]
    if len(tops) != 1 or any(part.text.split() == tops[0].text.split() for part in found):
        return found
    return [tops[0], *found]


def _page(data: bytes, name: str) -> lxml_html.HtmlElement:
    text = decode(_in_utf8(data, name), name)
    # A page may say that it is in another encoding than the one it is in now.
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return lxml_html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise SourceError(f"{name}: it is no web page that can be read", hint="Save the page again.") from error


def _in_utf8(data: bytes, name: str) -> bytes:
    """Return a page in UTF-8 when it says that it is in another encoding that we know, else as it is."""
    declared = _DECLARED.search(data[:4096].decode("latin-1"))
    if declared is None or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data
    try:
        encoding = _ENCODINGS.get(codecs.lookup(declared[1] or declared[2]).name)
        return data.decode(encoding).encode() if encoding else data
    except LookupError:
        return data
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{name}: byte {error.start} is not {encoding}, which the page says it is in", hint="Save the page again."
        ) from error


def _prepare(page: lxml_html.HtmlElement) -> None:
    """Take out what nobody reads as part of a sentence, and mark what would be lost."""
    for node in list(page.iter(*_UNSEEN)):
        _drop(node)
    for node in list(page.iter("sup")):
        _raised(node)
    for caption in list(page.iter("caption")):
        table = next(caption.iterancestors("table"), None)
        if table is not None and table.getparent() is not None:
            words = etree.Element("p")
            words.text = _legal(" ".join(_plain(caption).split()))
            _drop(caption)
            table.addprevious(words)
    for table in page.iter("table"):
        _fill(table)


def _drop(node: etree._Element) -> None:
    """Take an element out, but not the words behind it."""
    parent, previous, tail = node.getparent(), node.getprevious(), node.tail or ""
    if parent is None:
        return
    if previous is not None:
        previous.tail = _legal((previous.tail or "") + tail)
    else:
        parent.text = _legal((parent.text or "") + tail)
    parent.remove(node)


def _legal(text: str) -> str:
    """Return a text that may be put into a tree: pages may hold signs that XML does not."""
    return _NOT_XML.sub(" ", text)


def _raised(node: etree._Element) -> None:
    """Make a raised figure a power behind a unit, and take it out where it leads to a note: 120.5亿元¹ is not 元1."""
    words = _plain(node).strip()
    previous, parent = node.getprevious(), node.getparent()
    before = ((previous.tail if previous is not None else parent.text if parent is not None else "") or "").rstrip()
    if before[-1:].isascii() and before[-1:].isalpha() and words in _POWERS and node.find(".//a") is None:
        node.text = _POWERS[words]
    elif _REFERENCE.match(words):
        _drop(node)


def _fill(table: etree._Element) -> None:
    """Give each row all its cells: those that a merged cell covers, and something in those that are empty."""
    covered: dict[int, int] = {}
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    for row in rows:
        column = 0
        for cell in [cell for cell in row if cell.tag in ("td", "th")]:
            while covered.get(column, 0) > 0:
                covered[column] -= 1
                cell.addprevious(_cell(_GOES_ON))
                column += 1
            if not _plain(cell).strip():
                cell.text = _EMPTY
            for i in range(_reach(cell, "colspan")):
                covered[column + i] = _reach(cell, "rowspan") - 1
                if i:
                    cell.addnext(_cell(_GOES_ON))
            column += _reach(cell, "colspan")
        for last in range(column, max(covered, default=-1) + 1):
            if covered.get(last, 0) > 0:
                covered[last] -= 1
                row.append(_cell(_GOES_ON))


def _cell(words: str) -> etree._Element:
    cell = etree.Element("td")
    cell.text = words
    return cell


def _reach(cell: etree._Element, attribute: str) -> int:
    words = (cell.get(attribute) or "1").strip()
    return max(1, min(int(words), _MOST_CELLS)) if words.isdecimal() and len(words) < 6 else 1


class _Body:
    """Counts paragraphs and tables while it reads an article in order."""

    def __init__(self) -> None:
        self._paragraphs = self._tables = 0

    def parts(self, parent: etree._Element, role: Role | None = None) -> Iterator[Part]:
        """Yield the headings, paragraphs, list items and rows in an element."""
        loose: list[str] = [parent.text or ""]
        for node in parent:
            if node.tag not in _BLOCKS:
                loose += ["\v" if node.tag in ("br", "lb") else _words(node), node.tail or ""]
                continue
            yield from self._lines("".join(map(_flat, loose)), role)
            loose = [node.tail or ""]
            yield from self._block(node, role)
        yield from self._lines("".join(map(_flat, loose)), role)

    def _block(self, node: etree._Element, role: Role | None) -> Iterator[Part]:
        if node.tag == "table":
            yield from self._table(node)
        elif level := _level(node):
            yield from self._lines(_words(node), Role.HEADING, level)
        else:
            yield from self.parts(node, Role.ITEM if node.tag in ("li", "item") else role)

    def _lines(self, words: str, role: Role | None, level: int = 0) -> Iterator[Part]:
        if not words.strip():
            return
        self._paragraphs += 1
        part = Part(text=words, role=role, level=level, places=((0, "paragraph", self._paragraphs),))
        yield from split(part, [i for i, sign in enumerate(words) if sign == "\v"])

    def _table(self, node: etree._Element) -> Iterator[Part]:
        rows = [row for row in node.iter("row", "tr") if next(row.iterancestors("table")) is node]
        cells = [[cell for cell in row if cell.tag in ("cell", "td", "th")] for row in rows]
        if max(map(len, cells), default=0) > 1 and node.find(".//table") is None:
            self._tables += 1
            yield from numbered(self._tables, [[_value(_words(cell)) for cell in row] for row in cells])
            return
        for cell in (cell for row in cells for cell in row):  # a table that frames others, or one column of text
            yield from self.parts(cell)


def _level(node: etree._Element) -> int:
    """Return which heading an element is, from 1; 0 for none."""
    name = (node.get("rend") or "h2") if node.tag == "head" else node.tag
    return int(name[1]) if len(name) == 2 and name[0] == "h" and name[1].isdigit() else 0


def _value(words: str) -> str | None:
    words = words.replace("\v", " ").strip()
    return None if _GOES_ON in words else words.replace(_EMPTY, "")


def _words(node: etree._Element) -> str:
    """Return the words of an element; the end of a line that is one is a vertical tab."""
    words: list[str] = []
    for piece in node.iter():
        if piece.tag in ("lb", "br") or (piece.tag in _BLOCKS and piece is not node and words):
            words.append("\v")
        if isinstance(piece.tag, str) and piece.text:
            words.append(_flat(piece.text))
        if piece is not node and piece.tail:
            words.append(_flat(piece.tail))
    return "".join(words)


def _flat(words: str) -> str:
    """Return some words with their line breaks, which mean nothing in HTML, as spaces or nothing."""
    return words if words == "\v" else unwrapped(words)
