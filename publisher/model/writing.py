"""Write files whole or not at all, whatever happens to the disk, the power or the program."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from publisher.errors import OutputError

_MARK = "publishing"
_LEFT = re.compile(rf"\..+\.(?P<host>[0-9a-f]{{6}})-(?P<process>\d+)-[0-9a-f]{{8}}\.{_MARK}")


def write(files: Mapping[Path, bytes]) -> None:
    """Write some files: each stands whole under its name, or what stood there still stands.

    All are written beside their places and brought to the disk before the first takes its name, in the order given: the
    last one is the sign that all are there. What an earlier run left behind when it was stopped is removed. Raises
    `OutputError` when a place cannot be written, and tells which files are new already.
    """
    staged: dict[Path, Path] = {}
    done: list[Path] = []
    at = next(iter(files), Path())
    try:
        for at in files:
            _make_folder(at.parent)
            staged[at] = _stage(at, files[at])
        for at, temporary in staged.items():
            temporary.replace(at)
            done.append(at)
        for folder in dict.fromkeys(path.parent for path in files):
            at = folder
            _sync(folder)
    except OSError as error:
        raise _failed(at, error, done, sum(map(len, files.values()))) from error
    finally:
        for temporary in staged.values():
            _remove(temporary)


def _failed(path: Path, error: OSError, done: list[Path], size: int) -> OutputError:
    reason = error.strerror or str(error)
    room = f" ({size:,} bytes are needed)" if error.errno == 28 else ""
    new = (
        f"New already: {', '.join(file.name for file in done)}; run it again." if done else "Nothing there was changed."
    )
    return OutputError(f"cannot write {path}: {reason}{room}", hint=f"{new} Or choose another place with -o.")


def _stage(path: Path, data: bytes) -> Path:
    """Return a file beside `path` that holds the data, on the disk."""
    if path.is_dir():
        raise IsADirectoryError(21, "it is a folder")
    # A name of at most 255 bytes, whatever the name of the file is.
    start = path.name.encode()[:180].decode(errors="ignore")
    temporary = path.with_name(f".{start}.{_host()}-{os.getpid()}-{os.urandom(4).hex()}.{_MARK}")
    try:
        with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb", buffering=0) as file:  # noqa: PTH123
            left = memoryview(data)
            while left:
                left = left[file.write(left) :]
            os.fsync(file.fileno())
    except BaseException:
        _remove(temporary)
        raise
    return temporary


def _make_folder(folder: Path) -> None:
    """Make a folder, those above it too, so that they outlive a loss of power; remove what was left in it."""
    missing = [f for f in (folder, *folder.parents) if not f.exists()]
    for new in reversed(missing):
        new.mkdir(exist_ok=True)
        _sync(new.parent)
    if folder.is_file():
        raise NotADirectoryError(20, "a file stands where its folder should be")
    _sweep(folder)


@cache
def _sweep(folder: Path) -> None:
    """Remove files that a run of this machine, now ended, had begun to write. Once for each folder and run."""
    for name in os.listdir(folder):  # noqa: PTH208 - only names are needed
        found = _LEFT.fullmatch(name)
        if found and found["host"] == _host() and not _runs(int(found["process"])):
            _remove(folder / name)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True  # it is somebody else's
    return True


@cache
def _host() -> str:
    return hashlib.sha256((os.uname().nodename if hasattr(os, "uname") else "").encode()).hexdigest()[:6]


def _sync(folder: Path) -> None:
    """Bring the names in a folder to the disk. Windows cannot, and does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return  # the next start removes it
