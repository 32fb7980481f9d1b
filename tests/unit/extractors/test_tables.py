"""Figures in tables are facts when label, unit and value are certain; all else in a table is left out."""

from __future__ import annotations

import pytest

import publisher
from publisher.lang import Speaker
from publisher.model import Content
from publisher.readers.markdown import MarkdownReader

ZH = "# 海风航运公布年报\n\n海风航运2003年5月在宁波成立，坚持开放合作，服务更多国家和地区的客户。\n\n"
EN = "# Sea Wind reports\n\nSea Wind Shipping opened its first office in Rotterdam in May 2003.\n\n"


def content(text: str) -> Content:
    return publisher.compose(MarkdownReader().read(text.encode(), "a.md"))


def told(text: str) -> list[str]:
    """Return the figures of tables: label, value with unit, date, as the article's language says them."""
    made = content(text)
    speaker = Speaker(made, made.languages[0])
    figures = [m for m in made.metrics if (where := made.source.locator(m.span)) and where.kind == "cell"]
    return [f"{speaker.label(m)} {speaker.quantity(m).text}{f' {m.as_of}' if m.as_of else ''}" for m in figures]


def table(*rows: str) -> str:
    first, *rest = rows
    return "\n".join([first, "|---" * (first.count("|") - 1) + "|", *rest]) + "\n"


def test_a_column_for_each_date() -> None:
    """The unit of the caption holds for money; a head that is a date dates its column."""
    text = ZH + "表1 主要数据（单位：亿元）\n\n" + table("| 项目 | 2023年 | 2022年 |", "| 营业收入 | 120.5 | 107.6 |")

    assert ["营业收入 120.5亿元 2023", "营业收入 107.6亿元 2022"] == told(text)


@pytest.mark.parametrize("corner", ["US$ million", "(US$ million)", "In millions of dollars", "Unit: USD million"])
def test_the_cell_over_the_labels_may_say_the_unit(corner: str) -> None:
    """Reports write it there, alone."""
    text = EN + table(f"| {corner} | 2024 |", "| Revenue | 1,205.5 |", "| Ships | 320 |")

    assert ["Revenue US$1,205.5 million 2024"] == told(text)


@pytest.mark.parametrize("corner", ["亿元", "单位：亿元", "（单位：亿元）", "项目（亿元）"])
def test_so_in_chinese(corner: str) -> None:
    assert ["营业收入 120.5亿元 2023"] == told(ZH + table(f"| {corner} | 2023年 |", "| 营业收入 | 120.5 |"))


def test_a_row_for_each_date() -> None:
    """Heads with units name what is measured."""
    text = EN + table("| Year | Revenue (RMB million) | Vessels (MW) |", "| 2024 | 1,205.5 | 320 |")

    assert ["Revenue RMB 1,205.5 million 2024", "Vessels 320 MW 2024"] == told(text)


def test_a_row_for_each_place() -> None:
    """The label of the row says whose figure it is."""
    text = ZH + table("| 地区 | 存款余额（亿元） | 客户（万户） |", "| 宁波 | 300.5 | 120 |", "| 舟山 | 200 | 80 |")

    assert ["宁波存款余额 300.5亿元", "宁波客户 120万户", "舟山存款余额 200亿元", "舟山客户 80万户"] == told(text)


def test_a_list_of_figures() -> None:
    """Two columns, each cell with its own unit."""
    text = EN + table("| Item | Value |", "| Fleet capacity | 1,200 MW |", "| Share of exports | 45.5% |")

    assert ["Fleet capacity 1,200 MW", "Share of exports 45.5%"] == told(text)


def test_a_change_is_one_of_the_latest_date() -> None:
    """Only growth is certain: the sign of a fall may be a bracket, a dash, red ink."""
    rows = (
        "| 项目 | 2023年 | 2022年 | 同比 |",
        "| 营业收入（亿元） | 120.5 | 107.6 | 12.0% |",
        "| 净利润（亿元） | 9 | 10 | -10% |",
    )

    assert "营业收入（同比增长） 12.0% 2023" in told(ZH + table(*rows))
    assert not any("10%" in figure for figure in told(ZH + table(*rows)))


UNCERTAIN = {
    "no unit": table("| 项目 | 2023年 |", "| 营业收入 | 120.5 |"),
    "the unit of the caption is money, the label counts": "单位：亿元\n\n"
    + table("| 项目 | 2023年 |", "| 员工人数 | 5000 |"),
    "the unit of the caption is money, the label is a rate": "单位：亿元\n\n"
    + table("| 项目 | 2023年 |", "| 毛利率 | 35.2 |"),
    "the caption gives two units": "单位：亿元、%\n\n" + table("| 项目 | 2023年 |", "| 营业收入 | 120.5 |"),
    "head and label have different units": table("| 项目 | 2023年（%） |", "| 营业收入（亿元） | 120.5 |"),
    "a total without a name": "单位：亿元\n\n" + table("| 项目 | 2023年 |", "| 合计 | 120.5 |"),
    "a part of another row": "单位：亿元\n\n" + table("| 项目 | 2023年 |", "| 其中：利息收入 | 120.5 |"),
    "a forecast": "单位：亿元\n\n" + table("| 项目 | 2025年预测 |", "| 营业收入 | 120.5 |"),
    "a range, a dash, a mark of a note": "单位：亿元\n\n"
    + table("| 项目 | 2023年 | 2022年 | 2021年 |", "| 营业收入 | 100~120 | — | 90① |"),
    "the cell over the labels says what the rows are": table("| 户 | 2023年 |", "| 甲村 | 120 |"),
    "thousands of what": table("| 项目 | 2023年 (thousands) |", "| 订单 | 120.5 |"),
    "two rows of heads": "单位：亿元\n\n"
    + table("| 项目 | 2023年 | 2022年 |", "| | 合并 | 本部 |", "| 营业收入 | 120.5 | 90 |"),
    "a column without a head": "单位：亿元\n\n" + table("| 项目 | 2023年 | |", "| 营业收入 | 120.5 | 90 |"),
    "two names, and nothing says which is measured": table("| 甲 | 乙 | 丙 |", "| 丁 | 120家 | 90家 |"),
}


@pytest.mark.parametrize("why", UNCERTAIN)
def test_what_is_not_certain_is_left_out(why: str) -> None:
    """A missing figure is better than a wrong one."""
    assert [] == told(ZH + UNCERTAIN[why])


def test_a_figure_without_its_unit_is_said_with_it() -> None:
    """In both languages, in every file; and a digit that somebody changed in the content file is found."""
    made = content(ZH + "表1（单位：亿元）\n\n" + table("| 项目 | 2023年 |", "| 营业收入 | 120.5 |"))
    (metric,) = made.metrics
    said = [Speaker(made, language).quantity(metric).text for language in made.languages]

    assert ["120.5亿元", "RMB 12.05 billion"] == said
    assert ("120.5", "营业收入 | 120.5") == (metric.quote, metric.sentence.text)


def test_figures_of_tables_stand_in_their_section() -> None:
    """A table under a heading belongs to it, and its rows are no sentences."""
    made = content(
        ZH + "## 业绩\n\n单位：亿元\n\n" + table("| 项目 | 2023年 |", "| 营业收入 | 120.5 |") + "\n业绩创新高。\n"
    )
    section = made.sections[-1]

    assert made.metrics[0].id in [key for block in section.blocks if block.kind == "cards" for key in block.metrics]
    assert not any("|" in s.source for block in section.blocks if block.kind == "prose" for s in block.segments)
