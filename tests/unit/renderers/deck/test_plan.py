from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publisher.model import Prose, Section, Segment, Span, Status
from publisher.renderers.deck import fit
from publisher.renderers.deck.plan import MOST_SLIDES, plan
from publisher.renderers.deck.slides import Deck, TableFill, Text
from publisher.renderers.deck.slots import HEIGHT, WIDTH


def layouts(deck: Deck) -> list[str]:
    return [slide.layout.name.removeprefix("layout_") for slide in deck.slides]


def words(deck: Deck) -> str:
    """Return every word that stands on a slide."""
    found = []
    for slide in deck.slides:
        found += [paragraph.text for text in slide.texts for paragraph in text.paragraphs]
        tables = [fill for fill in slide.fills if isinstance(fill, TableFill)]
        found += ["".join(run.text for run in cell) for table in tables for row in table.rows for cell in row]
    return "\n".join(found)


@pytest.mark.parametrize(
    ("metrics", "dates", "expected"),
    [
        (0, (), ["cover", "sources"]),
        (1, (), ["cover", "points", "hero", "number", "table", "sources"]),
        (3, (), ["cover", "points", "hero", "numbers", "table", "sources"]),
        (4, ("2019",), ["cover", "points", "hero", "timeline", "numbers", "table", "sources"]),
        (6, (), ["cover", "points", "hero", "grid", "table", "sources"]),
        (8, (), ["cover", "points", "hero", "numbers", "numbers", "table", "sources"]),
        (0, ("2019", "2020"), ["cover", "points", "timeline", "sources"]),
    ],
)
def test_the_storyboard_follows_what_there_is_to_say(build, plain, metrics, dates, expected):
    """Each number of facts has its layout; nothing to say means no slide."""
    deck = plan(build(metrics, dates), plain, "zh-Hans")

    assert expected == layouts(deck)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    metrics=st.integers(0, 60),
    years=st.lists(st.integers(1850, 2030), max_size=25),
    words=st.sampled_from(["", "，包括全国范围内符合条件的小微企业以及个体工商户在内的全部服务对象" * 2]),
)
def test_no_fact_is_lost_and_nothing_runs_over(build, plain, metrics, years, words):
    """Whatever the article: each fact has a slide, each title is new, each text fits, each slide has notes."""
    content = build(metrics, tuple(str(year) if year % 2 else f"{year}-05" for year in years), words)

    deck = plan(content, plain, "zh-Hans")

    shown = {key for slide in deck.slides for key in slide.facts}
    assert {fact.id for fact in (*content.metrics, *content.milestones)} <= shown
    assert [] == [title for title, count in Counter(slide.title for slide in deck.slides).items() if count > 1]
    assert all(slide.notes for slide in deck.slides)
    for slide in deck.slides:
        for text in slide.texts:
            box = text.slot.box
            assert fit.height(text.slot, text.paragraphs, text.scale) <= text.slot.depth + 0.1 or not text.paragraphs
            assert box.x >= 0
            assert box.y >= 0
            assert box.x + box.w <= WIDTH + 0.01
            assert box.y + box.h <= HEIGHT


def test_a_long_deck_keeps_its_limit(build, plain):
    """Slides of minor facts give way; the appendix still has them."""
    deck = plan(build(60, tuple(str(1990 + i) for i in range(10)), per=2), plain, "zh-Hans")

    assert len(deck.slides) <= MOST_SLIDES
    assert layouts(deck).count("table") == 5
    assert ["slides-left-out"] == [diagnostic.code for diagnostic in deck.diagnostics]


def test_rejected_facts_and_sections_do_not_appear(build, plain):
    """What a person rejected is on no slide and in no sentence chosen for one."""
    content = build(4)
    gone = replace(content.metrics[1], status=Status.REJECTED)
    content = replace(content, metrics=(content.metrics[0], gone, *content.metrics[2:]))

    said = words(plan(content, plain, "zh-Hans"))
    without = replace(content, sections=(content.sections[0], replace(content.sections[1], status=Status.REJECTED)))

    assert gone.quote not in said
    assert "产品1" not in said
    assert "第0章" not in words(plan(without, plain, "zh-Hans"))


