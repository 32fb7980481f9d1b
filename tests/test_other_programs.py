"""What other people's programs make of our files. Skipped, by name, where a program is not installed."""

from __future__ import annotations

import statistics
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from pypdf import PdfReader

import publisher
from publisher import composer, themes
from publisher.model import Content
from publisher.renderers.deck import DeckRenderer

NeedsProgram = Callable[[str], str]
WIDE, HIGH = 640, 360
"""Size of the pictures that are compared, in pixels."""


def test_libreoffice_shows_every_slide(seed: Content, tmp_path: Path, needs_program: NeedsProgram) -> None:
    """LibreOffice opens the decks of both languages and draws a page for each slide, none of them empty."""
    office = needs_program("soffice")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    decks = [publisher.render(seed, "deck", language=tag).save(tmp_path / f"{tag}.pptx") for tag in seed.languages]
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, decks)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)

    for deck in decks:
        pages = PdfReader(deck.with_suffix(".pdf")).pages
        assert _slides(deck) == len(pages)
        assert all(page.extract_text().strip() for page in pages)


def _slides(deck: Path) -> int:
    from pptx import Presentation

    return len(Presentation(str(deck)).slides)


@pytest.mark.parametrize("theme", themes.available())
def test_our_pictures_of_slides_look_like_those_of_libreoffice(
    seed: Content, tmp_path: Path, needs_program: NeedsProgram, theme: str
) -> None:
    """Seen from afar, a slide of the hand-out page is light and dark where theirs is, and unlike its neighbour.

    Charts differ most: ours are drawn without a grid.
    """
    shown, ours = _by_libreoffice(seed, theme, tmp_path, needs_program), _by_us(seed, theme, tmp_path, needs_program)
    unlike = [_difference(one, other) for one, other in zip(ours, shown, strict=True)]
    shifted = [_difference(one, other) for one, other in zip(ours, shown[1:], strict=False)]

    assert max(unlike) < 16
    assert statistics.median(unlike) < 6
    assert statistics.median(shifted) > 12


def _by_libreoffice(seed: Content, theme: str, folder: Path, needs_program: NeedsProgram) -> list[Image.Image]:
    office, poppler = needs_program("soffice"), needs_program("pdftoppm")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    deck = publisher.render(seed, "deck", theme=theme).save(folder / "deck.pptx")
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(deck)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    size = ["-scale-to-x", str(WIDE), "-scale-to-y", str(HIGH)]
    subprocess.run([poppler, "-png", *size, str(folder / "deck.pdf"), str(folder / "slide")], check=True, timeout=300)
    return [Image.open(file) for file in sorted(folder.glob("slide-*.png"))]


def _by_us(seed: Content, theme: str, folder: Path, needs_program: NeedsProgram) -> list[Image.Image]:
    browser = needs_program("chromium")
    pictures = DeckRenderer().previews(composer.settle(seed), themes.load(theme))
    style = f"body {{ margin: 0 }} svg {{ display: block; width: {WIDE}px; height: {HIGH}px }}"
    page, shot = folder / "page.html", folder / "shot.png"
    page.write_text(f'<meta charset="utf-8"><style>{style}</style>{"".join(pictures)}', "utf-8")
    size = f"--window-size={WIDE},{HIGH * len(pictures)}"
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", size]
    subprocess.run([*command, f"--screenshot={shot}", page.as_uri()], check=True, capture_output=True, timeout=300)
    with Image.open(shot) as opened:
        return [opened.crop((0, HIGH * i, WIDE, HIGH * (i + 1))) for i in range(len(pictures))]


def _difference(one: Image.Image, other: Image.Image) -> float:
    """Return how much two pictures differ, 0 to 255, each seen as 48 times 27 grey squares."""
    small = [picture.convert("L").resize((48, 27), Image.Resampling.BOX) for picture in (one, other)]
    return ImageStat.Stat(ImageChops.difference(*small)).mean[0]


def test_poppler_finds_all_fonts_embedded(seed: Content, tmp_path: Path, needs_program: NeedsProgram) -> None:
    """Every font of the brief is embedded, a subset, and maps back to Unicode."""
    pdffonts = needs_program("pdffonts")
    brief = publisher.render(seed, "pdf").save(tmp_path / "brief.pdf")
    listed = subprocess.run([pdffonts, str(brief)], check=True, capture_output=True, text=True).stdout.splitlines()[2:]

    assert listed
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in listed)


def test_poppler_reads_the_text_of_the_brief(seed: Content, tmp_path: Path, needs_program: NeedsProgram) -> None:
    """The text layer holds both titles and the exact words of the first sentence."""
    pdftotext = needs_program("pdftotext")
    brief = publisher.render(seed, "pdf").save(tmp_path / "brief.pdf")
    text = subprocess.run([pdftotext, "-raw", str(brief), "-"], check=True, capture_output=True, text=True).stdout
    plain = "".join(text.split())

    for words in (seed.source.title.source, seed.source.title.target or "", seed.metrics[0].quote):
        assert "".join(words.split()) in plain
