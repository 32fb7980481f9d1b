"""Wait until files change, by looking at them again and again: that works on every file system."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

_EVERY = 0.1
"""Seconds between two looks; a thousand files take some milliseconds."""
_stat = os.stat


class _Look(NamedTuple):
    size: int
    modified: int
    inode: int


def changes(paths: Callable[[], Iterable[str]], is_stopped: Callable[[], bool]) -> Iterator[None]:
    """Yield whenever a file changed, came or went, once it is quiet again; end when stopped.

    `paths` is asked at each look, for new files may come. The time that passes while the caller has the turn is looked
    at, too: what changed meanwhile is not missed.
    """
    known = _seen(paths())
    while not is_stopped():
        time.sleep(_EVERY)
        now = _seen(paths())
        if now == known:
            continue
        while (later := _seen(paths())) != now:  # an editor writes in several steps
            now = later
            time.sleep(_EVERY / 2)
        known = now
        yield


def _seen(paths: Iterable[str]) -> dict[str, _Look | None]:
    return {path: _look(path) for path in paths}


def _look(path: str) -> _Look | None:
    try:
        found = _stat(path)
    except (OSError, ValueError):
        return None
    return _Look(found.st_size, found.st_mtime_ns, found.st_ino)
