"""The subject of a clause in Chinese text: names, noun phrases, 该行 and its kin, clauses without one."""

from __future__ import annotations

import re
from functools import lru_cache

from publisher.extractors import zh_anaphora, zh_names
from publisher.extractors.found import Found
from publisher.extractors.survey import Place, Survey, clauses_of
from publisher.lang.lazy import lazy
from publisher.model import Span

_PREPOSITION = lazy(
    r"(?:在|于|基于|借助|通过|依托|围绕|继|向|对|为|从|由|按照|根据|凭借|随着|面向|针对|作为|与|和|及|等|推出|利用|较|比|包括|据|来自|"
    r"联合|携手|助力|位于|服务|支持|覆盖|取得|获得|获|进入|入选|登陆|驻|经|含|让|使|将|把|被)$"
)
_RELATIVE_HEAD = lazy(
    r"(?:推出|研发|开发|打造|建设|运营|承建|设立|投资|管理|牵头|创办|(?:连接|串联|贯通|横跨|穿越)[^，。的]{2,14})的"
    r"(?P<head>[\u4e00-\u9fff]{2,12}?)(?=吸引|汇聚|成长|已|累计|覆盖|达|超|实现|共|全长|年|于|日|去|今|迎|是|开通|通过)"
)
_MADE = lazy(r"(?:自研|自主研发|研发|开发|推出|打造|旗下)的?[“「《](?P<name>[^”」》，。]{2,12})[”」》]")
"""A name that says who made it before it: 公司自研的“某某”系列."""
_MODIFIED = lazy(
    r"的(?P<head>[\u4e00-\u9fff]{2,14}?)(?=已|将|于|在|正式|正在|计划|预计|有望|全线|同步|建成|投产|开工|开通|竣工|动工|启用|获批|通车|，)"
)
"""What a number modifies: 总投资128亿元的某某码头已开工."""
_NAMED_WORK = lazy(
    r"(?P<work>(?!其中|[^，]{0,6}(?:开工|竣工|签约|重点|重大|产业|民生|基础设施))[\u4e00-\u9fff]{3,14}(?:（[^）]{1,8}）)?(?:项目|工程))"
    r"(?=位于|计划|总投资|拟|将|占地|于|由|，)"
)
"""A project that a clause opens with: 某某轮毂（二期）项目位于某某园区."""
_HEAD_OF = lazy(
    r"(?P<organisation>[\u4e00-\u9fff]{3,14}?)(?:的)?(?:相关|有关|现任|首席)?(?:负责人|董事长|总经理|总裁|行长|院长|校长|馆长|创始人|站长|场长|厂长|店主|理事长)"
)
_ANAPHORIC_HEAD = lazy(r"公司|集团|该|本|这|其|一|某|多|分析|研究")
_SOURCE = lazy(
    r"(?:显示|表示|介绍|介绍说|透露|称|指出|认为|预测|获悉|了解到|公告|披露|说|统计|回忆|强调|坦言|写道|告诉记者|数据|报告|看来|负责人|测算)$"
)
_SOURCE_LEAD = lazy(r"^(?:据|根据|按照|按)[^，]{2,30}$")
_LEAD = lazy(
    r"(?:其中|此外|同时|另外|目前|如今|截至目前|近年来|而|并|且|也|还|但|另|至此|当时|期间|随后|此后|其后|如今|迄今|至今|日前|近日|据悉|公司旗下|集团旗下|旗下|[“「\s，])*"
)
_CIRCUMSTANCE = lazy(
    r"^(?:在|从|随着|围绕|面对|面向|针对|受|因|由于|通过|依托|借助|为|作为|基于|按|自|截至|截止|至|到|经过|除|除了|继)"
)

_SHORTEST = 2
_PLACE_END = lazy(r"[馆校厂院店港站城园矿桥楼]$")
"""What names of two signs end with: 新馆."""
_PARTS = frozenset(
    "校舍 厂房 总部 产品 目标 前身 原因 关键 重点 核心 特点 优势 背景 结果 难点 亮点 主体 地点 时间".split()
)
"""Nouns that a definition does not make names: 校舍是租来的."""
_TAIL = 4
_AROUND = 3000


