"""A translation is held against the glossary."""

from __future__ import annotations

from pathlib import Path

import pytest

import publisher
from publisher.exchange import TranslationUnit
from publisher.model import Segment, State
from publisher.translators import glossary, terms
from publisher.translators.glossary import Term

SEED = Path(__file__).parents[3] / "seeds" / "webank-10th-anniversary.txt"
NAME = Term(zh="海风航运", en="Sea Wind", kind="organisation", avoid=("Seawind Ltd",), also=("Sea Wind Shipping",))
LONGER = Term(zh="海风航运集团", en="Sea Wind Group", kind="organisation")
WORD = Term(zh="客户", en="customers")
STRICT = Term(zh="航线", en="routes", everywhere=True)
KEPT = Term(zh="LibreSea", en="LibreSea", hant="LibreSea", everywhere=True)
ALL = (NAME, LONGER, WORD, STRICT, KEPT)


def found(source: str, target: str, *, is_close: bool = False, to: str = "en") -> list[tuple[int, str]]:
    languages = ("zh-Hans", "en") if to == "en" else ("en", "zh-Hans")
    told = terms.violations(source, target, ALL, languages, is_close=is_close)
    return [(violation.start, violation.message) for violation in told]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("海风航运成立。", "Sea Wind was founded."),
        ("海风航运成立。", "SEA WIND’s start."),
        ("海风航运成立。", "Sea Wind Shipping was founded."),
        ("海风航运成立。", "It was founded."),
        ("海风航运成立。", "The company was founded."),
        ("海风航运集团成立。", "Sea Wind Group was founded."),
        ("服务客户。", "It serves clients."),
        ("客户", "customers"),
        ("开通航线。", "It opened routes."),
        ("使用LibreSea。", "It uses LibreSea."),
        ("成立。", "Seawind Ltd was founded."),
    ],
)
def test_what_follows_the_glossary(source, target):
    """A name in a sentence may be “it”, a common term other words; a forbidden word may stand where no term is."""
    assert [] == found(source, target)


@pytest.mark.parametrize(
    ("source", "target", "place", "says"),
    [
        ("在宁波，海风航运成立。", "Ocean Breeze was founded.", 4, "海风航运 is not rendered as “Sea Wind”"),
        ("海风航运集团成立。", "Sea Wind was founded.", 0, "海风航运集团 is not rendered as “Sea Wind Group”"),
        ("海风航运成立。", "Sea Windows opened.", 0, "海风航运 is not rendered as “Sea Wind”"),
        ("海风航运成立。", "Sea Wind (Seawind Ltd) opened.", 10, "“Seawind Ltd” is a forbidden rendering of 海风航运"),
        ("客户", "clients", 0, "客户 is not rendered as “customers”"),
        ("开通航线。", "It opened lines.", 2, "航线 is not rendered as “routes”"),
        ("使用LibreSea。", "It uses Free Sea.", 2, "libresea"),
    ],
)
def test_what_does_not(source, target, place, says):
    """Each violation has its place: in the source, or in the target for a forbidden rendering."""
    [(start, message)] = found(source, target)

    assert place == start
    assert says.casefold() in message.casefold()


def test_close_asks_for_common_terms_too():
    """In any form of their words: what a machine is held to."""
    assert [] == found("服务客户。", "It serves its customer well.", is_close=True)
    assert found("服务客户。", "It serves its clients well.", is_close=True)


def test_it_works_from_english():
    """The glossary is one list for both directions."""
    assert [] == found("Sea Wind opened routes.", "海风航运开通航线。", to="zh")
    assert [(14, "routes is not rendered as “航线”")] == found("Sea Wind runs routes.", "海风航运启航。", to="zh")


def test_the_seed_follows_its_glossary():
    """In all of its texts."""
    file = publisher.translation_file(SEED)

    assert () == publisher.diagnose(SEED, file)
    assert [] == [d for d in publisher.load(SEED).diagnostics if d.code == "glossary"]


def test_a_violation_is_a_diagnostic_of_the_content(tmp_path):
    """It names the segment and the place, and the target stays."""
    article = tmp_path / "sea.txt"
    article.write_text("海风航运\n\n海风航运在宁波成立。\n", "utf-8")
    source = "海风航运在宁波成立。"
    unit = TranslationUnit(id="t-1", source=source, target="Ocean Breeze began.", state=State.FINAL, origin="human")
    content = publisher.compose(publisher.read(article))

    done = publisher.translate(content, publisher.Translations(units=(unit,), terms=(NAME,)))

    segment = Segment.of(source).id
    assert [d.message for d in done.diagnostics if d.code == "glossary"] == [
        f"{segment}: source sign 1: 海风航运 is not rendered as “Sea Wind”"
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('keep = "x"', "keep is not a list of texts"),
        ("keep = [1]", "keep is not a list of texts"),
        ('[[term]]\nzh = "甲"\nen = "a"\navoid = "b"', "avoid is not a list of texts"),
        ('[[term]]\nzh = "甲"\nen = "a"\neverywhere = 1', "everywhere is not true or false"),
    ],
)
def test_a_wrong_glossary_is_one_error(text, says):
    """It says which term, and what form it needs."""
    with pytest.raises(publisher.PublisherError, match=says):
        glossary.read(text, "glossary.toml")


def test_what_is_kept_is_a_term():
    """It is its own rendering in every language."""
    [term] = glossary.read('keep = ["LibreSea"]', "glossary.toml")

    assert ("LibreSea",) * 3 == (term.say("zh-Hans"), term.say("zh-Hant"), term.say("en"))
