"""Limits of a command: what the user chose, and time and memory for one article where the system can set them."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from types import FrameType
from typing import Annotated, ParamSpec, TypeVar

import typer

from publisher.model import Limits

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

P = ParamSpec("P")
R = TypeVar("R")
_chosen = Limits()

LimitOption = Annotated[
    list[str] | None,
    typer.Option(
        "--limit",
        metavar="NAME=NUMBER",
        help="Change a limit: bytes, paragraph (signs), slides, pages, seconds or memory (MB).",
        show_default=False,
    ),
]


def choose(limit: LimitOption = None) -> None:
    """Take the limits of the command line: they stand before the command."""
    global _chosen
    _chosen = Limits.of(limit or ())


def limits() -> Limits:
    """Return the limits that hold for this command."""
    return _chosen


def guarded(command: Callable[P, R]) -> Callable[P, R]:
    """Stop a command for one article that takes more time or memory than it may."""

    @wraps(command)
    def limited(*args: P.args, **kwargs: P.kwargs) -> R:
        with _within(_chosen, str(kwargs.get("source") or (args[0] if args else "the article"))):
            return command(*args, **kwargs)

    return limited


@contextmanager
def _within(limits: Limits, what: str) -> Iterator[None]:
    if resource is None:
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise limits.over("seconds", f"more than {limits.seconds} s of the processor", what)

    handler, (soft, hard) = signal.signal(signal.SIGPROF, stop), resource.getrlimit(resource.RLIMIT_AS)
    wanted = limits.memory * 1_000_000
    signal.setitimer(signal.ITIMER_PROF, limits.seconds)
    resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
    try:
        yield
    except MemoryError as error:
        raise limits.over("memory", f"more than {limits.memory:,} MB", what) from error
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, handler)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
