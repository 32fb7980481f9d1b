"""Read finished bytes back and compare them with the content they were made from."""

from __future__ import annotations

from publisher.checks import numbers
from publisher.model import Artifact, Content, Reading, Report

__all__ = ["check", "read"]


def check(artifact: Artifact, content: Content) -> Report:
    """Return the numbers that an artifact says and its content does not."""
    return Report(diagnostics=tuple(numbers.findings(artifact, content)))


def read(data: bytes, suffix: str, where: str) -> Reading:
    """Return what a finished file says: `.pptx`, `.pdf` or `.html`.

    Raises `SourceError` when the bytes are no such file, `LimitError` when it is too large.
    """
    if suffix == ".pptx":
        from publisher.checks import pptx

        return pptx.read(data, where)
    if suffix == ".pdf":
        from publisher.checks import pdf

        return pdf.read(data, where)
    from publisher.checks import html

    return html.read(data, where)
