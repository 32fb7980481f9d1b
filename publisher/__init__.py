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
    ArticleLimits,
    Artifact,
    Change,
    Content,
    Diagnostic,
    Facts,
    Finding,
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
from publisher.saving import save

if TYPE_CHECKING:
    from publisher.batch.agenda import begin, begun, end
    from publisher.batch.building import Plan, Runner, build
    from publisher.batch.cluster import DaskRunner
    from publisher.batch.finding import find, folders, slug
    from publisher.batch.job import Job, Limits, Outcome
    from publisher.batch.keys import files_of
    from publisher.batch.places import cache_folder
    from publisher.batch.pool import LocalRunner
    from publisher.batch.serial import SerialRunner
    from publisher.batch.serving import Pages
    from publisher.batch.shards import Shard, merge
    from publisher.batch.store import Store
    from publisher.batch.watching import changes
    from publisher.comparison import diff
    from publisher.demands import demand_review, demand_silence, demand_true, faults
    from publisher.proof import verify
    from publisher.rebuilding import rebuild
    from publisher.translation import diagnose, fill, unready

__all__ = [
    "Article",
    "ArticleLimits",
    "Artifact",
    "Change",
    "Content",
    "DaskRunner",
    "Diagnostic",
    "Facts",
    "Finding",
    "Job",
    "Limits",
    "LocalRunner",
    "Metric",
    "Milestone",
    "Outcome",
    "Pages",
    "Plan",
    "Proof",
    "PublisherError",
    "Quantity",
    "Rebuilt",
    "Report",
    "Runner",
    "Segment",
    "SerialRunner",
    "Shard",
    "Span",
    "Store",
    "Theme",
    "Translations",
    "begin",
    "begun",
    "build",
    "cache_folder",
    "changes",
    "check",
    "compose",
    "demand_review",
    "demand_silence",
    "demand_true",
    "diagnose",
    "diff",
    "dump",
    "edits",
    "end",
    "extract",
    "faults",
    "files_of",
    "fill",
    "find",
    "folders",
    "hand_out",
    "load",
    "merge",
    "publish",
    "read",
    "read_translations",
    "rebuild",
    "render",
    "save",
    "slug",
    "translate",
    "translation_file",
    "translation_path",
    "unready",
    "verify",
]

_SELDOM = {
    "DaskRunner": "batch.cluster",
    "Job": "batch.job",
    "Limits": "batch.job",
    "LocalRunner": "batch.pool",
    "Outcome": "batch.job",
    "Pages": "batch.serving",
    "Plan": "batch.building",
    "Runner": "batch.building",
    "SerialRunner": "batch.serial",
    "Shard": "batch.shards",
    "Store": "batch.store",
    "begin": "batch.agenda",
    "begun": "batch.agenda",
    "build": "batch.building",
    "cache_folder": "batch.places",
    "changes": "batch.watching",
    "demand_review": "demands",
    "demand_silence": "demands",
    "demand_true": "demands",
    "diagnose": "translation",
    "diff": "comparison",
    "end": "batch.agenda",
    "faults": "demands",
    "files_of": "batch.keys",
    "fill": "translation",
    "find": "batch.finding",
    "folders": "batch.finding",
    "merge": "batch.shards",
    "rebuild": "rebuilding",
    "slug": "batch.finding",
    "unready": "translation",
    "verify": "proof",
}
"""Names that making a deck or a brief does without, and the modules they are imported from when asked for."""


def __getattr__(name: str) -> Any:
    """Import a verb that is seldom needed."""
    if name in _SELDOM:
        verb = globals()[name] = getattr(import_module(f"publisher.{_SELDOM[name]}"), name)
        return verb
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
