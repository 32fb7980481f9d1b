"""What each line of a text is, judged by its form and never by what it is about."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from publisher.lang import dates
from publisher.lang.lazy import lazy
from publisher.model import Language, Line, Role, Span

HEAD_LINES = 8
"""How many lines at the top may name publication and date."""
CREDIT = lazy(
    r"^(?:数据来源|资料来源|数据来自|來源|来源|资料提供|Source|Sources|Data source|Data)\s?[:：]\s?"
    r"(?P<credit>.{1,200}?)\s?$",
    re.I,
)
_MARKDOWN_HEADING = lazy(r"#{1,6}\s+")
_BULLET = lazy(r"(?:[-*•·▪●◆■]\s+|[•·▪●◆■]|\(?\d{1,2}(?:[)）、]|\.\s)\s*)")
_TABLE = lazy(r"\|.*\|$")
_CAPTION = lazy(
    r"(?:图|表|图表)\s?\d{1,2}(?!\d|年|月|日)|(?:图为|图片说明|图说|图源|供图|摄影|制图)|"
    r"(?:Figure|Fig\.|Table|Chart|Exhibit|Photo|Image|Picture)\s?\d{0,2}\s?[:.–-]|!\[",
    re.IGNORECASE,
)
_BOILERPLATE = lazy(
    r"[（(【]?(?:责任编辑|责编|编辑|作者|校对|审核|审校|原标题|版权|免责声明|风险提示|本报记者|联系人|联系电话|新闻联系人|媒体联系|电话|网址|"
    r"更多信息|注)[:：]|(?:Media|Press|Investor|Technical) (?:contact|enquiries|inquiries|information|relations)s?\b|"
    r"Contacts?:|For (?:more|further) information|Copyright|©|All rights reserved|"
    r"Transmission of material|###|\*\s\*\s\*|ENDS?$|- ?ends? ?-$",
    re.IGNORECASE,
)
_BOILERPLATE_HEADING = lazy(
    r"(?:关于[\w·（）()“”]{2,20}|前瞻性(?:陈述|声明)|免责声明|联系方式|媒体联络|About (?:the )?[A-Z].{0,60}|"
    r"(?:Cautionary |Safe harbor |Disclaimer|Forward[- ]looking |Non-GAAP |Notes? to editors).{0,60}|Contacts?)$",
    re.IGNORECASE,
)
_ENUMERATED = lazy(r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])")
FULL_STOP = lazy(r"[。！？.!?；;…：:][”’」』\"')）]*$")
"""How a line ends that is a sentence."""
_MAX_HEADING = {"en": 90, "zh-Hans": 34, "zh-Hant": 34}
_MAX_SOURCE_LINE = {"en": 120, "zh-Hans": 60, "zh-Hant": 60}


def of_lines(
    text: str, spans: tuple[Span, ...], language: Language, known: Sequence[Role | None] = ()
) -> Iterator[Line]:
    """Yield each line with its role; `text` is folded, `spans` are its lines without white space around them.

    `known` are the roles that the file itself gives, one for each line; None leaves a line to its form.
    """
    seen_title, in_boilerplate = Role.TITLE in known, False
    for i, span in enumerate(spans):
        words = text[span.start : span.end]
        role, given = Role.TITLE, known[i] if known else None
        if given:
            role = given
        elif marks := _MARKDOWN_HEADING.match(words):
            span = Span(span.start + marks.end(), span.end) if marks.end() < len(words) else span
            role = Role.HEADING if seen_title else Role.TITLE
        elif seen_title and i < HEAD_LINES and _is_source(text, spans[1:i], words, language):
            role = Role.SOURCE
        elif seen_title:
            role = _of_body(text, spans, i, language)
        if role is Role.HEADING:
            in_boilerplate = bool(_BOILERPLATE_HEADING.match(text, span.start, span.end))
        if in_boilerplate and role is not Role.TITLE:
            role = Role.BOILERPLATE
        if role is Role.ITEM and not given and (mark := _BULLET.match(words)) and mark.end() < len(words):
            span = Span(span.start + mark.end(), span.end)
        seen_title = seen_title or role is Role.TITLE
        yield Line(role=role, span=span)


def _is_source(text: str, before: tuple[Span, ...], words: str, language: Language) -> bool:
    """Tell whether a line is short, names a day, is no sentence, and no body stands before it."""
    limit = _MAX_SOURCE_LINE[language]
    if any(span.end - span.start > limit for span in before) or len(words) > limit:
        return False
    if re.search(r"[。！？]$|[a-z]\.$|(?:\S+\s){8}.*\d\.$", words) or _BULLET.match(words):
        return False
    return first_day(words, language) is not None


def _of_body(text: str, spans: tuple[Span, ...], i: int, language: Language) -> Role:
    words = text[spans[i].start : spans[i].end]
    if CREDIT.match(words):
        return Role.CREDIT
    if _TABLE.fullmatch(words):
        return Role.TABLE
    if _CAPTION.match(words) and len(words) <= _MAX_SOURCE_LINE[language]:
        return Role.CAPTION
    if _BOILERPLATE.match(words):
        return Role.BOILERPLATE
    if _BULLET.match(words):
        return Role.ITEM
    return Role.HEADING if _is_heading(text, spans, i, language) else Role.PARAGRAPH


def _is_heading(text: str, spans: tuple[Span, ...], i: int, language: Language) -> bool:
    """Tell whether a line is short, has no full stop, and has text after it."""
    span = spans[i]
    words = text[span.start : span.end]
    if len(words) > _MAX_HEADING[language] or FULL_STOP.search(words):
        return False
    following = spans[i + 1] if i + 1 < len(spans) else None
    if following is None:
        return False
    is_marked = bool(_ENUMERATED.match(words) or _BOILERPLATE_HEADING.match(words))
    after = text[following.start : following.end]
    return is_marked or following.end - following.start > len(words) or bool(_BULLET.match(after))


def without_subtitle(text: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines with an only heading before all paragraphs made a paragraph: it is a subtitle.

    A heading that is marked as one (Markdown) stays.
    """
    headings = [i for i, line in enumerate(lines) if line.role is Role.HEADING]
    body = (Role.PARAGRAPH, Role.ITEM)
    first = next((i for i, line in enumerate(lines) if line.role in body), len(lines))
    if len(headings) != 1 or headings[0] > first or text[: lines[headings[0]].span.start].endswith("# "):
        return lines
    return tuple(replace(line, role=Role.PARAGRAPH) if i == headings[0] else line for i, line in enumerate(lines))


def first_day(text: str, language: Language) -> dt.date | None:
    """Return the first full date of a text."""
    for reading in dates.find(text, None, language):
        if re.fullmatch(r"\d{4}-\d\d-\d\d", reading.iso) and not reading.is_end:
            return dt.date.fromisoformat(reading.iso)
    return None
