"""The subject of a clause in Chinese text: names, noun phrases, 该行 and its kin, clauses without one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from publisher.extractors import zh_names
from publisher.extractors.found import Found
from publisher.extractors.survey import Place, Survey
from publisher.lang.sentences import clauses
from publisher.model import Span

_PREPOSITION = re.compile(
    r"(?:在|于|基于|借助|通过|依托|围绕|继|向|对|为|从|由|按照|根据|凭借|随着|面向|针对|作为|与|和|及|等|推出|利用|较|比|包括|据|来自|"
    r"联合|携手|助力|位于|服务|支持|覆盖|取得|获得|获|进入|入选|登陆|驻|经|含|让|使|将|把|被)$"
)
_RELATIVE_HEAD = re.compile(
    r"(?:推出|研发|开发|打造|建设|运营|承建|设立|投资|管理)的(?P<head>[\u4e00-\u9fff]{2,12}?)(?=吸引|汇聚|成长|已|累计|覆盖|达|超|实现|共|全长|年|于|日)"
)
_ANAPHOR = re.compile(r"(?:该|本|此|这一|这家|这座|这条|这个|上述)(?P<kind>[\u4e00-\u9fff]{1,6})")
_COMPANY = re.compile(
    r"(?:^|其中|同时|目前|此外|期内|年内|报告期内)[，]?(?P<kind>公司|集团|全行|全公司|全集团|本集团|我行|全院|全馆|全校|全港|全厂)(?!旗下|[\u4e00-\u9fff]{0,4}表示)"
)
_MODIFIED = re.compile(
    r"的(?P<head>[\u4e00-\u9fff]{2,14}?)(?=已|将|于|在|正式|正在|计划|预计|有望|全线|同步|建成|投产|开工|开通|竣工|动工|启用|获批|通车|，)"
)
"""What a number modifies: 总投资128亿元的某某码头已开工."""
_LATTER = re.compile(r"(?:^|[，])后者")
_REGION = re.compile(r"(?:^|[，])(?P<kind>全省|全市|全县|全区|全州|全镇|全村|全岛|我省|我市|全自治区|当地|本市|本省)")
_GENERIC_KINDS = (
    "项目",
    "工程",
    "产品",
    "系统",
    "平台",
    "计划",
    "基金",
    "报告",
    "调查",
    "线路",
    "大楼",
    "建筑",
    "机构",
    "品牌",
    "业务",
    "活动",
    "赛事",
)
_COMPANY_KINDS = ("公司", "集团", "企业", "行", "银行")
_ORGANISATION_END = re.compile(r"(?:公司|集团|银行|股份|控股|医院|学校|大学|学院|博物馆|基金会|港|厂|协会|社)$")
_REGION_END = re.compile(r"(?:省|市|县|区|州|镇|村|岛|自治区|旗|乡)$")
_SOURCE = re.compile(
    r"(?:显示|表示|介绍|介绍说|透露|称|指出|认为|预测|获悉|了解到|公告|披露|说|统计|回忆|强调|坦言|写道|告诉记者|数据|报告|看来|负责人|测算)$"
)
_SOURCE_LEAD = re.compile(r"^(?:据|根据|按照|按)[^，]{2,30}$")
_LEAD = re.compile(
    r"(?:其中|此外|同时|另外|目前|如今|截至目前|近年来|而|并|且|也|还|但|另|至此|当时|期间|随后|此后|其后|如今|迄今|至今|日前|近日|据悉|公司旗下|集团旗下|旗下|[“「\s，])*"
)
_CIRCUMSTANCE = re.compile(
    r"^(?:在|从|随着|围绕|面对|面向|针对|受|因|由于|通过|依托|借助|为|作为|基于|按|自|截至|截止|至|到|经过|除|除了|继)"
)

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
        if found := _head_or_opening(survey, place, clause, clause.end, topic):
            return found
    named = [found for clause in earlier for found in _names_that_act(survey, clause.start, clause.end)]
    return named[0] if named else None


def _modified(survey: Survey, span: Span, clause: Span) -> Found | None:
    """Return the named thing that a number modifies from before: 总投资128亿元的某某码头已开工."""
    match = _MODIFIED.match(survey.text, span.end, min(clause.end + 1, span.end + 24))
    if match is None or not zh_names.is_organisation(match["head"]):
        return None
    return Found.at(match.start("head"), match["head"])


def topic(survey: Survey, place: Place, before: Found | None) -> Found | None:
    """Return what a sentence is about: the first of its clauses that says so."""
    for clause in _clauses_before(survey, place, place.span.end):
        if survey.text.startswith("其中", clause.start):
            continue  # a part of the topic, no new one
        opening = _opening(survey, clause, clause.end) or _anaphor(survey, place, clause, clause.end, before)
        if opening:
            return opening
    return None


def _clauses_before(survey: Survey, place: Place, upto: int) -> list[Span]:
    parts = clauses(survey.text, place.span, survey.article.language)
    return [clause for clause in parts if clause.start < upto and not _is_source(survey.words(clause))]


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
    acting = _names_that_act(survey, clause.start, end)
    if heads and not any(found.span and found.span.start >= clause.start + heads[-1].start("head") for found in acting):
        return Found.at(clause.start + heads[-1].start("head"), heads[-1]["head"])
    return _opening(survey, clause, end) or _anaphor(survey, place, clause, end, topic)


def _opening(survey: Survey, clause: Span, upto: int) -> Found | None:
    """Return the name or noun phrase that a clause begins with, dates and connectives left aside."""
    start = _after_lead(survey, clause)
    end = min(clause.end, upto)
    if start >= end or _CIRCUMSTANCE.match(survey.text[start : start + 4]):
        return None
    if (name := survey.names.at(start)) and start + len(name) <= end:
        return Found.at(start, _with_tail(survey, start, name, end))
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
    is_work = zh_names.is_organisation(words) or bool(_REGION_END.search(words) and len(words) > 2)
    is_defined = survey.text.startswith("是", start + len(words))
    is_main = bool(survey.names.main and words.startswith(survey.names.main))
    return is_work or is_defined or is_main or words in survey.names.first or _is_repeated(survey, start, words)


def _is_repeated(survey: Survey, at: int, words: str) -> bool:
    """Tell whether the text around repeats some words."""
    return len(words) > 2 and survey.text.count(words, max(0, at - _AROUND), at + _AROUND) > 1


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


def _anaphor(survey: Survey, place: Place, clause: Span, end: int, topic: Found | None) -> Found | None:
    """Return what 该项目, 公司, 全省 … at the start of a clause stand for."""
    words = survey.text[clause.start : end]
    start = _after_lead(survey, clause) - clause.start
    region = _REGION.search(words)
    if region:
        at = clause.start + region.start("kind")
        return _last(survey, clause.start, lambda name: bool(_REGION_END.search(name))) or Found.at(at, region["kind"])
    if _LATTER.search(words):
        return _last(survey, clause.start, zh_names.is_organisation)
    if company := _COMPANY.match(words[max(0, start) :]):
        kind = company["kind"][-1]
        ends = _ORGANISATION_END if kind in "司团行" else re.compile(rf"{kind}$")
        return topic if topic and ends.search(topic.words) else _main_or_last(survey, clause.start, ends)
    anaphor = _ANAPHOR.search(words)
    return _antecedent(survey, place, clause.start + anaphor.start(), anaphor["kind"], topic) if anaphor else None


def _main_or_last(survey: Survey, before: int, ends: re.Pattern[str]) -> Found | None:
    main = survey.names.main
    if main and (ends.search(main) or not _last(survey, before, lambda name: bool(ends.search(name)))):
        return Found(main, None)
    return _last(survey, before, lambda name: bool(ends.search(name)))


def _antecedent(survey: Survey, place: Place, at: int, kind: str, topic: Found | None) -> Found | None:
    """Return the last name before `at` that 该 with a kind of thing can stand for."""
    for length in range(len(kind), 0, -1):
        noun = kind[:length]
        for found in _names_before(survey, at):
            end = found.span.end if found.span else 0
            after = survey.text[end : end + 6].lstrip("”」』》")
            if found.words.endswith(noun) or (length > 1 and after.startswith(noun)):
                return _named_before(survey, found) or found
            if length > 1 and survey.text[: found.span.start if found.span else 0].rstrip("“「《").endswith(noun):
                return found
        if noun in _COMPANY_KINDS and topic and _ORGANISATION_END.search(topic.words):
            return topic
        if noun in _COMPANY_KINDS and length > 1:
            return _main_or_last(survey, at, _ORGANISATION_END)
        if _REGION_END.search(noun) and length == 1:
            is_place = topic and (_REGION_END.search(topic.words) or len(topic.words) <= 3)
            return topic if is_place else None
    is_generic = kind.startswith(_GENERIC_KINDS)
    return topic if is_generic else None


def _named_before(survey: Survey, found: Found) -> Found | None:
    """Return the quoted name right before a kind of thing: “某某” before 温控平台."""
    at = found.span.start if found.span else 0
    if survey.text[max(0, at - 1) : at] not in ("”", "」", "》"):
        return None
    return next((name for name in _names_before(survey, at) if name.span and name.span.end == at - 1), None)


def _names_before(survey: Survey, at: int) -> Iterator[Found]:
    """Yield the names before `at`, the last first, no further than a few sentences back."""
    for start, name in reversed(survey.names.within(max(0, at - 600), at)):
        yield Found.at(start, name)


def _last(survey: Survey, at: int, is_wanted: Callable[[str], bool]) -> Found | None:
    return next((found for found in _names_before(survey, at) if is_wanted(found.words)), None)
