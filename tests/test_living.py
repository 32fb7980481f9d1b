"""Files that live on: what somebody edited is not written over, what was built can be built again."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pypdf
import pytest
from pptx import Presentation

import publisher
from publisher.model import Artifact, Content
from tests.cases import FOLDER
from tests.test_cli import run


@pytest.fixture(scope="module")
def content() -> Content:
    return publisher.load(FOLDER / "sea.txt")


@pytest.fixture(scope="module")
def deck(content: Content) -> Artifact:
    return publisher.render(content, "deck")


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """Return the folder of a build."""
    shutil.copy(FOLDER / "sea.txt", tmp_path)
    run("publisher build sea.txt --quiet", tmp_path)
    return tmp_path / "build" / "sea"


def retitle(path: Path) -> None:
    presentation: Any = Presentation(str(path))
    presentation.slides[0].shapes.title.text_frame.text = "我的标题"
    presentation.save(str(path))


def test_a_file_as_it_was_made_may_be_written_over(content: Content, deck: Artifact, tmp_path: Path) -> None:
    """With other options or from another text, too: nothing of anybody's is lost."""
    path = publisher.render(content, "deck", language="en", mark="Draft", embed=False).save(tmp_path / "deck.pptx")

    assert () == publisher.edits(path, deck, content)
    assert () == publisher.edits(tmp_path / "other.pptx", deck, content)


def test_an_edited_deck_is_told_by_what_was_changed(content: Content, deck: Artifact, tmp_path: Path) -> None:
    """The slide, what stood there, and what stands there now."""
    path = deck.save(tmp_path / "deck.pptx")
    retitle(path)

    (edit,) = publisher.edits(path, deck, content)
    assert edit.startswith("slide 1, ")
    assert edit.endswith(f"“{content.source.title.source}” became “我的标题”")


def test_an_edited_brief_is_told_too(content: Content, tmp_path: Path) -> None:
    """Any change of a PDF is seen."""
    brief = publisher.render(content, "pdf")
    path = brief.save(tmp_path / "brief.pdf")
    writer = pypdf.PdfWriter(clone_from=path)
    writer.add_metadata({"/Title": "mine"})
    writer.write(path)

    (edit,) = publisher.edits(path, brief, content)
    assert edit.startswith("document properties, title: ")


def test_somebody_s_own_deck_is_kept(content: Content, deck: Artifact, tmp_path: Path) -> None:
    """A file that is none of ours is not written over either; an empty one is."""
    Presentation().save(str(tmp_path / "own.pptx"))
    (tmp_path / "empty.pptx").touch()

    assert publisher.edits(tmp_path / "own.pptx", deck, content)
    assert () == publisher.edits(tmp_path / "empty.pptx", deck, content)


def test_a_build_keeps_what_was_edited_until_it_is_forced(built: Path) -> None:
    """Nothing is written when one file was edited; the message says what; `--force` writes all."""
    folder = built.parent.parent
    again = run("publisher build sea.txt --quiet", folder)
    retitle(built / "deck.pptx")
    before = {path.name: path.read_bytes() for path in built.iterdir()}
    refused = run("publisher build sea.txt --quiet", folder)
    after = {path.name: path.read_bytes() for path in built.iterdir()}
    forced = run("publisher build sea.txt --quiet --force", folder)

    assert (0, 17, 0) == (again.returncode, refused.returncode, forced.returncode)
    assert "slide 1" in refused.stderr
    assert "我的标题" in refused.stderr
    assert before == after
    assert () == tuple(f for proof in publisher.verify(built) for f in (*proof.findings, *proof.remarks))


def test_an_edited_content_file_of_a_build_is_kept(built: Path) -> None:
    """Its checksum tells."""
    path = built / "content.json"
    path.write_text(path.read_text("utf-8").replace("海风航运二十周年", "海风航运二十年"), "utf-8", newline="\n")

    refused = run("publisher build sea.txt --quiet", built.parent.parent)

    assert 17 == refused.returncode
    assert "海风航运二十年" in refused.stderr


def test_what_was_built_comes_out_the_same_again(built: Path) -> None:
    """`verify --rebuild` makes every file again from the content that lies there, and compares the bytes."""
    assert {"bytes"} == {again.same for again in publisher.rebuild(built)}
    assert {"bytes"} == {again.same for again in publisher.rebuild(built, built.parent.parent / "sea.txt")}


def test_what_comes_out_otherwise_is_named(built: Path) -> None:
    """A changed file fails, and what differs in it is said."""
    retitle(built / "deck.pptx")

    failed = run(f"publisher verify --rebuild {built}", built)

    assert 15 == failed.returncode
    assert "deck.pptx: made again, it is not the same" in failed.stdout
    assert "我的标题" in failed.stdout


def test_the_date_of_files_may_be_given(built: Path, monkeypatch: pytest.MonkeyPatch, content: Content) -> None:
    """SOURCE_DATE_EPOCH dates deck, brief and manifest; a build knows its date."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "951782400")
    folder = built.parent.parent
    run("publisher build sea.txt --quiet -o dated", folder)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    made = folder / "dated" / "sea"

    assert 2000 == Presentation(str(made / "deck.pptx")).core_properties.created.year
    assert "D:20000229" in str(pypdf.PdfReader(made / "brief.pdf").metadata)
    assert {"bytes"} == {again.same for again in publisher.rebuild(made)}


def test_the_checksums_of_a_build_hold(built: Path, needs_program: Any) -> None:
    """`sha256sum -c` agrees with every file, the manifest among them."""
    sums = needs_program("sha256sum")
    checked = subprocess.run([sums, "-c", "SHA256SUMS"], cwd=built, capture_output=True, text=True)

    assert 0 == checked.returncode, checked.stdout
    assert "manifest.json: OK" in checked.stdout


def test_no_checksums_stand_beside_a_file_that_they_do_not_list(built: Path) -> None:
    """A deck made anew, alone, takes those of its build away; its files are still ours, and a build lists them all."""
    run("publisher deck sea.txt --mark Draft -o build/sea/deck.pptx", built.parents[1])
    assert not (built / "SHA256SUMS").exists()

    run("publisher deck sea.txt --mark Final -o build/sea/deck.pptx", built.parents[1])
    run("publisher build sea.txt --quiet", built.parents[1])
    listed = publisher.verify(built)

    assert (built / "SHA256SUMS").is_file()
    assert not any(proof.findings or proof.remarks for proof in listed)
