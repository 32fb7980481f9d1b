"""What all extractors need of an article, found once: folded text, sentences, dates, names."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from functools import lru_cache

from publisher.extractors import names
from publisher.lang import dates
from publisher.lang.fold import fold
from publisher.lang.lazy import lazy
from publisher.lang.reading import Claims, DateReading
from publisher.lang.sentences import clauses, sentences
from publisher.model import Article, Role, Segment, Sentence, Span

_HEAD_LINES = 6
_DATELINE = lazy(
    r"(?:[A-Z][A-Za-z .,\-]{2,60}?[,.]?\s?\(?[^.\n]{0,40}?(?:\d{4}|"
    r"\d)\)?\s?(?:/[A-Za-z ]{2,30}/\s?)?(?:--|—|(?<=\s)–)\s?|[^，。]{2,20}\d日(?:电|"
    r"讯)\s?(?:[（(][^）)]{1,30}[）)])?|[^，。\s]{2,12}讯\s?[（(][^）)]{1,30}[）)]\s?)(?=\S)"
)
_READ = frozenset((Role.PARAGRAPH, Role.ITEM))


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Place:
    """A sentence of a paragraph or list item, with what stands before it. Each is equal to itself alone."""

    span: Span
    paragraph: int
    """Number of its line."""
    number: int
    """Number of the sentence in the article."""
    previous: Span | None
    """The sentence before it in the same paragraph."""
    role: Role
    section: int
    """How many headings stand before it."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Survey:
    """An article as the extractors see it. Each is equal to itself alone, so that caches find it at once."""

    article: Article
    text: str
    """The folded text: same offsets, plain widths, simplified vocabulary."""
    dates: tuple[DateReading, ...]
    date_starts: tuple[int, ...]
    claims: Claims
    """What the dates take of the text."""
    places: tuple[Place, ...]
    """The sentences of all paragraphs and list items, in reading order."""
    names: names.Inventory

    @property
    def is_english(self) -> bool:
        """Whether the article is in English."""
        return self.article.language == "en"

    def words(self, span: Span) -> str:
        """Return the folded words at `span`."""
        return self.text[span.start : span.end]

    def dates_in(self, span: Span) -> tuple[DateReading, ...]:
        """Return the dates inside `span`."""
        first = bisect.bisect_left(self.date_starts, span.start)
        last = bisect.bisect_left(self.date_starts, span.end)
        return tuple(date for date in self.dates[first:last] if date.span in span)

    def sentence(self, span: Span) -> Sentence:
        """Return the sentence at `span` as evidence."""
        return Sentence(start=span.start, end=span.end, text=self.article.quote(span))

    def segment(self, span: Span) -> Segment:
        """Return the words at `span` as a segment, exactly as written."""
        return Segment.of(self.article.quote(span), span)


@lru_cache(maxsize=64)
def clauses_of(seen: Survey, place: Place) -> tuple[Span, ...]:
    """Return the clauses of a sentence, without the marks between them."""
    return clauses(seen.text, place.span, seen.article.language)


def _after_dateline(text: str, line: Span) -> Span:
    """Return a line without its dateline (CITY, Month D, YYYY --): place and date of writing are no facts."""
    dateline = _DATELINE.match(text[line.start : min(line.end, line.start + 160)])
    return Span(line.start + dateline.end(), line.end) if dateline else line


def _places(article: Article, text: str) -> tuple[Place, ...]:
    places: list[Place] = []
    section = 0
    for number, line in enumerate(article.lines):
        section += line.role is Role.HEADING
        previous = None
        body = _after_dateline(text, line.span) if number < _HEAD_LINES else line.span
        for span in sentences(text, body, article.language) if line.role in _READ else ():
            places.append(
                Place(
                    span=span,
                    paragraph=number,
                    number=len(places),
                    previous=previous,
                    role=line.role,
                    section=section,
                )
            )
            previous = span
    return tuple(places)


@lru_cache(maxsize=8)
def survey(article: Article) -> Survey:
    """Return the survey of an article."""
    text = fold(article.text)
    found = dates.find(text, article.published, article.language)
    places = _places(article, text)
    return Survey(
        article=article,
        text=text,
        dates=found,
        date_starts=tuple(date.span.start for date in found),
        claims=Claims.of(len(text), (date.span for date in found)),
        places=places,
        names=names.find(article, text, tuple(place.span for place in places)),
    )
