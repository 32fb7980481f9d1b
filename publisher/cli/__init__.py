"""The command line: parse arguments, call the public API, print one line for each file made."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Collection
from importlib import import_module

import typer

from publisher.cli import examples, guard
from publisher.errors import PublisherError

__all__ = ["command_line", "main"]

_COMMANDS = {
    "deck": "make", "pdf": "make", "build": "build", "merge": "build", "cache": "cache", "render": "make",
    "extract": "inspect", "translate": "translate", "numbers": "numbers", "themes": "themes", "verify": "verify",
    "diff": "diff", "schema": "inspect", "doctor": "doctor",
}  # fmt: skip
"""Each command with the module that holds it, in the order of the help text."""


def command_line(names: Collection[str] = tuple(_COMMANDS)) -> typer.Typer:
    """Return the command line with these commands: to load one takes half the time of all."""
    app = typer.Typer(
        help="Turn a factual article into a PowerPoint deck and a bilingual PDF brief, every number tied to its "
        "sentence.",
        no_args_is_help=True,
        add_completion=True,
        pretty_exceptions_enable=False,  # an exception that is not ours is a bug: show it plainly
        rich_markup_mode=None,
    )
    app.callback()(guard.choose)
    for name in _COMMANDS:
        if name in names:
            module = import_module(f"publisher.cli.{_COMMANDS[name]}")
            if group := getattr(module, "app", None):
                app.add_typer(group, name=name, epilog=examples.of(name))
            else:
                app.command(name, epilog=examples.of(name))(getattr(module, name))
    return app


def main() -> None:
    """Run the command line; turn a `PublisherError` into a message and an exit status."""
    # A command makes many objects and few cycles: looking for them among all modules takes a tenth of its time.
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    asked = sys.argv[1:2] if sys.argv[1:2] and sys.argv[1] in _COMMANDS else _COMMANDS
    try:
        command_line(asked)()
    except PublisherError as error:
        typer.echo(f"error: {error.message}", err=True)
        if error.hint:
            typer.echo(f"hint: {error.hint}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # Whoever read our output has seen enough; keep Python from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    finally:
        gc.freeze()  # what is left at the end needs no search either
