"""Read plain text and Markdown: what each line is, judged by its form and never by its content."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace

from publisher.lang import dates
from publisher.lang.fold import fold, language_of
from publisher.model import Article, Language, Line, Role, Span
from publisher.readers.decode import decode

_CREDIT = re.compile(
    r"^(?:数据来源|资料来源|数据来自|來源|来源|资料提供|Source|Sources|Data source|Data)\s*[:：]\s*(?P<credit>.+?)\s*$",
    re.I,
)
_PAGE = re.compile(r"第\s*(\d{1,3})\s*版|\b[Pp](?:age|\.)\s*(\d{1,4})\b")
_PUBLICATION = re.compile(r"《([^《》\n]{1,30})》|(?:来源|发布单位|Source|Published by)\s*[:：]\s*(\S{2,30})")
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+")
_LIST_ITEM = re.compile(r"^(?:[-*•·]\s+|\d{1,2}[.)、]\s*)")
_FULL_STOP = re.compile(r"[。！？.!?；;…：:][”’」』\"')）]*$")
_DATELINE_MARK = re.compile(r"\s*(?:[)）/]|--|—|电|讯|消息|\(\w+\))")
_HEAD_LINES = 8
_MAX_HEADING = {"en": 90, "zh-Hans": 34, "zh-Hant": 34}
_MAX_SOURCE_LINE = {"en": 120, "zh-Hans": 60, "zh-Hant": 60}


class TextReader:
    """Reads `.txt` and `.md`."""

    def read(self, data: bytes, name: str) -> Article:
        """Return the article: title, source line, headings, paragraphs, credit line.

        Raises `SourceError` for a file that is empty, binary or in an unknown encoding, `LimitError`
        for one that is too large.
        """
        text = decode(data, name)
        folded, language = fold(text), language_of(text)
        lines = _without_subtitle(text, tuple(_roles(folded, tuple(_stripped_lines(text)), language)))
        source = next((line for line in lines if line.role is Role.SOURCE), None)
        article = Article(
            name=name,
            sha256=hashlib.sha256(data).hexdigest(),
            language=language,
            text=text,
            lines=lines,
            title=next((line.span for line in lines if line.role is Role.TITLE), None),
            credit=next((_credit(text, line.span) for line in lines if line.role is Role.CREDIT), None),
        )
        return _with_source(article, folded, source)


def _stripped_lines(text: str) -> Iterator[Span]:
    for match in re.finditer(r"[^\r\n\v\f\x85\u2028\u2029]+", text):
        words = match[0]
        # Full-width indents and byte-order marks in the middle of a file are white space too.
        stripped = words.strip(" \t\u3000\u00a0\ufeff")
        if stripped.strip():
            start = match.start() + words.index(stripped)
            yield Span(start, start + len(stripped))


def _roles(text: str, spans: tuple[Span, ...], language: Language) -> Iterator[Line]:
    seen_title = False
    for i, span in enumerate(spans):
        words = text[span.start : span.end]
        if marks := _MARKDOWN_HEADING.match(words):
            span = Span(span.start + marks.end(), span.end) if marks.end() < len(words) else span
            role = Role.HEADING if seen_title else Role.TITLE
        elif not seen_title:
            role = Role.TITLE
        elif i < _HEAD_LINES and not _seen_body(text, spans[1:i], language) and _is_source_line(words, language):
            role = Role.SOURCE
        elif _CREDIT.match(words):
            role = Role.CREDIT
        else:
            role = _heading_or_paragraph(text, spans, i, language)
        seen_title = seen_title or role is Role.TITLE
        yield Line(role=role, span=span)


def _without_subtitle(text: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines with an only heading before all paragraphs made a paragraph: it is a subtitle.

    A heading that is marked as one (Markdown) stays.
    """
    headings = [i for i, line in enumerate(lines) if line.role is Role.HEADING]
    first = next((i for i, line in enumerate(lines) if line.role is Role.PARAGRAPH), len(lines))
    if len(headings) != 1 or headings[0] > first or text[: lines[headings[0]].span.start].endswith("# "):
        return lines
    return tuple(replace(line, role=Role.PARAGRAPH) if i == headings[0] else line for i, line in enumerate(lines))


def _seen_body(text: str, spans: tuple[Span, ...], language: Language) -> bool:
    return any(len(text[s.start : s.end]) > _MAX_SOURCE_LINE[language] for s in spans)


def _is_source_line(words: str, language: Language) -> bool:
    """Tell whether a line is short, names a day, and is not a sentence."""
    if len(words) > _MAX_SOURCE_LINE[language] or re.search(r"[。！？]$|[a-z]\.$", words):
        return False
    return _first_day(words, language) is not None and not _LIST_ITEM.match(words)


def _heading_or_paragraph(text: str, spans: tuple[Span, ...], i: int, language: Language) -> Role:
    """Return what a line is: a heading is short, has no full stop, is no list item, and has text after it."""
    span = spans[i]
    words = text[span.start : span.end]
    if len(words) > _MAX_HEADING[language] or _FULL_STOP.search(words) or _LIST_ITEM.match(words):
        return Role.PARAGRAPH
    following = spans[i + 1] if i + 1 < len(spans) else None
    if following is None or following.end - following.start <= len(words):
        return Role.PARAGRAPH
    return Role.HEADING


def _credit(text: str, span: Span) -> str | None:
    found = _CREDIT.match(text[span.start : span.end])
    return found["credit"] if found else None


def _with_source(article: Article, folded: str, source: Line | None) -> Article:
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
        published=_first_day(words, article.language),
    )


def _dateline(folded: str, article: Article) -> dt.date | None:
    """Return the full date at the start of the text that a dateline mark follows or brackets enclose."""
    for line in article.lines[:_HEAD_LINES]:
        head = folded[line.span.start : min(line.span.end, line.span.start + 200)]
        for reading in dates.find(head, None, article.language):
            is_day = re.fullmatch(r"\d{4}-\d\d-\d\d", reading.iso) and not reading.is_end
            if is_day and (_DATELINE_MARK.match(head[reading.span.end :]) or reading.span.start < 20):
                return dt.date.fromisoformat(reading.iso)
    return None


def _first_day(text: str, language: Language) -> dt.date | None:
    for reading in dates.find(text, None, language):
        if re.fullmatch(r"\d{4}-\d\d-\d\d", reading.iso) and not reading.is_end:
            return dt.date.fromisoformat(reading.iso)
    return None
