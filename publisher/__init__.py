"""Turn a factual article into a deck and a bilingual brief, every number tied to its sentence.

>>> import publisher
>>> content = publisher.load("seeds/webank-10th-anniversary.txt")
>>> deck = publisher.render(content, "deck")
>>> publisher.check(deck, content).diagnostics
()
>>> deck.suffix
'.pptx'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from publisher.edits import edits
from publisher.errors import PublisherError
from publisher.model import (
    Article,
    Artifact,
    Change,
    Content,
    Diagnostic,
    Facts,
    Finding,
    Limits,
    Metric,
    Milestone,
    Proof,
    Quantity,
    Rebuilt,
    Report,
    Segment,
    Span,
    Theme,
)
from publisher.pipeline import (
    Translations,
    check,
    compose,
    dump,
    extract,
    hand_out,
    load,
    publish,
    read,
    read_translations,
    render,
    translate,
    translation_file,
    translation_path,
)

if TYPE_CHECKING:
    from publisher.comparison import diff
    from publisher.proof import verify
    from publisher.rebuilding import rebuild
    from publisher.translation import diagnose, fill, unready

__all__ = [
    "Article",
    "Artifact",
    "Change",
    "Content",
    "Diagnostic",
    "Facts",
    "Finding",
    "Limits",
    "Metric",
    "Milestone",
    "Proof",
    "PublisherError",
    "Quantity",
    "Rebuilt",
    "Report",
    "Segment",
    "Span",
    "Theme",
    "Translations",
    "check",
    "compose",
    "diagnose",
    "diff",
    "dump",
    "edits",
    "extract",
    "fill",
    "hand_out",
    "load",
    "publish",
    "read",
    "read_translations",
    "rebuild",
    "render",
    "translate",
    "translation_file",
    "translation_path",
    "unready",
    "verify",
]

_SELDOM = {
    "diagnose": "translation",
    "diff": "comparison",
    "fill": "translation",
    "rebuild": "rebuilding",
    "unready": "translation",
    "verify": "proof",
}
"""Verbs that making a deck or a brief does without, and the modules they are imported from when asked for."""


def __getattr__(name: str) -> Any:
    """Import a verb that is seldom needed."""
    if name in _SELDOM:
        verb = globals()[name] = getattr(import_module(f"publisher.{_SELDOM[name]}"), name)
        return verb
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
