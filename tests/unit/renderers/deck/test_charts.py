from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from publisher.model import Chart, Qualifier, Quantity, Range
from publisher.renderers.deck.charts import chart, drawable
from publisher.renderers.deck.layouts import Layouts
from publisher.renderers.deck.slides import ChartFill
from publisher.renderers.deck.slots import CANVAS
from publisher.renderers.deck.voice import Voice


def draw(content, theme, language, quotes) -> ChartFill:
    """Draw metrics that are printed like this and have these values."""
    metrics = tuple(
        replace(metric, quote=quote, quantity=Quantity(value=Decimal(value), unit="CNY", qualifier=qualifier))
        for metric, (quote, value, qualifier) in zip(content.metrics, quotes, strict=True)
    )
    voice = Voice(replace(content, metrics=metrics), theme, language)
    return chart(voice, metrics, Layouts(theme).chart().slot(CANVAS))


MONEY = (("超1.6万亿元", "1.6e12", Qualifier.OVER), ("3100亿元", "3.1e11", None))
PEOPLE = (("500多万人", "5e6", Qualifier.OVER), ("62.5万人", "625000", None))


@pytest.mark.parametrize(
    ("language", "quotes", "expected"),
    [
        ("zh-Hans", MONEY, [(16000.0, '"超"#,##0"亿元"'), (3100.0, '#,##0"亿元"')]),
        ("en", MONEY, [(1600.0, '"more than RMB "#,##0" billion"'), (310.0, '"RMB "#,##0" billion"')]),
        ("zh-Hans", PEOPLE, [(500.0, '#,##0"多万人"'), (62.5, '#,##0.0"万人"')]),
    ],
)
def test_values_keep_the_unit_of_the_words(build, plain, language, quotes, expected):
    """A value is stored in the unit that it is told in, and its label says qualifier and unit."""
    drawn = draw(build(2), plain, language, quotes)

    assert expected == [(bar.value, bar.format) for bar in drawn.bars]


def test_a_bar_without_date_says_so(build, plain):
    """An undated value beside a dated one is labelled."""
    content = build(2)
    undated = replace(content.metrics[1], as_of=None, as_of_basis=None)
    content = replace(content, metrics=(content.metrics[0], undated))

    drawn = draw(content, plain, "zh-Hans", MONEY)

    assert ["截至2024年6月末", "时点未注明"] == [bar.category.split("\n")[1] for bar in drawn.bars]
    assert drawn.evidence[2] == (undated.label.source, "3100亿元", "时点未注明", undated.sentence.text)


@pytest.mark.parametrize(
    ("value", "quote"),
    [(Range(min=Decimal(1), max=Decimal(2)), "1至2户"), (Decimal(-5), "-5户"), (Decimal(100000), "十多万户")],
)
def test_some_values_make_no_chart(build, plain, value, quote):
    """A range has no one length, a loss no bar, a number in words no unit; and one bar compares nothing."""
    content = build(2)
    quantity = replace(content.metrics[1].quantity, value=value)
    ranged = replace(content.metrics[1], quantity=quantity, quote=quote)
    voice = Voice(replace(content, metrics=(content.metrics[0], ranged)), plain, "zh-Hans")

    assert () == drawable(voice, Chart(metrics=("m-0", "m-1"), why=""))
