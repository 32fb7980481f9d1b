"""Fonts: which face sets a character, and what happens when none can."""

from __future__ import annotations

import pytest

from publisher.errors import RenderError
from publisher.typeset.fonts import Typeface, find_face, subset

SANS, HANS, HANT = (find_face(family) for family in ("Source Sans 3", "Kurinto Sans SC", "Kurinto Sans TC"))
CHINESE = Typeface([SANS], [HANS, HANT], is_chinese=True)
ENGLISH = Typeface([SANS], [HANS, HANT], is_chinese=False)


def test_chinese_takes_latin_from_the_latin_face() -> None:
    """Letters and digits come from the Latin face, Han and marks from the Chinese one."""
    assert [(face.name, part) for face, part in CHINESE.split("共12家，A")] == [
        ("KurintoSansSC-Rg", "共"),
        ("SourceSans3-Regular", "12"),
        ("KurintoSansSC-Rg", "家，"),
        ("SourceSans3-Regular", "A"),
    ]


def test_quotation_marks_go_with_the_language() -> None:
    """The same mark is set by the Chinese face in Chinese and by the Latin one in English."""
    assert CHINESE.split("“")[0][0] is HANS
    assert ENGLISH.split("“")[0][0] is SANS


def test_a_han_character_is_one_em_wide() -> None:
    """Widths are in em."""
    assert pytest.approx(1.0) == CHINESE.width("国")
    assert pytest.approx(2.0) == CHINESE.width("中国")


def test_a_missing_glyph_names_character_place_and_remedy() -> None:
    """The error says which sign, where it stands and what to do."""
    with pytest.raises(RenderError) as caught:
        CHINESE.width("今天下雪𓀀很冷")

    assert "𓀀" in caught.value.message
    assert "U+13000" in caught.value.message
    assert "下雪𓀀很冷" in caught.value.message
    assert "theme.toml" in (caught.value.hint or "")


def test_an_unknown_family_names_those_that_are_there() -> None:
    """The hint lists the packaged families."""
    with pytest.raises(RenderError) as caught:
        find_face("Comic Sans")

    assert "SourceSans3" in (caught.value.hint or "")


def test_bold_is_a_face_of_its_own() -> None:
    """A weight that a family lacks becomes the next bolder one it has."""
    assert find_face("Kurinto Sans SC", "semibold").name == "KurintoSansSC-Bd"
    assert find_face("Source Sans 3", "semibold").name == "SourceSans3-Semibold"


def test_latin_words_are_kerned() -> None:
    """AV is narrower than A and V."""
    assert ENGLISH.width("AV") < ENGLISH.width("A") + ENGLISH.width("V")


def test_a_subset_holds_the_glyphs_asked_for() -> None:
    """The cut-down font is small, and each glyph has a new number."""
    glyphs = [glyph.id for glyph in HANS.shape("中国")]
    data, numbers = subset(HANS, glyphs)

    assert len(data) < 20_000
    assert set(glyphs) <= set(numbers)


def test_invisible_characters_need_no_glyph() -> None:
    """A soft hyphen or a zero-width space is nothing to see."""
    assert ENGLISH.width("a\u00adb\u200b") == ENGLISH.width("ab")


def test_signs_that_the_families_lack_come_from_another_packaged_one() -> None:
    """Circled numbers and the degree sign are common in Chinese articles."""
    assert CHINESE.split("①")[0][0].name == "KurintoSans-Rg"
    assert CHINESE.width("25℃") > 1.5
