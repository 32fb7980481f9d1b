"""A deck carries its content model inside, without what only the house should see."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

from lxml import etree

import publisher
from publisher import codec
from publisher.model import Content, Status
from publisher.renderers.deck.embed import NAMESPACE


def carried(deck: bytes) -> Content | None:
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        names = [name for name in package.namelist() if name.startswith("customXml/item") and "Props" not in name]
        roots = [etree.fromstring(package.read(name)) for name in names]
    found = next((root.text for root in roots if root.tag == f"{{{NAMESPACE}}}content"), None)
    return codec.loads(found, "the deck", "json") if found else None


def test_the_content_comes_back(seed: Content) -> None:
    """What is read back is the content, and makes the same deck again."""
    deck = publisher.render(seed, "deck")

    content = carried(deck.data)

    assert content is not None
    assert [metric.quote for metric in content.metrics] == [metric.quote for metric in seed.metrics]
    assert publisher.render(content, "deck").data == deck.data


def test_rejected_facts_and_notes_of_the_review_stay_in_the_house(seed: Content) -> None:
    """Neither a rejected metric nor a reason to look at one is in the file."""
    first, second, *rest = seed.metrics
    rejected = replace(first, status=Status.REJECTED)
    doubted = replace(second, review=("unit-unclear",), confidence="review")

    content = carried(publisher.render(replace(seed, metrics=(rejected, doubted, *rest)), "deck").data)

    assert content is not None
    assert first.id not in {metric.id for metric in content.metrics}
    assert all(not metric.review for metric in content.metrics)


def test_it_can_be_left_out(seed: Content) -> None:
    """With `embed=False` the file carries no content."""
    assert carried(publisher.render(seed, "deck", embed=False).data) is None
