"""Each stage of each seed, as a readable dump. `pytest --update` rewrites a dump, and fails."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import publisher
from publisher.model import Artifact, Content
from tests import dumps
from tests.conftest import ROOT

SEEDS = sorted(p for p in (ROOT / "seeds").glob("*.txt"))


def _other_language(content: Content) -> Artifact:
    return publisher.render(content, "deck", language=content.languages[1])


STAGES: dict[str, Callable[[Content], str]] = {
    "content.json": lambda content: publisher.dump(content).data.decode(),
    "deck.txt": lambda content: dumps.deck(publisher.render(content, "deck").data),
    "deck.en.txt": lambda content: dumps.deck(_other_language(content).data),
    "brief.txt": lambda content: dumps.brief(publisher.render(content, "pdf").data),
}


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("source", SEEDS, ids=lambda p: p.stem)
def test_stage(source, stage: str, request: pytest.FixtureRequest) -> None:
    """What a seed becomes changes only when somebody has read the difference."""
    golden = ROOT / "tests" / "golden" / source.stem / stage
    actual = STAGES[stage](publisher.load(source))

    if request.config.getoption("--update"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(actual, "utf-8", newline="\n")
        pytest.fail(f"{golden.relative_to(ROOT)} was rewritten: read its diff, then run again without --update")
    assert golden.read_text("utf-8") == actual


@pytest.mark.parametrize("source", SEEDS, ids=lambda p: p.stem)
def test_every_fact_is_in_every_file(source) -> None:
    """Each metric and each milestone stands in deck and brief, in both languages."""
    content = publisher.load(source)
    made = {
        "deck": dumps.deck(publisher.render(content, "deck").data),
        "deck.en": dumps.deck(_other_language(content).data),
        "brief": dumps.brief(publisher.render(content, "pdf").data),
    }
    missing = [
        (name, said)
        for name, text in made.items()
        for said in _facts(content, name)
        if _plain(said) not in _plain(text)
    ]

    assert [] == missing


def _facts(content: Content, file: str) -> list[str]:
    from publisher.lang import Speaker

    languages = {"deck": content.languages[:1], "deck.en": content.languages[1:], "brief": content.languages}[file]
    return [
        said
        for speaker in (Speaker(content, language) for language in languages)
        for said in (
            *(speaker.quantity(metric).text for metric in content.metrics),
            *(speaker.text(milestone.event) for milestone in content.milestones),
        )
    ]


def _plain(text: str) -> str:
    """Leave out what line breaks and justification change: white space and hyphens."""
    return "".join(text.replace("\u00ad", "").replace("-", "").split())
