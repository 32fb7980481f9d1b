"""Whole processes, started cold on the seed article, beside other programs that set the same words."""

from __future__ import annotations

import html
import importlib.util
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import peers
from tests.benchmarks.table import Table
from tests.conftest import ROOT

SEED = ROOT / "seeds" / "webank-10th-anniversary.txt"
RUNS = 15


@dataclass(frozen=True)
class Line:
    """One process to measure; `needs` is the module or program without which it is left out."""

    name: str
    command: tuple[str, ...]
    needs: str | None = None

    def is_there(self) -> bool:
        """Say whether what it needs is installed."""
        needs = self.needs
        return needs is None or Path(needs).is_file() or importlib.util.find_spec(needs) is not None


@dataclass(frozen=True)
class Run:
    """What one run of a process took: CPU seconds, and memory at most."""

    seconds: float
    megabytes: float


def groups(folder: Path) -> Iterator[tuple[str, list[Line]]]:
    """Yield what is measured; the first line of each group is ours."""
    yield "a deck of the seed", _decks(folder)
    yield "a brief of the seed", _briefs(folder)
    yield "the facts of the seed", [Line("publisher extract", (*_OURS, "extract", str(SEED)))]


def _decks(folder: Path) -> list[Line]:
    deck, same, text = folder / "a.pptx", folder / "same.md", folder / "text.md"
    ours = Line("publisher deck", (*_OURS, "deck", str(SEED), "-q", "-o", str(deck)))
    measure(ours)
    same.write_text(peers.slides(deck), "utf-8")
    text.write_text("\n\n".join(f"# {i}\n\n{line}" for i, line in enumerate(_article()) if line), "utf-8")
    pandoc, made = _pandoc(), str(folder / "b.pptx")
    return [
        ours,
        Line("pandoc, the slides of our deck", (pandoc, str(same), "-o", made), pandoc),
        Line("pandoc, the article alone", (pandoc, str(text), "-o", made), pandoc),
        Line("plain python-pptx, 13 slides", (sys.executable, str(Path(__file__).with_name("plain_pptx.py")), made)),
    ]


def _briefs(folder: Path) -> list[Line]:
    brief, same, text, page = (folder / name for name in ("a.pdf", "same.typ", "text.typ", "text.html"))
    ours = Line("publisher pdf", (*_OURS, "pdf", str(SEED), "-q", "-o", str(brief)))
    measure(ours)
    same.write_text(peers.brief(brief), "utf-8")
    text.write_text("\n\n".join(map(peers.typst, _article())), "utf-8")
    page.write_text("".join(f"<p>{html.escape(line)}</p>" for line in _article()), "utf-8")
    options = f'font_paths=[{str(peers.faces(folder))!r}], ignore_system_fonts=True, pdf_standards=["ua-1", "a-2a"]'
    return [
        ours,
        Line("Typst, the pages of our brief", _typst(same, options), "typst"),
        Line("Typst, the article alone", _typst(text, ""), "typst"),
        Line(
            "WeasyPrint, the article alone",
            (sys.executable, "-m", "weasyprint", str(page), str(folder / "b.pdf")),
            "weasyprint",
        ),
    ]


def measure(line: Line) -> Run:
    """Run a process, and return what it took."""
    command = [sys.executable, "-S", "-c", _LAUNCH, *line.command]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    code, seconds, kilobytes = said.split()
    if code != "0":
        raise SystemExit(f"{line.name} ended with {code}: {' '.join(line.command)}")
    return Run(float(seconds), int(kilobytes) / 1024)


_LAUNCH = """
import os, sys
null = [(os.POSIX_SPAWN_OPEN, descriptor, os.devnull, os.O_WRONLY, 0) for descriptor in (1, 2)]
process = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=null)
_, status, usage = os.wait4(process, 0)
print(os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
"""
"""Starts a process from a small one: the peak of a process is at least that of the one it was started from."""


def tables() -> Iterator[Table]:
    """Yield a table for each kind of file; its processes take turns, so that a busy machine slows them alike."""
    with tempfile.TemporaryDirectory() as name:
        for title, lines in groups(Path(name)):
            there = [line for line in lines if line.is_there()]
            rounds = [[measure(line) for line in there] for _ in range(RUNS + 1)][1:]
            found = dict(zip(there, zip(*rounds, strict=True), strict=True))
            rows = tuple(_row(line, found.get(line, ()), found[lines[0]]) for line in lines)
            yield Table(f"Cold: {title}", ("", "least CPU s", "median CPU s", "MiB", "ours / this"), rows)


def _row(line: Line, runs: Sequence[Run], ours: Sequence[Run]) -> tuple[str, ...]:
    if not runs:
        return (line.name, "not installed", "", "", "")
    least, median = min(run.seconds for run in runs), statistics.median(run.seconds for run in runs)
    ratio = statistics.median(run.seconds for run in ours) / median
    return (line.name, f"{least:.2f}", f"{median:.2f}", f"{max(run.megabytes for run in runs):.0f}", f"{ratio:.2f}")


_OURS = (sys.executable, "-m", "publisher")


def _article() -> list[str]:
    return SEED.read_text("utf-8").splitlines()


def _typst(path: Path, options: str) -> tuple[str, ...]:
    call = f"import typst; typst.compile({str(path)!r}, {str(path.with_suffix('.pdf'))!r}, {options})"
    return (sys.executable, "-c", call)


def _pandoc() -> str:
    """Return the pandoc that the package pypandoc_binary brings, or one on the path."""
    found = importlib.util.find_spec("pypandoc")
    path = Path(found.origin).parent / "files" / "pandoc" if found and found.origin else Path()
    return str(path) if path.is_file() else shutil.which("pandoc") or "pandoc"
