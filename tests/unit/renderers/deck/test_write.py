from __future__ import annotations

import datetime as dt
import io
import posixpath
import re
import zipfile
from collections.abc import Callable

import pytest
from lxml import etree
from pptx import Presentation

from publisher.errors import RenderError
from publisher.model import Content, Theme
from publisher.renderers.deck import DeckRenderer
from publisher.renderers.deck.scheme import TABLE_STYLE
from tests import dumps

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


@pytest.fixture(scope="module")
def content(build: Callable[..., Content], charted: Callable[[Content], Content]) -> Content:
    return charted(build(8, ("2014-12-16", "2017", "2019-07")))


@pytest.fixture(scope="module", params=["plain", "loud"])
def theme(request: pytest.FixtureRequest) -> Theme:
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module", params=["zh-Hans", "en"])
def data(request: pytest.FixtureRequest, content: Content, theme: Theme) -> bytes:
    return DeckRenderer(language=request.param).render(content, theme).data


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def trees(data: bytes, start: str) -> dict[str, etree._Element]:
    found = parts(data)
    return {name: etree.fromstring(found[name]) for name in found if re.fullmatch(rf"{start}\d+\.xml", name)}


def test_the_same_content_gives_the_same_bytes(content, plain):
    """Two decks of one content are equal, byte for byte."""
    assert DeckRenderer().render(content, plain).data == DeckRenderer().render(content, plain).data


def test_a_language_that_the_content_lacks_is_refused(content, plain):
    """A deck in a third language is an error, not a deck in the wrong one."""
    with pytest.raises(RenderError, match="no deck in zh-Hant"):
        DeckRenderer(language="zh-Hant").render(content, plain)


def test_the_deck_opens_with_charts_tables_and_notes(data):
    """python-pptx reads back a native chart, a native table, and notes on every slide."""
    slides = list(Presentation(io.BytesIO(data)).slides)

    shapes = [shape for slide in slides for shape in slide.shapes]
    assert 1 == sum(shape.has_chart for shape in shapes)
    assert 1 == sum(shape.has_table for shape in shapes)
    assert all(slide.notes_slide.notes_text_frame.text for slide in slides)
    assert not any("{%" in shape.name for shape in shapes)


def test_every_fact_can_be_read_in_the_deck(content, plain):
    """The dump of a deck shows each quantity and each event in the article's words."""
    text = dumps.deck(DeckRenderer().render(content, plain).data)

    assert [] == [metric.quote for metric in content.metrics if metric.quote not in text]
    assert [] == [milestone.event.source for milestone in content.milestones if milestone.event.source not in text]


def test_no_relation_leads_nowhere(data):
    """Every relation has its part, every part its content type, every id of a relation is used once."""
    found = parts(data)
    types = etree.fromstring(found["[Content_Types].xml"])
    named = {e.get("PartName", "").lstrip("/") for e in types} | {e.get("Extension") for e in types}

    for name in found:
        assert name in named or name.rsplit(".", 1)[-1] in named
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        ids = []
        for relation in etree.fromstring(found[name]):
            ids.append(relation.get("Id"))
            if relation.get("TargetMode") != "External":
                target = relation.get("Target")
                path = (
                    target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                )
                assert path in found
        assert len(ids) == len(set(ids))


def test_ids_are_unique_and_in_range(data):
    """Shapes of a slide, slides, layouts and axes have ids that PowerPoint accepts."""
    for tree in (
        t for start in ("ppt/slides/slide", "ppt/slideLayouts/slideLayout") for t in trees(data, start).values()
    ):
        ids = [e.get("id") for e in tree.iter(f"{P}cNvPr")]
        assert len(ids) == len(set(ids))
    for tree in trees(data, "ppt/charts/chart").values():
        axes = [int(e.get("val")) for e in tree.iter("{*}axId", "{*}crossAx")]
        assert min(axes) > 0
        assert 2 == len(set(axes))


def test_what_means_something_has_alternative_text(data):
    """Charts, tables and text shapes are described; lines, rings and edges are marked as decoration."""
    for tree in trees(data, "ppt/slides/slide").values():
        for shape in tree.iter(f"{P}graphicFrame", f"{P}sp"):
            properties = next(shape.iter(f"{P}cNvPr"))
            is_placeholder = shape.tag.endswith("sp") and next(shape.iter(f"{P}ph"), None) is not None
            assert is_placeholder or properties.get("descr") or next(shape.iter("{*}decorative"), None) is not None


