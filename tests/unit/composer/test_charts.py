"""What may share an axis, and what is refused with its reason."""

from __future__ import annotations

import publisher
from publisher.model import Chart, Content
from publisher.readers.markdown import MarkdownReader
from publisher.readers.text import TextReader

HEAD = "海风航运年报\n《港口日报》（2023年5月8日 第 7 版）\n\n"


def composed(body: str) -> Content:
    return publisher.compose(TextReader().read((HEAD + body).encode(), "sea.txt"))


def charts(content: Content) -> list[list[str]]:
    return [
        [content.metric(name).quote for name in block.metrics]
        for section in content.sections
        for block in section.blocks
        if isinstance(block, Chart)
    ]


def refusals(content: Content) -> list[str]:
    return [d.message for d in content.diagnostics if d.code == "chart-refused"]


def test_one_label_and_date_of_two_subjects_make_a_chart() -> None:
    """Same unit, label and date: the bars can be compared."""
    content = composed("截至2022年末，“北海线”累计运输货物超300万吨，“南海线”累计运输货物约120万吨。\n")

    assert [["超300万吨", "约120万吨"]] == charts(content)


def test_different_units_never_share_an_axis() -> None:
    """家 and 户 are not one scale."""
    content = composed("截至2022年末，“北海线”累计服务企业超300万家，“南海线”累计服务客户超200万户。\n")

    assert [] == charts(content)


def test_bars_far_apart_are_refused() -> None:
    """More than fifty times apart, the small bar is a line."""
    content = composed("截至2022年末，“北海线”累计运输货物超300万吨，“南海线”累计运输货物约2万吨。\n")

    assert [] == charts(content)
    assert "超300万吨 and 约2万吨 are more than 50 times apart" in refusals(content)


def test_an_undated_value_stands_beside_a_dated_one_of_its_paragraph_only() -> None:
    """In another paragraph nothing says that the dates agree."""
    same = "截至2022年末，“北海线”累计运输货物超300万吨。“南海线”累计运输货物约120万吨。\n"
    apart = same.replace("。“南海线”", "。\n“南海线”")

    assert [["超300万吨", "约120万吨"]] == charts(composed(same))
    assert [] == charts(composed(apart))
    assert "different paragraphs" in refusals(composed(apart))[0]


def test_different_subjects_at_different_dates_are_refused() -> None:
    """A bar of 2020 beside one of 2022 compares nothing."""
    content = composed("截至2022年末，“北海线”累计运输货物超300万吨。截至2020年末，“南海线”累计运输货物约120万吨。\n")

    assert [] == charts(content)
    assert "different dates" in refusals(content)[0]


def test_a_figure_is_not_compared_with_itself_in_a_table() -> None:
    """A sentence says whose revenue it is, a table beside it does not: the bars would be the same figure twice."""
    prose = "2023年，海风航运实现营业收入186.4亿元，服务更多国家和地区的客户。\n\n"
    table = "| 单位：亿元 | 2023年 | 2022年 | 2021年 |\n|---|---|---|---|\n| 营业收入 | 186.4 | 171.2 | 158.9 |\n"
    content = publisher.compose(MarkdownReader().read(f"# 海风航运年报\n\n{prose}{table}".encode(), "sea.md"))

    assert [["186.4", "171.2", "158.9"]] == charts(content)
    assert "may be one figure" in refusals(content)[0]
