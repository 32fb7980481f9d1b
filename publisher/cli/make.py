"""Commands that make files: deck, pdf, build, render."""

from __future__ import annotations

import hashlib
import re
import sys
import unicodedata
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

import publisher
from publisher.cli import guard, settings
from publisher.cli.saving import ForceOption, save
from publisher.cli.settings import Settings
from publisher.errors import BatchError, CheckError, OutputError, PublisherError, SourceError
from publisher.model import Artifact, Content, Diagnostic

SourceArgument = Annotated[
    Path,
    typer.Argument(
        help="An article (.txt, .md, .docx, .html, .pdf; - for standard input) or an edited content file (.json).",
        show_default=False,
    ),
]
FromOption = Annotated[
    str | None,
    typer.Option(
        "--from",
        "--format",
        help="What SOURCE is, whatever its name: txt, md, docx, html, pdf, json.",
        show_default=False,
    ),
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", help="The file to write.", show_default="build/<name>/")
]
ThemeOption = Annotated[str | None, typer.Option(help="A theme's name or folder.", show_default="plain")]
TemplateOption = Annotated[
    Path | None,
    typer.Option(help="A .pptx or .potx: its layouts, fonts and colours are used.", show_default="the theme's own"),
]
StrictOption = Annotated[bool, typer.Option("--strict", help="Treat warnings as errors.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")]


_OF_CONTENT = ("not-translated", "glossary", "cleaned")
"""The codes of what is wrong with a text or its translation, whatever is made of it."""


_LONGEST = 120
"""How long the name of a folder may be, in bytes."""
_RESERVED = re.compile(r"(?i)con|prn|aux|nul|com\d|lpt\d")
"""Names that Windows keeps for devices, whatever suffix they have."""


class Lang(StrEnum):
    """A language of a deck."""

    ZH = "zh"
    EN = "en"


class Layout(StrEnum):
    """How the two languages of a brief stand to each other."""

    FACING = "facing"
    STACKED = "stacked"
    HALVES = "halves"
    ZH = "zh"
    EN = "en"


class Paper(StrEnum):
    """The paper of a brief."""

    A4 = "A4"
    LETTER = "Letter"


@guard.guarded
def deck(
    source: SourceArgument,
    kind: FromOption = None,
    output: OutputOption = None,
    theme: ThemeOption = None,
    lang: Annotated[Lang | None, typer.Option(help="The deck's language.", show_default="the article's")] = None,
    template: TemplateOption = None,
    mark: Annotated[
        str | None, typer.Option(help='A mark on every slide, such as "Draft".', show_default="the theme's")
    ] = None,
    embed: Annotated[bool, typer.Option("--embed/--no-embed", help="Carry the content model inside the file.")] = True,
    strict: StrictOption = False,
    force: ForceOption = False,
    quiet: QuietOption = False,
) -> None:
    """Make a PowerPoint deck of an article's milestones and metrics."""
    defaults = settings.find(source)
    content = _load(source, defaults, kind, strict=strict, quiet=quiet)
    language = lang or (Lang(defaults.lang) if defaults.lang in list(Lang) else None)
    said = _deck_options(content, language)
    if strict and said.get("language", content.languages[0]) != content.languages[0]:
        _demand_review(content)
    options = said | _template(template, defaults) | {"embed": embed, "mark": mark}
    artifact = publisher.render(content, "deck", theme=theme or defaults.theme, limits=guard.limits(), **options)
    _finish(artifact, content, output or _place(source, "deck.pptx"), strict=strict, force=force, quiet=quiet)


