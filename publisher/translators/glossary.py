"""A glossary: names and terms that have one right rendering.

    [[term]]
    zh = "海风航运"
    en = "Sea Wind"
    kind = "organisation"

    avoid = ["Seawind"]
    also = ["Sea Wind Shipping"]

`hant` gives the traditional form where the article may be in it, `also` further right renderings, `avoid` forbidden
ones; `everywhere = true` asks for a common term in every sentence. `keep = ["LibreSea"]`, before the terms, lists
what is not translated.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Literal, NamedTuple, cast, get_args

from publisher.errors import TranslationError
from publisher.model import Language, Segment, State

Kind = Literal["organisation", "product", "person", "place", "publication", "term"]

_TEXTS = ("zh", "en", "hant", "kind")
_LISTS = ("also", "avoid")
_KEYS = (*_TEXTS, *_LISTS, "everywhere")
_FORM = 'Write each term as [[term]] with zh = "…" and en = "…".'


class Term(NamedTuple):
    """A name or term in our languages."""

    zh: str
    en: str
    hant: str | None = None
    kind: Kind = "term"
    also: tuple[str, ...] = ()
    """Further renderings that are right."""
    avoid: tuple[str, ...] = ()
    """Renderings that are wrong."""
    everywhere: bool = False
    """Whether every sentence with the term must have its rendering."""

    def say(self, language: Language) -> str | None:
        """Return the term in a language; None where the glossary does not give it."""
        return {"zh-Hans": self.zh, "zh-Hant": self.hant, "en": self.en}[language]


@lru_cache(maxsize=8)
def read(text: str, where: str) -> tuple[Term, ...]:
    """Return the terms of a `glossary.toml`, in its order.

    Raises `TranslationError` that names the file and the term. A Chinese term may stand once
    only; an English one may serve several, and the first of them is the way back.
    """
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise TranslationError(f"{where}: {error}", hint="It is not valid TOML.") from error
    if unknown := sorted(set(data) - {"term", "keep"}):
        raise TranslationError(f"{where}: unknown key {unknown[0]!r}", hint=_FORM)
    entries = data.get("term", [])
    if not isinstance(entries, list):
        raise TranslationError(f"{where}: `term` is not a list", hint=_FORM)
    terms = tuple(_term(entry, f"{where}: term {number}") for number, entry in enumerate(entries, 1))
    kept = _strings(data.get("keep", []), f"{where}: keep")
    terms += tuple(Term(zh=text, en=text, hant=text, everywhere=True) for text in kept)
    _check_twice(terms, where)
    return terms


class GlossaryTranslator:
    """Translates a segment whose whole source text is a term: a name, a label."""

    def __init__(self, terms: Iterable[Term], languages: tuple[Language, Language]) -> None:
        source, target = languages
        self._targets: dict[str, str] = {}
        for term in terms:
            key, said = term.say(source), term.say(target)
            if key and said:
                self._targets.setdefault(_key(key), said)

    def translate(self, segment: Segment) -> Segment | None:
        """Return `segment` with the term as its target, or None when it is no term."""
        target = self._targets.get(_key(segment.source))
        if target is None:
            return None
        return replace(segment, target=target, state=State.TRANSLATED, origin="glossary")


def _key(text: str) -> str:
    """Fold what does not make another term: case, and white space around it."""
    return text.strip().casefold()


def _term(entry: object, where: str) -> Term:
    if not isinstance(entry, Mapping):
        raise TranslationError(f"{where} is not a table", hint=_FORM)
    where = f"{where} ({entry.get('zh', '?')})"
    for key, value in entry.items():
        if key not in _KEYS:
            raise TranslationError(f"{where}: unknown key {key!r}", hint=f"Keys: {', '.join(_KEYS)}.")
        if key in _TEXTS and (not isinstance(value, str) or not value.strip()):
            raise TranslationError(f"{where}: {key} is not a text", hint=_FORM)
    if missing := [key for key in ("zh", "en") if key not in entry]:
        raise TranslationError(f"{where}: {missing[0]} is missing", hint=_FORM)
    kind = entry.get("kind", "term")
    if kind not in get_args(Kind):
        raise TranslationError(f"{where}: kind {kind!r} is unknown", hint=f"Kinds: {', '.join(get_args(Kind))}.")
    everywhere = entry.get("everywhere", False)
    if not isinstance(everywhere, bool):
        raise TranslationError(f"{where}: everywhere is not true or false", hint="Write everywhere = true.")
    return Term(
        zh=entry["zh"],
        en=entry["en"],
        hant=entry.get("hant"),
        kind=cast(Kind, kind),
        also=_strings(entry.get("also", []), f"{where}: also"),
        avoid=_strings(entry.get("avoid", []), f"{where}: avoid"),
        everywhere=everywhere,
    )


def _strings(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) and text.strip() for text in value):
        raise TranslationError(f"{where} is not a list of texts", hint='Write ["…", "…"].')
    return tuple(value)


def _check_twice(terms: tuple[Term, ...], where: str) -> None:
    seen: dict[str, str] = {}
    for term in terms:
        if term.zh in seen:
            raise TranslationError(
                f"{where}: {term.zh} stands twice, as {seen[term.zh]!r} and {term.en!r}",
                hint="Keep the one that is right.",
            )
        seen[term.zh] = term.en
