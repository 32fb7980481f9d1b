"""Translation units of a content."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from publisher.exchange import GONE, Placeholder, TranslationUnit, from_content, segments, update
from publisher.model import (
    Content,
    Metric,
    Name,
    Prose,
    Quantity,
    Section,
    Segment,
    Sentence,
    Source,
    Span,
    State,
)

TEXT = "甲行十年\n累计授信超3亿元。\n超3亿元。"


def content_of(text: str = TEXT) -> Content:
    sentence = Segment.of(text[5:15], Span(5, 15))
    metric = Metric(
        id="m-1",
        span=Span(9, 13),
        quote=text[9:13],
        quantity=Quantity(value=Decimal("3e8"), unit="CNY"),
        label=Segment.of("累计授信", Span(5, 9)),
        sentence=Sentence(start=5, end=15, text=text[5:15]),
        rule="test",
    )
    return Content(
        languages=("zh-Hans", "en"),
        source=Source(name="a.txt", sha256="0", title=Segment.of("甲行十年", Span(0, 4)), text=text, credit="甲行"),
        names=(
            Name(id="n-1", name=Segment.of("甲行"), kind="organisation", spans=(Span(0, 2),)),
            Name(id="n-2", name=Segment.of("十年"), kind="other", spans=(Span(2, 4),)),
        ),
        metrics=(metric,),
        sections=(Section(id="lead", role="lead", blocks=(Prose(segments=(sentence, sentence)),)),),
    )


def test_the_text_comes_first_in_reading_order():
    """A translator meets the sentences before the labels cut from them, each text once, and no idle name."""
    units = from_content(content_of()).units

    assert [unit.context for unit in units] == ["title", "sentence", "name", "label of a figure"]


def test_a_quantity_is_a_placeholder():
    """It stands where the article prints it."""
    unit = from_content(content_of()).units[1]

    assert unit.placeholders == (Placeholder(fact="m-1", start=4, end=8),)
    assert unit.source[4:8] == "超3亿元"


def test_a_quantity_in_a_folded_title_is_found_by_its_words():
    """A title's white space is folded, so that its offsets are not those of the article."""
    text = "甲行　　授信 超3亿元\n累计授信超3亿元。"
    content = content_of(text)
    metric = replace(content.metrics[0], span=Span(7, 11), quote="超3亿元")
    title = Segment.of("甲行 授信 超3亿元", Span(0, 11))
    content = replace(content, metrics=(metric,), source=replace(content.source, title=title))

    assert from_content(content).units[0].placeholders == (Placeholder(fact="m-1", start=6, end=10),)


def test_an_unchanged_content_is_the_same_object():
    """Nothing is copied when there is nothing to say."""
    content = content_of()

    assert segments.change_each(content, lambda segment: segment) is content


def test_every_segment_is_changed():
    """Wherever it stands."""
    done = segments.change_each(content_of(), lambda segment: replace(segment, target="x"))

    assert all(segment.target == "x" for _, segment in segments.find(done))


def test_an_update_keeps_what_people_wrote():
    """Targets stay with their sources; one whose sentence is gone is kept at the end."""
    content = content_of()
    units = from_content(content).units
    reviewed = replace(units[0], target="Ten years of Bank A", state=State.FINAL, origin="human")
    old = TranslationUnit(id="t-old", source="旧句。", target="An old sentence.", state=State.TRANSLATED)
    idle = TranslationUnit(id="t-idle", source="空句。")

    updated = update(replace(from_content(content), units=(reviewed, old, idle)), content)

    assert updated.units == (reviewed, *units[1:], replace(old, context=GONE))
