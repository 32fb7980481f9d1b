"""Kill a build at random moments, go on with it, and look at what lies there: `python -m tests.benchmarks.kills COUNT`.

What is killed (SIGKILL) is the build itself, one of its workers, or, on a Dask cluster, the build, a worker or the
scheduler. After each kill every file must be whole, as it was or as it will be, and every folder that has its checksums
must be what they say. When the build is done at last, every byte must be that of a build that nobody disturbed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.benchmarks import corpus
from tests.cluster import Cluster

ARTICLES = 12


@dataclass
class Tally:
    """What was found after all kills."""

    kills: dict[str, int] = field(default_factory=dict)
    torn: list[str] = field(default_factory=list)
    """Files that are neither what they were nor what they will be."""
    unlike: list[str] = field(default_factory=list)
    """Folders whose checksums stand there and do not hold."""
    lost: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    """Files of a finished build that an undisturbed one does not have, or has otherwise."""
    open_books: list[str] = field(default_factory=list)
    temporary: int = 0
    """Most temporary files that one kill left."""

    @property
    def is_clean(self) -> bool:
        """Whether nothing was torn, lost or doubled."""
        return not (self.torn or self.unlike or self.lost or self.other or self.open_books)


class Place:
    """Articles to build, what they should come to, and where they are built."""

    def __init__(self, folder: Path, articles: int = ARTICLES) -> None:
        self.folder, self.out = folder, folder / "out"
        self.environment = os.environ | {"PUBLISHER_CACHE": str(folder / "cache")}
        corpus.write(folder / "in", articles, paragraphs=1)
        self.reference = self._built("reference", "plain")
        self.earlier = self._built("earlier", "ledger")

    def begin(self, *, over: bool, cold: bool) -> None:
        """Take everything away but the articles; or put another build there, to be written over.

        What is not `cold` comes from the cache: then most of the time goes into writing files.
        """
        shutil.rmtree(self.out, ignore_errors=True)
        if cold:
            shutil.rmtree(self.folder / "cache", ignore_errors=True)
        if over:
            shutil.copytree(self.folder / "earlier", self.out)

    def start(self, *options: str) -> subprocess.Popen[bytes]:
        """Start a build of all articles."""
        command = [sys.executable, "-m", "publisher", "build", "in", "-o", "out", "-q", "--report", "run.jsonl"]
        return subprocess.Popen(
            [*command, *options],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def look(self, tally: Tally) -> None:
        """Look at every file, as a reader would who comes in at this moment."""
        temporary = 0
        for path, data in _files(self.out):
            if path.name.startswith("."):
                temporary += path.name != ".SHA256SUMS"
                continue
            name = path.relative_to(self.out).as_posix()
            if hashlib.sha256(data).hexdigest() not in (self.reference.get(name), self.earlier.get(name)):
                tally.torn.append(name)
        tally.temporary = max(tally.temporary, temporary)
        if self._unlike():
            time.sleep(1)  # on a cluster, what was begun may just have been finished
            tally.unlike += self._unlike()

    def compare(self, tally: Tally) -> None:
        """Compare a finished build with an undisturbed one, and its report with the articles."""
        found = _sums(self.out)
        tally.lost += sorted(self.reference.keys() - found.keys())
        tally.other += sorted(name for name, sum_ in found.items() if self.reference.get(name) != sum_)
        lines = [json.loads(line) for line in (self.folder / "run.jsonl").read_text("utf-8").splitlines()]
        names = sorted(line["source"] for line in lines if line["status"] in ("built", "cached"))
        if names != sorted(f"in/{path.name}" for path in (self.folder / "in").iterdir()):
            tally.open_books.append(f"{len(names)} of {len(lines)}")

    def _unlike(self) -> list[str]:
        return [
            str(sums.with_name(name).relative_to(self.out))
            for sums in self.out.glob("*/SHA256SUMS")
            for known, name in (line.split("  ", 1) for line in sums.read_text().splitlines())
            if _sum(sums.with_name(name)) != known
        ]

    def _built(self, name: str, theme: str) -> dict[str, str]:
        options = ["-o", name, "-j", "2", "--theme", theme, "--no-cache"]
        if self.start(*options).wait():
            raise SystemExit("the articles cannot be built")
        return _sums(self.folder / name)


def disturb(place: Place, random: Random, tally: Tally, most: int, cluster: Cluster | None = None) -> None:
    """Build, killing something up to `most` times, until all is done; look after each stop, compare at the end."""
    is_cold = random.random() < 0.5
    place.begin(over=random.random() < 0.5, cold=is_cold)
    left = most
    for _ in range(4 * most + 4):
        build = place.start(*(("--scheduler", cluster.address) if cluster else ("-j", "2")))
        while left and _runs_for(build, random.uniform(0.25, 2.5 if is_cold else 0.9)):
            left -= 1
            victim = _kill_something(build, random, cluster)
            tally.kills[victim] = tally.kills.get(victim, 0) + 1
        code = build.wait(300)
        time.sleep(0.2)  # a worker whose build is gone ends at once, not before
        place.look(tally)
        if code == 0:
            break
    else:
        tally.open_books.append("it never ends")
    place.compare(tally)


def _kill_something(build: subprocess.Popen[bytes], random: Random, cluster: Cluster | None) -> str:
    """Kill one of the processes of a build; on a cluster, start another in its place. Return what it was."""
    if cluster:
        victim = random.choice(["build", "worker", "scheduler"])
        if victim == "scheduler":
            cluster.restart()
        elif victim == "worker":
            cluster.replace_worker(random.randrange(len(cluster.workers)))
    else:
        workers = list(_children(build.pid))
        victim = random.choice(["build", "worker"]) if workers else "build"
        if victim == "worker":
            os.kill(random.choice(workers), signal.SIGKILL)
    if victim == "build":
        build.kill()
    return f"{victim}{' (Dask)' if cluster else ''}"


def _runs_for(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Wait; tell whether the process still runs."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return True
    return False


def _children(pid: int) -> Iterator[int]:
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            yield from map(int, children.read_text().split())
        except OSError:  # it has just ended
            continue


def _files(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield the files of the articles in a folder of them."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and ".publisher" not in path.parts:
            try:
                yield path, path.read_bytes()
            except FileNotFoundError:  # a temporary file that took its name just now
                continue


def _sums(folder: Path) -> dict[str, str]:
    found = ((path, data) for path, data in _files(folder) if not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): hashlib.sha256(data).hexdigest() for path, data in found}


def _sum(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def main(count: int) -> None:
    """Kill so many times, a quarter of it on a cluster, and print what was found."""
    random, tally = Random(os.environ.get("SEED", "1")), Tally()  # noqa: S311 - the same moments each time
    with tempfile.TemporaryDirectory() as name:
        place = Place(Path(name))
        while sum(tally.kills.values()) < count * 3 // 4:
            disturb(place, random, tally, most=4)
        with Cluster(Path(name)) as cluster:
            while sum(tally.kills.values()) < count:
                disturb(place, random, tally, most=4, cluster=cluster)
    print(f"{sum(tally.kills.values())} kills: {tally.kills}")
    for what in ("torn", "unlike", "lost", "other", "open_books"):
        found = getattr(tally, what)
        print(f"{what:<12}{len(found):>4}  {', '.join(found[:5])}")
    print(f"at most {tally.temporary} temporary files left by one kill")
    if not tally.is_clean:
        raise SystemExit(1)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 200)
