"""What other people's programs make of our files. Skipped, by name, where a program is not installed."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from pypdf import PdfReader

import publisher
from publisher.model import Content

NeedsProgram = Callable[[str], str]


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
