"""Whose number it is: the name or noun that a clause is about."""

from __future__ import annotations

from functools import lru_cache

from publisher.extractors import en_subjects, zh_subjects
from publisher.extractors.found import Found
from publisher.extractors.survey import Place, Survey
from publisher.model import Segment, Span, Subject


def of(survey: Survey, place: Place, span: Span) -> Found | None:
    """Return the subject of the number or event at `span`.

    It is what its clause is about, else what the sentence is about, else the topic that the text has
    carried on, else what the article is about.
    """
    topic = _topics(survey)[place.number]
    rules = en_subjects if survey.is_english else zh_subjects
    return rules.of(survey, place, span, topic) or topic or _main(survey)


@lru_cache(maxsize=4)
def _topics(survey: Survey) -> tuple[Found | None, ...]:
    """Return what the text is about where each sentence begins; a heading begins anew."""
    rules = en_subjects if survey.is_english else zh_subjects
    topics: list[Found | None] = []
    topic: Found | None = None
    section = 0
    for place in survey.places:
        if place.section != section:
            section, topic = place.section, None
        if place.previous is None and survey.is_english:
            topic = None  # a paragraph begins anew with what the article is about
        topics.append(topic)
        topic = rules.topic(survey, place, topic) or topic
    return tuple(topics)


def _main(survey: Survey) -> Found | None:
    return Found(survey.names.main, None) if survey.names.main else None


def as_subject(survey: Survey, found: Found | None) -> Subject | None:
    """Return a subject as a fact carries it: its words as printed, its name when it has one."""
    if found is None:
        return None
    names = survey.names
    first = names.first.get(found.words)
    place = found.span or (Span(first, first + len(found.words)) if first is not None else None)
    printed = survey.article.quote(place) if place else found.words
    number = names.numbers.get(found.words)
    return Subject(segment=Segment.of(printed, found.span), name=f"n{number:02d}" if number else None, span=found.span)
