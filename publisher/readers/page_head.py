"""What a web page says of itself in its head: title, publication, day, address. Nothing is guessed from its text."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from lxml import etree

from publisher.lang.lazy import lazy
from publisher.readers.parts import Head

_DAY = lazy(r"(\d{4})[-/年.](\d{1,2})[-/月.](\d{1,2})")
_TITLES = ("og:title", "citation_title", "dc.title", "twitter:title")
_SITES = ("og:site_name", "citation_journal_title", "dc.publisher", "publisher", "mediaid")
_DAYS = (
    "article:published_time", "og:published_time", "datepublished", "publishdate", "publish_date", "pubdate",
    "publishtime", "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued", "citation_publication_date",
)  # fmt: skip
_ADDRESSES = ("og:url", "citation_fulltext_html_url")
_ARTICLES = ("Article", "NewsArticle", "BlogPosting", "Report", "AnalysisNewsArticle", "ReportageNewsArticle")
_LONGEST = 300
"""How long what a page says of itself may be."""


def read(page: etree._Element) -> Head:
    """Return the title, publication, day and address that a page gives itself."""
    said = _said(page)
    linked = next(_linked(page), {})
    address = page.find(".//link[@rel='canonical']")
    site = linked.get("publisher")
    return Head(
        title=_first(said, _TITLES) or _text(linked.get("headline")) or _text(page.findtext(".//title")),
        publication=_first(said, _SITES) or _text(site.get("name") if isinstance(site, dict) else None),
        published=_day(_first(said, _DAYS) or _text(linked.get("datePublished")) or _time(page)),
        url=_first(said, _ADDRESSES) or _text(address.get("href") if address is not None else None),
    )


def _said(page: etree._Element) -> dict[str, str]:
    """Return what the `meta` elements say, by name; the first of a name counts."""
    found: dict[str, str] = {}
    for node in page.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").strip().lower()
        if words := _text(node.get("content")):
            found.setdefault(name, words)
    return found


def _first(said: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((said[name] for name in names if name in said), None)


def _linked(page: etree._Element) -> Iterator[dict[str, Any]]:
    """Yield the articles that a page describes as linked data (JSON-LD of schema.org)."""
    for node in page.iter("script"):
        if (node.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            found = json.loads(node.text or "")
        except (ValueError, RecursionError):
            continue
        graph = found.get("@graph") if isinstance(found, dict) else found
        for item in graph if isinstance(graph, list) else [found]:
            if isinstance(item, dict) and item.get("@type") in _ARTICLES:
                yield item


def _time(page: etree._Element) -> str | None:
    """Return the day of a `time` element that says it is the day of publication."""
    found = page.find(".//time[@pubdate]")
    found = page.find(".//time[@itemprop='datePublished']") if found is None else found
    return _text(found.get("datetime")) if found is not None else None


def _text(words: object) -> str | None:
    return " ".join(words.split())[:_LONGEST] or None if isinstance(words, str) else None


def _day(words: str | None) -> dt.date | None:
    found = _DAY.match(words or "")
    try:
        return dt.date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        return None
