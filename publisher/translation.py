"""Translation files beside their articles: filled by a machine, held against the glossary, waiting for a person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from publisher import pipeline, plugins
from publisher.exchange import GONE, TranslationFile, TranslationUnit, from_content, waits
from publisher.model import Content, Diagnostic
from publisher.translators import terms

__all__ = ["diagnose", "fill", "unready"]


def fill(
    source: str | Path, file: TranslationFile, *, provider: str = "openai", glossary: str | Path | None = None
) -> Iterator[TranslationFile]:
    """Yield the translation file of an article after each text that a provider was asked for.

    Every number is covered: a reply states none of its own, and what is wrong with it is a note of its unit. Save
    each file that is yielded, and nothing that was paid for is lost. Raises `TranslationError` when the provider
    cannot be reached, `PluginError` when there is none of that name.
    """
    from publisher.translators.machine import Machine

    asked = plugins.load("providers", provider)()
    content = pipeline.load(source, glossary=glossary)
    known = pipeline.read_translations(source, content.languages[1], glossary)
    yield from Machine(provider=asked, content=content, glossary=known.terms, now=_now).fill(file)


def diagnose(
    source: str | Path, file: TranslationFile, *, glossary: str | Path | None = None
) -> tuple[Diagnostic, ...]:
    """Return where the targets of a translation file do not follow the glossary of its article."""
    units = [unit for unit in file.units if unit.context != GONE]
    known = pipeline.read_translations(source, file.languages[1], glossary).terms
    found = (
        terms.diagnostic(unit.id, violation)
        for unit in units
        for violation in terms.violations(unit.source, unit.target or "", known, file.languages)
        if unit.target
    )
    return tuple(found)


def unready(content: Content) -> tuple[TranslationUnit, ...]:
    """Return the texts of a content that have no translation, or one that a person has still to look at."""
    return tuple(unit for unit in from_content(content).units if unit.target is None or waits(unit))


def _now() -> str:
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
