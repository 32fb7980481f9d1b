from __future__ import annotations

from itertools import pairwise

import pytest

from publisher.renderers.deck.dates import moment, scale_of
from publisher.renderers.deck.plan import plan


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2019", 2019.5),
        ("2019-07", 2019.54),
        ("2019-07-01", 2019.5),
        ("2024-Q1", 2024.13),
        ("2024-H2", 2024.75),
        ("2014/2016", 2014.5),
    ],
)
def test_a_date_stands_in_the_middle_of_what_is_known(build, date, expected):
    """A month stands at its middle, a quarter, half or year too."""
    (milestone,) = build(0, (date,)).milestones

    assert expected == pytest.approx(moment(milestone), abs=0.01)


@pytest.mark.parametrize(
    ("dates", "kind", "cells"),
    [
        (("2021-02", "2021-11"), "months", 12),
        (("2021-02", "2021"), "years", 1),
        (("2014-12-16", "2017", "2024"), "years", 11),
        (("1901", "2020"), "decades", 13),
        (("1500", "1776", "2020"), "order", 3),
    ],
)
def test_the_scale_is_the_finest_that_can_be_read(build, dates, kind, cells):
    """Months of one year, years, decades, or only the order."""
    scale = scale_of(build(0, dates).milestones, 0.6, 12.0, len(dates))

    assert (kind, cells) == (scale.kind, len(scale.cells))


@pytest.mark.parametrize("count", [1, 2, 7, 8, 25])
def test_cards_stand_apart_and_each_milestone_has_one(build, plain, count):
    """Cards of one row never touch, and each milestone is told once."""
    dates = tuple(f"{2020 + i // 9}-{i % 9 + 1:02d}" for i in range(count))
    content = build(0, dates)

    slides = [s for s in plan(content, plain, "zh-Hans").slides if s.layout.name == "layout_timeline"]

    told = []
    for slide in slides:
        cards = [shape for shape in slide.shapes if shape.alt and shape.alt.startswith("里程碑")]
        told += [paragraph.text for card in cards for paragraph in card.text.paragraphs]
        boxes = sorted((card.text.slot.box for card in cards), key=lambda box: (box.y > 3.9, box.x))
        for left, right in pairwise(boxes):
            assert left.x + left.w <= right.x or (left.y < 3.9) != (right.y < 3.9)
    for milestone in content.milestones:
        assert 1 == sum(milestone.event.source in text for text in told)


def test_rings_mark_known_months_only(build, plain):
    """A date of which only the year is known has no ring, and the legend says what a ring is."""
    with_ring = plan(build(0, ("2014-12-16", "2017")), plain, "zh-Hans").slides[2]
    without = plan(build(0, ("2014", "2017")), plain, "zh-Hans").slides[2]

    assert 1 == sum(shape.geometry == "ellipse" for shape in with_ring.shapes)
    assert 0 == sum(shape.geometry == "ellipse" for shape in without.shapes)
    assert "○" not in str(without.fills)
