"""Run mutated inputs: python -m tests.fuzz [COUNT] [--seed N] [--jobs N] [--keep]."""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.conftest import ROOT
from tests.fuzz import inputs, oracles

EVERY = 3
"""One of so many inputs is made into files; the others are read, understood and dumped."""


def run(task: tuple[int, int]) -> tuple[int, str, str, str | None, float]:
    """Return number, kind, end, problem and time of an input."""
    number, seed = task
    given = inputs.make(number, seed)
    start = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        end, problem = oracles.wrong(given, Path(folder), renders=number % EVERY == 0)
    return number, given.kind, end, problem, time.process_time() - start


def main() -> int:
    """Print what was found and how many inputs ended how; return 1 when anything is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", action="store_true", help="write what fails to tests/crashers/")
    given = parser.parse_args()
    ends: Counter[tuple[str, str]] = Counter()
    slowest, broken = 0.0, 0
    tasks = ((number, given.seed) for number in range(given.first, given.first + given.count))
    with multiprocessing.Pool(given.jobs) as pool:
        for number, kind, end, problem, seconds in pool.imap_unordered(run, tasks, 16):
            ends[kind, end] += 1
            slowest = max(slowest, seconds)
            if problem:
                broken += 1
                print(f"--- {number} {kind}\n{problem}", flush=True)  # noqa: T201
                if given.keep:
                    _keep(number, given.seed)
    for kind in inputs.KINDS[: len(set(inputs.KINDS))]:
        print(f"{kind:<6}", *(f"{ends[kind, end]:>6} {end}" for end in ("made", "refused", "broken")))  # noqa: T201
    print(f"{given.count} inputs, {broken} broken; the slowest took {slowest:.1f} s of the processor")  # noqa: T201
    return int(broken > 0)


def _keep(number: int, seed: int) -> None:
    made = inputs.make(number, seed)
    name = f"{hashlib.sha256(made.data).hexdigest()[:8]}.{made.kind}"
    (ROOT / "tests" / "crashers" / name).write_bytes(made.data)


if __name__ == "__main__":
    sys.exit(main())
