"""Hand-labelled articles: what a careful reader finds in them, one fact a line. See README.md."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from publisher.model import Span

ARTICLES = Path(__file__).parent / "articles"
_METRIC = ("value", "unit", "qualifier", "label", "subject", "as_of", "measure")
_MILESTONE = ("date", "event", "subject", "planned")


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled fact: where it stands, and the accepted readings of each of its fields, the best first."""

    span: Span
    quote: str
    optional: bool
    fields: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article with its labels."""

    path: Path
    metrics: tuple[Fact, ...]
    milestones: tuple[Fact, ...]


def articles() -> tuple[Labelled, ...]:
    """Return all labelled articles."""
    return tuple(read(path) for path in sorted(ARTICLES.glob("*.txt")))


def read(path: Path) -> Labelled:
    """Return an article with the labels that stand beside it; raises `ValueError` for a quote that is not there."""
    text = path.read_bytes().decode()
    sections: dict[str, list[Fact]] = {"[metrics]": [], "[milestones]": []}
    section, at = "", -1
    for number, line in enumerate(path.with_suffix(".facts").read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip() in sections:
            section, at = line.strip(), -1
        elif line.strip() and not line.startswith("#"):
            names = _METRIC if section == "[metrics]" else _MILESTONE
            fact = _fact(text, line, names, at, f"{path.stem}.facts:{number}")
            sections[section].append(fact)
            at = fact.span.start
    return Labelled(path, tuple(sections["[metrics]"]), tuple(sections["[milestones]"]))


def _fact(text: str, line: str, names: tuple[str, ...], at: int, where: str) -> Fact:
    first, *fields = (field.strip() for field in line.removeprefix("? ").split(" | "))
    if len(fields) != len(names):
        raise ValueError(f"{where}: {len(fields) + 1} fields, not {len(names) + 1}")
    quote, _, occurrence = first.partition("@")
    for _ in range(int(occurrence or 1)):
        at = text.find(quote, at + 1)
        if at < 0:
            raise ValueError(f"{where}: “{quote}” does not stand after the fact before it")
    readings = {
        name: tuple("" if reading.strip() == "-" else reading.strip() for reading in field.split("//"))
        for name, field in zip(names, fields, strict=True)
    }
    return Fact(Span(at, at + len(quote)), quote, line.startswith("? "), readings)


def decimal_of(reading: str) -> Decimal | tuple[Decimal, Decimal]:
    """Return a labelled value: a number, or the two ends of a range."""
    low, _, high = reading.partition("..")
    return (Decimal(low), Decimal(high)) if high else Decimal(low)
