"""Markdown is read as its readers see it: without marks, paragraphs in one piece, tables with cells."""

from __future__ import annotations

import datetime as dt

import pytest

from publisher.model import Article
from publisher.readers.markdown import MarkdownReader

BODY = "公司于2003年5月在宁波成立，二十年来坚持开放合作，航线覆盖更多国家和地区，服务更多客户。"


def read(text: str) -> Article:
    return MarkdownReader().read(text.encode(), "a.md")


def lines(article: Article) -> list[str]:
    return [f"{line.role.value}: {article.quote(line.span)}" for line in article.lines]


def test_marks_are_no_part_of_the_text() -> None:
    """Emphasis, links, code, escapes and inline HTML leave their words."""
    article = read(
        f"# 标题\n\n**客户**[超过](https://example.org)`500万`户\\*，<b>增</b>长<ruby>快<rt>kuài</rt></ruby>。{BODY}\n"
    )

    assert f"客户超过500万户*，增长快。{BODY}" in article.text


def test_headings_and_lists_are_told_by_their_marks() -> None:
    """The only top heading is the title, wherever a line stands before it."""
    article = read(f"2024年3月20日\n\n# Sea\n\n## Routes {{#r .x}}\n\n- one\n- two\n\n{BODY}\n")

    assert ["source: 2024年3月20日", "title: Sea", "heading: Routes", "item: one", "item: two"] == lines(article)[:5]


@pytest.mark.parametrize(
    ("wrapped", "joined"),
    [
        ("It carried 2.4 million\ncontainers in 2024.", "It carried 2.4 million containers in 2024."),
        ("营业收入达1.6万\n亿元，增长快。", "营业收入达1.6万亿元，增长快。"),
        ("第一段。\n第二段。", "第一段。\n第二段。"),
        ("　　第一段，\n　　第二段。", "第一段，\n第二段。"),
        ("one\\\ntwo", "one\ntwo"),
    ],
)
def test_wrapped_lines_are_one_paragraph(wrapped: str, joined: str) -> None:
    """Between Chinese signs a wrap is no space; after a full stop or before an indent it ends a paragraph."""
    assert joined in read(f"# Title\n\n{wrapped}\n\n{BODY}\n").text


def test_places_are_lines_of_the_file() -> None:
    """Front matter counts, and each line of a wrapped paragraph has its own number."""
    article = read("---\ntitle: Sea\n---\n\nFirst line goes\non here.\n\nLast one is here.\n")

    assert [("First line goes ", 5), ("on here.", 6), ("Last one is here.", 8)] == [
        (article.quote(where.span), where.number) for where in article.locators
    ]


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Sea Wind\ndate: 2024-03-20\npublisher: Port News\nurl: https://example.org/a\n---\n",
        '+++\ntitle = "Sea Wind"\ndate = 2024-03-20\nsource = "Port News"\nlink = "https://example.org/a"\n+++\n',
    ],
)
def test_front_matter_says_title_day_and_publication(front: str) -> None:
    """YAML and TOML; what the text itself says goes before it."""
    article = read(f"{front}\nIt runs more than 120 routes today, and plans more of them.\n")

    assert ("Sea Wind", dt.date(2024, 3, 20), "Port News", "https://example.org/a") == (
        article.quote(article.title) if article.title else None,
        article.published,
        article.publication,
        article.url,
    )


def test_front_matter_that_cannot_be_read_is_no_error() -> None:
    """A broken field costs only the fields."""
    assert "First." in read("---\ntitle: [\n---\n\n# Sea\n\nFirst.\n").text


def test_cells_know_their_row_and_column() -> None:
    """A table of pipes has cells; one drawn with dashes is kept as a table that is not read."""
    article = read(
        f"# T\n\n| 项目 | 2023年 |\n|---|---|\n| **营收** | 12 |\n\n{BODY}\n\nName  Count\n----- ------\nA     12\n"
    )
    places = {article.quote(w.span): (w.row, w.column) for w in article.locators if w.kind == "cell"}

    assert {"项目": (1, 1), "2023年": (1, 2), "营收": (2, 1), "12": (2, 2)} == places
    assert "table: 营收 | 12" in lines(article)
    assert any(line.startswith("table: Name") for line in lines(article))


def test_notes_stand_aside() -> None:
    """The mark of a note leaves the sentence; the note is kept, not read for facts."""
    article = read(f"# T\n\n营收120.5亿元[^1]。{BODY}\n\n[^1]: 未经审计。\n")

    assert f"营收120.5亿元。{BODY}" in article.text
    assert "note: 未经审计。" in lines(article)


def test_chinese_in_straight_quotation_marks() -> None:
    """Pandoc writes curved marks as straight ones: names in them are names."""
    assert "推出“海风通”，获得好评" in read(f'# T\n\n推出"海风通"，获得好评。{BODY}\n').text


def test_indented_lines_are_paragraphs() -> None:
    """People indent paragraphs; nobody writes program code in an article."""
    assert f"paragraph: {BODY}" in lines(read(f"# T\n\n    {BODY}\n"))
