"""Whole processes, started cold on the seed article, beside other programs that set the same text."""

from __future__ import annotations

import html
import importlib.util
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.table import Table
from tests.conftest import ROOT

SEED = ROOT / "seeds" / "webank-10th-anniversary.txt"
RUNS = 9


@dataclass(frozen=True)
class Line:
    """One process to measure; `needs` is the module or program without which it is left out."""

    name: str
    command: tuple[str, ...]
    needs: str | None = None


@dataclass(frozen=True)
class Figures:
    """What some runs of one process took."""

    least: float
    median: float
    megabytes: float


def groups(folder: Path) -> Iterator[tuple[str, list[Line]]]:
    """Yield what is measured; the first line of each group is ours."""
    python, text = sys.executable, SEED.read_text("utf-8")
    markdown, typst, page = folder / "seed.md", folder / "seed.typ", folder / "seed.html"
    markdown.write_text("\n\n".join(f"# {i}\n\n{line}" for i, line in enumerate(text.splitlines()) if line), "utf-8")
    typst.write_text(
        "\n\n".join(line.translate({ord(s): f"\\{s}" for s in "#$*_@<"}) for line in text.splitlines()), "utf-8"
    )
    page.write_text("".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines()), "utf-8")
    pandoc = shutil.which("pandoc") or _pandoc()
    publisher = (python, "-m", "publisher")
    yield (
        "a deck of the seed",
        [
            Line("publisher deck", (*publisher, "deck", str(SEED), "-q", "-o", str(folder / "a.pptx"))),
            Line("plain python-pptx", (python, str(Path(__file__).with_name("plain_pptx.py")), str(folder / "b.pptx"))),
            Line("pandoc", (pandoc, str(markdown), "-o", str(folder / "c.pptx")), pandoc or "pandoc"),
        ],
    )
    yield (
        "a brief of the seed",
        [
            Line("publisher pdf", (*publisher, "pdf", str(SEED), "-q", "-o", str(folder / "a.pdf"))),
            Line(
                "Typst",
                (python, "-c", f"import typst; typst.compile({str(typst)!r}, {str(folder / 'b.pdf')!r})"),
                "typst",
            ),
            Line("WeasyPrint", (python, "-m", "weasyprint", str(page), str(folder / "c.pdf")), "weasyprint"),
        ],
    )
    yield ("the facts of the seed", [Line("publisher extract", (*publisher, "extract", str(SEED)))])


def measure(line: Line) -> Figures:
    """Return what `RUNS` runs of a process took, after one that is not counted."""
    spent, most = [], 0.0
    for run in range(RUNS + 1):
        process = subprocess.Popen(line.command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{line.name} ended with {process.returncode}: {' '.join(line.command)}")
        if run:
            spent.append(usage.ru_utime + usage.ru_stime)
            most = max(most, usage.ru_maxrss / 1024)
    return Figures(min(spent), statistics.median(spent), most)


def tables() -> Iterator[Table]:
    """Yield a table for each kind of file."""
    with tempfile.TemporaryDirectory() as name:
        for title, lines in groups(Path(name)):
            rows, ours = [], None
            for line in lines:
                if line.needs and not _is_there(line.needs):
                    rows.append((line.name, "not installed", "", "", ""))
                    continue
                found = measure(line)
                ours = ours or found
                ratio = ours.least / found.least
                figures = (f"{found.least:.2f}", f"{found.median:.2f}", f"{found.megabytes:.0f}", f"{ratio:.2f}")
                rows.append((line.name, *figures))
            yield Table(f"Cold: {title}", ("", "least CPU s", "median CPU s", "MiB", "ours / this"), tuple(rows))


def _pandoc() -> str:
    """Return the pandoc that the package pypandoc_binary brings, or nothing."""
    found = importlib.util.find_spec("pypandoc")
    path = Path(found.origin).parent / "files" / "pandoc" if found and found.origin else Path()
    return str(path) if path.is_file() else ""


def _is_there(needed: str) -> bool:
    return Path(needed).is_file() or importlib.util.find_spec(needed) is not None
