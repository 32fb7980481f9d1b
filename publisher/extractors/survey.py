"""What all extractors need of an article, found once: folded text, sentences, dates, names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from publisher.extractors import names
from publisher.lang import dates
from publisher.lang.fold import fold
from publisher.lang.reading import DateReading
from publisher.lang.sentences import sentences
from publisher.model import Article, Role, Segment, Sentence, Span

_HEAD_LINES = 6
_DATELINE = re.compile(r"(?:[A-Z][A-Z .,\-]+,[^.]{0,60}?\s(?:--|—|–)\s+|[^，。]{2,20}\d+日(?:电|讯)\s*)(?=\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A sentence of a paragraph, with the sentence before it in the same paragraph."""

    span: Span
    paragraph: int
    previous: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """An article as the extractors see it."""

    article: Article
    text: str
    """The folded text: same offsets, plain widths, simplified vocabulary."""
    dates: tuple[DateReading, ...]
    places: tuple[Place, ...]
    """The sentences of all paragraphs, in reading order."""
    names: names.Inventory

    def words(self, span: Span) -> str:
        """Return the folded words at `span`."""
        return self.text[span.start : span.end]

    def dates_in(self, span: Span) -> tuple[DateReading, ...]:
        """Return the dates inside `span`."""
        return tuple(date for date in self.dates if date.span in span)

    def sentence(self, span: Span) -> Sentence:
        """Return the sentence at `span` as evidence."""
        return Sentence(start=span.start, end=span.end, text=self.article.quote(span))

    def segment(self, span: Span) -> Segment:
        """Return the words at `span` as a segment, exactly as written."""
        return Segment.of(self.article.quote(span), span)


def _after_dateline(text: str, line: Span) -> Span:
    """Return a line without its dateline (CITY, Month D, YYYY --): place and date of writing are no facts."""
    dateline = _DATELINE.match(text[line.start : line.end])
    return Span(line.start + dateline.end(), line.end) if dateline else line


@lru_cache(maxsize=8)
def survey(article: Article) -> Survey:
    """Return the survey of an article."""
    text = fold(article.text)
    places: list[Place] = []
    for number, line in enumerate(article.lines):
        previous = None
        body = _after_dateline(text, line.span) if number < _HEAD_LINES else line.span
        for span in sentences(text, body, article.language) if line.role is Role.PARAGRAPH else ():
            places.append(Place(span=span, paragraph=number, previous=previous))
            previous = span
    return Survey(
        article=article,
        text=text,
        dates=dates.find(text, article.published, article.language),
        places=tuple(places),
        names=names.find(article, text),
    )
