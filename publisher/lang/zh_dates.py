"""Find dates and periods in Chinese text, as precise as they are written."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from typing import Literal

from dateutil.relativedelta import relativedelta

from publisher.lang.reading import DateReading
from publisher.lang.zh_numerals import hanzi_value
from publisher.model import Span

_YEAR = (
    r"(?:(?P<year>(?:19|20)\d{2})\s*年|(?P<hanzi_year>[一二][零〇九八][零〇一二三四五六七八九]{2})年"
    r"|民国(?P<minguo>\d{1,3})年|(?P<relative>今年|去年|明年|前年|本年|当年|同年|次年|翌年))"
)
_PART = (
    r"(?P<part>上半年|下半年|前三季度?|第?[一二三四1-4]季度?|Q[1-4]"
    r"|年底|年末|年初|月底|月末|月初|底|末|初|上旬|中旬|下旬)"
)
_ISO = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})[-/.](?P<month>0?[1-9]|1[0-2])[-/.](?P<day>0?[1-9]|[12]\d|3[01])(?!\d)"
)
_YEARS = re.compile(r"(?<!\d)(?P<first>(?:19|20)\d{2})年?\s*(?:[-—–~]+|至|到)\s*(?P<last>(?:19|20)\d{2})年")
_MONTHS = re.compile(rf"{_YEAR}(?P<first>\d{{1,2}})月?\s*(?:[-—–~]+|至|到)\s*(?P<last>\d{{1,2}})月")
_DATE = re.compile(
    rf"{_YEAR}\s*(?:(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})\s*月份?)?\s*(?:(?P<day>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*[日号])?{_PART}?"
)
_MONTH_DAY = re.compile(
    r"(?<![\d年])(?P<month>\d{1,2})月(?!份额)(?:(?P<day>\d{1,2})[日号])?(?P<part>底|末|初|上旬|中旬|下旬)?"
)
_BARE_PART = re.compile(r"(?P<part>上半年|下半年|前三季度?|第[一二三四1-4]季度?|[一二三四]季度)")
_RELATIVE_MONTH = re.compile(r"(?P<which>本月|上月|上个月|这个月)")
_LENGTH = re.compile(r"多?(?:间|来|前|后|以来|的?历史|之久)")
_OFFSETS = {"今年": 0, "本年": 0, "去年": -1, "前年": -2, "明年": 1}
_ENDS = frozenset(("底", "末", "年底", "年末", "月底", "月末"))


def find(text: str, published: dt.date | None) -> tuple[DateReading, ...]:
    """Return the dates of a folded text in reading order.

    今年 and its kin are counted from `published`; without it they are left out. A month without a
    year takes the year before it in the same paragraph, else the last such month before `published`.
    """
    found: list[DateReading] = []

    def add(readings: Iterator[DateReading]) -> None:
        for reading in readings:
            if not any(reading.span.overlaps(other.span) for other in found):
                found.append(reading)

    add(_written_out(text))
    add(_ranges(text, published))
    add(_with_year(text, published))
    found.sort(key=lambda reading: reading.span)
    add(_without_year(text, published, tuple(found)))
    return tuple(sorted(found, key=lambda reading: reading.span))


def _written_out(text: str) -> Iterator[DateReading]:
    for match in _ISO.finditer(text):
        iso = f"{match['year']}-{int(match['month']):02d}-{int(match['day']):02d}"
        if _exists(iso):
            yield DateReading(span=Span(*match.span()), iso=iso)
    for match in _YEARS.finditer(text):
        yield DateReading(span=Span(*match.span()), iso=f"{match['first']}/{match['last']}")


def _ranges(text: str, published: dt.date | None) -> Iterator[DateReading]:
    for match in _MONTHS.finditer(text):
        year = _year(match, published, None)
        if year and 1 <= int(match["first"]) < int(match["last"]) <= 12:
            iso = f"{year}-{int(match['first']):02d}/{year}-{int(match['last']):02d}"
            yield DateReading(span=Span(*match.span()), iso=iso, basis=_basis(match))


def _with_year(text: str, published: dt.date | None) -> Iterator[DateReading]:
    last: int | None = None
    for match in _DATE.finditer(text):
        year = _year(match, published, last)
        is_length = match["year"] and not match["month"] and _LENGTH.match(text, match.end())
        if year is None or (is_length and not match["part"]):
            continue
        last = year
        if iso := _iso(year, _small(match["month"]), _small(match["day"]), match["part"]):
            yield DateReading(
                span=Span(match.start(), match.end()), iso=iso, basis=_basis(match), is_end=match["part"] in _ENDS
            )


def _without_year(text: str, published: dt.date | None, dated: tuple[DateReading, ...]) -> Iterator[DateReading]:
    for pattern in (_MONTH_DAY, _BARE_PART):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            month = _small(groups.get("month"))
            year = _year_in_context(text, match.start(), month, published, dated)
            iso = _iso(year, month, _small(groups.get("day")), groups["part"]) if year else None
            if iso and (month is None or 1 <= month <= 12):
                yield DateReading(span=Span(*match.span()), iso=iso, basis="inferred", is_end=groups["part"] in _ENDS)
    for match in _RELATIVE_MONTH.finditer(text):
        if published:
            months = 0 if match["which"] in ("本月", "这个月") else -1
            iso = f"{published + relativedelta(months=months):%Y-%m}"
            yield DateReading(span=Span(*match.span()), iso=iso, basis="relative")


def _year_in_context(
    text: str, at: int, month: int | None, published: dt.date | None, dated: tuple[DateReading, ...]
) -> int | None:
    before = [d for d in dated if d.span.end <= at and "\n" not in text[d.span.end : at]]
    if before:
        return int(before[-1].iso[:4])
    if published is None:
        return None
    return published.year - 1 if month and month > published.month else published.year


def _year(match: re.Match[str], published: dt.date | None, last: int | None) -> int | None:
    if match["year"]:
        return int(match["year"])
    if match["hanzi_year"]:
        digits = "".join(str("零一二三四五六七八九".index(sign)) for sign in match["hanzi_year"].replace("〇", "零"))
        return int(digits)
    if match["minguo"]:
        return 1911 + int(match["minguo"])
    relative = match["relative"]
    if relative in _OFFSETS:
        return published.year + _OFFSETS[relative] if published else None
    if last is None:
        return None
    return last + 1 if relative in ("次年", "翌年") else last


def _basis(match: re.Match[str]) -> Literal["absolute", "relative"]:
    return "relative" if match["relative"] else "absolute"


def _iso(year: int, month: int | None, day: int | None, part: str | None) -> str | None:
    if month is not None and not 1 <= month <= 12:
        return None
    if part and not month:
        return _part_of_year(year, part)
    if month and part in _ENDS:
        return f"{year}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}"
    if month and day:
        iso = f"{year}-{month:02d}-{day:02d}"
        return iso if _exists(iso) else None
    return f"{year}-{month:02d}" if month else str(year)


def _part_of_year(year: int, part: str) -> str:
    if part in _ENDS:
        return f"{year}-12-31"
    if part in ("上半年", "下半年"):
        return f"{year}-H{'上下'.index(part[0]) + 1}"
    if part.startswith("前三"):
        return f"{year}-01/{year}-09"
    if quarter := re.search(r"[一二三四1-4]", part):
        number = "一二三四".find(quarter[0]) + 1 or int(quarter[0])
        return f"{year}-Q{number}"
    return str(year)


def _small(numeral: str | None) -> int | None:
    if numeral is None:
        return None
    if numeral.isdigit():
        return int(numeral)
    value = hanzi_value(numeral)
    return None if value is None else int(value)


def _exists(iso: str) -> bool:
    try:
        dt.date.fromisoformat(iso)
    except ValueError:
        return False
    return True
