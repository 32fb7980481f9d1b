from __future__ import annotations

import pytest

from publisher.renderers.deck.fit import fit, fit_cards, fit_title, line_count
from publisher.renderers.deck.slides import Paragraph, Run
from publisher.renderers.deck.slots import Box, Level, Slot
from publisher.typeset.arial import Arial


def slot(width: float = 3.0, height: float = 1.0, *sizes: float) -> Slot:
    return Slot(index=0, name="", box=Box(0, 0, width, height), levels=tuple(Level(size=s) for s in sizes or (20,)))


def paragraph(text: str, level: int = 0) -> Paragraph:
    return Paragraph(runs=(Run(text=text),), level=level)


@pytest.mark.parametrize(
    ("text", "chinese", "expected"),
    [("微业贷", False, 3.0), ("2024", False, 2.224), ("“”", False, 1.0), ("“”", True, 2.0), ("é", False, 0.556)],
)
def test_arial_and_a_chinese_face(text, chinese, expected):
    """Chinese characters are one em wide, the rest as in Arial."""
    assert expected == pytest.approx(Arial(is_chinese=chinese).width(text))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("一" * 10, 1),
        ("一" * 11, 2),
        ("一" * 10 + "。", 2),
        ("words that wrap at spaces only", 2),
        ("W" * 40, 4),
    ],
)
def test_lines_are_counted_as_they_break(text, lines):
    """10 Han fill 216 pt at 20 pt with the reserve; a mark takes its character along; long words break inside."""
    assert lines == line_count(slot(), paragraph(text))


def test_text_shrinks_step_by_step_and_is_cut_at_last():
    """Text keeps its size when it fits, goes down the ladder when not, and is cut when that is not enough."""
    assert 1.0 == fit(slot(), [paragraph("一" * 20)]).scale
    assert 1.0 > fit(slot(), [paragraph("一" * 40)]).scale
    assert ("一" * 400,) == fit(slot(), [paragraph("一" * 400)]).left_over


def test_a_title_takes_two_lines_at_most():
    """A title shrinks to one line, then takes two, and is refused beyond that."""
    place = slot(12.1, 1.0, 28)

    assert [1, 2] == [
        line_count(place, title.paragraphs[0], title.scale)
        for n in (35, 50)
        if (title := fit_title(place, [paragraph("一" * n)]))
    ]
    assert fit_title(place, [paragraph("一" * 100)]) is None


def test_cards_share_their_sizes():
    """One long number makes all numbers of a slide smaller, so that they stay alike."""
    places = [slot(2.0, 2.0, 40, 15) for _ in range(2)]
    texts = [[paragraph("12"), paragraph("短")], [paragraph("123,456,789"), paragraph("短")]]

    first, second = fit_cards(zip(places, texts, strict=True))

    assert first.size(first.paragraphs[0], first.paragraphs[0].runs[0]) < 40
    assert first.size(first.paragraphs[0], first.paragraphs[0].runs[0]) == second.size(
        second.paragraphs[0], second.paragraphs[0].runs[0]
    )
