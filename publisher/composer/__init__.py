"""Facts to `Content`: sections and blocks, headlines, hero figure, charts. All words are chosen here."""

from __future__ import annotations

from publisher.composer.merge import merge
from publisher.composer.outline import compose
from publisher.composer.settle import settle

__all__ = ["compose", "merge", "settle"]
