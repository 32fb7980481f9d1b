"""Decks in somebody's own template: what serves is found by structure, what cannot serve is refused with its reason."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Emu, Inches

import publisher
from publisher.errors import ThemeError
from publisher.model import Content
from publisher.renderers.deck import house

Change = Callable[[Any], None]
OFFICE_TEMPLATES = Path("/usr/lib/libreoffice/share/template/common/presnt")


def saved(path: Path, *changes: Change) -> Path:
    """Save a template made from python-pptx's own, which is PowerPoint's default of 4:3."""
    presentation = Presentation()
    for change in changes:
        change(presentation)
    presentation.save(path)
    return path


def wide(presentation: Any) -> None:
    """Make slides of 16:9, everything on them stretched."""
    ratio = Inches(13.333) / presentation.slide_width
    presentation.slide_width = Inches(13.333)
    master = presentation.slide_masters[0]
    for owner in (master, *master.slide_layouts):
        for shape in owner.placeholders:
            if shape._element.spPr.xfrm is not None:
                shape.left, shape.width = Emu(int(shape.left * ratio)), Emu(int(shape.width * ratio))


def localised(presentation: Any) -> None:
    for number, layout in enumerate(presentation.slide_layouts):
        layout._element.cSld.set("name", f"版式 {number}")


def dark(presentation: Any) -> None:
    """Swap text and background in the colour map."""
    colors = presentation.slide_masters[0]._element.find(
        "{http://schemas.openxmlformats.org/presentationml/2006/main}clrMap"
    )
    for name, value in (("bg1", "dk1"), ("tx1", "lt1"), ("bg2", "dk2"), ("tx2", "lt2")):
        colors.set(name, value)


def coloured(presentation: Any) -> None:
    fill = presentation.slide_masters[0].background.fill
    fill.solid()
    fill.fore_color.theme_color = 5


def drawn_on(presentation: Any) -> None:
    """Put a drawing on the master, behind the content."""
    drawing = deepcopy(presentation.slide_layouts[0].placeholders[0]._element)
    drawing.nvSpPr.nvPr.remove(drawing.nvSpPr.nvPr.ph)
    drawing.nvSpPr.cNvPr.set("id", "99")
    presentation.slide_masters[0].shapes._spTree.append(drawing)


def used(presentation: Any) -> None:
    """Leave slides behind, as templates often have."""
    for layout in list(presentation.slide_layouts)[:3]:
        slide = presentation.slides.add_slide(layout)
        slide.shapes.title.text = "An old title"
        slide.notes_slide.notes_text_frame.text = "old notes"


def without_subtitle(presentation: Any) -> None:
    placeholder = presentation.slide_layouts[0].placeholders[1]._element
    placeholder.getparent().remove(placeholder)


def zero_indices(presentation: Any) -> None:
    """Give every placeholder the index 0, as LibreOffice does."""
    for layout in presentation.slide_layouts:
        for placeholder in layout.placeholders:
            for found in placeholder._element.xpath(".//p:nvPr/p:ph[@idx]"):
                del found.attrib["idx"]


def tiny(presentation: Any) -> None:
    for owner in (presentation.slide_masters[0], *presentation.slide_layouts):
        for placeholder in owner.placeholders:
            if not placeholder._element.xpath(".//p:ph[@type='title' or @type='ctrTitle']"):
                placeholder.left, placeholder.top = Inches(1), Inches(2)
                placeholder.width, placeholder.height = Inches(6), Inches(1.8)


GOOD: dict[str, tuple[Change, ...]] = {
    "the default of 4:3": (),
    "16:9": (wide,),
    "localised layout names": (wide, localised),
    "dark": (wide, dark),
    "a coloured background": (wide, coloured),
    "drawings behind the content": (drawn_on,),
    "slides left behind": (wide, used),
    "a cover without subtitle": (without_subtitle,),
    "placeholders without index": (zero_indices,),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_template_is_filled(seed: Content, tmp_path: Path, name: str) -> None:
    """The deck has the house's layouts, no leftovers, a title on each slide, and every number of the article."""
    template = saved(tmp_path / "house.pptx", *GOOD[name])

    artifact = publisher.render(seed, "deck", template=str(template))
    deck = Presentation(io.BytesIO(artifact.data))
    titles = [slide.shapes.title.text for slide in deck.slides]
    words = " ".join(t for slide in deck.slides for t in _texts(slide))

    assert 6 <= len(titles) <= 20
    assert all(titles)
    assert len(set(titles)) == len(titles)
    assert "An old title" not in words
    assert not publisher.check(artifact, seed).diagnostics
    assert all(metric.quote.lstrip("超过多") in words.replace(" ", "") for metric in seed.metrics)
    assert artifact.data == publisher.render(seed, "deck", template=str(template)).data


