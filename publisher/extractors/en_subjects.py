"""The subject of a clause in English text: capitalised names, "the company" and its kin, clauses without one."""

from __future__ import annotations

import re

from publisher.extractors.found import Found
from publisher.extractors.survey import Place, Survey
from publisher.extractors.vocabulary import NOT_SUBJECTS
from publisher.lang.lazy import lazy
from publisher.model import Span

_LEAD = lazy(
    r"\s*(?:[-*•]\s+)?(?:(?:In|By|As of|At|On|During|For|Since|Over|With|After|From|Meanwhile|"
    r"However|Today|Additionally|Overall|"
    r"Under|Across|Following|Through|Within|Outside|Elsewhere|Separately|Also|Then|Later|Earlier|Between|Before|Until|When|While|"
    r"Although|Despite|Excluding|Including)\b[^,]{0,70},\s*)?(?:\"|“)?(?:The\s|the\s)?"
)
_PRONOUN = lazy(r"(?:It|They|We|Our|Its|Their|I)\b")
_COMPANY = lazy(
    r"\b(?:[Tt]he|[Tt]his|[Oo]ur) (?:company|firm|group|Group|Company|bank|Bank|insurer|"
    r"retailer|business|airline|operator|manufacturer|maker|"
    r"foundation|organi[sz]ation|charity|lender|utility|start-up|startup|museum|university|hospital|agency|authority|council|"
    r"builder|developer|producer|supplier|chain|carrier|publisher)\b"
)
_THING = lazy(
    r"\b(?:[Tt]he|[Tt]his) (?P<kind>project|programme|program|line|plant|site|station|bridge|"
    r"tunnel|service|network|platform|fund|"
    r"scheme|facility|factory|hospital|mission|spacecraft|rocket|satellite|aircraft|railway|airport|port|park|mine|campus|system|division|unit)\b"
)
_RELATIVE = lazy(r",\s(?:which|who|where|whose)\s")
_NAMED_END = lazy(r"(?<![\w&'-])(?P<words>[A-Z][\w&'-]+(?:\s[A-Z][\w&'-]+){0,4}(?:\s[a-z]+)?)$")
_PART = lazy(
    r"(?P<words>(?:[a-z][a-z\-]+\s){1,2}(?:division|unit|segment|arm|business|brand|subsidiary|branch|department|portfolio))"
    r"(?=[\s,'])"
)
"""A part of what the text is about: "The bakery division"."""
_KIND_AFTER = lazy(
    r"\s(?P<kind>plant|factory|site|mine|campus|project|office|branch|division|unit|hub|facility|terminal|station|bridge|port|line|region)(?=[\s,.])"
)
_AGENT = lazy(
    r"(?P<words>(?:[a-z][a-z-]+\s)?(?P<kind>trust|scheme|regulator|ministry|council|county council|fund|"
    r"union|club|team|theatre|library|court|commission|committee|board|authority|department|laboratory|programme|program|railway|plan|act|law|treaty|"
    r"operator|brewery|hospice|clinic|college|farm|mill|shipyard|ferry|orchestra|festival|government))(?=[\s,'])"
)
"""Nouns of those who act, which a text may name before."""
_ADJECTIVE = lazy(r"(?:[a-z]+\s){1,2}")
_SAID = lazy(r"\s(?:said|says|added|noted|told\s[a-z ]{3,20}?)\s(?:that\s)?(?:[Tt]he\s)?")
_REACH = 2000
_POSSESSIVE = lazy(r"'s\b|'(?=\s)")
_CONTRIBUTES = lazy(
    r"\s(?:also\s|now\s|has\s|have\s|had\s|then\s|already\s)?[a-z]+(?:ed|s|ew|ld|t|n|de|ok|ng|se|ve|ll)\b"
)
_NOT_AFTER = lazy(
    r"\b(?:in|of|from|by|to|with|at|for|on|and|or|than|excluding|including|through|across|under|via|near|into|between|against|its|"
    r"(?<!which\s)(?<!that\s)(?<!while\s)the)\s(?:the\s)?$",
    re.IGNORECASE,
)


