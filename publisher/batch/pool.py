"""Workers on this machine, each a process, each watched: one bad article fails alone.

`concurrent.futures.ProcessPoolExecutor` loses all that waits when one worker is killed, and cannot stop one that hangs.
Here a thread stands by each process: it hands over one task at a time, kills the process when the time is over, and
starts another in its place.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from publisher.batch.job import Failure, Limits, Outcome
from publisher.batch.making import Task, failed
from publisher.batch.worker import packed
from publisher.errors import BatchError

TRIES = 3
"""How often an article is tried whose worker ends: that may be the fault of the article, or of the machine."""


class Worker:
    """A process that makes articles, and is replaced when it has ended."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._done = 0
        self._is_late = self._is_closed = False

    def do(self, task: Task) -> Outcome:
        """Return what became of a task. Only a worker that ended by itself is a reason to try again."""
        ended = ""
        for _ in range(TRIES):
            start = time.perf_counter()
            outcome = self._ask(task)
            if outcome is None and self._is_late:
                return failed(task.job, self._late(task), time.perf_counter() - start)
            if outcome is None and self._is_closed:
                break
            if outcome is None:
                ended = self._end()
            elif outcome.failure and outcome.failure.kind == "LimitError":
                self._end()  # its memory is full of what the article left
                if self._done == 1:
                    return outcome
            else:
                return outcome
        hint = "Build it alone: it may need more memory than there is."
        failure = Failure(kind="BatchError", message=f"{task.job.source}: its worker {ended}, {TRIES} times", hint=hint)
        return failed(task.job, failure)

    def close(self) -> None:
        """End the process, whatever it does."""
        self._is_closed = True
        self._end()

    def _ask(self, task: Task) -> Outcome | None:
        """Return the process's answer; None when it ended without one."""
        if self._process is None:
            self._process, self._done = _started(self.limits), 0
        process, self._is_late = self._process, False
        timer = threading.Timer(self.limits.seconds, self._give_up, (process,))
        timer.daemon = True
        timer.start()
        try:
            line = _answer(process, packed(task))
        except (OSError, ValueError):  # it has ended, or was closed
            line = b""
        finally:
            timer.cancel()
        self._done += 1
        return Outcome.read(json.loads(line)) if line.endswith(b"\n") else None

    def _give_up(self, process: subprocess.Popen[bytes]) -> None:
        self._is_late = True
        process.kill()

    def _late(self, task: Task) -> Failure:
        self._end()
        message = f"{task.job.source}: not done after {self.limits.seconds:g} seconds"
        return Failure(kind="LimitError", message=message, hint="--timeout gives it more.")

    def _end(self) -> str:
        """End the process; return how it ended."""
        process, self._process = self._process, None
        if process is None:
            return "ended"
        process.kill()
        code = process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                try:
                    pipe.close()
                except OSError:  # what was not yet sent
                    continue
        return f"was killed by signal {-code}" if code < 0 else f"ended with {code}"


class LocalRunner:
    """Does tasks in a number of processes at once."""

    def __init__(self, count: int, limits: Limits, *, is_kept: bool = False) -> None:
        """Take how many processes there are, and what each may use.

        With `is_kept`, they wait for the next run, and are quick then; whoever asks for that calls `close`.
        """
        self._count, self._limits, self._is_kept = count, limits, is_kept
        self._workers: list[Worker] = []

    def run(self, tasks: Iterator[Task]) -> Iterator[Outcome]:
        """Yield the outcome of each task, as they come. Raises `BatchError` when no process can be started."""
        outcomes: queue.SimpleQueue[Outcome | BatchError | None] = queue.SimpleQueue()
        lock = threading.Lock()
        self._workers = self._workers or [Worker(self._limits) for _ in range(self._count)]
        for worker in self._workers:
            threading.Thread(target=_serve, args=(worker, tasks, lock, outcomes), daemon=True).start()
        left = len(self._workers)
        try:
            while left:
                outcome = outcomes.get()
                if isinstance(outcome, BatchError):
                    raise outcome
                if outcome is None:
                    left -= 1
                else:
                    yield outcome
        finally:
            if left or not self._is_kept:
                self.close()

    def close(self) -> None:
        """End the processes, whatever they do."""
        for worker in self._workers:
            worker.close()
        self._workers = []


def _serve(
    worker: Worker,
    tasks: Iterator[Task],
    lock: threading.Lock,
    outcomes: queue.SimpleQueue[Outcome | BatchError | None],
) -> None:
    """Have a worker do one task after the other until there are no more."""
    try:
        while True:
            with lock:
                task = next(tasks, None)
            if task is None:
                break
            outcomes.put(worker.do(task))
    except OSError as error:
        outcomes.put(BatchError(f"cannot start a worker: {error.strerror or error}"))
    outcomes.put(None)


def _answer(process: subprocess.Popen[bytes], line: bytes) -> bytes:
    if process.stdin is None or process.stdout is None:
        return b""
    process.stdin.write(line)
    process.stdin.flush()
    return process.stdout.readline()


def _started(limits: Limits) -> subprocess.Popen[bytes]:
    # -P: nothing is imported from the folder that we are in, which may hold strangers' files; we know where we lie.
    command = [sys.executable, "-P", "-m", "publisher.batch.worker", str(limits.megabytes)]
    paths = (os.environ.get("PYTHONPATH"), str(Path(__file__).parent.parent.parent))
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in paths if path)}
    # In a session of its own: Ctrl-C is for the parent, which lets the articles that are begun be finished.
    return subprocess.Popen(  # noqa: S603 - our own module
        command,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
