"""The quick way in for data: it gives what pydantic gives, and what does not fit it leaves alone."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest
from pydantic import TypeAdapter

import publisher
from publisher import codec
from publisher.fitting import MisfitError, fit
from publisher.model import Content

SEED = Path(__file__).parents[2] / "seeds" / "webank-10th-anniversary.txt"
ARTICLES = sorted((Path(__file__).parents[1] / "quality" / "articles").glob("*.txt"))[:6]


@pytest.mark.parametrize("article", [SEED, *ARTICLES], ids=lambda path: path.stem)
def test_a_content_file_is_read_as_pydantic_reads_it(article: Path) -> None:
    """All blocks, facts, ranges and dates of real content files."""
    data = json.loads(codec.dumps(publisher.load(article)))

    assert TypeAdapter(Content).validate_python(data) == fit(Content, data)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("version",), "1"),
        (("languages",), ["zh-Hans"]),
        (("metrics", 0, "quantity", "value"), 12),
        (("metrics", 0, "quantity", "value"), "1e3x"),
        (("metrics", 0, "span", "start"), "4"),
        (("metrics", 0, "salience"), True),
        (("metrics", 0, "status"), "finished"),
        (("metrics", 0, "mistake"), None),
        (("sections", 0, "blocks", 0, "kind"), "picture"),
        (("source", "title"), None),
        (("sections",), {}),
    ],
)
def test_what_does_not_fit_is_not_bent(path: tuple[str | int, ...], value: object) -> None:
    """A wrong type, an unknown name, a key too many or a number that is no string."""
    data = copy.deepcopy(json.loads(codec.dumps(publisher.load(SEED))))
    at = data
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value

    with pytest.raises(MisfitError):
        fit(Content, data)


def test_a_missing_key_is_a_misfit_and_one_with_a_default_is_not() -> None:
    """Keys that have a default may be left out of a file."""
    data = json.loads(codec.dumps(publisher.load(SEED)))
    for metric in data["metrics"]:
        del metric["mentions"]
    assert fit(Content, data).metrics

    del data["metrics"][0]["quote"]
    with pytest.raises(MisfitError):
        fit(Content, data)
