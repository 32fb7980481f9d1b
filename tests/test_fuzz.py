"""Nearly right files of every kind, and those that once broke us, are understood or refused with a clear sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.fuzz import inputs, oracles

BATCHES, SIZE = 20, 25
CRASHERS = sorted(file for file in (ROOT / "tests" / "crashers").iterdir() if file.suffix != ".md")


@pytest.mark.parametrize("batch", range(BATCHES))
def test_mutated_files(batch: int, tmp_path: Path) -> None:
    """500 inputs: no exception but ours, none over 5 s, every fact found again in the files made of it."""
    wrong = {}
    for number in range(batch * SIZE, (batch + 1) * SIZE):
        folder = tmp_path / str(number)
        folder.mkdir()
        _, problem = oracles.wrong(inputs.make(number, seed=0), folder, renders=number % 3 == 0)
        wrong |= {number: problem} if problem else {}

    assert {} == wrong


@pytest.mark.parametrize("file", CRASHERS, ids=lambda file: file.name)
def test_what_once_broke_us(file: Path, tmp_path: Path) -> None:
    """It does no more."""
    given = inputs.Input(kind=file.suffix[1:], data=file.read_bytes())

    assert oracles.wrong(given, tmp_path, renders=True)[1] is None
