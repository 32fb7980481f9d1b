"""The command that builds articles: one, or a folder of them."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
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
SchedulerOption = Annotated[
    str | None, typer.Option(metavar="ADDRESS", help="Build on the workers of a Dask scheduler: tls://host:8786.")
]
InsecureOption = Annotated[
    bool, typer.Option("--insecure-scheduler", help="Allow a tcp:// scheduler on another machine.")
]
ShardOption = Annotated[
    str | None, typer.Option(metavar="I/N", help="Build a part of the articles: 1/8, 2/8 … 8/8; then merge.")
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
    scheduler: SchedulerOption = None,
    insecure_scheduler: InsecureOption = False,
    shard: ShardOption = None,
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
    if len(asked) > 1 and not shard:
        publisher.begin(output, chosen, theme, strict=strict)
    limits = publisher.Limits(seconds=timeout, megabytes=memory >> 20)
    plan = publisher.Plan(
        out=output,
        runner=_runner(len(asked), jobs, limits, scheduler, is_insecure_allowed=insecure_scheduler),
        cache=publisher.cache_folder() if cache else None,
        most_failures=max_failures if keep_going else 0,
        shard=_shard(shard),
    )
    _run(asked, plan, report, quiet=quiet)


def merge(
    output: Annotated[Path, typer.Argument(help="The folder that the shards were built to.")] = Path("build"),
    force: ForceOption = False,
) -> None:
    """Put the shards of a build together; tell whether every article is accounted for."""
    books = publisher.merge(output, force=force)
    typer.echo(f"{books.inputs} articles: {books.built} built, {books.cached} cached, {books.failed} failed")
    if books.failed or books.left:
        raise BatchError(
            f"{books.failed + books.left} of {books.inputs} articles were not made; the others are done",
            hint="Build their shards again, and merge again.",
        )


def _runner(
    count: int, jobs: int | None, limits: publisher.Limits, scheduler: str | None, *, is_insecure_allowed: bool
) -> publisher.Runner:
    """Return who does the work: a cluster, processes, or this one, which is enough for an article without limits."""
    if scheduler:
        return publisher.DaskRunner(scheduler, limits, is_insecure_allowed=is_insecure_allowed)
    if count == 1 and jobs is None and limits == _LIMITS:
        return publisher.SerialRunner()
    return publisher.LocalRunner(jobs or _cores(), limits)


def _shard(text: str | None) -> publisher.Shard | None:
    try:
        return publisher.Shard.parse(text) if text else None
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def _run(jobs: Sequence[publisher.Job], plan: publisher.Plan, report: Path | None, *, quiet: bool) -> None:
    """Build; say what becomes of each article; raise for those that failed."""
    mine = [job for job in jobs if plan.takes(job)]
    progress, written, failures = Progress(len(mine), quiet=quiet), Report(report), []
    with _stopping() as is_stopped, closing(written):
        for outcome in publisher.build(jobs, replace(plan, is_stopped=is_stopped)):
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
    if is_stopped():
        raise typer.Exit(130)
    if failures:
        rest = f"{left} were not tried" if left else "the others are done"
        raise BatchError(
            f"{len(failures)} of {len(mine)} articles failed; {rest}", hint="publisher build --resume tries them again."
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
