"""Every numeral that a reader of a deck sees is one of the source, or said of a fact of the source."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from publisher.lang import Speaker
from publisher.lang.lazy import lazy
from publisher.model import Artifact, Content, Diagnostic, Segment

_NUMERAL = lazy(r"\d+(?:[.,]\d+)*")
_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_PARAGRAPH = "{http://schemas.openxmlformats.org/drawingml/2006/main}p"
_FIELD = "{http://schemas.openxmlformats.org/drawingml/2006/main}fld"
_PART = lazy(r"[（(]\d+(?:\s*/\s*\d+)?[）)]$")
"""The counter of a title that goes on over several slides: a structural number."""
_MONTH = lazy(r"(?:[1-9]|1[0-2])月")
"""A cell of a timeline that is drawn by months."""
_SLIDE = lazy(r"ppt/slides/slide(\d+)\.xml")


def findings(artifact: Artifact, content: Content) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each numeral on a slide that neither the source nor its facts give."""
    if artifact.suffix != ".pptx":
        return
    known = _known(content)
    with zipfile.ZipFile(io.BytesIO(artifact.data)) as package:
        slides = sorted((int(m[1]), m[0]) for m in map(_SLIDE.fullmatch, package.namelist()) if m)
        for number, part in slides:
            for text in _paragraphs(package.read(part)):
                if _MONTH.fullmatch(text):
                    continue
                for numeral in _NUMERAL.findall(_PART.sub("", text.strip())):
                    if numeral.replace(",", "") not in known:
                        yield Diagnostic(
                            code="number-not-in-source",
                            message=f"slide {number}: {numeral} in “{text[:60]}” is not in the source",
                            hint="Correct the content file, or report it: the publisher should not have written this.",
                        )


def _paragraphs(slide: bytes) -> Iterator[str]:
    root = etree.fromstring(slide, etree.XMLParser(resolve_entities=False, no_network=True))
    for paragraph in root.iter(_PARAGRAPH):
        fields = set(paragraph.iter(_FIELD))
        yield "".join(t.text or "" for t in paragraph.iter(_TEXT) if t.getparent() not in fields)


def _known(content: Content) -> set[str]:
    """Return the numerals of the source, of its facts as said in either language, and of its translation."""
    texts = [content.source.text, content.source.name, content.source.sha256[:12]]
    for language in content.languages:
        speaker = Speaker(content, language)
        for metric in content.metrics:
            texts += [speaker.quantity(metric).text, speaker.as_of(metric), speaker.text(metric.label)]
        for milestone in content.milestones:
            texts += [speaker.date(milestone.date), speaker.text(milestone.event)]
        texts += [speaker.text(segment) for segment in _segments(content)]
        texts += scale(content)
        texts.append(speaker.date(content.source.published) if content.source.published else "")
    return {numeral.replace(",", "") for text in texts for numeral in _NUMERAL.findall(text)}


def scale(content: Content) -> list[str]:
    """Return the years of a timeline: from the decade of its first milestone to its last they are a scale, no facts."""
    years = [int(year) for m in content.milestones for year in re.findall(r"\d{4}", m.date)]
    return [str(year) for year in range(min(years) // 10 * 10, max(years) + 1)] if years else []


def _segments(content: Content) -> Iterator[Segment]:
    yield content.source.title
    for section in content.sections:
        if section.title:
            yield section.title
        if isinstance(section.headline, Segment):
            yield section.headline
