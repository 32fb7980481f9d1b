"""Workers on many machines, through Dask: the one home of `distributed` (the extra `publisher[dask]`).

All machines see the same files under the same paths; a task carries paths and keys, no bytes. Articles go out in
chunks of about a second, a few for each worker at a time: the scheduler holds little however many articles there are.
A machine cannot be trusted to stop an article that hangs: each thread of a Dask worker has a process of its own to
make articles in, watched as on one machine. Dask tries again what was lost with a machine, never what failed.
"""

from __future__ import annotations

import ipaddress
import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from publisher.batch import keys
from publisher.batch.job import Failure, Job, Limits, Outcome
from publisher.batch.making import Task, failed
from publisher.batch.pool import Worker
from publisher.batch.stamps import Index
from publisher.batch.worker import packed, unpacked
from publisher.errors import BatchError, PluginError

if TYPE_CHECKING:
    from distributed import Client, Future

_SECONDS, _MOST = 1.0, 100
"""How long a chunk should take, and how many articles it has at most."""
_WINDOW = 4
"""Chunks for each worker's thread that are handed over and not yet done."""
_LOST = 3
"""How often a chunk is handed over again that was lost with its worker."""

Do = Callable[[Sequence[str], Limits, str], list[dict[str, Any]] | str]


def do(tasks: Sequence[str], limits: Limits, around: str) -> list[dict[str, Any]] | str:
    """Make the articles of a chunk, on a worker; return their outcomes, or in what this machine is not like the others.

    Each thread keeps its process from chunk to chunk.
    """
    if (own := _environment()) != around:
        return own
    worker = _workers.__dict__.get("worker")
    if worker is None or worker.limits != limits:
        worker = _workers.worker = Worker(limits)
    return [worker.do(unpacked(task)).plain() for task in tasks]


_workers = threading.local()


@cache
def _environment() -> str:
    return keys.environment(Index())


class DaskRunner:
    """Does tasks on the workers of a Dask scheduler."""

    def __init__(self, address: str, limits: Limits, *, is_insecure_allowed: bool = False, do: Do = do) -> None:
        """Take the address of a scheduler, such as `tls://host:8786`.

        Raises `BatchError` for `tcp://` to another machine, unless that is allowed: whoever reaches such a scheduler
        runs any code on all workers.
        """
        if not is_insecure_allowed and not _is_safe(address):
            raise BatchError(
                f"{address}: anybody who reaches this scheduler can run code on its workers",
                hint="Use tls://, or allow it with --insecure-scheduler in a network that you trust.",
            )
        self._address, self._limits, self._do = address, limits, do

    def run(self, tasks: Iterator[Task]) -> Iterator[Outcome]:
        """Yield the outcome of each task, as they come.

        Raises `PluginError` when Dask is not installed, `BatchError` when the scheduler cannot be reached or is lost,
        or when a worker has another version of the publisher, its libraries or fonts.
        """
        client = _client(self._address)
        try:
            yield from _Window(client, self._limits, self._do).run(tasks)
        except (OSError, TimeoutError) as error:
            raise _gone(self._address) from error
        finally:
            client.close(timeout=5)


class _Window:
    """The chunks that are handed over and not yet done."""

    def __init__(self, client: Client, limits: Limits, do: Do) -> None:
        self._client, self._limits, self._do = client, limits, do
        self._chunks: dict[Future, list[Task]] = {}
        self._size, self._since, self._done = 1, time.monotonic(), 0
        self._ahead: deque[Task] = deque()

    def run(self, tasks: Iterator[Task]) -> Iterator[Outcome]:
        from distributed import as_completed

        slots = max(1, sum(self._client.nthreads().values()))
        ready = as_completed(loop=self._client.loop)
        while True:
            while len(self._chunks) < _WINDOW * slots and (chunk := self._next(tasks, slots)):
                ready.add(self._hand_over(chunk))
            if not self._chunks:
                return
            future = next(ready)
            chunk = self._chunks.pop(future)
            yield from self._outcomes(future, chunk)
            self._measure(len(chunk), slots)

    def _next(self, tasks: Iterator[Task], slots: int) -> list[Task]:
        """Return the next chunk: towards the end they get smaller, so that no worker is left with a large one alone."""
        self._ahead.extend(islice(tasks, max(0, 2 * slots * self._size - len(self._ahead))))
        size = min(self._size, ceil(len(self._ahead) / (2 * slots)))
        return [self._ahead.popleft() for _ in range(size)]

    def _hand_over(self, chunk: list[Task]) -> Future:
        lines = [packed(_anywhere(task)).decode() for task in chunk]
        future = self._client.submit(self._do, lines, self._limits, chunk[0].around, pure=False, retries=_LOST)
        self._chunks[future] = chunk
        return future

    def _outcomes(self, future: Future, chunk: list[Task]) -> Iterator[Outcome]:
        if future.status == "finished":
            answer = future.result()
            if isinstance(answer, str):
                raise BatchError(
                    "a worker has another version of the publisher, Python, a library or a font than this machine",
                    hint="Install the same on all, from the same image for one; SOURCE_DATE_EPOCH counts, too.",
                )
            for task, value in zip(chunk, answer, strict=True):
                yield replace(Outcome.read(value), source=task.job.source, folder=task.job.folder)
        elif future.status == "error":
            error = future.exception()
            for task in chunk:
                message = f"{task.job.source}: its workers were lost: {type(error).__name__}: {error}"
                yield failed(task.job, Failure(kind="BatchError", message=message, hint="Build it again."))
        else:  # cancelled, lost: the scheduler is not what it was
            raise _gone(str(self._client.scheduler.addr if self._client.scheduler else "the scheduler"))
        future.release()

    def _measure(self, count: int, slots: int) -> None:
        """Make chunks as large as they can be in the time they should take."""
        self._done += count
        each = (time.monotonic() - self._since) * slots / self._done
        self._size = max(1, min(_MOST, int(_SECONDS / each) if each else _MOST))


def _anywhere(task: Task) -> Task:
    """Return a task whose paths do not depend on the folder that a worker was started in."""
    job = task.job
    paths: dict[str, Any] = {name: value and str(Path(value).absolute()) for name, value in _paths(job).items()}
    return replace(task, job=replace(job, **paths), cache=task.cache and str(Path(task.cache).absolute()))


def _paths(job: Job) -> dict[str, str | None]:
    found = {"source": job.source, "folder": job.folder, "glossary": job.glossary, "template": job.template}
    return found | ({"theme": job.theme} if Path(job.theme, "theme.toml").is_file() else {})


def _client(address: str) -> Client:
    try:
        from distributed import Client
    except ImportError as error:
        raise PluginError("Dask is not installed", hint='pip install "publisher[dask]"') from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what is lost is said once, and by us
    try:
        client = Client(address, timeout=10, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise BatchError(f"cannot reach the scheduler {address}", hint="Start one: dask scheduler.") from error
    try:
        client.wait_for_workers(1, timeout=30)
    except (OSError, TimeoutError) as error:
        client.close()
        raise BatchError(f"the scheduler {address} has no workers", hint=f"dask worker {address}") from error
    return client


def _gone(address: str) -> BatchError:
    hint = "Start it again and give the same command: what is done is not done again."
    return BatchError(f"the scheduler {address} was lost", hint=hint)


def _is_safe(address: str) -> bool:
    """Tell whether nobody else can talk to a scheduler: it asks for certificates, or is on this machine."""
    parts = urlsplit(address if "://" in address else f"tcp://{address}")
    if parts.scheme == "tls":
        return True
    try:
        return ipaddress.ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return parts.hostname == "localhost"
