"""Quantities are read with their value, unit, qualifier and exact place."""

from __future__ import annotations

import datetime as dt

import pytest

from publisher.lang import dates, quantities
from publisher.lang.fold import fold
from publisher.lang.reading import Claims, QuantityReading
from publisher.model import Language, Range, Span
from tests import cases


def listed(text: str, language: Language) -> str:
    folded = fold(text)
    found = dates.find(folded, dt.date(2024, 12, 16), language)
    taken = Claims.of(len(text), (date.span for date in found))
    readings = sorted(quantities.find(folded, Span(0, len(text)), taken, language), key=lambda r: r.span)
    return "\n".join(_line(text, reading) for reading in readings)


def _line(text: str, reading: QuantityReading) -> str:
    quantity, value = reading.quantity, reading.quantity.value
    number = f"{value.min:f}..{value.max:f}" if isinstance(value, Range) else f"{value:f}"
    unit = f"{quantity.unit}/{quantity.per}" if quantity.per else quantity.unit
    return " | ".join((text[reading.span.start : reading.span.end], number, unit, str(quantity.qualifier or "-")))


@pytest.mark.parametrize("case", cases.read("quantities.zh.md"))
def test_chinese(case: cases.Case) -> None:
    """Each case of quantities.zh.md reads as it says."""
    language: Language = "zh-Hant" if "traditional" in case.title else "zh-Hans"

    assert case.expected == listed(case.input, language)


@pytest.mark.parametrize("case", cases.read("quantities.en.md"))
def test_english(case: cases.Case) -> None:
    """Each case of quantities.en.md reads as it says."""
    assert case.expected == listed(case.input, "en")
