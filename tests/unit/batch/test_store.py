"""The cache checks what it gives, and never stops a build."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from publisher.batch.store import Store

KEY = "ab" * 32


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


def paths(store: Store) -> list[Path]:
    return sorted(path for path in store.root.rglob("*") if path.is_file())


def test_what_was_put_is_got(store: Store) -> None:
    """Values by key, bytes by their digest."""
    store.put(KEY, {"a": [1, "二"], "b": None})
    name = store.put_blob(b"bytes")

    assert {"a": [1, "二"], "b": None} == store.get(KEY)
    assert b"bytes" == store.blob(name)
    assert store.get("cd" * 32) is None
    assert store.blob("cd" * 32) is None


@pytest.mark.parametrize("size", [0, 3, 200])
def test_a_damaged_entry_is_none_and_is_removed(store: Store, size: int) -> None:
    """A flipped byte, a torn end or an empty file: whatever the disk did, the entry is made again."""
    store.put(KEY, {"a": "x" * 300})
    name = store.put_blob(b"y" * 300)
    for path in paths(store):
        data = bytearray(path.read_bytes()[: size or None])
        data[-1:] = bytes([data[-1] ^ 1])
        path.write_bytes(bytes(data) if size else b"")

    assert store.get(KEY) is None
    assert store.blob(name) is None
    assert [] == [path for path in paths(store) if path.stat().st_size]


def test_verify_finds_what_is_damaged(store: Store) -> None:
    """It names and removes it; a second look finds nothing."""
    store.put(KEY, {"a": 1})
    name = store.put_blob(b"bytes")
    (store.root / "1" / "blobs" / name[:2] / name[2:]).write_bytes(b"other")

    assert (f"1/blobs/{name[:2]}/{name[2:]}",) == store.verify()
    assert () == store.verify()
    assert {"a": 1} == store.get(KEY)


def test_what_was_used_longest_ago_goes_first(store: Store) -> None:
    """The cache is at most as large as asked."""
    names = [store.put_blob(bytes([number]) * 1000) for number in range(4)]
    for age, path in enumerate(sorted(paths(store), key=lambda path: path.read_bytes())):
        os.utime(path, (1e9 - age, 1e9 - age))

    removed = store.collect(2500)

    assert (2, 2000) == (removed.entries, removed.size)
    assert [True, True, False, False] == [store.blob(name) is not None for name in names]
    assert 2 == store.census().entries


def test_a_place_that_cannot_be_written_holds_nothing(tmp_path: Path) -> None:
    """A build goes on without a cache."""
    (tmp_path / "file").write_text("in the way")
    store = Store(tmp_path / "file")
    store.put(KEY, {"a": 1})

    assert store.get(KEY) is None
    assert store.blob(store.put_blob(b"bytes")) is None
    assert () == store.verify()
