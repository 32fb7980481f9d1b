"""The publisher itself: one function for each step, in order.

    source file ─read→ Article ─extract→ Facts ─compose→ Content
                ─translate→ Content ─render→ Artifact ─check→ Report

Each step takes the value before it and returns a new one. No step looks back.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from publisher import codec, composer, plugins, sources, themes, translators
from publisher.errors import CheckError, ContentError, PluginError, SourceError, TranslationError
from publisher.exchange import TranslationFile, TranslationUnit
from publisher.exchange import update as update_units
from publisher.model import (
    Article,
    ArticleLimits,
    Artifact,
    Content,
    Facts,
    Metric,
    Milestone,
    Name,
    Recipe,
    Report,
    Theme,
)
from publisher.translators import terms
from publisher.translators.glossary import GlossaryTranslator, Term
from publisher.translators.glossary import read as read_glossary
from publisher.translators.memory import MemoryTranslator

CONTENT_SUFFIXES = {".json": "json", ".yaml": "yaml", ".yml": "yaml"}


class Translations(NamedTuple):
    """What is known of an article in another language: a translation file and a glossary."""

    units: tuple[TranslationUnit, ...] = ()
    terms: tuple[Term, ...] = ()


def read(source: str | Path, *, format: str | None = None, limits: ArticleLimits | None = None) -> Article:
    """Return the article in a source file, or in standard input when the source is `-`.

    `format` says what it is, whatever its name: `txt`, `md`, `docx`, `html`, `pdf`. Raises `SourceError` when it cannot
    be read, `LimitError` when it is over one of the `limits`.
    """
    path, limits = Path(source), limits or ArticleLimits.chosen()
    suffix = sources.suffix(path, format)
    data = sources.read(path, limits)
    try:
        reader = plugins.load("readers", suffix)()
    except PluginError as error:
        raise SourceError(
            f"{path}: no reader for '{suffix}' files", hint=f"There are: {', '.join(plugins.names('readers'))}."
        ) from error
    article: Article = reader.read(data, sources.name(path, suffix))
    sources.demand(article, limits)
    return article


def read_translations(source: str | Path, to: str = "en", glossary: str | Path | None = None) -> Translations:
    """Return the translations that lie beside a source file: `NAME.en.xlf` and `glossary.toml`.

    A file that is not there is no error; one that is broken raises `TranslationError`.
    """
    path = Path(source)
    file = translation_path(path, to)
    terms_file = Path(glossary) if glossary else path.with_name("glossary.toml")
    if glossary and not terms_file.is_file():
        raise TranslationError(f"no glossary {terms_file}")
    units = _translation_file(file).units if file.is_file() else ()
    known: tuple[Term, ...] = ()
    if terms_file.is_file():
        try:
            known = read_glossary(sources.read(terms_file).decode("utf-8-sig"), str(terms_file))
        except UnicodeDecodeError as error:
            raise TranslationError(f"{terms_file}: it is not UTF-8", hint="Save it as UTF-8.") from error
    return Translations(units=units, terms=known)


def extract(article: Article) -> Facts:
    """Return the facts that an article states, each kind in reading order."""
    found: list[Metric | Milestone | Name] = []
    for name in plugins.names("extractors"):
        found += plugins.load("extractors", name)().extract(article)
    return Facts(
        metrics=tuple(sorted((f for f in found if isinstance(f, Metric)), key=lambda f: f.span)),
        milestones=tuple(sorted((f for f in found if isinstance(f, Milestone)), key=lambda f: f.span)),
        names=tuple(f for f in found if isinstance(f, Name)),
    )


def compose(article: Article, facts: Facts | None = None, edited: Content | None = None) -> Content:
    """Return the content of a publication; finds the facts itself when none are given.

    What a person changed in `edited`, the content of an earlier extraction, is kept.
    """
    content = composer.compose(article, extract(article) if facts is None else facts)
    return composer.merge(content, edited) if edited else content


def translate(content: Content, translations: Translations) -> Content:
    """Return the content with a target in every segment that the translations know.

    A target that does not follow the glossary stays, and a diagnostic says so.
    """
    asked = (MemoryTranslator(translations.units), GlossaryTranslator(translations.terms, content.languages))
    return terms.checked(translators.apply(content, asked), translations.terms)


def render(
    content: Content, to: str, *, theme: str | Theme = "plain", limits: ArticleLimits | None = None, **options: Any
) -> Artifact:
    """Return the content as a finished file: `deck`, `pdf`, or another renderer's name.

    The options are the renderer's own: `language` of a deck, `paper` of a brief. Raises `ThemeError`, `RenderError`,
    `LimitError` for more slides or pages than allowed, and `PluginError` for an unknown renderer or option.
    """
    renderer = plugins.load("renderers", to)
    known = [field.name for field in fields(renderer) if field.name != "limits"]
    if "date" in known and options.get("date") is None and (date := _epoch()):
        options["date"] = date
    if unknown := sorted(options.keys() - set(known)):
        raise PluginError(f"the renderer '{to}' has no option '{unknown[0]}'", hint=f"It has: {', '.join(known)}.")
    look = themes.load(theme) if isinstance(theme, str) else theme
    chosen = renderer(
        **options, **({"limits": limits or ArticleLimits.chosen()} if hasattr(renderer, "limits") else {})
    )
    artifact: Artifact = chosen.render(composer.settle(content), look)
    values = tuple((name, getattr(chosen, name)) for name in known)
    return replace(artifact, recipe=Recipe(renderer=to, theme=look.name, options=values))


def hand_out(
    content: Content,
    files: Mapping[str, Artifact],
    *,
    theme: str | Theme = "plain",
    date: str | None = None,
    inputs: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, Artifact]:
    """Return what goes with finished files, by name: `index.html`, `evidence.html`, `manifest.json`, `SHA256SUMS`.

    `files` are the finished files by the names under which they lie beside the page; `date` is theirs.
    `inputs` are the SHA-256 digests, in hex, of what was read beside the article, by name: its translation file, the
    glossary. The manifest lists them.
    """
    from publisher import handout

    look = themes.load(theme) if isinstance(theme, str) else theme
    return handout.hand_out(composer.settle(content), files, look, date or _epoch(), inputs)


def hand_out_pages(content: Content, files: Mapping[str, Artifact], theme: Theme) -> dict[str, Artifact]:
    """Return the pages of the hand-out alone, by name."""
    from publisher import handout

    return handout.pages(composer.settle(content), files, theme)


def check(artifact: Artifact, content: Content) -> Report:
    """Return what an artifact says that its content does not; empty when all is well."""
    from publisher import checks  # lxml is slow to import, and only files that are made are checked

    return checks.check(artifact, composer.settle(content))


def load(
    source: str | Path,
    *,
    glossary: str | Path | None = None,
    edited: Content | None = None,
    format: str | None = None,
    limits: ArticleLimits | None = None,
) -> Content:
    """Return the content of an article with its translations, or of a content file that somebody has edited.

    What a person changed in `edited`, the content of an earlier extraction, is kept. `format` and `limits` are those
    of `read`.
    """
    path = Path(source)
    if form := CONTENT_SUFFIXES.get(sources.suffix(path, format)):
        try:
            return codec.loads(sources.read(path, limits).decode("utf-8-sig"), str(path), form)
        except UnicodeDecodeError as error:
            raise ContentError(f"{path}: it is not UTF-8", hint="Save it as UTF-8.") from error
    content = compose(read(path, format=format, limits=limits), edited=edited)
    return translate(content, read_translations(path, content.languages[1], glossary))


def dump(content: Content, format: str = "json") -> Artifact:
    """Return the content as a content file: `json` or `yaml`."""
    return Artifact(data=codec.dumps(content, format).encode(), suffix=f".{format}")


def publish(source: str | Path, to: str, *, theme: str | Theme = "plain", **options: Any) -> Artifact:
    """Do all of it: load the source, render it and check what was made.

    Raises `CheckError` when the finished file says a number that the source does not.
    """
    content = load(source)
    artifact = render(content, to, theme=theme, **options)
    report = check(artifact, content)
    if report.diagnostics:
        first = report.diagnostics[0]
        raise CheckError(f"{first.message} ({len(report.diagnostics)} findings)", hint=first.hint)
    return artifact


def translation_path(source: Path, to: str) -> Path:
    """Return where the translation of a source file lies: `NAME.en.xlf` beside it."""
    return source.with_name(f"{source.stem}.{to.split('-')[0]}.xlf")


def translation_file(
    source: str | Path,
    *,
    glossary: str | Path | None = None,
    memory: Iterable[str | Path] = (),
    earlier: str | Path | None = None,
) -> TranslationFile:
    """Return the units to translate of an article as it is now, with all that is known of them.

    That is what the translation file beside it holds, or the file `earlier`; the glossary; and what `memory`, other
    translation files, has of the same text; of nearly the same text it is offered for review.
    """
    path = Path(source)
    if path.suffix.lower() in CONTENT_SUFFIXES:
        raise SourceError(
            f"{path} is a content file", hint="Give the article; a content file holds its own `target` texts."
        )
    content = load(path, glossary=glossary)
    file = Path(earlier) if earlier else translation_path(path, content.languages[1])
    known = _translation_file(file) if file.is_file() else None
    if known and known.languages != content.languages:
        raise TranslationError(
            f"{file}: it translates {' into '.join(known.languages)}; the article is {content.languages[0]}",
            hint="Move it away, or correct its srcLang and trgLang.",
        )
    units = [unit for other in memory for unit in _translation_file(Path(other)).units]
    empty = TranslationFile(languages=content.languages, original=path.name, units=())
    return update_units(known or empty, content, units)


def _translation_file(file: Path) -> TranslationFile:
    from publisher.exchange import codes, xliff  # lxml is slow to import, and most articles come without a translation

    return codes.demand(xliff.read(sources.read(file), str(file)), str(file))


def _epoch() -> str | None:
    """Return the date that SOURCE_DATE_EPOCH gives to files, if any. Raises `SourceError` when it is no time."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if not given:
        return None
    try:
        return dt.datetime.fromtimestamp(int(given), dt.UTC).date().isoformat()
    except (ValueError, OverflowError, OSError) as error:
        hint = "It counts the seconds since 1970."
        raise SourceError(f"SOURCE_DATE_EPOCH is no time: {given}", hint=hint) from error
