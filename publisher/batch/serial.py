"""One article after the other, in this process: the plainest runner, without limits."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.batch.job import Outcome
from publisher.batch.making import Task
from publisher.batch.worker import attempt_safely


class SerialRunner:
    """Does each task when it is asked for its outcome."""

    def run(self, tasks: Iterator[Task]) -> Iterator[Outcome]:
        """Yield the outcome of each task, in order."""
        return map(attempt_safely, tasks)
