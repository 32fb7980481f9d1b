"""Make files, change them, and count what is found."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import publisher
from publisher import checks, composer, themes
from publisher.checks.judge import Judge
from publisher.lang import Speaker
from publisher.lang.fold import fold
from publisher.model import Content, Reading
from publisher.renderers.deck import DeckRenderer
from publisher.renderers.pdf import PdfRenderer
from tests.conftest import ROOT, SEED
from tests.mutation.brief import Brief
from tests.mutation.deck import Deck

ARTICLES = ("zh-results", "zh-press-release", "zh-museum", "en-results", "en-press-release", "hant-results")
LAYOUTS = ("facing", "stacked", "halves", "zh", "en")
_TRIES = 60


@dataclass(slots=True)
class Subject:
    """A finished file that is changed, and the judge that knows what it should say."""

    name: str
    suffix: str
    file: Deck | Brief
    judge: Judge
    lines: frozenset[str]
    """All lines of the file as it was made."""
    passages: Counter[tuple[str, ...]]
    """All its cards, rows and paragraphs."""
    alarms: int

    def is_found(self, data: bytes) -> bool:
        """Tell whether a changed file is found out."""
        found = checks.read(data, self.suffix, self.name)
        return bool(self.judge.findings(found, is_fixed=self.suffix == ".pdf"))

    def is_rearranged(self, data: bytes) -> bool:
        """Tell whether a changed file says what it said in another order: two figures of one label, date and place."""
        return _passages(checks.read(data, self.suffix, self.name)) == self.passages


def _passages(reading: Reading) -> Counter[tuple[str, ...]]:
    return Counter(passage.lines for page in reading.pages for passage in page.passages)


@dataclass(slots=True)
class Tally:
    """How many changes were made, and which were not found."""

    total: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[str, str, str, str]] = field(default_factory=list)
    """Kind, file, what stood there, what stands there."""
    discarded: int = 0

    def table(self) -> str:
        """Return found and total by kind, then each change that was not found."""
        lost = Counter(kind for kind, *_ in self.missed)
        rows = [f"{kind:12} {n - lost[kind]:6} of {n:6}" for kind, n in sorted(self.total.items())]
        n = self.total.total()
        rows.append(f"{'all':12} {n - len(self.missed):6} of {n:6}  {100 * (n - len(self.missed)) / max(1, n):.2f} %")
        rows.append(f"drawn again: {self.discarded} that changed nothing or made another true statement")
        return "\n".join(
            [*rows, *(f"not found: {kind}, {name}: {old!r} → {new!r}" for kind, name, old, new in self.missed)]
        )


def subjects(count: int | None = None) -> Iterator[Subject]:
    """Yield decks and briefs of the seed and of other articles, in all themes, languages and layouts."""
    made = _subjects()
    for _, subject in zip(range(count if count is not None else 10**6), made, strict=False):
        yield subject


def _subjects() -> Iterator[Subject]:
    sources = [SEED, *(ROOT / "tests" / "quality" / "articles" / f"{name}.txt" for name in ARTICLES)]
    for source in sources:
        content = publisher.load(source)
        for theme in themes.available():
            for language in content.languages:
                yield _subject(source, content, theme, DeckRenderer(language=language), language)
            for layout in LAYOUTS if source == SEED else LAYOUTS[: 2 if theme == "plain" else 1]:
                yield _subject(source, content, theme, PdfRenderer(layout=layout), layout)


def every_subject() -> Iterator[Subject]:
    """Yield the decks and briefs of all articles there are, in all themes, languages, layouts and on both papers."""
    for source in (SEED, *sorted((ROOT / "tests" / "quality" / "articles").glob("*.txt"))):
        content = publisher.load(source)
        for theme in themes.available():
            for language in content.languages:
                yield _subject(source, content, theme, DeckRenderer(language=language), language)
            for layout in LAYOUTS:
                yield _subject(source, content, theme, PdfRenderer(layout=layout), layout)
            yield _subject(source, content, theme, PdfRenderer(paper="Letter"), "Letter")


def _subject(source: Path, content: Content, theme: str, renderer: DeckRenderer | PdfRenderer, option: str) -> Subject:
    settled, look = composer.settle(content), themes.load(theme)
    data = renderer.render(settled, look).data
    expected = renderer.says(settled, look)
    is_deck = isinstance(renderer, DeckRenderer)
    suffix = ".pptx" if is_deck else ".pdf"
    speakers = [Speaker(content, language) for language in content.languages]
    labels = sorted({s.text(m.label) for s in speakers for m in content.metrics if len(s.text(m.label)) > 2})
    figures = sorted({s.quantity(m).text for s in speakers for m in content.metrics})
    numbers = sorted({s.quantity(m).number for s in speakers for m in content.metrics})
    judge = Judge(settled, expected)
    lines = {" ".join(line.split()) for page in expected.pages for p in page.passages for line in p.lines}
    file = Deck.of(data, labels, figures) if is_deck else Brief(data, labels, numbers)
    name = f"{source.stem} {theme} {option}"
    found = checks.read(data, suffix, name)
    alarms = len(judge.findings(found, is_fixed=not is_deck))
    return Subject(name, suffix, file, judge, frozenset(lines), _passages(found), alarms)


def run(files: list[Subject], count: int, seed: int = 1) -> Tally:
    """Return what became of `count` random changes, the same for the same seed."""
    rng, tally = random.Random(seed), Tally()  # noqa: S311 - draws of a test, the same each time
    while tally.total.total() < count:
        subject = rng.choice(files)
        kind = rng.choice(subject.file.kinds())
        change = _drawn(subject, kind, rng, tally)
        if change is None:
            continue
        data, old, new = change
        tally.total[kind] += 1
        if not subject.is_found(data):
            tally.missed.append((kind, subject.name, old, new))
    return tally


def _drawn(subject: Subject, kind: str, rng: random.Random, tally: Tally) -> tuple[bytes, str, str] | None:
    for _ in range(_TRIES):
        change = subject.file.mutate(kind, rng)
        if change is None:
            continue
        data, old, new = change
        words = " ".join(new.split())
        is_line = words in subject.lines and bool(re.search(r"\d", words)) and len(re.sub(r"[\W\d]", "", words)) > 8
        # 億 and 亿 are one magnitude.
        is_same = fold(" ".join(old.split())) == fold(words)
        if not is_same and not is_line and not (kind == "swap" and subject.is_rearranged(data)):
            return change
        tally.discarded += 1
    return None
