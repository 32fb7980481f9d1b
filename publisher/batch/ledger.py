"""What a folder of articles holds, and from what each was made: one line for each, the last one counts.

    OUT/.publisher/ledger.tsv    "name"<tab>{"key": …, "inputs": {…}, "outputs": {…}, "title": […]}

A line is added when an article is done, so a stop at any moment loses at most the line that was being written: it is
torn, and not read. Records stay on disk and are read one at a time: a ledger of a million articles takes little memory.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from publisher.errors import OutputError
from publisher.model import Artifact

FOLDER = ".publisher"
"""The folder in an output folder that is ours: nothing to publish."""
NAME = "ledger.tsv"


class Ledger:
    """The records of a folder of articles. Use it in a `with` statement: at its end it is made compact.

    A ledger of another name, that of a shard, also knows what the folder's own ledger holds, but writes only its own.
    """

    def __init__(self, out: Path, name: str = NAME) -> None:
        self.path = out / FOLDER / name
        self._base = _Lines(out / FOLDER / NAME) if name != NAME and (out / FOLDER / NAME).is_file() else None
        self._places: dict[str, tuple[int, int]] = {}
        self._lines = 0
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._lock = self.path.with_suffix(".lock").open("ab")
            self._file: IO[bytes] = self.path.open("a+b", buffering=0)
        except OSError as error:
            raise OutputError(f"cannot write {self.path}: {error.strerror}", hint="Choose another folder.") from error
        if not _locked(self._lock):
            self._file.close()
            self._lock.close()
            raise OutputError(f"another build writes to {out}", hint="Wait for it, or choose another place with -o.")
        self._scan()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._lines > 2 * len(self._places) + 100:
            self.compact()
        for file in (self._file, self._lock, *((self._base.file,) if self._base else ())):
            file.close()

    def names(self) -> list[str]:
        """Return the names of all articles, sorted."""
        return sorted(self._places)

    def get(self, name: str) -> dict[str, Any] | None:
        """Return the record of an article, or None."""
        if name not in self._places:
            return self._base.get(name) if self._base else None
        return _record(self._file, self._places[name])

    def put(self, name: str, record: Mapping[str, Any]) -> None:
        """Add the record of an article; it takes the place of an earlier one."""
        line = _line(name, record)
        try:
            end = self._file.seek(0, os.SEEK_END)
            self._file.write(line)
        except OSError as error:
            raise OutputError(f"cannot write {self.path}: {error.strerror}") from error
        self._places[name] = (end, len(line))
        self._lines += 1

    def records(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield the records by name, sorted."""
        for name in self.names():
            record = self.get(name)
            if record:
                yield name, record

    def compact(self) -> None:
        """Write the file anew, with one line for each article."""
        text = b"".join(_line(name, record) for name, record in self.records())
        self._file.close()
        Artifact(data=text, suffix="").save(self.path)
        self._file = self.path.open("a+b", buffering=0)
        self._scan()

    def _scan(self) -> None:
        lines = _Lines(self.path)
        lines.file.close()
        self._places, self._lines = lines.places, lines.count
        if lines.is_torn:  # the torn line must not swallow the next one, nor look like a whole one
            self._file.write(b"!\n")


class _Lines:
    """Where the record of each article stands in a ledger's file."""

    def __init__(self, path: Path) -> None:
        self.file = path.open("rb")
        self.places: dict[str, tuple[int, int]] = {}
        self.count, offset, line = 0, 0, b"\n"
        for line in self.file:
            name, tab, rest = line.partition(b"\t")
            if tab and rest.endswith(b"}\n"):
                self.places[json.loads(name)] = (offset, len(line))
            offset += len(line)
            self.count += 1
        self.is_torn = not line.endswith(b"\n")

    def get(self, name: str) -> dict[str, Any] | None:
        """Return the record of an article, or None."""
        return _record(self.file, self.places[name]) if name in self.places else None


def _record(file: IO[bytes], place: tuple[int, int]) -> dict[str, Any]:
    offset, length = place
    file.seek(offset)
    found: dict[str, Any] = json.loads(file.read(length).partition(b"\t")[2])
    return found


def _locked(file: IO[bytes]) -> bool:
    """Take a lock on a file until it is closed, or this process ends in whatever way; tell whether that worked."""
    try:
        import fcntl
    except ImportError:  # Windows
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return True
    return True


def _line(name: str, record: Mapping[str, Any]) -> bytes:
    return f"{json.dumps(name)}\t{json.dumps(record, ensure_ascii=False)}\n".encode()
