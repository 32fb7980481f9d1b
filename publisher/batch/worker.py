"""A process that makes one article after the other, as standard input tells: `python -m publisher.batch.worker`.

A line with a task comes in, a line with its outcome goes out, both JSON. When standard input ends, whoever gave the
tasks is gone, and the process ends at once; whatever it was writing is whole or not there.
"""

from __future__ import annotations

import gc
import json
import os
import queue
import sys
import threading
import time
import traceback
from dataclasses import asdict
from typing import Any

from publisher.batch.job import Failure, Job, Outcome
from publisher.batch.making import Task, attempt, failed


def packed(task: Task) -> bytes:
    """Return a task as a line of JSON."""
    return json.dumps(asdict(task), ensure_ascii=True).encode() + b"\n"


def unpacked(line: bytes | str) -> Task:
    """Return the task that a line of JSON stands for."""
    value = json.loads(line)
    return Task(**{**value, "job": Job(**value["job"])})


def attempt_safely(task: Task) -> Outcome:
    """Make a job's files; return what became of it, whatever happens in this process."""
    start = time.perf_counter()
    try:
        return attempt(task)
    except MemoryError:
        failure = _too_much(task)
    except Exception as error:
        if isinstance(error, ImportError) and "map segment" in str(error):  # no room for a library
            return failed(task.job, _too_much(task), time.perf_counter() - start)
        where = traceback.extract_tb(error.__traceback__)[-1]
        said = f"{type(error).__name__}: {error} ({os.path.basename(where.filename)}, line {where.lineno})"  # noqa: PTH119
        hint = "This is a fault of the publisher. `publisher deck` on the article shows all of it; please report it."
        failure = Failure(kind="PublisherError", message=f"{task.job.source}: {said}", hint=hint)
    return failed(task.job, failure, time.perf_counter() - start)


def _too_much(task: Task) -> Failure:
    hint = "Allow more with --memory."
    return Failure(kind="LimitError", message=f"{task.job.source}: it needs more memory than it may use", hint=hint)


def limit_memory(megabytes: int) -> None:
    """Let this process use so much address space; where the system knows no such limit, nothing happens."""
    try:
        import resource

        if megabytes:
            resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    except (ImportError, ValueError, OSError):  # Windows; macOS
        return


def main() -> None:
    """Do what comes in on standard input until it ends. The argument is the limit of memory, in megabytes."""
    # Standard output is the line to the parent: nobody else may print there.
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    limit_memory(int(sys.argv[1]))
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(lines,), daemon=True).start()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)  # as the command line: many objects, few cycles
    while True:
        answer: dict[str, Any] = attempt_safely(unpacked(lines.get())).plain()
        answers.write(json.dumps(answer).encode() + b"\n")


def _listen(lines: queue.SimpleQueue[bytes]) -> None:
    for line in sys.stdin.buffer:
        lines.put(line)
    os._exit(0)  # even in the middle of an article: nobody waits for it


if __name__ == "__main__":
    main()
