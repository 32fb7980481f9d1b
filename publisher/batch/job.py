"""What is to be made of an article, and what became of it: plain values that pass between processes as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from publisher import errors
from publisher.errors import PublisherError

Status = Literal["built", "cached", "failed", "left"]
"""Made now; taken as it was made before; not made; not tried, since the build was stopped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One article, where its files go, and how they are to look."""

    source: str
    """Path of the article or content file."""
    folder: str
    """Path of the folder that its files go to."""
    theme: str = "plain"
    layout: str = "facing"
    paper: str = "A4"
    glossary: str | None = None
    """Path of a glossary; None: `glossary.toml` beside the source, if there is one."""
    template: str | None = None
    """Path of a .pptx or .potx in whose layouts the decks stand."""
    strict: bool = False
    """Whether a warning is an error."""
    force: bool = False
    """Whether to write over files that somebody has edited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one article may use before it is given up."""

    seconds: float = 120.0
    megabytes: int = 2048
    """Of address space, in a worker on Linux; 0 is no limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why an article was not made."""

    kind: str
    """The name of the error's class."""
    message: str
    hint: str | None = None

    @classmethod
    def of(cls, error: PublisherError) -> Failure:
        """Return what an error says."""
        return cls(kind=type(error).__name__, message=error.message, hint=error.hint)

    def error(self) -> PublisherError:
        """Return the error again, to be raised."""
        kind: type[PublisherError] = getattr(errors, self.kind, PublisherError)
        return kind(self.message, hint=self.hint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a job."""

    source: str
    folder: str
    status: Status
    files: tuple[str, ...] = ()
    """Names of the files in the folder that hold what was made."""
    warnings: tuple[str, ...] = ()
    failure: Failure | None = None
    seconds: float = 0.0
    is_fresh: bool = False
    """Whether nothing was to do, so that no file was written."""
    record: Mapping[str, Any] | None = None
    """What the ledger keeps of it."""

    def plain(self) -> dict[str, Any]:
        """Return the outcome as JSON values."""
        return asdict(self)

    @classmethod
    def read(cls, value: Mapping[str, Any]) -> Outcome:
        """Return the outcome that JSON values stand for."""
        failure = Failure(**value["failure"]) if value["failure"] else None
        lists = {name: tuple(value[name]) for name in ("files", "warnings")}
        return cls(**{**value, **lists, "failure": failure})
