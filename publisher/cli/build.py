"""The command that builds articles: one, or a folder of them."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

import publisher
from publisher.cli import settings
from publisher.cli.cache import size
from publisher.cli.make import QuietOption, StrictOption, ThemeOption
from publisher.cli.progress import Progress, Report, tell
from publisher.cli.saving import ForceOption
from publisher.errors import BatchError, SourceError

SEEDS = Path("seeds")
_LIMITS = publisher.Limits()


SourcesArgument = Annotated[
    list[Path] | None, typer.Argument(help="Articles, or folders of them.", show_default="all in seeds/")
]
OutOption = Annotated[Path, typer.Option("--output", "-o", help="The folder to write to.")]
JobsOption = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, help="How many at once.", show_default="one for each core")
]
TimeoutOption = Annotated[float, typer.Option(min=0.1, help="Seconds after which an article is given up.")]
MemoryOption = Annotated[
    int, typer.Option(parser=size, metavar="SIZE", help="Memory that an article may use, on Linux.")
]
GoOnOption = Annotated[
    bool, typer.Option("--keep-going/--fail-fast", help="Whether to begin new articles after one failed.")
]
MostFailuresOption = Annotated[
    int | None,
    typer.Option(min=0, help="Begin no new article after more failures than this.", show_default="any number"),
]
ReportOption = Annotated[Path | None, typer.Option(help="Write a line of JSON for each article to this file.")]
ResumeOption = Annotated[bool, typer.Option("--resume", help="Go on with what was stopped, or failed, in that folder.")]
CacheOption = Annotated[bool, typer.Option("--cache/--no-cache", help="Whether to take and keep what was made before.")]


def build(
    sources: SourcesArgument = None,
    output: OutOption = Path("build"),
    theme: ThemeOption = None,
    jobs: JobsOption = None,
    timeout: TimeoutOption = _LIMITS.seconds,
    memory: MemoryOption = "2GB",  # type: ignore[assignment]
    keep_going: GoOnOption = True,
    max_failures: MostFailuresOption = None,
    report: ReportOption = None,
    resume: ResumeOption = False,
    cache: CacheOption = True,
    strict: StrictOption = False,
    force: ForceOption = False,
    quiet: QuietOption = False,
) -> None:
    """Make all files of each article, in a folder of its own. Only what changed is made again."""
    if resume and not sources:
        agenda = publisher.begun(output)
        sources, theme, strict = [Path(source) for source in agenda.sources], agenda.theme, agenda.strict
    chosen = sources or [_seeds()]
    asked = list(_jobs(chosen, output, theme, strict=strict, force=force))
    if len(asked) > 1:
        publisher.begin(output, chosen, theme, strict=strict)
    limits = publisher.Limits(seconds=timeout, megabytes=memory >> 20)
    is_alone = len(asked) == 1 and jobs is None and limits == _LIMITS
    with _stopping() as is_stopped:
        plan = publisher.Plan(
            out=output,
            runner=publisher.SerialRunner() if is_alone else publisher.LocalRunner(jobs or _cores(), limits),
            cache=publisher.cache_folder() if cache else None,
            most_failures=max_failures if keep_going else 0,
            is_stopped=is_stopped,
        )
        _run(asked, plan, report, quiet=quiet)
        if is_stopped():
            raise typer.Exit(130)


def _run(jobs: Sequence[publisher.Job], plan: publisher.Plan, report: Path | None, *, quiet: bool) -> None:
    """Build; say what becomes of each article; raise for those that failed."""
    progress, written, failures = Progress(len(jobs), quiet=quiet), Report(report), []
    try:
        for outcome in publisher.build(jobs, plan):
            progress.count(outcome)
            written.add(outcome)
            if outcome.status != "left":
                progress.clear()
                tell(outcome, alone=len(jobs) == 1, quiet=quiet)
            if outcome.failure:
                failures.append(outcome.failure)
    finally:
        progress.clear()
        written.close()
    if len(jobs) == 1 and failures:
        raise failures[0].error()
    if len(jobs) > 1 and not quiet:
        typer.echo(progress.summary(), err=True)
    left = progress.counts["left"]
    if not failures and not left:
        publisher.end(plan.out)
    if failures:
        rest = f"{left} were not tried" if left else "the others are done"
        raise BatchError(
            f"{len(failures)} of {len(jobs)} articles failed; {rest}", hint="publisher build --resume tries them again."
        )


def _jobs(
    sources: Sequence[Path], out: Path, theme: str | None, *, strict: bool, force: bool
) -> Iterator[publisher.Job]:
    """Yield a job for each article, with what the nearest `publisher.toml` says."""
    for source, folder in publisher.find(sources, out):
        defaults = settings.find(source)
        yield publisher.Job(
            source=str(source),
            folder=str(folder),
            theme=theme or defaults.theme,
            layout=defaults.layout,
            paper=defaults.paper,
            glossary=defaults.glossary,
            template=defaults.template,
            strict=strict,
            force=force,
        )


@contextmanager
def _stopping() -> Iterator[Callable[[], bool]]:
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


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _seeds() -> Path:
    if not SEEDS.is_dir():
        raise SourceError(
            "no source is given, and there is no article in seeds/", hint="Give one: publisher build ARTICLE."
        )
    return SEEDS
