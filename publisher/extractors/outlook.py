"""Whether a figure has come true: plans, forecasts and promises are told apart from what was."""

from __future__ import annotations

import re

from publisher.extractors.survey import Place, Survey
from publisher.lang.lazy import lazy
from publisher.model import Span

_AHEAD = lazy(
    r"预计|预期|预估|预测|有望|拟(?=于|投|建|新|在|将)|计划(?=于|在|新|投|到|将|总|建|今|明|用)|规划(?=建|总|新|到)|力争|目标(?!的)|"
    r"建成后|投产后|达产后|投用后|落成后|全面建成|展望|"
    r"将(?=于|在|会|达|有|新|建|投|超|突破|增|提|实现|形成|成为|覆盖|可|再|继续|进一步|陆续|带动|贡献|占|扩|安排|启动|推出)|"
    r"\b(?:will|would|expects?|expected to|forecasts?|guidance|outlook|aims? (?:to|for)|plans? to|planned|targets?|"
    r"projected|projects|set to|scheduled to|due to (?:open|be|rise|reach|start|begin)|could|on track)\b",
    re.IGNORECASE,
)
"""Words that say of a figure that it has not come true yet."""
_REACH = 120
_COME_TRUE = lazy(
    r"[，、]\s?(?:目前|现|已|截至|较|比|同比|高于|低于|超过)|已[^，]{0,6}(?:完成|达|实现)|"
    r",\s(?:up from|compared|after|from|against|having)\b|\b(?:than|compared with|up from|down from)\b",
    re.IGNORECASE,
)
"""Words after which a figure is one that has come true all the same."""


def is_ahead(seen: Survey, place: Place, figure: Span) -> bool:
    """Tell whether a word of plans or expectations stands before a figure, in its part of the sentence."""
    start = max(place.span.start, figure.start - _REACH)
    part = re.split("[；;]", seen.text[start : figure.start])[-1]
    found = list(_AHEAD.finditer(part))
    return bool(found) and not _COME_TRUE.search(part, found[-1].end())