def test_facts_under_review_are_no_titles(build, plain):
    """A fact that a person should look at reaches no headline."""
    content = build(3)
    content = replace(content, metrics=tuple(replace(m, confidence="review") for m in content.metrics))

    titles = [slide.title for slide in plan(content, plain, "zh-Hans").slides]

    assert ["一家公司的十年", "要点", "关键指标"] == titles[:3]
    assert "第0章" in titles


def test_words_without_translation_are_marked_and_counted(build, plain):
    """An English deck shows the source's words where it must, says so, and tells how many."""
    deck = plan(build(3), plain, "en")

    (diagnostic,) = deck.diagnostics
    assert "not-translated" == diagnostic.code
    assert "7 texts" in diagnostic.message
    assert "not translated" in words(deck)
    assert () == plan(build(3), plain, "zh-Hans").diagnostics


def test_a_long_label_is_cut_but_its_number_is_not(build, plain):
    """All the words of a label that does not fit are in the notes; its number always stands in full."""
    content = build(7, (), "，面向全国范围内符合条件的中小微企业以及个体工商户" * 6)
    hero = plan(content, plain, "zh-Hans").slides[2]

    cards = [fill for fill in hero.fills if isinstance(fill, Text) and fill.slot.name == "slot_card"]

    assert all(card.paragraphs[1].text.endswith("…") for card in cards)
    assert [f"超{n}万户" for n in range(21, 21 + len(cards))] == [card.paragraphs[0].text for card in cards]
    assert content.metrics[1].label.source in "\n".join(hero.notes)


def test_notes_hold_the_sentence_of_each_number(build, plain):
    """Every fact of a slide has its sentence, its date and its place in the notes."""
    content = build(5)

    for slide in plan(content, plain, "zh-Hans").slides:
        said = "\n".join(slide.notes)
        for metric in content.metrics:
            if metric.id in slide.facts:
                assert metric.sentence.text in said
                assert "截至2024年6月末 · 第0章" in said


def test_a_chart_takes_its_metrics_out_of_the_cards(build, charted, plain):
    """Charted metrics are not repeated as cards of their section, and two of them make the title."""
    deck = plan(charted(build(5)), plain, "zh-Hans")

    chart = next(slide for slide in deck.slides if slide.layout.name == "layout_chart")
    cards = next(slide for slide in deck.slides if slide.layout.name == "layout_numbers")
    assert "产品0累计用户超20万户，产品1累计用户超21万户" == chart.title
    assert {"m-2", "m-3", "m-4"} == cards.facts


def test_traditional_chinese_has_traditional_fixed_words(build, plain):
    """A deck in zh-Hant says 來源, not 来源."""
    said = words(plan(replace(build(2), languages=("zh-Hant", "en")), plain, "zh-Hant"))

    assert "來源" in said
    assert "来源" not in said


def test_milestones_without_a_timeline_are_told_once(build, plain):
    """A section with milestones and no metrics tells them in columns; what no section tells is in a table."""
    content = build(0, ("2014-12-16", "2017", "2019-07"))
    told = tuple(
        Segment(id=m.id, source=m.sentence.text, span=Span(m.sentence.start, m.sentence.end))
        for m in content.milestones[:2]
    )
    section = Section(id="s1", title=content.source.title, blocks=(Prose(segments=told),))

    deck = plan(replace(content, sections=(section,)), plain, "zh-Hans")

    assert ["cover", "columns", "table", "sources"] == layouts(deck)
    assert {"e-0", "e-1"} == deck.slides[1].facts
    assert {"e-2"} == deck.slides[2].facts
