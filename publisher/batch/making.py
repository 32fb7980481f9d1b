"""Make all files of one article, in a folder of its own."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from publisher import demands, saving
from publisher.batch import keys, stamps
from publisher.batch.job import Failure, Job, Outcome
from publisher.batch.steps import Steps
from publisher.batch.store import Store
from publisher.errors import PublisherError, SourceError
from publisher.model import Artifact, Content


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A job with what has been found out of it; a task carries keys, not bytes."""

    job: Job
    look: str
    """The digest of its options, theme and template."""
    around: str
    """The digest of code, libraries and fonts."""
    cache: str | None
    """The folder of the cache, or None for no cache."""


def attempt(task: Task) -> Outcome:
    """Make a job's files; return what became of it. An error that a user can cause is an outcome, too."""
    start = time.perf_counter()
    try:
        outcome = _made(task, start)
    except PublisherError as error:
        outcome = failed(task.job, Failure.of(error), time.perf_counter() - start)
    return outcome


def failed(job: Job, failure: Failure, seconds: float = 0.0) -> Outcome:
    """Return the outcome of a job that failed."""
    return Outcome(source=job.source, folder=job.folder, status="failed", failure=failure, seconds=round(seconds, 3))


def _made(task: Task, start: float) -> Outcome:
    job, store = task.job, Store(task.cache) if task.cache else None
    read = {role: stamps.take(path, wait=True) for role, path in keys.inputs(job).items()}
    sums = {role: stamp.sha256 if stamp else None for role, stamp in read.items()}
    key = keys.article(job, sums, task.look, task.around)
    bundle = _bundle(store, key)
    is_new = bundle is None
    if bundle is None:
        bundle = _make(Steps(job=job, look=task.look, around=task.around, inputs=sums, store=store))
        _demand_stillness(job, read)
        if store:
            store.put(key, bundle.packed(store))
    folder = Path(job.folder)
    saving.save({folder / name: file for name, file in bundle.files.items()}, bundle.content, force=job.force)
    outputs = {name: stamps.take(str(folder / name), file.data) for name, file in bundle.files.items()}
    return Outcome(
        source=job.source,
        folder=job.folder,
        status="built" if is_new else "cached",
        files=tuple(bundle.files),
        warnings=bundle.warnings,
        seconds=round(time.perf_counter() - start, 3),
        record={"key": key, "inputs": read, "outputs": outputs, "title": bundle.title},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bundle:
    """All files of an article, in the order in which they are written."""

    files: dict[str, Artifact]
    warnings: tuple[str, ...]
    title: tuple[str, str | None]

    def content(self) -> Content:
        """Return the content that the files show."""
        from publisher import codec  # only to tell what somebody edited

        return codec.loads(self.files["content.json"].data.decode())

    def packed(self, store: Store) -> dict[str, Any]:
        """Return the bundle as JSON values, its bytes kept in the store."""
        files = [[name, file.suffix, store.put_blob(file.data)] for name, file in self.files.items()]
        return {"files": files, "warnings": list(self.warnings), "title": list(self.title)}


def _bundle(store: Store | None, key: str) -> _Bundle | None:
    """Return the files that were made with this key before, if all of them are still in the cache."""
    known = store.get(key) if store else None
    if store is None or known is None:
        return None
    files: dict[str, Artifact] = {}
    for name, suffix, sha256 in known["files"]:
        data = store.blob(sha256)
        if data is None:
            return None
        files[name] = Artifact(data=data, suffix=suffix)
    source, target = known["title"]
    return _Bundle(files=files, warnings=tuple(known["warnings"]), title=(source, target))


def _make(steps: Steps) -> _Bundle:
    content = steps.content()
    found = demands.faults(content)
    if steps.job.strict:
        demands.demand_silence(found)
        demands.demand_review(content)
    files = steps.files(content)
    told = [diagnostic for file in files.values() for diagnostic in file.diagnostics]
    if steps.job.strict:
        demands.demand_silence(told)
    title = content.source.title
    return _Bundle(files=files, warnings=tuple(d.message for d in (*found, *told)), title=(title.source, title.target))


def _demand_stillness(job: Job, read: dict[str, stamps.Stamp | None]) -> None:
    """Raise `SourceError` when an input changed while it was read: nobody knows then what the files show."""
    for role, path in keys.inputs(job).items():
        stamp = read[role]
        if (stamp is None and Path(path).is_file()) or (stamp and not stamps.holds(path, stamp)):
            raise SourceError(f"{path} changed while it was read", hint="Build it again.")
