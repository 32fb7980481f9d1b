"""Compare what a file says with what it should say, place by place.

A text that states a figure, or names one, must say what its place should say. All other text may be
reworded, moved or taken out, and new text added, as long as every number in it is one of the source.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from publisher.checks.claims import Known, claims
from publisher.checks.wording import joined, plain, states_figure
from publisher.model import Finding, Page, Passage, Reading

_LONGEST = 160
"""How much of a text a finding shows."""
_ALIKE = 0.34
"""Two pages or texts are the same, changed, when they share this much."""


@dataclass(frozen=True)
class Rules:
    """What a file is compared with besides its own plan."""

    known: Callable[[], Known]
    """All numbers that may be said; made only when a text has no counterpart."""
    labels: frozenset[str]
    """Plain texts that name a figure: labels, subjects, events."""
    dates: frozenset[str]
    """Plain texts that say when a figure held."""
    is_fixed: bool
    """Whether nobody edits such a file: each of its texts must be what it should be, where it should be."""
    evidence: Callable[[Sequence[str]], str | None]
    """The sentence of the source for a text that states a fact."""
    nearest: Callable[[str], str | None]
    """The fact that new text seems to be about."""

    @cached_property
    def numbers(self) -> Known:
        """The numbers that may be said."""
        return self.known()


def compare(found: Reading, expected: Reading, rules: Rules) -> Iterator[Finding]:
    """Yield what a file says and should not."""
    if _words(found) == _words(expected):
        return  # as it was made: most files are
    whole = frozenset(joined(p.lines) for page in expected.pages for p in page.passages if p.kind in ("text", "row"))
    for page, wanted in _pairs(found.pages, expected.pages):
        yield from _page(page, wanted, whole, rules)


def _words(reading: Reading) -> list[tuple[str, list[tuple[str, tuple[str, ...]]]]]:
    return [(page.key, sorted((passage.key, passage.lines) for passage in page.passages)) for page in reading.pages]


def _pairs(found: Sequence[Page], expected: Sequence[Page]) -> Iterator[tuple[Page, Page | None]]:
    """Yield each page with the one that it was: the one of its own key, else the one most like it."""
    by_key = {page.key: page for page in expected}
    texts = {page.key: _texts(page) for page in expected}
    left = dict(by_key)
    pairs: dict[int, Page | None] = {}
    for number, page in enumerate(found):
        own = by_key.get(page.key)
        if own and own.key in left and (not own.passages or _share(_texts(page), texts[own.key]) >= _ALIKE):
            pairs[number] = left.pop(own.key)
    for number, page in enumerate(found):
        if number not in pairs:
            shares = [(_share(_texts(page), texts[key]), key) for key in left]
            share, key = max(shares, default=(0.0, ""))
            pairs[number] = left.pop(key) if share >= _ALIKE else None
    yield from ((page, pairs[number]) for number, page in enumerate(found))


def _texts(page: Page) -> Counter[str]:
    return Counter(plain(line) for passage in page.passages for line in passage.lines)


def _share(one: Counter[str], other: Counter[str]) -> float:
    """Return how much two pages have in common, of the smaller one."""
    least = min(one.total(), other.total())
    return (one & other).total() / least if least else 0.0


def _page(page: Page, wanted: Page | None, whole: frozenset[str], rules: Rules) -> Iterator[Finding]:
    for passage, counterpart in _partners(page.passages, wanted.passages if wanted else (), rules):
        if counterpart is None:
            yield from _added(page, passage, passage.lines, rules)
        elif joined(passage.lines) != joined(counterpart.lines) and not _is_moved(passage, whole, rules):
            yield from _changed(page, passage, counterpart, rules)


def _partners(
    found: Sequence[Passage], wanted: Sequence[Passage], rules: Rules
) -> Iterator[tuple[Passage, Passage | None]]:
    """Yield each passage with the one that it was: that of its own key, else the one most like it."""
    if rules.is_fixed and wanted and [p.key for p in found] != [p.key for p in wanted]:
        yield from _in_order(found, wanted)
        return
    own = {passage.key: passage for passage in wanted}
    taken = {passage.key for passage in found}
    free = [passage for key, passage in own.items() if key not in taken]
    for passage in found:
        yield passage, own.get(passage.key) or _like(passage, free)


def _in_order(found: Sequence[Passage], wanted: Sequence[Passage]) -> Iterator[tuple[Passage, Passage | None]]:
    """Yield each passage with the one that stood at its place, where something was added or taken out before it."""
    ours, theirs = [joined(p.lines) for p in found], [joined(p.lines) for p in wanted]
    for _, i, j, k, end in SequenceMatcher(None, ours, theirs, False).get_opcodes():
        free = list(wanted[k:end])
        if j - i == len(free):
            yield from zip(found[i:j], wanted[k:end], strict=True)
        else:
            yield from ((passage, _like(passage, free)) for passage in found[i:j])


def _is_moved(passage: Passage, whole: frozenset[str], rules: Rules) -> bool:
    """Tell whether the passage stood elsewhere and is as true here: a figure together with what it is."""
    words = joined(passage.lines)
    if rules.is_fixed or words not in whole:
        return False
    is_named = any(len(label) > 2 and label in words for label in rules.labels)
    return len(passage.lines) > 1 or (is_named and states_figure(words))


def _like(passage: Passage, free: list[Passage]) -> Passage | None:
    """Take the passage out of those left over that this one was before somebody renamed its shape."""
    words = joined(passage.lines)
    shares = [(SequenceMatcher(None, joined(p.lines), words, False).ratio(), i) for i, p in enumerate(free)]
    share, index = max(shares, default=(0.0, 0))
    return free.pop(index) if share > 2 * _ALIKE else None


def _changed(page: Page, passage: Passage, wanted: Passage, rules: Rules) -> Iterator[Finding]:
    """Yield what is wrong with a passage that is not as it should be."""
    is_bound = rules.is_fixed or wanted.kind == "row"
    if wanted.kind in ("text", "property"):
        is_bound = is_bound or any(_is_bound(line, rules) for line in wanted.lines)
    for line, other in _aligned(passage.lines, wanted.lines):
        if other is None:
            yield from _added(page, passage, (line,), rules)
        elif _is_dropped(passage, line, other, rules):
            continue
        elif is_bound or _is_bound(other, rules):
            yield _finding(page, passage, line, other, rules)
        else:
            yield from _added(page, passage, (line,), rules)


def _is_dropped(passage: Passage, line: str, other: str, rules: Rules) -> bool:
    """Tell whether somebody wrote words without any figure where there was one: they may be taken out."""
    left = (line,) if passage.kind == "note" else passage.lines
    is_left = any(states_figure(text) for text in left)
    return not rules.is_fixed and passage.kind != "row" and states_figure(other) and not is_left


def _is_bound(line: str, rules: Rules) -> bool:
    return states_figure(line) or plain(line) in rules.labels or plain(line) in rules.dates


def _aligned(found: Sequence[str], expected: Sequence[str]) -> Iterator[tuple[str, str | None]]:
    """Yield the lines that differ, each with the one that should stand there; None for a new one."""
    ours, theirs = [plain(line) for line in found], [plain(line) for line in expected]
    for kind, i, j, k, end in SequenceMatcher(None, ours, theirs, False).get_opcodes():
        if kind in ("equal", "insert"):
            continue
        if j - i == end - k:
            yield from zip(found[i:j], expected[k:end], strict=True)
            continue
        left = list(range(k, end))
        for number in range(i, j):
            shares = [(SequenceMatcher(None, ours[number], theirs[n], False).ratio(), n) for n in left]
            share, best = max(shares, default=(0.0, -1))
            if share > _ALIKE:
                left.remove(best)
            yield found[number], expected[best] if share > _ALIKE else None


def _finding(page: Page, passage: Passage, line: str, other: str, rules: Rules) -> Finding:
    is_number = _numbers(line) != _numbers(other)
    sentence = rules.evidence((*passage.lines, other))
    return Finding(
        code="number" if is_number else "wording",
        place=_place(page, passage),
        stands=line.strip(),
        says=other.strip() + (f" – source: {sentence}" if sentence else ""),
        hint="Write what the source says, or change the article or content file and make the file again.",
    )


def _added(page: Page, passage: Passage, lines: Iterable[str], rules: Rules) -> Iterator[Finding]:
    """Yield the numbers of new text that the source does not state."""
    for line in lines:
        if not states_figure(line):
            continue
        for claim in rules.numbers.unknown(line):
            yield Finding(
                code="number",
                place=_place(page, passage),
                stands=_around(line, claim.text),
                says=rules.nearest(line),
                hint=f"The source does not say {claim.text}: take it out, or write it as the source does.",
            )


def _around(line: str, words: str) -> str:
    """Return a line, of a long one what stands around some words."""
    flat, words = " ".join(line.split()), " ".join(words.split())
    at = flat.find(words)
    if len(flat) <= _LONGEST or at < 0:
        return flat[:_LONGEST]
    start, end = max(0, at - _LONGEST // 3), at + len(words) + _LONGEST // 3
    return f"{'…' if start else ''}{flat[start:end]}{'…' if end < len(flat) else ''}"


def _numbers(text: str) -> list[tuple[str, ...]]:
    return [claim.key for claim in claims(text)]


def _place(page: Page, passage: Passage) -> str:
    return f"{page.name}, {passage.at or passage.key}"
