"""The command line: parse arguments, call the public API, print one line for each file made."""

from __future__ import annotations

import gc
import os
import sys

import typer

from publisher.cli import (
    build,
    cache,
    diff,
    doctor,
    examples,
    guard,
    inspect,
    make,
    numbers,
    themes,
    translate,
    verify,
)
from publisher.errors import PublisherError

__all__ = ["app", "main"]


app = typer.Typer(
    help="Turn a factual article into a PowerPoint deck and a bilingual PDF brief, every number tied to its sentence.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,  # an exception that is not ours is a bug: show it plainly
    rich_markup_mode=None,
)
app.callback()(guard.choose)
app.command(epilog=examples.of("deck"))(make.deck)
app.command(epilog=examples.of("pdf"))(make.pdf)
app.command(epilog=examples.of("build"))(build.build)
app.command()(build.merge)
app.add_typer(cache.app, name="cache")
app.command("render")(make.render)
app.command(epilog=examples.of("extract"))(inspect.extract)
app.command(epilog=examples.of("translate"))(translate.translate)
app.command(epilog=examples.of("numbers"))(numbers.numbers)
app.add_typer(themes.app, name="themes")
app.command(epilog=examples.of("verify"))(verify.verify)
app.command(epilog=examples.of("diff"))(diff.diff)
app.command(epilog=examples.of("schema"))(inspect.schema)
app.command(epilog=examples.of("doctor"))(doctor.doctor)


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
