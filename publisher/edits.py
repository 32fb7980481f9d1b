"""What somebody changed in a finished file since it was made: such a file is not to be written over unasked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from publisher import codec, digest, proof
from publisher.errors import ContentError, LimitError, PublisherError, SourceError
from publisher.model import Artifact, Content, Page, Reading

PENDING = f".{proof.SUMS}"
"""Lists the checksums of a folder that is being written: those it had, and those it will have."""
_SHOWN, _LONGEST = 5, 60
_SAVED = "another program saved it; its words are the same, its looks may not be"


def edits(path: str | Path, written: Artifact, content: Content | Callable[[], Content]) -> tuple[str, ...]:
    """Return what is in a file that would be lost if `written`, made of `content`, took its place.

    Empty when the file is not there, or is as the publisher made it: its checksum is that of `SHA256SUMS` beside it,
    or its content that of the seal inside. Nothing is said of kinds of file that neither lists. A content that is
    costly to come by may be given as a function, called when it is needed.
    """
    path = Path(path)
    if not path.is_file():
        return ()
    data, listed = proof.read_bytes(path), _listed(path)
    if not data or data == written.data or digest.sha256(data) in listed:
        return ()
    seals = digest.seals(data)
    if digest.content(data) in seals or not (listed or digest.seals(written.data)):
        return ()
    if path.suffix.lower() not in proof.RENDERERS:
        return tuple(_shortened(_lines(data, written.data)))
    try:
        found = proof.read_back(data, path)
    except (SourceError, LimitError):
        return ("it cannot be read, and nothing tells that the publisher made it",)
    if not seals and found.make is None:
        return ("nothing in it tells that the publisher made it",)
    known = content if isinstance(content, Content) else content()
    return tuple(_shortened(_changes(found, path, known))) or (_SAVED,)


def differences(found: Reading, expected: Reading) -> Iterator[str]:
    """Yield what two readings of a file do not have in common, page by page."""
    left = {page.key: page for page in expected.pages}
    for page in found.pages:
        other = left.pop(page.key, None)
        if other is None:
            if page.passages:
                yield f"{page.name} is new"
        else:
            yield from _page(page, other)
    yield from (f"{page.name} is gone" for page in left.values() if page.passages)


def _listed(path: Path) -> set[str]:
    """Return the checksums that the folder lists for a file, also those of a build that was stopped."""
    lists = [path.with_name(name) for name in (proof.SUMS, PENDING)]
    lines = [
        line
        for file in lists
        if file.is_file()
        for line in proof.read_bytes(file).decode("utf-8", "replace").splitlines()
    ]
    return {line.partition("  ")[0] for line in lines if line.partition("  ")[2] == path.name}


def _changes(found: Reading, path: Path, content: Content) -> Iterator[str]:
    try:
        own = codec.loads(found.content, str(path)) if found.content else content
        expected, _ = proof.expected_of(found.make, own, path, path.suffix.lower())
    except ContentError:
        yield "the content inside"
        return
    except PublisherError:
        return
    if expected:
        yield from differences(found, expected)


def _page(page: Page, other: Page) -> Iterator[str]:
    old = {passage.key: passage.lines for passage in other.passages}
    new = {passage.key: passage.lines for passage in page.passages}
    known = {_plain(lines) for lines in old.values()}
    kept = {_plain(lines) for lines in new.values()}
    for key, lines in new.items():
        was = old.get(key)
        if was is not None and _plain(was) != _plain(lines):
            gone, come = _parts(was, lines)
            yield f"{_at(page, key)}: “{gone}” became “{come}”"
        elif was is None and _plain(lines) not in known:
            yield f"{_at(page, key)}: new, “{_short(' '.join(lines))}”"
    for key, lines in old.items():
        if key not in new and _plain(lines) not in kept:
            yield f"{_at(page, key)}: taken out, “{_short(' '.join(lines))}”"


def _at(page: Page, key: str) -> str:
    return key if page.key == "text" else f"{page.name}, {key}"


def _plain(lines: tuple[str, ...]) -> str:
    return "".join("".join(lines).split())


def _parts(was: tuple[str, ...], lines: tuple[str, ...]) -> tuple[str, str]:
    """Return the lines that differ, or else all of both."""
    gone, come = [line for line in was if line not in lines], [line for line in lines if line not in was]
    return _short(" ".join(gone or was)), _short(" ".join(come or lines))


def _lines(data: bytes, written: bytes) -> Iterator[str]:
    """Yield the lines of a text file that would be lost."""
    new = set(written.decode("utf-8", "replace").splitlines())
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        if line not in new:
            yield f"line {number}: “{_short(line)}”"


def _shortened(changes: Iterator[str]) -> Iterator[str]:
    yield from islice(changes, _SHOWN)
    if more := sum(1 for _ in changes):
        yield f"{more} more"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
