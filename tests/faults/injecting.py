"""Run a command under strace, first to see its calls, then once for each of them that is made to fail."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

KILL = "signal=KILL"
WAYS = {
    "mkdir": ("error=EACCES", KILL),
    "openat": ("error=ENOSPC", "error=EACCES", KILL),
    "getdents64": ("error=EIO",),
    "write": ("error=ENOSPC", "error=EIO", KILL),
    "fsync": ("error=EIO", KILL),
    "close": ("error=EIO", KILL),
    "rename": ("error=EACCES", "error=EXDEV", KILL),
    "unlink": ("error=EIO", KILL),
}
"""How each call fails: as full disks, broken disks, lost permissions and lost power make it."""
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\(")


@dataclass(frozen=True)
class Point:
    """A call, the how manieth of its kind it is, and how it fails."""

    call: str
    number: int
    way: str


def points(command: Sequence[str], folder: Path, begin: str = '"begin"') -> Iterator[Point]:
    """Yield every way in which every call after `begin` can fail."""
    log = folder / "calls"
    strace = ["strace", "-f", "--seccomp-bpf", "-o", log, "-e", f"trace={','.join(WAYS)},access,faccessat,faccessat2"]
    subprocess.run([*strace, *command], capture_output=True, check=True, timeout=120)
    seen: Counter[str] = Counter()
    has_begun = False
    for line in log.read_text("utf-8", "replace").splitlines():
        has_begun = has_begun or begin in line
        if not (found := _CALL.match(line)) or found[1] not in WAYS:
            continue
        seen[found[1]] += 1
        if has_begun:
            yield from (Point(found[1], seen[found[1]], way) for way in WAYS[found[1]])


def inject(point: Point, command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run a command with one call failing."""
    fault = f"inject={point.call}:{point.way}:when={point.number}"
    # With --seccomp-bpf strace 6.1 follows faster, but lets what it should kill pass.
    fast = [] if point.way == KILL else ["--seccomp-bpf"]
    strace = ["strace", "-f", *fast, "-o", "/dev/null", "-e", f"trace={point.call}", "-e", fault]
    return subprocess.run([*strace, *command], capture_output=True, text=True, check=False, timeout=120)
