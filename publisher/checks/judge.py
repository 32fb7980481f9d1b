"""Judge a file's reading by a content: by place where we know what should stand there, else by value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property

from publisher.checks.claims import Known
from publisher.checks.compare import Rules, compare
from publisher.checks.numbers import scale
from publisher.checks.wording import plain, states_figure
from publisher.lang import Speaker
from publisher.model import Content, Fact, FactPhrase, Finding, Metric, Prose, Reading, Segment

_NEAR = 0.5
"""A text is about a fact when it shares this much with it."""


class Judge:
    """Knows what one content may say. Its numbers are read only when a file says something new."""

    def __init__(self, content: Content, expected: Reading | None) -> None:
        self._content = content
        self._expected = expected or Reading(pages=())
        self._speakers = [Speaker(content, language) for language in content.languages]

    def findings(self, found: Reading, *, is_fixed: bool = False) -> tuple[Finding, ...]:
        """Return what a file says that the content does not. A file that is `fixed` is not one that people edit."""
        is_fixed = is_fixed and bool(self._expected.pages)
        rules = Rules(
            known=lambda: self._known,
            labels=self._labels,
            dates=self._dates,
            is_fixed=is_fixed,
            evidence=self._evidence,
            nearest=self._nearest,
        )
        return tuple(compare(found, self._expected, rules))

    @cached_property
    def _labels(self) -> frozenset[str]:
        said: set[str] = set()
        for speaker in self._speakers:
            for metric in self._content.metrics:
                said |= {speaker.label(metric), speaker.text(metric.label)}
                said |= {speaker.subject(metric.subject)} if metric.subject else set()
            said |= {speaker.text(milestone.event) for milestone in self._content.milestones}
        return frozenset(plain(text) for text in said if text.strip())

    @cached_property
    def _dates(self) -> frozenset[str]:
        return frozenset(plain(speaker.as_of(m)) for speaker in self._speakers for m in self._content.metrics)

    @cached_property
    def _known(self) -> Known:
        source = self._content.source
        digest = source.sha256
        texts = [*source.text.splitlines(), source.name, digest, digest[:12], "SHA-256"]
        texts += [" ".join(digest[i : i + 8] for i in range(0, len(digest), 8))]
        texts += [line for page in self._expected.pages for passage in page.passages for line in passage.lines]
        texts += scale(self._content)
        for speaker in self._speakers:
            texts += [speaker.date(source.published)] if source.published else []
            for metric in self._content.metrics:
                texts += [speaker.quantity(metric).text, speaker.amount(metric), speaker.as_of(metric)]
                texts += [
                    speaker.label(metric),
                    "".join(run.text for run in speaker.statement(FactPhrase(fact=metric.id))),
                ]
            for milestone in self._content.milestones:
                texts += [speaker.date(milestone.date), speaker.text(milestone.event)]
            texts += [speaker.text(segment) for segment in self._segments()]
        return Known(texts, source.published)

    def _segments(self) -> Iterator[Segment]:
        for section in self._content.sections:
            for block in section.blocks:
                if isinstance(block, Prose):
                    yield from block.segments

    def _evidence(self, lines: Sequence[str]) -> str | None:
        """Return the sentence of the fact that some lines state."""
        text = plain(" ".join(lines))
        facts: tuple[Fact, ...] = (*self._content.metrics, *self._content.milestones)
        for speaker in self._speakers:
            for fact in facts:
                parts = self._parts(speaker, fact)
                if all(plain(part) in text for part in parts):
                    return " ".join(fact.sentence.text.split())
        return None

    def _nearest(self, line: str) -> str | None:
        """Return the fact that new text seems to be about, with its sentence."""
        facts: tuple[Fact, ...] = (*self._content.metrics, *self._content.milestones)
        said = [
            (SequenceMatcher(None, plain(line), plain(phrase), False).ratio(), -number, phrase)
            for speaker in self._speakers
            for number, fact in enumerate(facts)
            if (phrase := "".join(run.text for run in speaker.phrase(fact)))
        ]
        share, number, phrase = max(said, default=(0.0, 0, ""))
        if share < _NEAR:
            return None
        return f"{phrase} – source: {' '.join(facts[-number].sentence.text.split())}"

    @staticmethod
    def _parts(speaker: Speaker, fact: Fact) -> tuple[str, str]:
        if isinstance(fact, Metric):
            return speaker.quantity(fact).text, speaker.text(fact.label)
        return speaker.date(fact.date), speaker.text(fact.event)


def statements(reading: Reading) -> int:
    """Return how many texts of a file have a number in them."""
    return sum(states_figure(line) for page in reading.pages for passage in page.passages for line in passage.lines)
