"""An `Article` to the facts that it states: metrics, milestones and names, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from publisher.extractors import names as _names
from publisher.extractors.survey import survey
from publisher.model import Article, Metric, Milestone, Name


class Extractor(Protocol):
    """Finds one kind of fact."""

    def extract(self, article: Article) -> Iterator[Metric | Milestone | Name]:
        """Yield the facts of an article."""
        ...


class NameExtractor:
    """Finds the names that an article uses."""

    def extract(self, article: Article) -> Iterator[Name]:
        """Yield the names in order of first mention."""
        yield from _names.as_names(article, survey(article).names)


class TableExtractor:
    """Finds metrics in the tables of an article."""

    def extract(self, article: Article) -> Iterator[Metric]:
        """Yield the metrics of tables in reading order."""
        if any(where.kind == "cell" for where in article.locators):
            from publisher.extractors import tables  # most articles have none

            yield from tables.metrics(article)
