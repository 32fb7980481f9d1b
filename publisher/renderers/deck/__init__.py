"""Render a content as a PowerPoint deck: plan the slides, then write them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from publisher.errors import RenderError
from publisher.model import ArticleLimits, Artifact, Content, Language, Make, Reading, Theme

if TYPE_CHECKING:
    from publisher.renderers.deck.house import House
    from publisher.renderers.deck.slides import Deck

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
    date: str | None = None
    """The date of the file, `2024-12-16`; None is the article's."""
    limits: ArticleLimits = field(default_factory=ArticleLimits, repr=False, compare=False)

    def previews(self, content: Content, theme: Theme) -> tuple[str, ...]:
        """Return a picture of each slide of the deck as an SVG element, in the theme's own template."""
        from publisher.renderers.deck.plan import plan
        from publisher.renderers.deck.preview import previews

        return previews(plan(content, theme, self.language or content.languages[0], None), theme)

    def render(self, content: Content, theme: Theme) -> Artifact:
        """Return the deck of the content, dressed in the theme.

        Raises `RenderError` when the content does not have the language, `ThemeError` when the template cannot serve.
        """
        from publisher.renderers.deck.write import write

        theme, house = self._marked(theme), self._house()
        deck = self._plan(content, theme, house)
        if (count := len(deck.slides)) > self.limits.slides:
            raise self.limits.over("slides", f"a deck of {count:,} slides", content.source.name)
        return Artifact(
            data=write(
                deck._replace(published=self.date or deck.published), theme, house, content if self.embed else None
            ),
            suffix=".pptx",
            diagnostics=deck.diagnostics,
        )

    def says(self, content: Content, theme: Theme) -> Reading:
        """Return what the deck would say, place by place, without making it."""
        from publisher.renderers.deck.reading import reading

        theme, house = self._marked(theme), self._house()
        deck = self._plan(content, theme, house)
        options = (("language", deck.language), *((("mark", theme.brand.mark),) if theme.brand.mark else ()))
        return reading(deck, theme, Make(theme=theme.name, options=options, is_house=house is not None))

    def places(self, content: Content, theme: Theme) -> dict[str, tuple[int, ...]]:
        """Return the slides on which each fact of the content stands, by its id."""
        slides = list(enumerate(self._plan(content, self._marked(theme), self._house()).slides, 1))
        shown = dict.fromkeys(key for _, slide in slides for key in slide.facts)
        return {key: tuple(number for number, slide in slides if key in slide.facts) for key in shown}

    def _plan(self, content: Content, theme: Theme, house: House | None) -> Deck:
        from publisher.renderers.deck.plan import plan

        language = self.language or content.languages[0]
        if language not in content.languages:
            has = " and ".join(content.languages)
            raise RenderError(f"no deck in {language}", hint=f"The content has {has}.")
        return plan(content, theme, language, house.page if house else None)

    def _marked(self, theme: Theme) -> Theme:
        return theme if self.mark is None else replace(theme, brand=replace(theme.brand, mark=self.mark))

    def _house(self) -> House | None:
        if not self.template:
            return None
        from publisher.renderers.deck import house as houses

        return houses.read(self.template)
