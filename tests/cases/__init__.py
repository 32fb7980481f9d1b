"""Case files: many small inputs with the output expected, readable as documentation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    """One block of a case file."""

    title: str
    input: str
    expected: str


def read(name: str) -> list[pytest.param]:
    """Return the cases of a file as parameters of a test."""
    text = (FOLDER / name).read_text("utf-8")
    blocks = re.findall(
        r"^(?P<title>\S.*)\n\.\n(?P<input>(?:.*\n)*?)\.\n(?P<expected>(?:.*\n)*?)\.$", text, re.MULTILINE
    )
    assert blocks, f"no case in {name}"
    return [pytest.param(Case(t, i.rstrip("\n"), e.rstrip("\n")), id=t) for t, i, e in blocks]
