"""Numbers kept out of a machine's reach: each goes out as a placeholder, and comes back said by rule.

A figure of the article stays a placeholder in the target, as in every translation. A date, a count that is no
figure and any other digit is filled in again with its words, so that a reply needs no number of its own.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.exchange import TranslationUnit
from publisher.lang import Speaker, dates, en_numerals, figures, quantities
from publisher.lang.figures.figure import Family
from publisher.lang.fold import fold
from publisher.lang.reading import Claims
from publisher.model import Content, Language, Span

TOKEN = re.compile(r"⟦([A-Z]+)⟧")
"""Stands for a number in what goes out and comes back. It holds no digit, so that a reply may hold none at all."""

_LETTERED = re.compile(r"[A-Za-z]*[-.]?\d[\d.,:/]*(?<![.,:/])[A-Za-z]*")
"""A number that is no quantity, with the letters that make it a name: 5G, Web3, 2.0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """One number of a source, and what stands for it."""

    span: Span
    """Its place in the source of the unit."""
    token: str
    """What goes out: `⟦A⟧`."""
    said: str
    """Its words in the language of the target."""
    fact: str | None = None
    """Id of the metric; None for a number that is no figure of the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Locked:
    """A source text whose numbers are covered."""

    source: str
    text: str
    """The source with a token for each number."""
    locks: tuple[Lock, ...]

    @property
    def bare(self) -> str:
        """The source without its numbers: what the translation may say in its own words."""
        return TOKEN.sub(" ", self.text)

    def target(self, reply: str) -> str:
        """Return a reply as the target of its unit: figures as placeholders, other numbers in words."""
        filled = {lock.token: f"⟦{lock.fact}⟧" if lock.fact else lock.said for lock in self.locks}
        return TOKEN.sub(lambda match: filled.get(match[0], match[0]), reply)

    def said(self, reply: str) -> str:
        """Return a reply with every number in words, as a reader will see it."""
        filled = {lock.token: lock.said for lock in self.locks}
        return TOKEN.sub(lambda match: filled.get(match[0], match[0]), reply)


def lock(unit: TranslationUnit, content: Content) -> Locked:
    """Return the unit's source with each of its numbers covered by a token."""
    source, to = content.languages
    speaker = Speaker(content, to)
    found = sorted(_found(unit, content, speaker, source), key=lambda each: each[0])
    text, at, locks = "", 0, []
    for number, (span, said, fact) in enumerate(found):
        token = f"⟦{_letters(number)}⟧"
        text += unit.source[at : span.start] + token
        at = span.end
        locks.append(Lock(span=span, token=token, said=said, fact=fact))
    return Locked(source=unit.source, text=text + unit.source[at:], locks=tuple(locks))


def _found(
    unit: TranslationUnit, content: Content, speaker: Speaker, language: Language
) -> Iterator[tuple[Span, str, str | None]]:
    text = fold(unit.source)
    claims = Claims(len(text))
    for placeholder in unit.placeholders:
        span = Span(placeholder.start, placeholder.end)
        claims.take(span)
        yield span, speaker.amount(content.metric(placeholder.fact)), placeholder.fact
    for reading in dates.find(text, _published(content), language):
        is_printed = reading.basis == "absolute" or re.search(r"\d", text[reading.span.start : reading.span.end])
        if is_printed and claims.is_free(reading.span.start, reading.span.end):
            claims.take(reading.span)
            yield reading.span, speaker.day(reading.iso, is_end=reading.is_end), None
    for quantity in quantities.find(text, Span(0, len(text)), claims, language):
        claims.take(quantity.span)
        yield quantity.span, speaker.bare(quantity.quantity), None
    for span, said in _in_words(text, language):
        if claims.is_free(span.start, span.end):
            claims.take(span)
            yield span, said, None
    for match in _LETTERED.finditer(text):
        if claims.is_free(*match.span()):
            yield Span(*match.span()), match[0], None


def _in_words(text: str, language: Language) -> Iterator[tuple[Span, str]]:
    """Yield the exact whole numbers over ten that stand in words: 二十周年, twenty-five. Smaller ones are words."""
    numeral = re.compile(
        en_numerals.WORDS if language == "en" else "[一二三四五六七八九十百千两零〇]{2,}", re.IGNORECASE
    )
    for figure in figures.read(text, language):
        values = {reading.value for reading in figure.readings if reading.family is Family.NUMBER}
        run = numeral.match(text, figure.start, figure.end)
        if run and len(values) == 1 and figure.bounds == {None} and figure.value > 10 and figure.value.denominator == 1:
            yield Span(*run.span()), f"{int(figure.value):,}"


def _published(content: Content) -> dt.date | None:
    published = content.source.published
    return dt.date.fromisoformat(published) if published and len(published) == 10 else None


def _letters(number: int) -> str:
    """Return a number as letters.

    >>> _letters(0), _letters(25), _letters(26)
    ('A', 'Z', 'AA')
    """
    more, last = divmod(number, 26)
    return (_letters(more - 1) if more else "") + chr(ord("A") + last)
