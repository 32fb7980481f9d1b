"""What comes out."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from publisher.model import writing


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

        The bytes go to a temporary file beside it, to the disk, and then take its name. Raises `OutputError` when the
        place cannot be written.
        """
        path = Path(path)
        writing.write({path: self.data})
        return path
