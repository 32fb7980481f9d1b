"""Run a build, say how it goes, and stop it in order."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from types import FrameType

import typer

import publisher
from publisher.cli.progress import Progress, Report, tell
from publisher.errors import BatchError


def run(jobs: Sequence[publisher.Job], plan: publisher.Plan, report: Path | None = None, *, quiet: bool) -> None:
    """Build; say what becomes of each article; raise for those that failed."""
    mine = [job for job in jobs if plan.takes(job)]
    progress, written, failures = Progress(len(mine), quiet=quiet), Report(report), []
    with closing(written):
        for outcome in publisher.build(jobs, plan):
            progress.count(outcome)
            written.add(outcome)
            if outcome.status != "left":
                progress.clear()
                tell(outcome, alone=len(jobs) == 1, quiet=quiet)
            if outcome.failure:
                failures.append(outcome.failure)
        progress.clear()
    if len(jobs) == 1 and failures:
        raise failures[0].error()
    if len(jobs) > 1 and not quiet:
        typer.echo(progress.summary(), err=True)
    left = progress.counts["left"]
    if not failures and not left and not plan.shard:
        publisher.end(plan.out)
    if plan.is_stopped():
        return
    if failures:
        rest = f"{left} were not tried" if left else "the others are done"
        raise BatchError(
            f"{len(failures)} of {len(mine)} articles failed; {rest}", hint="publisher build --resume tries them again."
        )


@contextmanager
def stopping() -> Iterator[Callable[[], bool]]:
    """Tell whether the build is to stop: at Ctrl-C, what is begun is finished; at the second, all ends."""
    asked: list[int] = []

    def stop(number: int, frame: FrameType | None) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)
        os.write(2, b"\nstopping: what is begun is finished; once more to stop at once\n")

    earlier = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: bool(asked)
    finally:
        for number, action in earlier.items():
            signal.signal(number, action)
