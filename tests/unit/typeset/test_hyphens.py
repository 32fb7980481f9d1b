"""Hyphens: ours stand where pyphen, reading the same patterns, would put them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyphen import Pyphen

from publisher.typeset.hyphens import AFTER, BEFORE, positions

PYPHEN = Pyphen(lang="en_US", left=BEFORE, right=AFTER)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("hyphenation", "hy-phen-ation"),
        ("development", "de-vel-op-ment"),
        ("internationalisation", "in-ter-na-tion-al-i-sa-tion"),
        ("Manufacturing", "Man-u-fac-tur-ing"),
        ("through", "through"),
        ("", ""),
        ("a", "a"),
    ],
)
def test_a_word_is_cut_between_its_syllables(word: str, expected: str) -> None:
    """At least two letters stand before a hyphen and three after it."""
    ends = [0, *positions(word), len(word)]

    assert expected == "-".join(word[a:b] for a, b in itertools.pairwise(ends))


@given(st.text(st.characters(codec="ascii", categories=["L"]), max_size=24))
def test_any_word_is_cut_as_pyphen_cuts_it(word: str) -> None:
    """Every pattern of the dictionary means the same to both."""
    assert [int(place) for place in PYPHEN.positions(word)] == positions(word)
