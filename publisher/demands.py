"""What a file must satisfy before it is written: no number that the source does not state; on request, no warning."""

from __future__ import annotations

from collections.abc import Sequence

from publisher import pipeline
from publisher.errors import CheckError
from publisher.model import Artifact, Content, Diagnostic

_OF_CONTENT = ("not-translated", "glossary", "cleaned")
"""The codes of what is wrong with a text or its translation, whatever is made of it."""


def faults(content: Content) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the text of a content, and with its translations."""
    return tuple(diagnostic for diagnostic in content.diagnostics if diagnostic.code in _OF_CONTENT)


def demand_true(artifact: Artifact, content: Content) -> None:
    """Raise `CheckError` when a finished file says a number that is not in the source."""
    report = pipeline.check(artifact, content)
    if report.diagnostics:
        first = report.diagnostics[0]
        raise CheckError(f"{first.message}; findings: {len(report.diagnostics)}", hint=first.hint)


def demand_silence(diagnostics: Sequence[Diagnostic]) -> None:
    """Raise `CheckError` when there is any warning."""
    if diagnostics:
        count = f"; {len(diagnostics)} in all" if len(diagnostics) > 1 else ""
        raise CheckError(f"{diagnostics[0].message} (--strict{count})", hint=diagnostics[0].hint)


def demand_review(content: Content) -> None:
    """Raise `CheckError` when a text is not translated, or no person has reviewed its translation."""
    from publisher.translation import unready  # only strict builds ask

    found = unready(content)
    if not found:
        return
    missing = sum(unit.target is None for unit in found)
    counts = [(missing, "not translated"), (len(found) - missing, "not reviewed by a person")]
    first = "; ".join(f"{unit.id} “{_start(unit.source)}”" for unit in found[:3])
    said = ", ".join(f"{count} {'text is' if count == 1 else 'texts are'} {what}" for count, what in counts if count)
    raise CheckError(
        f"{said} (--strict): {first}{'; …' if len(found) > 3 else ''}",
        hint="`publisher translate` writes the file; set the state of each unit to reviewed.",
    )


def _start(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 20 else f"{line[:19]}…"
