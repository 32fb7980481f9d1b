"""What a machine's reply must be before it becomes a translation.

>>> from publisher.translators.locking import Locked
>>> problem("Growth of three million.", Locked(source="规模增长", text="规模增长", locks=()), ("zh-Hans", "en"), ())
'it says “three”, a number of its own'
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from publisher.lang.compare import compare
from publisher.lang.fold import language_of
from publisher.model import Language
from publisher.translators import foreign_numbers, terms
from publisher.translators.glossary import Term
from publisher.translators.locking import TOKEN, Locked

_BOUNDS = {True: (0.6, 9.0, 40), False: (0.08, 1.2, 12)}
"""Of a translation into English, and into Chinese: least and most signs for each of the source's, and signs more."""
_SOME = 12
"""A shorter text may come down to any length."""
_LINK = re.compile(r"https?:|www\.|```|\]\(", re.IGNORECASE)
_TOUCHING = re.compile(r"[A-Za-z]⟦[A-Z]+⟧|⟦[A-Z]+⟧[A-Za-z]")


def problem(reply: str, locked: Locked, languages: tuple[Language, Language], glossary: Sequence[Term]) -> str | None:
    """Return why a reply is no translation of its source, as the end of a sentence; None when it may stand."""
    if not reply.strip():
        return "it is empty"
    return (
        _signs(reply, locked)
        or _tokens(reply, locked)
        or _number(reply, locked)
        or _length(reply, locked, languages)
        or _script(reply, locked, languages)
        or _terms(reply, locked, languages, glossary)
        or _compared(reply, locked, languages)
    )


def _signs(reply: str, locked: Locked) -> str | None:
    """Say which sign has no place in a sentence: a line break, an invisible one, a letter of another script."""
    for sign in reply:
        category = unicodedata.category(sign)
        if category in ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp", "Mn", "Me", "So", "Sk", "Lm"):
            return f"it has the sign U+{ord(sign):04X}"
        if category.startswith("L") and not _is_ours(sign) and sign not in locked.source:
            return f"it has the letter {sign}, of another script"
    if found := _LINK.search(reply):
        return None if found[0] in locked.source else "it has a link or mark-up"
    return None


def _is_ours(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(("LATIN", "FULLWIDTH LATIN", "CJK UNIFIED")) or letter in "〇々"


def _tokens(reply: str, locked: Locked) -> str | None:
    counts = Counter(match[0] for match in TOKEN.finditer(reply))
    for lock in locked.locks:
        if counts[lock.token] != 1:
            return f"it has {lock.token} {counts[lock.token]} times, not once"
    if unknown := next((token for token in counts if token not in {lock.token for lock in locked.locks}), None):
        return f"it has {unknown}, which its source does not have"
    if any(bracket in TOKEN.sub("", reply) for bracket in "⟦⟧"):
        return "it has a broken placeholder"
    if found := _TOUCHING.search(reply):
        return f"it has letters that touch a placeholder: {found[0]}"
    return None


def _number(reply: str, locked: Locked) -> str | None:
    found = foreign_numbers.find(TOKEN.sub(" ", reply), locked.bare)
    return f"it says “{found}”, a number of its own" if found else None


def _length(reply: str, locked: Locked, languages: tuple[Language, Language]) -> str | None:
    least, most, more = _BOUNDS[languages[1] == "en"]
    source, target = len(locked.bare.strip()), len(TOKEN.sub("", reply).strip())
    if target > source * most + more:
        return f"it is too long ({target} signs for {source})"
    if source > _SOME and target < source * least:
        return f"it is too short ({target} signs for {source})"
    return None


def _script(reply: str, locked: Locked, languages: tuple[Language, Language]) -> str | None:
    text = TOKEN.sub("", reply)
    han = sum("\u3400" <= sign <= "\u9fff" for sign in text)
    letters = sum(sign.isalpha() for sign in text)
    if languages[1] == "en":
        return "it has Chinese signs" if han else None
    if letters and han < letters * 0.3 and text.strip() not in locked.source:
        return "it is not in Chinese"
    if han > 8 and language_of(text) not in (languages[1], "en"):
        return f"it is {language_of(text)}, not {languages[1]}"
    return None


def _terms(reply: str, locked: Locked, languages: tuple[Language, Language], glossary: Sequence[Term]) -> str | None:
    found = next(terms.violations(locked.source, locked.said(reply), glossary, languages, is_close=True), None)
    return found.message if found else None


def _compared(reply: str, locked: Locked, languages: tuple[Language, Language]) -> str | None:
    found = compare(locked.source, locked.said(reply), languages)
    return found[0].message if found else None
