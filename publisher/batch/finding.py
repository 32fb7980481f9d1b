"""Find the articles in files and folders, and give each a folder of its own."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from publisher import plugins
from publisher.errors import OutputError, SourceError

_ODD = re.compile(r"[^\w.\-]+")
_LONGEST = 120
"""How long the name of a folder may be, in bytes."""
_RESERVED = re.compile(r"(?i)con|prn|aux|nul|com\d|lpt\d")
"""Names that Windows keeps for devices, whatever suffix they have."""


def slug(name: str) -> str:
    """Return a folder's name for a source: its stem, without what a file system may trip over.

    >>> slug("A & B: 2024.txt")
    'A-B-2024'
    """
    return _part(Path(name).stem) or "article"


def find(sources: Sequence[Path], out: Path) -> list[tuple[Path, Path]]:
    """Return each article in some files and folders with the folder in `out` that is its own.

    Folders are searched through; what lies deeper in them lies deeper in `out`. Files called README, hidden ones, and
    `out` itself are left out. Raises `SourceError` when there is no article, `OutputError` when two would share a
    folder.
    """
    found = [pair for source in sources for pair in _in(source, out)]
    if not found:
        raise SourceError(f"there is no article in {', '.join(map(str, sources))}", hint=f"Readers: {_known()}.")
    taken: dict[str, Path] = {}
    for source, folder in found:
        key = str(folder).casefold()  # some systems take A and a for one name
        if key in taken:
            raise OutputError(
                f"two sources would be written to {folder}: {taken[key]} and {source}",
                hint="Rename one, or build them apart.",
            )
        taken[key] = source
    return found


def folders(source: Path, out: Path) -> list[Path]:
    """Return the folders that are searched through for a source; none for a file."""
    return [place for place, _ in _walk(source, out)] if source.is_dir() else []


def _in(source: Path, out: Path) -> Iterator[tuple[Path, Path]]:
    if not source.is_dir():
        yield source, out / slug(source.name)
        return
    suffixes = set(plugins.names("readers"))
    for place, files in _walk(source, out):
        under = out.joinpath(*(_part(part) or "articles" for part in place.relative_to(source).parts))
        for path in (place / name for name in files):
            if path.suffix.lower() in suffixes and path.name[0] != "." and path.stem.lower() != "readme":
                yield path, under / slug(path.name)


def _walk(source: Path, out: Path) -> Iterator[tuple[Path, list[str]]]:
    """Yield a folder and those in it, each with the names of its files; none that is hidden, and not the output."""
    away = out.absolute()
    for place, folders, files in os.walk(source):
        folders[:] = sorted(name for name in folders if name[0] != "." and Path(place, name).absolute() != away)
        yield Path(place), sorted(files)


def _part(name: str) -> str:
    """Return a name that every system takes for a folder: no odd signs, not too long, none of a device."""
    words = unicodedata.normalize("NFC", name)
    plain = _ODD.sub("-", words).strip("-.")
    if len(plain.encode()) > _LONGEST:
        digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        plain = plain.encode()[: _LONGEST - 9].decode(errors="ignore").rstrip("-.") + f"-{digest}"
    return f"_{plain}" if _RESERVED.fullmatch(plain.partition(".")[0]) else plain


def _known() -> str:
    return ", ".join(plugins.names("readers"))
