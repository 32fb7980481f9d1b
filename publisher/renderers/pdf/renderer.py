"""The PDF renderer: content and theme in, a finished file out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from publisher.errors import RenderError
from publisher.model import Artifact, Content, Theme
from publisher.renderers.pdf.frame import PAPERS, Arrangement, Paper

LAYOUTS = get_args(Arrangement)


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfRenderer:
    """Makes the brief: a cover, the full text in both languages or one, and tables of all facts."""

    paper: Paper = "A4"
    layout: Arrangement = "facing"

    def render(self, content: Content, theme: Theme) -> Artifact:
        """Return the brief as a PDF file. Raises `RenderError` when a font lacks a character."""
        if self.paper not in PAPERS:
            raise RenderError(f"no paper '{self.paper}'", hint=f"Papers: {', '.join(PAPERS)}.")
        if self.layout not in LAYOUTS:
            raise RenderError(f"no layout '{self.layout}'", hint=f"Layouts: {', '.join(LAYOUTS)}.")
        # ReportLab is slow to import: only the one who makes a PDF pays for it.
        from publisher.renderers.pdf.pages import plan
        from publisher.renderers.pdf.write import write

        planned = plan(content, theme, self.paper, self.layout)
        return Artifact(data=write(planned.layout), suffix=".pdf", diagnostics=planned.diagnostics)