@guard.guarded
def pdf(
    source: SourceArgument,
    kind: FromOption = None,
    output: OutputOption = None,
    theme: ThemeOption = None,
    layout: Annotated[Layout | None, typer.Option(help="Where the two languages stand.", show_default="facing")] = None,
    paper: Annotated[Paper | None, typer.Option(help="The paper.", show_default="A4")] = None,
    strict: StrictOption = False,
    force: ForceOption = False,
    quiet: QuietOption = False,
) -> None:
    """Make a typeset PDF brief of an article, its two languages side by side."""
    defaults = settings.find(source)
    content = _load(source, defaults, kind, strict=strict, quiet=quiet)
    options = {"layout": str(layout or defaults.layout), "paper": str(paper or defaults.paper)}
    if strict and not content.languages[0].startswith(options["layout"]):
        _demand_review(content)
    artifact = publisher.render(content, "pdf", theme=theme or defaults.theme, limits=guard.limits(), **options)
    _finish(artifact, content, output or _place(source, "brief.pdf"), strict=strict, force=force, quiet=quiet)


@guard.guarded
def render(
    name: Annotated[str, typer.Argument(help="A renderer's name.", show_default=False)],
    source: SourceArgument,
    kind: FromOption = None,
    output: OutputOption = None,
    theme: ThemeOption = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
) -> None:
    """Make a file with any renderer that is installed."""
    defaults = settings.find(source)
    content = _load(source, defaults, kind, quiet=quiet)
    artifact = publisher.render(content, name, theme=theme or defaults.theme, limits=guard.limits())
    _finish(
        artifact, content, output or _place(source, f"{name}{artifact.suffix}"), strict=False, force=force, quiet=quiet
    )


def build(
    sources: Annotated[list[Path] | None, typer.Argument(help="Articles.", show_default="all in seeds/")] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder to write to.")] = Path("build"),
    theme: ThemeOption = None,
    strict: StrictOption = False,
    force: ForceOption = False,
    quiet: QuietOption = False,
) -> None:
    """Make deck, brief and content file of each article, in a folder of its own."""
    chosen = sources or _seeds()
    slugs = [_slug(source) for source in chosen]
    # Some systems take A.txt and a.txt for one name.
    folded = [slug.casefold() for slug in slugs]
    if twice := sorted({slug for slug, key in zip(slugs, folded, strict=True) if folded.count(key) > 1}):
        raise OutputError(
            f"two sources would be written to {output / twice[0]}", hint="Rename one, or build them apart."
        )
    failed = 0
    for number, source in enumerate(chosen, start=1):
        if sys.stderr.isatty() and not quiet:
            typer.echo(f"{number}/{len(chosen)} {source}", err=True)
        try:
            _build_one(source, output / _slug(source), theme, strict=strict, force=force, quiet=quiet)
        except PublisherError as error:
            if len(chosen) == 1:
                raise
            failed += 1
            typer.echo(f"error: {source}: {error.message}", err=True)
    if failed:
        raise BatchError(f"{failed} of {len(chosen)} articles failed; the others are done")


@guard.guarded
def _build_one(source: Path, folder: Path, theme: str | None, *, strict: bool, force: bool, quiet: bool) -> None:
    defaults = settings.find(source)
    content = _load(source, defaults, strict=strict, quiet=quiet)
    if strict:
        _demand_review(content)
    look = theme or defaults.theme
    options = {"layout": defaults.layout, "paper": defaults.paper}
    house: dict[str, Any] = _template(None, defaults) | {"limits": guard.limits()}
    made: list[tuple[str, Artifact]] = [("deck.pptx", publisher.render(content, "deck", theme=look, **house))]
    if _is_translated(content):
        other = {"language": content.languages[1]} | house
        made.append((f"deck.{content.languages[1][:2]}.pptx", publisher.render(content, "deck", theme=look, **other)))
    made.append(("brief.pdf", publisher.render(content, "pdf", theme=look, limits=guard.limits(), **options)))
    made.append(("content.json", publisher.dump(content)))
    made += publisher.hand_out(content, dict(made), theme=look).items()
    # Nothing is written before everything is made and checked: a folder is never half new.
    for _, artifact in made:
        _judge(artifact, content, strict=strict, quiet=quiet)
    save({folder / name: artifact for name, artifact in made}, content, force=force, quiet=quiet)