@pytest.mark.parametrize("name", GOOD)
def test_colours_of_a_template_are_legible(tmp_path: Path, name: str) -> None:
    """Text has a contrast of 4.5 on the slide and on the ground of cards, by the template's own theme colours."""
    from publisher import contrast
    from publisher.renderers.deck import house_scheme, palette

    template = saved(tmp_path / "house.pptx", *GOOD[name])
    found = house.read(template)
    presentation = Presentation(str(template))
    layout = presentation.slide_masters[found.body[0]].slide_layouts[found.body[1]]
    scheme = house_scheme.scheme(layout)
    color = {token: palette.shown(scheme, shade) for token, shade in found.palette.shades.items()}

    for token in ("ink", "brand", "accent", "muted"):
        assert contrast.ratio(color[token], color["surface"]) >= contrast.LEAST, token
    if name != "a coloured background":
        assert contrast.ratio(color["ink"], color["paper"]) >= contrast.LEAST


def test_a_mark_stands_on_every_slide_but_the_cover(seed: Content, tmp_path: Path) -> None:
    """It is on our own slides by their master, and on a house's slides as a text."""
    template = saved(tmp_path / "house.pptx", wide)
    deck = Presentation(io.BytesIO(publisher.render(seed, "deck", template=str(template), mark="Draft").data))
    own = zipfile.ZipFile(io.BytesIO(publisher.render(seed, "deck", mark="Draft").data))

    assert all("Draft" in _texts(slide) for slide in list(deck.slides)[1:])
    assert b"<a:t>Draft</a:t>" in own.read("ppt/slideMasters/slideMaster1.xml")


def test_a_potx_is_a_template_too(seed: Content, tmp_path: Path) -> None:
    """A .potx differs from a .pptx by what it says it is."""
    source = saved(tmp_path / "a.pptx", wide)
    template = tmp_path / "house.potx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(template, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            new.writestr(entry.filename, data.replace(b"presentation.main+xml", b"template.main+xml"))

    assert publisher.render(seed, "deck", template=str(template)).data


REFUSED: dict[str, tuple[Callable[[Path], Path], str]] = {
    "tiny body areas": (lambda folder: saved(folder / "t.pptx", tiny), "the largest body area is 6.0"),
    "no presentation": (lambda folder: _file(folder / "t.pptx", b"no zip"), "is no presentation"),
    "a broken package": (lambda folder: _broken(folder / "t.pptx"), "no presentation that can be filled"),
    "another kind of file": (lambda folder: _file(folder / "t.docx", b""), "not a PowerPoint template"),
    "a file that is not there": (lambda folder: folder / "none.potx", "cannot read"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_template_that_cannot_serve_is_refused(seed: Content, tmp_path: Path, name: str) -> None:
    """The reason is named before anything is made."""
    make, reason = REFUSED[name]

    with pytest.raises(ThemeError, match=re.escape(reason)):
        publisher.render(seed, "deck", template=str(make(tmp_path)))


def _file(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def _broken(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
    return path


@pytest.mark.parametrize("name", ["Focus", "Candy", "Lights", "Metropolis", "Piano", "Vivid", "DNA"])
def test_templates_of_libreoffice(
    seed: Content, tmp_path: Path, needs_program: Callable[[str], str], name: str
) -> None:
    """Real templates: several masters, indices that are all 0, pictures behind everything."""
    office = needs_program("soffice")
    source = OFFICE_TEMPLATES / f"{name}.otp"
    if not source.is_file():
        pytest.skip(f"no {source}")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "potx", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)

    artifact = publisher.render(seed, "deck", template=str(tmp_path / f"{name}.potx"))

    assert _findings(artifact.save(tmp_path / "deck.pptx")) == []


@pytest.mark.parametrize("name", GOOD)
def test_powerpoint_would_open_it(seed: Content, tmp_path: Path, name: str) -> None:
    """The rules of the Open XML SDK, and what is known to make PowerPoint offer a repair."""
    template = saved(tmp_path / "house.pptx", *GOOD[name])

    assert _findings(publisher.render(seed, "deck", template=str(template)).save(tmp_path / "deck.pptx")) == []


def test_powerpoint_would_open_our_own(seed: Content, tmp_path: Path) -> None:
    """Our own decks too, in both languages."""
    for language in seed.languages:
        assert _findings(publisher.render(seed, "deck", language=language).save(tmp_path / "deck.pptx")) == []


def _findings(path: Path) -> list[str]:
    from openxml_audit import OpenXmlValidator

    return [f"{error.part_uri}: {error.description}" for error in OpenXmlValidator().validate(str(path)).errors]


def _texts(slide: Any) -> list[str]:
    found = []
    for shape in slide.shapes:
        if shape.has_text_frame:
            found.append(shape.text_frame.text)
        if getattr(shape, "has_table", False) and shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
    return found
