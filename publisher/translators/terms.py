"""Compare a translation with the glossary: terms rendered, forbidden renderings left out, names kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from publisher.exchange import segments
from publisher.model import Content, Diagnostic, Language, Segment
from publisher.translators.glossary import Term

_PRONOUN = re.compile(
    r"\b(?:its?|they|their|them|he|his|him|she|hers?|the (?:bank|company|group|firm))\b", re.IGNORECASE
)
Keys = tuple[tuple[str, Term], ...]
"""Terms under their plain words, the longest first."""
_QUOTES = str.maketrans("‘’“”", "''\"\"")


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """A place where a translation does not follow the glossary."""

    term: str
    """The term, as the source has it."""
    start: int
    """Where it stands: code points of the source, or of the target for a rendering that is forbidden."""
    is_forbidden: bool = False
    message: str


def violations(
    source: str,
    target: str,
    glossary: Sequence[Term],
    languages: tuple[Language, Language],
    *,
    is_close: bool = False,
) -> Iterator[Violation]:
    """Yield where a translation does not follow the glossary, in the order of the source.

    A text that is a term must be its rendering, and a name in a sentence must be rendered, or be “it”. Other terms
    may be said in other words there, unless they are marked `everywhere`, or `is_close` is asked for.
    """
    return _violations(source, target, _keys(tuple(glossary), languages[0]), languages, is_close=is_close)


def _violations(
    source: str, target: str, keys: Keys, languages: tuple[Language, Language], *, is_close: bool = False
) -> Iterator[Violation]:
    said = _plain(target)
    for start, term in _found(source, keys):
        key = term.say(languages[0]) or ""
        for avoided in term.avoid:
            at = _at(_plain(avoided), said)
            if at is not None:
                message = f"“{target[at : at + len(avoided)]}” is a forbidden rendering of {key}"
                yield Violation(term=key, start=at, is_forbidden=True, message=message)
        right = term.say(languages[1])
        if right and not _is_said(term, right, said, len(key) == len(source.strip()), is_close):
            yield Violation(term=key, start=start, message=f"{key} is not rendered as “{right}”")


def checked(content: Content, glossary: Sequence[Term]) -> Content:
    """Return the content with a diagnostic for each target that does not follow the glossary."""
    known: dict[str, Segment] = {}
    for _, segment in segments.find(content):
        if segment.target is not None:
            known.setdefault(segment.id, segment)
    told = dict.fromkeys(content.diagnostics)
    keys = _keys(tuple(glossary), content.languages[0])
    for segment in known.values() if glossary else ():
        for violation in _violations(segment.source, segment.target or "", keys, content.languages):
            told.setdefault(diagnostic(segment.id, violation))
    return replace(content, diagnostics=tuple(told)) if len(told) > len(content.diagnostics) else content


def diagnostic(segment: str, violation: Violation) -> Diagnostic:
    """Return a violation as a diagnostic that names its segment and place."""
    side = "target" if violation.is_forbidden else "source"
    return Diagnostic(
        code="glossary",
        message=f"{segment}: {side} sign {violation.start + 1}: {violation.message}",
        hint="Correct the translation, or add the rendering to the glossary as `also`.",
    )


def found(source: str, glossary: Sequence[Term], language: Language) -> list[tuple[int, Term]]:
    """Return the terms in a text, each where it stands; the longest where several do."""
    return _found(source, _keys(tuple(glossary), language))


def _found(source: str, keys: Keys) -> list[tuple[int, Term]]:
    text = _plain(source)
    free = [True] * len(text)
    places: list[tuple[int, Term]] = []
    for key, term in keys:
        for match in re.finditer(_bounded(key), text) if key in text else ():
            if all(free[match.start() : match.end()]):
                free[match.start() : match.end()] = [False] * len(match[0])
                places.append((match.start(), term))
    return sorted(places, key=lambda place: place[0])


@lru_cache(maxsize=8)
def _keys(glossary: tuple[Term, ...], language: Language) -> Keys:
    """Return the terms under their plain words, the longest first."""
    said = ((_plain(term.say(language) or ""), term) for term in glossary)
    return tuple(sorted(((key, term) for key, term in said if key), key=lambda known: -len(known[0])))


def _is_said(term: Term, right: str, said: str, is_whole: bool, is_close: bool) -> bool:
    renderings = [_plain(text) for text in (right, *term.also)]
    if is_whole:
        return said.strip() in renderings
    if any(_at(text, said) is not None for text in renderings):
        return True
    if term.kind == "term" and not term.everywhere:
        return not is_close or any(_resembles(text, said) for text in renderings)
    return not term.everywhere and bool(_PRONOUN.search(said))


def _resembles(rendering: str, said: str) -> bool:
    """Tell whether a text has the words of a rendering, in any form: grant for granted."""
    stems = [word[: max(4, len(word) - 3)] for word in re.findall(r"[a-z]+", rendering) if len(word) > 3]
    signs = [sign for sign in rendering if "\u3400" <= sign <= "\u9fff"]
    parts = stems or signs
    return bool(parts) and sum(part in said for part in parts) * 2 >= len(parts)


def _at(text: str, within: str) -> int | None:
    match = re.search(_bounded(text), within) if text in within else None
    return match.start() if match else None


def _bounded(text: str) -> str:
    """Return a pattern that finds a text as whole words, or anywhere when it is Chinese."""
    before = r"(?<![a-z])" if text[:1].isascii() and text[:1].isalnum() else ""
    after = r"(?![a-z])" if text[-1:].isascii() and text[-1:].isalnum() else ""
    plural = r"(?:s|es|'s)?" if after else ""
    return f"{before}{re.escape(text)}{plural}{after}"


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    """Fold what makes no other text: case and the form of quotation marks. No sign moves."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    return lowered.translate(_QUOTES)
