"""Broken disks: every call that writes fails once, and what stands under a name is whole, old or new."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from publisher.errors import OutputError
from publisher.model import writing
from tests.faults import driver, injecting

NeedsProgram = Callable[[str], str]
OLD = {"deck.pptx": b"an old deck", "SHA256SUMS": b"old sums"}


@pytest.mark.parametrize("place", ["over files that stand there", "into a folder that is not there yet"])
def test_every_call_of_the_writer_may_fail(place: str, tmp_path: Path, needs_program: NeedsProgram) -> None:
    """No file is torn, no failure is called a success, and the next run leaves nothing behind."""
    needs_program("strace")
    folder = tmp_path / "out" / "sea"
    command = [sys.executable, "-S", str(Path(driver.__file__)), str(folder)]
    prepare(folder, place)
    found = list(injecting.points(command, tmp_path))
    ended: Counter[int] = Counter()

    assert {"openat", "write", "fsync", "rename"} <= {point.call for point in found}
    for point in found:
        prepare(folder, place)
        done = injecting.inject(point, command)
        ended[done.returncode] += 1
        stands = {name: (folder / name).read_bytes() if (folder / name).exists() else None for name in OLD}
        allowed = OLD if place.startswith("over") else dict.fromkeys(OLD)
        assert all(data in (allowed[name], driver.FILES[name]) for name, data in stands.items()), point
        assert done.returncode != 0 or stands == driver.FILES, point
        assert done.returncode in (0, 17, -9), (point, done.stderr)
        assert done.returncode != 17 or done.stderr.startswith("error: cannot write "), point
        writing._sweep.cache_clear()
        writing.write({folder / name: data for name, data in driver.FILES.items()})
        assert set(OLD) == set(os.listdir(folder)), point
    assert ended[17] > 9  # the faults did happen
    assert ended[-9] > 9


def prepare(folder: Path, place: str) -> None:
    shutil.rmtree(folder.parent, ignore_errors=True)
    if place.startswith("over"):
        folder.mkdir(parents=True)
        for name, data in OLD.items():
            (folder / name).write_bytes(data)


def test_what_is_written_is_on_the_disk_before_it_has_its_name(tmp_path: Path, needs_program: NeedsProgram) -> None:
    """Write, fsync, rename, fsync of the folder, in this order: the stand-in for pulling the plug."""
    needs_program("strace")
    log = tmp_path / "log"
    command = [sys.executable, "-S", str(Path(driver.__file__)), str(tmp_path / "out")]
    subprocess.run(["strace", "-f", "-o", log, "-e", "trace=write,fsync,rename,access", *command], check=True)
    calls = [
        line.split(" ", 1)[1].strip().partition("(")[0]
        for line in log.read_text().partition('"begin"')[2].splitlines()[1:]
    ]

    assert ["fsync", "write", "fsync", "write", "fsync", "rename", "rename", "fsync"] == [
        c for c in calls if c.isalpha()
    ]


def test_a_full_disk_is_said_with_the_room_that_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names file and bytes; nothing is left."""

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match=r"deck\.pptx: No space left on device \(9 bytes are needed\)"):
        writing.write({tmp_path / "deck.pptx": b"some deck"})
    assert [] == os.listdir(tmp_path)


def test_a_file_whose_name_is_as_long_as_names_may_be(tmp_path: Path) -> None:
    """The name of the temporary file is no longer than its own."""
    path = tmp_path / ("海" * 83 + ".pdf")
    writing.write({path: b"x"})

    assert b"x" == path.read_bytes()


def test_what_another_run_is_writing_stays(tmp_path: Path) -> None:
    """Only leftovers of runs that have ended are removed."""
    ours = tmp_path / f".deck.pptx.{writing._host()}-{os.getpid()}-00000000.publishing"
    dead = tmp_path / f".deck.pptx.{writing._host()}-999999999-00000000.publishing"
    mine = tmp_path / ".deck.pptx.publishing"
    for file in (ours, dead, mine):
        file.write_bytes(b"")
    writing.write({tmp_path / "a": b"x"})

    assert {ours.name, mine.name, "a"} == set(os.listdir(tmp_path))
