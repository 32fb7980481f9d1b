"""Figures that found no partner: which of them changed, which are missing, which need none."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from publisher.lang.figures.en_words import DOLLARS
from publisher.lang.figures.figure import Family, Figure, Reading, Sort, Strength
from publisher.lang.figures.pairing import Pairing
from publisher.lang.figures.troubles import Kind, Trouble
from publisher.lang.lazy import lazy

_AMOUNTS = frozenset((Family.NUMBER, Family.SHARE, Family.TIMES, Family.MONTHS, Family.DAYS, Family.MINUTES))
_YEAR_IN_WORDS = lazy(
    r"[今去明前后当同本次翌那近该上下]年|年前|年后|上届|下届|"
    r"(?i:\b(?:this|last|next|that|same|previous|following|prior|coming|past|recent)\syears?\b|years?\s(?:ago|later|earlier|before)|year-(?!old))"
)
_RECENT = lazy(r"近[几些]?年|(?i:\brecent\syears\b)")
_PUBLISHED = lazy(r"(?:发表于|刊发于|刊于|发布于|\bpublished (?:on|in)\b)")
_PART_BEFORE = lazy(r"\b(?:early|late|mid|middle|end|beginning|start|days?|half)[\s-](?:(?:of|in)\s)?$", re.IGNORECASE)
_PART_AFTER = lazy(r"月?份?的?(?:[上中下]旬|[初底末中])")
_RANGE_BEFORE = lazy(r"[a-z]\.?\s\d{1,2}(?:st|nd|rd|th)?\s?(?:to|until|through|-|–|—|and)\s?$", re.IGNORECASE)
_EVENT = (
    r"(?:Olympics?|Paralympics?|Olympiad|Games|World\sCup|Expo|Championships?|Cup|"
    r"奥运会?|冬奥会?|残奥会?|世界杯|亚运会|世博会|锦标赛)"
)
_EVENT_AFTER = lazy(rf"\s(?:[A-Z][\w'-]*\s){{0,3}}{_EVENT}(?!\w)|\s?年?(?:[\u4e00-\u9fff]{{0,4}}){_EVENT}")
_EVENT_BEFORE = lazy(rf"(?:[A-Z][\w'-]*\s){{0,2}}{_EVENT}\s(?:in\s)?$")
_BARE_CLOCK = lazy(
    r"(?<![\d:])(?<!\d )(?<!\w )\b[ap]\.?m\b|"
    r"\b(?:at|since|from|by|until|before|after|around)\s(?:[ap]\.?m\b|o['’]clock)",
    re.IGNORECASE,
)
_MONTH_IN_WORDS = lazy(
    r"[上下本当同次]个?月|月前|月后|(?i:\b(?:this|last|next|that|same|previous|following)\smonth|months?\s(?:ago|later|earlier))"
)
_MOST = 100
_LONGEST = 40
_APART = 4
"""Signs between a month and its day."""
_NEXT = 14
"""Signs between a month and the year that belongs to it."""


def troubles(
    pairing: Pairing, source: Sequence[Figure], target: Sequence[Figure], texts: tuple[str, str]
) -> Iterator[Trouble]:
    """Yield what changed, then what is missing, then what was invented."""
    missing, added = _asked_for(pairing.missing, pairing.added), _asked_for(pairing.added, pairing.missing)
    for one in sorted(missing, key=lambda figure: (-figure.strength, figure.start)):
        rivals = [other for other in added[:_MOST] if _are_rivals(one, other, pairing)]
        if rivals:
            other = min(rivals, key=lambda rival: _distance(one, rival, source, target))
            missing.remove(one)
            added.remove(other)
            yield Trouble(_kind(one, other), one, other)
    said = _said(target), _said(source)
    texts = _without(texts[0], pairing, 0), _without(texts[1], pairing, 1)
    if all(_RECENT.search(text) for text in texts):
        texts = _RECENT.sub(_blank, texts[0]), _RECENT.sub(_blank, texts[1])
    for figure in missing:
        is_needed = figure.strength is Strength.FIRM and not _is_told_in_words(figure, texts[1])
        if (is_needed and not said[0] & set(figure.readings)) or _is_cut(figure, pairing, (source, target), texts):
            yield Trouble(Kind.MISSING, figure, None)
    for figure in added:
        is_told = _is_told(figure, source, target, *texts) or said[1] & set(figure.readings)
        is_other_month = figure.family is Family.MONTH and not is_told and _has_months(source, texts[0])
        is_other_month = is_other_month and not _is_of_bare_day(figure, pairing, source)
        if (figure.strength is Strength.FIRM and not is_told) or is_other_month:
            yield Trouble(Kind.INVENTED, None, figure)


def _asked_for(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """Return the leftovers that count: a conversion only when the other side has one too, of the same unit."""
    units = {_money(other) for other in others if _is_conversion(other)}
    return [each for each in figures if each.strength and (not _is_conversion(each) or _money(each) in units)]


def _money(figure: Figure) -> str:
    """Return the unit of a figure, any dollars as dollars."""
    return "dollar" if figure.unit in DOLLARS else figure.unit


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _without(text: str, pairing: Pairing, side: int) -> str:
    """Return a text without the years in words that the other side says too: those stand for no other year."""
    for pair in pairing.pairs:
        figure = pair[side]
        if figure.family is Family.RELATIVE and all(each.strength for each in pair):
            text = text[: figure.start] + " " * (figure.end - figure.start) + text[figure.end :]
    return text


def _has_months(source: Sequence[Figure], text: str) -> bool:
    """Tell whether a source names its months, and none in words: then its translation names no other."""
    return any(figure.family is Family.MONTH for figure in source) and not _MONTH_IN_WORDS.search(text)


def _is_of_bare_day(month: Figure, pairing: Pairing, source: Sequence[Figure]) -> bool:
    """Tell whether a month was added to a day before which the source names none: 24日 as July 24."""
    days = [one for one, other in pairing.pairs if other.family is Family.DAY and _is_close(month, other)]
    return any(
        one.family is Family.DAY
        and not any(other.family is Family.MONTH and other.start < one.start for other in source)
        for one in days
    )


def _is_close(month: Figure, day: Figure) -> bool:
    return max(month.start, day.start) - min(month.end, day.end) <= _APART


def _said(figures: Sequence[Figure]) -> set[Reading]:
    """Return all that a side says: the other may say it twice where this one says it once, as in 中外专家各17名."""
    return {reading for figure in figures for reading in figure.readings}


def _beside(figure: Figure, figures: Sequence[Figure], reach: int) -> list[Figure]:
    """Return the figures that stand within `reach` signs of one."""
    first = bisect.bisect_left(figures, figure.start - reach - _LONGEST, key=lambda other: other.start)
    last = bisect.bisect_right(figures, figure.end + reach, key=lambda other: other.start)
    return [
        other for other in figures[first:last] if max(other.start, figure.start) - min(other.end, figure.end) <= reach
    ]


def _is_cut(
    figure: Figure, pairing: Pairing, sides: tuple[Sequence[Figure], Sequence[Figure]], texts: tuple[str, str]
) -> bool:
    """Tell whether a date lost its day and kept its month, or a time its hour and kept its p.m."""
    if figure.family is Family.CLOCK:
        return bool(_BARE_CLOCK.search(texts[1]))
    if figure.family is not Family.DAY or any(other.family is Family.WEEKDAY for other in pairing.added[:_MOST]):
        return False
    own = [other for one, other in pairing.pairs if one.family is Family.MONTH and 0 <= figure.start - one.end <= 2]
    if any(_is_bare_month(month, sides[1], texts[1]) for month in own):
        return True
    bare = [
        sum(_is_bare_month(month, side, text) for month in side if month.family is Family.MONTH)
        for side, text in zip(sides, texts, strict=True)
    ]
    return bare[1] > bare[0]


def _is_bare_month(month: Figure, target: Sequence[Figure], text: str) -> bool:
    """Tell whether a month has no day, nor a word for a part of it."""
    before = text[max(0, month.start - 20) : month.start]
    if _PART_BEFORE.search(before) or _PART_AFTER.match(text, month.end):
        return False
    # In "May 28 to June" the day belongs to the month before.
    is_end = _RANGE_BEFORE.search(before)
    return not any(
        other.family is Family.DAY and not (is_end and other.start < month.start) for other in _beside(month, target, 4)
    )


def _is_conversion(figure: Figure) -> bool:
    """Tell whether a figure is a conversion in brackets, which translators add and leave out."""
    is_counted = figure.sort is Sort.COUNT and figure.unit not in ("", "%", "pp", "person", "occasion", "person-time")
    return figure.is_aside and is_counted


def _is_told(figure: Figure, source: Sequence[Figure], target: Sequence[Figure], text: str, words: str) -> bool:
    """Tell whether an added year is one that the source tells in words; counted from its date when it has one."""
    if figure.sort is Sort.YEAR and (published := _PUBLISHED.search(text)):
        year = next(
            (other.value for other in source if other.sort is Sort.YEAR and other.start > published.end() - 1), None
        )
        offsets = [other.value for other in source if other.family is Family.RELATIVE]
        return year is None or figure.value in [year + offset for offset in offsets]
    return _is_dated(figure, target, text) or _is_of_event(figure, words) or _is_reckoned(figure, source)


def _is_reckoned(figure: Figure, source: Sequence[Figure]) -> bool:
    """Tell whether a year is the one that the source compares its own with: 2021 for the 同比 of 2022."""
    offsets = {other.value for other in source if other.family is Family.RELATIVE}
    years = {other.value for other in source if other.sort is Sort.YEAR}
    return figure.sort is Sort.YEAR and any(figure.value - offset in years for offset in offsets)


def _is_of_event(figure: Figure, text: str) -> bool:
    """Tell whether a year is part of the name of an event, which names it with or without one."""
    if figure.sort is not Sort.YEAR:
        return False
    return bool(
        _EVENT_AFTER.match(text, figure.end) or _EVENT_BEFORE.search(text[max(0, figure.start - 24) : figure.start])
    )


def _is_dated(figure: Figure, beside: Sequence[Figure], other_text: str) -> bool:
    """Tell whether a year stands beside a month, or the other side tells it in words: 去年."""
    if figure.sort is not Sort.YEAR:
        return False
    dated = (Family.MONTH, Family.DAY, Family.PERIOD)
    is_beside = any(other.family in dated for other in _beside(figure, beside, _NEXT))
    return is_beside or _is_told_in_words(figure, other_text)


def _is_told_in_words(figure: Figure, other_text: str) -> bool:
    return figure.sort is Sort.YEAR and bool(_YEAR_IN_WORDS.search(other_text))


def _are_rivals(one: Figure, other: Figure, pairing: Pairing) -> bool:
    """Tell whether one of two leftovers may be the other, changed."""
    if _is_round(one) and _is_round(other):
        return True
    if one.family in _AMOUNTS and other.family in _AMOUNTS:
        if one.strength is Strength.FIRM and other.strength is Strength.FIRM:
            return True
        is_alike = _are_counts(one, other) and bool(_families(one) & _families(other))
        return is_alike and (
            one.sort is not Sort.COUNT
            or not _is_far(one.value, other.value)
            or one.family is not Family.NUMBER
            or (bool(one.unit) and one.unit == other.unit)
        )
    if not _families(one) & _families(other) - _AMOUNTS:
        return False
    if one.family is Family.RELATIVE:
        return not any(figure.sort is Sort.YEAR for figure in (*pairing.missing, *pairing.added))
    return True


def _are_counts(one: Figure, other: Figure) -> bool:
    return one.sort is other.sort or {one.sort, other.sort} == {Sort.COUNT, Sort.LENGTH}


def _families(figure: Figure) -> set[Family]:
    return {reading.family for reading in figure.readings}


def _is_round(figure: Figure) -> bool:
    """Tell whether a figure may be vague: 上千, "a million"."""
    return any(reading.family is Family.VAGUE for reading in figure.readings)


def _is_far(one: Fraction, other: Fraction) -> bool:
    low, high = sorted((one, other))
    return not low or high / low > 20


def _distance(
    one: Figure, other: Figure, source: Sequence[Figure], target: Sequence[Figure]
) -> tuple[bool, bool, bool, float]:
    place = abs(one.start / source[-1].end - other.start / target[-1].end)
    return one.family is not other.family, one.sort is not other.sort, one.unit != other.unit, place


def _kind(one: Figure, other: Figure) -> Kind:
    if Sort.YEAR in (one.sort, other.sort) or not {one.family, other.family} <= {*_AMOUNTS, Family.VAGUE}:
        return Kind.DATE
    if one.family is Family.TIMES or other.family is Family.TIMES:
        return Kind.MULTIPLE
    if one.family is other.family and _is_power_of_ten(one.value, other.value):
        return Kind.MAGNITUDE
    return Kind.RANGE if one.is_range or other.is_range else Kind.VALUE


def _is_power_of_ten(one: Fraction, other: Fraction) -> bool:
    low, high = sorted((one, other))
    if not low:
        return False
    while high > low:
        high /= 10
    return high == low
