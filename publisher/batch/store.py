"""A cache of what was made, by what it was made from.

    ROOT/1/actions/ab/cdef…   what a step made: JSON, by the digest of all that it read (its key)
    ROOT/1/blobs/ab/cdef…     bytes, by their own digest

Everything is checked when it is read: what does not match its digest counts as not there, and is removed. No file is
written in place, and none is ever changed, so any number of processes may share a cache.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_FORM = "1"
_FRESH = 3600.0
"""Seconds after which a use is noted again: the age of an entry is when it was last used, to the hour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Census:
    """What a cache holds."""

    root: Path
    entries: int
    size: int
    """In bytes."""


class Store:
    """A folder with results of steps. A place that cannot be written holds nothing: a cache never stops a build."""

    def __init__(self, root: str | Path) -> None:
        self.root = Path(root)

    def get(self, key: str) -> dict[str, Any] | None:
        """Return what the step with this key made, or None."""
        path = self._path("actions", key)
        sum_, _, text = (self._read(path) or b"").partition(b"\n")
        if not sum_:
            return None
        if hashlib.sha256(text).hexdigest().encode() != sum_:
            path.unlink(missing_ok=True)
            return None
        found: dict[str, Any] = json.loads(text)
        return found

    def put(self, key: str, value: dict[str, Any]) -> None:
        """Keep what a step made."""
        text = json.dumps(value, ensure_ascii=False, sort_keys=True).encode()
        self._write(self._path("actions", key), hashlib.sha256(text).hexdigest().encode() + b"\n" + text)

    def blob(self, sha256: str) -> bytes | None:
        """Return the bytes with this digest, or None."""
        path = self._path("blobs", sha256)
        data = self._read(path)
        if data is not None and hashlib.sha256(data).hexdigest() != sha256:
            path.unlink(missing_ok=True)
            return None
        return data

    def put_blob(self, data: bytes) -> str:
        """Keep some bytes; return their digest."""
        sha256 = hashlib.sha256(data).hexdigest()
        path = self._path("blobs", sha256)
        if not path.exists():
            self._write(path, data)
        return sha256

    def census(self) -> Census:
        """Return how much there is."""
        sizes = [found.st_size for _, found in self._entries()]
        return Census(root=self.root, entries=len(sizes), size=sum(sizes))

    def verify(self) -> tuple[str, ...]:
        """Read every entry; remove those that are not what they should be, and return their names."""
        bad = []
        for path, _ in list(self._entries()):
            data = self._read(path)
            if data is None:
                continue
            sum_, _, text = data.partition(b"\n")
            good = sum_.decode("ascii", "replace") if path.parts[-3] == "actions" else path.parts[-2] + path.name
            if hashlib.sha256(text if path.parts[-3] == "actions" else data).hexdigest() != good:
                path.unlink(missing_ok=True)
                bad.append(str(path.relative_to(self.root)))
        return tuple(sorted(bad))

    def collect(self, most: int) -> Census:
        """Remove what was used longest ago until at most `most` bytes are left; return what was removed."""
        entries = sorted(self._entries(), key=lambda entry: (entry[1].st_mtime, entry[0]), reverse=True)
        kept, removed, size = 0, 0, 0
        for path, found in entries:
            kept += found.st_size
            if kept > most:
                path.unlink(missing_ok=True)
                removed, size = removed + 1, size + found.st_size
        return Census(root=self.root, entries=removed, size=size)

    def _path(self, family: str, key: str) -> Path:
        return self.root / _FORM / family / key[:2] / key[2:]

    def _entries(self) -> Iterator[tuple[Path, os.stat_result]]:
        for path in (self.root / _FORM).glob("*/*/*"):
            try:
                yield path, path.stat()
            except FileNotFoundError:  # another process has just removed it
                continue

    def _read(self, path: Path) -> bytes | None:
        try:
            data = path.read_bytes()
            if time.time() - path.stat().st_mtime > _FRESH:
                os.utime(path)
        except OSError:
            return None
        return data

    def _write(self, path: Path, data: bytes) -> None:
        # Not flushed to the disk: what a power cut leaves torn does not match its digest, and is made again.
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(prefix=".", dir=path.parent)
        except OSError:
            return
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.replace(temporary, path)  # noqa: PTH105 - a path that tempfile gave
        except OSError:
            Path(temporary).unlink(missing_ok=True)
