"""A cluster is used only when it is safe and alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import publisher
from publisher.batch.making import Task
from publisher.errors import BatchError
from tests.cluster import Cluster

LIMITS = publisher.Limits()


@pytest.mark.parametrize(
    "address", ["tcp://10.0.0.7:8786", "scheduler:8786", "tcp://0.0.0.0:8786", "ws://example.org:1"]
)
def test_a_scheduler_that_anybody_can_use_is_refused(address: str) -> None:
    """Whoever reaches it runs code on all workers; it may be allowed."""
    with pytest.raises(BatchError, match="can run code on its workers"):
        publisher.DaskRunner(address, LIMITS)

    publisher.DaskRunner(address, LIMITS, is_insecure_allowed=True)


@pytest.mark.parametrize(
    "address", ["tls://10.0.0.7:8786", "tcp://127.0.0.1:8786", "tcp://[::1]:8786", "localhost:8786"]
)
def test_certificates_or_this_machine_are_safe(address: str) -> None:
    """These need no leave."""
    publisher.DaskRunner(address, LIMITS)


def test_workers_that_are_not_alike_are_refused(tmp_path: Path) -> None:
    """Another version, library or font would make other bytes."""
    job = publisher.Job(source=str(tmp_path / "a.txt"), folder=str(tmp_path / "out" / "a"))

    def tasks() -> Iterator[Task]:
        yield Task(job=job, look="", around="another environment", cache=None)

    with Cluster(tmp_path, workers=1) as cluster:
        runner = publisher.DaskRunner(cluster.address, LIMITS)
        with pytest.raises(BatchError, match="another version"):
            list(runner.run(tasks()))


def test_no_scheduler_is_said(tmp_path: Path) -> None:
    """With the address, and how to start one."""
    with pytest.raises(BatchError, match=r"cannot reach the scheduler tcp://127\.0\.0\.1:9"):
        list(publisher.DaskRunner("tcp://127.0.0.1:9", LIMITS).run(iter(())))