def of(survey: Survey, place: Place, span: Span, topic: Found | None) -> Found | None:
    """Return the subject that stands before `span` in its sentence."""
    text, start = survey.text, place.span.start
    if relative := _before_relative(survey, place, span):
        return relative
    clause = max(text.rfind(mark, start, span.start) for mark in (",", ";", ":", "—"))
    clause = max(clause, start - 1) + 1
    for name_at, name in reversed(survey.names.within(clause, span.start)):
        end = name_at + len(name)
        if end > span.start:
            continue
        is_possessive = _POSSESSIVE.match(text, end)
        acts = _CONTRIBUTES.match(text, end, min(end + 30, span.start)) and not _NOT_AFTER.search(
            text[max(clause, name_at - 14) : name_at]
        )
        if is_possessive or acts:
            return Found.at(name_at, name)
    return topic_of(survey, place, span.start, topic)


def _before_relative(survey: Survey, place: Place, span: Span) -> Found | None:
    """Return the name that a relative clause around a number is about: "Acme, which will install 900 units"."""
    relatives = list(_RELATIVE.finditer(survey.text, place.span.start, span.start))
    if not relatives or re.search(r"[,;]", survey.text[relatives[-1].end() : span.start]):
        return None
    at = relatives[-1].start()
    named = _NAMED_END.search(survey.text, max(place.span.start, at - 60), at)
    return Found.at(named.start("words"), named["words"]) if named else None


def topic(survey: Survey, place: Place, before: Found | None) -> Found | None:
    """Return what a sentence is about, by how it begins."""
    return topic_of(survey, place, place.span.end, before)


def topic_of(survey: Survey, place: Place, upto: int, before: Found | None) -> Found | None:
    """Return the name that a sentence begins with, or what its pronoun or "the company" stands for."""
    text, start = survey.text, place.span.start
    lead = _LEAD.match(text, start, place.span.end)
    at = _after_said(survey, lead.end() if lead else start, upto)
    if _PRONOUN.match(text, at):
        is_we = text[at] in "WOI" and not text.startswith("It", at)
        return _main(survey) if is_we else before or _main(survey)
    name = survey.names.at(at)
    if name and at + len(name) <= upto and name.split()[0] not in NOT_SUBJECTS:
        kind = _KIND_AFTER.match(text, at + len(name), upto)
        return Found.at(at, f"{name}{kind[0]}" if kind else name)
    if part := _PART.match(text, at, upto):
        return Found.at(at, part["words"])
    if agent := _agent(survey, place, at, upto):
        return agent
    company = _COMPANY.search(text, start, min(upto, at + 60))
    if company:
        return _main(survey) if survey.names.main else before
    if (thing := _THING.search(text, start, min(upto, at + 60))) and (found := _last_of_kind(survey, thing)):
        return found
    return None


def _after_said(survey: Survey, at: int, upto: int) -> int:
    """Return where a sentence begins to tell: after "the annual" before a name, after "Smith said that the"."""
    is_the = survey.text[max(0, at - 4) : at].lower() == "the "
    if is_the and (adjective := _ADJECTIVE.match(survey.text, at, upto)) and survey.names.at(adjective.end()):
        at = adjective.end()
    name = survey.names.at(at)
    said = _SAID.match(survey.text, at + len(name), upto) if name else None
    return said.end() if said else at


def _agent(survey: Survey, place: Place, at: int, upto: int) -> Found | None:
    """Return what "the trust" stands for: the name that the text gives it, else the words themselves."""
    match = _AGENT.match(survey.text, at, upto) if re.search(r"[Tt]he\s$", survey.text[place.span.start : at]) else None
    if match is None:
        return None
    kind = match["kind"]
    defined = re.compile(
        rf"\b(?:an?|the|its)\s(?:[\w-]+\s){{0,3}}{kind},?\s(?P<name>[A-Z][\w&'-]+(?:\s[A-Z][\w&'-]+)*)"
    )
    found = list(defined.finditer(survey.text, max(0, at - _REACH), at))
    if found:
        return Found.at(found[-1].start("name"), found[-1]["name"])
    return _last_of_kind(survey, match) or Found.at(at, match["words"])


def _main(survey: Survey) -> Found | None:
    return Found(survey.names.main, None) if survey.names.main else None


def _last_of_kind(survey: Survey, thing: re.Match[str]) -> Found | None:
    """Return the last name before "the bridge" that ends with its kind."""
    for start, name in reversed(survey.names.within(max(0, thing.start() - 1200), thing.start())):
        if name.lower().endswith(thing["kind"]):
            return Found.at(start, name)
    return None
