"""Commands that look after the cache."""

from __future__ import annotations

import re
from typing import Annotated

import typer

import publisher
from publisher.errors import CheckError

app = typer.Typer(help="Look after the cache of what was made before.", no_args_is_help=True)

_SIZE = re.compile(r"(?i)(\d+) ?(k|m|g)i?b?")


def size(text: str) -> int:
    """Return a size such as 500MB in bytes; a kB has 1,024 of them."""
    match = _SIZE.fullmatch(text.strip())
    if not match:
        raise typer.BadParameter("write a size such as 500MB or 2GB")
    return int(match[1]) << {"k": 10, "m": 20, "g": 30}[match[2].lower()]


@app.command()
def info() -> None:
    """Tell where the cache is and how much it holds."""
    census = _store().census()
    typer.echo(f"{census.root}: {census.entries} entries, {_said(census.size)}")


@app.command()
def verify() -> None:
    """Read every entry; remove those that are damaged."""
    damaged = _store().verify()
    for name in damaged:
        typer.echo(name)
    if damaged:
        raise CheckError(f"{len(damaged)} entries were damaged", hint="They are removed, and will be made again.")


@app.command()
def gc(
    max_size: Annotated[int, typer.Option(parser=size, metavar="SIZE", help="What is kept at most.")] = "5GB",  # type: ignore[assignment]
) -> None:
    """Remove what was used longest ago."""
    removed = _store().collect(max_size)
    typer.echo(f"removed {removed.entries} entries, {_said(removed.size)}")


def _store() -> publisher.Store:
    return publisher.Store(publisher.cache_folder())


def _said(count: int) -> str:
    return f"{count / (1 << 20):.1f} MB" if count < 1 << 30 else f"{count / (1 << 30):.1f} GB"
