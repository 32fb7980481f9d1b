"""Speaker notes: for each number on a slide, the sentence of the article that states it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from publisher.model import Fact, Metric, Prose, Provenance, Segment
from publisher.renderers.deck.voice import Voice


def notes(voice: Voice, facts: Sequence[str], segments: Iterable[Segment], remarks: Iterable[str]) -> tuple[str, ...]:
    """Return the lines of a slide's notes: sentences with their facts, then what did not fit, then the source."""
    found: list[Fact] = [
        fact for key in facts if (fact := voice.metrics.get(key) or voice.milestones.get(key)) is not None
    ]
    by_place = {fact.sentence.start: fact.sentence.text for fact in found}
    by_place |= {s.span.start: s.source for s in segments if s.span and s.span.start not in by_place}
    lines: list[str] = []
    translations = _translations(voice)
    for start in sorted(by_place):
        lines.append(voice.say("note_sentence", sentence=by_place[start].strip()))
        if not voice.speaker.is_source and (words := translations.get(by_place[start].strip())):
            lines.append(voice.say("note_translation", text=words[0], origin=voice.say(f"origin_{words[1]}")))
        lines += [_fact(voice, fact) for fact in found if fact.sentence.start == start]
    lines += [s.source for s in segments if s.span is None]
    lines += [voice.say("note_more", text=text) for text in remarks]
    return (*lines, *_imprint(voice))


def cover_notes(voice: Voice) -> tuple[str, ...]:
    """Return the notes of the cover: the title as printed, and the file it was read from."""
    source = voice.content.source
    return (
        voice.say("note_sentence", sentence=" ".join(source.title.source.split())),
        *_imprint(voice),
        voice.say("file", name=source.name, digest=source.sha256),
    )


def _imprint(voice: Voice) -> tuple[str, ...]:
    """Return the source line, and under it the line of the article that it says."""
    source = voice.content.source
    printed = (line.strip() for line in source.text.splitlines() if source.publication and source.publication in line)
    line = next(printed, None)
    return (voice.source_line(), *((voice.say("note_sentence", sentence=" ".join(line.split())),) if line else ()))


def _fact(voice: Voice, fact: Fact) -> str:
    heading, paragraph = voice.place(fact)
    place = voice.say("place", heading=heading, paragraph=paragraph) if paragraph else ""
    said = "".join(run.text for run in voice.speaker.phrase(fact))
    when = voice.speaker.as_of(fact) if isinstance(fact, Metric) else None
    return voice.say("note_fact", said=said, details=voice.join((when, place)))


def _translations(voice: Voice) -> dict[str, tuple[str, Provenance]]:
    """Return the translation of each sentence, with who answers for it."""
    return {
        segment.source.strip(): (voice.speaker.text(segment), segment.provenance)
        for section in voice.sections
        for block in section.blocks
        if isinstance(block, Prose)
        for segment in block.segments
        if segment.target
    }
