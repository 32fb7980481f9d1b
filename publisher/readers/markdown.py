"""Read Markdown: CommonMark with tables and front matter; the one home of markdown-it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from publisher.lang.lazy import lazy
from publisher.model import Article, Role
from publisher.readers.decode import decode
from publisher.readers.parts import Head, Kind, Part, article, numbered, unwrapped

_FRONT = lazy(r"\A\ufeff?(?P<mark>---|\+\+\+)[ \t]*\r?\n(?P<fields>.*?)^(?P=mark)[ \t]*(?:\r?\n|\Z)", re.S | re.M)
"""Front matter between lines of dashes (YAML) or plus signs (TOML)."""
_REFERENCE = lazy(r"\[\^[^\]\s]{1,40}\]")
"""The mark of a footnote."""
_NOTE = lazy(r"\\?\[\^[^\]\s]{1,40}\]:\s*")
_DEFINED = lazy(r"^\[\^", re.M)
_ATTRIBUTES = lazy(r"\s*\{[#.][^{}]*\}\s*$")
"""What pandoc writes behind a heading."""
_FENCE = lazy(r":{3,}.*")
_RULED = lazy(r"^(?:\+[-=+:]+\+|[ \t]*-{3,}(?: +-{2,})+[ \t]*)$", re.M)
"""The rules of a table that is drawn with signs (pandoc's simple and grid tables)."""
_DRAWN = "\ue002"
"""A private sign that stands for such a rule, which CommonMark takes for a line across the page."""
_OPENED, _CLOSED = lazy(r"<(rt|rp|script|style)\b[^>]*>$", re.I), lazy(r"</(rt|rp|script|style)\s*>$", re.I)
_QUOTED = lazy(r'"([^"\n]*?[\u3400-\u9fff][^"\n]*?)"')
"""Chinese in straight quotation marks: how pandoc writes curved ones."""
_FULL_STOP = lazy(r"[。！？；…：][”’」』）]*$")


class MarkdownReader:
    """Reads `.md`: its text without marks, each paragraph with the number of its line."""

    def read(self, data: bytes, name: str) -> Article:
        """Return the article; front matter may give title, date and publication.

        Raises `SourceError` for a file that is empty, binary or in an unknown encoding.
        """
        text = decode(data, name)
        front = _FRONT.match(text)
        body = text[front.end() :] if front else text
        above = text.count("\n", 0, front.end()) if front else 0
        body = _RULED.sub(_DRAWN, body)
        body = _DEFINED.sub(r"\\[^", body)  # CommonMark would take a note for the address of a link
        # Indented lines are paragraphs here: people indent them, and nobody writes program code in an article.
        tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code").parse(body)
        head = _head(_fields(front["mark"], front["fields"])) if front else Head()
        return article(list(_parts(tokens, above)), head, data, name)


def _fields(mark: str, text: str) -> Mapping[str, object]:
    """Return the fields of front matter; none when they cannot be read."""
    import tomllib

    import yaml

    try:
        found = yaml.load(text, yaml.BaseLoader) if mark == "---" else tomllib.loads(text)  # noqa: S506 - only texts
    except (yaml.YAMLError, tomllib.TOMLDecodeError, RecursionError, ValueError):
        return {}
    return {str(key).lower(): value for key, value in found.items()} if isinstance(found, dict) else {}


def _head(fields: Mapping[str, object]) -> Head:
    return Head(
        title=_field(fields, "title"),
        publication=_field(fields, "publication", "publisher", "source", "site"),
        published=_day(_field(fields, "date", "published", "publishdate", "pubdate")),
        url=_field(fields, "url", "canonical", "link"),
    )


def _field(fields: Mapping[str, object], *names: str) -> str | None:
    values = (fields.get(name) for name in names)
    found = (" ".join(str(value).split()) for value in values if isinstance(value, str | dt.date))
    return next((words for words in found if words), None)


def _day(words: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat((words or "")[:10].replace("/", "-"))
    except ValueError:
        return None


@dataclass
class _Around:
    """What stands around a token."""

    tables: int = 0
    lists: int = 0


def _parts(tokens: Sequence[Token], above: int) -> Iterator[Part]:
    around = _Around()
    rows: list[list[str | None]] = []
    for number, token in enumerate(tokens):
        if token.type in ("list_item_open", "list_item_close"):
            around.lists += token.nesting
        elif token.type == "table_open":
            around.tables, rows = around.tables + 1, []
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "table_close":
            yield from numbered(around.tables, rows)
        elif token.type == "inline":
            before = tokens[number - 1]
            line = (token.map[0] if token.map else 0) + 1 + above
            if before.type in ("td_open", "th_open"):
                rows[-1].append("".join(text for text, _ in _words(token.children or (), line)))
            else:
                yield from _block(token, before, line, is_item=around.lists > 0)


def _block(token: Token, before: Token, line: int, *, is_item: bool) -> Iterator[Part]:
    """Yield the lines of a paragraph or heading."""
    source = token.content
    if _FENCE.fullmatch(source):
        return
    role = Role.HEADING if before.type == "heading_open" else Role.ITEM if is_item else None
    if _DRAWN in source:
        role = Role.TABLE
    is_note = _NOTE.match(source)
    level = int(before.tag[1]) if role is Role.HEADING else 0
    for places, words in _lines(list(_words(token.children or (), line))):
        if is_note:
            words, role = words.lstrip(": "), Role.NOTE  # its mark is gone as those in sentences are
        words = _ATTRIBUTES.sub("", words) if role is Role.HEADING else words
        yield Part(text=_QUOTED.sub(r"“\1”", words), role=role, level=level, places=places)


def _words(children: Sequence[Token], line: int) -> Iterator[tuple[str, int]]:
    """Yield the words of a paragraph with the numbers of their lines; a break is a line feed, a soft one a return."""
    hidden = 0
    for child in children:
        if child.type == "html_inline":
            hidden += bool(_OPENED.match(child.content)) - bool(_CLOSED.match(child.content))
            if child.content.lower().startswith("<br"):
                yield "\n", line
        elif child.type in ("softbreak", "hardbreak"):
            line += 1
            yield "\r" if child.type == "softbreak" else "\n", line
        elif child.type in ("text", "code_inline", "text_special") and hidden <= 0:
            yield _REFERENCE.sub("", child.content).replace(_DRAWN, ""), line


def _lines(words: list[tuple[str, int]]) -> Iterator[tuple[tuple[tuple[int, Kind, int], ...], str]]:
    """Yield the lines that a paragraph has when it is read, each with where it stands."""
    done = ""
    places: list[tuple[int, Kind, int]] = []
    for i, (piece, number) in enumerate(words):
        following = words[i + 1][0] if i + 1 < len(words) else ""
        # People who write Chinese begin a paragraph on the next line, indented or after a full stop.
        is_end = piece == "\n" or (piece == "\r" and (following.startswith("\u3000") or _FULL_STOP.search(done)))
        if is_end:
            yield tuple(places), done
            done, places = "", []
            continue
        if piece == "\r":
            done = unwrapped(f"{done}\n{following[:1]}")[: -len(following[:1]) or None] if following else done
            continue
        if not places or places[-1][2] != number:
            places.append((len(done), "line", number))
        done += piece
    if done:
        yield tuple(places), done
