"""Whose number it is: the name or noun that a clause is about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from publisher.extractors.survey import Place, Survey
from publisher.extractors.vocabulary import NOT_SUBJECTS
from publisher.model import Span

_PREPOSITION = re.compile(
    r"(?:在|于|基于|借助|通过|依托|围绕|继|向|对|为|从|由|按照|根据|凭借|随着|面向|针对|作为|与|和|及|等|推出|利用)$"
)
_RELATIVE_HEAD = re.compile(
    r"(?:推出|研发|开发|打造|建设|运营)的(?P<head>[\u4e00-\u9fff]{2,12}?)(?=吸引|汇聚|成长|已|累计|覆盖|达|超|实现|共)"
)
_ANAPHOR = re.compile(r"(?:该|本|此)(?P<kind>项目|平台|公司|集团|行|院|馆|桥|产品|工程|系统|基金|报告|调查)")
_OPEN_QUOTES = "“「『《"
_EN_SUBJECT = re.compile(
    r"^\s*(?:(?:In|By|As of|At|On|During|For|Since|Over|With|After|From|Meanwhile|However|Today|Additionally|Overall)\b"
    r"[^,]{0,60},\s*)?"
    r"(?:The\s+|the\s+)?(?P<name>[A-Z][\w&'\-]*(?:\s+(?:[A-Z][\w&'\-]*|of|and|for|the)(?=\s))*)"
)
_EN_PRONOUN = re.compile(r"\s*(?:It|They|We|Our|Its|The company|The firm|The bank)\b")


@dataclass(frozen=True, slots=True)
class Found:
    """A subject: its words, and where they stand when they stand in the text."""

    words: str
    span: Span | None


def of(survey: Survey, place: Place, upto: int, carried: Found | None) -> Found | None:
    """Return the subject of what stands just before `upto` in a sentence.

    `carried` is the subject of what came before in the same paragraph.
    """
    find = _english if survey.article.language == "en" else _chinese
    return find(survey, place, upto, carried) or carried or _main(survey)


def _main(survey: Survey) -> Found | None:
    return Found(survey.names.main, None) if survey.names.main else None


def _chinese(survey: Survey, place: Place, upto: int, carried: Found | None) -> Found | None:
    start, words = place.span.start, survey.text[place.span.start : upto]
    heads = list(_RELATIVE_HEAD.finditer(words))
    named = _names_that_act(survey, start, upto)
    if heads and not any(start + heads[-1].start("head") <= found.span.start for found in named if found.span):
        head = heads[-1]
        return Found(head["head"], Span(start + head.start("head"), start + head.end("head")))
    anaphor = _ANAPHOR.search(words)
    is_last = anaphor and not any(found.span and found.span.start > start + anaphor.start() for found in named)
    if anaphor and is_last and (antecedent := _antecedent(survey, place, anaphor["kind"])):
        return antecedent
    if not named:
        return None
    clause = max(survey.text.rfind("，", start, upto), survey.text.rfind("；", start, upto), start - 1) + 1
    opening = [found for found in named if found.span and clause <= found.span.start <= clause + 3]
    return opening[-1] if opening else named[0]


def _names_that_act(survey: Survey, start: int, upto: int) -> list[Found]:
    """Return the names before `upto` that no preposition makes a mere circumstance."""
    acting = []
    places = survey.names.within(start, upto)
    starts = {at for at, _ in places}
    for at, name in places:
        before = survey.text[max(start, at - 4) : at].rstrip(_OPEN_QUOTES)
        end = at + len(name)
        is_apposition = end in starts or (survey.text[end : end + 1] in _OPEN_QUOTES and end + 1 in starts)
        if not is_apposition and not _PREPOSITION.search(before):
            acting.append(Found(name, Span(at, at + len(name))))
    return acting


def _antecedent(survey: Survey, place: Place, kind: str) -> Found | None:
    """Return the last name in the sentence before that 该项目, 该公司 … can stand for."""
    if place.previous is None:
        return None
    for at, name in reversed(survey.names.within(place.previous.start, place.previous.end)):
        after = survey.text[at + len(name) :][:6].lstrip("”」』》")
        if after.startswith(kind) or name.endswith(kind):
            return Found(name, Span(at, at + len(name)))
    return None


def _english(survey: Survey, place: Place, upto: int, carried: Found | None) -> Found | None:
    sentence = survey.text[place.span.start : place.span.end]
    if _EN_PRONOUN.match(sentence):
        return carried or _main(survey)
    match = _EN_SUBJECT.match(sentence)
    if match is None or match["name"].split()[0] in NOT_SUBJECTS or place.span.start + match.end("name") > upto:
        return None
    at = place.span.start + match.start("name")
    name = match["name"].removesuffix(" and").removesuffix(" of").removesuffix("'s")
    return Found(name, Span(at, at + len(name)))
