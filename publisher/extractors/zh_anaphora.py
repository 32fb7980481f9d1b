"""What 该行, 公司, 全省, 后者 and their kin stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from publisher.extractors import zh_names
from publisher.extractors.found import Found
from publisher.extractors.survey import Place, Survey
from publisher.lang.lazy import lazy
from publisher.model import Span

_ANAPHOR = lazy(r"(?:该|本|此|这一|这家|这座|这条|这个|上述)(?P<kind>[\u4e00-\u9fff]{1,6})")
_COMPANY = lazy(
    r"(?:^|其中|同时|目前|此外|期内|年内|报告期内)[，]?(?P<kind>学校|学堂|学院|医院|博物馆|基金会|公司|集团|全行|全公司|全集团|本集团|我行|全院|全馆|全校|全港|全厂)(?!旗下|[\u4e00-\u9fff]{0,4}表示)"
)
_LATTER = lazy(r"(?:^|[，])后者")
_ORGANISATION_END = lazy(r"(?:公司|集团|银行|股份|控股|医院|学校|大学|学院|博物馆|基金会|港|厂|协会|社)$")
_SCHOOL = lazy(r"(?:学校|大学|学院|学堂|中学|小学|书院)$")
_ENDS = {
    **dict.fromkeys("司团行", _ORGANISATION_END),
    **dict.fromkeys("校堂", _SCHOOL),
    "院": re.compile(r"(?:医院|大学|学院|研究院)$"),
}
_REGION = lazy(r"(?:^|[，])(?P<kind>全省|全市|全县|全区|全州|全镇|全村|全岛|我省|我市|全自治区|当地|本市|本省)")
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
REGION_END = lazy(r"(?:省|市|县|区|州|镇|村|岛|自治区|旗|乡)$")


def antecedent(survey: Survey, place: Place, clause: Span, start: int, end: int, topic: Found | None) -> Found | None:
    """Return what 该项目, 公司, 全省 … stand for in a clause that begins at `start` once connectives are left aside."""
    words = survey.text[clause.start : end]
    region = _REGION.search(words)
    if region:
        at = clause.start + region.start("kind")
        itself = topic if region["kind"] == "当地" else Found.at(at, region["kind"])
        return _last(survey, clause.start, lambda name: bool(REGION_END.search(name))) or itself
    if _LATTER.search(words):
        return _last(survey, clause.start, zh_names.is_organisation)
    if company := _COMPANY.match(words[max(0, start - clause.start) :]):
        kind = company["kind"][-1]
        ends = _ENDS.get(kind) or re.compile(rf"{kind}$")
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
            at_name = found.span.start if found.span else 0
            after = survey.text[end : end + 6].lstrip("”」』》")
            if found.words.endswith(noun) or (length > 1 and after.startswith(noun)):
                return _named_before(survey, found) or found
            if length > 1 and survey.text[max(0, at_name - 12) : at_name].rstrip("“「《").endswith(noun):
                return found
        if noun in _COMPANY_KINDS and topic and _can_be_company(survey, place, topic):
            return topic
        if noun in _COMPANY_KINDS and length > 1:
            return _main_or_last(survey, at, _ORGANISATION_END)
        if REGION_END.search(noun) and length == 1:
            is_place = topic and (REGION_END.search(topic.words) or len(topic.words) <= 3)
            return topic if is_place else None
    is_generic = kind.startswith(_GENERIC_KINDS)
    return topic if is_generic else None


def _can_be_company(survey: Survey, place: Place, topic: Found) -> bool:
    is_near = topic.span is not None and place.previous is not None and topic.span.start >= _line_start(survey, place)
    return bool(_ORGANISATION_END.search(topic.words)) or is_near


def _line_start(survey: Survey, place: Place) -> int:
    return survey.article.lines[place.paragraph].span.start


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
