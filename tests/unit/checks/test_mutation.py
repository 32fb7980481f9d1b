"""Single changes to finished files are found; files as they were made raise no alarm."""

from __future__ import annotations

import pytest

from publisher import themes
from tests.mutation.run import Subject, run, subjects

FILES = 2 * (2 + 5)
"""Decks and briefs of the seed: two themes, two languages, five layouts."""


@pytest.fixture(scope="module")
def files() -> list[Subject]:
    return list(subjects(FILES))


def test_files_as_they_were_made_raise_no_alarm(files: list[Subject]) -> None:
    """Every theme, language and layout is among them."""
    assert len(themes.available()) == 2
    assert [] == [file.name for file in files if file.alarms]


def test_single_changes_are_found(files: list[Subject]) -> None:
    """Of 500 random changes of every kind none is missed."""
    tally = run(files, 500)

    assert [] == tally.missed
    assert len(tally.total) == 12
