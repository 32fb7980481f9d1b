"""What a plan says and what is read back from the finished file are the same, word for word and place by place."""

from __future__ import annotations

import pytest

import publisher
from publisher import checks, composer, themes
from publisher.model import Content, Passage, Reading
from publisher.renderers.deck import DeckRenderer
from publisher.renderers.pdf import PdfRenderer
from publisher.renderers.pdf.frame import Arrangement
from tests.conftest import ROOT

ARTICLES = ROOT / "tests" / "quality" / "articles"


def told(reading: Reading) -> dict[tuple[str, str], tuple[tuple[str, ...], str]]:
    """Return every passage by its place, but those of the layouts, which a plan names once for all slides."""
    pages = [page for page in reading.pages if page.key != "layouts"]
    return {(page.key, p.key): (p.lines, p.kind) for page in pages for p in page.passages}


@pytest.fixture(scope="module", params=["zh-results", "en-results", "hant-history"])
def article(request: pytest.FixtureRequest) -> Content:
    return composer.settle(publisher.load(ARTICLES / f"{request.param}.txt"))


@pytest.mark.parametrize("theme", themes.available())
def test_a_deck_says_what_its_plan_says(seed: Content, article: Content, theme: str) -> None:
    """Texts, notes, descriptions, tables, charts, workbooks and properties, and how the file was made."""
    look = themes.load(theme)
    for content in (composer.settle(seed), article):
        for language in content.languages:
            renderer = DeckRenderer(language=language)
            planned = renderer.says(content, look)

            found = checks.read(renderer.render(content, look).data, ".pptx", "deck")

            assert told(planned) == told(found)
            assert planned.make == found.make


@pytest.mark.parametrize("layout", ["facing", "stacked", "halves", "zh", "en"])
def test_a_brief_says_what_its_plan_says(article: Content, layout: Arrangement) -> None:
    """Elements of the structure tree in their order, margins, outline and metadata, and how the file was made."""
    look = themes.load("ledger")
    renderer = PdfRenderer(layout=layout, paper="Letter")
    planned = renderer.says(article, look)

    found = checks.read(renderer.render(article, look).data, ".pdf", "brief")

    assert told(planned) == told(found)
    assert planned.make == found.make


def test_a_deck_in_a_house_s_template_says_what_its_plan_says(seed: Content, tmp_path) -> None:
    """The finished file is its own template: it leaves the same room."""
    from pptx import Presentation

    template = tmp_path / "house.pptx"
    Presentation().save(str(template))
    made = publisher.render(seed, "deck", template=str(template), mark="Draft 3").save(tmp_path / "deck.pptx")

    (proof,) = publisher.verify(made)

    assert () == proof.findings
    assert () == proof.remarks


def test_a_chart_is_read_with_its_workbook(seed: Content) -> None:
    """Each point stands with its category, value and label, in the chart and in the workbook inside it."""
    reading = checks.read(publisher.render(seed, "deck").data, ".pptx", "deck")
    rows: list[Passage] = [p for page in reading.pages for p in page.passages if ", point " in p.key]
    cells = [p.lines for page in reading.pages for p in page.passages if ", workbook, sheet 1, row " in p.key]

    assert rows
    assert {row.lines for row in rows} <= set(cells)
