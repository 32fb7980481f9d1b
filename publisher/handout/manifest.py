"""The manifest: an in-toto statement with SLSA provenance, which tells what the files are and what they were made from.

Nothing in it comes from a clock or from where the files lie.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from publisher import codec, digest, plugins
from publisher.handout.ledger import Told, ledger
from publisher.model import Artifact, Content, Reading, Recipe, Theme

STATEMENT, PREDICATE = "https://in-toto.io/Statement/v1", "https://slsa.dev/provenance/v1"
BUILD = "urn:publisher:build:1"
_PACKAGES = (
    "cn2an", "jinja2", "lxml", "pillow", "publisher", "pyphen", "python-pptx",
    "rapidfuzz", "reportlab", "uharfbuzz", "weblate-fonts",
)  # fmt: skip
"""Those that shape what the files hold."""


def manifest(
    content: Content, files: Mapping[str, Artifact], theme: Theme, date: str | None, inputs: Mapping[str, str]
) -> str:
    """Return the manifest of some files made of a content, as JSON.

    `date` is theirs, when it is not the article's. `inputs` are the digests of what was read beside the article.
    """
    source = content.source
    parameters = {
        "source": source.name,
        "inputs": list(inputs),
        "theme": theme.name,
        "date": date or source.published,
        "languages": list(content.languages),
        "files": {name: _recipe(file.recipe) for name, file in files.items() if file.recipe},
    }
    statement = {
        "_type": STATEMENT,
        "subject": [_subject(name, file.data) for name, file in files.items()],
        "predicateType": PREDICATE,
        "predicate": {
            "buildDefinition": {
                "buildType": BUILD,
                "externalParameters": parameters,
                "internalParameters": {"deflate": f"zlib {zlib.ZLIB_RUNTIME_VERSION}"},
                "resolvedDependencies": list(_dependencies(content, files, theme, inputs)),
            },
            "runDetails": {"builder": {"id": "urn:publisher", "version": {"publisher": _version("publisher")}}},
            "publisher_facts": ledger(content, dict(_told(content, files, theme))),
        },
    }
    return json.dumps(statement, ensure_ascii=False, indent=1) + "\n"


def _subject(name: str, data: bytes) -> dict[str, Any]:
    digests = {"sha256": digest.sha256(data)}
    return {"name": name, "digest": digests, "annotations": {"contentSha256": digest.content(data)}}


def _recipe(recipe: Recipe) -> dict[str, Any]:
    # A file's name says enough: where it lies is nobody's business, and its digest tells which it is.
    kept = {key: Path(str(value)).name if key == "template" and value else value for key, value in recipe.options}
    return {"renderer": recipe.renderer, **{key: value for key, value in kept.items() if key != "date"}}


def _dependencies(
    content: Content, files: Mapping[str, Artifact], theme: Theme, inputs: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    yield _resource(content.source.name, content.source.sha256)
    yield from (_resource(name, sha256) for name, sha256 in inputs.items())
    look = json.dumps(codec.plain(theme) | {"logo": theme.logo.hex()}, sort_keys=True)
    yield _resource(f"theme {theme.name}", digest.sha256(look.encode()))
    options = [dict(file.recipe.options) for file in files.values() if file.recipe]
    paths = {Path(str(option["template"])) for option in options if option.get("template")}
    paths |= {path for file in files.values() for path in file.fonts}
    for path in sorted(paths, key=lambda path: path.name):
        stamp = path.stat()
        yield _resource(path.name, _of_file(path, (stamp.st_size, stamp.st_mtime_ns, stamp.st_ino)))
    for name in _PACKAGES:
        if found := _version(name):
            yield {"uri": f"pkg:pypi/{name}@{found}"}


def _resource(name: str, sha256: str) -> dict[str, Any]:
    return {"name": name, "digest": {"sha256": sha256}}


@lru_cache(maxsize=64)
def _of_file(path: Path, stamp: tuple[int, int, int]) -> str:
    """Return a file's digest: fonts are large, and article after article is set in the same ones."""
    return digest.sha256(path.read_bytes())


@cache
def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _told(content: Content, files: Mapping[str, Artifact], theme: Theme) -> Iterator[tuple[str, Told]]:
    """Yield what each file says, as far as its renderer tells."""
    for name, file in files.items():
        if file.recipe is None:
            continue
        renderer = plugins.load("renderers", file.recipe.renderer)(**dict(file.recipe.options))
        if hasattr(renderer, "says"):
            reading: Reading = renderer.says(content, theme)
            yield name, Told(reading, renderer.places(content, theme) if hasattr(renderer, "places") else {})
