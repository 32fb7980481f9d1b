"""Files show where their translations come from."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation
from pypdf import PdfReader

import publisher
from publisher.exchange import segments
from publisher.model import Content, Segment, State

SEED = Path(__file__).parents[2] / "seeds" / "webank-10th-anniversary.txt"


@pytest.fixture(scope="module")
def content() -> Content:
    return publisher.load(SEED)


def by_person(content: Content, *, every: int = 1, state: State = State.FINAL, origin: str = "human") -> Content:
    """Return the content with each so many of its texts translated by a person."""
    ids = list(dict.fromkeys(segment.id for _, segment in segments.find(content)))
    chosen = set(ids[::every])

    def change(segment: Segment) -> Segment:
        return replace(segment, state=state, origin=origin) if segment.id in chosen else segment

    return segments.change_each(content, change)


def untranslated(content: Content) -> Content:
    return segments.change_each(content, lambda s: replace(s, target=None, origin=None, state=State.INITIAL))


def words_of(artifact: publisher.Artifact) -> str:
    if artifact.suffix == ".pdf":
        return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(artifact.data)).pages).split())
    slides = Presentation(BytesIO(artifact.data)).slides
    notes = [slide.notes_slide.notes_text_frame.text for slide in slides if slide.has_notes_slide]
    texts = [shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame]
    return " ".join((*texts, *notes))


@pytest.mark.parametrize(
    ("options", "notes"),
    [
        ({}, "machine, not reviewed by a person"),
        ({"state": State.FINAL, "origin": "machine"}, "machine, reviewed by a person"),
        ({"origin": "human"}, "[a person]"),
        ({"origin": "memory", "state": State.TRANSLATED}, "[translation memory]"),
    ],
)
def test_the_notes_of_a_deck_say_who_translated_each_sentence(content, options, notes):
    """A machine's work that nobody has reviewed is never called a person's."""
    changed = by_person(content, **options) if options else content

    assert notes in words_of(publisher.render(changed, "deck", language="en"))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda c: c, "machine translation, not reviewed by a person"),
        (lambda c: by_person(c, origin="machine"), "machine translation, reviewed by a person"),
        (by_person, "By a person."),
    ],
)
def test_a_brief_says_who_translated_it(content, change, says):
    """At its end, in both languages."""
    assert says.casefold() in words_of(publisher.render(change(content), "pdf")).casefold()


def test_a_brief_marks_a_machines_sentences_among_a_persons(content):
    """Where all are a machine's, once at the end is enough."""
    mixed = publisher.render(by_person(content, every=2), "pdf")

    assert "[machine]" in words_of(mixed)
    assert "[machine]" not in words_of(publisher.render(content, "pdf"))
    assert () == publisher.check(mixed, by_person(content, every=2)).diagnostics


def test_what_nobody_has_reviewed_is_known(content):
    """Missing ones and a machine's; not a person's, nor what a person has reviewed."""
    assert len(publisher.unready(content)) == len(publisher.unready(untranslated(content))) > 50
    assert publisher.unready(by_person(content)) == ()
    assert publisher.unready(by_person(content, origin="machine", state=State.REVIEWED)) == ()


def test_the_content_file_has_the_origin_of_each_text(content):
    """And its state."""
    data = publisher.dump(content).data.decode()

    assert data.count('"origin": "machine"') > 50
