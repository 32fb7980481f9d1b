"""The names that an article uses, with every place where each stands."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from publisher.extractors import en_names, zh_names
from publisher.model import Article, Name, Segment, Span

_PREFIX = 2
_NUMBER_GOES_ON = re.compile(r"\d[.,]?\d")
"""Half a number is another number: no name begins or ends in one."""


class Inventory(NamedTuple):
    """The names of an article and every place where each stands."""

    main: str | None
    """The name that the article is about."""
    places: tuple[tuple[int, str], ...]
    """Start of each occurrence and its name, in reading order; none overlap."""
    starts: tuple[int, ...]
    """The starts alone."""
    numbers: dict[str, int]
    """Each name's number, in order of first mention."""
    first: dict[str, int]
    """Where each name stands first."""

    def within(self, start: int, end: int) -> tuple[tuple[int, str], ...]:
        """Return the occurrences that start between `start` and `end`."""
        return self.places[bisect.bisect_left(self.starts, start) : bisect.bisect_left(self.starts, end)]

    def at(self, start: int) -> str | None:
        """Return the name that starts at `start`."""
        found = self.within(start, start + 1)
        return found[0][1] if found else None


def find(article: Article, text: str, sentences: tuple[Span, ...]) -> Inventory:
    """Return the names of an article; `text` is its folded text."""
    rules = en_names if article.language == "en" else zh_names
    found = rules.found(text, sentences)
    main = rules.main(article, text, found)
    names = dict.fromkeys(found)
    if main:
        # 推动某某银行 is the main name with a verb before it.
        names = {name: None for name in names if name == main or not name.endswith(main)}
    for name in (main, article.publication, article.credit):
        if name and name in text:
            names[name] = None
    places = tuple(_places(names, text, is_english=article.language == "en"))
    first: dict[str, int] = {}
    for start, name in places:
        first.setdefault(name, start)
    return Inventory(
        main=main if main in first else None,
        places=places,
        starts=tuple(start for start, _ in places),
        numbers={name: number for number, name in enumerate(first, start=1)},
        first=first,
    )


def _places(names: Iterable[str], text: str, *, is_english: bool) -> Iterator[tuple[int, str]]:
    """Yield where each name stands: at each place the longest that fits, none inside another."""
    by_prefix: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        if len(name) >= _PREFIX:
            by_prefix.setdefault(name[:_PREFIX], []).append(name)
    if not by_prefix:
        return
    # One pass over the text, however many names there are.
    starts = re.compile("|".join(map(re.escape, by_prefix))) if len(by_prefix) < 100 else None
    candidates = (match.start() for match in starts.finditer(text)) if starts else range(len(text) - 1)
    free = 0
    for at in candidates:
        for name in by_prefix.get(text[at : at + _PREFIX], ()) if at >= free else ():
            end = at + len(name)
            if not text.startswith(name, at) or (is_english and _is_inside_word(text, at, end)):
                continue
            if not _NUMBER_GOES_ON.match(text, end - 1) and not (at and _NUMBER_GOES_ON.match(text, at - 1)):
                yield at, name
                free = end
                break


def _is_inside_word(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()


def as_names(article: Article, inventory: Inventory) -> Iterator[Name]:
    """Yield each name with its places, in order of first mention."""
    by_name: dict[str, list[Span]] = {}
    for start, name in inventory.places:
        by_name.setdefault(name, []).append(Span(start, start + len(name)))
    rules = en_names if article.language == "en" else zh_names
    for number, (name, spans) in enumerate(by_name.items(), start=1):
        yield Name(
            id=f"n{number:02d}",
            name=Segment.of(article.quote(spans[0]), spans[0]),
            kind="organisation" if rules.is_organisation(name) else "other",
            spans=tuple(spans),
        )
