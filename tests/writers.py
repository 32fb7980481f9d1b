"""Articles in the formats that other people's programs write, and whether they state the same facts there.

python -m tests.writers          all labelled articles through pandoc, LibreOffice and Chromium; prints a table
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from pathlib import Path

import publisher
from publisher.model import Article, Facts, Role
from tests.conftest import ROOT, SEED

PROGRAMS = {"pandoc": "pandoc", "libreoffice": "soffice", "chromium": "chromium"}
WRITERS = (
    "pandoc.docx", "pandoc.html", "pandoc.md", "libreoffice.docx", "libreoffice.html", "libreoffice.pdf",
    "chromium.html", "chromium.pdf",
)  # fmt: skip
_MARKS = {Role.TITLE: "# ", Role.HEADING: "## ", Role.ITEM: "- "}


def convert(source: Path, folder: Path, writer: str) -> Path:
    """Return an article as another program writes it: `pandoc.docx`, `chromium.pdf`."""
    program, _, form = writer.partition(".")
    folder.mkdir(parents=True, exist_ok=True)
    marked = folder / f"{source.stem}.source.md"
    words = source.read_text("utf-8") if source.suffix == ".md" else _markdown(publisher.read(source))
    marked.write_text(words, "utf-8")
    target = folder / f"{source.stem}.{form}"
    if program == "pandoc":
        return _pandoc(marked, target, source.stem)
    base = folder / "base"
    base.mkdir(exist_ok=True)
    if program == "libreoffice":
        return _libreoffice(_pandoc(marked, base / f"{source.stem}.docx", source.stem), folder, form)
    return _chromium(_pandoc(marked, base / f"{source.stem}.html", source.stem), target)


def _markdown(article: Article) -> str:
    """Return an article as Markdown, every sign that could be a mark escaped."""
    lines = []
    for line in article.lines:
        words = " ".join(article.quote(line.span).replace("\u3000", " ").split(" "))
        words = re.sub(r"([\\`*_\[\]<>#$~^|@])", r"\\\1", words)
        words = re.sub(r"^([-+]|\d+(?=[.)]))", lambda m: f"\\{m[0]}" if m[0] in "-+" else f"{m[0]}\\", words)
        lines.append(_MARKS.get(line.role, "") + words)
    return "\n\n".join(lines) + "\n"


def _pandoc(source: Path, target: Path, title: str) -> Path:
    form = {".md": "gfm"}.get(target.suffix, target.suffix[1:])
    command = ["pandoc", "-s", "-f", "markdown-smart", "-t", form, "--metadata", f"pagetitle={title}"]
    subprocess.run([*command, str(source), "-o", str(target)], check=True, timeout=60)
    return target


def _libreoffice(source: Path, folder: Path, form: str) -> Path:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"{source.stem}.{form}"


def _chromium(page: Path, target: Path) -> Path:
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={target.parent / 'user'}"]
    what = f"--print-to-pdf={target}" if target.suffix == ".pdf" else "--dump-dom"
    done = subprocess.run(["chromium", *options, what, page.as_uri()], check=True, capture_output=True, timeout=120)
    if target.suffix != ".pdf":
        target.write_bytes(done.stdout)
    return target


def facts(article: Article) -> list[tuple[object, ...]]:
    """Return what an article states, without where it stands."""
    found: Facts = publisher.extract(article)
    metrics = [
        (m.quote, m.quantity, m.label.source, m.subject and m.subject.segment.source, m.as_of, m.as_of_basis, m.measure)
        for m in found.metrics
    ]
    milestones = [(m.quote, m.date, m.event.source, m.planned) for m in found.milestones]
    return [tuple(map(_plain, fact)) for fact in (*metrics, *milestones)]


def _plain(value: object) -> object:
    """Return words with one space for any: programs set their own."""
    return " ".join(unicodedata.normalize("NFC", value).split()) if isinstance(value, str) else value


def main() -> int:
    """Convert all labelled articles, compare, print how many facts differ; return how many."""
    counts: Counter[str] = Counter()
    sources = [SEED, *sorted((ROOT / "tests" / "quality" / "articles").glob("*.txt"))]
    with tempfile.TemporaryDirectory() as folder:
        for source in sources:
            stated = Counter(facts(publisher.read(source)))
            for writer in WRITERS:
                read = Counter(facts(publisher.read(convert(source, Path(folder) / writer, writer))))
                counts[writer] += ((stated - read) + (read - stated)).total()
            counts["facts"] += stated.total()
    print(f"{len(sources)} articles, {counts['facts']} facts")  # noqa: T201
    for writer in WRITERS:
        print(f"{writer:<20} {counts[writer]} differ")  # noqa: T201
    return sum(counts[writer] for writer in WRITERS)


if __name__ == "__main__":
    sys.exit(bool(main()))
