"""What comes out."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from publisher.errors import OutputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """Something the user should know that does not stop the work."""

    code: str
    """A stable word: `chart-refused`, `not-translated`."""
    message: str
    hint: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a check found in an artifact; empty when all is well."""

    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How a file was made of its content: what it takes to make it again."""

    renderer: str
    theme: str
    options: tuple[tuple[str, str | bool | None], ...] = ()
    """Each option of the renderer with its value, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """A finished file, not yet on disk."""

    data: bytes = field(repr=False)
    suffix: str
    """`.pptx`, `.pdf`, `.json`."""
    diagnostics: tuple[Diagnostic, ...] = ()
    recipe: Recipe | None = None
    """None: no renderer made it."""
    fonts: tuple[Path, ...] = ()
    """The font files that it was set with."""

    def save(self, path: str | Path) -> Path:
        """Write the file whole or not at all, and return its path.

        The bytes go to a temporary file beside it, which then takes its name.
        Raises `OutputError` when the place cannot be written.
        """
        path = Path(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _replace(path, self.data)
        except OSError as error:
            raise OutputError(
                f"cannot write {path}: {error.strerror or error}",
                hint="Nothing there was changed. Choose another place with -o.",
            ) from error
        return path


def _replace(path: Path, data: bytes) -> None:
    if path.is_dir():
        raise IsADirectoryError(21, "it is a folder")
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes files only their owner can read: give the mode a plain open() would.
        umask = os.umask(0)
        os.umask(umask)
        Path(temporary).chmod(0o666 & ~umask)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
