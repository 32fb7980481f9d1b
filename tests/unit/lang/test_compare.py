"""A translation's numbers are compared with its source's by value: little is flagged in vain, little is missed."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.exchange import xliff
from publisher.lang.compare import Kind, compare
from tests.cases import FOLDER
from tests.conftest import SEED
from tests.unit.lang import figure_sentences, planting

Row = tuple[str, str, str]


def rows() -> list[Row]:
    lines = (FOLDER / "number_pairs.tsv").read_text("utf-8").splitlines()[1:]
    cells = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(source, target, verdict) for source, target, verdict in cells]


ROWS = rows()
RIGHT = [(source, target) for source, target, verdict in ROWS if verdict == "ok"]


@pytest.mark.parametrize(("source", "target"), RIGHT, ids=range(len(RIGHT)))
def test_right_pair(source: str, target: str) -> None:
    """A right translation gives no finding."""
    assert [] == [finding.message for finding in compare(source, target)]


@pytest.mark.parametrize(("source", "target", "verdict"), [row for row in ROWS if row[2] != "ok"])
def test_wrong_pair(source: str, target: str, verdict: str) -> None:
    """A wrong translation gives a finding of its kind."""
    assert Kind(verdict) in [finding.kind for finding in compare(source, target)]


def test_each_kind_has_a_case() -> None:
    """The pairs show every kind of finding."""
    assert set(Kind) <= {verdict for *_, verdict in ROWS}


def test_corpus() -> None:
    """Of a thousand pairs and more, half of them with one planted error, F1 is at least 0.98."""
    right = [*RIGHT, *figure_sentences.made(240, seed=1)]
    planted = list(planting.in_pairs(right, seed=2))
    alarms = [pair for pair in right if compare(*pair)]
    missed = [error for error in planted if not compare(error.source, error.target)]
    found = len(planted) - len(missed)
    f1 = 2 * found / (2 * found + len(alarms) + len(missed))

    assert len(right) + len(planted) >= 1000
    assert len({error.kind for error in planted}) == len(planting.KINDS)
    assert f1 >= 0.98, (f1, Counter(error.kind for error in missed), alarms, missed)


def test_seed_translation_is_right() -> None:
    """The translation that lies beside the seed has no finding."""
    file = SEED.with_suffix(".en.xlf")
    translation = xliff.read(file.read_bytes(), file.name)

    found = [f.message for u in translation.units for f in compare(u.source, u.target or "") if not u.placeholders]

    assert [] == found


def test_places_are_places_in_the_texts() -> None:
    """A finding says where its numbers stand, and their values in digits."""
    source, target = "总额超2.5亿元。", "The total is more than 25 million yuan."
    (finding,) = compare(source, target)

    assert finding.source
    assert finding.target
    assert "2.5亿元" == source[finding.source.start : finding.source.end] == finding.source.text
    assert "25 million yuan" == target[finding.target.start : finding.target.end] == finding.target.text
    assert ("250000000", "25000000") == (finding.source.value, finding.target.value)


def test_a_placeholder_is_the_same_on_both_sides() -> None:
    """A placeholder cannot be wrong; one that is lost is missing, and its digits are not read."""
    source = "共有⟦m-4f1c⟧家门店。"

    assert () == compare(source, "It has ⟦m-4f1c⟧ stores.")
    assert [Kind.MISSING] == [finding.kind for finding in compare(source, "It has many stores.")]


def test_one_language_is_not_compared() -> None:
    """Two texts of one language give no finding."""
    assert () == compare("共有3家门店", "共有5家门店")


def test_traditional_chinese_both_ways() -> None:
    """Traditional signs are read like simplified ones."""
    assert () == compare("營收年增兩成五，達三億五千萬元", "Revenue rose 25 percent to NT$350 million")
    assert compare("Revenue was NT$350 million", "營收為三千五百萬元")


TEXT = st.text(
    "0123456789.,%$-:/ 一二三十百千万亿两半成倍分之年月日点多近约超元人次第上下abcehillmnorst万名个", max_size=80
)


@given(TEXT, TEXT)
def test_any_text_can_be_compared(source: str, target: str) -> None:
    """Whatever the texts are, there is an answer, and each place is a place of its text."""
    for finding in compare(source, target, ("zh-Hans", "en")):
        for place, text in ((finding.source, source), (finding.target, target)):
            assert place is None or text[place.start : place.end] == place.text
