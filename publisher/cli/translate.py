"""The command that writes what a translator works on: translate."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

import publisher
from publisher.cli import settings
from publisher.cli.make import OutputOption
from publisher.errors import PublisherError
from publisher.exchange import GONE, TranslationFile, TranslationUnit, is_offer, is_open, waits
from publisher.model import Artifact


def translate(
    source: Annotated[Path, typer.Argument(help="An article (.txt, .md).", show_default=False)],
    output: OutputOption = None,
    memory: Annotated[
        list[Path] | None, typer.Option(help="Another translation file to take from; may be given again.")
    ] = None,
    provider: Annotated[
        str | None,
        typer.Option(help="Ask a model for what is left: openai, any endpoint of that form.", show_default="none"),
    ] = None,
    status: Annotated[bool, typer.Option("--status", help="Tell how far the translation is; write nothing.")] = False,
) -> None:
    """Write the translation file of an article, or bring it up to date: what is translated stays.

    It lies beside the article as NAME.en.xlf (XLIFF 2.1), for any translation tool. A text that has changed
    gets its earlier translation as an offer, to be reviewed; an offer is not used before its state is "translated".
    A provider is found by PUBLISHER_BASE_URL, PUBLISHER_MODEL and PUBLISHER_API_KEY. It is sent no number, may
    state none, and is asked by this command only; what it made says so, until a person has reviewed it.
    """
    glossary = settings.find(source).glossary
    earlier = output if output and output.is_file() else None
    file = publisher.translation_file(source, glossary=glossary, memory=memory or (), earlier=earlier)
    if not status:
        path = output or publisher.translation_path(source, file.languages[1])
        _save(file, path)
        if provider:
            file = _filled(source, file, path, provider, glossary)
        typer.echo(str(path))
    typer.echo(_progress(file), err=not status)
    for diagnostic in publisher.diagnose(source, file, glossary=glossary):
        typer.echo(f"{'' if status else 'warning: '}{diagnostic.message}", err=not status)


def _save(file: TranslationFile, path: Path) -> None:
    from publisher.exchange import xliff

    Artifact(data=xliff.write(file), suffix=".xlf").save(path)


def _filled(source: Path, file: TranslationFile, path: Path, provider: str, glossary: str | None) -> TranslationFile:
    """Ask a provider for what is left, and save after each text: a stop loses nothing."""
    count = sum(map(is_open, file.units))
    try:
        for number, made in enumerate(publisher.fill(source, file, provider=provider, glossary=glossary), start=1):
            file = made
            _save(file, path)
            _show(f"{number}/{count} texts")
    except PublisherError:
        _show("")
        typer.echo(_progress(file), err=True)
        raise
    except KeyboardInterrupt:
        _show("")
        typer.echo(f"stopped: {path} has all that was done; run it again to go on", err=True)
        raise typer.Exit(130) from None
    _show("")
    _tell_refused(file)
    return file


def _show(text: str) -> None:
    """Show how far it is, on one line of a terminal; nowhere else."""
    if sys.stderr.isatty():
        typer.echo(f"\r\033[K{text}", err=True, nl=False)


def _tell_refused(file: TranslationFile) -> None:
    refused = [unit for unit in file.units if unit.problem and is_open(unit)]
    for unit in refused:
        typer.echo(f"warning: {unit.id}: {unit.problem}", err=True)


def _progress(file: TranslationFile) -> str:
    """Return how far a translation is: `12 of 40 texts translated (8 machine, 4 human), 2 to review, 26 to do`."""
    units = [unit for unit in file.units if unit.context != GONE]
    done = [unit for unit in units if _is_done(unit)]
    waiting = sum(map(waits, units))
    by_origin = Counter(str(unit.origin or "human") for unit in done)
    whose = ", ".join(f"{count} {origin}" for origin, count in by_origin.most_common())
    said = f"{len(done)} of {len(units)} texts translated" + (f" ({whose})" if whose else "")
    left = sum(map(is_open, units))
    return f"{said}, {waiting} to review, {left} to do"


def _is_done(unit: TranslationUnit) -> bool:
    return unit.target is not None and not is_offer(unit)
