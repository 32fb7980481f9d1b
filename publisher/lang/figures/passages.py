"""What holds for a whole passage: its currencies, per year or per month, year on year or quarter on quarter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

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
_CURRENCIES = lazy(
    r"(?P<EUR>欧元|歐元|€|\b(?:(?i:euros?)|EUR)\b)|(?P<GBP>英镑|英鎊|£|\b(?:(?i:pounds?|sterling)|GBP)\b)|"
    r"(?P<JPY>日元|日圆|日圓|日币|\b(?:(?i:yen)|JPY)\b)|(?P<KRW>韩元|韓元|韩币|\b(?:won(?= \d)|(?<=\d )won|KRW)\b)|"
    r"(?P<dollar>[美港澳加]元|美金|新?[台臺][币幣]|\$|\b(?:(?i:dollars?|bucks?)|USD|HKD|TWD|SGD|AUD|CAD)\b)|"
    r"(?P<CNY>人民[币幣]|\b(?:(?i:yuan|renminbi)|RMB|CNY)\b)|(?P<open>[元圆圓块塊¥￥])"
)
_OPEN = frozenset(("dollar", "CNY", "JPY"))
"""What 元 and ¥ may stand for."""


def changes(source: str, target: str) -> Iterator[tuple[Kind, re.Match[str], re.Match[str]]]:
    """Yield what the target says of another currency or stretch of time than the source, and the words that say so."""
    money, other_money = _named(_CURRENCIES, source), _named(_CURRENCIES, target)
    lost, new = (_unmatched(*sides) for sides in ((money, other_money), (other_money, money)))
    if lost and new:
        yield Kind.CURRENCY, money[lost[0]], other_money[new[0]]
    rates, other_rates = _named(_RATES, source), _named(_RATES, target)
    if rates and other_rates and not rates.keys() & other_rates.keys():
        yield Kind.RATE, next(iter(rates.values())), next(iter(other_rates.values()))
    bases, other_bases = _named(_BASES, source), _named(_BASES, target)
    if len(bases) == 1 and len(other_bases) == 1 and bases.keys() != other_bases.keys():
        yield Kind.COMPARISON, next(iter(bases.values())), next(iter(other_bases.values()))


def _unmatched(names: Mapping[str, object], others: Mapping[str, object]) -> list[str]:
    """Return the currencies that the other text has no word for."""
    known = {*others, "open", *(_OPEN if "open" in others else ())}
    return [name for name in names if name not in known]


def _named(pattern: re.Pattern[str], text: str) -> dict[str, re.Match[str]]:
    return {str(match.lastgroup): match for match in pattern.finditer(text)}
