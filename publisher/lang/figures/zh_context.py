"""What the words around a Chinese number say of it: its limits, its direction, whether it stands aside."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from publisher.lang.figures import zh_words as words
from publisher.lang.figures.figure import EXACT, UNDER, Bounds, Family, Figure, Sort
from publisher.lang.lazy import lazy
from publisher.lang.zh_units import any_of

_REACH = 12
"""Signs before a number that may limit it."""
_LONG_WORDS = any_of([word for word in words.BEFORE if word not in ("超", "约", "破", "近", "过", "满")])
_BEFORE = lazy(
    rf"(?<![最附靠远邻贴])(?P<word>{_LONG_WORDS}"
    rf"|(?<![最附靠远邻贴])近|(?<![中英西德意])超|(?<![条签公合纽预节契违履邀续])约(?![了好定见])|(?<![打突爆侦])破|(?<![超通经度渡跨不越路错去])过|(?<!不)满)"
    rf"\s?(?:{words.FILLERS}|US\$|\$|€|£|¥|RMB|\s)*$"
)
_AHEAD = lazy(
    r"(?P<word>至少|最少|至多|最多|最高|最短|大约|(?<![条签公合纽预节契违履邀续])约(?=[有占需为合造可要]))[^，。；、\d]{1,5}$"
)
_SHARE_OF = lazy(
    r"(?P<cap>不超过|不高于|不低于|不少于)[^，。；\d]{1,12}的$|(?P<word>大约|约|将近|近|超过|超|逾|不足|不到)(?:占|为|是|相当于|等于)[^，。；]{0,16}的$"
)
_AFTER = lazy(rf"\s?(?:[（(][^（）()]{{1,16}}[）)])?(?P<word>{any_of(words.AFTER)})")
_NO_NOUN = (
    "的地得了在和与及或是为有以于由从对把被让自到至之而但也都就才"
    "又还将曾已可不没零一二三四五六七八九十百千万亿两多几第每这那"
)
_AFTER_NOUN = lazy(rf"(?:(?![{_NO_NOUN}])[\u3400-\u9fff]){{1,3}}(?P<word>以上|以下|以内|左右)")
_DIRECTION = lazy(
    rf"(?:(?P<up>{words.UP})|(?P<down>{words.DOWN}))(?:了|约|近|超过|超|逾|为|达到|达|不足|不到|将近|接近|高达|大约|至少|\s)*$"
)
_DIRECTION_AFTER = lazy(rf"的?(?:年|同比|平均|较大|大幅)?(?:(?P<up>{words.UP})|(?P<down>{words.DOWN}))(?![幅度]?收窄)")
_ASIDE = lazy(r"[（(][^（）()]{0,24}$|(?:约合|折合|合|相当于|等于|即)[约近]?$")
_COMPARED = frozenset(("低于", "高于", "大于", "小于", "多于", "少于", "超过", "超出"))
_POINT_IN_TIME = lazy(r"之?(?:前(?!后)|后|来|内|间|里|中)|以[前后来]")
_TURNED = lazy(r"负|收窄|(?:由|从|自)[^，。；增长升涨下降跌减]{0,4}$")


def in_context(text: str, figure: Figure) -> Figure:
    """Return a figure with what the words beside it say."""
    before = text[max(0, figure.start - _REACH) : figure.start]
    bounds = figure.bounds
    if bounds == EXACT:
        bounds = _limit(text, figure, before)
    aside = bool(_ASIDE.search(text[max(0, figure.start - 26) : figure.start]))
    return replace(figure, bounds=bounds, direction=_direction(text, figure, before), is_aside=aside)


def _limit(text: str, figure: Figure, before: str) -> Bounds:
    if figure.sort is Sort.LENGTH and text.startswith("内", figure.end):
        return UNDER | EXACT
    if after := _AFTER.match(text, figure.end):
        is_soft = figure.sort is Sort.LENGTH and after["word"] in ("之内", "以内", "内")
        return words.AFTER[after["word"]] | (EXACT if is_soft else frozenset())
    if figure.unit in ("", "person") and figure.sort is Sort.COUNT and (after := _AFTER_NOUN.match(text, figure.end)):
        return words.AFTER[after["word"]]
    found = _BEFORE.search(before)
    if not found:
        share = figure.family is Family.SHARE and _SHARE_OF.search(text, max(0, figure.start - 22), figure.start)
        ahead = share or _AHEAD.search(before)
        return words.BEFORE[ahead.groupdict().get("cap") or ahead["word"]] if ahead else EXACT
    bounds = words.BEFORE[found["word"]]
    if figure.sort is Sort.LENGTH and found["word"] in _COMPARED and _POINT_IN_TIME.match(text, figure.end):
        return EXACT  # 低于四年前的66% is less than that share
    # 近三年 are the last three years, 等了近三年 almost three.
    is_recent = figure.sort is Sort.LENGTH and found["word"] == "近" and before[: found.start("word")][-1:] != "了"
    return bounds | EXACT if is_recent else bounds


def _direction(text: str, figure: Figure, before: str) -> Literal["up", "down"] | None:
    if _TURNED.search(before):
        return None
    found = _DIRECTION.search(before) or _DIRECTION_AFTER.match(text, figure.end)
    if not found:
        return None
    return "up" if found["up"] else "down"
