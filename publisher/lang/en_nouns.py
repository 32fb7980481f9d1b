"""What an English number counts: the unit or the head of the noun phrase after it."""

from __future__ import annotations

import re
from typing import NamedTuple

from publisher.lang import en_units as words
from publisher.lang.lazy import lazy

_NOUNS = lazy(r"[ -]?(?P<words>[A-Za-z][\w\-']*(?:\s[A-Za-z][\w\-']*){0,4})")
_LISTED = lazy(r"\s(?:[a-z\-]+,\s){0,3}[a-z\-]+,?\s(?:and|or)\s(?:[a-z\-]+\s){0,2}?(?P<noun>[a-z]+s)\b")
_PLURAL = lazy(r"[a-z](?<![su])s$")
_WORD = r"[A-Za-z][\w'-]*"
_NUMBERS = lazy(r"\b([a-z]+)\s(?:numbers|figures|totals)\b", re.I)
_PREPOSITION = lazy(r"\s(?:spent|by|in|from|for|at|on|with|to|across)\s")
_NOT_COUNTED = frozenset(
    "numbers figures totals levels rates sales revenues earnings profits losses costs expenses prices wages results "
    "savings assets liabilities goods funds terms grants receipts fees".split()
)
"""Plurals that nobody counts."""
_NOT_NOUNS = frozenset("its this is was has does across as plus versus various previous".split())


class UnitReading(NamedTuple):
    """A unit in the model's terms, the noun as printed, and where they end."""

    unit: str
    noun: str
    end: int


def counted(text: str, at: int, end: int) -> UnitReading:
    """Return what the numeral that ends at `at` counts; the unit is empty when nothing says so."""
    found = _NOUNS.match(text, at, end)
    if found is None:
        return UnitReading("", "", at)
    phrase: list[str] = []
    for word in found["words"].split():
        if word.lower() in words.STOP:
            break
        phrase.append(word)
    for length in (3, 2, 1):
        name = " ".join(phrase[:length])
        if len(phrase) >= length and (unit := words.CURRENCY_WORDS.get(name) or words.PAIRED_MEASURES.get(name)):
            return UnitReading(unit, name, _end_of(text, at, phrase[:length]))
    is_hyphened = text[at : at + 1] == "-"
    if phrase and (unit := words.PAIRED_MEASURES.get(phrase[0].replace("-", " "))):
        return UnitReading(unit, phrase[0], _end_of(text, at, phrase[:1]))
    if phrase and (unit := words.MEASURES.get(phrase[0].lower(), "")):
        last = _end_of(text, at, phrase[:1])
        speed = re.compile(r"\sper\shour\b|/h\b").match(text, last, end)
        return (
            UnitReading(words.SPEEDS[unit], phrase[0], speed.end())
            if speed and unit in words.SPEEDS
            else (UnitReading(unit, phrase[0], last))
        )
    if phrase and is_hyphened and phrase[0].islower():
        return UnitReading(singular(phrase[0]), phrase[0], _end_of(text, at, phrase[:1]))
    head = _head(phrase)
    if head is None:
        listed = _LISTED.match(text, at, end) if phrase else None
        return (
            UnitReading(singular(listed["noun"]), listed["noun"], listed.end()) if listed else (UnitReading("", "", at))
        )
    return UnitReading(singular(phrase[head]), " ".join(phrase[: head + 1]), _end_of(text, at, phrase[: head + 1]))


def of_label(label: str) -> str:
    """Return what a bare number counts, as the label before it says: "Active sellers" counts sellers.

    >>> of_label("Active sellers"), of_label("nonfarm payroll employment"), of_label("margin")
    ('seller', 'job', '')
    >>> of_label("student numbers"), of_label("nights spent by residents"), of_label("number of arrivals")
    ('student', 'night', 'arrival')
    """
    label = _NUMBERS.sub(r"\1s", label)
    head = _PREPOSITION.split(label)[0]
    for word in (*reversed(re.findall(_WORD, head)), *reversed(re.findall(_WORD, label))):
        if counts := words.COUNTED_BY.get(word.lower()):
            return counts
        low = word.lower()
        if is_plural(word) and (low not in words.PERIODS or low == "nights") and low not in _NOT_COUNTED:
            return singular(word)
    return ""


def is_plural(word: str) -> bool:
    """Tell whether a word looks like the plural of a noun."""
    low = word.lower()
    return low in words.PLURALS or bool(_PLURAL.search(word) and len(word) > 3 and low not in _NOT_NOUNS)


def singular(noun: str) -> str:
    """Return the singular of a noun, in lower case."""
    low = noun.lower()
    if low in words.PLURALS:
        return words.PLURALS[low]
    if low in words.PERIODS and low != "nights":
        return low
    if low.endswith("ies") and len(low) > 4:
        return f"{low[:-3]}y"
    if re.search(r"(?:ch|sh|x|ss)es$", low):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else low


def _head(phrase: list[str]) -> int | None:
    """Return which word of a noun phrase is counted: its first plural, or the last of several in a row."""
    if phrase and phrase[0].lower() in words.PERIODS:
        return 0
    for i, word in enumerate(phrase):
        if is_plural(word):
            while i + 1 < len(phrase) and is_plural(phrase[i + 1]):
                i += 1
            return i
    return None


def _end_of(text: str, at: int, phrase: list[str]) -> int:
    for word in phrase:
        at = text.index(word, at) + len(word)
    return at
