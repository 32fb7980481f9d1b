"""Limits of a command: what the user chose, and time and memory for one article where the system can set them."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from types import FrameType
from typing import Annotated, ParamSpec, TypeVar

import typer

from publisher.model import ArticleLimits
from publisher.model.limits import LIMITS

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

P = ParamSpec("P")
R = TypeVar("R")
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
    """Take the limits of the command line, which stand before the command, for it and for the processes it starts."""
    if limit:
        ArticleLimits.of(limit)
        os.environ[LIMITS] = " ".join((*os.environ.get(LIMITS, "").split(), *limit))


def guarded(command: Callable[P, R]) -> Callable[P, R]:
    """Stop a command for one article that takes more time or memory than it may."""

    @wraps(command)
    def limited(*args: P.args, **kwargs: P.kwargs) -> R:
        with within(ArticleLimits.chosen(), str(kwargs.get("source") or (args[0] if args else "the article"))):
            return command(*args, **kwargs)

    return limited


@contextmanager
def within(limits: ArticleLimits, what: str) -> Iterator[None]:
    """Raise `LimitError` in what takes longer, or more memory, than the limits allow for one article."""
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
