"""A real Dask scheduler with two real workers, on the loopback interface."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

SETTINGS = {"DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False", "DASK_DISTRIBUTED__ADMIN__TICK__INTERVAL": "500ms"}
"""As the README and the image have it: Dask looks less often at what its own processes do."""


class Cluster:
    """Processes that end with the `with` statement."""

    def __init__(self, folder: Path, workers: int = 2) -> None:
        self._folder, self._count = folder, workers
        self.workers: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        self.start_scheduler()
        for _ in range(self._count):
            self.add_worker()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()

    def restart(self) -> None:
        """Kill all, as when a machine goes down, and start it again; the address is another one."""
        self.__exit__(None, None, None)
        self.workers.clear()
        self.__enter__()

    def replace_worker(self, number: int) -> None:
        """Kill a worker; start another one."""
        self.workers[number].kill()
        self.workers.pop(number).wait()
        self.add_worker()

    def start_scheduler(self) -> None:
        """Start a scheduler; its address is known when it answers."""
        file = self._folder / "scheduler.json"
        file.unlink(missing_ok=True)
        self.scheduler = _start("scheduler", ["--port", "0", "--no-dashboard", "--scheduler-file", str(file)])
        deadline = time.monotonic() + 30
        while not file.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        self.address: str = json.loads(file.read_text())["address"]

    def add_worker(self) -> None:
        """Start a worker with one thread."""
        place = ["--local-directory", str(self._folder)]
        self.workers.append(_start("worker", [self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard", *place]))


def _start(what: str, options: Sequence[str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.dask_{what}", "--host", "127.0.0.1", *options]
    return subprocess.Popen(command, env=os.environ | SETTINGS, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
