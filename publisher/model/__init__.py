"""The values that flow through the publisher.

Frozen dataclasses of plain Python types. They know nothing of templates or output
formats, and import nothing else from this package but the error tree.
"""

from __future__ import annotations

from publisher.model.article import Article, Line, Locator, Role
from publisher.model.artifact import Artifact, Diagnostic, Recipe, Report
from publisher.model.change import Change, Difference
from publisher.model.content import (
    Block,
    Cards,
    Chart,
    Content,
    FactPhrase,
    Points,
    Prose,
    Section,
    Source,
    Statement,
    Timeline,
)
from publisher.model.facts import (
    Basis,
    Confidence,
    Fact,
    Facts,
    Measure,
    Metric,
    Milestone,
    Name,
    Qualifier,
    Quantity,
    Range,
    Status,
    Subject,
)
from publisher.model.limits import ArticleLimits
from publisher.model.reading import Finding, Kind, Make, Page, Passage, Proof, Reading, Rebuilt
from publisher.model.text import Language, Origin, Provenance, Segment, Sentence, Span, State
from publisher.model.theme import Theme

__all__ = [
    "Article",
    "ArticleLimits",
    "Artifact",
    "Basis",
    "Block",
    "Cards",
    "Change",
    "Chart",
    "Confidence",
    "Content",
    "Diagnostic",
    "Difference",
    "Fact",
    "FactPhrase",
    "Facts",
    "Finding",
    "Kind",
    "Language",
    "Line",
    "Locator",
    "Make",
    "Measure",
    "Metric",
    "Milestone",
    "Name",
    "Origin",
    "Page",
    "Passage",
    "Points",
    "Proof",
    "Prose",
    "Provenance",
    "Qualifier",
    "Quantity",
    "Range",
    "Reading",
    "Rebuilt",
    "Recipe",
    "Report",
    "Role",
    "Section",
    "Segment",
    "Sentence",
    "Source",
    "Span",
    "State",
    "Statement",
    "Status",
    "Subject",
    "Theme",
    "Timeline",
]
