"""A content model against the text it was made from: each fact's words stand where the model says they do."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from publisher.lang import Speaker, quantities
from publisher.lang.fold import fold
from publisher.lang.reading import Claims
from publisher.model import Content, Fact, Finding, Language, Metric, Range, Segment, Span

_HINT = "Make the content again with `publisher extract`, and the file from it."


def findings(content: Content, text: str | None = None) -> Iterator[Finding]:
    """Yield the facts of a content that its own text, or the article's `text` as it is now, does not state."""
    own = content.source.text
    if text is not None and text != own:
        yield Finding(
            code="content",
            place="content, source text",
            stands=_difference(own, text)[0],
            says=_difference(own, text)[1],
            hint="The file was made from another text of the article: make it again.",
        )
    yield from _unstated(content)


@lru_cache(maxsize=2)  # a deck and a brief are proved by the same content
def _unstated(content: Content) -> tuple[Finding, ...]:
    """Return the facts that the content's own text does not state."""
    return tuple(found for fact in _facts(content) for found in _fact(fact, content.source.text))


def unlike(content: Content, other: Content) -> Iterator[Finding]:
    """Yield the facts of a file's own content that differ from those of the content that it is compared with."""
    facts = {fact.id: fact for fact in _facts(other)}
    ours, theirs = Speaker(content, content.languages[0]), Speaker(other, other.languages[0])
    for fact in _facts(content):
        known = facts.get(fact.id)
        if known is None:
            yield _finding(fact, _said(ours, fact), None)
        elif (said := _said(ours, fact)) != (say := _said(theirs, known)) or _value(fact) != _value(known):
            yield _finding(fact, said, say)


def _facts(content: Content) -> tuple[Fact, ...]:
    return (*content.metrics, *content.milestones)


def _said(speaker: Speaker, fact: Fact) -> str:
    if isinstance(fact, Metric):
        return f"{speaker.label(fact)} {fact.quote}, {speaker.as_of(fact)}"
    return f"{fact.date} {speaker.text(fact.event)}"


def _value(fact: Fact) -> object:
    return fact.quantity if isinstance(fact, Metric) else fact.date


def _fact(fact: Fact, text: str) -> Iterator[Finding]:
    """Yield where a fact's words, its sentence or its value are not those of the text."""
    if text[fact.span.start : fact.span.end] != fact.quote:
        yield _finding(fact, fact.quote, text[fact.span.start : fact.span.end])
    sentence = fact.sentence
    if text[sentence.start : sentence.end] != sentence.text:
        yield _finding(fact, sentence.text, text[sentence.start : sentence.end])
    if fact.status != "extracted":
        return
    for segment in _segments(fact):
        if segment.span and text[segment.span.start : segment.span.end] != segment.source:
            yield _finding(fact, segment.source, text[segment.span.start : segment.span.end])
    if isinstance(fact, Metric) and fact.is_bare:
        if _digits(fact.quote) != _digits(_written(fact.quantity.value)):
            yield _finding(fact, _written(fact.quantity.value), fact.quote)
    elif isinstance(fact, Metric) and (value := _read(fact)) is not None and value != fact.quantity.value:
        yield _finding(fact, _written(fact.quantity.value), _written(value))


def _segments(fact: Fact) -> tuple[Segment, ...]:
    if isinstance(fact, Metric):
        return (fact.label, fact.statement) if fact.statement else (fact.label,)
    return (fact.event,)


def _read(metric: Metric) -> Decimal | Range | None:
    """Return the value that the metric's words say by themselves, when they say one."""
    folded = fold(metric.quote)
    language: Language = "zh-Hans" if any("\u4e00" <= sign <= "\u9fff" for sign in folded) else "en"
    found = list(quantities.find(folded, Span(0, len(folded)), Claims(len(folded)), language))
    return found[0].quantity.value if len(found) == 1 else None


def _digits(words: str) -> str:
    """Return the digits that count: a unit elsewhere only multiplies a bare number by a power of ten."""
    return "".join(sign for sign in fold(words) if sign.isdigit()).strip("0")


def _written(value: Decimal | Range) -> str:
    return f"{value.min:f} to {value.max:f}" if isinstance(value, Range) else f"{value:f}"


def _finding(fact: Fact, stands: str, says: str | None) -> Finding:
    return Finding(code="content", place=f"content, {fact.id}", stands=stands, says=says, hint=_HINT)


def _difference(one: str, other: str) -> tuple[str, str]:
    """Return where two texts begin to differ, with some words around."""
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    start = max(0, at - 12)
    return " ".join(one[start : at + 24].split()), " ".join(other[start : at + 24].split())
