"""The page that hands the files out: what they are, pictures of the slides, downloads, key figures, how to check."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from publisher import templates
from publisher.handout.words import words
from publisher.lang import Speaker
from publisher.model import Artifact, Cards, Content, Metric, Theme
from publisher.renderers.deck import DeckRenderer

_KIB = 1024
_FIGURES = 6


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away."""

    name: str
    kind: str
    size: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure in both languages."""

    id: str
    value: tuple[str, str]
    label: tuple[str, str]


def hand_out_page(content: Content, files: Mapping[str, Artifact], theme: Theme) -> str:
    """Return the page as HTML, complete in itself: no script, nothing loaded."""
    speakers = tuple(Speaker(content, language) for language in content.languages)
    return templates.html(
        "index.html.j2",
        content=content,
        languages=content.languages,
        words=[words(language) for language in content.languages],
        titles=[speaker.text(content.source.title) for speaker in speakers],
        is_translated=content.source.title.target is not None,
        downloads=[_download(name, artifact) for name, artifact in files.items()],
        figures=[_figure(metric, speakers) for metric in _key_metrics(content)],
        slides=DeckRenderer().previews(content, theme),
        theme=theme.name,
        color=theme.color,
        brand=theme.brand,
    )


def _download(name: str, artifact: Artifact) -> Download:
    kinds = {"deck": "deck", "brief": "brief", "content": "content", "evidence": "evidence"}
    kind = next((kind for start, kind in kinds.items() if name.startswith(start)), "file")
    size = len(artifact.data)
    said = f"{size / _KIB:.0f} KB" if size < _KIB * _KIB else f"{size / _KIB / _KIB:.1f} MB"
    return Download(name, kind, said, hashlib.sha256(artifact.data).hexdigest())


def _key_metrics(content: Content) -> list[Metric]:
    """Return the metrics of the overview's cards, else the first ones."""
    by_id = {metric.id: metric for metric in content.metrics}
    cards = (
        block for section in content.sections for block in section.blocks if isinstance(block, Cards) and block.hero
    )
    keys = next((block.metrics for block in cards), tuple(by_id))
    return [by_id[key] for key in keys if key in by_id][:_FIGURES]


def _figure(metric: Metric, speakers: tuple[Speaker, ...]) -> Figure:
    first, second = speakers
    return Figure(
        id=metric.id,
        value=(first.quantity(metric).text, second.quantity(metric).text),
        label=(first.label(metric), second.label(metric)),
    )
