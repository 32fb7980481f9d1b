"""The command that builds articles: one, or a folder of them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

import publisher
from publisher.cli import guard, settings, watching
from publisher.cli.cache import size
from publisher.cli.make import QuietOption, StrictOption, ThemeOption
from publisher.cli.running import run, stopping
from publisher.cli.saving import ForceOption
from publisher.errors import BatchError, SourceError
from publisher.model import ArticleLimits

SEEDS = Path("seeds")
_LIMITS = publisher.Limits()


SourcesArgument = Annotated[
    list[Path] | None, typer.Argument(help="Articles, or folders of them.", show_default="all in seeds/")
]
OutOption = Annotated[Path, typer.Option("--output", "-o", help="The folder to write to.")]
JobsOption = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, help="How many at once.", show_default="one for each core")
]
TimeoutOption = Annotated[
    float | None,
    typer.Option(min=0.1, help="Seconds after which an article is given up.", show_default="120, or --limit seconds"),
]
MemoryOption = Annotated[
    int | None,
    typer.Option(
        parser=size,
        metavar="SIZE",
        help="Memory that an article may use, on Linux.",
        show_default="2GB, or --limit memory",
    ),
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
WatchOption = Annotated[bool, typer.Option("--watch", help="Build again at each change; show the pages in a browser.")]
CacheOption = Annotated[bool, typer.Option("--cache/--no-cache", help="Whether to take and keep what was made before.")]


def build(
    sources: SourcesArgument = None,
    output: OutOption = Path("build"),
    theme: ThemeOption = None,
    jobs: JobsOption = None,
    timeout: TimeoutOption = None,
    memory: MemoryOption = None,
    scheduler: SchedulerOption = None,
    insecure_scheduler: InsecureOption = False,
    shard: ShardOption = None,
    keep_going: GoOnOption = True,
    max_failures: MostFailuresOption = None,
    report: ReportOption = None,
    resume: ResumeOption = False,
    watch: WatchOption = False,
    cache: CacheOption = True,
    strict: StrictOption = False,
    force: ForceOption = False,
    quiet: QuietOption = False,
) -> None:
    """Make all files of each article, in a folder of its own. Only what changed is made again."""
    chosen, theme, strict = _chosen(sources, output, theme, strict=strict, resume=resume)
    limits = _limits(timeout, memory)
    if watch:
        watching.watch(chosen, output, lambda: _jobs(chosen, output, theme, strict=strict, force=force), limits)
        return
    asked = _jobs(chosen, output, theme, strict=strict, force=force)
    if len(asked) > 1 and not shard:
        publisher.begin(output, chosen, theme, strict=strict)
    plan = publisher.Plan(
        out=output,
        runner=_runner(len(asked), jobs, limits, scheduler, is_insecure_allowed=insecure_scheduler),
        cache=publisher.cache_folder() if cache else None,
        most_failures=max_failures if keep_going else 0,
        shard=_shard(shard),
    )
    with _limited(plan, asked), stopping() as is_stopped:
        run(asked, replace(plan, is_stopped=is_stopped), report, quiet=quiet)
        if is_stopped():
            raise typer.Exit(130)


def _limits(timeout: float | None, memory: int | None) -> publisher.Limits:
    """Return what an article may use in a process of its own: as said here, or for all commands, or as ever."""
    wanted, usual = ArticleLimits.chosen(), ArticleLimits()
    seconds = float(wanted.seconds) if wanted.seconds != usual.seconds else _LIMITS.seconds
    megabytes = wanted.memory if wanted.memory != usual.memory else _LIMITS.megabytes
    return publisher.Limits(seconds=timeout or seconds, megabytes=megabytes if memory is None else memory >> 20)


def _limited(plan: publisher.Plan, asked: Sequence[publisher.Job]) -> AbstractContextManager[None]:
    """Return what stops an article that takes too much; runners with processes of their own watch those."""
    is_alone = isinstance(plan.runner, publisher.SerialRunner) and len(asked) == 1
    return guard.within(ArticleLimits.chosen(), asked[0].source) if is_alone else nullcontext()


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


def _chosen(
    sources: list[Path] | None, out: Path, theme: str | None, *, strict: bool, resume: bool
) -> tuple[list[Path], str | None, bool]:
    """Return what is to be built and how it is to look; when that is not said anew, as a stopped build was told."""
    if resume and not sources:
        agenda = publisher.begun(out)
        return [Path(source) for source in agenda.sources], agenda.theme, agenda.strict
    return sources or [_seeds()], theme, strict


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


def _jobs(sources: Sequence[Path], out: Path, theme: str | None, *, strict: bool, force: bool) -> list[publisher.Job]:
    """Return a job for each article, with what the nearest `publisher.toml` says."""
    return [_job(*pair, theme, strict=strict, force=force) for pair in publisher.find(sources, out)]


def _job(source: Path, folder: Path, theme: str | None, *, strict: bool, force: bool) -> publisher.Job:
    defaults = settings.find(source)
    return publisher.Job(
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


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _seeds() -> Path:
    if not SEEDS.is_dir():
        raise SourceError(
            "no source is given, and there is no article in seeds/", hint="Give one: publisher build ARTICLE."
        )
    return SEEDS