def of(survey: Survey, place: Place, span: Span, topic: Found | None) -> Found | None:
    """Return the subject that stands before `span` in its sentence, or what 该项目 and its kin stand for."""
    parts = _clauses_before(survey, place, span.start)
    if not parts:
        return None
    *earlier, own = parts
    if head := _modified(survey, span, own):
        return head
    if found := _in_clause(survey, place, own, span.start, topic):
        return found
    for clause in reversed(earlier):
        if found := _of_clause(survey, place, clause, topic):
            return found
    named = [found for clause in earlier for found in _names_that_act(survey, clause.start, clause.end)]
    return named[0] if named else _speaker(survey, place)


@lru_cache(maxsize=64)
def _of_clause(survey: Survey, place: Place, clause: Span, topic: Found | None) -> Found | None:
    return _head_or_opening(survey, place, clause, clause.end, topic)


def _modified(survey: Survey, span: Span, clause: Span) -> Found | None:
    """Return the named thing that a number modifies from before: 总投资128亿元的某某码头已开工."""
    match = _MODIFIED.match(survey.text, span.end, min(clause.end + 1, span.end + 24))
    if match is None or not zh_names.is_organisation(match["head"]):
        return None
    return Found.at(match.start("head"), match["head"])


def topic(survey: Survey, place: Place, before: Found | None) -> Found | None:
    """Return what a sentence is about: the first of its clauses that says so."""
    if speaker := _speaker(survey, place):
        return speaker
    for clause in _clauses_before(survey, place, place.span.end):
        if survey.text.startswith("其中", clause.start):
            continue  # a part of the topic, no new one
        opening = _opening(survey, clause, clause.end) or zh_anaphora.antecedent(
            survey, place, clause, _after_lead(survey, clause), clause.end, before
        )
        is_listed = opening and opening.span and survey.text.startswith("、", opening.span.end)
        if opening and not is_listed:  # one of several is not what the text goes on about
            return opening
    return None


def _speaker(survey: Survey, place: Place) -> Found | None:
    """Return the organisation whose head speaks first in a paragraph: 某某水产负责人…介绍."""
    opening = next(iter(clauses_of(survey, place)), None)
    if opening is None or (place.previous is not None and not _is_source(survey.words(opening))):
        return None
    for clause in clauses_of(survey, place)[:2]:
        match = _HEAD_OF.match(survey.words(clause))
        if match and _is_source(survey.words(clause)) and not _ANAPHORIC_HEAD.match(match["organisation"]):
            return Found.at(clause.start + match.start("organisation"), match["organisation"])
    return None


def _clauses_before(survey: Survey, place: Place, upto: int) -> list[Span]:
    return [clause for clause in _told(survey, place) if clause.start < upto]


@lru_cache(maxsize=64)
def _told(survey: Survey, place: Place) -> tuple[Span, ...]:
    """Return the clauses of a sentence that tell something, and not only who says so."""
    return tuple(clause for clause in clauses_of(survey, place) if not _is_source(survey.words(clause)))


def _is_source(words: str) -> bool:
    """Tell whether a clause only says who says so (某机构数据显示)."""
    return bool(_SOURCE.search(words.rstrip("，：:“「")) or _SOURCE_LEAD.match(words))


def _in_clause(survey: Survey, place: Place, clause: Span, upto: int, topic: Found | None) -> Found | None:
    end = min(clause.end, upto)
    if found := _head_or_opening(survey, place, clause, end, topic):
        return found
    acting = _names_that_act(survey, clause.start, end)
    return acting[0] if acting else None


