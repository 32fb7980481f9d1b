"""What holds for a whole passage: per year or per month, year on year or quarter on quarter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.lang.figures.troubles import Kind
from publisher.lang.lazy import lazy

_RATES = lazy(
    r"(?P<year>每年|年均|年度|一年一度|\b(?i:annual(?:ly)?|yearly|per year|each year|every year|"
    r"a year(?! (?:ago|earlier|later|before|old|and|or|after|on))|per annum)\b)|"
    r"(?P<month>每月|每个月|月均|月度|\b(?i:monthly|per month|each month|every month)\b)|"
    r"(?P<week>每周|每星期|\b(?i:weekly|per week|each week|every week)\b)|"
    r"(?P<day>每天|每日|日均|单日|\b(?i:daily|per day|each day|every day|single day)\b)"
)
_BASES = lazy(
    r"(?P<year>同比|按年|\b(?i:year[- ]on[- ]year|year[- ]over[- ]year|yoy|from a year (?:ago|earlier|before))\b)|"
    r"(?P<last>环比|\b(?i:quarter[- ]on[- ]quarter|month[- ]on[- ]month|"
    r"quarter[- ]over[- ]quarter|month[- ]over[- ]month|qoq|sequentially|"
    r"from the (?:previous|prior|preceding) (?:month|quarter|week))\b)"
)


def changes(source: str, target: str) -> Iterator[tuple[Kind, re.Match[str], re.Match[str]]]:
    """Yield what the target says of another stretch of time than the source, and the words that say so."""
    rates, other_rates = _named(_RATES, source), _named(_RATES, target)
    if rates and other_rates and not rates.keys() & other_rates.keys():
        yield Kind.RATE, next(iter(rates.values())), next(iter(other_rates.values()))
    bases, other_bases = _named(_BASES, source), _named(_BASES, target)
    if len(bases) == 1 and len(other_bases) == 1 and bases.keys() != other_bases.keys():
        yield Kind.COMPARISON, next(iter(bases.values())), next(iter(other_bases.values()))


def _named(pattern: re.Pattern[str], text: str) -> dict[str, re.Match[str]]:
    return {str(match.lastgroup): match for match in pattern.finditer(text)}
