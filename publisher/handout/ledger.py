"""The ledger of facts: what each says, the sentence it comes from, and every place of the files where it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from publisher import codec, digest
from publisher.handout.marked import facts
from publisher.lang import Speaker
from publisher.lang.fold import fold
from publisher.model import Content, Fact, Metric, Prose, Range, Reading


@dataclass(frozen=True, slots=True)
class Told:
    """What a file says, and on which of its pages each fact is known to stand."""

    reading: Reading
    places: Mapping[str, tuple[int, ...]]


def ledger(content: Content, files: Mapping[str, Told]) -> list[dict[str, Any]]:
    """Return an entry for each fact of a content, in reading order, with its places by file."""
    speakers = [Speaker(content, language) for language in content.languages]
    known = [_Fact.of(fact, content, speakers) for fact in facts(content)]
    texts = {name: _Texts(told.reading) for name, told in files.items()}
    return [
        _entry(fact.fact)
        | _place(content, fact.fact)
        | {"uses": {name: fact.places(texts[name], told) for name, told in files.items()}}
        for fact in known
    ]


def _place(content: Content, fact: Fact) -> dict[str, Any]:
    """Return where a fact stands in the file that was read; nothing for plain text."""
    where = content.source.locator(fact.span)
    if where is None:
        return {}
    kept = {name: value for name, value in codec.plain(where).items() if name != "span" and value is not None}
    return {"place": kept}


def _entry(fact: Fact) -> dict[str, Any]:
    told: dict[str, Any] = {"id": fact.id, "quote": fact.quote, "span": [fact.span.start, fact.span.end]}
    if isinstance(fact, Metric):
        quantity, value = fact.quantity, fact.quantity.value
        told["value"] = [f"{value.min:f}", f"{value.max:f}"] if isinstance(value, Range) else f"{value:f}"
        told |= {"unit": quantity.unit, "bound": quantity.qualifier and str(quantity.qualifier), "per": quantity.per}
        told["as_of"] = fact.as_of
    else:
        told["date"] = fact.date
    sentence = fact.sentence
    told["sentence"] = {"span": [sentence.start, sentence.end], "sha256": digest.sha256(sentence.text.encode())}
    return told


@dataclass(frozen=True, slots=True)
class _Fact:
    """A fact with the words that say how much or when, and those that say of what."""

    fact: Fact
    values: tuple[str, ...]
    names: tuple[str, ...]

    @classmethod
    def of(cls, fact: Fact, content: Content, speakers: Sequence[Speaker]) -> _Fact:
        if isinstance(fact, Metric):
            values = [text for s in speakers for text in (s.quantity(fact).text, s.amount(fact))]
            names = [text for s in speakers for text in (s.label(fact), s.text(fact.label))]
        else:
            values, names = [s.date(fact.date) for s in speakers], [s.text(fact.event) for s in speakers]
        names += [s.text(segment) for s in speakers for segment in _sentences(content, fact)]
        kept = (tuple(dict.fromkeys(filter(None, map(_plain, texts)))) for texts in ([fact.quote, *values], names))
        return cls(fact, *kept)

    def places(self, texts: _Texts, told: Told) -> list[str]:
        """Return the places whose text says the fact: its value, and beside it its name, unless the page is known."""
        pages = told.places.get(self.fact.id, ())
        return [
            texts.places[i]
            for i in sorted({i for value in self.values for i in texts.having(value)})
            if texts.pages[i] in pages or any(name in texts.texts[i] for name in self.names)
        ]


class _Texts:
    """The texts of a file, each with its place and the number of its page; quick to search, all at once."""

    def __init__(self, reading: Reading) -> None:
        found = tuple(_texts(reading))
        self.places = tuple(place for place, _, _ in found)
        self.texts = tuple(text for _, text, _ in found)
        self.pages = tuple(page for _, _, page in found)
        self._joined = "\n".join(self.texts)
        self._starts = [*accumulate((len(text) + 1 for text in self.texts), initial=0)]

    def having(self, value: str) -> Iterator[int]:
        """Yield the index of each text that has a value in it, not as a part of a longer number."""
        at = self._joined.find(value)
        while at >= 0:
            if self._is_whole(at, at + len(value)):
                yield bisect_right(self._starts, at) - 1
            at = self._joined.find(value, at + 1)

    def _is_whole(self, start: int, end: int) -> bool:
        before = self._joined[max(0, start - 2) : start]
        return not (_DIGIT_BEFORE.search(before) or _DIGIT_AFTER.match(self._joined, end))


def _sentences(content: Content, fact: Fact) -> Iterable[Any]:
    blocks = (block for section in content.sections for block in section.blocks if isinstance(block, Prose))
    return [s for block in blocks for s in block.segments if s.span and s.span.start <= fact.span.start < s.span.end]


def _texts(reading: Reading) -> Iterable[tuple[str, str, int]]:
    """Yield each place of a file with its text and the number of its page."""
    for page in reading.pages:
        number = int(page.name.rpartition(" ")[2]) if page.name.startswith("slide ") and page.name[6:].isdigit() else 0
        for passage in page.passages:
            place = passage.key if page.key == "text" else f"{page.name}, {passage.key}"
            yield place, _plain(" ".join(passage.lines)), number


def _plain(text: str) -> str:
    return "".join(fold(text).split())


_DIGIT_BEFORE = re.compile(r"\d[.,]?\Z")
_DIGIT_AFTER = re.compile(r"[.,]?\d")
