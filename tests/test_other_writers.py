"""Articles in files that pandoc, LibreOffice and Chromium wrote state the same facts as the text does."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

import publisher
from tests import writers
from tests.conftest import ROOT, SEED

NeedsProgram = Callable[[str], str]
ENGLISH = ROOT / "tests" / "quality" / "articles" / "en-software.txt"
TABLES = ROOT / "tests" / "cases" / "results-with-tables.md"
PLACES = {"docx": "paragraph", "html": "paragraph", "md": "line", "pdf": "page"}


@pytest.mark.parametrize("writer", writers.WRITERS)
def test_the_seed_states_the_same_facts_in_every_format(
    writer: str, tmp_path: Path, needs_program: NeedsProgram
) -> None:
    """19 metrics and 7 milestones, with the same values, labels, subjects and dates; and when and where it appeared."""
    _need(writer, needs_program)
    stated, article = publisher.read(SEED), publisher.read(writers.convert(SEED, tmp_path, writer))

    assert (19, 7) == tuple(map(len, (publisher.extract(article).metrics, publisher.extract(article).milestones)))
    assert writers.facts(stated) == writers.facts(article)
    assert [stated.publication, stated.page, stated.published, stated.credit] == [
        article.publication,
        article.page,
        article.published,
        article.credit,
    ]


@pytest.mark.parametrize("writer", writers.WRITERS)
def test_an_english_article_states_the_same_facts_in_every_format(
    writer: str, tmp_path: Path, needs_program: NeedsProgram
) -> None:
    """Lists, wrapped lines and hyphens at the ends of lines change nothing."""
    _need(writer, needs_program)
    article = publisher.read(writers.convert(ENGLISH, tmp_path, writer))

    assert writers.facts(publisher.read(ENGLISH)) == writers.facts(article)


@pytest.mark.parametrize("writer", writers.WRITERS)
def test_tables_state_the_same_facts_in_every_format(writer: str, tmp_path: Path, needs_program: NeedsProgram) -> None:
    """Cells are found again where a page only draws words, a label of several lines among them."""
    _need(writer, needs_program)
    article = publisher.read(writers.convert(TABLES, tmp_path, writer))

    assert writers.facts(publisher.read(TABLES)) == writers.facts(article)
    assert 8 == sum(where.kind == "cell" and where.row != 1 and where.column != 1 for where in article.locators)


@pytest.mark.parametrize("writer", ["pandoc.docx", "pandoc.html", "pandoc.md", "chromium.pdf"])
def test_every_fact_knows_its_place_in_the_file(writer: str, tmp_path: Path, needs_program: NeedsProgram) -> None:
    """Each fact of a file begins in a paragraph, line or page of it; the places stand in reading order."""
    _need(writer, needs_program)
    content = publisher.compose(publisher.read(writers.convert(SEED, tmp_path, writer)))
    places = [content.source.locator(fact.span) for fact in (*content.metrics, *content.milestones)]
    spans = [where.span for where in content.source.locators]

    assert {PLACES[writer.partition(".")[2]]} == {where.kind for where in places if where}
    assert all(places)
    assert sorted(spans) == spans
    assert all(a.end <= b.start for a, b in pairwise(spans))


def _need(writer: str, needs_program: NeedsProgram) -> None:
    program = writer.partition(".")[0]
    needs_program("pandoc")
    needs_program(writers.PROGRAMS[program])
