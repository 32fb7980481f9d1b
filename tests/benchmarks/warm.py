"""One article after the other in a process that has made some: the cost of one more."""

from __future__ import annotations

import gc
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import publisher
from tests.benchmarks import corpus
from tests.benchmarks.cold import SEED
from tests.benchmarks.table import Table

RUNS = 12
LENGTHS = (8, 16, 32, 64, 128)
"""Paragraphs of the articles whose growth is measured; one of 16 is about as long as the seed."""


def tables() -> Iterator[Table]:
    """Yield the cost of one more article, and how it grows with its length."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)  # as workers and the command line do
    with tempfile.TemporaryDirectory() as name:
        yield _one_more(Path(name))
        yield _growth(Path(name))


def _one_more(folder: Path) -> Table:
    corpus.write(folder, RUNS, paragraphs=16)
    others = sorted(folder.glob("*.txt"))
    rows = []
    for what, make in (("deck", _deck), ("brief", _brief), ("deck + brief + content file", _three)):
        rows.append((f"{what}: the seed, again and again", *_spent(make, [SEED] * RUNS)))
        rows.append((f"{what}: another article each time", *_spent(make, others)))
    note = (
        "Extraction is part of each figure. The seed comes with its translation; made again, it finds some of its text "
        "shaped and broken already. The other articles have no translation, and nothing in common."
    )
    return Table("Warm: one more article", ("", "least CPU s", "median CPU s"), tuple(rows), note)


def _growth(folder: Path) -> Table:
    rows, before = [], None
    for length in LENGTHS:
        place = folder / str(length)
        corpus.write(place, 3, paragraphs=length)
        paths = sorted(place.glob("*.txt"))
        spent = min(_seconds(_three, path) for path in paths)
        size = sum(len(path.read_text("utf-8")) for path in paths) // len(paths)
        rows.append((str(size), f"{spent:.2f}", f"{spent / before:.1f}" if before else ""))
        before = spent
    head = ("characters", "least CPU s for deck + brief + content file", "times the line above")
    return Table("Growth with the length of an article", head, tuple(rows), "Twice the length should cost twice.")


def _deck(path: Path) -> None:
    publisher.render(publisher.load(path), "deck")


def _brief(path: Path) -> None:
    publisher.render(publisher.load(path), "pdf")


def _three(path: Path) -> None:
    content = publisher.load(path)
    publisher.render(content, "deck")
    publisher.render(content, "pdf")
    publisher.dump(content)


def _spent(make: Callable[[Path], None], paths: list[Path]) -> tuple[str, str]:
    make(paths[0])
    spent = []
    for path in paths[1:]:
        _forget()
        spent.append(_seconds(make, path))
    return f"{min(spent):.3f}", f"{statistics.median(spent):.3f}"


def _forget() -> None:
    """Forget the plans of the last article: the next one may be the same, and would be free."""
    from publisher.composer import settle
    from publisher.renderers.deck import plan as deck
    from publisher.renderers.pdf import pages

    for cached in (deck.plan, pages.plan, settle):
        cached.cache_clear()


def _seconds(make: Callable[[Path], None], path: Path) -> float:
    start = time.process_time()
    make(path)
    return time.process_time() - start
