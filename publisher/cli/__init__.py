"""The command line: parse arguments, call the public API, print one line for each file made."""

from __future__ import annotations

import gc
import os
import sys

import typer

from publisher.cli import diff, guard, inspect, make, numbers, themes, translate, verify
from publisher.errors import PublisherError

__all__ = ["app", "main"]

app = typer.Typer(
    help="Turn a factual article into a PowerPoint deck and a bilingual PDF brief, every number tied to its sentence.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # an exception that is not ours is a bug: show it plainly
    rich_markup_mode=None,
)
app.callback()(guard.choose)
app.command()(make.deck)
app.command()(make.pdf)
app.command()(make.build)
app.command("render")(make.render)
app.command()(inspect.extract)
app.command()(translate.translate)
app.command()(numbers.numbers)
app.add_typer(themes.app, name="themes")
app.command()(verify.verify)
app.command()(diff.diff)
app.command()(inspect.schema)


def main() -> None:
    """Run the command line; turn a `PublisherError` into a message and an exit status."""
    # A command makes many objects and few cycles: looking for them among all modules takes a tenth of its time.
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    try:
        app()
    except PublisherError as error:
        typer.echo(f"error: {error.message}", err=True)
        if error.hint:
            typer.echo(f"hint: {error.hint}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # Whoever read our output has seen enough; keep Python from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
