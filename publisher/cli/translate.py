"""The command that writes what a translator works on: translate."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

import publisher
from publisher.cli import settings
from publisher.cli.make import OutputOption
from publisher.exchange import GONE, TranslationFile, TranslationUnit, is_offer
from publisher.model import Artifact


def translate(
    source: Annotated[Path, typer.Argument(help="An article (.txt, .md).", show_default=False)],
    output: OutputOption = None,
    memory: Annotated[
        list[Path] | None, typer.Option(help="Another translation file to take from; may be given again.")
    ] = None,
    status: Annotated[bool, typer.Option("--status", help="Tell how far the translation is; write nothing.")] = False,
) -> None:
    """Write the translation file of an article, or bring it up to date: what is translated stays.

    It lies beside the article as NAME.en.xlf (XLIFF 2.1), for any translation tool. A text that has changed
    gets its earlier translation as an offer, to be reviewed; an offer is not used before its state is "translated".
    """
    file = publisher.translation_file(source, glossary=settings.find(source).glossary, memory=memory or ())
    if not status:
        from publisher.exchange import xliff

        path = output or publisher.translation_path(source, file.languages[1])
        typer.echo(str(Artifact(data=xliff.write(file), suffix=".xlf").save(path)))
    typer.echo(_progress(file), err=not status)


def _progress(file: TranslationFile) -> str:
    """Return how far a translation is: `12 of 40 texts translated (8 machine, 4 human), 2 to review, 26 to do`."""
    units = [unit for unit in file.units if unit.context != GONE]
    done = [unit for unit in units if _is_done(unit)]
    offers = sum(map(is_offer, units))
    by_origin = Counter(str(unit.origin or "human") for unit in done)
    whose = ", ".join(f"{count} {origin}" for origin, count in by_origin.most_common())
    said = f"{len(done)} of {len(units)} texts translated" + (f" ({whose})" if whose else "")
    left = len(units) - len(done) - offers
    return f"{said}, {offers} to review, {left} to do"


def _is_done(unit: TranslationUnit) -> bool:
    return unit.target is not None and not is_offer(unit)
