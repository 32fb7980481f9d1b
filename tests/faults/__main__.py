"""Fail every call of a whole build once, in every way: python -m tests.faults."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.faults import injecting

TEXT = "海风航运二十周年\n\n2003年5月，海风航运在宁波成立。截至2022年末，海风航运运营超120条航线。\n"


def main() -> int:
    """Print how the builds ended; return 1 when a file was torn, a failure called a success, or something left."""
    wrong, ended = 0, Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sea.txt").write_text(TEXT, "utf-8")
        out = folder / "out"
        command = [sys.executable, "-m", "publisher", "build", "-q", "-o", str(out), str(folder / "sea.txt")]
        os.system(" ".join(command))  # noqa: S605 - our own words; byte code is written before calls are counted
        whole = _files(out)
        shutil.rmtree(out)
        for point in injecting.points(command, folder, begin=str(out)):
            shutil.rmtree(out, ignore_errors=True)
            done = injecting.inject(point, command)
            stands = _files(out)
            is_torn = any(whole.get(file) != digest for file, digest in stands.items() if "publishing" not in file)
            is_lie = done.returncode == 0 and stands != whole
            is_unclear = "Traceback" in done.stderr
            os.system(" ".join(command))  # noqa: S605
            is_left = _files(out) != whole
            ended[f"{point.call} {point.way}: exit {done.returncode}"] += 1
            if is_torn or is_lie or is_unclear or is_left:
                wrong += 1
                told = [n for n, is_so in vars().items() if n.startswith("is_") and is_so]
                print(point, done.returncode, *told, done.stderr[-300:])  # noqa: T201
            shutil.rmtree(out, ignore_errors=True)
    for end, count in sorted(ended.items()):
        print(f"{count:>4}  {end}")  # noqa: T201
    print(f"{ended.total()} faults, {wrong} wrong")  # noqa: T201
    return int(wrong > 0)


def _files(folder: Path) -> dict[str, str]:
    found = sorted(file for file in folder.rglob("*") if file.is_file())
    return {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest() for file in found}


if __name__ == "__main__":
    sys.exit(main())
