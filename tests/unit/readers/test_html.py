"""Of a saved page the article is read, and nothing that stands around it."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pytest

from publisher.errors import SourceError
from publisher.model import Article
from publisher.readers.html import HtmlReader

TEXT = (
    "海风航运3月20日公布年报。2023年公司营业收入达120.5亿元，同比增长12%，运营航线超过120条。公司表示，这是成立以来"
    "最好的成绩，管理层对此表示满意，并计划继续扩大投入，为更多客户服务。"
)
MORE = "公司于2003年5月在宁波成立，二十年来坚持开放合作，航线覆盖更多国家和地区，服务更多客户，在业内享有很高声誉。"


def read(body: str, head: str = "", encoding: str = "utf-8") -> Article:
    page = f"<!DOCTYPE html><html><head><title>海风航运公布年报 - 港口网</title>{head}</head><body>{body}</body></html>"
    return HtmlReader().read(page.encode(encoding), "a.html")


def lines(article: Article) -> list[str]:
    return [article.quote(line.span) for line in article.lines]


def test_what_stands_around_the_article_is_left_out() -> None:
    """Navigation, related links and the foot of a page are not read; headings, paragraphs and lists are."""
    links = "".join(f'<li><a href="/{n}">新闻{n}：某公司营收达{n}00亿元</a></li>' for n in range(1, 30))
    article = read(
        f"<nav><ul>{links}</ul></nav><div class='article'><h1>海风航运公布年报</h1><p>{TEXT}</p>"
        f"<h2>公司</h2><p>{MORE}</p></div>"
        f"<aside><ul>{links}</ul></aside><footer>版权所有 2024 电话 010-12345678</footer>"
    )

    assert ["海风航运公布年报", TEXT, "公司", MORE] == lines(article)
    assert [1, 2, 3, 4] == [where.number for where in article.locators]


def test_marks_of_notes_do_not_join_figures() -> None:
    """A raised figure is left out where it leads to a note, and a power where it stands behind a unit."""
    article = read(
        f"<h1>标题</h1><p>{TEXT}营收120.5亿元<sup><a href='#n'>1</a></sup>，占地<sup>[2]</sup>3000 m<sup>2</sup>。</p>"
    )

    assert "营收120.5亿元，占地3000 m²。" in article.text


def test_readings_above_signs_are_left_out() -> None:
    """A sentence with ruby reads as without."""
    article = read(f"<h1>标题</h1><p><ruby>海<rp>(</rp><rt>hǎi</rt><rp>)</rp></ruby>{TEXT[1:]}</p>")

    assert TEXT in lines(article)


def test_line_breaks_in_the_file_mean_nothing() -> None:
    """Between Chinese signs they are no space; a `br` begins a line."""
    article = read(f"<h1>标题</h1><p>{TEXT[:20]}\n  {TEXT[20:]}<br>{MORE}</p>")

    assert [TEXT, MORE] == lines(article)[1:]


def test_merged_and_empty_cells_keep_columns_true() -> None:
    """A cell's column counts what merged cells cover, from the side and from above."""
    rows = (
        "<tr><th>项目</th><th colspan=2>2023年</th><th>说明</th></tr>"
        "<tr><td rowspan=2>营收</td><td>1</td><td></td><td>甲</td></tr><tr><td>2</td><td>3</td><td>乙</td></tr>"
    )
    article = read(f"<h1>标题</h1><p>{TEXT}</p><table><caption>表1</caption>{rows}</table><p>{MORE}</p>")
    places = {article.quote(w.span): (w.row, w.column) for w in article.locators if w.kind == "cell"}

    assert {
        "2023年": (1, 2),
        "说明": (1, 4),
        "甲": (2, 4),
        "2": (3, 2),
        "3": (3, 3),
        "乙": (3, 4),
    }.items() <= places.items()
    assert "表1" in lines(article)


HEADS = {
    "open graph": '<meta property="article:published_time" content="2024-03-20T08:00:00+08:00">'
    '<meta property="og:site_name" content="港口网"><meta property="og:url" content="https://example.org/a">',
    "linked data": '<link rel="canonical" href="https://example.org/a"><script type="application/ld+json">'
    '{"@graph": [{"@type": "NewsArticle", "datePublished": "2024-03-20", "publisher": {"name": "港口网"}}]}</script>',
}


@pytest.mark.parametrize("name", HEADS)
def test_a_page_says_when_and_where_it_appeared(name: str) -> None:
    """Day, publication and address are those that the page itself gives, not guesses."""
    article = read(f"<h1>海风航运公布年报</h1><p>{TEXT}</p>", HEADS[name])

    assert (dt.date(2024, 3, 20), "港口网", "https://example.org/a") == (
        article.published,
        article.publication,
        article.url,
    )


def test_an_address_that_is_none_of_the_web_is_left_out() -> None:
    """Readers may follow the address of an article: it must not run anything."""
    assert read(f"<h1>标题</h1><p>{TEXT}</p>", '<link rel="canonical" href="javascript:alert(1)">').url is None


@pytest.mark.parametrize(
    ("said", "encoding"), [("gb2312", "gbk"), ("big5", "big5"), ("utf-8", "utf-8"), ("", "gb18030")]
)
def test_a_page_says_its_encoding(said: str, encoding: str) -> None:
    """What the page declares holds; without it UTF-8 and GB18030 are tried."""
    words = "海風航運公佈年報，二零二三年營業收入達120.5億元。" if encoding == "big5" else TEXT
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={said}">' if said else ""
    page = f"<html><head>{head}</head><body><h1>海</h1><p>{words}</p></body></html>"

    assert words in HtmlReader().read(page.encode(encoding), "a.html").text


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7", "PDF"),
        (b"", "empty"),
        (b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n", "web archive"),
        (b'<html><meta charset="gbk"><p>\xff\xff\xff</p></html>', "gb18030"),
        (b"<!DOCTYPE html><html><body><nav>a</nav></body></html>", "no text"),
    ],
)
def test_what_is_no_page_is_said(data: bytes, word: str) -> None:
    """The error says what the file is, or what is wrong with it."""
    with pytest.raises(SourceError, match=word):
        HtmlReader().read(data, "a.html")


def test_a_missing_library_is_named_with_the_command_that_installs_it() -> None:
    """Reading pages is an extra."""
    script = (
        "import sys; sys.modules['trafilatura'] = None; import publisher\n"
        "from publisher import plugins\n"
        "try: plugins.load('readers', '.html')\n"
        "except publisher.PublisherError as error: print(error.message, error.hint)"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout

    assert "trafilatura" in told
    assert 'pip install "publisher[html]"' in told
