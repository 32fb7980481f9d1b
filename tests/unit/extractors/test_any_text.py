"""Whatever the text, extraction ends, quotes it exactly, and takes time in step with its length."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import publisher
from publisher.errors import PublisherError
from publisher.model import Article, Facts
from publisher.readers.text import TextReader

WORDS = st.sampled_from(
    (
        "2024年 3月 今年 去年 截至 6月末 第三季度 上半年 同比 增长 下降 超 近 约 以上 1.6万亿 三成 半数 12% 个百分点 "
        "元 亿元 万户 人次 家企业 成立 上线 获批 将 该行 公司 “海联” （ ） 、 ， 。 ； 每股 至 - — / Sea Wind the "
        "company revenue rose fell to from by 2019 March 5, Q3 first half year-end $4.2 million bn percent about more "
        "than up customers per share . , ( ) ' \" \n ## | - * ＄ ％ ０１２ \u3000 \u200b \U0001f600 e\u0301"
    ).split(" ")
)
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(WORDS, max_size=80).map("".join),
    st.lists(WORDS, max_size=80).map(" ".join),
)


def understood(text: str) -> tuple[Article, Facts] | None:
    """Return an article and its facts, or None where the reader refuses the text with a clear error."""
    try:
        article = TextReader().read(text.encode("utf-8", "surrogatepass"), "any.txt")
    except PublisherError:
        return None
    return article, publisher.extract(article)


def check_spans(article: Article, facts: Facts) -> None:
    """Every quote and sentence is what the article has at its span, and every fact lies in its sentence."""
    for fact in (*facts.metrics, *facts.milestones):
        assert fact.quote == article.quote(fact.span)
        assert fact.sentence.text == article.text[fact.sentence.start : fact.sentence.end]
        assert fact.sentence.start <= fact.span.start <= fact.span.end <= fact.sentence.end
    for metric in facts.metrics:
        for span in (*metric.label_spans, *metric.mentions):
            assert 0 <= span.start < span.end <= len(article.text)
    for name in facts.names:
        assert all(article.quote(span) for span in name.spans)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_any_text_has_a_result_or_a_clear_error(text: str) -> None:
    """No text makes extraction fail, and all spans slice to their words."""
    for title in ("", "海联二十周年\n\n", "Sea Wind at twenty\n\n"):
        if found := understood(title + text):
            check_spans(*found)


HOSTILE = {
    "ten thousand nested brackets": "（" * 10_000,
    "brackets that close": "(" * 5_000 + "5%" + ")" * 5_000,
    "only digits": "7" * 20_000,
    "no spaces": "abcdefghij" * 2_000,
    "one long Chinese sentence": "公司营收增长" * 3_000,
    "only marks": "，。；：" * 5_000,
    "quotation marks that never close": "“" * 10_000,
    "control and private signs": "\x01\x02\ue000\ufffe5家" * 2_000,
    "combining marks": "e" + "\u0301" * 10_000,
    "truncated words": "2024年营收为1.6万亿元，同比增",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_or_refused(name: str) -> None:
    """Texts made to hurt end in a result or in one clear error."""
    if found := understood(f"标题\n\n{HOSTILE[name]}"):
        check_spans(*found)


ARTICLES = Path(__file__).parents[2] / "quality" / "articles"

UNITS = (
    "5家", "12只、", "5% ", "a quarter of ", "from 1 to ", "in May ", "（2016）", "2024年", "3亿5", "1,", "5至", "“a",
    "Abc ", "the company ", "获得国家", "中国银行", "较上年", "- 5 cats\n", "|a|\n", "(in 2016) ", "12 cats and ",
    "该项目",    "截至6月末，", "from 2019 to 2020 ",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_in_step_with_length(unit: str) -> None:
    """Four times the text takes about four times the time: quadratic work would take sixteen times."""
    times = []
    for length in (3_000, 12_000):
        text = f"Title 标题\n\n{(unit * length)[:length]}"
        times.append(min(_seconds(text) for _ in range(2)))
    assert times[1] < 8 * times[0] + 0.05


def _seconds(text: str) -> float:
    start = time.process_time()
    understood(text)
    return time.process_time() - start


@pytest.mark.parametrize("name", ["zh-communique", "en-statistics"])
def test_time_grows_in_step_with_facts(name: str) -> None:
    """Four times the facts take about four times the time: what is asked of each fact looks at its own place only."""
    article = (ARTICLES / f"{name}.txt").read_text("utf-8") + "\n"
    short, long = (_seconds(article * (signs // len(article))) for signs in (30_000, 120_000))
    assert long < 6 * short + 0.05
