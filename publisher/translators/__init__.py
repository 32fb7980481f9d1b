"""Translators: each fills in the target of segments that it knows.

They are asked in order: a person's memory first, then the glossary. Whatever a translator says,
`apply` lets a target in only if it states the numbers of its source and no others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from publisher.exchange import segments
from publisher.lang import PLACEHOLDER
from publisher.model import Content, Diagnostic, Metric, Segment

__all__ = ["Translator", "apply"]

_LONG = 24


class Translator(Protocol):
    """Knows the translation of some segments."""

    def translate(self, segment: Segment) -> Segment | None:
        """Return `segment` with its target, state and origin; None when it knows no translation."""
        ...


def apply(content: Content, translators: Iterable[Translator]) -> Content:
    """Return `content` with the targets that `translators` know filled in.

    A target that is already there stays: a person may have written it. A translation that loses
    a number of its source, or brings in another, is left out, and a diagnostic says so.
    """
    asked = tuple(translators)
    refused: dict[Diagnostic, None] = {}

    def fill(segment: Segment) -> Segment:
        if segment.target is not None:
            return segment
        for translated in _answers(segment, asked):
            problem = _problem(translated, content.metrics)
            if problem is None:
                return translated
            refused[problem] = None
        return segment

    filled = segments.change_each(content, fill)
    new = tuple(problem for problem in refused if problem not in content.diagnostics)
    return replace(filled, diagnostics=(*content.diagnostics, *new)) if new else filled


def _answers(segment: Segment, translators: Sequence[Translator]) -> Iterable[Segment]:
    for translator in translators:
        answer = translator.translate(segment)
        if answer is not None and answer.target is not None:
            yield answer


def _problem(translated: Segment, metrics: Sequence[Metric]) -> Diagnostic | None:
    """Say why the target is refused: a lost number, or one that is not the source's."""
    stated = PLACEHOLDER.findall(translated.target or "")
    quotes = {metric.id: metric.quote for metric in _of(translated, metrics)}
    for fact in stated:
        if fact not in quotes:
            return _refusal(translated, f"the translation states ⟦{fact}⟧, which is no figure of its source")
    if translated.span is None:
        return None
    for fact, quote in quotes.items():
        if fact not in stated:
            return _refusal(translated, f"the translation lost {quote} (⟦{fact}⟧)")
    return None


def _of(segment: Segment, metrics: Sequence[Metric]) -> Sequence[Metric]:
    """Return the metrics that a segment states; all of them when it is no stretch of the article."""
    if segment.span is None:
        return metrics
    return [metric for metric in metrics if metric.span in segment.span]


def _refusal(segment: Segment, problem: str) -> Diagnostic:
    start = re.sub(r"\s+", " ", segment.source)
    if len(start) > _LONG:
        start = start[: _LONG - 1] + "…"
    return Diagnostic(
        code="not-translated",
        message=f"“{start}”: {problem}",
        hint=f"Correct the placeholders of unit {segment.id} in the translation file.",
    )
