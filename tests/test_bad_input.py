"""Whatever a user can do wrong gives one clear sentence, a way out and its exit code; nothing made is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT, SEED

GOOD = "海风航运二十周年\n\n2003年5月，海风航运在宁波成立。截至2022年末，海风航运运营超120条航线。\n"


@dataclass(frozen=True)
class Result:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str


def run(*arguments: str | Path, folder: Path) -> Result:
    done = subprocess.run(
        [sys.executable, "-m", "publisher", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
        env=os.environ | {"PYTHONUTF8": "1"},
    )
    return Result(done.returncode, done.stdout, done.stderr)


def is_one_clear_sentence(result: Result) -> bool:
    lines = result.err.strip().splitlines()
    return "Traceback" not in result.err and lines[0].startswith("error: ") and len(lines) <= 2


def _write(name: str, data: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(data)
        return folder / name

    return make


def _folder(folder: Path) -> Path:
    (folder / "a.txt").mkdir()
    return folder / "a.txt"


SOURCES: dict[str, tuple[Callable[[Path], Path], int, str]] = {
    "missing": (lambda folder: folder / "nowhere.txt", 10, "nowhere.txt"),
    "empty": (_write("a.txt", b""), 10, "empty"),
    "only white space": (_write("a.txt", "\u3000\n \n".encode()), 10, "empty"),
    "binary": (_write("a.txt", bytes(range(256)) * 20), 10, "binary"),
    "a picture": (_write("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(50)), 10, "binary"),
    "50 MB": (_write("a.txt", b"a" * 50_000_000), 18, "limit"),
    "undecodable": (_write("a.txt", "中文".encode() + b"\xff\xff\xff, and more"), 10, "UTF-8"),
    "a folder": (_folder, 10, "folder"),
    "unknown suffix": (_write("a.xyz", GOOD.encode()), 10, ".xyz"),
    "no suffix": (_write("article", GOOD.encode()), 10, "no reader"),
    "a document that is a PDF": (_write("a.docx", b"%PDF-1.7\n"), 10, "a PDF file, not a Word document"),
    "a PDF that is text": (_write("a.pdf", GOOD.encode()), 10, "plain text, not a PDF file"),
    "an old document": (_write("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99)), 10, "save it as .docx"),
    "standard input without a name": (lambda folder: Path("-"), 10, "--from"),
    "broken content file": (_write("a.json", b'{"version": 1, '), 11, "JSON"),
    "foreign json": (_write("a.json", b'{"hello": "world"}'), 11, "version"),
    "content file not in UTF-8": (_write("a.json", b"\xff\xfe{}"), 11, "UTF-8"),
    "broken yaml": (_write("a.yaml", b"a: [1,"), 11, "YAML"),
}


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_that_cannot_be_read(name: str, tmp_path: Path) -> None:
    """The error says what, where, and what to do."""
    make, code, word = SOURCES[name]
    result = run("deck", make(tmp_path), "-o", tmp_path / "out.pptx", folder=tmp_path)

    assert code == result.code
    assert is_one_clear_sentence(result)
    assert word in result.err
    assert not (tmp_path / "out.pptx").exists()


@pytest.mark.parametrize("command", ["deck", "pdf"])
def test_an_output_that_cannot_be_written(command: str, tmp_path: Path) -> None:
    """What stood in the way still stands."""
    (tmp_path / "file").write_text("old")
    result = run(command, SEED, "-o", tmp_path / "file" / "x", folder=tmp_path)

    assert 17 == result.code
    assert is_one_clear_sentence(result)
    assert "old" == (tmp_path / "file").read_text()


def test_an_output_that_is_no_content_file(tmp_path: Path) -> None:
    """`extract -o` never overwrites what it cannot read."""
    (tmp_path / "notes.txt").write_text("mine")
    result = run("extract", SEED, "-o", tmp_path / "notes.txt", folder=tmp_path)

    assert 11 == result.code
    assert is_one_clear_sentence(result)
    assert "mine" == (tmp_path / "notes.txt").read_text()


def test_a_broken_file_of_edits_is_not_overwritten(tmp_path: Path) -> None:
    """A slip in a hand-edited file must not cost the edits."""
    (tmp_path / "content.json").write_text('{"version": 1, "oops"')
    result = run("extract", SEED, "-o", tmp_path / "content.json", folder=tmp_path)

    assert 11 == result.code
    assert '{"version": 1, "oops"' == (tmp_path / "content.json").read_text()


THEMES = {
    "missing": (None, "no theme"),
    "broken TOML": ('name = "x\n', "theme.toml"),
    "a missing token": ('name = "x"\nlicense = "CC0-1.0"\n', "color: Field required"),
}


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_that_cannot_be_used(name: str, tmp_path: Path) -> None:
    """The error names the file and the token."""
    text, word = THEMES[name]
    if text:
        (tmp_path / "look").mkdir()
        (tmp_path / "look" / "theme.toml").write_text(text)
    result = run("deck", SEED, "--theme", tmp_path / "look", "-o", tmp_path / "x.pptx", folder=tmp_path)

    assert 13 == result.code
    assert is_one_clear_sentence(result)
    assert word in result.err


def test_a_sign_that_no_font_has(tmp_path: Path) -> None:
    """The error names the sign, where it stands and the remedy; no brief with a hole in it is written."""
    (tmp_path / "a.txt").write_text(GOOD.replace("航线。", "航线\U00013000。"), "utf-8")
    result = run("pdf", tmp_path / "a.txt", "-o", tmp_path / "x.pdf", folder=tmp_path)

    assert 14 == result.code
    assert is_one_clear_sentence(result)
    assert "U+13000" in result.err
    assert not (tmp_path / "x.pdf").exists()


def test_a_broken_translation_file(tmp_path: Path) -> None:
    """The error names the file; the article alone can still be built by moving it away."""
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    (tmp_path / "a.en.xlf").write_text("<xliff")
    result = run("deck", tmp_path / "a.txt", "-o", tmp_path / "x.pptx", folder=tmp_path)

    assert 12 == result.code
    assert is_one_clear_sentence(result)
    assert "a.en.xlf" in result.err


def test_a_broken_settings_file(tmp_path: Path) -> None:
    """An unknown key in publisher.toml is named."""
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    (tmp_path / "publisher.toml").write_text('them = "plain"\n')
    result = run("deck", tmp_path / "a.txt", folder=tmp_path)

    assert 10 == result.code
    assert is_one_clear_sentence(result)
    assert "them" in result.err


def test_one_bad_article_does_not_stop_the_others(tmp_path: Path) -> None:
    """The good one is built, the bad one is named, the exit status tells."""
    (tmp_path / "good.txt").write_text(GOOD, "utf-8")
    (tmp_path / "bad.txt").write_bytes(b"")
    result = run("build", tmp_path / "bad.txt", tmp_path / "good.txt", "-o", tmp_path / "out", folder=tmp_path)

    assert 19 == result.code
    assert "Traceback" not in result.err
    made = {"brief.pdf", "content.json", "deck.pptx", "evidence.html", "index.html", "manifest.json", "SHA256SUMS"}
    assert made == set(os.listdir(tmp_path / "out" / "good"))
    assert not (tmp_path / "out" / "bad").exists()


def test_sources_of_one_name_are_not_written_over_each_other(tmp_path: Path) -> None:
    """Two articles called a.txt have one folder: that is refused before anything is made."""
    for name in ("x", "y"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(GOOD, "utf-8")
    result = run("build", tmp_path / "x/a.txt", tmp_path / "y/a.txt", "-o", tmp_path / "out", folder=tmp_path)

    assert 17 == result.code
    assert is_one_clear_sentence(result)


def test_wrong_usage_is_two(tmp_path: Path) -> None:
    """Typer's own errors keep their code."""
    assert 2 == run("deck", folder=ROOT).code
    assert 2 == run("deck", SEED, "--lang", "fr", folder=ROOT).code
