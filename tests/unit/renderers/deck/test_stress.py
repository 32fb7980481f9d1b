"""Decks of contents that nobody would write: they fit, nothing overlaps, nothing breaks."""

from __future__ import annotations

import random

import pytest

from publisher.model import Content, Theme
from publisher.renderers.deck.fit import height
from publisher.renderers.deck.plan import plan
from publisher.renderers.deck.slides import Deck, Text
from publisher.renderers.deck.slots import HEIGHT, WIDTH, Box
from tests.unit.renderers.deck.conftest import Build

WORDS = (
    "，面向全国符合条件的中小微企业",
    " per account and year",
    "W" * 200,
    "①②③ 😀👩‍🚀",
    "ＡＢＣ",
    "（含税）",
    "超" * 40,
    "e\u0301" * 12,
    "",
    "—— 一个很长很长的、带有顿号、逗号，以及“引号”的名称",
    "אבג",
    "\u200b",
    "1/2",
    "C++/CLI & R&D <b>",
)
DATES = ("2014-12-16", "2019-07", "2020", "2021-Q3", "1921", "2024-06", "2030", "1898-05-01", "2024-H1", "2023-11-30")


def content_of(build: Build, seed: int) -> Content:
    chance = random.Random(seed)  # noqa: S311 - the same contents each time
    metrics = chance.choice((1, 2, 3, 5, 8, 13, 21, 34, 60))
    dates = tuple(chance.choice(DATES) for _ in range(chance.choice((0, 1, 2, 3, 7, 12, 25, 40))))
    words = "".join(chance.choice(WORDS) for _ in range(chance.randint(0, 3)))
    return build(metrics, dates, words, chance.choice((1, 3, 6, 9, 20)))


@pytest.mark.parametrize("seed", range(300))
def test_any_content_makes_a_deck_that_fits(build: Build, plain: Theme, seed: int) -> None:
    """No text is taller than its box, no box leaves the slide, no two texts lie on each other."""
    deck = plan(content_of(build, seed), plain, "zh-Hans")

    assert 2 <= len(deck.slides) <= 20
    assert len({slide.title for slide in deck.slides}) == len(deck.slides)
    assert overflowing(deck) == []
    assert overlapping(deck) == []


def overflowing(deck: Deck) -> list[str]:
    found = []
    for number, slide in enumerate(deck.slides, 1):
        for text in slide.texts:
            box = text.slot.box
            inside = (
                -0.01 <= box.x and box.x + box.w <= WIDTH + 0.01 and -0.01 <= box.y and box.y + box.h <= HEIGHT + 0.01
            )
            if not inside or height(text.slot, text.paragraphs, text.scale) > text.slot.depth + 0.5:
                found.append(f"slide {number}: {text.slot.name}")
    return found


def _inside(box: Box) -> bool:
    return min(box.x, box.y) >= -0.01 and box.x + box.w <= WIDTH + 0.01 and box.y + box.h <= HEIGHT + 0.01


def overlapping(deck: Deck) -> list[str]:
    found = []
    for number, slide in enumerate(deck.slides, 1):
        texts = [text for text in slide.texts if text.paragraphs]
        for i, one in enumerate(texts):
            found += [
                f"slide {number}: {one.slot.name} {other.slot.name}" for other in texts[i + 1 :] if _touch(one, other)
            ]
    return found


def _touch(one: Text, other: Text) -> bool:
    a, b = one.slot.box, other.slot.box
    return _shared(a.x, a.w, b.x, b.w) > 0.03 and _shared(a.y, a.h, b.y, b.h) > 0.03


def _shared(a: float, length: float, b: float, other: float) -> float:
    return min(a + length, b + other) - max(a, b)


def test_boxes_are_boxes() -> None:
    """The measure of overlap is right: otherwise the test above could not fail."""
    assert _shared(0, 2, 1, 2) == 1
    assert Box(0, 0, 1, 1) == Box(0, 0, 1, 1)
