"""Finished files as readable text: what golden tests compare and people read in a diff."""

from __future__ import annotations

import io
from collections.abc import Iterator

from pptx import Presentation
from pypdf import PdfReader


def deck(data: bytes) -> str:
    """Return a deck as text: layout, shapes, charts, tables and notes of each slide."""
    lines: list[str] = []
    for number, slide in enumerate(Presentation(io.BytesIO(data)).slides, start=1):
        lines += [f"── slide {number} · {slide.slide_layout.name} ──"]
        for shape in slide.shapes:
            lines += _shape(shape)
        lines += ["  notes:", *_indented(slide.notes_slide.notes_text_frame.text)]
        lines.append("")
    return "\n".join(lines)


def _shape(shape: object) -> Iterator[str]:
    name = shape.name  # type: ignore[attr-defined]
    if getattr(shape, "has_chart", False):
        plot = shape.chart.plots[0]  # type: ignore[attr-defined]
        yield f"  {name}: chart"
        for series in plot.series:
            yield from (
                f"    {category} = {value:g}" for category, value in zip(plot.categories, series.values, strict=True)
            )
    elif getattr(shape, "has_table", False):
        yield f"  {name}: table"
        for row in shape.table.rows:  # type: ignore[attr-defined]
            yield "    " + " | ".join(cell.text for cell in row.cells)
    elif getattr(shape, "has_text_frame", False) and shape.text_frame.text:  # type: ignore[attr-defined]
        text = shape.text_frame.text.replace("\v", "\n")  # type: ignore[attr-defined]
        if "\n" in text:
            yield f"  {name}:"
            yield from _indented(text)
        else:
            yield f"  {name}: {text}"


def _indented(text: str) -> list[str]:
    return [f"    {line}" for line in text.replace("\v", "\n").splitlines() if line.strip()]


def brief(data: bytes) -> str:
    """Return a brief as text: its outline, then each page's lines in the order they were written."""
    reader = PdfReader(io.BytesIO(data))
    lines = [f"title: {reader.metadata.title}" if reader.metadata else "", f"pages: {len(reader.pages)}"]
    for number, page in enumerate(reader.pages, start=1):
        lines += [
            "",
            f"── page {number} ──",
            *(line.rstrip() for line in page.extract_text().splitlines() if line.strip()),
        ]
    return "\n".join(lines) + "\n"
