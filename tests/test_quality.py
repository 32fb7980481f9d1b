"""Extraction on hand-labelled articles: no figure may fall below its floor, and floors only rise."""

from __future__ import annotations

import sys
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

from tests.quality.labelled import articles
from tests.quality.report import table
from tests.quality.score import FIELDS, Counts, counts_of, figures

FLOORS = tomllib.loads((Path(__file__).parent / "quality" / "floors.toml").read_text("utf-8"))
LANGUAGES = ("zh-Hans", "zh-Hant", "en", "all")


@pytest.fixture(scope="module")
def measured() -> dict[str, dict[str, float]]:
    """Return the figures of each language, from all labelled articles."""
    by_language: dict[str, Counts] = defaultdict(lambda: defaultdict(float))
    for labelled in articles():
        language, counts = counts_of(labelled)
        for key, count in counts.items():
            by_language[language][key] += count
            by_language["all"][key] += count
    found = {language: figures(counts) for language, counts in by_language.items()}
    sys.stdout.write(f"\n{table(found)}\n")
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_floors(measured: dict[str, dict[str, float]], language: str) -> None:
    """Each figure reaches its floor; `python -m tests.quality.report --errors` shows what is wrong."""
    low = {name: (measured[language][name], FLOORS[language][name]) for name in FIELDS}
    assert {name: pair for name, pair in low.items() if pair[0] < pair[1]} == {}


def test_there_is_enough_to_measure() -> None:
    """The articles are of every kind, in both scripts and English, with several hundred facts."""
    names = [labelled.path.stem for labelled in articles()]
    facts = sum(len(labelled.metrics) + len(labelled.milestones) for labelled in articles())
    assert len(names) >= 12
    assert {name.split("-")[0] for name in names} == {"zh", "hant", "en"}
    assert facts >= 400
