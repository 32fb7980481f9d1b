"""The page and the evidence: every fact is one click from its sentence, nothing is loaded, nobody's text is markup."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from lxml import html

import publisher
from publisher.handout.marked import paragraphs, pieces
from publisher.handout.words import words
from publisher.model import Artifact, Content, Span
from publisher.readers.text import TextReader

HOSTILE = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</title><svg onload=alert(1)>",
    "javascript:alert(1)", "{{ 7 * 7 }}", "&copy=1", "<!--", "]]>", "\u202egpj.exe", "<a href='//evil.example'>x</a>",
)  # fmt: skip


def handed(content: Content) -> dict[str, Artifact]:
    return publisher.hand_out(content, {"deck.pptx": Artifact(data=b"deck", suffix=".pptx")})


@pytest.fixture(scope="module")
def pages(seed: Content) -> dict[str, Artifact]:
    """Return what goes with the seed's files."""
    return handed(seed)


def test_every_fact_has_its_row_its_sentence_and_its_place_in_the_source(seed: Content, pages) -> None:
    """Row and source point at each other, and the words marked are the fact's own."""
    page = html.fromstring(pages["evidence.html"].data)

    for fact in (*seed.metrics, *seed.milestones):
        row = page.get_element_by_id(fact.id)
        place = page.get_element_by_id(f"s-{fact.id}")
        assert place.text_content() == fact.quote
        assert place.xpath("./a/@href") == [f"#{fact.id}"]
        assert fact.sentence.text in row.text_content()
        assert row.xpath(f".//mark/a[@href='#s-{fact.id}']")[0].text_content() == fact.quote


def test_the_source_text_is_all_there(seed: Content) -> None:
    """Marking loses nothing."""
    shown = "\n".join("".join(piece.text for piece in line) for line in paragraphs(seed))

    assert shown == "\n".join(line for line in seed.source.text.split("\n") if line.strip())


def test_of_two_places_that_overlap_the_first_is_marked() -> None:
    """Words stand once, whatever is said of them."""
    found = pieces("abcdef", 10, [(Span(12, 15), "b"), (Span(11, 13), "a")])

    assert [(piece.text, piece.fact) for piece in found] == [("a", None), ("bc", "a"), ("def", None)]


def test_links_lead_somewhere(pages) -> None:
    """Links go to places of the same page, to the files beside it, or to the evidence of a fact."""
    evidence = html.fromstring(pages["evidence.html"].data)
    page = html.fromstring(pages["index.html"].data)
    ids = set(evidence.xpath("//@id"))

    for link in page.xpath("//a/@href"):
        file, _, place = link.partition("#")
        assert file in ("", "deck.pptx", "evidence.html", "manifest.json")
        assert not place or place in (ids if file else set(page.xpath("//@id")))
    assert all(link[1:] in ids for link in evidence.xpath("//a/@href") if link.startswith("#"))


def test_nothing_is_loaded_and_nothing_runs(pages) -> None:
    """No script, no image, no address but the names of XML; the policy allows our style sheet alone."""
    for name in ("index.html", "evidence.html"):
        text = pages[name].data.decode()
        page = html.fromstring(text)
        (style,) = page.xpath("//style/text()")
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
        assert policy.startswith("default-src 'none';")
        assert not page.xpath("//script | //img | //iframe | //link | //@src | //@style")
        assert set(re.findall(r"https?://[^\s\"'<]+", text)) <= {"http://www.w3.org/2000/svg"}


@pytest.mark.parametrize("words_of_others", HOSTILE)
def test_nobody_s_text_is_markup(words_of_others: str) -> None:
    """Titles and sentences come out as they went in."""
    told = f"2003年5月，海联{words_of_others}在宁波成立。海联{words_of_others}员工超5000人。"
    text = f"{words_of_others} 海联二十周年\n\n{told}\n"
    content = publisher.compose(TextReader().read(text.encode(), f"{words_of_others[:9]}.txt".replace("/", "_")))

    for name, artifact in handed(content).items():
        if name.endswith(".html"):
            page = html.fromstring(artifact.data)
            assert not page.xpath("//script | //img | //@onerror | //@onload")
            assert words_of_others.split("\n")[0] in page.text_content()


def test_the_checksums_are_those_of_the_files(seed: Content, pages) -> None:
    """`sha256sum -c` agrees, and the page shows the same."""
    listed = dict(line.split("  ")[::-1] for line in pages["SHA256SUMS"].data.decode().splitlines())

    assert set(listed) == {"deck.pptx", "evidence.html", "index.html", "manifest.json"}
    assert listed["index.html"] == hashlib.sha256(pages["index.html"].data).hexdigest()
    assert hashlib.sha256(b"deck").hexdigest() in pages["index.html"].data.decode()
    assert len(pages["index.html"].data) < 1_000_000
    assert pages == handed(seed)


def test_traditional_pages_have_traditional_words() -> None:
    """No fixed word keeps a simplified sign that traditional Chinese writes otherwise."""
    simplified = set("发页报验码关键数标览据来对实认动变夹简双内载预")

    assert not simplified & set("".join(words("zh-Hant").values()))


def test_an_article_without_translation_has_its_facts_in_both_languages(seed: Content) -> None:
    """Quantities and dates are said by rule; the title stands once."""
    bare = replace(seed, source=replace(seed.source, title=replace(seed.source.title, target=None)))
    page = html.fromstring(handed(bare)["index.html"].data)

    assert "more than RMB 1.6 trillion" in page.text_content()
    assert not page.xpath("//p[@class='other']")
