"""Compare the numbers of a text with those of its translation, by value."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from publisher.lang import figures
from publisher.lang.figures import agreement, leftovers, passages, swaps
from publisher.lang.figures.figure import Family, Figure
from publisher.lang.figures.pairing import Pairing, pair
from publisher.lang.figures.troubles import Kind, Trouble
from publisher.lang.fold import fold, language_of
from publisher.lang.lazy import lazy
from publisher.model import Language

__all__ = ["Finding", "Kind", "Place", "compare"]

_PLACEHOLDER = lazy(r"⟦([^⟦⟧]+)⟧")
_ADDRESS = lazy(
    r"(?i)(?:https?://|www\.)[\w./?=&%#~:+-]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|"
    r"(?<![\w.])[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:com|cn|org|net|gov|edu|info|tv|io)(?:/[\w./?=&%#~:+-]*|(?![\w-]))",
    re.ASCII,
)
_SAYS = {
    Kind.MAGNITUDE: "{source} became {target}, another order of magnitude",
    Kind.VALUE: "{source} became {target}",
    Kind.BOUND: "{source} became {target}: its limit changed",
    Kind.RANGE: "{source} became {target} in a range",
    Kind.CURRENCY: "{source} became {target}, another currency",
    Kind.UNIT: "{source} became {target}, another unit",
    Kind.PERSON_TIMES: "{source} became {target}: occasions are not people",
    Kind.POINTS: "{source} became {target}: percentage points are not per cent",
    Kind.MULTIPLE: "{source} became {target}, another multiple",
    Kind.DIRECTION: "{source} became {target}: a rise and a fall",
    Kind.DATE: "{source} became {target}, another date",
    Kind.SWAP: "{source} and {target} seem to have changed places",
    Kind.RATE: "{source} became {target}: per another stretch of time",
    Kind.COMPARISON: "{source} became {target}: compared with another time",
    Kind.MISSING: "{source} is not in the translation",
    Kind.INVENTED: "{target} is not in the source",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A number, or the words about one, where it stands in a text."""

    text: str
    start: int
    end: int
    """Code points of the text; `end` is not included."""
    value: str
    """The exact number in digits, `2/3` for a fraction; empty when the words are no number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One number that a translation does not say as its source does."""

    kind: Kind
    source: Place | None
    """None for a number that the source does not have."""
    target: Place | None
    """None for a number that the translation does not have."""
    message: str


def compare(source: str, target: str, languages: tuple[Language, Language] | None = None) -> tuple[Finding, ...]:
    """Return what is wrong with the numbers of a translation, in the order of the source.

    Texts are Chinese and English, either way round; without `languages` their signs tell. Two texts of one
    language are not compared. A placeholder `⟦m-4f1c⟧` is one quantity on both sides.

    >>> [finding.message for finding in compare("超26亿元", "more than 26 billion yuan")]
    ['26亿元 became 26 billion yuan, another order of magnitude']
    """
    known = languages or (language_of(source), language_of(target))
    if (known[0] == "en") == (known[1] == "en"):
        return ()
    texts = _masked(source), _masked(target)
    read = figures.read(texts[0], known[0]), figures.read(texts[1], known[1])
    pairing = pair(*read)
    troubles = (*_of_pairs(pairing, texts, known[0] == "en"), *leftovers.troubles(pairing, *read, texts))
    found = [_finding(trouble, source, target) for trouble in troubles]
    found += [_said(kind, _words(one, source), _words(other, target)) for kind, one, other in passages.changes(*texts)]
    found += _placeholders(source, target)
    return tuple(sorted(found, key=_order))


def _masked(text: str) -> str:
    """Cover placeholders and addresses of pages and mailboxes: nothing in them is read."""
    for pattern in (_PLACEHOLDER, _ADDRESS):
        text = pattern.sub(lambda match: "\ufffc" * len(match[0]), text)
    return text


def _of_pairs(pairing: Pairing, texts: tuple[str, str], is_from_english: bool) -> Iterator[Trouble]:
    for one, other in pairing.pairs:
        yield from agreement.troubles(one, other)
    zh, en = (fold(text) for text in (reversed(texts) if is_from_english else texts))
    pairs: Sequence[tuple[Figure, Figure]] = pairing.pairs
    if is_from_english:
        pairs = sorted(((other, one) for one, other in pairs), key=lambda pair: pair[0].start)
    for first, second in swaps.found(pairs, zh, en):
        sides = (first[1], second[0]) if is_from_english else (first[0], second[1])
        yield Trouble(Kind.SWAP, *sides)


def _finding(trouble: Trouble, source: str, target: str) -> Finding:
    found = _said(trouble.kind, _place(trouble.source, source), _place(trouble.target, target))
    if trouble.kind is not Kind.BOUND or not trouble.source or not trouble.target:
        return found
    limits = f" ({_limits(trouble.source)} became {_limits(trouble.target)})"
    return replace(found, message=found.message + limits)


def _limits(figure: Figure) -> str:
    return " or ".join(sorted(str(limit or "exact").replace("_", " ") for limit in figure.bounds))


def _said(kind: Kind, source: Place | None, target: Place | None) -> Finding:
    message = _SAYS[kind].format(source=source.text if source else "", target=target.text if target else "")
    return Finding(kind=kind, source=source, target=target, message=message)


def _place(figure: Figure | None, text: str) -> Place | None:
    if figure is None:
        return None
    value = figure.value / 100 if figure.family is Family.PERIOD else figure.value
    return Place(text=text[figure.start : figure.end], start=figure.start, end=figure.end, value=_written(value))


def _words(match: re.Match[str], text: str) -> Place:
    return Place(text=text[match.start() : match.end()], start=match.start(), end=match.end(), value="")


def _written(value: Fraction) -> str:
    """Return a number in digits, or as a fraction where digits would not end.

    >>> _written(Fraction(5, 2)), _written(Fraction(200, 3))
    ('2.5', '200/3')
    """
    for places in range(13):
        if (value * 10**places).denominator == 1:
            return str(Decimal(int(value * 10**places)).scaleb(-places))
    return str(value)


def _placeholders(source: str, target: str) -> Iterator[Finding]:
    """Yield the placeholders of one side that the other lacks, once the source has any."""
    sides = [list(_PLACEHOLDER.finditer(text)) for text in (source, target)]
    counts = [Counter(match[1] for match in side) for side in sides]
    if not sides[0]:
        return
    for match in sides[0]:
        if not counts[1][match[1]]:
            yield _said(Kind.MISSING, _words(match, source), None)
    for match in sides[1]:
        if not counts[0][match[1]]:
            yield _said(Kind.INVENTED, None, _words(match, target))


def _order(finding: Finding) -> tuple[bool, int]:
    place = finding.source or finding.target
    return finding.source is None, place.start if place else 0
