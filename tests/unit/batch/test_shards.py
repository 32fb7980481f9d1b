"""Shards know nothing of each other, and the books of all of them must close."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import publisher
from publisher.batch.making import Task
from publisher.errors import BatchError, SourceError


class Quick:
    """A runner that makes nothing, and fails what it is told to."""

    def __init__(self, fails: str = "none") -> None:
        self._fails = fails

    def run(self, tasks: Iterator[Task]) -> Iterator[publisher.Outcome]:
        for job in (task.job for task in tasks):
            status = "failed" if Path(job.folder).name == self._fails else "built"
            record = {"key": "", "inputs": {}, "outputs": {}, "title": ["x", None]} if status == "built" else None
            yield publisher.Outcome(source=job.source, folder=job.folder, status=status, record=record)  # type: ignore[arg-type]


def build(out: Path, number: int, *, of: int = 3, count: int = 20, fails: str = "none") -> Sequence[publisher.Outcome]:
    jobs = [publisher.Job(source=f"in/{n:02}.txt", folder=str(out / f"{n:02}")) for n in range(count)]
    shard = publisher.Shard(number=number, of=of)
    return list(publisher.build(jobs, publisher.Plan(out=out, runner=Quick(fails), shard=shard)))


def test_each_article_is_in_one_shard(tmp_path: Path) -> None:
    """In any order, and each shard has some of them; afterwards one ledger has all, and the shards are gone."""
    parts = [build(tmp_path, number) for number in (2, 3, 1)]
    folders = sorted(outcome.folder for part in parts for outcome in part)
    books = publisher.merge(tmp_path)

    assert [str(tmp_path / f"{n:02}") for n in range(20)] == folders
    assert all(parts)
    assert (20, 20) == (books.inputs, books.built)
    assert ["ledger.lock", "ledger.tsv"] == sorted(p.name for p in (tmp_path / ".publisher").iterdir())
    assert 20 == len((tmp_path / ".publisher" / "ledger.tsv").read_text("utf-8").splitlines())


def test_a_missing_shard_is_named(tmp_path: Path) -> None:
    """Nothing is merged while one is missing."""
    build(tmp_path, 1)
    build(tmp_path, 3)

    with pytest.raises(BatchError, match="of 3 shards, these are not done: 2"):
        publisher.merge(tmp_path)


def test_shards_of_other_articles_do_not_fit(tmp_path: Path) -> None:
    """An article that came while the shards were built would be lost without a word."""
    build(tmp_path, 1)
    build(tmp_path, 2)
    build(tmp_path, 3, count=21)

    with pytest.raises(BatchError, match="not built from the same articles"):
        publisher.merge(tmp_path)


def test_shards_of_another_count_do_not_fit(tmp_path: Path) -> None:
    """Thirds and halves do not make a whole."""
    build(tmp_path, 1)
    build(tmp_path, 1, of=2)

    with pytest.raises(BatchError, match="has shards of 2 and of 3"):
        publisher.merge(tmp_path)


def test_a_shard_that_failed_is_built_again(tmp_path: Path) -> None:
    """The merge counts what failed and keeps the shards; built again, they are merged for good."""
    for number in (1, 2, 3):
        build(tmp_path, number, fails="07")
    first = publisher.merge(tmp_path)
    for number in (1, 2, 3):
        build(tmp_path, number)
    second = publisher.merge(tmp_path)

    assert (19, 1) == (first.built, first.failed)
    assert (20, 0) == (second.built + second.cached, second.failed)
    with pytest.raises(SourceError, match="there are no shards"):
        publisher.merge(tmp_path)


@pytest.mark.parametrize("text", ["0/3", "4/3", "3", "a/b", "1/0", "-1/3", "1/1000000"])
def test_no_shard(text: str) -> None:
    """What names no shard is refused."""
    with pytest.raises(ValueError, match="no shard"):
        publisher.Shard.parse(text)
