"""Commands that show: extract, themes, schema."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

import publisher
from publisher import codec
from publisher import themes as theme_store
from publisher.cli import settings
from publisher.cli.make import SourceArgument
from publisher.errors import ContentError
from publisher.lang import Speaker
from publisher.model import Content


class Format(StrEnum):
    """How a content is shown."""

    TABLE = "table"
    JSON = "json"
    YAML = "yaml"


def extract(
    source: SourceArgument,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A content file to write; edits in it are kept.")
    ] = None,
    format: Annotated[
        Format | None, typer.Option(help="How to show it.", show_default="table, or the file's suffix")
    ] = None,
) -> None:
    """Show the facts of an article, or write them to a content file for reading and editing.

    What a person changed in an existing file is kept: statuses, labels, headlines, dropped and moved sections.
    """
    defaults = settings.find(source)
    edited = _edited(output) if output and output.exists() else None
    content = publisher.load(source, glossary=defaults.glossary, edited=edited)
    if output is None:
        typer.echo(_table(content) if format in (None, Format.TABLE) else _dumped(content, str(format)), nl=False)
        return
    chosen = format or (Format.YAML if output.suffix in (".yaml", ".yml") else Format.JSON)
    if chosen is Format.TABLE:
        raise ContentError("a table is no content file", hint="Use --format json or yaml with -o.")
    typer.echo(str(publisher.dump(content, str(chosen)).save(output)))


def themes() -> None:
    """List the themes that come with the publisher."""
    for name in theme_store.available():
        typer.echo(name)


def schema() -> None:
    """Print the JSON Schema of a content file."""
    typer.echo(json.dumps(codec.schema(), ensure_ascii=False, indent=2))


def _edited(path: Path) -> Content:
    if path.suffix not in (".json", ".yaml", ".yml"):
        raise ContentError(f"{path} is there and is no content file", hint="Choose a .json or .yaml file with -o.")
    return publisher.load(path)


def _dumped(content: Content, format: str) -> str:
    return publisher.dump(content, format).data.decode()


def _table(content: Content) -> str:
    speaker = Speaker(content, content.languages[0])
    rows = [(m.id, m.quote, speaker.label(m), speaker.as_of(m), ", ".join(m.review)) for m in content.metrics]
    lines = [f"{content.source.title.source}", "", *_aligned(rows), ""]
    lines += _aligned([(m.id, m.date, speaker.text(m.event), ", ".join(m.review)) for m in content.milestones])
    return "\n".join(lines).rstrip() + "\n"


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)] if rows else []
    return [
        "  ".join(cell + " " * (w - _width(cell)) for cell, w in zip(row, widths, strict=True)).rstrip() for row in rows
    ]


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