def _head_or_opening(survey: Survey, place: Place, clause: Span, end: int, topic: Found | None) -> Found | None:
    """Return the head of a relative clause, the name that a clause begins with, or what its 该项目 stands for."""
    words = survey.text[clause.start : end]
    heads = list(_RELATIVE_HEAD.finditer(words))
    if named := _MADE.search(words):
        return Found.at(clause.start + named.start("name"), named["name"])
    at = clause.start + heads[-1].start("head") if heads else 0
    if heads and not any(f.span and f.span.start >= at for f in _names_that_act(survey, clause.start, end)):
        return Found.at(at, heads[-1]["head"])
    return _opening(survey, clause, end) or zh_anaphora.antecedent(
        survey, place, clause, _after_lead(survey, clause), end, topic
    )


def _opening(survey: Survey, clause: Span, upto: int) -> Found | None:
    """Return the name or noun phrase that a clause begins with, dates and connectives left aside."""
    start = _after_lead(survey, clause)
    end = min(clause.end, upto)
    if start >= end or _CIRCUMSTANCE.match(survey.text[start : start + 4]):
        return None
    if (name := survey.names.at(start)) and start + len(name) <= end:
        return Found.at(start, _with_tail(survey, start, name, end))
    if work := _NAMED_WORK.match(survey.text, start, end):
        return Found.at(start, work["work"])
    opening = zh_names.opening_of(survey.text, start, clause.end)
    if opening and (apposed := _apposed(survey, start + len(opening), end)):
        return apposed
    if opening and start + len(opening) <= end and _is_entity(survey, start, opening):
        return Found.at(start, opening)
    return None


def _apposed(survey: Survey, at: int, end: int) -> Found | None:
    """Return the name that stands right after a noun phrase: 数据库厂商 PingCAP."""
    for start in (at, at + 1):
        name = survey.names.at(start)
        if name and start + len(name) <= end and survey.text[at:start] in ("", " ", "“", "「", "《"):
            return Found.at(start, name)
    return None


def _with_tail(survey: Survey, start: int, name: str, end: int) -> str:
    """Return a name with what makes it another one: 某某 before 某某股份, 某某负极."""
    longer = zh_names.opening_of(survey.text, start, end)
    if longer is None or not len(name) < len(longer) <= len(name) + _TAIL:
        return name
    after = survey.text[start + len(longer) : start + len(longer) + 4]
    return longer if re.match(r"的|(?:19|20)\d\d", after) or _is_repeated(survey, start, longer) else name


def _is_entity(survey: Survey, start: int, words: str) -> bool:
    is_work = zh_names.is_organisation(words) or bool(zh_anaphora.REGION_END.search(words) and len(words) > 2)
    is_defined = survey.text.startswith("是", start + len(words)) and words not in _PARTS
    is_main = bool(survey.names.main and words.startswith(survey.names.main))
    return is_work or is_defined or is_main or words in survey.names.first or _is_repeated(survey, start, words)


def _is_repeated(survey: Survey, at: int, words: str) -> bool:
    """Tell whether the text around repeats some words."""
    is_whole = len(words) > _SHORTEST or bool(_PLACE_END.search(words))
    return is_whole and survey.text.count(words, max(0, at - _AROUND), at + _AROUND) > 1


@lru_cache(maxsize=256)
def _after_lead(survey: Survey, clause: Span) -> int:
    """Return where a clause begins once connectives and dates at its start are left aside."""
    start = clause.start
    while True:
        lead = _LEAD.match(survey.text, start, clause.end)
        moved = lead.end() if lead else start
        date = next(
            (d for d in survey.dates_in(Span(clause.start, clause.end)) if moved <= d.span.start <= moved + 2), None
        )
        if date:
            moved = date.span.end
        if moved == start:
            return start
        start = moved


def _names_that_act(survey: Survey, start: int, upto: int) -> list[Found]:
    """Return the names before `upto` that no preposition makes a mere circumstance."""
    acting = []
    places = survey.names.within(start, upto)
    starts = {at for at, _ in places}
    for at, name in places:
        before = survey.text[max(start, at - 4) : at].rstrip("“「『《")
        end = at + len(name)
        is_apposition = end in starts or (survey.text[end : end + 1] in ("“", "「", "『", "《") and end + 1 in starts)
        if end <= upto and not is_apposition and not _PREPOSITION.search(before):
            acting.append(Found.at(at, name))
    return acting
