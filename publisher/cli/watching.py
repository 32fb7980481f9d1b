"""Build again whenever something changes, and show the pages in a browser."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import typer

import publisher
from publisher.cli import settings
from publisher.cli.running import run, stopping
from publisher.errors import PublisherError


def watch(
    sources: Sequence[Path], out: Path, jobs: Callable[[], Sequence[publisher.Job]], limits: publisher.Limits
) -> None:
    """Build what `jobs` returns, now and after each change, until Ctrl-C; what fails is said, no more."""
    known: Sequence[publisher.Job] = ()

    def paths() -> set[str]:
        found = {path for job in known for path in publisher.files_of(job)}
        places = {place for source in sources for place in settings.places(source)}
        return found | {str(place) for place in (*places, *_folders(sources, out))}

    with (
        stopping() as is_stopped,
        # One process is enough for what somebody changes at a time, and it is quick when it need not be started.
        closing(publisher.LocalRunner(1, limits, is_kept=True)) as runner,
        publisher.Pages(out) as pages,
    ):
        plan = publisher.Plan(out=out, runner=runner, cache=publisher.cache_folder(), is_stopped=is_stopped)
        known = _built(jobs, plan) or known
        typer.echo(f"watching; the pages are at {pages.address}; Ctrl-C ends it", err=True)
        for _ in publisher.changes(paths, is_stopped):
            known = _built(jobs, plan) or known
            pages.reload()


def _built(jobs: Callable[[], Sequence[publisher.Job]], plan: publisher.Plan) -> Sequence[publisher.Job]:
    """Build; return what was built, or nothing when it cannot be told what that is."""
    found: Sequence[publisher.Job] = ()
    settings.forget()
    try:
        found = jobs()
        run(found, plan, quiet=False)
    except PublisherError as error:
        typer.echo(f"error: {error.message}", err=True)
    return found


def _folders(sources: Sequence[Path], out: Path) -> set[Path]:
    return {folder for source in sources for folder in publisher.folders(source, out)}
