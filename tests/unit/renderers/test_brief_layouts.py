"""The brief in each layout: the languages it should have, all figures, the same bytes twice."""

from __future__ import annotations

import io
import re
from typing import get_args

import pytest
from pypdf import PdfReader

import publisher
from publisher.model import Content
from publisher.renderers.pdf.frame import Arrangement

LAYOUTS = get_args(Arrangement)


def words(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_figure_is_there(seed: Content, layout: str) -> None:
    """All metrics stand in the brief, in each of its languages."""
    brief = publisher.render(seed, "pdf", layout=layout)
    text = plain(words(brief.data))

    if layout != "en":
        assert all(plain(metric.quote) in text for metric in seed.metrics)
    if layout != "zh":
        assert "morethanRMB1.6trillion" in text
    assert brief.data == publisher.render(seed, "pdf", layout=layout).data


@pytest.mark.parametrize(
    ("layout", "language", "foreign"), [("zh", "zh-Hans", "cumulative credit"), ("en", "en", "累计")]
)
def test_one_language_alone_has_no_word_of_the_other(seed: Content, layout: str, language: str, foreign: str) -> None:
    """Title, text, labels and tables are in one language, and the file says which."""
    data = publisher.render(seed, "pdf", layout=layout).data

    assert foreign not in words(data)
    assert PdfReader(io.BytesIO(data)).trailer["/Root"]["/Lang"] == language


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_article_without_translation_works_in_every_layout(layout: str) -> None:
    """What is missing is marked; nothing breaks."""
    from tests.quality.labelled import ARTICLES

    for name in ("en-history", "hant-results"):
        content = publisher.load(ARTICLES / f"{name}.txt")
        assert publisher.render(content, "pdf", layout=layout).data.startswith(b"%PDF")
