"""The themes that come with us are complete and legible; others are checked when they are loaded."""

from __future__ import annotations

import io
import shutil
import struct
import zlib
from pathlib import Path

import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE

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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{% block a %}x{% block b %}y{% endblock %}{% endblock %}", "block 'b' stands in another block"),
        ("{# {% block old %}x{% endblock %} #}", "block 'old' stands in another block or in a comment"),
        ("{% block a %}{{ open {% endblock %}", "line|expected|unexpected"),
    ],
)
def test_a_template_is_a_list_of_blocks(tmp_path: Path, text: str, said: str) -> None:
    """Blocks stand side by side, for each is a phrase of its own."""
    shutil.copytree(ROOT / "themes" / "plain", tmp_path / "odd")
    for name in ("deck.zh.j2", "deck.en.j2"):
        file = tmp_path / "odd" / "templates" / name
        file.write_text(f"{file.read_text('utf-8')}\n{text}\n", "utf-8")

    with pytest.raises(ThemeError, match=said):
        themes.load(str(tmp_path / "odd"))


@pytest.mark.parametrize("theme", themes.available())
@pytest.mark.parametrize("article", sorted(path.stem for path in ARTICLES.glob("*.txt")))
def test_every_article_in_every_theme(theme: str, article: str) -> None:
    """Decks of all labelled articles: 6 to 20 slides, no number that the article does not state."""
    from pptx import Presentation

    content: Content = publisher.load(ARTICLES / f"{article}.txt")
    deck = publisher.render(content, "deck", theme=theme)

    assert not publisher.check(deck, content).diagnostics
    assert 6 <= len(Presentation(io.BytesIO(deck.data)).slides) <= 20


def _png(width: int, height: int) -> bytes:
    """Return a plain picture."""
    data = zlib.compress(b"".join(b"\0" + b"\x20\x60\xa0\xff" * width for _ in range(height)))
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", data), (b"IEND", b""))
    chunks = (struct.pack(">I", len(b)) + k + b + struct.pack(">I", zlib.crc32(k + b)) for k, b in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _with_logo(folder: Path, data: bytes | None) -> str:
    shutil.copytree(ROOT / "themes" / "plain", folder / "house")
    file = folder / "house" / "theme.toml"
    file.write_text(file.read_text("utf-8").replace("[brand]", '[brand]\nlogo = "logo.png"'), "utf-8")
    if data is not None:
        (folder / "house" / "logo.png").write_bytes(data)
    return str(folder / "house")


def test_a_logo_stands_on_every_layout_and_on_the_first_page(tmp_path: Path, seed: Content) -> None:
    """It keeps its shape, and the files stay the same bytes for the same input."""
    from pptx import Presentation

    theme = themes.load(_with_logo(tmp_path, _png(300, 100)))
    deck, brief = publisher.render(seed, "deck", theme=theme), publisher.render(seed, "pdf", theme=theme)

    for layout in Presentation(io.BytesIO(deck.data)).slide_layouts:
        (picture,) = (shape for shape in layout.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE)
        assert picture.width == pytest.approx(3 * picture.height, abs=3)
    assert b"/Subtype /Image" in brief.data
    assert deck.data == publisher.render(seed, "deck", theme=theme).data


@pytest.mark.parametrize("data", [None, b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", bytes(2_000_000)])
def test_what_is_no_logo_is_refused(tmp_path: Path, data: bytes | None) -> None:
    """Missing, empty, of another kind, cut short, too large: the file is named."""
    with pytest.raises(ThemeError, match=r"logo\.png"):
        themes.load(_with_logo(tmp_path, data))
