"""The key of what is made: a digest of everything that it was made from.

The source's bytes and name, translations, glossary, options, theme, template; the code of this package, the versions of
the libraries and plug-ins, Python and zlib, the fonts, and SOURCE_DATE_EPOCH. What differs in none of these comes out
the same, byte for byte.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import zlib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any, get_args

from publisher import pipeline, themes
from publisher.batch.job import Job
from publisher.batch.stamps import Index
from publisher.model import Language
from publisher.typeset.files import font_files

_PACKAGE = Path(__file__).parent.parent
_NAME = re.compile(r"[\w.-]+")


def digest(value: Any) -> str:
    """Return the SHA-256 of a JSON value, however its objects are ordered."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def environment(index: Index) -> str:
    """Return the digest of what all articles are made with: code, libraries, plug-ins, fonts, date."""
    return digest(
        {
            "code": code(),
            "libraries": sorted(_libraries()),
            "python": sys.version,
            "zlib": zlib.ZLIB_RUNTIME_VERSION,
            "fonts": {path.name: index.sha256(str(path)) for path in font_files()},
            "date": os.environ.get("SOURCE_DATE_EPOCH") or None,
        }
    )


def code() -> str:
    """Return the digest of this package: of its files, so that a checkout that is worked on has a new one each time."""
    total = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*")):
        if path.suffix not in (".pyc", "") and path.is_file():
            total.update(
                f"{path.relative_to(_PACKAGE).as_posix()}\0".encode() + hashlib.sha256(path.read_bytes()).digest()
            )
    return total.hexdigest()


def looks(job: Job, index: Index) -> str:
    """Return the digest of how a job's files are to look: its options, theme and template."""
    template = job.template and [Path(job.template).name, index.sha256(job.template)]
    return digest([job.layout, job.paper, job.strict, _theme(job.theme, index), template])


def inputs(job: Job) -> dict[str, str]:
    """Return the paths of all files that may be read for a job, by what they are; some may not be there."""
    source = Path(job.source)
    found = {"source": job.source}
    if source.suffix.lower() not in pipeline.CONTENT_SUFFIXES:
        for language in get_args(Language):
            path = pipeline.translation_path(source, language)
            found[path.name.removeprefix(source.stem)] = str(path)
        found["glossary"] = job.glossary or str(source.with_name("glossary.toml"))
    return found


def files_of(job: Job) -> tuple[str, ...]:
    """Return the paths of all files that a job's files depend on, and that may change while somebody works."""
    template = (job.template,) if job.template else ()
    return (*inputs(job).values(), *map(str, themes.files(job.theme)), *template)


def article(job: Job, read: dict[str, str | None], look: str, around: str) -> str:
    """Return the key of all that is made of an article, from the digests of its inputs, looks and environment."""
    return digest(["article", Path(job.source).name, read, look, around])


def _theme(name: str, index: Index) -> Any:
    return [[path.name, index.sha256(str(path))] for path in themes.files(name)]


def _libraries() -> Iterator[str]:
    try:
        needed = [line for line in metadata.requires("publisher") or () if "extra ==" not in line]
    except metadata.PackageNotFoundError:  # a copy that is not installed: any package may matter
        needed = [found.name for found in metadata.distributions()]
    for line in (*needed, "markupsafe", "pillow", "pydantic_core"):
        match = _NAME.match(line)
        if match:
            yield f"{match[0]} {_version(match[0])}"
    for package in metadata.distributions():
        for point in package.entry_points:
            if point.group.startswith("publisher."):
                yield f"{point.group} {point.name} {point.value} {package.version}"


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "none"
