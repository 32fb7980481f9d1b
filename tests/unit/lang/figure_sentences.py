"""Right pairs of sentences, made from patterns and numbers: each says the same in Chinese and in English."""

from __future__ import annotations

import random
from collections.abc import Iterator

_MONTHS = "January February March April May June July August September October November December".split()


def made(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Yield pairs, every other one from English into Chinese."""
    chance = random.Random(seed)  # noqa: S311 - the same sentences each time
    for number in range(count):
        zh, en = _PATTERNS[number % len(_PATTERNS)](chance)
        yield (zh, en) if number % 2 else (en, zh)


def _money(chance: random.Random) -> tuple[str, str]:
    value, share = chance.randrange(11, 99), chance.randrange(3, 48)
    return (
        f"去年营收{value}亿元，同比增长{share}%。",
        f"Revenue rose {share} percent to {value / 10:g} billion yuan last year.",
    )


def _count(chance: random.Random) -> tuple[str, str]:
    people, firms = chance.randrange(12, 96), chance.randrange(110, 960)
    return (
        f"超过{people}万人参加，{firms}家企业参展。",
        f"More than {people}0,000 people took part and {firms} companies exhibited.",
    )


def _date(chance: random.Random) -> tuple[str, str]:
    year, month, day = chance.randrange(1990, 2024), chance.randrange(1, 13), chance.randrange(1, 29)
    return f"{year}年{month}月{day}日，大桥通车。", f"The bridge opened on {_MONTHS[month - 1]} {day}, {year}."


def _shares(chance: random.Random) -> tuple[str, str]:
    one, other = chance.sample(range(11, 49), 2)
    return f"出口占{one}%，进口占{other}%。", f"Exports accounted for {one} percent and imports {other} percent."


def _points(chance: random.Random) -> tuple[str, str]:
    level, change = chance.randrange(20, 80), chance.randrange(11, 99) / 10
    return (
        f"占比提高{change}个百分点，达到{level}%。",
        f"The share went up {change} percentage points to {level} percent.",
    )


def _dollars(chance: random.Random) -> tuple[str, str]:
    value, jobs = chance.randrange(12, 98), chance.randrange(12, 98)
    return (
        f"公司将投资{value}00万美元，新增{jobs}00个岗位。",
        f"The company will invest ${value} million and add {jobs * 100:,} jobs.",
    )


def _nearly(chance: random.Random) -> tuple[str, str]:
    value, weeks = chance.randrange(12, 98), chance.randrange(2, 9)
    return (
        f"{weeks}周内近{value}00名志愿者报名。",
        f"Nearly {value}00 volunteers signed up within {weeks} weeks.".replace(f"{value}00", f"{value * 100:,}"),
    )


def _tonnes(chance: random.Random) -> tuple[str, str]:
    value, down = chance.randrange(12, 98), chance.randrange(3, 30)
    return f"煤炭产量约{value}万吨，下降{down}%。", f"Coal output fell {down} percent to about {value}0,000 tonnes."


_PATTERNS = (_money, _count, _date, _shares, _points, _dollars, _nearly, _tonnes)
