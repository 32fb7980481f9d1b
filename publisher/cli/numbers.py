"""The command `numbers`: compare the numbers of a translation with those of its source."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from publisher.errors import CheckError, TranslationError
from publisher.model import Language

if TYPE_CHECKING:
    from publisher.exchange import TranslationUnit
    from publisher.lang.compare import Finding, Place

_COVER = "\ufffc"
"""Stands for each sign of a protected quantity: it is said by rule and cannot be wrong."""


class Format(StrEnum):
    """How findings are shown."""

    TEXT = "text"
    JSON = "json"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Segment:
    id: str
    source: str
    target: str
    languages: tuple[Language, Language] | None = None


def numbers(
    file: Annotated[
        Path, typer.Argument(help="A translation: .xlf, or .tsv with id, source and target.", show_default=False)
    ],
    format: Annotated[Format, typer.Option(help="How to show what is found.")] = Format.TEXT,
) -> None:
    """Compare every number of a translation with its source, by value; Chinese and English, either way round.

    The exit status is 15 when something is found. Segments without a translation are left out.
    """
    segments = [segment for segment in _segments(file) if segment.target.strip()]
    found = [(segment, finding) for segment in segments for finding in _compare(segment)]
    if format is Format.JSON:
        findings = [_written(segment.id, finding) for segment, finding in found]
        typer.echo(json.dumps({"findings": findings}, ensure_ascii=False, indent=2))
    else:
        for segment, finding in found:
            typer.echo(f"{segment.id}: {finding.message}")
        typer.echo(f"{_counted(len(segments), 'segment')}, {_counted(len(found), 'finding')}")
    if found:
        raise typer.Exit(CheckError.exit_code)


def _segments(file: Path) -> Iterator[_Segment]:
    from publisher.exchange import tsv, xliff  # lxml is slow to import, and other commands do without

    try:
        data = file.read_bytes()
    except OSError as error:
        raise TranslationError(
            f"{file}: {error.strerror}", hint="Give a translation: an .xlf or a .tsv file."
        ) from error
    match file.suffix.lower():
        case ".xlf" | ".xliff":
            translation = xliff.read(data, str(file))
            for unit in translation.units:
                yield _Segment(
                    id=unit.id, source=_covered(unit), target=unit.target or "", languages=translation.languages
                )
        case ".tsv":
            for row in tsv.read(data, str(file)):
                yield _Segment(id=row.id, source=row.source, target=row.target)
        case suffix:
            raise TranslationError(
                f"{file}: {suffix or 'a file without a suffix'} is no table of segments",
                hint="Give an .xlf or a .tsv file.",
            )


def _covered(unit: TranslationUnit) -> str:
    """Return a source with its protected quantities covered, no sign of it moved."""
    text = unit.source
    for placeholder in unit.placeholders:
        cover = _COVER * (placeholder.end - placeholder.start)
        text = text[: placeholder.start] + cover + text[placeholder.end :]
    return text


def _compare(segment: _Segment) -> tuple[Finding, ...]:
    from publisher.lang.compare import compare

    return compare(segment.source, segment.target, segment.languages)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _written(segment: str, finding: Finding) -> dict[str, Any]:
    return {
        "id": segment,
        "kind": str(finding.kind),
        "source": _place(finding.source),
        "target": _place(finding.target),
        "message": finding.message,
    }


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {"text": place.text, "start": place.start, "end": place.end, "value": place.value}
