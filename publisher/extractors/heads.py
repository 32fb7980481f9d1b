"""What the heads, row labels and the caption of a table say of its figures: label, subject, date and unit."""

from __future__ import annotations

import re
from typing import NamedTuple

from publisher.extractors.survey import Survey
from publisher.lang import cells, dates
from publisher.lang.lazy import lazy
from publisher.model import Basis, Language, Measure, Quantity, Span

_LONGEST_CAPTION = 100
_LONGEST = 40
"""How long, in signs, the head of a column or row may be that names something."""
_YEAR = lazy(r"(?:19|20)\d\d")
_BRACKETS = lazy(
    r"\s*[（(]\s*(?:单位\s*[:：]\s*)?(?P<unit>[^（）()]{1,24})[）)]\s*$|[,，]\s*(?P<after>[^,，（）()]{1,24})$"
)
_PERCENT = lazy(r"\s*%\s*$")
_UNIT_LINE = lazy(
    r"[（(]?\s*单位\s*[:：]\s*(?P<zh>[^\s（）()，,、；;]{1,12})\s*(?:[）)]|$)"
    r"|[（(](?:Unit|Units|Amounts)?\s*[:：]?\s*(?P<en>(?:in\s+)?[^（）()，,;]{1,32})[）)]\s*$",
    re.I | re.M,
)
"""The unit that a caption names for all figures of its table."""
_CORNER = lazy(r"[（(]?\s*(?P<said>单位\s*[:：]|units?\s*:|(?:amounts\s+)?in\b)?\s*(?P<unit>.{1,32}?)\s*[）)]?", re.I)
"""A cell over the row labels that is nothing but the unit of all figures."""
_MONEY = lazy(
    r"收入|营收|利润|资产|负债|成本|费用|额|款|余额|支出|现金|投资|市值|生产总值|增加值|税|总值|净值|产值"
    r"|revenue|sales|income|profit|loss|asset|liabilit|cost|expense|cash|debt|equity|capital|investment|ebitda|value"
    r"|deposit|loan|dividend|spending|expenditure|turnover|earnings|export|import",
    re.I,
)
_OTHER = lazy(
    r"%|率|占比|比重|比例|增速|增长|增幅|同比|环比|变动|倍|人数|户数|家数|次数|数量|天数|每|人均|均|周转|指数"
    r"|\brate|share|ratio|margin|growth|change|\bper\b|number|headcount|average|index|yoy|days|times",
    re.I,
)
"""Names of what is not measured in the unit that a caption gives to all."""
_CHANGE = lazy(
    r"(?:同比|较上年|比上年)(?:增长|增速|增幅|增)?|(?:YoY|Y/Y|year[- ]on[- ]year|year[- ]over[- ]year)(?: growth)?", 2
)
_GENERIC = lazy(
    r"(?:合计|总计|小计|共计|其他|其它|项目|指标|名称|类别|数值|金额|数量|数据|序号|备注|单位|年份|时间"
    r"|total|subtotal|other|others|item|items|value|amount|figure|number|data|indicator|metric|unit|year|period|notes?)",
    re.I,
)
_PART = lazy(r"(?:其中|of which|including|加|减|注)", re.I)
_AHEAD = lazy(r"预计|预测|目标|计划|预算|\dE$|forecast|target|expected|plan|budget|outlook|guidance", re.I)
_LETTER = lazy(r"[A-Za-z\u3400-\u9fff]")


class Head(NamedTuple):
    """The head of a column or the label of a row."""

    span: Span
    """Its words without unit."""
    words: str
    """The same, folded."""
    unit: str | None
    date: str | None
    """The date that it is, and nothing else."""

    @property
    def is_name(self) -> bool:
        """Whether it names a measure or whose figure it is."""
        words = self.words
        is_named = bool(_LETTER.search(words)) and len(words) <= _LONGEST and self.date is None
        return is_named and not (_GENERIC.fullmatch(words) or _PART.match(words) or _AHEAD.search(words))

    @property
    def is_change(self) -> bool:
        """Whether it says how something changed within a year."""
        return bool(_CHANGE.fullmatch(self.words))


class Caption(NamedTuple):
    """What holds for a whole table."""

    unit: str | None = None
    as_of: str | None = None
    latest: str | None = None
    """The latest date at the head of a column."""


class Named(NamedTuple):
    """What the figure of a cell is."""

    label: Head
    subject: Head | None
    as_of: str | None
    basis: Basis | None
    unit: str | None
    is_shared: bool
    """Whether the unit is that of the whole table."""
    is_change: bool = False


def of_cell(seen: Survey, span: Span | None) -> Head | None:
    """Return what a cell says that is a head; None when there is no cell."""
    if span is None:
        return None
    words, language = seen.words(span), seen.article.language
    unit, end = _unit(words, language)
    kept = words[:end].rstrip()
    if not kept:
        return Head(span, words, None, None)
    inner = Span(span.start, span.start + len(kept))
    return Head(inner, kept, unit, _date(seen, kept))


