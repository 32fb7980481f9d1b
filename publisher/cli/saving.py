"""Write files, but none over one that somebody has edited."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

import publisher
from publisher.model import Artifact, Content

ForceOption = Annotated[bool, typer.Option("--force", help="Write over files that somebody has edited.")]


def save(files: Mapping[Path, Artifact], content: Content, *, force: bool, quiet: bool) -> None:
    """Write some files made of a content, all or none, and print the path of each.

    Raises `OutputError` that says what somebody changed in a file that stands there, unless `force` is given.
    """
    publisher.save(files, lambda: content, force=force)
    for path in () if quiet else files:
        typer.echo(str(path))
