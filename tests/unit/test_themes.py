"""The themes that come with us are complete and legible; others are checked when they are loaded."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import publisher
from publisher import themes
from publisher.errors import ThemeError
from publisher.model import Content
from tests.conftest import ROOT
from tests.quality.labelled import ARTICLES


@pytest.mark.parametrize("name", themes.available())
def test_shipped_themes_pass_the_checks_of_others(tmp_path: Path, name: str) -> None:
    """A copy of a shipped theme, which is checked, is the same theme."""
    shutil.copytree(ROOT / "themes" / name, tmp_path / name)

    assert themes.load(str(tmp_path / name)) == themes.load(name)


def test_a_theme_that_is_hard_to_read_is_refused(tmp_path: Path) -> None:
    """Grey text on white names both colours."""
    shutil.copytree(ROOT / "themes" / "plain", tmp_path / "pale")
    file = tmp_path / "pale" / "theme.toml"
    file.write_text(file.read_text("utf-8").replace('muted = "#5B6673"', 'muted = "#9AA5B1"'), "utf-8")

    with pytest.raises(ThemeError, match=r"color\.muted on color\.paper has a contrast of 2\.5"):
        themes.load(str(tmp_path / "pale"))


@pytest.mark.parametrize("theme", themes.available())
@pytest.mark.parametrize("article", sorted(path.stem for path in ARTICLES.glob("*.txt")))
def test_every_article_in_every_theme(theme: str, article: str) -> None:
    """Decks of all labelled articles: 6 to 20 slides, no number that the article does not state."""
    import io

    from pptx import Presentation

    content: Content = publisher.load(ARTICLES / f"{article}.txt")
    deck = publisher.render(content, "deck", theme=theme)

    assert not publisher.check(deck, content).diagnostics
    assert 6 <= len(Presentation(io.BytesIO(deck.data)).slides) <= 20
