"""Build many articles: find out which are as they should be, have the others made, and keep the books."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from publisher.batch import keys, overview, shards
from publisher.batch.books import Books
from publisher.batch.job import Job, Outcome
from publisher.batch.ledger import NAME, Ledger
from publisher.batch.making import Task
from publisher.batch.shards import Shard
from publisher.batch.stamps import Index, Stamp, renew
from publisher.batch.store import Store

_STAMPS = keys.digest("stamps of shared files")


class Runner(Protocol):
    """Has tasks done, somewhere, and yields what became of each, in any order.

    It takes a task when it has room for it, and never raises for what a task does.
    """

    def run(self, tasks: Iterator[Task]) -> Iterator[Outcome]: ...  # noqa: D102


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a build goes."""

    out: Path
    """The folder that holds the articles' folders, and the ledger."""
    runner: Runner
    cache: Path | None = None
    """The folder of the cache; None: everything is made anew."""
    most_failures: int | None = None
    """After more failures than this nothing new is begun; None: all articles are tried."""
    is_stopped: Callable[[], bool] = lambda: False
    """Asked before each article: whether to begin nothing new."""
    shard: Shard | None = None
    """The part of the jobs that is built; None: all."""

    def takes(self, job: Job) -> bool:
        """Tell whether a job is in the part that is built."""
        return self.shard is None or self.shard.takes(_name(job, self.out))


def build(jobs: Sequence[Job], plan: Plan) -> Iterator[Outcome]:
    """Yield what became of each job, those first that are as they should be; then write the page that lists all.

    Every job of the plan's shard has one outcome: built, cached, failed, or left when the build was stopped. Raises
    `BatchError` when that should ever not be so, `OutputError` when the ledger or the page cannot be written.
    """
    shard, mine = plan.shard, [job for job in jobs if plan.takes(job)]
    books = Books(inputs=len(mine))
    with Ledger(plan.out, shard.ledger if shard else NAME) as ledger:
        desk = _Desk(plan, ledger, books)
        waiting: list[Job] = []
        for job in mine:
            if outcome := desk.fresh(job):
                yield outcome
            else:
                waiting.append(job)
        yield from desk.made(waiting)
        books.close()
        if shard:
            shards.close(plan.out, shard, [_name(job, plan.out) for job in jobs], books)
        elif waiting:
            overview.write(plan.out, ledger, force=any(job.force for job in jobs))


def _name(job: Job | Outcome, out: Path) -> str:
    return Path(job.folder).relative_to(out).as_posix()


def _stamps(store: Store | None) -> dict[str, Stamp]:
    known = (store.get(_STAMPS) if store else None) or {}
    return {path: Stamp(*values) for path, values in known.items()}


class _Desk:
    """Where jobs become tasks, and outcomes records."""

    def __init__(self, plan: Plan, ledger: Ledger, books: Books) -> None:
        self._plan, self._ledger, self._books = plan, ledger, books
        self._store = Store(plan.cache) if plan.cache else None
        self._index = Index(_stamps(self._store))
        self._around = keys.environment(self._index)
        self._looks: dict[tuple[Any, ...], str] = {}
        self._begun = 0

    def fresh(self, job: Job) -> Outcome | None:
        """Return the outcome of a job whose files are as they should be: nothing was changed, nothing is to do."""
        look, name = self._look(job), _name(job, self._plan.out)
        record = self._ledger.get(name) if self._store else None
        now = record and _renewed(job, record)
        if record is None or now is None:
            return None
        sums = {role: stamp and stamp[0] for role, stamp in now["inputs"].items()}
        if keys.article(job, sums, look, self._around) != record["key"]:
            return None
        if now != record:
            self._ledger.put(name, now)
        outcome = Outcome(
            source=job.source, folder=job.folder, status="cached", files=tuple(now["outputs"]), is_fresh=True
        )
        self._books.enter(outcome)
        return outcome

    def made(self, waiting: Sequence[Job]) -> Iterator[Outcome]:
        """Yield the outcomes of jobs that are to be done, and of those that are left when the build is to stop."""
        if self._store and self._index.is_changed:
            self._store.put(_STAMPS, dict(self._index.stamps))
        for outcome in self._plan.runner.run(self._tasks(waiting)) if waiting else ():
            if self._books.enter(outcome):  # an outcome that comes twice is one
                if outcome.record:
                    self._ledger.put(_name(outcome, self._plan.out), outcome.record)
                yield outcome
        for job in waiting[self._begun :]:
            outcome = Outcome(source=job.source, folder=job.folder, status="left")
            self._books.enter(outcome)
            yield outcome

    def _tasks(self, waiting: Sequence[Job]) -> Iterator[Task]:
        """Yield a task for each job, until the build is to stop."""
        cache, most = str(self._plan.cache) if self._plan.cache else None, self._plan.most_failures
        for job in waiting:
            if self._plan.is_stopped() or (most is not None and self._books.failed > most):
                return
            self._begun += 1
            yield Task(job=job, look=self._look(job), around=self._around, cache=cache)

    def _look(self, job: Job) -> str:
        asked = (job.theme, job.template, job.layout, job.paper, job.strict)
        if asked not in self._looks:
            self._looks[asked] = keys.looks(job, self._index)
        return self._looks[asked]


def _renewed(job: Job, record: dict[str, Any]) -> dict[str, Any] | None:
    """Return a record with the stamps of now; None when an output is not what it was."""
    paths = keys.inputs(job)
    if paths.keys() != record["inputs"].keys():
        return None
    inputs = {role: _again(path, record["inputs"][role]) for role, path in paths.items()}
    outputs: dict[str, Any] = {}
    for name, stamp in record["outputs"].items():
        now = _again(f"{job.folder}/{name}", stamp)
        if now is None or stamp is None or now[0] != stamp[0]:
            return None
        outputs[name] = now
    return {**record, "inputs": inputs, "outputs": outputs}


def _again(path: str, stamp: list[Any] | None) -> list[Any] | None:
    now = renew(path, Stamp(*stamp) if stamp else None)
    return list(now) if now else None
