"""What is said of a fact in the other language means the same, by value."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.lang import Speaker, quantities, say_en, say_zh
from publisher.lang.reading import Claims, plain
from publisher.model import Content, Language, Qualifier, Quantity, Range, Segment, Span

amounts = st.builds(
    lambda digits, power: plain(Decimal(digits).scaleb(power)), st.integers(1, 99_999), st.integers(-2, 12)
)
qualifiers = st.sampled_from([None, *Qualifier])
units = st.sampled_from(["CNY", "USD", "EUR", "%"])


@given(amounts, units, qualifiers)
def test_a_quantity_said_in_english_reads_back_the_same(
    amount: Decimal, unit: str, qualifier: Qualifier | None
) -> None:
    """Value, unit and qualifier survive being said and read again."""
    quantity = Quantity(value=amount, unit=unit, qualifier=qualifier)

    assert quantity == _read_back(f"It was {say_en.quantity(quantity).text}, they said", "en")


@given(amounts, units, qualifiers)
def test_a_quantity_said_in_chinese_reads_back_the_same(
    amount: Decimal, unit: str, qualifier: Qualifier | None
) -> None:
    """Value, unit and qualifier survive being said and read again."""
    quantity = Quantity(value=amount, unit=unit, qualifier=qualifier)

    assert quantity == _read_back(f"金额{say_zh.for_tag('zh-Hans').quantity(quantity).text}。", "zh-Hans")


def _read_back(text: str, language: Language) -> Quantity:
    (reading,) = quantities.find(text, Span(0, len(text)), Claims(len(text)), language)
    return reading.quantity


@pytest.mark.parametrize(
    ("value", "unit", "english", "chinese"),
    [
        ("1600000000000", "CNY", "RMB 1.6 trillion", "1.6万亿元"),
        ("310000000000", "CNY", "RMB 310 billion", "3100亿元"),
        ("500000", "company", "500,000 companies", "50万家公司"),
        ("1", "project", "1 project", "1个项目"),
        ("0.92", "USD", "US$0.92", "0.92美元"),
        ("12000000", "TEU", "12 million TEU", "1200万标准箱"),
        ("2.3", "pp", "2.3 percentage points", "2.3个百分点"),
        ("1234567", "person", "1,234,567 people", "123.4567万人"),
    ],
)
def test_magnitudes_are_those_of_the_language(value: str, unit: str, english: str, chinese: str) -> None:
    """万 and 亿 on one side, million and billion on the other; nothing is rounded."""
    quantity = Quantity(value=Decimal(value), unit=unit)

    assert (english, chinese) == (say_en.quantity(quantity).text, say_zh.for_tag("zh-Hans").quantity(quantity).text)


def test_a_range_is_said_with_both_ends() -> None:
    """A range keeps its ends in both languages."""
    quantity = Quantity(value=Range(min=Decimal(300_000), max=Decimal(400_000)), unit="CNY")

    assert "RMB 300,000 to 400,000" == say_en.quantity(quantity).text
    assert "30至40万元" == say_zh.for_tag("zh-Hans").quantity(quantity).text


@pytest.mark.parametrize(
    ("iso", "english", "chinese"),
    [
        ("2014-12-16", "16 December 2014", "2014年12月16日"),
        ("2024-Q3", "third quarter of 2024", "2024年第三季度"),
        ("2024-H1", "first half of 2024", "2024年上半年"),
        ("2019/2023", "2019 to 2023", "2019年至2023年"),
    ],
)
def test_dates_are_said_as_precisely_as_they_are_known(iso: str, english: str, chinese: str) -> None:
    """Neither language adds a month or a day."""
    assert (english, chinese) == (say_en.date(iso), say_zh.for_tag("zh-Hans").date(iso))


def test_a_number_without_a_date_says_so(seed: Content) -> None:
    """No date is borrowed: an undated number is called undated, 目前 is dated by the publication."""
    chinese, english = (Speaker(seed, language) for language in seed.languages)
    undated = next(m for m in seed.metrics if m.as_of is None and m.as_of_basis is None)
    now = next(m for m in seed.metrics if m.as_of_basis == "now")

    assert ("时点未注明", "no date given") == (chinese.as_of(undated), english.as_of(undated))
    assert ("目前（2024年12月16日见报）", "at publication, 16 December 2024") == (
        chinese.as_of(now),
        english.as_of(now),
    )


def test_the_source_language_quotes_as_printed(seed: Content) -> None:
    """超 and 超过 stay as the article has them; the parts put together are the quote."""
    speaker = Speaker(seed, seed.languages[0])

    assert [m.quote for m in seed.metrics] == [speaker.quantity(m).text for m in seed.metrics]


def test_a_placeholder_is_filled_by_rule(seed: Content) -> None:
    """The number in a translation comes from the fact, never from the translator."""
    metric = next(m for m in seed.metrics if m.quantity.unit == "CNY" and m.quantity.qualifier)
    segment = Segment(id="x", source=metric.quote, target=f"credit of ⟦{metric.id}⟧ so far")
    runs = Speaker(seed, "en").runs(segment)

    assert [None, metric.id, None] == [run.fact for run in runs]
    assert say_en.quantity(metric.quantity).text == runs[1].text
