"""A file is written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from publisher.errors import OutputError
from publisher.model import Artifact, Segment, Span

NEW = Artifact(data=b"new", suffix=".txt")


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """The new bytes stand there, and no temporary file is left."""
    (tmp_path / "a.txt").write_bytes(b"a longer old text")

    assert b"new" == NEW.save(tmp_path / "a.txt").read_bytes()
    assert ["a.txt"] == os.listdir(tmp_path)


def test_folders_are_made(tmp_path: Path) -> None:
    """`build/<name>/` need not be there."""
    assert NEW.save(tmp_path / "a" / "b.txt").is_file()


def test_a_place_that_cannot_be_written_is_one_error(tmp_path: Path) -> None:
    """A folder or a file in the way: the error names the place, and what stood there still stands."""
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "file").write_bytes(b"old")

    for place in (tmp_path / "folder.txt", tmp_path / "file" / "x.txt"):
        with pytest.raises(OutputError, match=place.name):
            NEW.save(place)
    assert b"old" == (tmp_path / "file").read_bytes()
    assert {"folder.txt", "file"} == set(os.listdir(tmp_path))


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk in the middle of writing leaves the old bytes and no scraps."""
    (tmp_path / "a.txt").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", _full_disk)

    with pytest.raises(OutputError, match="No space left"):
        NEW.save(tmp_path / "a.txt")
    assert b"old" == (tmp_path / "a.txt").read_bytes()
    assert ["a.txt"] == os.listdir(tmp_path)


def _full_disk(_: int) -> None:
    raise OSError(28, "No space left on device")


def test_spans_are_half_open() -> None:
    """Neighbours do not overlap; an empty or reversed span is no span."""
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(1, 2) in Span(0, 3)
    with pytest.raises(ValueError, match="not a span"):
        Span(3, 3)


def test_equal_texts_share_an_id() -> None:
    """One translation serves them all, wherever they stand."""
    assert Segment.of("累计授信金额").id == Segment.of("累计授信金额", Span(4, 10)).id
