"""Dates are read as precisely as they are written, and counted from the publication date."""

from __future__ import annotations

import datetime as dt

import pytest

from publisher.lang import dates
from publisher.lang.fold import fold
from publisher.model import Language
from tests import cases

PUBLISHED = dt.date(2024, 12, 16)


def listed(text: str, language: Language) -> str:
    found = dates.find(fold(text), PUBLISHED, language)
    return "\n".join(f"{text[d.span.start : d.span.end]} | {d.iso}" for d in found)


@pytest.mark.parametrize("case", cases.read("dates.zh.md"))
def test_chinese(case: cases.Case) -> None:
    """Each case of dates.zh.md reads as it says."""
    assert case.expected == listed(case.input, "zh-Hans")


@pytest.mark.parametrize("case", cases.read("dates.en.md"))
def test_english(case: cases.Case) -> None:
    """Each case of dates.en.md reads as it says."""
    assert case.expected == listed(case.input, "en")


def test_relative_dates_need_a_publication_date() -> None:
    """今年 stays unresolved when nobody knows which year it was."""
    assert () == dates.find("今年6月获批。", None, "zh-Hans")
