"""Defaults from a `publisher.toml` in the source's folder or above it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from publisher.errors import SourceError

FILE = "publisher.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a `publisher.toml` may set. An option of the command line wins over it."""

    theme: str = "plain"
    lang: str | None = None
    """Language of decks: `zh` or `en`."""
    layout: str = "facing"
    paper: str = "A4"
    glossary: str | None = None
    template: str | None = None
    """A PowerPoint file whose layouts, fonts and colours decks use."""


def find(source: Path) -> Settings:
    """Return the settings that hold for a source: those of the nearest `publisher.toml`, or the defaults.

    A theme folder or glossary in it is found from where the file lies. Raises `SourceError` for a file
    that is broken or sets what we do not know.
    """
    return _of(source.absolute().parent)


def places(source: Path) -> Iterator[Path]:
    """Yield where settings for a source may lie."""
    folder = source.absolute().parent
    return (place / FILE for place in (folder, *folder.parents))


def forget() -> None:
    """Read the files again when they are asked for."""
    _of.cache_clear()


@cache
def _of(folder: Path) -> Settings:
    if (folder / FILE).is_file():
        return _read(folder / FILE)
    return Settings() if folder.parent == folder else _of(folder.parent)


def _read(path: Path) -> Settings:
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceError(f"{path}: {error}", hint="It is not valid TOML.") from error
    except OSError as error:
        raise SourceError(f"cannot read {path}: {error.strerror}") from error
    known = {field.name for field in fields(Settings)}
    for key, value in values.items():
        if key not in known:
            raise SourceError(f"{path}: unknown key '{key}'", hint=f"Known: {', '.join(sorted(known))}.")
        if not isinstance(value, str):
            raise SourceError(f"{path}: {key} is not a text", hint=f'Write {key} = "…".')
    for key in ("theme", "glossary", "template"):
        if key in values and (path.parent / values[key]).exists():
            values[key] = str(path.parent / values[key])
    return Settings(**values)
