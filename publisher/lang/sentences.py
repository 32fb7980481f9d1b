"""Cut text into sentences and clauses, with their places."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.lang.lazy import lazy
from publisher.model import Language, Span

_ZH_SENTENCE = lazy(r"[^。！？!?]+(?:[。！？!?]+[”’」』）)]*|$)")
_ZH_CLAUSE = lazy(r"[^，；：,;。！？!?]+")
_EN_STOP = lazy(r"[.!?][\"”')]*(?=\s+[\"“(]?[A-Z0-9$£€])")
_EN_ABBREVIATION = lazy(
    r"(?:\b(?:U\.S|U\.K|Mr|Mrs|Ms|Dr|Inc|Ltd|Co|Corp|St|No|vs|e\.g|i\.e|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"
    r"|\b[A-Z])\.$"
)
_EN_FORM = lazy(r"\b(?:Inc|Ltd|Co|Corp)\.$")
_EN_OPENER = lazy(
    r"\s+(?:In|On|At|By|The|It|Its|This|That|They|We|Our|He|She|After|Before|When|While|From|Since|For|During)\s"
)
"""Words that open a sentence after a company's legal form."""
_EN_CLAUSE = lazy(r"(?:[^,;:]|(?<=\d),(?=\d{3}))+")


_LONGEST = 800
"""Signs of the longest sentence; what runs on without a full stop is cut at a mark or space before."""
_CUTS = lazy(r"[，；;,、\s]")


def sentences(text: str, within: Span, language: Language) -> Iterator[Span]:
    """Yield the sentences of a line, white space around them left out."""
    cut = _english if language == "en" else _chinese
    for start, end in (piece for whole in cut(text, within) for piece in _pieces(text, *whole)):
        words = text[start:end]
        if stripped := words.strip():
            begin = start + words.index(stripped)
            yield Span(begin, begin + len(stripped))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        marks = [match.end() for match in _CUTS.finditer(text, start + _LONGEST // 2, start + _LONGEST)]
        stop = marks[-1] if marks else start + _LONGEST
        yield start, stop
        start = stop
    yield start, end


def clauses(text: str, within: Span, language: Language) -> tuple[Span, ...]:
    """Return the clauses of a sentence, without the marks between them."""
    pattern = _EN_CLAUSE if language == "en" else _ZH_CLAUSE
    return tuple(Span(*match.span()) for match in pattern.finditer(text, within.start, within.end))


def _chinese(text: str, within: Span) -> Iterator[tuple[int, int]]:
    for match in _ZH_SENTENCE.finditer(text, within.start, within.end):
        yield match.span()


def _english(text: str, within: Span) -> Iterator[tuple[int, int]]:
    start = within.start
    for match in _EN_STOP.finditer(text, within.start, within.end):
        is_form = _EN_FORM.search(text, start, match.start() + 1) and _EN_OPENER.match(text, match.end())
        if is_form or not _EN_ABBREVIATION.search(text, start, match.start() + 1):
            yield start, match.end()
            start = match.end()
    yield start, within.end
