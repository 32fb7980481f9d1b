"""How far a build is: a line that is written over on a terminal, a line of JSON for each article in a file."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import IO, Any

import typer

import publisher
from publisher.errors import OutputError


class Progress:
    """Counts outcomes and shows, on a terminal, how many there were, how fast they come and how long it will take."""

    def __init__(self, total: int, *, quiet: bool) -> None:
        self._total, self._start = total, time.monotonic()
        self._is_shown = sys.stderr.isatty() and not quiet and total > 1
        self._shown = 0.0
        self.counts = {"built": 0, "cached": 0, "failed": 0, "left": 0}

    def count(self, outcome: publisher.Outcome) -> None:
        """Count an outcome."""
        self.counts[outcome.status] += 1
        now = time.monotonic()
        if self._is_shown and now - self._shown > 0.1:
            self._shown = now
            sys.stderr.write(f"\r\x1b[K{self._line(now)}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away, so that something else can be said."""
        if self._is_shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def summary(self) -> str:
        """Return what became of all articles."""
        said = [f"{count} {status}" for status, count in self.counts.items() if count or status != "left"]
        return f"{self._total} articles: {', '.join(said)}; {time.monotonic() - self._start:.1f} s"

    def _line(self, now: float) -> str:
        made = self.counts["built"] + self.counts["failed"]
        done = made + self.counts["cached"]
        rate = made / (now - self._start)
        left = f", {_clock((self._total - done) / rate)} left" if made else ""
        failed = f", {self.counts['failed']} failed" if self.counts["failed"] else ""
        return f"{done}/{self._total}, {rate:.1f}/s{left}{failed}"


class Report:
    """A file with one JSON object for each article, written as they come."""

    def __init__(self, path: Path | None) -> None:
        self._file: IO[str] | None = None
        if path:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._file = path.open("w", encoding="utf-8", newline="\n")
            except OSError as error:
                raise OutputError(f"cannot write {path}: {error.strerror}", hint="Choose another place.") from error

    def add(self, outcome: publisher.Outcome) -> None:
        """Write what became of an article."""
        if self._file:
            self._file.write(json.dumps(_line(outcome), ensure_ascii=False) + "\n")
            self._file.flush()

    def close(self) -> None:
        """End the file."""
        if self._file:
            self._file.close()


def tell(outcome: publisher.Outcome, *, alone: bool, quiet: bool) -> None:
    """Print what became of an article: its files on standard output, what is wrong on standard error."""
    failure = outcome.failure
    where = "" if alone else f"{outcome.source}: "
    for warning in () if quiet else outcome.warnings:
        typer.echo(f"warning: {where}{warning}", err=True)
    if failure and not alone:
        typer.echo(
            f"error: {failure.message if outcome.source in failure.message else where + failure.message}", err=True
        )
    for name in () if quiet or outcome.is_fresh else outcome.files:
        typer.echo(str(Path(outcome.folder) / name))


def _line(outcome: publisher.Outcome) -> dict[str, Any]:
    failure = outcome.failure
    said = failure and {"kind": failure.kind, "message": failure.message, "hint": failure.hint}
    return {
        "source": outcome.source,
        "folder": outcome.folder,
        "status": outcome.status,
        "seconds": outcome.seconds,
        "files": list(outcome.files),
        "warnings": list(outcome.warnings),
        "error": said,
    }


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
