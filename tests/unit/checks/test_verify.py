"""Finished files against their source: what people may do to them, what is found out, what cannot be read."""

from __future__ import annotations

import contextlib
import copy
import io
import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Inches

import publisher
from publisher import checks
from publisher.errors import LimitError, SourceError
from publisher.model import Content, Finding
from tests.conftest import SEED

Edit = Callable[[Any], None]


@pytest.fixture(scope="module")
def deck(seed: Content, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publisher.render(seed, "deck").save(tmp_path_factory.mktemp("deck") / "deck.pptx")


@pytest.fixture(scope="module")
def folder(seed: Content, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder as `publisher build` makes it."""
    place = tmp_path_factory.mktemp("build")
    files = {
        "deck.pptx": publisher.render(seed, "deck"),
        "deck.en.pptx": publisher.render(seed, "deck", language="en"),
        "brief.pdf": publisher.render(seed, "pdf"),
        "content.json": publisher.dump(seed),
    }
    for name, artifact in (files | publisher.hand_out(seed, files)).items():
        artifact.save(place / name)
    return place


@pytest.fixture
def edited(deck: Path, tmp_path: Path) -> Callable[[Edit], tuple[Finding, ...]]:
    """Return a function that edits the deck and says what is then found in it."""

    def verify(edit: Edit) -> tuple[Finding, ...]:
        presentation = Presentation(str(deck))
        edit(presentation)
        presentation.save(str(tmp_path / "edited.pptx"))
        (proof,) = publisher.verify(tmp_path / "edited.pptx")
        assert () == proof.remarks
        return proof.findings

    return verify


def shape(presentation: Any, slide: int, name: str) -> Any:
    return next(s for s in presentation.slides[slide].shapes if s.name == name)


def box(text: str) -> Edit:
    def add(presentation: Any) -> None:
        place = (Inches(1), Inches(1), Inches(3), Inches(1))
        presentation.slides[4].shapes.add_textbox(*place).text_frame.text = text

    return add


def drop_slide(presentation: Any) -> None:
    ids = presentation.slides._sldIdLst
    presentation.part.drop_rel(ids[3].rId)
    ids.remove(ids[3])


def move_slide(presentation: Any) -> None:
    ids = presentation.slides._sldIdLst
    slide = ids[3]
    ids.remove(slide)
    ids.insert(8, slide)


def copy_slide(presentation: Any) -> None:
    old = presentation.slides[2]
    new = presentation.slides.add_slide(old.slide_layout)
    for placeholder in list(new.shapes):
        placeholder._element.getparent().remove(placeholder._element)
    for element in old.shapes._spTree[2:]:
        new.shapes._spTree.append(copy.deepcopy(element))


def rename_shapes(presentation: Any) -> None:
    for found in presentation.slides[2].shapes:
        found.name = f"X {found.shape_id}"


def reword_title(presentation: Any) -> None:
    presentation.slides[11].shapes.title.text_frame.text = "全部数据"


def add_note(presentation: Any) -> None:
    notes = presentation.slides[2].notes_slide.notes_text_frame
    notes.text = f"先问好，再看图。\n{notes.text}"


def move_row(presentation: Any) -> None:
    table = next(s.table._tbl for slide in presentation.slides for s in slide.shapes if s.has_table)
    row = table.tr_lst[2]
    table.remove(row)
    table.append(row)


def swap_cards(presentation: Any) -> None:
    one, other = (shape(presentation, 2, f"卡片 {i}")._element for i in (1, 2))
    first, second = copy.deepcopy(one.txBody), copy.deepcopy(other.txBody)
    one.replace(one.txBody, second)
    other.replace(other.txBody, first)


@pytest.mark.parametrize(
    "edit",
    [
        lambda _: None,
        drop_slide,
        move_slide,
        copy_slide,
        rename_shapes,
        reword_title,
        add_note,
        move_row,
        swap_cards,
        box("谢谢大家"),
        box("累计授信超1.6万亿元"),
        box("2024年12月16日《人民日报》第31版"),
        box("more than RMB 1.6 trillion"),
    ],
)
def test_a_deck_may_be_edited(edited, edit: Edit) -> None:
    """Slides, shapes, rows and cards may move, words without figures change, true figures be added."""
    assert () == edited(edit)


@pytest.mark.parametrize(
    "text", ["累计授信超1.8万亿元", "累计授信1.6万亿元", "累计授信超1.6亿元", "2024年12月17日", "超1.6万亿美元"]
)
def test_new_text_states_figures_of_the_source(edited, text: str) -> None:
    """Another value, bound, magnitude, date or currency is found, and the finding says what to do."""
    (finding,) = edited(box(text))

    assert finding.code == "number"
    assert finding.place.startswith("slide 5, TextBox")
    assert finding.stands == text
    assert finding.says is None or "– source: " in finding.says
    assert "take it out" in finding.hint


def test_two_true_figures_swapped_are_found(edited) -> None:
    """Each finding says what should stand there, with the sentence of the source."""

    def swap(presentation: Any) -> None:
        one, other = (shape(presentation, 2, f"卡片 {i}").text_frame.paragraphs[0]._p for i in (1, 2))
        first, second = copy.deepcopy(one), copy.deepcopy(other)
        one.getparent().replace(one, second)
        other.getparent().replace(other, first)

    first, second = edited(swap)

    assert (first.place, first.stands) == ("slide 3, 卡片 1", "超12亿笔")
    assert first.says is not None
    assert first.says.startswith("超3100亿元 – source: 在广泛服务中小微企业的基础上")
    assert (second.place, second.stands) == ("slide 3, 卡片 2", "超3100亿元")


def test_a_label_that_is_not_its_figure_s_is_found(edited) -> None:
    """The words beside a figure belong to it."""

    def relabel(presentation: Any) -> None:
        shape(presentation, 2, "卡片 2").text_frame.paragraphs[1].runs[0].text = "微众银行累计交易"

    (finding,) = edited(relabel)

    assert ("wording", "slide 3, 卡片 2") == (finding.code, finding.place)


def test_all_files_of_a_build_are_proved(folder: Path) -> None:
    """Decks, brief, pages and content, from the folder alone or against the article."""
    for source in (None, SEED):
        proofs = publisher.verify(folder, source)

        assert 6 == len(proofs)
        assert all(not proof.findings and not proof.remarks and proof.statements for proof in proofs)


@pytest.mark.parametrize("name", ["evidence.html", "index.html"])
def test_a_changed_page_is_found(folder: Path, tmp_path: Path, name: str) -> None:
    """A digit in its text or in a picture of a slide, and that the file was changed."""
    for file in folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    page = tmp_path / name
    page.write_text(page.read_text("utf-8").replace("1.6万亿元", "1.8万亿元", 1), "utf-8")

    proof = next(p for p in publisher.verify(tmp_path) if p.file.endswith(name))

    assert len(proof.findings) == 1
    assert "1.8" in proof.findings[0].stands
    assert "changed since it was made" in proof.remarks[0]


def test_words_may_be_added_to_a_page(folder: Path, tmp_path: Path) -> None:
    """What stands after them is where it was; a figure that is changed as well is found."""
    for file in folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    page = tmp_path / "evidence.html"
    text = page.read_text("utf-8").replace("<main ", "<p>谢谢阅读</p><main ", 1).replace("<tbody>", "<tbody><tr><td>")
    page.write_text(text.replace("</h1>", "</h1><p>另见演示文稿</p>", 1), "utf-8")
    (proof,) = publisher.verify(page)
    page.write_text(text.replace("超3100亿元", "超3200亿元", 1), "utf-8")
    (changed,) = publisher.verify(page)

    assert () == proof.findings
    (finding,) = changed.findings
    assert "超3200亿元" in finding.stands


def test_the_content_inside_is_compared_with_the_article(seed: Content, deck: Path, tmp_path: Path) -> None:
    """A value or a quote that somebody changed in the content inside is found, without and with the article."""
    with zipfile.ZipFile(deck) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = next(n for n in parts if n.startswith("customXml/item") and "Props" not in n)
    parts[name] = parts[name].replace(b'"1600000000000"', b'"1800000000000"')
    with zipfile.ZipFile(tmp_path / "deck.pptx", "w") as package:
        for part, data in parts.items():
            package.writestr(part, data)

    for source in (None, SEED):
        (proof,) = publisher.verify(tmp_path / "deck.pptx", source)
        assert any(f.code == "content" and f.says == "1600000000000" for f in proof.findings)


def test_another_article_is_not_the_source(deck: Path, tmp_path: Path) -> None:
    """An article that was changed after the deck was made is told apart."""
    article = tmp_path / SEED.name
    article.write_text(SEED.read_text("utf-8").replace("1.6万亿元", "1.7万亿元"), "utf-8")

    (proof,) = publisher.verify(deck, article)

    assert proof.findings[0].place == "content, source text"
    assert "1.7" in str(proof.findings[0].says)


def test_a_file_that_we_did_not_make_is_judged_by_its_numbers(tmp_path: Path) -> None:
    """Figures of the article pass in either language, others do not."""
    presentation = Presentation()
    for text in ("微众银行累计授信超1.6万亿元", "WeBank has lent more than RMB 1.6 trillion", "累计授信超9.9万亿元"):
        presentation.slides.add_slide(presentation.slide_layouts[5]).shapes.title.text = text
    presentation.save(str(tmp_path / "theirs.pptx"))

    (proof,) = publisher.verify(tmp_path / "theirs.pptx", SEED)

    assert ["slide 3, Title 1"] == [finding.place for finding in proof.findings]
    assert "compared by value" in proof.remarks[0]


def test_a_note_on_a_page_of_a_brief_is_read(folder: Path, tmp_path: Path) -> None:
    """Text that somebody lays over a page states figures of the source or is found."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.annotations import FreeText

    writer = PdfWriter(clone_from=PdfReader(folder / "brief.pdf"))
    writer.add_annotation(0, FreeText(text="超9.9万亿元", rect=(50, 550, 200, 650)))
    writer.write(tmp_path / "brief.pdf")

    (proof,) = publisher.verify(tmp_path / "brief.pdf", SEED)

    assert ["超9.9万亿元"] == [finding.stands for finding in proof.findings]


def test_a_figure_in_a_file_without_source_cannot_be_proved(folder: Path, tmp_path: Path) -> None:
    """A brief alone needs its source."""
    (tmp_path / "brief.pdf").write_bytes((folder / "brief.pdf").read_bytes())

    with pytest.raises(SourceError, match="carries no content"):
        publisher.verify(tmp_path / "brief.pdf")


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()


BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "1234567890"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK",
        b"PK\x03\x04 no zip",
        b"%PDF-1.7\nnothing more",
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF",
        b"plain text",
        zipped({"a.txt": b"a"}),
        zipped({"_rels/.rels": BOMB.encode()}),
        zipped({"_rels/.rels": b"<not xml"}),
    ],
)
def test_a_file_that_is_none_gives_one_clear_sentence(tmp_path: Path, data: bytes) -> None:
    """Broken and foreign files raise `SourceError`."""
    (tmp_path / "x.bin").write_bytes(data)

    with pytest.raises(SourceError):
        publisher.verify(tmp_path / "x.bin", SEED)


