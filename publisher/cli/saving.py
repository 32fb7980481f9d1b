"""Write files, but none over one that somebody has edited."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

import publisher
from publisher.errors import OutputError
from publisher.model import Artifact, Content, writing

ForceOption = Annotated[bool, typer.Option("--force", help="Write over files that somebody has edited.")]


def save(files: Mapping[Path, Artifact], content: Content, *, force: bool, quiet: bool) -> None:
    """Write some files made of a content, all or none, and print the path of each.

    Raises `OutputError` that says what somebody changed in a file that stands there, unless `force` is given.
    """
    edited = {} if force else {path: publisher.edits(path, file, content) for path, file in files.items()}
    told = [f"{path} is not as the publisher made it: {'; '.join(edits)}" for path, edits in edited.items() if edits]
    if told:
        raise OutputError(
            "\n  ".join(told), hint="Nothing was written. --force writes over it; -o chooses another place."
        )
    writing.write({path: file.data for path, file in files.items()})
    for path in () if quiet else files:
        typer.echo(str(path))
