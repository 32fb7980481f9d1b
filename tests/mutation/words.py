"""What may be changed in a text, by kind: the places, and what stands there afterwards."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_ZH_MAGNITUDES, _EN_MAGNITUDES = ("万", "亿", "万亿", "千"), ("thousand", "million", "billion", "trillion")
_MAGNITUDE = re.compile(r"(?<=\d)\s?(万亿|萬億|亿|億|万|萬|千|trillion|billion|million|thousand)")
_UNIT = re.compile(
    r"(?<=[\d万亿萬億])(个百分点|個百分點|美元|港元|人次|公里|元|家|人|户|戶|笔|个|個|名|项|項|条|條|吨|噸|%|届|所|座|种)"
    r"|(?<=\d)\s?(%)|(RMB|US\$|HK\$|£|€)(?=\s?\d)|(?<=\d )(percentage points|people|companies|[a-z]{4,}s)\b"
)
_UNITS_ZH = ("元", "美元", "家", "人次", "户", "%", "吨", "个百分点")
_UNITS_EN = ("households", "tonnes", "percentage points", "hours")
_SIGNS = ("RMB", "US$", "HK$", "£", "€")
_BOUND = re.compile(
    r"(超过|超過|超|逾|近|约|約|不足|至少|突破)(?=\d)|(?<=[\d万亿])(多|余)(?=[万亿个家名人项户])|(以上|左右)"
    r"|\b(more than|nearly|about|over|at least|up to|almost|around) (?=(?:RMB ?|US\$|HK\$|£|€)?\d)",
    re.IGNORECASE,
)
_BOUNDS_ZH, _BOUNDS_EN = ("超", "近", "约", "不足", ""), ("more than ", "nearly ", "about ", "at least ", "up to ", "")
_SAME_BOUND = (
    {"超", "超过", "超過", "逾", "突破", "多", "余"},
    {"more than ", "over "},
    {"nearly ", "almost "},
    {"about ", "around "},
)
_MONTHS = "January February March April May June July August September October November December".split()
_DATE = re.compile(
    rf"(?:1[6-9]|20)\d\d(?=年)|(?<![\d.])(?:1[0-2]|[1-9])(?=月)|(?:{'|'.join(_MONTHS)})|\b(?:1[6-9]|20)\d\d\b"
    "|[上下]半年"
)


@dataclass(frozen=True, slots=True)
class Change:
    """What stands at a place of a text, and what shall."""

    start: int
    end: int
    new: str

    def apply(self, text: str) -> str:
        """Return the text with the change made."""
        return text[: self.start] + self.new + text[self.end :]


def changes(kind: str, text: str, rng: random.Random, labels: Sequence[str] = ()) -> list[Change]:
    """Return a change for each place of a text where there can be one of this kind."""
    make = {"digit": _digits, "magnitude": _magnitudes, "unit": _units, "bound": _bounds, "date": _dates}
    if kind == "label":
        return list(_labels(text, rng, labels))
    return list(make[kind](text, rng))


def _digits(text: str, rng: random.Random) -> Iterator[Change]:
    for match in re.finditer(r"[0-9]", text):
        yield Change(match.start(), match.end(), rng.choice([d for d in "0123456789" if d != match[0]]))


def _magnitudes(text: str, rng: random.Random) -> Iterator[Change]:
    for match in _MAGNITUDE.finditer(text):
        others = _EN_MAGNITUDES if match[1].isascii() else _ZH_MAGNITUDES
        yield Change(match.start(1), match.end(1), rng.choice([word for word in others if word != match[1]]))


def _units(text: str, rng: random.Random) -> Iterator[Change]:
    for match in _UNIT.finditer(text):
        group = match.lastindex or 0
        others = {1: _UNITS_ZH, 2: ("‰", " percentage points"), 3: _SIGNS, 4: _UNITS_EN}[group]
        yield Change(match.start(group), match.end(group), rng.choice([u for u in others if u != match[group]]))


def _bounds(text: str, rng: random.Random) -> Iterator[Change]:
    for match in _BOUND.finditer(text):
        word = match[0].lower()
        same = next((words for words in _SAME_BOUND if word in words), {word})
        others = [w for w in (_BOUNDS_EN if word.isascii() else _BOUNDS_ZH) if w not in same]
        if match[2] or match[3]:  # these stand after the number, where no other bound can
            others = [""]
        yield Change(match.start(), match.end(), rng.choice(others))


def _dates(text: str, rng: random.Random) -> Iterator[Change]:
    for match in _DATE.finditer(text):
        word = match[0]
        if word in _MONTHS:
            new = rng.choice([month for month in _MONTHS if month != word])
        elif word.endswith("半年"):
            new = "下半年" if word[0] == "上" else "上半年"
        elif len(word) == 4:
            new = str(int(word) + rng.choice([-11, -2, -1, 1, 2, 10]))
        else:
            new = str(rng.choice([month for month in range(1, 13) if str(month) != word]))
        yield Change(match.start(), match.end(), new)


def _labels(text: str, rng: random.Random, labels: Sequence[str]) -> Iterator[Change]:
    for label in labels:
        at = text.find(label)
        others = [other for other in labels if other not in label and label not in other]
        if at >= 0 and others:
            yield Change(at, at + len(label), rng.choice(others))
