"""Tell whether a file is still what it was, mostly without reading it.

A stamp holds a file's SHA-256 and what the file system said of it when it was read: size, times of change of
content and of entry, inode. While all of these are the same, the digest is trusted, as Git trusts its index; else
the file is read again. A file that changed less than a tick of the clock before it was stamped might change once
more without a new time: such a stamp is never trusted (Git's "racily clean" entries).
"""

from __future__ import annotations

import hashlib
import os
import time
from typing import NamedTuple

_stat = os.stat  # not Path.stat: this is called ten times for each article
_TICK = 20_000_000
"""Nanoseconds: the time stamps of common file systems are finer (ext4: 4 ms); FAT, with 2 s, is read more often."""
_COARSE = 2_000_000_000


class Stamp(NamedTuple):
    """A file's digest, and by what we know that it still holds."""

    sha256: str
    size: int
    modified: int
    """Nanoseconds; 0 when the stamp was taken too soon after a change."""
    changed: int
    inode: int


def take(path: str, data: bytes | None = None, *, wait: bool = False) -> Stamp | None:
    """Return the stamp of a file, whose bytes are `data` when they are known; None when there is no file.

    What cannot be read, a folder for one, counts as no file: whoever opens it says what is wrong. With `wait`, a file
    that has just been changed is stamped a tick later, so that its stamp can be trusted.
    """
    try:
        entry = _stat(path)
        if wait and (left := _unsettled(entry)) > 0:
            time.sleep(left / 1e9)
            entry = _stat(path)
        if data is None:
            with open(path, "rb") as file:  # noqa: PTH123 - a thousand times a second
                found = hashlib.file_digest(file, "sha256").hexdigest()
        else:
            found = hashlib.sha256(data).hexdigest()
    except (OSError, ValueError):
        return None
    modified = 0 if _unsettled(entry) > 0 else entry.st_mtime_ns
    return Stamp(found, entry.st_size, modified, entry.st_ctime_ns, entry.st_ino)


def _unsettled(entry: os.stat_result) -> int:
    """Return for how many nanoseconds more a change might go without a new time; a clock set back is no reason."""
    tick = _COARSE if entry.st_mtime_ns % _COARSE == 0 else _TICK
    since = time.time_ns() - max(entry.st_mtime_ns, entry.st_ctime_ns)
    return tick - since if 0 <= since < tick else 0


def holds(path: str, stamp: Stamp) -> bool:
    """Tell whether the file's entry is the one that was stamped, so that its content need not be read."""
    try:
        now = _stat(path)
    except (OSError, ValueError):
        return False
    return (now.st_size, now.st_mtime_ns, now.st_ctime_ns, now.st_ino) == stamp[1:]


def renew(path: str, stamp: Stamp | None) -> Stamp | None:
    """Return the stamp of the file as it is now; the same one when nothing tells that it changed."""
    if stamp is not None and holds(path, stamp):
        return stamp
    return take(path)


class Index:
    """The stamps of files that many articles share: fonts, themes, templates, glossaries."""

    def __init__(self, stamps: dict[str, Stamp] | None = None) -> None:
        self.stamps = stamps or {}
        self.is_changed = False
        self._checked: dict[str, str | None] = {}

    def sha256(self, path: str) -> str | None:
        """Return a file's digest, looked at once; None when there is no file."""
        if path not in self._checked:
            stamp = renew(path, self.stamps.get(path))
            self._checked[path] = stamp.sha256 if stamp else None
            if stamp and stamp != self.stamps.get(path):
                self.stamps[path], self.is_changed = stamp, True
        return self._checked[path]
