"""The typeset bilingual brief."""

from __future__ import annotations

from publisher.renderers.pdf.renderer import PdfRenderer

__all__ = ["PdfRenderer"]
