"""A content file is the model: what goes out comes back, and nothing that stands in it is lost."""

from __future__ import annotations

import json

import pytest

from publisher import codec
from publisher.errors import ContentError
from publisher.model import Content


@pytest.mark.parametrize("form", ["json", "yaml"])
def test_round_trip(seed: Content, form: str) -> None:
    """What is written loads as the same content."""
    assert seed == codec.loads(codec.dumps(seed, form), "seed", form)


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("metrics", 0, "quantity", "value"), 30, "metrics.0.quantity.value"),
        (("metrics", 0, "colour"), "red", "metrics.0.colour"),
        (("metrics", 0, "status"), "maybe", "metrics.0.status"),
        (("version",), 2, "version is 2, not 1"),
        (("sections", 0, "blocks", 0, "kind"), "poem", "sections.0.blocks.0"),
        (("metrics", 0, "span", "end"), 3, "metrics.0.span"),
        (("metrics", 0, "quote"), " ", "metrics.0.quote: it is empty"),
        (("milestones", 0, "quote"), "", "milestones.0.quote: it is empty"),
    ],
)
def test_what_is_wrong_is_named(seed: Content, path: tuple[str | int, ...], value: object, message: str) -> None:
    """An unknown key, a wrong type and a value that would be lost are refused with their place."""
    data = codec.dump(seed)
    place = data
    for key in path[:-1]:
        place = place[key]  # type: ignore[index]
    place[path[-1]] = value  # type: ignore[index]

    with pytest.raises(ContentError, match=message):
        codec.loads(json.dumps(data), "edited.json")


def test_a_block_that_names_no_fact_is_refused(seed: Content) -> None:
    """A person who mistypes an id is told where."""
    data = codec.dump(seed)
    cards = next(b for b in data["sections"][0]["blocks"] if b["kind"] == "cards")
    cards["metrics"][0] = "m-nowhere"

    with pytest.raises(ContentError, match="m-nowhere"):
        codec.loads(json.dumps(data), "edited.json")


def test_defaults_may_be_left_out(seed: Content) -> None:
    """A person who writes a headline need not write every key."""
    data = codec.dump(seed)
    data["sections"][0]["headline"] = {"id": "mine", "source": "十年之间"}

    assert "十年之间" == codec.loads(json.dumps(data)).sections[0].headline.source  # type: ignore[union-attr]


def test_a_date_in_yaml_stays_text(seed: Content) -> None:
    """An unquoted date must not turn into something else."""
    text = codec.dumps(seed, "yaml").replace("published: '2024-12-16'", "published: 2024-12-16")

    assert seed == codec.loads(text, "edited.yaml", "yaml")


@pytest.mark.parametrize(("text", "form"), [("{", "json"), ("a: [", "yaml"), ("[]", "json"), ("[" * 100_000, "json")])
def test_a_broken_file_is_one_error(text: str, form: str) -> None:
    """Text that is no JSON or YAML, or no content, is a `ContentError`."""
    with pytest.raises(ContentError):
        codec.loads(text, "broken", form)


def test_the_schema_names_every_part() -> None:
    """`publisher schema` describes what a content file may hold."""
    assert {"Metric", "Milestone", "Section", "Segment", "Quantity"} <= set(codec.schema()["$defs"])
