"""Plain text is read with exact offsets, and each line is known by its form."""

from __future__ import annotations

import datetime as dt

import pytest

from publisher.model import Article
from publisher.readers.text import TextReader

ARTICLE = """ 海风航运二十周年  从一条航线到全球网络

\t\t《港口日报》（2023年5月8日 第 7 版）

　　2003年5月，海风航运在宁波成立。截至2022年末，公司运营超120条航线。
　　航线拓展
　　公司坚持开放合作，航线覆盖更多国家和地区，服务更多客户。
　　数据来源：海风航运
"""


def read(text: str, encoding: str = "utf-8", name: str = "sea.txt") -> Article:
    return TextReader().read(text.encode(encoding), name)


def roles(article: Article) -> list[tuple[str, str]]:
    return [(line.role.value, article.quote(line.span)) for line in article.lines]


def test_lines_are_known_by_their_form() -> None:
    """Title, source line, heading, paragraph and credit line are told apart."""
    article = read(ARTICLE)

    assert [
        ("title", "海风航运二十周年  从一条航线到全球网络"),
        ("source", "《港口日报》（2023年5月8日 第 7 版）"),
        ("paragraph", "2003年5月，海风航运在宁波成立。截至2022年末，公司运营超120条航线。"),
        ("heading", "航线拓展"),
        ("paragraph", "公司坚持开放合作，航线覆盖更多国家和地区，服务更多客户。"),
        ("credit", "数据来源：海风航运"),
    ] == roles(article)
    assert ("港口日报", "7", dt.date(2023, 5, 8), "海风航运") == (
        article.publication,
        article.page,
        article.published,
        article.credit,
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_encodings_give_the_same_text(encoding: str) -> None:
    """UTF-8 with and without a mark, GB18030 and UTF-16 decode to one text with one set of offsets."""
    assert ARTICLE == read(ARTICLE, encoding).text
    assert roles(read(ARTICLE)) == roles(read(ARTICLE, encoding))


def test_newlines_stay_as_they_are() -> None:
    """Offsets count the decoded file: CRLF is two code points."""
    article = read(ARTICLE.replace("\n", "\r\n"))

    assert roles(read(ARTICLE)) == roles(article)
    assert "\r\n" in article.text


def test_markdown_headings_lose_their_marks_only() -> None:
    """The words of a heading are the heading."""
    article = read(
        "# Sea Wind at twenty\n\n## Routes\n\nIt runs more than 120 routes today, and plans more of them.\n",
        name="sea.md",
    )

    assert [("title", "Sea Wind at twenty"), ("heading", "Routes")] == roles(article)[:2]


def test_a_date_in_the_text_is_no_publication_date() -> None:
    """Only a source line or a dateline dates an article."""
    assert (
        read("海风航运\n\n公司历史悠久，走过了很长的路，在业内享有很高声誉，1999年7月1日正式成立。\n").published is None
    )


def test_a_dateline_dates_an_english_article() -> None:
    """“CITY, Month D, YYYY --” is when it was published."""
    article = read("Sea Wind grows\n\nROTTERDAM, Feb. 19, 2026 /Wire/ -- Sea Wind said revenue rose to $2 million.\n")

    assert dt.date(2026, 2, 19) == article.published


@pytest.mark.parametrize(
    ("text", "language"),
    [(ARTICLE, "zh-Hans"), ("Sea Wind runs ships.", "en"), ("海風航運營運超過兩萬個航次，總計達標。", "zh-Hant")],
)
def test_the_language_is_told_by_the_signs(text: str, language: str) -> None:
    """Simplified, traditional, English."""
    assert language == read(text).language


@pytest.mark.parametrize("unseen", ["\u200b", "\ufeff", "\u00ad", "\u2060", "\u200d"])
def test_what_nobody_sees_makes_no_two_numbers_of_one(unseen: str) -> None:
    """A reader sees 120.5: so is the number read."""
    assert "营业收入120.5亿元" in read(f"海风航运年报\n\n2023年，营业收入12{unseen}0.5亿元。\n").text
