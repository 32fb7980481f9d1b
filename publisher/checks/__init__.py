"""Read finished bytes back and compare them with the content they were made from."""

from __future__ import annotations

from publisher.checks import numbers
from publisher.model import Artifact, Content, Report

__all__ = ["check"]


def check(artifact: Artifact, content: Content) -> Report:
    """Return the numbers that an artifact says and its content does not."""
    return Report(diagnostics=tuple(numbers.findings(artifact, content)))
