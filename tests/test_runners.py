"""What every way of building many articles promises: one suite for all of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import publisher
from publisher import plugins
from publisher.batch.books import Books
from publisher.batch.building import Runner
from publisher.batch.making import Task
from publisher.errors import BatchError
from tests import trouble
from tests.benchmarks import corpus
from tests.cluster import Cluster
from tests.test_same_bytes import _sums as sums

LIMITS = publisher.Limits(seconds=8, megabytes=1000)
SHARDS = "shards"


def make(name: str, request: pytest.FixtureRequest) -> Runner | str:
    """Return a runner, or `shards` for two processes that know nothing of each other."""
    if name == "dask":
        return publisher.DaskRunner(request.getfixturevalue("cluster").address, LIMITS)
    return {"serial": publisher.SerialRunner(), "local": publisher.LocalRunner(2, LIMITS), "shards": SHARDS}[name]


@pytest.fixture(params=["serial", "local", "dask", "shards"])
def runner(request: pytest.FixtureRequest) -> Runner | str:
    return make(request.param, request)


@pytest.fixture(params=["local", "dask", "shards"])
def watched(request: pytest.FixtureRequest) -> Runner | str:
    """Return those that watch over what they do: the plain one, in one process, has no limits."""
    return make(request.param, request)


@pytest.fixture(scope="module", autouse=True)
def _trouble(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Have the reader of bad articles on the path, here and in all processes that are started."""
    folder = str(trouble.install(tmp_path_factory.mktemp("site")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", folder)
        patch.syspath_prepend(folder)
        plugins.names.cache_clear()
        yield
    plugins.names.cache_clear()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with Cluster(tmp_path_factory.mktemp("cluster")) as started:
        yield started


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Return a folder with three short articles."""
    corpus.write(tmp_path / "in", 3, paragraphs=1)
    return tmp_path / "in"


@pytest.fixture
def bad(articles: Path) -> Callable[[str], None]:
    """Return a function that adds an article which does what it says."""

    def add(word: str) -> None:
        (articles / f"{word.split()[0]}.bad").write_text(f"{word}\n{corpus.article(9, 1)[1]}", "utf-8")

    return add


def build(articles: Path, runner: Runner | str, *, out: str = "out", **plan: object) -> dict[str, publisher.Outcome]:
    """Build a folder beside its articles; return the outcomes by the name of the article."""
    place = articles.parent / out
    jobs = [publisher.Job(source=str(s), folder=str(f)) for s, f in publisher.find([articles], place)]
    asked = {"out": place, "cache": publisher.cache_folder(), **plan}
    if isinstance(runner, str):
        plans = [
            publisher.Plan(runner=publisher.LocalRunner(1, LIMITS), shard=publisher.Shard(number=n, of=2), **asked)
            for n in (1, 2)
        ]
    else:
        plans = [publisher.Plan(runner=runner, **asked)]
    found = [outcome for each in plans for outcome in publisher.build(jobs, each)]
    if isinstance(runner, str) and jobs:
        assert len(jobs) == publisher.merge(place).inputs

    assert len(jobs) == len(found)
    return {Path(outcome.folder).name: outcome for outcome in found}


def statuses(outcomes: dict[str, publisher.Outcome]) -> dict[str, str]:
    return {name: outcome.status for name, outcome in outcomes.items()}


def test_all_ways_make_the_same_bytes(runner: Runner | str, articles: Path) -> None:
    """As one article after the other in one process does, without a cache."""
    build(articles, publisher.SerialRunner(), out="reference", cache=None)

    outcomes = build(articles, runner, cache=None)

    assert {"built"} == set(statuses(outcomes).values())
    assert sums(articles.parent / "reference") == sums(articles.parent / "out")


def test_what_did_not_change_is_not_made_again(runner: Runner | str, articles: Path) -> None:
    """The second build does nothing; after a change, one article is made."""
    build(articles, runner)
    again = build(articles, runner)
    (articles / "article-000001.txt").write_text(corpus.article(77, 1)[1], "utf-8")
    changed = build(articles, runner)

    assert all(outcome.is_fresh for outcome in again.values())
    assert {"article-000000": "cached", "article-000001": "built", "article-000002": "cached"} == statuses(changed)


def test_no_article_and_one_article(runner: Runner | str, articles: Path) -> None:
    """Nothing to do is done at once; one article is built like many."""
    if not isinstance(runner, str):
        assert [] == list(publisher.build([], publisher.Plan(out=articles.parent / "none", runner=runner)))
    for path in sorted(articles.iterdir())[1:]:
        path.unlink()

    assert ["built"] == list(statuses(build(articles, runner)).values())


def test_an_article_that_raises_fails_alone(runner: Runner | str, articles: Path, bad: Callable[[str], None]) -> None:
    """Whether it is refused or meets a bug; the message says which article."""
    bad("raise")
    (articles / "empty.txt").write_text("")

    outcomes = build(articles, runner)

    failed = {name: outcome.failure for name, outcome in outcomes.items() if outcome.failure}
    assert {"empty", "raise"} == failed.keys()
    assert all(name in failure.message for name, failure in failed.items())
    assert "RuntimeError: boom" in failed["raise"].message
    assert 3 == list(statuses(outcomes).values()).count("built")


@pytest.mark.parametrize(
    ("word", "said"), [("hang", "not done after 8 seconds"), ("eat", "memory"), ("kill", "signal 9, 3 times")]
)
def test_an_article_that_does_harm_fails_alone(
    watched: Runner | str, articles: Path, bad: Callable[[str], None], word: str, said: str
) -> None:
    """One that hangs, eats memory or kills its worker; the others are built."""
    bad(word)

    outcomes = build(articles, watched)

    failure = outcomes[word].failure
    assert failure
    assert said in failure.message
    assert ["built"] * 3 == [outcome.status for name, outcome in outcomes.items() if name != word]


def test_a_lost_worker_costs_nothing(watched: Runner | str, articles: Path, bad: Callable[[str], None]) -> None:
    """An article whose worker is killed once is tried again; that is no fault of its own."""
    bad(f"once {articles.parent / 'mark'}")

    assert {"built"} == set(statuses(build(articles, watched)).values())


def test_too_many_failures_stop_the_build(runner: Runner | str, articles: Path, bad: Callable[[str], None]) -> None:
    """What was not tried is told, and the books close; what was left is built the next time."""
    for number in range(40):
        (articles / f"a-{number:02}.txt").write_text("")

    stopped = statuses(build(articles, runner, most_failures=0))
    resumed = statuses(build(articles, runner))

    assert "left" == stopped["article-000002"]
    assert {"failed", "left"} == set(stopped.values())
    assert 3 == list(resumed.values()).count("built")


def test_a_build_that_is_stopped_is_gone_on_with(runner: Runner | str, articles: Path) -> None:
    """What was begun is finished; the rest is left, and made the next time, the same bytes as in one go."""
    build(articles, runner, out="reference", cache=None)
    asked: list[int] = []

    def stopped() -> bool:
        asked.append(1)
        return len(asked) > 2

    first = statuses(build(articles, runner, is_stopped=stopped))
    second = statuses(build(articles, runner))

    assert ["built", "built", "left"] == sorted(first.values())
    assert ["built", "cached", "cached"] == sorted(second.values())
    assert sums(articles.parent / "reference") == sums(articles.parent / "out")


def test_an_outcome_that_comes_twice_is_one(articles: Path) -> None:
    """A runner may deliver twice, as engines do when a worker is lost late."""

    class Twice:
        def run(self, tasks: Iterator[Task]) -> Iterator[publisher.Outcome]:
            for outcome in publisher.SerialRunner().run(tasks):
                yield outcome
                yield outcome

    assert 3 == len(build(articles, Twice()))  # type: ignore[arg-type]


def test_a_runner_that_loses_an_article_is_found_out(articles: Path) -> None:
    """Inputs are built, cached, failed or left: else the build says that its books do not close."""

    class Loser:
        def run(self, tasks: Iterator[Task]) -> Iterator[publisher.Outcome]:
            for task in list(tasks)[1:]:
                yield from publisher.SerialRunner().run(iter([task]))

    with pytest.raises(BatchError, match="books do not close"):
        build(articles, Loser())  # type: ignore[arg-type]
    with pytest.raises(BatchError, match="inputs=2, built=1"):
        Books(inputs=2, built=1).close()


def test_an_edited_file_is_kept_whoever_builds(runner: Runner | str, articles: Path) -> None:
    """Even when its article changed; with force it is written over."""
    build(articles, runner)
    page = articles.parent / "out" / "article-000000" / "content.json"
    page.write_text(page.read_text("utf-8").replace('"version": 1', '"version":  1'), "utf-8", newline="\n")

    again = build(articles, runner)

    failure = again["article-000000"].failure
    assert failure
    assert "content.json is not as the publisher made it" in failure.message
    assert '"version":  1' in page.read_text("utf-8")


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")
def test_workers_end_with_their_parent(articles: Path, tmp_path: Path, bad: Callable[[str], None]) -> None:
    """A parent that is killed leaves no process behind."""
    bad("hang")
    command = ["publisher", "build", str(articles), "-o", str(tmp_path / "out"), "-j", "2", "-q"]
    parent = subprocess.Popen([sys.executable, "-m", *command])
    workers: list[int] = []
    deadline = time.monotonic() + 20
    while not workers and time.monotonic() < deadline:
        found = Path(f"/proc/{parent.pid}/task").glob("*/children")
        workers = [int(child) for children in found for child in children.read_text().split()]
        time.sleep(0.05)
    time.sleep(1)
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    time.sleep(1)

    assert workers
    assert [] == [worker for worker in workers if _is_alive(worker)]


def _is_alive(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"
