"""Plant one error of a named kind in a right translation."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_TIME = r"(?:\d{1,2}:\d\d|\d{1,2}点|(?:19|20)\d\d(?!\d|,\d))"
_LIMITS_EN = (
    r"(?<!no )(?<!not )\b(?:more than|over|nearly|almost|about|around|at least|less than|fewer than|close to)\s"
    rf"(?!{_TIME})(?=[$£€]?\d)"
)
_LIMITS_ZH = rf"(?:超过|至少|不到|不足|大约|(?<!最)近|(?<![条节])约|逾|(?<!英)超)(?!{_TIME})(?=\d)"
_HAS_LIMIT = r"(?i:more|over|near|almost|about|around|least|less|few|close|up to|some|exceed|top|approx|rough|under|below)|[超近约逾余多几来过不至足上左内]"
_NAME_BEFORE = r"(?<!^)(?<!GB/T )(?<![A-Z] )(?<!Level )(?<!Table )(?<!# )"
_MONEY = r"(?i:[$£€¥₹]|yuan|rmb|dollar|euro|pound|usd|eur|yen)|[元镑币]"
_PLAIN = r"(?<![\w.,:/$£€-])\d[\d,]*(?:\.\d+)?(?![\w.,:/-]*\d|st\b|nd\b|rd\b|th\b|s\b|[年月日时点分号:：])"
_MONTHS = "January February March April May June July August September October November December".split()
_TURNED = {"rose": "fell", "fell": "rose", "grew": "shrank", "up": "down", "down": "up", "增长": "下降", "下降": "增长", "上涨": "下跌", "下跌": "上涨"}  # fmt: skip
_MULTIPLES = {"doubled": "tripled", "tripled": "doubled", "twice": "three times", "quadrupled": "tripled", "两倍": "四倍", "三倍": "两倍"}  # fmt: skip
_OPPOSITE = {"more than": "less than", "over": "under", "nearly": "more than", "almost": "over", "about": "more than", "around": "less than",
             "at least": "at most", "less than": "more than", "fewer than": "more than", "close to": "over", "超过": "不到", "至少": "至多", "不到": "超过",
             "不足": "超过", "大约": "超过", "近": "超", "约": "超", "逾": "近", "超": "近"}  # fmt: skip
_SCALES = {"thousand": "million", "million": "billion", "billion": "million", "trillion": "billion", "万亿": "亿", "亿": "万", "万": "亿"}  # fmt: skip
_CURRENCIES = {"yuan": "dollars", "$": "€", "€": "$", "£": "€", "美元": "欧元", "欧元": "美元", "英镑": "美元", "港元": "美元"}  # fmt: skip

Plant = Callable[[str, random.Random], str | None]


@dataclass(frozen=True)
class Planted:
    """A pair with one error in its target."""

    kind: str
    source: str
    target: str


def in_pairs(pairs: list[tuple[str, str]], seed: int) -> Iterator[Planted]:
    """Yield one planted error for each pair that can hold one: of the kind that was planted least so far."""
    chance = random.Random(seed)  # noqa: S311 - the same errors each time
    counts = dict.fromkeys(KINDS, 0)
    for source, target in pairs:
        for kind in sorted(KINDS, key=counts.__getitem__):
            changed = planted(kind, source, target, chance)
            if changed:
                counts[kind] += 1
                yield Planted(kind, source, changed)
                break


def planted(kind: str, source: str, target: str, chance: random.Random) -> str | None:
    """Return a translation with an error of a kind; None where nothing that the source says would be changed."""
    changed = KINDS[kind](target, chance)
    if not changed or changed == target or not _is_said(kind, source, target, changed):
        return None
    return changed


def _is_said(kind: str, source: str, target: str, changed: str) -> bool:
    """Tell whether the source says what was changed: translators add years, months and conversions of their own."""
    match kind:
        case "dropped limit" | "turned limit":
            return bool(re.search(_HAS_LIMIT, source))
        case "currency":
            return bool(re.search(_MONEY, source))
        case "digit" | "year" | "missing":
            return all(_states(source, numeral) for numeral in _lost(_PLAIN, target, changed))
        case "month":
            lost = _lost(rf"\b(?:{'|'.join(_MONTHS)})\b|\d{{1,2}}(?=月)", target, changed)
            return all(_states_month(source, name) for name in lost)
        case _:
            return True


def _lost(pattern: str, target: str, changed: str) -> list[str]:
    """Return what a pattern finds more often before a change than after it, and only once: a repeated number stays."""
    before, after = (re.findall(pattern, text) for text in (target, changed))
    return [found for found in dict.fromkeys(before) if before.count(found) > after.count(found)]


def _states(source: str, numeral: str) -> bool:
    """Tell whether a source has the digits of a number: 21万 has those of 210,000."""
    digits = numeral.replace(",", "").replace(".", "").strip("0")
    plain = re.sub(r"(?<=\d)[,.](?=\d)", "", unicodedata.normalize("NFKC", source))
    found = [part.strip("0") for part in re.findall(r"\d+", plain)]
    return bool(digits) and found.count(digits) == 1


def _states_month(source: str, name: str) -> bool:
    number = _MONTHS.index(name) + 1 if name in _MONTHS else int(name)
    return bool(re.search(rf"(?<!\d){number}\s?月|\b{_MONTHS[number - 1]}\b", unicodedata.normalize("NFKC", source)))


def _replaced(pattern: str, change: Callable[[str], str | None], text: str, chance: random.Random) -> str | None:
    found = list(re.finditer(pattern, text))
    if not found:
        return None
    match = chance.choice(found)
    new = change(match[0])
    return None if new is None else text[: match.start()] + new + text[match.end() :]


def _is_english(text: str) -> bool:
    return sum(sign.isascii() and sign.isalpha() for sign in text) * 2 > len(text)


def _magnitude(text: str, chance: random.Random) -> str | None:
    pattern = r"\b(?:thousand|million|billion|trillion)\b" if _is_english(text) else r"(?<=\d)(?:万亿|万|亿)"
    return _replaced(pattern, _SCALES.get, text, chance)


def _digit(text: str, chance: random.Random) -> str | None:
    def change(numeral: str) -> str:
        place = chance.choice([i for i, sign in enumerate(numeral) if sign.isdigit()])
        digit = chance.choice([sign for sign in "123456789" if sign != numeral[place]])
        return numeral[:place] + digit + numeral[place + 1 :]

    return _replaced(_PLAIN, change, text, chance)


def _dropped_limit(text: str, chance: random.Random) -> str | None:
    return _replaced(_LIMITS_EN if _is_english(text) else _LIMITS_ZH, lambda _: "", text, chance)


def _turned_limit(text: str, chance: random.Random) -> str | None:
    def change(words: str) -> str:
        return _OPPOSITE[words.strip()] + (" " if words.endswith(" ") else "")

    return _replaced(_LIMITS_EN if _is_english(text) else _LIMITS_ZH, change, text, chance)


def _points(text: str, chance: random.Random) -> str | None:
    if _is_english(text):
        pattern, swap = r"(?<=\d )(?:percentage points?|percent)\b", {"percent": "percentage points"}
        return _replaced(pattern, lambda words: swap.get(words, "percent"), text, chance)
    return _replaced(r"(?<=\d)(?:%|个百分点)", lambda words: "%" if len(words) > 1 else "个百分点", text, chance)


def _year(text: str, chance: random.Random) -> str | None:
    return _replaced(r"(?<![\d.,$])(?:19|20)\d\d(?![\d,s])", lambda year: str(int(year) + 1), text, chance)


def _month(text: str, chance: random.Random) -> str | None:
    if _is_english(text):
        pattern = rf"\b(?:{'|'.join(name for name in _MONTHS if name not in ('May', 'March'))})\b"
        return _replaced(pattern, lambda name: _MONTHS[(_MONTHS.index(name) + 1) % 12], text, chance)
    return _replaced(r"(?<![\d至-])\d{1,2}(?=月)", lambda month: str(int(month) % 12 + 1), text, chance)


def _currency(text: str, chance: random.Random) -> str | None:
    pattern = r"\byuan\b|(?<![A-Z])[$£€](?=\d)" if _is_english(text) else "美元|欧元|英镑|港元"
    return _replaced(pattern, _CURRENCIES.get, text, chance)


def _direction(text: str, chance: random.Random) -> str | None:
    pattern = (
        r"(?:\b(?:rose|fell|grew)|(?<=, )(?:up|down))(?= (?:by )?\d)"
        if _is_english(text)
        else r"(?:增长|下降|上涨|下跌)(?=\d)"
    )
    return _replaced(pattern, _TURNED.get, text, chance)


def _multiple(text: str, chance: random.Random) -> str | None:
    return _replaced(r"\b(?:doubled|tripled|twice|quadrupled)\b|(?<!第)[两三]倍", _MULTIPLES.get, text, chance)


def _swap(text: str, chance: random.Random) -> str | None:
    """Exchange two percentages that a list sets side by side."""
    found = re.search(r"(\d+(?:\.\d+)?)( percent|%)((?:,| and|、|和)[^\d.。]{1,24})(\d+(?:\.\d+)?)(?= percent|%)", text)
    if not found or found[1] == found[4]:
        return None
    return text[: found.start()] + found[4] + found[2] + found[3] + found[1] + text[found.end() :]


def _missing(text: str, chance: random.Random) -> str | None:
    pattern = (
        rf"{_NAME_BEFORE}(?!1 ){_PLAIN}(?: (?:million|billion|percent|people))? "
        if _is_english(text)
        else rf"{_PLAIN}[万亿]?[名个家人%]"
    )
    return _replaced(pattern, lambda _: "", text, chance)


def _invented(text: str, chance: random.Random) -> str | None:
    if _is_english(text):
        return text.rstrip(".") + chance.choice(
            (", 37 percent of it abroad.", ", at a cost of $16 million.", ", in 83 places.")
        )
    return text.rstrip("。") + chance.choice(("，其中37%在国外。", "，耗资1600万美元。", "，涉及83家企业。"))


KINDS: dict[str, Plant] = {
    "magnitude": _magnitude,
    "digit": _digit,
    "dropped limit": _dropped_limit,
    "turned limit": _turned_limit,
    "points": _points,
    "year": _year,
    "month": _month,
    "currency": _currency,
    "direction": _direction,
    "multiple": _multiple,
    "swap": _swap,
    "missing": _missing,
    "invented": _invented,
}
