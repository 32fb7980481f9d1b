"""The PDF renderer: content and theme in, a finished file out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, get_args

from publisher.errors import RenderError
from publisher.model import ArticleLimits, Artifact, Content, Make, Reading, Theme
from publisher.renderers.pdf.frame import PAPERS, Arrangement, Paper

if TYPE_CHECKING:
    from publisher.renderers.pdf.pages import Plan

LAYOUTS = get_args(Arrangement)


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfRenderer:
    """Makes the brief: a cover, the full text in both languages or one, and tables of all facts."""

    paper: Paper = "A4"
    layout: Arrangement = "facing"
    date: str | None = None
    """The date of the file, `2024-12-16`; None is the article's."""
    limits: ArticleLimits = field(default_factory=ArticleLimits, repr=False, compare=False)

    def render(self, content: Content, theme: Theme) -> Artifact:
        """Return the brief as a PDF file. Raises `RenderError` when a font lacks a character."""
        # ReportLab is slow to import: only the one who makes a PDF pays for it.
        from publisher.renderers.pdf.embed import embed
        from publisher.renderers.pdf.write import write

        planned = self._plan(content, theme)
        if (count := len(planned.layout.pages)) > self.limits.pages:
            raise self.limits.over("pages", f"a brief of {count:,} pages", content.source.name)
        layout = planned.layout._replace(date=self.date or planned.layout.date)
        fonts = embed(layout)
        data = write(layout, fonts, self._make(theme))
        paths = tuple(sorted(face.path for face in fonts))
        return Artifact(data=data, suffix=".pdf", diagnostics=planned.diagnostics, fonts=paths)

    def says(self, content: Content, theme: Theme) -> Reading:
        """Return what the brief would say, element by element, without making it."""
        from publisher.renderers.pdf.reading import reading

        return reading(self._plan(content, theme).layout, self._make(theme))

    def _plan(self, content: Content, theme: Theme) -> Plan:
        if self.paper not in PAPERS:
            raise RenderError(f"no paper '{self.paper}'", hint=f"Papers: {', '.join(PAPERS)}.")
        if self.layout not in LAYOUTS:
            raise RenderError(f"no layout '{self.layout}'", hint=f"Layouts: {', '.join(LAYOUTS)}.")
        from publisher.renderers.pdf.pages import plan

        return plan(content, theme, self.paper, self.layout)

    def _make(self, theme: Theme) -> Make:
        return Make(theme=theme.name, options=(("layout", self.layout), ("paper", self.paper)))
