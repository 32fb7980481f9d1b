"""The manifest: what the files are, what they were made from, and where every fact stands."""

from __future__ import annotations

import hashlib
import io
import json
import random
import zipfile
from typing import Any

import pytest

import publisher
from publisher import digest
from publisher.model import Artifact, Content


@pytest.fixture(scope="module")
def files(seed: Content) -> dict[str, Artifact]:
    """Return the files of the seed with all that goes with them."""
    made = {
        "deck.pptx": publisher.render(seed, "deck"),
        "brief.pdf": publisher.render(seed, "pdf"),
        "content.json": publisher.dump(seed),
    }
    return made | publisher.hand_out(seed, made)


@pytest.fixture(scope="module")
def statement(files: dict[str, Artifact]) -> Any:
    return json.loads(files["manifest.json"].data)


def test_it_is_an_in_toto_statement_about_the_files(files: dict[str, Artifact], statement: Any) -> None:
    """Each file is a subject with its checksum and the digest of its content."""
    subjects = {subject["name"]: subject for subject in statement["subject"]}

    assert "https://in-toto.io/Statement/v1" == statement["_type"]
    assert "https://slsa.dev/provenance/v1" == statement["predicateType"]
    assert files.keys() - {"manifest.json", "SHA256SUMS"} == subjects.keys()
    for name, subject in subjects.items():
        assert hashlib.sha256(files[name].data).hexdigest() == subject["digest"]["sha256"]
        assert digest.content(files[name].data) == subject["annotations"]["contentSha256"]


def test_it_names_what_shaped_the_files(seed: Content, statement: Any) -> None:
    """Source, theme, fonts and packages, each with its digest or version; parameters; no path."""
    definition = statement["predicate"]["buildDefinition"]
    found = definition["resolvedDependencies"]
    digests = {entry["name"]: entry["digest"]["sha256"] for entry in found if "name" in entry}

    assert seed.source.sha256 == digests[seed.source.name]
    assert "theme plain" in digests
    assert any(name.endswith(".ttf") for name in digests)
    assert any(entry.get("uri", "").startswith("pkg:pypi/reportlab@") for entry in found)
    assert seed.source.published == definition["externalParameters"]["date"]
    assert "facing" == definition["externalParameters"]["files"]["brief.pdf"]["layout"]
    assert "/" not in "".join(digests)


def test_it_names_what_was_read_beside_the_article(seed: Content) -> None:
    """The translation file and the glossary shape the words: each stands there with its digest."""
    inputs = {"sea.en.xlf": "11" * 32, "glossary.toml": "22" * 32}
    made = publisher.hand_out(seed, {"content.json": publisher.dump(seed)}, inputs=inputs)
    definition = json.loads(made["manifest.json"].data)["predicate"]["buildDefinition"]
    digests = {entry.get("name"): entry.get("digest") for entry in definition["resolvedDependencies"]}

    assert ["sea.en.xlf", "glossary.toml"] == definition["externalParameters"]["inputs"]
    for name, sha256 in inputs.items():
        assert {"sha256": sha256} == digests[name]


def test_every_fact_has_its_sentence_and_its_places(seed: Content, statement: Any) -> None:
    """The ledger has each fact once, with the digest of its sentence and at least one place in each file."""
    entries = {entry["id"]: entry for entry in statement["predicate"]["publisher_facts"]}

    assert {fact.id for fact in (*seed.metrics, *seed.milestones)} == entries.keys()
    for fact in (*seed.metrics, *seed.milestones):
        entry = entries[fact.id]
        assert [fact.span.start, fact.span.end] == entry["span"]
        assert hashlib.sha256(fact.sentence.text.encode()).hexdigest() == entry["sentence"]["sha256"]
        assert all(entry["uses"][name] for name in ("deck.pptx", "brief.pdf"))


def test_the_digest_of_a_deck_s_content_outlives_another_packing(files: dict[str, Artifact]) -> None:
    """Order and compression of a zip do not count; a changed part does."""
    data = files["deck.pptx"].data
    parts = {name: zipfile.ZipFile(io.BytesIO(data)).read(name) for name in _names(data)}
    again = _zip(dict(reversed(parts.items())))
    changed = _zip(parts | {"docProps/app.xml": b"<other/>"})

    assert data != again
    assert digest.content(data) == digest.content(again)
    assert digest.content(data) != digest.content(changed)


@pytest.mark.parametrize("name", ["deck.pptx", "brief.pdf"])
def test_a_file_s_seal_is_the_digest_of_its_content(files: dict[str, Artifact], name: str) -> None:
    """A deck and a brief tell by themselves whether they were edited."""
    data = files[name].data

    assert (digest.content(data),) == digest.seals(data)


@pytest.mark.parametrize("name", ["deck.pptx", "brief.pdf"])
def test_broken_bytes_have_a_digest_too(files: dict[str, Artifact], name: str) -> None:
    """A file with any of its bytes lost or replaced raises nothing."""
    data, draw = files[name].data, random.Random(7)  # noqa: S311 - draws of a test
    for _ in range(60):
        broken = bytearray(data)
        for _ in range(draw.randint(1, 12)):
            at = draw.randrange(len(broken))
            broken[at : at + draw.choice([1, 30, 3000])] = draw.randbytes(draw.choice([0, 1, 10]))

        assert 64 == len(digest.content(bytes(broken)))
        assert len(digest.seals(bytes(broken))) < 2


def _names(data: bytes) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(data)).namelist()


def _zip(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()
