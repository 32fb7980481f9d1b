"""Names and terms, both ways."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.errors import TranslationError
from publisher.model import Language, Segment, State
from publisher.translators.glossary import GlossaryTranslator, read

SEED = Path(__file__).parents[3] / "seeds" / "glossary.toml"

TERMS = read(
    """
    [[term]]
    zh = "微业贷"
    hant = "微業貸"
    en = "Weiyedai"
    kind = "product"

    [[term]]
    zh = "营业收入"
    en = "revenue"

    [[term]]
    zh = "营收"
    en = "revenue"
    """,
    "glossary.toml",
)


def said(source: str, languages: tuple[Language, Language]) -> str | None:
    translated = GlossaryTranslator(TERMS, languages).translate(Segment.of(source))
    return translated.target if translated else None


@pytest.mark.parametrize(
    ("source", "languages", "expected"),
    [
        ("微业贷", ("zh-Hans", "en"), "Weiyedai"),
        ("微業貸", ("zh-Hant", "en"), "Weiyedai"),
        ("Weiyedai", ("en", "zh-Hans"), "微业贷"),
        ("Weiyedai", ("en", "zh-Hant"), "微業貸"),
        ("Revenue", ("en", "zh-Hans"), "营业收入"),
        ("revenue", ("en", "zh-Hant"), None),
        ("微业贷客户", ("zh-Hans", "en"), None),
        ("Weiyedai", ("zh-Hans", "en"), None),
    ],
)
def test_a_term_is_said_in_the_other_language(source, languages, expected):
    """The whole text must be the term; a form that the glossary lacks is not guessed."""
    assert expected == said(source, languages)


def test_the_segment_says_where_its_target_comes_from():
    """A glossary is neither a person nor a machine."""
    translated = GlossaryTranslator(TERMS, ("zh-Hans", "en")).translate(Segment.of("微业贷"))

    assert translated is not None
    assert (translated.origin, translated.state) == ("glossary", State.TRANSLATED)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[term]", "glossary.toml: "),
        ("terms = []", "unknown key 'terms'"),
        ('term = "微业贷"', "`term` is not a list"),
        ("term = [1]", "term 1 is not a table"),
        ('[[term]]\nzh = "甲"', "term 1 (甲): en is missing"),
        ('[[term]]\nzh = "甲"\nen = ""', "term 1 (甲): en is not a text"),
        ('[[term]]\nzh = "甲"\nen = 1', "term 1 (甲): en is not a text"),
        ('[[term]]\nzh = "甲"\nen = "A"\nde = "B"', "term 1 (甲): unknown key 'de'"),
        ('[[term]]\nzh = "甲"\nen = "A"\nkind = "x"', "term 1 (甲): kind 'x' is unknown"),
        ('[[term]]\nzh = "甲"\nen = "A"\n[[term]]\nzh = "甲"\nen = "B"', "甲 stands twice, as 'A' and 'B'"),
    ],
)
def test_a_broken_glossary_is_one_error(text, says):
    """It names the file, the term and the way out."""
    with pytest.raises(TranslationError) as caught:
        read(text, "glossary.toml")

    assert says in caught.value.message
    assert caught.value.message.startswith("glossary.toml: ")
    assert caught.value.hint


def test_our_glossary_loads():
    """The file that comes with the seeds is valid, and gives every term in all three forms."""
    terms = read(SEED.read_text(encoding="utf-8"), SEED.name)

    assert len(terms) > 100
    assert all(term.hant for term in terms)
