"""Words that stand in both texts and show which number belongs where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from publisher.lang.figures.landmark_words import TERMS
from publisher.lang.lazy import lazy
from publisher.lang.zh_units import NOUNS, any_of

Word = tuple[str, int]
"""What a word says, the same for both languages, and where it stands."""


def _english() -> dict[str, str]:
    """Return what each English word says, plurals spelled out."""
    names: dict[str, str] = {}
    for zh, en in NOUNS.items():
        plural = f"{en[:-1]}ies" if en.endswith("y") else f"{en}s"
        names |= dict.fromkeys((en, plural), _ZH_NAMES[zh])
    for zh, expression in TERMS.items():
        for word in expression.split("|"):
            names |= dict.fromkeys((word.replace("?", ""), re.sub(r".\?", "", word)), zh)
    return names | dict.fromkeys(
        "companies company firm firms enterprise enterprises business businesses".split(), "company"
    )


_ZH_NAMES = dict(NOUNS) | {word: expression for expression in TERMS for word in expression.split("|")}
_EN_NAMES = _english()
_ZH = lazy(any_of(_ZH_NAMES))
_EN = lazy(rf"(?<![\w-])(?:{any_of(_EN_NAMES)})(?![\w])", re.IGNORECASE)
_LATIN = lazy(r"[A-Za-z][A-Za-z0-9&]+")


def chinese(text: str) -> tuple[Word, ...]:
    """Return the known words of a Chinese text, names in Latin letters too."""
    return (*((_ZH_NAMES[match[0]], match.start()) for match in _ZH.finditer(text)), *_latin(text))


def english(text: str) -> tuple[Word, ...]:
    """Return the known words of an English text, and every name that a Chinese text may leave in Latin letters."""
    return (*((_EN_NAMES[match[0].lower()], match.start()) for match in _EN.finditer(text)), *_latin(text))


def _latin(text: str) -> Iterator[Word]:
    for match in _LATIN.finditer(text):
        yield match[0].lower(), match.start()


def shared(zh: tuple[Word, ...], en: tuple[Word, ...]) -> tuple[tuple[int, int], ...]:
    """Return where the words stand that both texts have once, in the order of the Chinese text."""
    counts = Counter(name for name, _ in zh), Counter(name for name, _ in en)
    places = {name: at for name, at in en if counts[1][name] == 1}
    return tuple(sorted((at, places[name]) for name, at in zh if counts[0][name] == 1 and name in places))
