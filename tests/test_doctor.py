"""`publisher doctor` tells what is there in words, and what to install."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from publisher.cli import doctor


def test_all_that_is_needed_is_there() -> None:
    """Packages with versions, themes with their fonts; each with its state in a word, not in a colour."""
    command = [sys.executable, "-m", "publisher", "doctor", "--format", "json"]
    signs = json.loads(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)
    named = {sign["name"]: sign for sign in signs}

    assert {"publisher", "Python", "pypdf", "trafilatura", "theme plain", "pandoc"} <= named.keys()
    assert {sign["state"] for sign in signs} <= {"ok", "optional"}
    assert named["pypdf"]["told"] == metadata.version("pypdf")
    assert "\x1b" not in json.dumps(signs)


def test_what_is_missing_is_named_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    """An extra says how to install it; what everybody needs is an error."""

    def version(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", version)
    signs = {sign.name: sign for sign in doctor._packages()}

    assert ("optional", 'pip install "publisher[html]"') == (signs["trafilatura"].state, signs["trafilatura"].remedy)
    assert ("missing", "pip install pypdf") == (signs["pypdf"].state, signs["pypdf"].remedy)


@pytest.mark.parametrize(
    "command",
    ["deck", "pdf", "build", "extract", "translate", "numbers", "verify", "diff", "doctor", "cache", "themes"],
)
def test_help_ends_with_examples(command: str) -> None:
    """Each example begins as people type it."""
    shown = subprocess.run(
        [sys.executable, "-m", "publisher", command, "--help"], capture_output=True, check=True, encoding="utf-8"
    ).stdout

    assert f"Examples:\n    publisher {command}" in shown.replace("  Examples:\n", "Examples:\n")


@pytest.mark.parametrize(
    ("typed", "offered"), [("de", "deck"), ("deck --the", "--theme"), ("pdf --layout st", "stacked")]
)
def test_shells_can_complete_commands(typed: str, offered: str) -> None:
    """What a shell asks when the tab key is pressed: commands, their options, and what an option takes."""
    words = f"publisher {typed}"
    asked = {"_PUBLISHER_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1)}
    program = Path(sys.executable).with_name("publisher")
    shown = subprocess.run([program], env=os.environ | asked, capture_output=True, encoding="utf-8").stdout

    assert offered in shown.split()
