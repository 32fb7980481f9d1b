"""Many articles: what a build with nothing to do costs, two processes beside one, a cluster beside two processes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

import publisher
from publisher.batch.job import Job, Limits, Outcome
from publisher.batch.worker import unpacked
from tests.benchmarks import corpus
from tests.benchmarks.table import Table
from tests.cluster import Cluster

REBUILT, BUILT, NO_OPS = 1000, 400, 100_000
ROUNDS = 3
_UNTIL_READY = 3
"""Seconds until a cluster has started."""


def tables() -> Iterator[Table]:
    """Yield the figures of many articles."""
    with tempfile.TemporaryDirectory() as name:
        yield _throughput(Path(name))
        yield _rebuilding(Path(name))
        yield _no_ops(Path(name))


def _throughput(folder: Path) -> Table:
    """Take turns, so that a busy machine slows all alike; each time, a cluster is there only while it works."""
    corpus.write(folder / "in", BUILT)
    seconds: dict[str, list[float]] = {"one process": [], "two processes": [], "Dask, two workers": []}
    one, two, dask = seconds.values()
    for _ in range(ROUNDS):
        one.append(_build(folder, "-j", "1", "--no-cache"))
        two.append(_build(folder, "-j", "2", "--no-cache"))
        with Cluster(folder) as cluster:
            time.sleep(_UNTIL_READY)
            dask.append(_build(folder, "--scheduler", cluster.address, "--no-cache"))
    rows = tuple(
        (name, f"{min(took):.1f}", f"{median(took):.1f}", f"{BUILT / min(took):.1f}", f"{min(one) / min(took):.2f}")
        for name, took in seconds.items()
    )
    return Table(
        f"Throughput: {BUILT} articles",
        ("", "least seconds", "median", "articles per second", "speed-up"),
        rows,
    )


def _rebuilding(folder: Path) -> Table:
    corpus.write(folder / "in", REBUILT)
    shutil.rmtree(folder / "out")  # what was built without a cache
    rows = [(f"{REBUILT} articles, all new", f"{_build(folder, '-j', '2'):.2f}")]
    rows.append(("nothing changed, the first time", f"{_build(folder):.2f}"))
    rows.append(("nothing changed, later", f"{min(_build(folder) for _ in range(3)):.2f}"))
    _, text = corpus.article(REBUILT, 4)
    (folder / "in" / corpus.article(500)[0]).write_text(text, "utf-8", newline="\n")
    rows.append(("one changed", f"{_build(folder):.2f}"))
    shutil.rmtree(folder / "out")
    rows.append(("all files gone, taken from the cache", f"{_build(folder, '-j', '2'):.2f}"))
    return Table("Building again", ("", "seconds"), tuple(rows))


def _no_ops(folder: Path) -> Table:
    """Give a cluster tasks that do nothing: what is left is what the coordinator costs."""
    with Cluster(folder) as cluster:
        rows = [(f"{count} articles", *_figures(cluster.address, count)) for count in (NO_OPS // 10, NO_OPS)]
        scheduler = _resident(cluster.scheduler.pid)
    rows.append(("the scheduler after that", "", f"{scheduler:.0f}"))
    return Table("Coordinator: articles that cost nothing, on Dask", ("", "seconds", "MiB at most"), tuple(rows))


def _figures(address: str, count: int) -> tuple[str, str]:
    command = [sys.executable, "-m", "tests.benchmarks.many", address, str(count)]
    seconds, megabytes = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return seconds, megabytes


def no_op(tasks: Sequence[str], limits: Limits, around: str) -> list[dict[str, Any]]:
    """Do nothing with a chunk, on a worker."""
    return [
        Outcome(source=job.source, folder=job.folder, status="built", record={"key": "", "outputs": {}}).plain()
        for job in (unpacked(task).job for task in tasks)
    ]


def _coordinate(address: str, count: int) -> None:
    """Build articles that cost nothing, and print how long that took and how much memory."""
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        out = Path(name)
        jobs = [Job(source=f"in/{n:07}.txt", folder=str(out / f"{n:07}")) for n in range(count)]
        plan = publisher.Plan(out=out, runner=publisher.DaskRunner(address, Limits(), do=no_op))
        done = sum(1 for _ in publisher.build(jobs, plan))
    assert done == count
    print(f"{time.monotonic() - start:.1f}", f"{_resident(os.getpid()):.0f}")


def _resident(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def _build(folder: Path, *options: str) -> float:
    """Build, and return how long that took; what is built with `--no-cache` begins with nothing."""
    if "--no-cache" in options:
        shutil.rmtree(folder / "out", ignore_errors=True)
    command = [sys.executable, "-m", "publisher", "build", str(folder / "in"), "-o", str(folder / "out"), "-q"]
    start = time.monotonic()
    subprocess.run([*command, *options], check=True, env=os.environ | {"PUBLISHER_CACHE": str(folder / "cache")})
    return time.monotonic() - start


if __name__ == "__main__":
    _coordinate(sys.argv[1], int(sys.argv[2]))
