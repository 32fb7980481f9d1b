"""Render a content as a PowerPoint deck: plan the slides, then write them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from publisher.errors import RenderError
from publisher.model import Artifact, Content, Language, Theme

__all__ = ["DeckRenderer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckRenderer:
    """Makes a .pptx of 6 to 20 slides: native charts and tables, every number with its sentence in the notes."""

    language: Language | None = None
    """The deck's language; None is the article's."""
    template: str | None = None
    """Path of a .pptx or .potx whose layouts, fonts and colours are used instead of the theme's."""

    mark: str | None = None
    """A mark such as "Draft" on every slide, instead of the theme's."""
    embed: bool = True
    """Whether the file carries the content model inside, without notes of the review."""

    def previews(self, content: Content, theme: Theme) -> tuple[str, ...]:
        """Return a picture of each slide of the deck as an SVG element, in the theme's own template."""
        from publisher.renderers.deck.plan import plan
        from publisher.renderers.deck.preview import previews

        return previews(plan(content, theme, self.language or content.languages[0]), theme)

    def render(self, content: Content, theme: Theme) -> Artifact:
        """Return the deck of the content, dressed in the theme.

        Raises `RenderError` when the content does not have the language, `ThemeError` when the template cannot serve.
        """
        from publisher.renderers.deck.plan import plan
        from publisher.renderers.deck.write import write

        language = self.language or content.languages[0]
        if self.mark is not None:
            theme = replace(theme, brand=replace(theme.brand, mark=self.mark))
        if language not in content.languages:
            has = " and ".join(content.languages)
            raise RenderError(f"no deck in {language}", hint=f"The content has {has}.")
        house = None
        if self.template:
            from publisher.renderers.deck import house as houses

            house = houses.read(self.template)
        deck = plan(content, theme, language, house.page if house else None)
        return Artifact(
            data=write(deck, theme, house, content if self.embed else None),
            suffix=".pptx",
            diagnostics=deck.diagnostics,
        )
