"""What the words around an English number say of it: its limits, its direction, whether it stands aside."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from publisher.lang.figures import en_words as words
from publisher.lang.figures.figure import EXACT, OVER, SHORT_OF, UNDER, Bounds, Figure, Sort
from publisher.lang.lazy import lazy
from publisher.lang.zh_units import any_of

_REACH = 48
"""Signs before a number that may limit it."""
_BEFORE = lazy(
    rf"(?<![\w-])(?P<word>{any_of(words.BEFORE)})\s(?:(?:the(?:\sage\sof)?|a|an|its|their|total|of|ages?|aged|record|another|as|in|by|to|RMB|US|nearly(?=\s$)|combined|mark|level)\s|"
    r"(?:[A-Z]{0,3}[$£€¥])|RMB\s?)*$",
    re.IGNORECASE,
)
_COMPARED = lazy(r"\s(?:the|its|their)\s")
_AFTER = lazy(rf"\s?(?P<word>{any_of(words.AFTER)})(?!\w)|\+", re.IGNORECASE)
_AFTER_WORDS = any_of([word for word in words.AFTER if word[:3] in ("or ", "and")])
_AFTER_NOUN = lazy(rf"\s(?:[a-z]+\s){{1,2}}(?P<word>{_AFTER_WORDS})(?!\w|\s(?:than\b|to\b|[$£€]?\d))")
_LASTING = lazy(r"\b(?:for|after|lasted|lasts|lasting|took|takes|taking|spent)\s$", re.IGNORECASE)
_NOT = lazy(
    r"(?:\b(?:not|never|cannot)|n't)\s(?!only|just|but|sa[iy]|think|know|believe|expect|see|mean)(?:[a-z]+\s){0,2}$",
    re.IGNORECASE,
)
_LINKS = (
    r"(?:\s(?:by|to|of|about|around|nearly|almost|more|than|over|some|at|least|approximately|roughly|a|an|the|only|just|is|was|were|less|"
    r"fewer|up|year-on-year|year|on|yoy|rate|slightly|sharply|further|another|estimated|averaged|being)){0,5}\s[-$€£¥]?$"
)
_DIRECTION = lazy(rf"(?<![\w-])(?:(?P<up>{words.UP})|(?P<down>{words.DOWN})){_LINKS}", re.IGNORECASE)
_PLACES = frozenset(("over", "above", "under", "below", "past", "near", "beyond", "top"))
_DIRECTION_AFTER = lazy(
    r"[\s-](?:year-on-year\s|annual\s|average\s|yearly\s|overall\s|sharp\s)?"
    r"(?:(?P<up>increase|rise|growth|gain|jump|surge|higher|hike)|"
    r"(?P<down>decrease|drop|decline|fall|cut|reduction|slump|lower|loss|plunge|contraction|dip))(?!\w)"
)
_TURNED = lazy(r"\bfrom\b|\bnarrow|\bnegative\b|\bof which\b|[;:]", re.IGNORECASE)
_ASIDE = lazy(
    r"[(\[][^()\[\]]{0,32}$|,?\s(?:or|equivalent to|equal to|i\.e\.)\s"
    r"(?:about\s|around\s|approximately\s|roughly\s|some\s|nearly\s)?(?:[A-Z]{0,3}[$£€¥])?$"
)


def in_context(text: str, figure: Figure) -> Figure:
    """Return a figure with what the words beside it say."""
    before = text[max(0, figure.start - _REACH) : figure.start]
    bounds = _limit(text, figure, before) if figure.bounds == EXACT else figure.bounds
    return replace(
        figure, bounds=bounds, direction=_direction(text, figure, before), is_aside=bool(_ASIDE.search(before))
    )


def _limit(text: str, figure: Figure, before: str) -> Bounds:
    if after := _AFTER.match(text, figure.end):
        return words.AFTER[(after["word"] or "+").lower()]
    if noun := _AFTER_NOUN.match(text, figure.end):
        return words.AFTER[noun["word"]]
    found = _BEFORE.search(before)
    if not found:
        return EXACT
    word = found["word"].lower()
    bounds = words.BEFORE[word]
    if bounds in (OVER, SHORT_OF) and _NOT.search(before, 0, found.start()):
        return UNDER if bounds == OVER else OVER
    if _COMPARED.search(before, found.end("word")):
        return bounds | EXACT  # "fewer than the 175,000 expected" is no limit
    # "Over three years" may mean during, "the above two" stand above; "within three days" is no limit of a quantity.
    is_length = figure.sort is Sort.LENGTH and not _LASTING.search(before, 0, found.start("word"))
    is_place = is_length or (figure.value <= 12 and text[figure.start].isalpha())
    return bounds | EXACT if word == "within" or (is_place and word in _PLACES) else bounds


def _direction(text: str, figure: Figure, before: str) -> Literal["up", "down"] | None:
    if after := _DIRECTION_AFTER.match(text, figure.end):
        return "up" if after["up"] else "down"
    found = _DIRECTION.search(before)
    if not found or _TURNED.search(before[found.start() :]):
        return None
    return "up" if found["up"] else "down"
