"""Find dates and periods in Chinese text, as precise as they are written."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from typing import Literal

from publisher.lang import months
from publisher.lang.context import Context
from publisher.lang.lazy import lazy
from publisher.lang.reading import Claims, DateReading, joined
from publisher.lang.zh_numerals import hanzi_value
from publisher.model import Span

_YEAR = (
    r"(?:(?P<year>(?:1[5-9]|20)\d{2})\s{0,2}(?:财政年度|财年|年度(?!假)|年(?!代))"
    r"|(?P<hanzi_year>[一二][零〇九八七六五][零〇一二三四五六七八九]{2})年(?!代)"
    r"|民国(?P<minguo>\d{1,3})年|(?P<relative>今年|去年|明年|前年|(?:(?<![\u4e00-\u9fff])|(?<=[在于到至将、]))后年|本年度?|当年|同年|那一?年|这一年|该年|次年|翌年|隔年))"
)
_PART = (
    r"(?P<part>上半年|下半年|前三季度?|第?[一二三四1-4]季度?|Q[1-4]|[前首](?:\d{1,2}|[一二三四五六七八九十]{1,2})个?月"
    r"|年底|年末|年初|年中|月底|月末|月初|底|末|初|上旬|中旬|下旬)"
)
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_ISO = lazy(
    r"(?<!\d)(?P<year>(?:1[5-9]|20)\d{2})[-/.](?P<month>0?[1-9]|1[0-2])[-/.](?P<day>0?[1-9]|[12]\d|3[01])(?!\d)"
)
_FISCAL = lazy(r"(?<!\d)(?P<first>(?:1[5-9]|20)\d{2})[/-](?P<last>\d{2})\s?(?:财政年度|财年|年度|学年|赛季|年)")
_YEARS = lazy(
    r"(?<!\d)(?P<first>(?:1[5-9]|20)\d{2})年?\s{0,2}(?:[-—–~]{1,2}|至|到)\s{0,2}(?P<last>(?:1[5-9]|20)\d{2})年"
)
_MONTHS = lazy(rf"(?:{_YEAR}\s?)?(?P<first>\d{{1,2}})月?\s?(?:[-—–~]{{1,2}}|至|到)\s?(?P<last>\d{{1,2}})月")
_DATE = lazy(
    rf"{_YEAR}\s{{0,2}}(?:(?P<month>{_NUMBER})\s{{0,2}}月份?(?!份))?\s{{0,2}}(?:(?P<day>{_NUMBER})\s?[日号])?{_PART}?"
)
_MONTH_DAY = lazy(
    r"(?<![\d年一二三四五六七八九十])(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s?月(?!份额)份?(?:\s?(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s?[日号])?"
    r"(?P<part>底|末|初|上旬|中旬|下旬)?"
)
_BARE_PART = lazy(
    r"(?P<part>上半年|下半年|前三季度?|第[一二三四1-4]季度?|(?<![上前])[一二三四]季度|[前首](?:\d{1,2}|[一二三四五六七八九十]{1,2})个?月)"
)
_DECADE = lazy(
    r"(?:(?:(?P<century>上|二十|20|本|二十一|21)世纪)|(?P<year>(?:1[5-9]|20)\d))(?P<ten>[\d一二三四五六七八九][0十]|0)年代"
)
_RELATIVE_MONTH = lazy(r"(?P<which>本月|上月|上个月|这个月|下月|下个月)")
_SAME = lazy(r"同月(?:(?P<day>\d{1,2})[日号])?|(?P<same_day>同日|当日|当天)")
_TODAY = lazy(r"(?P<which>今日|今天|昨日|昨天|明日|明天)|今\s?[(（](?P<day>\d{1,2})[)）]\s?日")
_PLANNED = lazy(r"将|预计|计划|预定|拟于")
_LENGTH = lazy(r"多?(?:间|来|前|后|以来|的?历史|之久)")
_JOINT = lazy(r"\s?(?:至|到|[-—–~]{1,2})\s?")
_OFFSETS = {"今年": 0, "本年": 0, "本年度": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2}
_MONTH_OFFSETS = {"本月": 0, "这个月": 0, "上月": -1, "上个月": -1, "下月": 1, "下个月": 1}
_DAY_OFFSETS = {"今日": 0, "今天": 0, "昨日": -1, "昨天": -1, "明日": 1, "明天": 1}
_ENDS = frozenset(("底", "末", "年底", "年末", "月底", "月末"))


def find(text: str, published: dt.date | None) -> tuple[DateReading, ...]:
    """Return the dates of a folded text in reading order.

    今年 and its kin are counted from `published`; without it they are left out. A month without a
    year takes the year before it in the same paragraph, else the last such month before `published`.
    """
    found: list[DateReading] = []
    claims = Claims(len(text))

    def add(readings: Iterator[DateReading]) -> None:
        for reading in readings:
            if claims.is_free(reading.span.start, reading.span.end):
                claims.take(reading.span)
                found.append(reading)

    add(_written_out(text))
    add(_month_ranges(text, published, None))
    add(_with_year(text, published))
    context = Context.of(text, found, published)
    add(_month_ranges(text, published, context))
    add(_without_year(text, context))
    add(_relative(text, published))
    add(_same(text, Context.of(text, found, published)))
    return joined(found, lambda first, second: bool(_JOINT.fullmatch(text[first.span.end : second.span.start][:5])))


def _written_out(text: str) -> Iterator[DateReading]:
    for match in _ISO.finditer(text):
        iso = f"{match['year']}-{int(match['month']):02d}-{int(match['day']):02d}"
        if _exists(iso):
            yield DateReading(span=Span(*match.span()), iso=iso)
    for match in _FISCAL.finditer(text):
        first = int(match["first"])
        if (first + 1) % 100 == int(match["last"]):
            yield DateReading(span=Span(*match.span()), iso=f"{first}/{first + 1}")
    for match in _YEARS.finditer(text):
        yield DateReading(span=Span(*match.span()), iso=f"{match['first']}/{match['last']}")
    for match in _DECADE.finditer(text):
        century = match["year"] or ("20" if match["century"] in ("本", "二十一", "21") else "19")
        ten = match["ten"][0]
        digit = ten if ten.isdigit() else str("零一二三四五六七八九".index(ten))
        first = int(f"{match['year']}0") if match["year"] else int(f"{century}{digit}0")
        yield DateReading(span=Span(*match.span()), iso=f"{first}/{first + 9}")


def _month_ranges(text: str, published: dt.date | None, context: Context | None) -> Iterator[DateReading]:
    """Yield ranges of months: with their year, or, once there is a context, without."""
    for match in _MONTHS.finditer(text):
        has_year = any(match[group] for group in ("year", "hanzi_year", "minguo", "relative"))
        if has_year:
            year = _year(match, published, None)
        else:
            year = context.year(match.start(), int(match["last"])) if context else None
        if year and 1 <= int(match["first"]) < int(match["last"]) <= 12:
            iso = f"{year}-{int(match['first']):02d}/{year}-{int(match['last']):02d}"
            yield DateReading(span=Span(*match.span()), iso=iso, basis=_basis(match) if has_year else "inferred")


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


def _without_year(text: str, context: Context) -> Iterator[DateReading]:
    for pattern in (_MONTH_DAY, _BARE_PART):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            month, day = _small(groups.get("month")), _small(groups.get("day"))
            if month is not None and not 1 <= month <= 12:
                continue
            is_planned = bool(_PLANNED.search(text, max(0, match.start() - 12), match.end() + 6))
            part = _part_of_year(2000, groups["part"])[5:] if month is None else ""
            year = (
                context.year_of_part(match.start(), part, is_planned=is_planned)
                if part[:1] in ("Q", "H")
                else context.year(match.start(), month, day, is_planned=is_planned)
            )
            if year and (iso := _iso(year, month, day, groups["part"])):
                yield DateReading(span=Span(*match.span()), iso=iso, basis="inferred", is_end=groups["part"] in _ENDS)


def _relative(text: str, published: dt.date | None) -> Iterator[DateReading]:
    if published is None:
        return
    for match in _RELATIVE_MONTH.finditer(text):
        iso = f"{months.later(published, _MONTH_OFFSETS[match['which']]):%Y-%m}"
        yield DateReading(span=Span(*match.span()), iso=iso, basis="relative")
    for match in _TODAY.finditer(text):
        day = published if match["day"] else published + dt.timedelta(_DAY_OFFSETS[match["which"]])
        if not match["day"] or int(match["day"]) == published.day:
            yield DateReading(span=Span(*match.span()), iso=day.isoformat(), basis="relative")


def _same(text: str, context: Context) -> Iterator[DateReading]:
    """Yield 同月 and 同日, which repeat the date before them in the paragraph."""
    for match in _SAME.finditer(text):
        before = context.before(match.start())
        if before is None or before.is_range or len(before.iso) < (10 if match["same_day"] else 7):
            continue
        iso = before.iso if match["same_day"] else before.iso[:7]
        if match["day"] and _exists(f"{iso}-{int(match['day']):02d}"):
            iso = f"{iso}-{int(match['day']):02d}"
        yield DateReading(span=Span(*match.span()), iso=iso, basis="relative")


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
    return last + 1 if relative in ("次年", "翌年", "隔年") else last


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
    if part.startswith("前三季"):
        return f"{year}-01/{year}-09"
    if months := re.fullmatch(rf"[前首]({_NUMBER})个?月", part):
        last = _small(months[1])
        return f"{year}-01/{year}-{last:02d}" if last and 1 < last <= 12 else str(year)
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
