"""Words that do not fit are cut between words, and never inside a number."""

from __future__ import annotations

import re

import pytest

from publisher.typeset.shorten import shortened


@pytest.mark.parametrize(
    "text",
    [
        "截至2023年末，累计服务客户约3,000万户，同比增长12.5%。",
        "titl户约3,000万户，A3,000万元，COVID-19期间120.5亿元",
        "credit of more than RMB 1.6 trillion, up 12.5 percent, as of 30 June 2024",
    ],
)
def test_what_is_left_has_no_number_that_the_text_has_not(text: str) -> None:
    """At whatever length."""
    numbers = re.findall(r"\d[\d,.]*\d[万亿]?|\d[万亿]?", text)

    for length in range(len(text)):
        left = shortened(text, length)
        assert len(left) <= length + 1
        assert set(re.findall(r"\d[\d,.]*\d[万亿]?|\d[万亿]?", left)) <= set(numbers)
