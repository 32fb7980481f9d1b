"""The command line does what its documented sessions and the README say."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import cases
from tests.conftest import ROOT


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    arguments = shlex.split(command)
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=folder,
        env=os.environ | {"PYTHONUTF8": "1"},
    )


@pytest.mark.parametrize("case", cases.read("cli.md"))
def test_session(case: cases.Case, tmp_path: Path) -> None:
    """Output, standard error (its lines by their start) and exit status are as documented."""
    for name in ("sea.txt", "sea.md", "sea.tsv", "page.html"):
        shutil.copy(cases.FOLDER / name, tmp_path)
    out, err, code = "", "", 0
    for line in case.input.splitlines():
        done = run(line.removeprefix("$ "), tmp_path)
        out, err, code = out + done.stdout, err + done.stderr, done.returncode
    expected = case.expected.splitlines()
    expected_err = [line.removeprefix("2> ") for line in expected if line.startswith("2> ")]
    expected_code = next((int(line[3:]) for line in expected if line.startswith("=> ")), 0)
    expected_out = [line for line in expected if not line.startswith(("2> ", "=> "))]

    assert expected_out == [line.replace(os.sep, "/") for line in out.rstrip("\n").splitlines()]
    assert expected_code == code
    for start in expected_err:
        assert any(line.startswith(start.strip()) for line in err.splitlines()), err
    if not expected_err:
        assert err == ""


def test_standard_input_is_read_like_a_file(tmp_path: Path) -> None:
    """`-` reads what is piped in, and `--from` says what it is; the files go where those of a nameless article go."""
    shutil.copy(cases.FOLDER / "sea.md", tmp_path)
    text = (tmp_path / "sea.md").read_text("utf-8")
    command = [sys.executable, "-m", "publisher"]
    piped = [
        subprocess.run([*command, *arguments], input=text, capture_output=True, encoding="utf-8", cwd=tmp_path)
        for arguments in (("extract", "-", "--from", "md"), ("deck", "-", "--format", "md"))
    ]

    assert run("publisher extract sea.md", tmp_path).stdout == piped[0].stdout
    assert "build/article/deck.pptx" == piped[1].stdout.strip().replace(os.sep, "/")


def readme_commands() -> list[str]:
    text = (ROOT / "README.md").read_text("utf-8")
    return re.findall(r"^    (publisher [^#\n]*?) *(?:#.*)?$", text, re.MULTILINE)


@pytest.mark.parametrize("command", readme_commands())
def test_readme_example(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command of the README works as it is written."""
    monkeypatch.setenv("PUBLISHER_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("PUBLISHER_MODEL", "small")
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copytree(ROOT / "themes", tmp_path / "themes")
    prepared = run("publisher extract seeds/webank-10th-anniversary.txt -o content.yaml", tmp_path)
    if command.startswith("publisher verify"):
        run("publisher build seeds/webank-10th-anniversary.txt --quiet", tmp_path)
    done = run(command, tmp_path)

    assert 0 == prepared.returncode, prepared.stderr
    assert 0 == done.returncode, done.stderr
