"""Render a content as a PowerPoint deck: plan the slides, then write them."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.errors import RenderError
from publisher.model import Artifact, Content, Language, Theme

__all__ = ["DeckRenderer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckRenderer:
    """Makes a .pptx of 6 to 20 slides: native charts and tables, every number with its sentence in the notes."""

    language: Language | None = None
    """The deck's language; None is the article's."""

    def render(self, content: Content, theme: Theme) -> Artifact:
        """Return the deck of the content, dressed in the theme.

        Raises `RenderError` when the content does not have the language.
        """
        from publisher.renderers.deck.plan import plan
        from publisher.renderers.deck.write import write

        language = self.language or content.languages[0]
        if language not in content.languages:
            has = " and ".join(content.languages)
            raise RenderError(f"no deck in {language}", hint=f"The content has {has}.")
        deck = plan(content, theme, language)
        return Artifact(data=write(deck, theme), suffix=".pptx", diagnostics=deck.diagnostics)
