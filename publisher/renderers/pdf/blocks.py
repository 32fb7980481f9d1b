"""Set text: lines from the breaker, blocks of lines."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial

from publisher.model import Language
from publisher.renderers.pdf.setting import Style
from publisher.renderers.pdf.shapes import Block, Node, Spell, Words
from publisher.typeset.lines import Line, TextRun, break_runs

ASCENT = 0.72
"""Share of a line's height that stands above the baseline, whatever the face says."""


Lines = tuple[tuple[Spell, ...], ...]
Runs = tuple[tuple[str, Style], ...]


def set_lines(
    runs: Sequence[tuple[str, Style]],
    measure: float,
    *,
    language: Language | None = None,
    indent: float = 0.0,
    justify: bool = False,
) -> Lines:
    """Return the lines of a paragraph; `indent` is in em, all its runs have one size."""
    kept = tuple((words, style) for words, style in runs if words)
    if not kept:
        return ()
    return _set(kept, measure, language or kept[0][1].language, indent, justify)


# The cover is laid out twice: once to see what fits, once with the white that is left spread over it.
@lru_cache(maxsize=512)
def _set(
    runs: Runs, measure: float, language: Language, indent: float, justify: bool, loosest: float = math.inf
) -> Lines:
    return tuple(_spelled(line, runs) for line in _broken(runs, measure, language, indent, justify, loosest))


@lru_cache(maxsize=512)
def _broken(
    runs: Runs, measure: float, language: Language, indent: float, justify: bool, loosest: float
) -> tuple[Line, ...]:
    size = runs[0][1].size
    for words, style in runs:
        style.face.check(words)
    return break_runs(
        [TextRun(words, style.face) for words, style in runs],
        measure / size,
        language=language,
        indent=indent,
        justify=justify,
        loosest=loosest,
    )


def forget() -> None:
    """Let go of the lines that were set: those of another brief are others."""
    _set.cache_clear()
    _broken.cache_clear()


def set_block(
    runs: Sequence[tuple[str, Style]], measure: float, node: Node | None = None, *, limit: int | None = None
) -> Block:
    """Return a short paragraph as a block, cut after `limit` lines; a line that would be torn open is ragged."""
    kept = tuple((words, style) for words, style in runs if words)
    style = runs[0][1]
    lines = set_lines(kept, measure, justify=True)
    if len(lines) > 1:
        measure = _whole(measure, style)
        lines = _set(kept, measure, style.language, 0.0, True, _loosest(style))
    if limit is not None and len(lines) > limit:
        lines = (*lines[: limit - 1], _ellipsis(lines[limit - 1], runs[0][1], measure))
    return lines_block(lines, runs[0][1], node) if lines else Block(0.0)


def set_title(runs: Sequence[tuple[str, Style]], measure: float, node: Node | None = None) -> Block:
    """Return a title or heading as a block: never justified, its lines about equally long in English."""
    lines = set_lines(runs, measure)
    if len(lines) > 1 and runs[0][1].language == "en":
        lines = _balanced(runs, measure, lines)
    return lines_block(lines, runs[0][1], node) if lines else Block(0.0)


def _balanced(runs: Sequence[tuple[str, Style]], measure: float, lines: Lines) -> Lines:
    """Return as many lines in the narrowest measure that holds them, to a sixteenth."""
    low, high = measure / 2, measure
    for _ in range(4):
        middle = (low + high) / 2
        tried = set_lines(runs, middle)
        if len(tried) <= len(lines) and all(width_of(line, runs[0][1].size) <= middle + 0.1 for line in tried):
            lines, high = tried, middle
        else:
            low = middle
    return lines


def even_measure(texts: Iterable[tuple[str, Style]], measure: float, least: float) -> float:
    """Return the widest measure, no wider than `measure`, in which justifying tears no line of some texts open.

    Where there is none down to `least`, it is `measure` less what is no whole em.
    """
    texts = tuple(texts)
    widest = tried = _whole(measure, texts[0][1])
    while tried >= least:
        if all(_is_even(text, tried) for text in texts):
            return tried
        tried -= texts[0][1].em
    return widest


