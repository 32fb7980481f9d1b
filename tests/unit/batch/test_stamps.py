"""A stamp is trusted only as long as nothing can have changed."""

from __future__ import annotations

import os
import time
from pathlib import Path

from publisher.batch import stamps
from publisher.batch.stamps import Index


def old(path: Path, text: str) -> str:
    """Write a file that was last changed long enough ago."""
    path.write_text(text)
    time.sleep(0.03)
    return str(path)


def test_a_file_that_did_not_change_is_not_read(tmp_path: Path) -> None:
    """Its stamp holds, and is returned as it is."""
    path = old(tmp_path / "a", "text")
    stamp = stamps.take(path)

    assert stamp
    assert stamps.holds(path, stamp)
    assert stamps.renew(path, stamp) is stamp


def test_the_same_size_and_time_are_not_enough(tmp_path: Path) -> None:
    """A file put in another's place, with its size and time, is read again: entry time and inode tell."""
    path = old(tmp_path / "a", "text")
    stamp = stamps.take(path)
    entry = Path(path).stat()
    other = old(tmp_path / "b", "TEXT")
    os.utime(other, ns=(entry.st_atime_ns, entry.st_mtime_ns))
    Path(other).replace(path)

    assert stamp
    now = stamps.renew(path, stamp)
    assert now
    assert now.sha256 != stamp.sha256


def test_a_stamp_taken_too_soon_is_not_trusted(tmp_path: Path) -> None:
    """A file might change again within the same tick of the clock; with `wait`, the tick is let pass."""
    path = tmp_path / "a"
    path.write_text("text")
    soon = stamps.take(str(path))
    waited = stamps.take(str(path), wait=True)

    assert soon
    assert waited
    assert not stamps.holds(str(path), soon)
    assert stamps.holds(str(path), waited)
    assert soon.sha256 == waited.sha256


def test_no_file_has_no_stamp(tmp_path: Path) -> None:
    """A file that is gone, a folder, a name that is none."""
    stamp = stamps.take(old(tmp_path / "a", "text"))
    (tmp_path / "a").unlink()

    assert stamp
    assert stamps.renew(str(tmp_path / "a"), stamp) is None
    assert stamps.take(str(tmp_path)) is None
    assert stamps.take("a\0b") is None


def test_an_index_reads_a_shared_file_once(tmp_path: Path) -> None:
    """It says whether there is something new to keep."""
    path = old(tmp_path / "a", "text")
    first = Index()
    found = first.sha256(path)
    second = Index(dict(first.stamps))

    assert found == second.sha256(path)
    assert (True, False) == (first.is_changed, second.is_changed)
    assert Index().sha256(str(tmp_path / "none")) is None
