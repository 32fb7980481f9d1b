"""Line breaking: where Chinese and English lines may end, and how their white is fitted."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from publisher.model import Language
from publisher.typeset.lines import Line, TextRun, break_lines, break_runs


class HalfLatin:
    """A face in which Han are one em wide and everything else half an em."""

    def width(self, text: str) -> float:
        return sum(1.0 if ord(character) >= 0x2E80 else 0.5 for character in text)


FACE = HalfLatin()
NO_START = set("，。、；：？！”’》〉）】…—·,.;:?!)%")
NO_END = set("“‘《〈（【(")


def lines(text: str, measure: float, language: Language = "zh-Hans", indent: float = 0.0) -> list[str]:
    return [line.text for line in break_lines(text, FACE, measure, language=language, indent=indent)]


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("春天来了燕子回来", 4, ["春天来了", "燕子回来"]),
        ("春天又来了，燕子也回来了", 6, ["春天又来了，", "燕子也回来了"]),
        ("我们昨天读完了《红楼梦》，今天再谈", 8, ["我们昨天读完了", "《红楼梦》，今天", "再谈"]),
        ("她对大家说：“走吧。”大家便起身", 7, ["她对大家说：", "“走吧。”大家便", "起身"]),
        ("这一年一共卖出1500万台电视机给大家", 10, ["这一年一共卖出", "1500万台电视机给", "大家"]),
    ],
)
def test_short_paragraphs_break_where_a_typographer_would(text: str, measure: float, expected: list[str]) -> None:
    """Marks never start a line, opening marks never end one, a number keeps its unit."""
    assert expected == lines(text, measure)


@pytest.mark.parametrize("measure", range(6, 16))
def test_the_last_line_is_never_one_character(measure: int) -> None:
    """A character alone on the last line is joined by those before it."""
    text = "在这条路上走了许多年，他们先后到过许多地方，见过许多人，也写下了许多文章"
    for cut in range(20, len(text)):
        assert len(lines(text[:cut], measure)[-1].rstrip("，")) > 1


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("今年公司的销售收入达到了超1.6万亿元人民币的新高度", "1.6万亿元"),
        ("这座桥在很多年以后的2024年6月末终于建成并且通车", "2024年"),
        ("去年全国参加考试的人当中通过率超过50%的省份不多", "50%"),
        ("他在台上站了很久很久——谁也没有想到会这样结束啊", "——"),
        ("他在台上站了很久很久……谁也没有想到会这样结束啊", "……"),
        ("这个系统的名字是PostgreSQL并且已经用了好几年了", "PostgreSQL"),
        ("今年服务的个人客户一共超过4亿人次比去年多了一成", "4亿人次"),
    ],
)
@pytest.mark.parametrize("measure", [8, 9, 10, 11, 12, 13])
def test_what_belongs_together_stays_on_one_line(text: str, whole: str, measure: float) -> None:
    """Numbers keep their units, dashes and ellipses their halves, Latin words their letters."""
    assert any(whole in line for line in lines(text, measure))


def test_the_limit_stays_with_its_number_where_lines_stay_even() -> None:
    """超 and the number after it stand on one line."""
    assert lines("累计授信金额超3100亿元", 6) == ["累计授信金额", "超3100亿元"]


def test_two_marks_side_by_side_lose_half_an_em() -> None:
    """A full stop and a closing quotation mark are one and a half em wide together, and half less at a line end."""
    (line,) = break_lines("“好。”他说", FACE, 20, language="zh-Hans")
    by_text = {piece.text: piece.x for piece in line.pieces}

    assert by_text["他"] - by_text["。"] == pytest.approx(1.5)


def test_a_mark_at_the_end_of_a_line_is_half_an_em_wide() -> None:
    """The last mark does not push the line over its measure by its own white."""
    first, _ = break_lines("春天来了又走，燕子回来", FACE, 6.5, language="zh-Hans")

    assert first.text == "春天来了又走，"
    assert first.width == pytest.approx(6.5)


def test_a_centred_mark_keeps_its_em_at_the_end_of_a_line() -> None:
    """In traditional Chinese a mark stands in the middle of its em, which the measure holds whole."""
    first, _ = break_lines("春天來了又走，燕子回來", FACE, 7, language="zh-Hant")

    assert first.text == "春天來了又走，"
    assert first.pieces[-1].x == pytest.approx(6.0)


@pytest.mark.parametrize("measure", range(5, 14))
def test_a_space_does_not_part_an_opening_mark_from_its_words(measure: int) -> None:
    """Some texts have a space after each mark; an opening one still begins a line with what it opens."""
    assert not any(
        line.rstrip().endswith("“") for line in lines("他们后来都说 ， “ 春天来了 ” ，燕子便回来了", measure)
    )


def test_an_opening_mark_at_the_start_of_a_line_is_trimmed() -> None:
    """The ink of an opening mark stands at the edge of the measure, in an indent too."""
    (line,) = break_lines("“好”", FACE, 20, language="zh-Hans", indent=2)

    assert line.pieces[1].x == pytest.approx(2.5)


def test_a_quarter_em_stands_between_han_and_latin() -> None:
    """中A文 is 3 em of glyphs less half an em, and two quarters of white."""
    (line,) = break_lines("中A文", FACE, 20, language="zh-Hans")

    assert [piece.x for piece in line.pieces] == pytest.approx([0.0, 1.25, 2.0])


def test_the_first_line_is_indented() -> None:
    """Two em stand before the first line and before no other."""
    first, second, *_ = break_lines("春天来了燕子回来了花也开了", FACE, 6, language="zh-Hans", indent=2)

    assert (first.pieces[0].x, second.pieces[0].x) == (2.0, 0.0)
    assert first.text == "春天来了"


def test_justified_lines_reach_the_edge() -> None:
    """Each line but the last is as wide as the measure."""
    text = "在这条路上走了十年，他们先后到过北京、上海、深圳等30多个城市，见过许多人。"
    *body, last = break_lines(text, FACE, 11, language="zh-Hans", indent=2)

    assert [line.width for line in body] == pytest.approx([11.0] * len(body))
    assert last.width < 11.0


def test_letters_give_what_the_spaces_may_not() -> None:
    """A line whose spaces are at their limit is filled by a little white after each letter, or is left ragged."""
    text = "Seven lights burn at the harbour, and nobody knows who lit them"
    fitted = break_runs([TextRun(text, FACE)], 11.4, language="en", loosest=1.0)
    tracked = [line for line in fitted[:-1] if line.pieces[0].tracking]
    ragged = [line for line in fitted[:-1] if line.ratio == 0]

    assert tracked
    assert all(line.width == pytest.approx(11.4) and line.pieces[0].tracking <= 0.04 for line in tracked)
    assert all(line.width < 11.4 for line in ragged)
    assert all(line.ratio <= 1.0 for line in fitted)


def test_no_three_hyphens_stand_under_each_other() -> None:
    """Hyphens of the text count as well as ours."""
    text = "Internationalisation characterises well-established organisations, notwithstanding extraordinary " * 3
    ends = "".join(
        "-" if line.pieces[-1].text.endswith("-") else "." for line in break_lines(text, FACE, 13, language="en")
    )

    assert "-" in ends
    assert "---" not in ends


def test_ragged_lines_keep_their_natural_white() -> None:
    """Without justification nothing is stretched."""
    for line in break_lines("The quick brown fox jumps over the lazy dog", FACE, 9, language="en", justify=False):
        assert line.ratio <= 0
        assert not any(piece.is_hyphen for piece in line.pieces)


def test_english_words_are_hyphenated_to_keep_spaces_even() -> None:
    """A hyphen is a piece of its own and no part of the text."""
    found = break_lines("Extraordinary internationalisation", FACE, 10, language="en")

    assert any(line.pieces[-1].is_hyphen for line in found)
    assert "".join(line.text for line in found) == "Extraordinary internationalisation"


def test_an_english_amount_keeps_currency_number_and_magnitude() -> None:
    """RMB 1.6 trillion is one word to the breaker; what stands before it may end a line."""
    text = "The total amount of credit came to more than RMB 1.6 trillion at the end of June."
    for measure in range(12, 24):
        assert any("RMB 1.6 trillion" in line for line in lines(text, measure, "en"))


def test_runs_in_several_faces_are_one_paragraph() -> None:
    """The pieces of a line tell which run they come from, and a wide face makes it wider."""

    class Wide:
        def width(self, text: str) -> float:
            return 2.0 * FACE.width(text)

    (line,) = break_runs((TextRun("共", FACE), TextRun("12", Wide()), TextRun("家", FACE)), 20, language="zh-Hans")

    assert [piece.run for piece in line.pieces] == [0, 1, 2]
    assert line.width == pytest.approx(1 + 0.25 + 2 + 0.25 + 1)


def test_a_word_wider_than_the_measure_is_cut() -> None:
    """Better a bad end than a line that runs over."""
    found = break_lines("https://example.org/a/very/long/path/without/any/end", FACE, 8, language="zh-Hans")

    assert all(line.width <= 8 + 1e-6 for line in found)


def test_nothing_has_no_lines() -> None:
    """An empty text has no lines, white space has one without pieces."""
    assert break_lines("", FACE, 8, language="en") == ()
    assert break_lines("  ", FACE, 8, language="en") == (Line("  ", (), 0.0),)


_CHINESE = st.text(
    st.sampled_from("的一是在不了有和人这中大为上个国我以要他“”《》（）、，。；：！？…—·0123456789万亿元年月%A bcKm"),
    min_size=1,
    max_size=120,
)
_ENGLISH = st.lists(
    st.sampled_from(
        "the bank granted more than RMB 1.6 trillion of credit, (Hong Kong) “well-known” 50% internationally".split()
    ),
    min_size=1,
    max_size=60,
).map(" ".join)


@settings(max_examples=150, deadline=None)
@example("— —“…", 6, 2.0)
@given(_CHINESE, st.integers(6, 24), st.sampled_from([0.0, 2.0]))
def test_chinese_lines_hold_all_the_text_inside_the_measure(text: str, measure: int, indent: float) -> None:
    """The lines joined are the text; none is wider than the measure."""
    found = break_lines(text, FACE, measure, language="zh-Hans", indent=indent)

    assert "".join(line.text for line in found) == text
    assert all(line.width <= measure + 1e-6 for line in found)
    assert all(line.ratio >= -1 - 1e-6 for line in found)


_SANE = st.lists(
    st.sampled_from(
        [
            "春天",
            "来了",
            "，",
            "。",
            "、",
            "“燕子”",
            "《诗》",
            "（新）",
            "超1.6万亿元",
            "2024年",
            "50%",
            "APP",
            "……",
            "——人",
        ]
    ),
    min_size=1,
    max_size=40,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(_SANE, st.integers(12, 24))
def test_no_chinese_line_starts_or_ends_with_a_forbidden_mark(text: str, measure: int) -> None:
    """Line-start and line-end prohibition hold wherever a legal end exists inside the measure."""
    found = lines(text.lstrip("，。、…—"), measure)

    if (
        all(run not in text for run in ("，，，，", "。。。。", "、、、、", "…………"))
        and longest_tangle(text) < measure - 2
    ):
        assert not [line for line in found[1:] if line.strip()[:1] in NO_START]
        assert not [line for line in found[:-1] if line.strip()[-1:] in NO_END]


def longest_tangle(text: str) -> int:
    """Return the length of the longest stretch in which no line may end."""
    longest = current = 1
    for left, right in pairwise(text):
        is_bound = right in NO_START or left in NO_END or (left.isascii() and right.isascii()) or left.isdigit()
        current = current + 1 if is_bound or right in "万亿元年" else 1
        longest = max(longest, current)
    return longest


@settings(max_examples=100, deadline=None)
@given(_ENGLISH, st.integers(14, 40))
def test_english_lines_hold_all_the_text_inside_the_measure(text: str, measure: int) -> None:
    """The lines joined are the text; a hyphen is only added inside a word."""
    found = break_lines(text, FACE, measure, language="en")

    assert "".join(line.text for line in found) == text
    assert all(line.width <= measure + 1e-6 for line in found)
    for line in found:
        if line.pieces and line.pieces[-1].is_hyphen:
            assert line.text[-1].isalpha()