def _is_even(text: tuple[str, Style], measure: float) -> bool:
    style = text[1]
    lines = _broken((text,), measure, style.language, 0.0, True, _loosest(style))
    return all(line.width * style.size > measure - 0.1 for line in lines[:-1])


def _whole(measure: float, style: Style) -> float:
    """Return a measure less what is no whole em: Han fill it without being spread."""
    return max(1, measure // style.em) * style.em


def _loosest(style: Style) -> float:
    """Return how far the white of a short line may be stretched: word spaces to half an em, Han to a twelfth."""
    return 1.6 if style.language == "en" else 2.5


def lines_block(lines: Iterable[tuple[Spell, ...]], style: Style, node: Node | None) -> Block:
    """Return lines as a block."""
    words = tuple(Words(0.0, (i + ASCENT) * style.leading, style.size, spells, node) for i, spells in enumerate(lines))
    return Block(style.leading * len(words), words)


def set_line(runs: Sequence[tuple[str, Style]], node: Node | None = None, *, gap: float = 0.0) -> tuple[Block, float]:
    """Return runs set on one line whatever their length, `gap` points apart, and their width.

    The runs may differ in size; the first one's leading rules.
    """
    placed: list[Words] = []
    x = 0.0
    for i, (words, style) in enumerate(runs):
        if not words:
            continue
        (spells, *_) = set_lines([(words, style)], 1e6)
        if not spells:
            continue  # nothing but white
        width = width_of(spells, style.size)
        if gap and words[-1:] != " " and i + 1 < len(runs) and not _is_one_word(words, runs[i + 1][0]):
            # What stands apart is read apart.
            spells = (*spells, spells[-1]._replace(x=width, text=" "))
        placed.append(Words(x, ASCENT * runs[0][1].leading, style.size, spells, node))
        x += width + gap
    return Block(runs[0][1].leading, tuple(placed)), max(0.0, x - gap)


def _is_one_word(left: str, right: str) -> bool:
    """Tell whether a number touches Chinese: 超1.6万亿元."""
    return any(a.isdigit() and b >= "\u2e80" for a, b in ((left[-1], right[:1]), (right[:1], left[-1])))


def width_of(spells: tuple[Spell, ...], size: float) -> float:
    """Return how far a line reaches, in points."""
    if not spells:
        return 0.0
    last = spells[-1]
    return last.x + (last.face.width(last.text) + last.tracking * (len(last.text) - 1)) * size


def right_aligned(block: tuple[Block, float], measure: float) -> Block:
    """Return a line moved to the right edge of the measure."""
    line, width = block
    return Block(line.height, line.at(measure - width, 0.0))


_spell: Callable[[tuple[object, ...]], Spell] = partial(tuple.__new__, Spell)
"""Makes a spell without its constructor, which is slow: there are thousands of them."""


def _spelled(line: Line, runs: Sequence[tuple[str, Style]]) -> tuple[Spell, ...]:
    size = runs[0][1].size
    looks = [(style.face, style.color) for _, style in runs]
    spells = [_spell((x * size, text, *looks[run], tracking)) for text, x, run, _, tracking in line.pieces]
    if spells and line.text[-1:].isspace() and not line.pieces[-1].is_hyphen:
        # Readers of the text layer would join the last word to the first of the next line.
        spells.append(spells[-1]._replace(x=line.width * size, text=" "))
    return tuple(spells)


def _ellipsis(spells: tuple[Spell, ...], style: Style, measure: float) -> tuple[Spell, ...]:
    """Return the line with an ellipsis at its end, cut so that it fits; English is cut between words."""
    room = measure - style.face.width("…") * style.size
    kept = list(spells)
    while kept and (width_of(tuple(kept), style.size) > room or kept[-1].text == " "):
        kept.pop()
    if style.language == "en" and len(kept) < len(spells):
        while kept and kept[-1].text != " ":
            kept.pop()
    while len(kept) > 1 and (kept[-1].text[-1:] in " ,，、" or kept[-1].text[-1:].isdigit()):
        kept.pop()  # never after a number: without its magnitude it would be another one
    kept = kept or list(spells[:1])
    return (*kept, Spell(width_of(tuple(kept), style.size), "…", style.face, style.color))
