"""Use an input as a user would, and say what is wrong: an exception that is not ours, a hang, or a lie in a file."""

from __future__ import annotations

import io
import json
import signal
import traceback
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import FrameType

from pptx import Presentation

import publisher
from publisher import codec
from publisher.errors import CheckError, PublisherError
from publisher.lang import Speaker
from publisher.model import Content, Status
from tests import dumps
from tests.fuzz import inputs
from tests.fuzz.inputs import Input

SECONDS = 5
"""How much time of the processor an input may take."""


class HangError(Exception):
    """An input took too long."""


def wrong(given: Input, folder: Path, *, renders: bool) -> tuple[str, str | None]:
    """Return how an input ended (`made`, `refused` or `broken`), and what is wrong, if anything."""
    signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        problem = next(_problems(given, folder, renders), None)
        return ("broken" if problem else "made"), problem
    except PublisherError as error:
        is_clear = error.message and "\n" not in (error.hint or "") and "Traceback" not in error.message
        return "refused", None if is_clear else f"no clear sentence: {error.message!r}"
    except HangError:
        return "broken", f"over {SECONDS} s: {traceback.format_exc()[-1500:]}"
    except Exception:  # whatever it is, it is what we look for
        return "broken", traceback.format_exc()[-2500:]
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _stop(number: int, frame: FrameType | None) -> None:
    raise HangError


def _problems(given: Input, folder: Path, renders: bool) -> Iterator[str]:
    if given.kind == "theme":
        for name, text in json.loads(given.data).items():
            (folder / "look" / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / "look" / name).write_text(text, "utf-8", errors="replace", newline="")
        yield from _unless_refused(_files(inputs.content(), folder, theme=str(folder / "look")))
        return
    file = folder / {"xlf": "sea.en.xlf", "toml": "glossary.toml"}.get(given.kind, f"sea.{given.kind}")
    file.write_bytes(given.data)
    if given.kind == "pptx":
        deck = publisher.render(inputs.content(), "deck", template=str(file))
        yield from _deck(deck.data, inputs.content(), deck)
        return
    if given.kind in ("xlf", "toml"):
        file = folder / "sea.txt"
        file.write_text(inputs.ZH, "utf-8")
    content = publisher.load(file)
    if codec.loads(codec.dumps(content)) != content:
        yield "the content does not read back"
    if given.kind in ("json", "yaml"):  # a person may write anything into a content file
        yield from _unless_refused(_files(content, folder) if renders else iter(()))
        return
    yield from _spans(content)
    if renders:
        yield from _files(content, folder)


def _unless_refused(problems: Iterator[str]) -> Iterator[str]:
    """Yield problems, but raise `CheckError` for a number that a person wrote: the command line refuses such a file."""
    for problem in problems:
        if "is not in the source" in problem:
            raise CheckError(problem.replace("\n", " "))
        if not problem.startswith("verify:"):
            yield problem


def _spans(content: Content) -> Iterator[str]:
    """Yield each fact that does not stand where the content says, in its sentence."""
    text = content.source.text
    for fact in (*content.metrics, *content.milestones):
        sentence = fact.sentence
        if text[fact.span.start : fact.span.end] != fact.quote:
            yield f"{fact.id}: “{fact.quote}” does not stand at its span"
        if text[sentence.start : sentence.end] != sentence.text:
            yield f"{fact.id}: its sentence does not stand at its span"
        if not sentence.start <= fact.span.start < fact.span.end <= sentence.end:
            yield f"{fact.id}: it does not stand in its sentence"
    spans = [where.span for where in content.source.locators]
    if any(a.end > b.start for a, b in pairwise(spans)) or (spans and spans[-1].end > len(text)):
        yield "the places are not in order"


def _files(content: Content, folder: Path, **options: str) -> Iterator[str]:
    """Yield what deck and brief do not say, or say wrong."""
    deck = publisher.render(content, "deck", **options)
    yield from _deck(deck.data, content, deck)
    brief = publisher.render(content, "pdf", **options)
    yield from _missing(dumps.brief(brief.data), content, content.languages, "brief")
    for artifact in (deck, brief):
        saved = artifact.save(folder / f"made{artifact.suffix}")
        (folder / "content.json").write_bytes(publisher.dump(content).data)
        for proof in publisher.verify(saved, theme=options.get("theme")):
            yield from (f"verify: {f.place}: {f.stands} / {f.says}" for f in proof.findings if f.code != "content")


def _deck(data: bytes, content: Content, deck: publisher.Artifact) -> Iterator[str]:
    Presentation(io.BytesIO(data))
    yield from _missing(dumps.deck(data), content, content.languages[:1], "deck")
    yield from (f"deck: {found.message}" for found in publisher.check(deck, content).diagnostics)


def _missing(text: str, content: Content, languages: tuple[str, ...], name: str) -> Iterator[str]:
    """Yield the facts that a file does not state."""
    plain = _plain(text)
    for language in languages:
        speaker = Speaker(content, language)  # type: ignore[arg-type]
        for metric in content.metrics:
            said = speaker.quantity(metric).text
            if metric.status is not Status.REJECTED and _plain(said) not in plain:
                yield f"{name} does not say {said!r} ({language})"


_UNSEEN = dict.fromkeys(map(ord, "-\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f"))
"""Hyphens that lines add, and signs that have no glyph."""


def _plain(text: str) -> str:
    return "".join(text.translate(_UNSEEN).split())
