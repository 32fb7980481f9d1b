"""What a build was asked for, kept until it is done: so one that was stopped can go on without being told again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from publisher.batch.ledger import FOLDER
from publisher.errors import SourceError
from publisher.model import Artifact

_NAME = "agenda.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """The sources of a build, and how they were to look."""

    sources: tuple[str, ...]
    """Absolute paths."""
    theme: str | None = None
    strict: bool = False


def begin(out: Path, sources: Sequence[Path], theme: str | None, *, strict: bool) -> None:
    """Keep what a build is asked for, until `end`."""
    look = str(Path(theme).absolute()) if theme and Path(theme).exists() else theme
    asked = {"sources": [str(source.absolute()) for source in sources], "theme": look, "strict": strict}
    Artifact(data=json.dumps(asked, indent=1).encode(), suffix=".json").save(out / FOLDER / _NAME)


def end(out: Path) -> None:
    """Forget what the build was asked for: all of it is done."""
    (out / FOLDER / _NAME).unlink(missing_ok=True)


def begun(out: Path) -> Agenda:
    """Return what a build that was stopped, or some of whose articles failed, was asked for.

    Raises `SourceError` when there is none in that folder.
    """
    path = out / FOLDER / _NAME
    try:
        asked = json.loads(path.read_bytes())
        return Agenda(sources=tuple(asked["sources"]), theme=asked["theme"], strict=asked["strict"])
    except FileNotFoundError as error:
        raise SourceError(
            f"no build in {out} was stopped", hint="Give the articles: publisher build FOLDER."
        ) from error
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise SourceError(f"cannot read {path}", hint="Give the articles: publisher build FOLDER.") from error
