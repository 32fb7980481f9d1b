"""Prove finished files: read them back and compare every number with the source.

A file that the publisher made says with which theme and options; what it should say is planned again
from its content, place by place. Any other file is judged by the numbers in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from publisher import codec, composer, digest, pipeline, plugins, themes
from publisher.errors import ContentError, LimitError, SourceError, ThemeError
from publisher.model import Artifact, Content, Finding, Make, Proof, Reading, Theme

MAX_BYTES = 100_000_000
"""The largest file that is read back, in bytes."""
CONTENT, SUMS = "content.json", "SHA256SUMS"
RENDERERS = {".pptx": "deck", ".pdf": "pdf"}
_SUFFIXES = (".pptx", ".pdf", ".html", ".htm")
_LISTED = ("deck.pptx", "deck.en.pptx", "deck.zh.pptx", "brief.pdf", CONTENT)
"""The files that a page of the hand-out lists, in its order."""


def verify(file: str | Path, source: str | Path | None = None, *, theme: str | None = None) -> tuple[Proof, ...]:
    """Return what finished files say that their source does not: those of a folder, or one.

    The source is an article or a content file; without one it is the content inside the file, or the
    `content.json` beside it. `theme` names the theme of a file whose own is not found. Raises `SourceError` for a
    file that cannot be read, or that comes without a source.
    """
    path, given = Path(file), _Given(Path(source)) if source is not None else None
    if path.is_dir():
        return tuple(_folder(path, given, theme))
    if path.suffix.lower() in pipeline.CONTENT_SUFFIXES:
        return (_content(path, given),)
    return (_file(path, given, theme),)


@dataclass(frozen=True)
class _Given:
    """A source that somebody named: an article or a content file, read when it is asked for."""

    path: Path

    @property
    def is_content(self) -> bool:
        """Whether it is a content file."""
        return self.path.suffix.lower() in pipeline.CONTENT_SUFFIXES

    @cached_property
    def content(self) -> Content:
        """The content, with its translations."""
        return pipeline.load(self.path)

    @cached_property
    def text(self) -> str:
        """The text of the article."""
        return self.content.source.text if self.is_content else pipeline.read(self.path).text


class _Basis(NamedTuple):
    """What a file is compared with."""

    content: Content
    findings: tuple[Finding, ...] = ()
    """What is wrong with the content inside the file."""
    remarks: tuple[str, ...] = ()


def _folder(path: Path, given: _Given | None, theme: str | None) -> Iterator[Proof]:
    """Yield a proof of each file of a build; the content that lies there is their source."""
    files = sorted(file for file in path.iterdir() if file.suffix.lower() in _SUFFIXES)
    if not files:
        raise SourceError(f"{path} holds no finished file", hint="Give a folder that `publisher build` made.")
    beside = path / CONTENT
    source = _Given(beside) if beside.is_file() else given
    changed = _changed(path)
    if beside.is_file():
        proof = _content(beside, given)
        yield replace(proof, remarks=(*proof.remarks, *changed.get(CONTENT, ())))
    for file in files:
        proof = _file(file, source, theme)
        yield replace(proof, remarks=(*proof.remarks, *changed.get(file.name, ())))


def _changed(path: Path) -> dict[str, tuple[str, ...]]:
    """Return the files of a folder that are not what its checksums say."""
    remark = f"changed since it was made: its checksum is not that of {SUMS}"
    listed = {name: known for name, known in checksums(path).items() if (path / name).is_file()}
    return {name: (remark,) for name, known in listed.items() if digest.sha256(read_bytes(path / name)) != known}


def checksums(folder: Path) -> dict[str, str]:
    """Return the checksums that a folder lists, by file name; none when it lists none."""
    path = folder / SUMS
    lines = read_bytes(path).decode("utf-8", "replace").splitlines() if path.is_file() else []
    return {Path(name).name: known for known, _, name in (line.partition("  ") for line in lines)}


def _content(path: Path, given: _Given | None) -> Proof:
    """Return what a content file says that the article does not."""
    from publisher.checks import contents

    content = pipeline.load(path)
    found = [*contents.findings(content, given.text if given else None)]
    if given and given.is_content:
        found += contents.unlike(content, given.content)
    return Proof(file=str(path), statements=len(content.metrics) + len(content.milestones), findings=tuple(found))


def _file(path: Path, given: _Given | None, theme: str | None) -> Proof:
    from publisher.checks.judge import Judge, statements

    data = read_bytes(path)
    suffix = _kind(data, path)
    found = read_back(data, path)
    basis = _basis(found, path, given)
    expected, remarks = expected_of(found.make, basis.content, path, suffix, theme=theme)
    findings = Judge(composer.settle(basis.content), expected).findings(found, is_fixed=suffix != ".pptx")
    return Proof(
        file=str(path),
        statements=statements(found),
        findings=(*basis.findings, *findings),
        remarks=(*basis.remarks, *remarks),
    )


def _basis(found: Reading, path: Path, given: _Given | None) -> _Basis:
    """Return the content that a file is compared with."""
    from publisher.checks import contents

    inside = _inside(found, path)
    if given and (given.is_content or inside is None):
        differs = contents.unlike(inside, composer.settle(given.content)) if inside else ()
        return _Basis(content=given.content, findings=(*contents.findings(given.content), *differs))
    if inside is not None:
        return _Basis(content=inside, findings=tuple(contents.findings(inside, given.text if given else None)))
    beside = path.with_name(CONTENT)
    if not beside.is_file():
        raise SourceError(f"{path} carries no content, and there is none beside it", hint="Give --source ARTICLE.")
    content = pipeline.load(beside)
    return _Basis(content=content, findings=tuple(contents.findings(content)), remarks=(f"compared with {beside}",))


def _inside(found: Reading, path: Path) -> Content | None:
    if found.content is None:
        return None
    try:
        return codec.loads(found.content, f"{path}, the content inside")
    except ContentError as error:
        raise SourceError(error.message, hint="Give --source ARTICLE, or make the file again.") from error


def expected_of(
    make: Make | None, content: Content, path: Path, suffix: str, *, theme: str | None = None
) -> tuple[Reading | None, tuple[str, ...]]:
    """Return what a file that we made should say, or None and why that cannot be told."""
    if make is None:
        return None, ("not as the publisher makes it: numbers are compared by value, not by place",)
    try:
        look = themes.load(theme or make.theme)
    except ThemeError as error:
        return None, (f"{error.message}: numbers are compared by value, not by place; give --theme FOLDER",)
    if suffix == ".html":
        return _page(path, content, look), ()
    options: dict[str, Any] = dict(make.options)
    if make.is_house:
        options["template"] = str(path)
    renderer = plugins.load("renderers", RENDERERS[suffix])(**options)
    reading: Reading = renderer.says(composer.settle(content), look)
    return reading, ()


def _page(path: Path, content: Content, look: Theme) -> Reading:
    """Return what the page of that name should say, beside the files that lie there."""
    from publisher import checks

    beside = {file.name: file for file in sorted(path.parent.iterdir()) if file.is_file()}
    named = [name for name in _LISTED if name in beside]
    files = {name: Artifact(data=read_bytes(beside[name]), suffix=beside[name].suffix) for name in named}
    pages = pipeline.hand_out_pages(content, files, look)
    chosen = pages.get(path.name) or pages["evidence.html" if b'id="source"' in read_bytes(path) else "index.html"]
    return checks.read(chosen.data, ".html", str(path))


def read_back(data: bytes, path: Path) -> Reading:
    """Return what the bytes of a finished file say. Raises `SourceError` or `LimitError`."""
    from publisher import checks

    return checks.read(data, _kind(data, path), str(path))


def _kind(data: bytes, path: Path) -> str:
    """Return the suffix of what the bytes are. Raises `SourceError` when they are nothing we can read back."""
    start = data[:1024].lstrip()
    if data.startswith(b"PK"):
        return ".pptx"
    if start.startswith(b"%PDF"):
        return ".pdf"
    if start[:1] == b"<" and path.suffix.lower() in (".html", ".htm"):
        return ".html"
    raise SourceError(f"{path} is no .pptx, .pdf or .html file", hint="Give finished files, or a folder of them.")


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a finished file. Raises `SourceError` or `LimitError`."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise LimitError(f"{path} is larger than {MAX_BYTES // 1_000_000} MB", hint="Take the pictures out.")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(f"cannot read {path}: {reason}", hint="Check the name.") from error
