"""A ledger keeps what was entered, whatever stops the one who writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.batch.ledger import Ledger
from publisher.errors import OutputError


def records(folder: Path) -> dict[str, object]:
    with Ledger(folder) as ledger:
        return dict(ledger.records())


def test_the_last_record_counts(tmp_path: Path) -> None:
    """In this process and in the next one."""
    with Ledger(tmp_path) as ledger:
        ledger.put("港口/a", {"key": "1"})
        ledger.put("b", {"key": "2"})
        ledger.put("港口/a", {"key": "3", "title": ["二"]})
        now = dict(ledger.records())

    assert {"b": {"key": "2"}, "港口/a": {"key": "3", "title": ["二"]}} == now == records(tmp_path)


def test_a_torn_line_is_lost_and_nothing_else(tmp_path: Path) -> None:
    """Cut the file at every byte: the records of all whole lines are there, and a new one can be added."""
    with Ledger(tmp_path) as ledger:
        ledger.put("a", {"key": "1"})
        ledger.put("b", {"key": "2"})
    path = tmp_path / ".publisher" / "ledger.tsv"
    whole = path.read_bytes()
    for end in range(len(whole)):
        path.write_bytes(whole[:end])
        with Ledger(tmp_path) as ledger:
            ledger.put("c", {"key": "3"})

        expected = {name: {"key": key} for name, key in (("a", "1"), ("b", "2"))[: whole[:end].count(b"\n")]}
        assert expected | {"c": {"key": "3"}} == records(tmp_path)


def test_it_is_made_compact(tmp_path: Path) -> None:
    """A ledger does not grow for ever: one line for each article is left."""
    with Ledger(tmp_path) as ledger:
        for number in range(300):
            ledger.put("a", {"key": str(number)})

    assert 1 == len((tmp_path / ".publisher" / "ledger.tsv").read_text("utf-8").splitlines())
    assert {"a": {"key": "299"}} == records(tmp_path)


def test_two_builds_do_not_write_to_one_folder(tmp_path: Path) -> None:
    """The second is told; when the first has ended, it may."""
    pytest.importorskip("fcntl")
    with Ledger(tmp_path), pytest.raises(OutputError, match="another build writes to"):
        Ledger(tmp_path)

    assert {} == records(tmp_path)
