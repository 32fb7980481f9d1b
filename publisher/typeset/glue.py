"""The white between units, and where a line may end.

The white follows CLREQ: two marks side by side lose half an em, a quarter of an em stands between
Han and Latin, and a line is fitted by spaces and marks first, by the gaps between Han last.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from publisher.typeset.units import CLOSING, DOTS, PAUSES, STOPS, Kind, Unit

NEVER = None
"""No line may end here."""
HYPHEN = 20.0
"""Cost of ending a line with a hyphen: low, so that word spaces stay even."""
PREFIX = 100.0
"""Cost of ending a line between a limit and its number: 超过 | 4亿人次."""
NUMBER = 60.0
"""Cost of ending a line between the parts of a date or a name's number."""

_NO_START = CLOSING | PAUSES | STOPS | DOTS | frozenset(",.;:!?)]}%‰℃°′″¢％…⋯—⸺–～~+＋/／々ー-")
_OPENS = frozenset("([{‘“（〔［｛《〈「『【〖〘｟")
_NO_END = _OPENS | frozenset("$￥¥£€＄#＃§¶+＋")

_MAGNITUDE = "[十百千万萬亿億兆]"
_MEASURE = (
    "(?:多|余|餘)?(?:平方公里|平方米|立方米|个百分点|個百分點|个工作日|人民币|新台币|新臺幣|美元|港元|欧元|歐元|日元|英镑|英鎊"
    "|人次|人民幣|公里|千米|公斤|千瓦时|千瓦時|千瓦|兆瓦|小时|小時|分钟|分鐘|周年|週年|余?[元年月日号號时時分秒周个個家户戶"
    "项項人名位笔筆倍条條省市县縣次岁歲座台臺辆輛吨噸米亩畝天期届屆版篇股块塊所间間张張套件款架艘层層樓楼代强強成度级級])?"
)
_LIMIT = "(?:超过|超過|不超过|不超過|不低于|不低於|不少于|不少於|逾|超|近|约|約|达|達|第|共|仅|僅|至少|最多|突破)"
_SPOKEN = re.compile(rf"({_LIMIT})?([+-]?\d[\d,.]*)(?:[-—–~～至到]\d[\d,.]*)?\s?{_MAGNITUDE}*\s?{_MEASURE}[%％‰]?")
_DIGIT = re.compile(r"\d")
_LATIN = re.compile(
    r"(?:(?:RMB|US\$|HK\$|NT\$|[A-Z]{3})[ \u00a0])?\d[\d,.]*%?"
    r"(?:[ \u00a0](?:thousand|million|billion|trillion|per cent|percent)\b)?"
)
_DAY = re.compile(
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}\b"
)


class Glue(NamedTuple):
    """White before a unit, in em: its natural width and how far it gives."""

    natural: float = 0.0
    stretch: float = 0.0
    shrink: float = 0.0


_NONE = Glue()
_HAN = Glue(0.0, 0.03, 0.0)
_LATIN_HAN = Glue(0.25, 0.12, 0.1)
_AFTER_PAUSE = Glue(0.0, 0.03, 0.25)
_AFTER_STOP = Glue(0.0, 0.03, 0.1)
_BESIDE_BRACKET = Glue(0.0, 0.03, 0.25)
_CENTRED = Glue(0.0, 0.03, 0.12)
_MARKS = (Kind.OPEN, Kind.CLOSE, Kind.PAUSE, Kind.STOP)
_TEXT = (Kind.HAN, Kind.WORD, Kind.DASH, Kind.DOT)


def glue_between(left: Unit, right: Unit) -> Glue:
    """Return the white between two units that stand side by side on a line."""
    a, b = left.kind, right.kind
    if a is b and a in (Kind.HAN, Kind.WORD):  # by far the most
        return _HAN if a is Kind.HAN else _NONE
    if a is Kind.SPACE or b is Kind.SPACE:
        space = left if a is Kind.SPACE else right
        # Half on each side, so that the white of a space is one thing to the breaker.
        return Glue(0.0, space.width * 0.3, space.width * 0.15)
    if a in _MARKS and b in _MARKS:
        return _between_marks(left, right)
    if (a is Kind.HAN and b is Kind.WORD and _is_alphanumeric(right.text[0])) or (
        a is Kind.WORD and b is Kind.HAN and _is_alphanumeric(left.text[-1])
    ):
        return _LATIN_HAN
    if a in _MARKS and b in _TEXT:
        if left.before:
            return _CENTRED if a is not Kind.OPEN else _NONE
        return _AFTER_STOP if a is Kind.STOP else _AFTER_PAUSE if a is Kind.PAUSE else _BESIDE_BRACKET
    if a in _TEXT and b is Kind.OPEN:
        return _BESIDE_BRACKET
    return _HAN if a is Kind.HAN and b is not Kind.DOT else _NONE


def _between_marks(left: Unit, right: Unit) -> Glue:
    has_bracket = left.kind is Kind.CLOSE or right.kind in (Kind.OPEN, Kind.CLOSE) or left.kind is Kind.OPEN
    if not has_bracket:
        return _NONE
    return Glue(-min(0.5, left.after + right.before), 0.02, 0.0)


def _is_alphanumeric(character: str) -> bool:
    return character.isalnum()


def break_costs(text: str, units: Sequence[Unit], starts: Sequence[int]) -> list[float | None]:
    """Return what it costs to end a line before each unit, which `starts` at its place in the text.

    It is `NEVER` where no line may end.
    """
    costs = [_break_cost(units[i - 1], units[i]) if i else NEVER for i in range(len(units))]
    for place, (before, space) in enumerate(itertools.pairwise(units[:-1]), start=2):
        if space.kind is Kind.SPACE and before.text[-1] in _OPENS:
            costs[place] = NEVER
    if _DIGIT.search(text):
        _keep_numbers(text, units, starts, costs)
    return costs


def _keep_numbers(text: str, units: Sequence[Unit], starts: Sequence[int], costs: list[float | None]) -> None:
    """Raise what it costs to end a line within a number with its words, or within a day and month."""
    at = {start: i for i, start in enumerate(starts[: len(units)])}
    for found in _SPOKEN.finditer(text):
        number = found.start(2)
        for place in range(found.start() + 1, found.end()):
            if (i := at.get(place)) is not None and costs[i] is not NEVER:
                costs[i] = PREFIX if place == number else NEVER
    for pattern, cost in ((_LATIN, NEVER), (_DAY, NUMBER)):
        for found in pattern.finditer(text):
            for place in range(found.start() + 1, found.end()):
                if (i := at.get(place)) is not None and costs[i] is not NEVER:
                    costs[i] = NEVER if units[i].soft else cost


def _break_cost(left: Unit, right: Unit) -> float | None:
    if left.kind is Kind.HAN and right.kind is Kind.HAN:
        return 0.0 if right.text[0] not in _NO_START else NEVER
    if right.kind is Kind.SPACE:
        return NEVER
    if right.joined and right.kind is Kind.WORD:
        return _inside_word(left, right)
    if left.kind is Kind.SPACE:
        return NEVER if "\u00a0" in left.text or right.text[0] in _NO_START else 0.0
    if right.text[0] in _NO_START or left.text[-1] in _NO_END:
        return NEVER
    if left.kind is Kind.WORD and right.kind is Kind.WORD:
        return NEVER
    return 0.0


def _inside_word(left: Unit, right: Unit) -> float | None:
    if right.soft:
        return HYPHEN
    return 0.0 if left.text[-1] in "-‐–—/" and left.text[:-1] and right.text[0] not in _NO_START else NEVER