def _load(
    source: Path, defaults: Settings, kind: str | None = None, *, strict: bool = False, quiet: bool = False
) -> Content:
    """Return the content of a source; say which of its translations were refused or do not follow the glossary."""
    content = publisher.load(source, glossary=defaults.glossary, format=kind, limits=guard.limits())
    found = [diagnostic for diagnostic in content.diagnostics if diagnostic.code in _OF_CONTENT]
    for diagnostic in () if quiet else found:
        _warn(diagnostic)
    if strict and found:
        raise CheckError(f"{found[0].message} (--strict; {len(found)} in all)", hint=found[0].hint)
    return content


def _deck_options(content: Content, language: Lang | None) -> dict[str, Any]:
    if language is None:
        return {}
    for known in content.languages:
        if known.startswith(language):
            return {"language": known}
    return {}


def _template(template: Path | None, defaults: Settings) -> dict[str, Any]:
    chosen = str(template) if template else defaults.template
    return {"template": chosen} if chosen else {}


def _is_translated(content: Content) -> bool:
    return content.source.title.target is not None


def _finish(artifact: Artifact, content: Content, path: Path, *, strict: bool, force: bool, quiet: bool) -> None:
    _judge(artifact, content, strict=strict, quiet=quiet)
    save({path: artifact}, content, force=force, quiet=quiet)


def _judge(artifact: Artifact, content: Content, *, strict: bool, quiet: bool) -> None:
    """Print warnings; raise `CheckError` for a number that is not in the source."""
    report = publisher.check(artifact, content)
    if report.diagnostics:
        first = report.diagnostics[0]
        raise CheckError(f"{first.message}; findings: {len(report.diagnostics)}", hint=first.hint)
    for diagnostic in () if quiet else artifact.diagnostics:
        _warn(diagnostic)
    if strict and artifact.diagnostics:
        raise CheckError(f"{artifact.diagnostics[0].message} (--strict)", hint=artifact.diagnostics[0].hint)


def _demand_review(content: Content) -> None:
    """Raise `CheckError` when a text is not translated, or no person has reviewed its translation."""
    unready = publisher.unready(content)
    if not unready:
        return
    missing = sum(unit.target is None for unit in unready)
    counts = [(missing, "not translated"), (len(unready) - missing, "not reviewed by a person")]
    first = "; ".join(f"{unit.id} “{_start(unit.source)}”" for unit in unready[:3])
    said = ", ".join(f"{count} {'text is' if count == 1 else 'texts are'} {what}" for count, what in counts if count)
    raise CheckError(
        f"{said} (--strict): {first}{'; …' if len(unready) > 3 else ''}",
        hint="`publisher translate` writes the file; set the state of each unit to reviewed.",
    )


def _start(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 20 else f"{line[:19]}…"


def _warn(diagnostic: Diagnostic) -> None:
    typer.echo(f"warning: {diagnostic.message}", err=True)


def _place(source: Path, name: str) -> Path:
    return Path("build") / _slug(source) / name


def _slug(source: Path) -> str:
    """Return a folder's name for a source: its stem, without what a file system may trip over."""
    words = unicodedata.normalize("NFC", source.stem)
    slug = re.sub(r"[^\w.\-]+", "-", words).strip("-.") or "article"
    if len(slug.encode()) > _LONGEST:
        digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        slug = slug.encode()[: _LONGEST - 9].decode(errors="ignore").rstrip("-.") + f"-{digest}"
    return f"_{slug}" if _RESERVED.fullmatch(slug.partition(".")[0]) else slug


def _seeds() -> list[Path]:
    folder = Path("seeds")
    found = sorted(p for p in folder.glob("*") if p.suffix in (".txt", ".md") and p.name.lower() != "readme.md")
    if not found:
        raise SourceError(
            "no source is given, and there is no article in seeds/", hint="Give one: publisher build ARTICLE."
        )
    return found
