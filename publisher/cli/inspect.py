"""Commands that show: extract, schema."""

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
from publisher.cli import guard, settings
from publisher.cli.make import SourceArgument
from publisher.errors import ContentError
from publisher.lang import Speaker
from publisher.model import Content, Metric, Milestone

_REASONS = {
    "currency-unclear": "which 元?",
    "date-inherited": "date from sentences before",
    "no-label": "nothing names it",
    "number-in-words": "number in words",
    "numerals-in-chinese": "number in Chinese numerals",
    "planned": "a plan",
    "range": "a range",
    "unit-ambiguous": "unit has two meanings",
    "unit-unclear": "unit unclear",
    "year-inferred": "year from the context",
}
"""Reasons to look at a fact, in words."""


class Format(StrEnum):
    """How a content is shown."""

    TABLE = "table"
    JSON = "json"
    YAML = "yaml"


@guard.guarded
def extract(
    source: SourceArgument,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A content file to write; edits in it are kept.")
    ] = None,
    format: Annotated[
        Format | None, typer.Option(help="How to show it.", show_default="table, or the file's suffix")
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option("--from", help="What SOURCE is, whatever its name: txt, md, docx, html, pdf.", show_default=False),
    ] = None,
) -> None:
    """Show the facts of an article, or write them to a content file for reading and editing.

    What a person changed in an existing file is kept: statuses, labels, headlines, dropped and moved sections.
    """
    defaults = settings.find(source)
    edited = _edited(output) if output and output.exists() else None
    content = publisher.load(source, glossary=defaults.glossary, edited=edited, format=kind)
    if output is None:
        typer.echo(_table(content) if format in (None, Format.TABLE) else _dumped(content, str(format)), nl=False)
        return
    chosen = format or (Format.YAML if output.suffix in (".yaml", ".yml") else Format.JSON)
    if chosen is Format.TABLE:
        raise ContentError("a table is no content file", hint="Use --format json or yaml with -o.")
    typer.echo(str(publisher.dump(content, str(chosen)).save(output)))


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
    """Return the facts as aligned lines; what a person should look at begins with a question mark and says why."""
    speaker = Speaker(content, content.languages[0])
    metrics = [
        (*_marked(m), speaker.quantity(m).text, speaker.label(m), speaker.as_of(m), *_told(speaker, m))
        for m in content.metrics
    ]
    milestones = [(*_marked(m), m.date, speaker.text(m.event), *_told(speaker, m)) for m in content.milestones]
    facts: tuple[Metric | Milestone, ...] = (*content.metrics, *content.milestones)
    doubtful = sum(bool(fact.review) for fact in facts)
    parts = [content.source.title.source, *("\n".join(_aligned(rows)) for rows in (metrics, milestones) if rows)]
    parts.append(f"{len(facts)} facts, {doubtful} to look at (?)" if facts else "no facts")
    return "\n\n".join(parts) + "\n"


def _marked(fact: Metric | Milestone) -> tuple[str, str]:
    return "?" if fact.review else " ", fact.id


def _told(speaker: Speaker, fact: Metric | Milestone) -> tuple[str, ...]:
    """Return where a fact stands in the file, unless that is plain text, and its doubts."""
    place = (speaker.place(fact),) if speaker.content.source.locators else ()
    return (*place, _doubts(fact))


def _doubts(fact: Metric | Milestone) -> str:
    return "; ".join(_REASONS.get(reason, reason) for reason in fact.review)


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)] if rows else []
    return [
        "  ".join(cell + " " * (w - _width(cell)) for cell, w in zip(row, widths, strict=True)).rstrip() for row in rows
    ]


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
