"""Targets are filled in, and numbers are guarded."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

import publisher.pipeline
import publisher.translators
from publisher.exchange import TranslationUnit, segments, xliff
from publisher.model import Content, Metric, Prose, Quantity, Section, Segment, Sentence, Source, Span, State
from publisher.translators.memory import MemoryTranslator

TEXT = "贷款超3亿元，客户30万。存款5亿元。"
FIRST, SECOND = Span(0, 13), Span(13, 19)


def metric(id: str, start: int, end: int, sentence: Span) -> Metric:
    return Metric(
        id=id,
        span=Span(start, end),
        quote=TEXT[start:end],
        quantity=Quantity(value=Decimal(1), unit="CNY"),
        label=Segment.of("贷款"),
        sentence=Sentence(start=sentence.start, end=sentence.end, text=TEXT[sentence.start : sentence.end]),
        rule="test",
    )


CONTENT = Content(
    languages=("zh-Hans", "en"),
    source=Source(name="a.txt", sha256="0", title=Segment.of("标题"), text=TEXT),
    metrics=(metric("m-1", 2, 6, FIRST), metric("m-2", 9, 12, FIRST), metric("m-3", 15, 18, SECOND)),
    sections=(
        Section(
            id="lead",
            blocks=(Prose(segments=(Segment.of(TEXT[:13], FIRST), Segment.of(TEXT[13:], SECOND))),),
        ),
    ),
)


def memory(source: str, target: str) -> MemoryTranslator:
    return MemoryTranslator([TranslationUnit(id="t-1", source=source, target=target, state=State.TRANSLATED)])


def targets(content: Content) -> dict[str, str | None]:
    return {segment.source: segment.target for _, segment in segments.find(content)}


def test_every_segment_with_a_known_text_is_filled():
    """Wherever it stands; the rest waits without complaint."""
    content = publisher.translators.apply(CONTENT, [memory("贷款", "loans")])

    assert targets(content) == {"标题": None, "贷款": "loans", TEXT[:13]: None, TEXT[13:]: None}
    assert content.diagnostics == ()


def test_a_target_may_move_its_numbers():
    """Word order is the translator's."""
    target = "It has ⟦m-2⟧ customers and ⟦m-1⟧ in loans."

    assert targets(publisher.translators.apply(CONTENT, [memory(TEXT[:13], target)]))[TEXT[:13]] == target


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("Loans of ⟦m-1⟧.", "the translation lost 30万 (⟦m-2⟧)"),
        ("Loans of ⟦m-1⟧ and ⟦m-2⟧, and ⟦m-9⟧.", "states ⟦m-9⟧, which is no figure of its source"),
        ("Loans of ⟦m-1⟧ and ⟦m-2⟧, and ⟦m-3⟧.", "states ⟦m-3⟧, which is no figure of its source"),
        ("Nothing.", "the translation lost 超3亿元 (⟦m-1⟧)"),
    ],
    ids=["lost", "unknown", "of another sentence", "all lost"],
)
def test_a_target_with_wrong_numbers_is_left_out(target, says):
    """A diagnostic says which number, in which unit."""
    content = publisher.translators.apply(CONTENT, [memory(TEXT[:13], target)])

    assert targets(content)[TEXT[:13]] is None
    assert [problem.code for problem in content.diagnostics] == ["not-translated"]
    assert says in content.diagnostics[0].message
    assert "t-" in (content.diagnostics[0].hint or "")


def test_a_label_may_bring_in_no_unknown_number():
    """A text that is no stretch of the article may name any of its figures, and no others."""
    known = publisher.translators.apply(CONTENT, [memory("贷款", "loans of ⟦m-3⟧")])
    unknown = publisher.translators.apply(CONTENT, [memory("贷款", "loans of ⟦m-9⟧")])

    assert targets(known)["贷款"] == "loans of ⟦m-3⟧"
    assert targets(unknown)["贷款"] is None
    assert len(unknown.diagnostics) == 1


def test_the_next_translator_is_asked_after_a_refusal():
    """A broken memory does not hide a good glossary."""
    broken, good = memory("贷款", "⟦m-9⟧"), memory("贷款", "loans")

    assert targets(publisher.translators.apply(CONTENT, [broken, good]))["贷款"] == "loans"


def test_a_persons_target_stays():
    """What is there already is not translated again."""
    title = replace(CONTENT.source.title, target="Headline", state=State.FINAL, origin="human")
    edited = replace(CONTENT, source=replace(CONTENT.source, title=title))

    assert publisher.translators.apply(edited, [memory("标题", "Title")]) is edited


def test_applying_twice_says_no_more():
    """The second time finds everything done, and repeats no diagnostic."""
    translators = [memory("贷款", "loans"), memory(TEXT[:13], "Nothing.")]
    once = publisher.translators.apply(CONTENT, translators)

    assert publisher.translators.apply(once, translators) == once


SEED = Path(__file__).parents[3] / "seeds" / "webank-10th-anniversary.txt"


def test_the_seed_is_wholly_in_english():
    """Every title, sentence, label, subject and event has its English, and no unit is refused."""
    content = publisher.pipeline.load(SEED)
    seen = [segment for field, segment in segments.find(content) if field != "name"]

    assert [segment.source for segment in seen if segment.target is None] == []
    assert not [problem for problem in content.diagnostics if problem.code == "not-translated"]
    assert {segment.state for segment in seen} == {State.TRANSLATED}


def test_the_seeds_english_says_that_a_machine_wrote_it():
    """No unit claims a person or a review before there was one."""
    file = xliff.read(SEED.with_suffix(".en.xlf").read_bytes(), "seed")

    assert {(unit.origin, unit.state) for unit in file.units} == {("machine", State.TRANSLATED)}
