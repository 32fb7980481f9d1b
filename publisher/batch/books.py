"""The books of a build: every article is accounted for."""

from __future__ import annotations

from dataclasses import dataclass, field

from publisher.batch.job import Outcome
from publisher.errors import BatchError


@dataclass(slots=True)
class Books:
    """How many articles there were, and what became of them."""

    inputs: int
    built: int = 0
    cached: int = 0
    failed: int = 0
    left: int = 0
    """Not tried, since the build was stopped."""
    _seen: set[str] = field(default_factory=set)

    def enter(self, outcome: Outcome) -> bool:
        """Count an outcome; return False for one that was counted before, which changes nothing."""
        if outcome.folder in self._seen:
            return False
        self._seen.add(outcome.folder)
        setattr(self, outcome.status, getattr(self, outcome.status) + 1)
        return True

    def close(self) -> None:
        """Raise `BatchError` when not every article is accounted for."""
        if self.inputs != self.built + self.cached + self.failed + self.left:
            raise BatchError(f"the books do not close: {self}", hint="Build again; and please report it.")
