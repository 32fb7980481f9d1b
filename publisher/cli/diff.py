"""The command `diff`: which facts differ between two articles or content files."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

import publisher
from publisher.cli.verify import Form
from publisher.model import Change

_SIGNS = {"added": "+", "removed": "-", "changed": "~"}


def diff(
    old: Annotated[Path, typer.Argument(help="An article or content file.", show_default=False)],
    new: Annotated[Path, typer.Argument(help="The same, as it is now.", show_default=False)],
    format: Annotated[Form, typer.Option(help="How to show it.")] = Form.TEXT,
) -> None:
    """Show which facts were added, removed or changed between two versions, and on which slides they stand."""
    changes = publisher.diff(old, new)
    if format is Form.JSON:
        found = [dataclasses.asdict(change) for change in changes]
        typer.echo(json.dumps({"changes": found}, ensure_ascii=False, indent=2))
        return
    for change in changes:
        typer.echo("\n".join(_lines(change)))
    counts = Counter(change.kind for change in changes)
    typer.echo(", ".join(f"{counts[kind]} {kind}" for kind in ("changed", "added", "removed")))


def _lines(change: Change) -> list[str]:
    ids = " → ".join(dict.fromkeys(key for key in (change.old, change.new) if key))
    lines = [f"{_SIGNS[change.kind]} {change.said}  ({ids})"]
    lines += [f"    {part.what}: {part.old} → {part.new}" for part in change.differences]
    places = [f"slides {', '.join(map(str, change.slides))}"] if change.slides else []
    places += [f"paragraph {change.paragraph}"] if change.paragraph else []
    return [*lines, f"    {'; '.join(places)}"] if places else lines
