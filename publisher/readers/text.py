"""Read plain text: what each line is, judged by its form and never by its content."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from publisher.lang import dates
from publisher.lang.fold import fold, language_of
from publisher.lang.lazy import lazy
from publisher.model import Article, Line, Role, Span
from publisher.model.text import clean
from publisher.readers import roles
from publisher.readers.decode import decode

_PAGE = lazy(r"第\s*(\d{1,3})\s*版|\b[Pp](?:age|\.)\s*(\d{1,4})\b")
_PUBLICATION = lazy(r"《([^《》\n]{1,30})》|(?:来源|发布单位|Source|Published by)\s*[:：]\s*(\S{2,30})")
_DATELINE_MARK = lazy(r"\s*(?:[)）/]|--|—|电|讯|消息|\(\w+\))")


class TextReader:
    """Reads `.txt`."""

    def read(self, data: bytes, name: str) -> Article:
        """Return the article: title, source line, headings, paragraphs, credit line.

        Raises `SourceError` for a file that is empty, binary or in an unknown encoding.
        """
        text, cleaned = clean(decode(data, name))
        folded, language = fold(text), language_of(text)
        lines = roles.without_subtitle(text, tuple(roles.of_lines(folded, tuple(_stripped_lines(text)), language)))
        return with_source(article_of(data, name, text, lines, cleaned), folded, source_line(lines))


def article_of(data: bytes, name: str, text: str, lines: tuple[Line, ...], cleaned: int) -> Article:
    """Return the article of a text whose lines are known: what they say of title and credit."""
    return Article(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        language=language_of(text),
        text=text,
        lines=lines,
        title=next((line.span for line in lines if line.role is Role.TITLE), None),
        cleaned=cleaned,
        credit=next((credit(text, line.span) for line in lines if line.role is Role.CREDIT), None),
    )


def source_line(lines: Iterable[Line]) -> Line | None:
    """Return the line that says where and when an article appeared."""
    return next((line for line in lines if line.role is Role.SOURCE), None)


def _stripped_lines(text: str) -> Iterator[Span]:
    for match in re.finditer(r"[^\r\n\v\f\x85\u2028\u2029]+", text):
        words = match[0]
        # Full-width indents and byte-order marks in the middle of a file are white space too.
        stripped = words.strip(" \t\u3000\u00a0\ufeff")
        if stripped.strip():
            start = match.start() + words.index(stripped)
            yield Span(start, start + len(stripped))


def credit(text: str, span: Span) -> str | None:
    """Return whose figures a credit line says they are."""
    found = roles.CREDIT.match(text[span.start : span.end])
    return found["credit"] if found else None


def with_source(article: Article, folded: str, source: Line | None) -> Article:
    """Add publication, page and date of the source line, or the date of a dateline."""
    if source is None:
        return replace(article, published=_dateline(folded, article))
    words = folded[source.span.start : source.span.end]
    page, publication = _PAGE.search(words), _PUBLICATION.search(words)
    place = publication.span(publication.lastindex or 0) if publication else None
    return replace(
        article,
        page=(page[1] or page[2]) if page else None,
        publication=article.quote(source.span)[place[0] : place[1]].strip() if place else None,
        published=roles.first_day(words, article.language),
    )


def _dateline(folded: str, article: Article) -> dt.date | None:
    """Return the full date at the start of the text that a dateline mark follows or brackets enclose."""
    for line in article.lines[: roles.HEAD_LINES]:
        head = folded[line.span.start : min(line.span.end, line.span.start + 200)]
        for reading in dates.find(head, None, article.language):
            is_day = re.fullmatch(r"\d{4}-\d\d-\d\d", reading.iso) and not reading.is_end
            if is_day and (_DATELINE_MARK.match(head[reading.span.end :]) or reading.span.start < 20):
                return dt.date.fromisoformat(reading.iso)
    return None
