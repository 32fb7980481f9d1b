"""Make a build again from its content and its manifest, and compare what comes out with what lies there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from publisher import digest, pipeline, proof
from publisher.edits import differences
from publisher.errors import SourceError
from publisher.model import Artifact, Content, Rebuilt

MANIFEST = "manifest.json"
_HINT = "Give a folder that `publisher build` made."


def rebuild(
    folder: str | Path,
    source: str | Path | None = None,
    *,
    theme: str | None = None,
    template: str | Path | None = None,
) -> tuple[Rebuilt, ...]:
    """Return how each file of a build compares with the same file made again, with the parameters of its manifest.

    It is made from `source`, or else the `content.json` in the folder. `theme` and `template` say where those that
    the manifest names lie now. Raises `SourceError` when the folder has no manifest that can be read.
    """
    folder = Path(folder)
    parameters, names, inputs = _parameters(folder / MANIFEST)
    content = pipeline.load(source or folder / proof.CONTENT)
    theme = theme or parameters["theme"]
    files = _made(content, parameters, names, theme, template)
    made = files | pipeline.hand_out(content, files, theme=theme, date=parameters.get("date"), inputs=inputs)
    return tuple(_compared(folder / name, artifact) for name, artifact in made.items())


def _parameters(path: Path) -> tuple[dict[str, Any], list[str], dict[str, str]]:
    """Return the parameters of a manifest, the files that it is about, and the digests of the other inputs."""
    try:
        statement = json.loads(proof.read_bytes(path))
        definition = statement["predicate"]["buildDefinition"]
        parameters = definition["externalParameters"]
        digests = {d["name"]: d["digest"]["sha256"] for d in definition["resolvedDependencies"] if "name" in d}
        inputs = {name: digests[name] for name in parameters.get("inputs", ())}
        files, names = parameters["files"], [subject["name"] for subject in statement["subject"]]
        known = isinstance(parameters["theme"], str) and all(isinstance(files[name], dict) for name in files)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise SourceError(f"{path} is no manifest of a build", hint=_HINT) from error
    if not known:
        raise SourceError(f"{path} is no manifest of a build", hint=_HINT)
    return parameters, names, inputs


def _made(
    content: Content, parameters: dict[str, Any], names: list[str], theme: str, template: str | Path | None
) -> dict[str, Artifact]:
    files: dict[str, Artifact] = {}
    date = parameters.get("date")
    for name in names:
        if name == proof.CONTENT:
            files[name] = pipeline.dump(content)
        elif name in parameters["files"]:
            options = dict(parameters["files"][name])
            renderer = str(options.pop("renderer", ""))
            if options.get("template"):
                if template is None:
                    hint = "Give it: --template FILE."
                    raise SourceError(f"{name} stands in the template {options['template']}", hint=hint)
                options["template"] = str(template)
            files[name] = pipeline.render(content, renderer, theme=theme, **options, date=date)
    return files


def _compared(path: Path, made: Artifact) -> Rebuilt:
    if not path.is_file():
        return Rebuilt(file=str(path), same="nothing", differences=("it is not there",))
    data = proof.read_bytes(path)
    if data == made.data:
        return Rebuilt(file=str(path), same="bytes")
    if digest.content(data) == digest.content(made.data):
        return Rebuilt(file=str(path), same="content")
    return Rebuilt(file=str(path), same="nothing", differences=tuple(_first(_told(path, data, made))))


def _told(path: Path, data: bytes, made: Artifact) -> Iterator[str]:
    if made.suffix in proof.RENDERERS:
        yield from differences(proof.read_back(data, path), proof.read_back(made.data, path))
        return
    lines = set(made.data.decode("utf-8", "replace").splitlines())
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        if line not in lines:
            yield f"line {number}: {' '.join(line.split())[:80]}"


def _first(items: Iterator[str]) -> list[str]:
    found = list(items)
    return found[:5] + ([f"{len(found) - 5} more"] if len(found) > 5 else [])