def test_placeholders_are_filled_and_runs_have_a_language(data):
    """No empty placeholder stays, and Chinese is tagged as Chinese in every deck."""
    for start in ("ppt/slides/slide", "ppt/notesSlides/notesSlide"):
        for tree in trees(data, start).values():
            for run in tree.iter(f"{A}r"):
                tag = run.find(f"{A}rPr").get("lang")
                is_chinese = re.search(r"[\u4e00-\u9fff]", run.findtext(f"{A}t"))
                assert tag.startswith("zh" if is_chinese else ("zh", "en"))
    for slide in Presentation(io.BytesIO(data)).slides:
        assert all(p.text_frame.text for p in slide.placeholders if p.has_text_frame)


def test_sections_numbers_and_sizes(data):
    """Every slide is in one named section; all but the cover have a number."""
    presentation = etree.fromstring(parts(data)["ppt/presentation.xml"])
    sections = list(presentation.iter("{*}section"))
    listed = [e.get("id") for section in sections for e in section.iter("{*}sldId")]

    assert [e.get("id") for e in presentation.iter(f"{P}sldId")] == listed
    assert len(sections) == len({section.get("name") for section in sections})
    numbers = [sum(1 for _ in tree.iter(f"{A}fld")) for tree in trees(data, "ppt/slides/slide").values()]
    assert len(numbers) - 1 == sum(numbers)


def test_the_theme_decides_how_it_looks(content, plain, loud):
    """Another theme gives other colours, fonts, sizes and margins, its mark, and nothing else."""
    first, second = (DeckRenderer().render(content, theme).data for theme in (plain, loud))

    theme = parts(second)["ppt/theme/theme1.xml"].decode()
    assert "5A1846" in theme
    assert "SimHei" in theme
    assert "0F3557" not in theme
    assert not re.search(rb"srgbClr", b"".join(parts(second)[n] for n in parts(second) if "slides/" in n))
    master = parts(second)["ppt/slideMasters/slideMaster1.xml"].decode()
    assert "草稿" in master
    assert 'sz="3200"' in master
    assert "某研究所" in dumps.deck(second)
    words = [re.sub(r"\s", "", dumps.deck(data)) for data in (first, second)]
    assert [metric.quote in words[1] for metric in content.metrics] == [True] * len(content.metrics)


def test_properties_come_from_the_article(content, plain):
    """Title and dates are the article's; the count of slides is right; no clock is read."""
    data = DeckRenderer().render(content, plain).data
    presentation = Presentation(io.BytesIO(data))
    properties = presentation.core_properties

    assert "一家公司的十年" == properties.title
    assert dt.datetime(2024, 12, 16) == properties.created.replace(tzinfo=None)
    assert f"<Slides>{len(presentation.slides)}</Slides>".encode() in parts(data)["docProps/app.xml"]
    assert {(1980, 1, 1)} == {i.date_time[:3] for i in zipfile.ZipFile(io.BytesIO(data)).infolist()}


def test_a_chart_carries_its_workbook_with_the_evidence(content, plain):
    """The embedded workbook holds the values in their unit, and the sentence that states each."""
    found = parts(DeckRenderer().render(content, plain).data)
    (name,) = (name for name in found if name.endswith(".xlsx"))
    sheets = parts(found[name])

    assert "<v>20.0</v>" in sheets["xl/worksheets/sheet1.xml"].decode()
    assert content.metrics[0].sentence.text in sheets["xl/worksheets/sheet2.xml"].decode()
    assert {(1980, 1, 1)} == {i.date_time[:3] for i in zipfile.ZipFile(io.BytesIO(found[name])).infolist()}


def test_tables_use_the_themes_own_style(content, plain):
    """A table names the style that the deck brings, and has a heading row."""
    data = DeckRenderer().render(content, plain).data
    slides = b"".join(etree.tostring(tree) for tree in trees(data, "ppt/slides/slide").values()).decode()

    assert f"<a:tableStyleId>{TABLE_STYLE}</a:tableStyleId>" in slides
    assert 'firstRow="1"' in slides
    assert TABLE_STYLE in parts(data)["ppt/tableStyles.xml"].decode()
