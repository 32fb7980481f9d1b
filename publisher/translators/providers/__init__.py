"""Providers: machines that translate one text at a time, for `publisher translate --provider`.

Only that command asks them, and what they reply is written into the translation file: making a deck or a brief
calls nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

__all__ = ["Message", "Provider"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One turn of a conversation with a model."""

    role: Literal["system", "user", "assistant"]
    text: str


class Provider(Protocol):
    """Gives a model's reply. Made without arguments: what it needs, it finds in the environment."""

    @property
    def name(self) -> str:
        """The model and where it runs, for the record: `qwen2.5 at localhost`. It holds no secret."""
        ...

    def complete(self, messages: Sequence[Message]) -> str:
        """Return the reply to a conversation.

        Raises `TranslationError` when there is none to be had, `UnusableReplyError` when this one is of no use.
        """
        ...


class UnusableReplyError(Exception):
    """A reply came, but holds no text that could be used. Its message says why, as the end of a sentence."""