def test_a_package_that_unpacks_too_large_is_refused(tmp_path: Path) -> None:
    """A bomb of zeros is not unpacked."""
    with zipfile.ZipFile(tmp_path / "bomb.pptx", "w", zipfile.ZIP_DEFLATED) as package:
        for i in range(7):
            package.writestr(f"ppt/{i}", bytes(50_000_000))

    with pytest.raises(LimitError):
        publisher.verify(tmp_path / "bomb.pptx", SEED)


@pytest.mark.parametrize("name", ["deck.pptx", "brief.pdf", "index.html"])
def test_broken_bytes_raise_nothing_but_our_errors(folder: Path, name: str) -> None:
    """A file with any of its bytes lost or replaced is read, or refused in one sentence."""
    data, draw = (folder / name).read_bytes(), random.Random(7)  # noqa: S311 - draws of a test
    for _ in range(60):
        broken = bytearray(data)
        for _ in range(draw.randint(1, 12)):
            at = draw.randrange(len(broken))
            broken[at : at + draw.choice([1, 30, 3000])] = draw.randbytes(draw.choice([0, 1, 10]))
        with contextlib.suppress(SourceError, LimitError):
            checks.read(bytes(broken), Path(name).suffix, name)


def test_findings_are_plain_data(edited) -> None:
    """They can be written as JSON as they are."""
    import dataclasses

    (finding,) = edited(box("超9.9万亿元"))

    assert json.loads(json.dumps(dataclasses.asdict(finding)))["code"] == "number"