def of_corner(seen: Survey, span: Span | None) -> str | None:
    """Return the unit that the cell over the row labels gives to all figures of its table: 项目（亿元）, US$ million.

    A word alone that may be a unit may as well say what the rows are – tonnes, 户 –; an amount of money may not.
    """
    if span is None:
        return None
    words, language = seen.words(span), seen.article.language
    unit, _ = _unit(words, language)
    found = _CORNER.fullmatch(words)
    if unit is None and found and (found["said"] or cells.is_money(found["unit"], language)):
        unit = found["unit"] if cells.is_unit(found["unit"], language) else None
    return unit


def names_unit(words: str) -> bool:
    """Tell whether a short line before a table names the unit of its figures."""
    return len(words) <= _LONGEST_CAPTION and bool(_UNIT_LINE.search(words))


def of_caption(words: str, language: Language) -> Caption:
    """Return the unit and the date that a caption gives to all figures of its table."""
    found = [match["zh"] or match["en"] for match in _UNIT_LINE.finditer(words)]
    units = [unit for unit in found if cells.is_unit(unit, language)]
    days = {reading.iso for reading in dates.find(words, None, language) if not reading.is_range}
    return Caption(
        unit=units[0] if len(found) == len(units) == 1 else None, as_of=days.pop() if len(days) == 1 else None
    )


def meet(side: Head, top: Head, caption: Caption, is_list: bool) -> Named | None:
    """Return what stands where a row and a column meet; None when it is not certain what that is.

    `is_list` is true of a table with a single column of figures.
    """
    if (side.unit and top.unit and side.unit != top.unit) or (side.date and top.date):
        return None
    if _AHEAD.search(side.words) or _AHEAD.search(top.words):
        return None
    unit = side.unit or top.unit
    if side.is_name and top.is_change:
        said: Basis | None = "paragraph" if caption.latest else None
        return Named(side, None, caption.latest, said, top.unit or "%", is_shared=False, is_change=True)
    if side.date or top.date:
        label, day = (top, side.date) if side.date else (side, top.date)
        return _named(label, None, day, "explicit", unit, caption)
    basis: Basis | None = "paragraph" if caption.as_of else None
    if is_list and side.is_name and not top.is_name:
        return _named(side, None, caption.as_of, basis, unit, caption)
    if not (side.is_name and top.is_name):
        return None
    if _is_measure(top) == _is_measure(side):
        return None
    label, subject = (top, side) if _is_measure(top) else (side, top)
    return _named(label, subject, caption.as_of, basis, unit, caption)


def fits(named: Named, quantity: Quantity, *, is_own: bool) -> bool:
    """Tell whether a unit is one that the figure can have: that of the whole table is not that of every label."""
    if named.is_change:
        return quantity.unit in ("%", "pp")
    if is_own:
        return named.unit is None or named.is_shared or quantity.unit == "%"
    if not named.is_shared:
        return True
    words = named.label.words
    return not _OTHER.search(words) and (not quantity.is_money or bool(_MONEY.search(words)))


def measure(named: Named, unit: str) -> Measure:
    """Return what kind of figure it is."""
    if named.is_change:
        return "change"
    words = named.label.words.lower()
    if any(word in words for word in ("累计", "cumulative")):
        return "cumulative"
    return "share" if unit == "%" and any(word in words for word in ("占比", "比重", "share")) else "stock"


def _named(
    label: Head, subject: Head | None, as_of: str | None, basis: Basis | None, unit: str | None, caption: Caption
) -> Named | None:
    if not label.is_name or label.is_change:
        return None
    return Named(label, subject, as_of, basis, unit or caption.unit, is_shared=unit is None)


def _is_measure(head: Head) -> bool:
    """Tell whether a head names what is measured, and not whose figure it is."""
    return bool(head.unit or _MONEY.search(head.words) or _OTHER.search(head.words))


def _unit(words: str, language: Language) -> tuple[str | None, int]:
    """Return the unit that a head ends with, and where its own words end."""
    found = _BRACKETS.search(words)
    if found and cells.is_unit(unit := (found["unit"] or found["after"]).strip(), language):
        return unit, found.start()
    if found and found["after"]:
        return None, len(words)
    if (sign := _PERCENT.search(words)) and sign.start():
        return "%", sign.start()
    return None, len(words)


def _date(seen: Survey, words: str) -> str | None:
    """Return the date that a head is, all of it."""
    if _YEAR.fullmatch(words):
        return words
    found = dates.find(words, seen.article.published, seen.article.language)
    return found[0].iso if len(found) == 1 and found[0].span == Span(0, len(words)) else None
