"""Commands that make one file: deck, pdf, render."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

import publisher
from publisher.cli import guard, settings
from publisher.cli.saving import ForceOption, save
from publisher.cli.settings import Settings
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
        publisher.demand_review(content)
    options = said | _template(template, defaults) | {"embed": embed, "mark": mark}
    artifact = publisher.render(content, "deck", theme=theme or defaults.theme, **options)
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
    options: dict[str, Any] = {"layout": str(layout or defaults.layout), "paper": str(paper or defaults.paper)}
    if strict and not content.languages[0].startswith(options["layout"]):
        publisher.demand_review(content)
    artifact = publisher.render(content, "pdf", theme=theme or defaults.theme, **options)
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
    artifact = publisher.render(content, name, theme=theme or defaults.theme)
    _finish(
        artifact, content, output or _place(source, f"{name}{artifact.suffix}"), strict=False, force=force, quiet=quiet
    )


def _load(
    source: Path, defaults: Settings, kind: str | None = None, *, strict: bool = False, quiet: bool = False
) -> Content:
    """Return the content of a source; say which of its translations were refused or do not follow the glossary."""
    content = publisher.load(source, glossary=defaults.glossary, format=kind)
    found = publisher.faults(content)
    for diagnostic in () if quiet else found:
        _warn(diagnostic)
    if strict:
        publisher.demand_silence(found)
    return content


def _deck_options(content: Content, language: Lang | None) -> dict[str, Any]:
    if language is None:
        return {}
    for known in content.languages:
        if known.startswith(language):
            return {"language": known}
    return {}


def _template(template: Path | None, defaults: Settings) -> dict[str, str]:
    chosen = str(template) if template else defaults.template
    return {"template": chosen} if chosen else {}


def _finish(artifact: Artifact, content: Content, path: Path, *, strict: bool, force: bool, quiet: bool) -> None:
    _judge(artifact, content, strict=strict, quiet=quiet)
    save({path: artifact}, content, force=force, quiet=quiet)


def _judge(artifact: Artifact, content: Content, *, strict: bool, quiet: bool) -> None:
    """Print warnings; raise `CheckError` for a number that is not in the source."""
    publisher.demand_true(artifact, content)
    for diagnostic in () if quiet else artifact.diagnostics:
        _warn(diagnostic)
    if strict:
        publisher.demand_silence(artifact.diagnostics)


def _warn(diagnostic: Diagnostic) -> None:
    typer.echo(f"warning: {diagnostic.message}", err=True)


def _place(source: Path, name: str) -> Path:
    return Path("build") / publisher.slug(source.name) / name
