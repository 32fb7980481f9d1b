"""A build that is killed leaves whole files, and comes to the same when it is gone on with.

A few kills here; `python -m tests.benchmarks.kills 200` is the long run.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import pytest

from tests.benchmarks.kills import Place, Tally, disturb
from tests.cluster import Cluster

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for processes in /proc")


def test_kills_of_the_build_and_its_workers(tmp_path: Path) -> None:
    """Nothing torn, lost or doubled; the same bytes as without any kill."""
    place, random, tally = Place(tmp_path, articles=5), Random(1), Tally()  # noqa: S311 - the same moments each time
    for _ in range(3):
        disturb(place, random, tally, most=3)

    assert tally.kills
    assert tally.is_clean, tally


def test_kills_on_a_cluster(tmp_path: Path) -> None:
    """The build, a worker, or the scheduler: the same command goes on."""
    place, random, tally = Place(tmp_path, articles=5), Random(2), Tally()  # noqa: S311 - the same moments each time
    with Cluster(tmp_path) as cluster:
        disturb(place, random, tally, most=3, cluster=cluster)

    assert tally.kills
    assert tally.is_clean, tally
