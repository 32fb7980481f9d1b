"""Each number gets its label, subject and date from the text around it; each milestone its event."""

from __future__ import annotations

import pytest

import publisher
from publisher.model import Metric, Milestone
from publisher.readers.text import TextReader
from tests import cases


def facts(text: str) -> str:
    found = publisher.extract(TextReader().read(text.encode(), "case.txt"))
    return "\n".join([*map(_metric, found.metrics), *map(_milestone, found.milestones)])


def _metric(metric: Metric) -> str:
    subject = metric.subject.segment.source if metric.subject else "-"
    when = f"{metric.as_of or '-'} {metric.as_of_basis or 'undated'}"
    change = f" {metric.direction} {metric.compared_to or ''}".rstrip() if metric.measure == "change" else ""
    change += ", expected" if metric.outlook else ""
    return " | ".join((metric.quote, metric.label.source or "-", subject, when, metric.measure + change))


def _milestone(milestone: Milestone) -> str:
    return f"{milestone.date} | {milestone.event.source}{' (planned)' if milestone.planned else ''}"


@pytest.mark.parametrize("case", cases.read("facts.zh.md"))
def test_chinese(case: cases.Case) -> None:
    """Each case of facts.zh.md is understood as it says."""
    assert case.expected == facts(case.input)


@pytest.mark.parametrize("case", cases.read("facts.en.md"))
def test_english(case: cases.Case) -> None:
    """Each case of facts.en.md is understood as it says."""
    assert case.expected == facts(case.input)


@pytest.mark.parametrize("case", cases.read("statements.en.md"))
def test_statements(case: cases.Case) -> None:
    """Each figure of statements.en.md is stated by the part of its sentence that can stand alone, or by none."""
    found = publisher.extract(TextReader().read(f"A title\n\n{case.input}\n".encode(), "case.txt"))

    said = (f"{m.quote} | {m.statement.source if m.statement else '-'}" for m in found.metrics)

    assert case.expected == "\n".join(said)


def test_the_same_fact_said_twice_is_one_with_mentions() -> None:
    """A number repeated under one label and subject is one metric."""
    text = "海风航运二十周年\n\n海风航运员工总数达5000人。海风航运员工总数达5000人，结构更好。\n"
    (metric,) = publisher.extract(TextReader().read(text.encode(), "case.txt")).metrics

    assert 1 == len(metric.mentions)


def test_every_span_slices_to_its_words(seed: publisher.Content) -> None:
    """Quotes, labels, sentences and events are the article's own words at their places."""
    text = seed.source.text

    for metric in seed.metrics:
        assert metric.quote == text[metric.span.start : metric.span.end]
        assert metric.label.source == "".join(text[s.start : s.end] for s in metric.label_spans)
        assert metric.sentence.text == text[metric.sentence.start : metric.sentence.end]
    for milestone in seed.milestones:
        assert milestone.quote == text[milestone.span.start : milestone.span.end]


def test_ids_survive_edits_elsewhere() -> None:
    """A sentence put in front changes no id of those behind it."""
    text = "海风航运二十周年\n\n海风航运员工总数达5000人。\n"
    longer = text.replace("\n\n", "\n\n公司总部在宁波，业务遍及全球。\n")

    ids = [[m.id for m in publisher.extract(TextReader().read(t.encode(), "case.txt")).metrics] for t in (text, longer)]
    assert ids[0] == ids[1]
