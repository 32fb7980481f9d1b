"""Dates, periods and times of day in Chinese, each part a figure of its own: translators move and drop them apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from publisher.lang.figures.figure import ANY, Family, Figure, Reading, Sort, Strength, number, numbers, period
from publisher.lang.figures.zh_numeral_runs import value_of
from publisher.lang.lazy import lazy
from publisher.lang.reading import Claims
from publisher.model import Span

Found = Iterator[tuple[int, int, tuple[Reading, ...], Sort, Strength]]
_SMALL = r"(?:\d{1,2}|二?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])"
_ALONE = r"(?<![\d.,一二三四五六七八九十百千万亿零])"
_JOINT = r"\s?(?:[-—–~]{1,2}|至|到)\s?"
_ISO = lazy(r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<month>0?[1-9]|1[0-2])[-/.](?P<day>0?[1-9]|[12]\d|3[01])(?!\d)")
_DECADE = lazy(
    r"(?:(?P<century>\d{2}|十[一二三四五六七八九]|二十一?|上个?|本)世纪)?"
    r"(?P<ten>\d0|[一二三四五六七八九]十|[零〇]{2})(?:年代|后(?!天|年|[来期续面卫]))|(?P<year>(?:1[5-9]|20)\d0)年代"
    r"|(?<![\d.:：])(?P<born>\d[1-9])后(?!天|年|[来期续面卫])"
)
_DECADES = lazy(
    r"(?<![\d一二三四五六七八九十百千万])(?:(?P<century>\d{2}|十[一二三四五六七八九]|二十一?|上个?|本)世纪)?"
    r"(?P<low>[一二三四五六七八1-8])[十0]?(?:年代)?[、和至到\-—–~]?(?P<high>[二三四五六七八九2-9])[十0]年代"
)
_PLAN = lazy(r"十(?P<plan>[一二三四五])五(?!十)|双十(?P<eleven>一)")
_MONTHS = lazy(rf"{_ALONE}(?P<first>{_SMALL})月?份?{_JOINT}(?P<last>{_SMALL})月(?!\s?{_SMALL}\s?[日号])")
_YEAR = lazy(r"(?<![\d.])(?P<year>1\d{3}|20\d{2}|[一二][零〇○一二三四五六七八九]{3})\s?年(?!前|来|[间之级]|代|历史)度?")
_YEARS = lazy(rf"(?<![\d.])(?P<first>(?:19|20)\d\d){_JOINT}(?P<last>(?:19|20)?\d\d)\s?(?:年|财年|学年|赛季)")
_SHORT_YEAR = lazy(r"(?<![\d.])(?P<year>\d{2})年(?=\s?\d{1,2}月|底|末|初|[春夏秋冬])")
_MONTH = lazy(rf"{_ALONE}(?P<month>{_SMALL})\s?月(?!球|亮|饼|经(?![历过济常营])|薪|色|嫂|子|台(?![湾北中南当])|亏|租)")
_DAYS = lazy(
    rf"{_ALONE}(?P<first>{_SMALL})\s?[日号]?(?P<joint>{_JOINT}|、|和|及)(?P<last>{_SMALL})\s?(?:日(?!元|圆|本|均|内|语)|号(?=[，、。上下早晚在至到]))"
)
_DAY = lazy(
    rf"{_ALONE}(?P<day>{_SMALL})\s?(?:日(?!元|圆|本|均|语|系|游|之|内)|(?:(?<=月\d)|(?<=月\d\d))号|(?<=\d)号(?=[，、。上下早晚在至到]))"
)
_PART = lazy(
    rf"前(?P<months>{_SMALL})个?月|前(?P<quarters>[二两三23])个?季度?|第?(?P<quarter>[一二三四1-4])季度?(?!稻)|(?P<half>上半年|下半年)|首(?P<first>季)度?"
)
_WEEKDAY = lazy(r"(?:星期|礼拜|周)(?P<day>[一二三四五六日天])(?![年岁个期])")
_CLOCK = lazy(
    rf"(?P<part>凌晨|清晨|早晨|早上|早|上午|中午|午后|下午|傍晚|晚上|晚|夜间|深夜)?{_ALONE}(?P<hour>{_SMALL})\s?"
    r"(?:(?P<sign>点钟?|时(?!间|代|速|不|空|装|尚|差|报|而|节))(?:(?P<minute>\d{1,2}|[一二三四五]?十[一二三四五六七八九]?|零?[一二三四五六七八九])分?(?!\d|之|[个名人万亿])"
    r"|(?P<half>半|一刻|三刻)|(?P<about>整|许|左右|前后|多)|(?P<more>[，。、,前后至到]))?)"
)
_TIME = lazy(
    r"(?:[上下]午|中午|早上|晚上|凌晨)\s?(?P<hour_pm>1?\d)\.(?P<minute_pm>[0-5]\d)(?!\d)|(?<![\d:：.])(?P<hour>[01]?\d|2[0-4])[:：](?P<minute>[0-5]\d)(?:[:：]\d\d)?(?![\d:：])"
)
_RELATIVE = lazy(r"(?P<last>去年|上年|上一年)|(?P<this>今年|本年度?)|(?P<next>明年)|(?P<base>同比)")
_QUARTERS = {"半": 30, "一刻": 15, "三刻": 45}


def find(text: str, claims: Claims) -> Iterator[Figure]:
    """Yield the parts of dates, the most exact forms first."""
    taken = Claims(len(text))
    for pattern, read in _FORMS:
        for match in pattern.finditer(text):
            if not match[0] or not taken.is_free(*match.span()):
                continue
            figures = [_figure(*found) for found in read(match)]
            if figures:
                taken.take(Span(*match.span()))
            yield from figures


def _figure(start: int, end: int, readings: tuple[Reading, ...], sort: Sort, strength: Strength) -> Figure:
    return Figure(start=start, end=end, readings=readings, sort=sort, strength=strength, bounds=ANY)


def _whole(match: re.Match[str], *readings: Reading, strength: Strength = Strength.PAIRED) -> Found:
    yield *match.span(), readings, Sort.DATE, strength


def _group(match: re.Match[str], name: str, *readings: Reading, sort: Sort = Sort.DATE) -> Found:
    strength = Strength.FIRM if sort is Sort.YEAR else Strength.PAIRED
    yield *match.span(name), readings, sort, strength


def _small(match: re.Match[str], name: str) -> Fraction:
    return value_of(match[name]) or Fraction(0)


def _iso(match: re.Match[str]) -> Found:
    yield from _group(match, "year", number(int(match["year"])), sort=Sort.YEAR)
    yield from _group(match, "month", Reading(Family.MONTH, Fraction(int(match["month"]))))
    yield from _group(match, "day", Reading(Family.DAY, Fraction(int(match["day"]))))


def _decade(match: re.Match[str]) -> Found:
    if match["year"]:
        yield from _whole(match, *numbers(int(match["year"]), int(match["year"][2:])))
        return
    name = "ten" if match["ten"] else "born"
    ten = _small(match, name)
    first = _hundreds(match["century"], ten)
    decade = () if match["ten"] else numbers(first + ten // 10 * 10)
    yield from _whole(match, *numbers(first + ten, ten), *decade)


def _hundreds(century: str | None, ten: Fraction) -> Fraction:
    """Return the year with which the century of a decade begins."""
    if century and century[0] not in "上本":
        return ((value_of(century) or Fraction(20)) - 1) * 100
    return Fraction(1900 if ten >= 40 or (century and century[0] == "上") else 2000)


def _decades(match: re.Match[str]) -> Found:
    """Read 20世纪六七十年代: two decades of one century."""
    low, high = (_small(match, name) * 10 for name in ("low", "high"))
    hundreds = _hundreds(match["century"], high)
    if low < high:
        yield match.start(), match.end("low"), numbers(hundreds + low, low), Sort.DATE, Strength.PAIRED
        yield match.start("high"), match.end(), numbers(hundreds + high, high), Sort.DATE, Strength.PAIRED


def _plan(match: re.Match[str]) -> Found:
    if match["eleven"]:
        yield *match.span(), numbers(11), Sort.CODE, Strength.FREE
        return
    start = match.start()
    yield start, start + 2, numbers(value_of(match[0][:2]) or 0), Sort.ORDINAL, Strength.PAIRED
    yield start + 2, start + 3, numbers(5), Sort.ORDINAL, Strength.FREE


def _months(match: re.Match[str]) -> Found:
    first, last = _small(match, "first"), _small(match, "last")
    if 1 <= first < last <= 12:
        yield from _whole(match, period(int(first), int(last)))


def _year(match: re.Match[str]) -> Found:
    yield from _group(match, "year", number(value_of(match["year"]) or 0), sort=Sort.YEAR)


def _years(match: re.Match[str]) -> Found:
    first, last = int(match["first"]), int(match["last"])
    yield from _group(match, "first", number(first), sort=Sort.YEAR)
    full = last if last > 100 else first // 100 * 100 + last
    yield from _group(match, "last", *numbers(*dict.fromkeys((full, last))), sort=Sort.YEAR)


def _short_year(match: re.Match[str]) -> Found:
    year = int(match["year"])
    yield from _group(match, "year", *numbers(year + (1900 if year > 49 else 2000), year), sort=Sort.YEAR)


def _month(match: re.Match[str]) -> Found:
    if 1 <= _small(match, "month") <= 12:
        yield from _group(match, "month", Reading(Family.MONTH, _small(match, "month")))


def _day_readings(day: Fraction) -> tuple[Reading, ...]:
    return Reading(Family.DAY, day), number(day)


def _days(match: re.Match[str]) -> Found:
    if 1 <= _small(match, "first") < _small(match, "last") <= 31:
        for name in ("first", "last"):
            yield from _group(match, name, *_day_readings(_small(match, name)))


def _day(match: re.Match[str]) -> Found:
    if 1 <= _small(match, "day") <= 31:
        yield from _group(match, "day", *_day_readings(_small(match, "day")))


def _part(match: re.Match[str]) -> Found:
    if match["months"]:
        count = int(_small(match, "months"))
        yield from _whole(match, period(1, count), number(count))
    elif match["quarters"]:
        count = int(_small(match, "quarters"))
        yield from _whole(match, period(1, 3 * count), Reading(Family.MONTHS, Fraction(3 * count)))
    elif match["half"]:
        yield from _whole(match, period(1, 6) if match["half"][0] == "上" else period(7, 12))
    else:
        quarter = 1 if match["first"] else int(_small(match, "quarter"))
        # 第二季 may be the second season of a series.
        season = () if match[0].endswith("度") else (number(quarter),)
        yield from _whole(match, period(quarter * 3 - 2, quarter * 3), *season)


def _weekday(match: re.Match[str]) -> Found:
    yield from _whole(
        match, Reading(Family.WEEKDAY, Fraction("一二三四五六日".index(match["day"].replace("天", "日")) + 1))
    )


def _clock(match: re.Match[str]) -> Found:
    """Read a time of day; 3点 alone may be three points."""
    groups = match.groupdict()
    hour = _small(match, "hour")
    said = ("part", "minute", "half", "about", "more")
    is_time = match["sign"] != "点" or any(groups.get(name) for name in said)
    if hour > 24 or not is_time:
        return
    half = groups.get("half")
    minute = Fraction(_QUARTERS[half]) if half else (value_of(match["minute"]) or 0) if match["minute"] else 0
    end = max(match.end(name) for name in ("hour", "sign", "minute", "half") if groups.get(name))
    yield (
        match.start(),
        end,
        (Reading(Family.CLOCK, hour % 12 * 60 + minute), *(() if minute else (number(hour),))),
        Sort.DATE,
        Strength.PAIRED,
    )


def _time(match: re.Match[str]) -> Found:
    value = int(match["hour"] or match["hour_pm"]) % 12 * 60 + int(match["minute"] or match["minute_pm"])
    yield *match.span(), (Reading(Family.CLOCK, Fraction(value)),), Sort.DATE, Strength.PAIRED


def _relative(match: re.Match[str]) -> Found:
    value = 1 if match["next"] else 0 if match["this"] else -1
    strength = Strength.FREE if match["base"] else Strength.PAIRED
    yield from _whole(match, Reading(Family.RELATIVE, Fraction(value)), strength=strength)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Found]], ...] = (
    (_ISO, _iso),
    (_DECADES, _decades),
    (_DECADE, _decade),
    (_PLAN, _plan),
    (_YEARS, _years),
    (_YEAR, _year),
    (_SHORT_YEAR, _short_year),
    (_PART, _part),
    (_MONTHS, _months),
    (_MONTH, _month),
    (_DAYS, _days),
    (_TIME, _time),
    (_CLOCK, _clock),
    (_DAY, _day),
    (_WEEKDAY, _weekday),
    (_RELATIVE, _relative),
)
