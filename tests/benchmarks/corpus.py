"""Make articles to build: `python -m tests.benchmarks.corpus FOLDER COUNT [PARAGRAPHS]`.

Each has what real ones have: a headline, a source line, sections with headings, milestones, figures with units, bounds
and dates, sentences without any figure, a credit. The words are ours; names and figures differ from article to
article, and the same number makes the same article. Every third one is English.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

_ZH_NAMES = ("东岭", "海晏", "云汀", "北杉", "澄湖", "南栈", "青屿", "柏川")
_ZH_TRADES = ("航运", "电网", "农机", "纺织", "铁路", "水务", "医药", "仓储")
_ZH_AREAS = ("网络建设", "客户服务", "绿色转型", "技术研发", "海外市场", "人才培养", "安全生产", "社会责任")
_ZH_FACTS = (
    "截至{year}年末，{name}累计服务客户超{a}万户，覆盖{b}个省份。",
    "{year}年，{name}实现营业收入{a}.{c}亿元，同比增长{b}.{c}%。",
    "{year}年{month}月，{name}在{place}建成第{n}座区域中心，占地约{a}万平方米。",
    "{year}年，{name}推出“{name}快线”，当年运送旅客{a}万人次。",
    "截至{year}年6月末，{name}研发人员占员工总数的{b}%，累计申请专利{a}项。",
    "{year}年，{name}的单位能耗比上年下降{c}.{n}%，减排二氧化碳近{a}万吨。",
    "{name}的平均响应时间由{b}分钟缩短至{n}分钟，客户满意度达{c}{n}%。",
)
_ZH_PLAIN = (
    "{name}始终把质量放在第一位，每一道工序都有专人复核。",
    "面对市场的变化，{name}没有盲目扩张，而是先把基础打牢。",
    "走进{place}的车间，机器运转平稳，年轻的班组长正在核对当天的记录。",
    "业内人士认为，这样的做法值得更多企业借鉴。",
)
_ZH_PLACES = ("宁波", "长沙", "西宁", "佛山", "沈阳", "南通")

_EN_NAMES = ("Harrow Line", "Bellmoor", "Castwick", "Denholm", "Fenway Mills", "Kelso Grid", "Orrin", "Tarrant")
_EN_AREAS = (
    "Network",
    "Customers",
    "Cleaner operations",
    "Research",
    "Markets abroad",
    "People",
    "Safety",
    "Community",
)
_EN_FACTS = (
    "At the end of {year}, {name} served more than {a}0,000 customers in {b} regions.",
    "Revenue rose {b}.{c}% to ${a}.{c} million in {year}.",
    "In {month_name} {year}, {name} opened a depot in {place} that covers about {a},000 square metres.",
    "{name} carried {a}.{c} million passengers in {year}, up from {b}.{n} million a year earlier.",
    "Engineers made up {b}% of the staff at the end of June {year}, and {name} had filed {a} patents.",
    "Energy use per unit fell {c}.{n}% in {year}, which saved nearly {a},000 tonnes of carbon dioxide.",
)
_EN_PLAIN = (
    "The company kept its old habits: every delivery is checked twice before it leaves the yard.",
    "Growth was not the first aim, managers say; the basics had to work before anything else.",
    "A visit to {place} shows quiet halls and a young crew that goes through the day's records.",
    "Others in the trade watch closely, and some have begun to do the same.",
)
_EN_PLACES = ("Leeds", "Porto", "Aarhus", "Gdansk", "Tampere", "Bergen")
_MONTHS = ("January", "March", "May", "June", "September", "November")


def article(number: int, paragraphs: int = 8) -> tuple[str, str]:
    """Return the file name and the text of an article; the seed article is about as long as one of 8 paragraphs."""
    random = Random(number)  # noqa: S311 - the same articles each time
    if number % 3 == 2:
        return f"article-{number:06}.txt", _english(random, paragraphs)
    return f"article-{number:06}.txt", _chinese(random, paragraphs)


def write(folder: Path, count: int, paragraphs: int = 8) -> None:
    """Write articles 0 to count - 1 into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        name, text = article(number, paragraphs)
        (folder / name).write_text(text, "utf-8", newline="\n")


def _chinese(random: Random, paragraphs: int) -> str:
    name = random.choice(_ZH_NAMES) + random.choice(_ZH_TRADES)
    founded, year = random.randint(1995, 2014), random.randint(2019, 2024)
    lines = [f"{name}走过{year - founded}年  {random.choice(_ZH_AREAS)}迈上新台阶", ""]
    lines += [f"《经济观察》（{year}年12月{random.randint(1, 28)}日 第 {random.randint(1, 24)} 版）", ""]
    lines.append(f"　　{founded}年{random.randint(1, 12)}月，{name}在{random.choice(_ZH_PLACES)}成立。")
    for index in range(paragraphs):
        if index % 2 == 0:
            lines.append(f"　　{_ZH_AREAS[index // 2 % len(_ZH_AREAS)]}")
        lines.append("　　" + _paragraph(random, name, year, (_ZH_FACTS, _ZH_PLAIN, _ZH_PLACES), ""))
    return "\n".join([*lines, f"　　数据来源：{name}", ""])


def _english(random: Random, paragraphs: int) -> str:
    name = random.choice(_EN_NAMES)
    founded, year = random.randint(1995, 2014), random.randint(2019, 2024)
    lines = [f"{name} looks back on {year - founded} years", "", "By A. Reporter"]
    lines += [f"Published {random.randint(1, 28)} December {year}", ""]
    lines += [f"{name} was founded in {random.choice(_EN_PLACES)} in {random.choice(_MONTHS)} {founded}.", ""]
    for index in range(paragraphs):
        if index % 2 == 0:
            lines += [_EN_AREAS[index // 2 % len(_EN_AREAS)], ""]
        lines += [_paragraph(random, name, year, (_EN_FACTS, _EN_PLAIN, _EN_PLACES), " "), ""]
    return "\n".join([*lines, f"Source: {name}", ""])


def _paragraph(random: Random, name: str, year: int, words: tuple[tuple[str, ...], ...], space: str) -> str:
    facts, plain, places = words
    sentences = [*random.sample(facts, 2), *random.sample(plain, 2)]
    random.shuffle(sentences)
    return space.join(
        sentence.format(
            name=name,
            year=random.randint(year - 4, year - 1),
            month=random.randint(1, 12),
            month_name=random.choice(_MONTHS),
            place=random.choice(places),
            a=random.randint(12, 980),
            b=random.randint(11, 29),
            c=random.randint(1, 9),
            n=random.randint(2, 9),
        )
        for sentence in sentences
    )


if __name__ == "__main__":
    write(Path(sys.argv[1]), *map(int, sys.argv[2:]))
