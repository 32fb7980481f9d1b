"""Fit text before it is placed: by measured widths, down a fixed ladder of sizes.

PowerPoint shrinks text only when somebody edits it, so a slide must fit as written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from publisher.errors import ThemeError
from publisher.renderers.deck import scripts
from publisher.renderers.deck.slides import Paragraph, Run, Text, set_size
from publisher.renderers.deck.slots import Level, Slot
from publisher.typeset.arial import Arial
from publisher.typeset.shorten import shortened

LADDER = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58, 0.52, 0.46)
_RESERVE = 0.96
"""The share of a line that is filled: faces differ from the table by up to 4 %."""
_HAN_LEADING, _LATIN_LEADING = 1.32, 1.17
# Some applications set a space between Chinese and Latin; there is room for it.
_SEAM_WIDTH = 0.2


def fit(slot: Slot, paragraphs: Sequence[Paragraph]) -> Text:
    """Return the paragraphs at the largest size at which they fit, shortened only when none does."""
    scale = largest_scale(slot, paragraphs)
    if scale is not None:
        return Text(slot=slot, paragraphs=tuple(paragraphs), scale=scale)
    return _shortened(slot, tuple(paragraphs))


def fit_title(slot: Slot, paragraphs: Sequence[Paragraph]) -> Text | None:
    """Return a title on one line, somewhat smaller if need be, or else on two; None when it needs more."""
    for lines, scales in ((1, LADDER[:4]), (2, LADDER[1:6])):
        for scale in scales:
            if line_count(slot, paragraphs[0], scale) <= lines and height(slot, paragraphs, scale) <= slot.depth:
                return Text(slot=slot, paragraphs=tuple(paragraphs), scale=scale)
    return None


def fit_alike(items: Iterable[tuple[Slot, Sequence[Paragraph]]]) -> tuple[Text, ...]:
    """Fit equal slots in equal sizes; one with too much to say does not make all the others small."""
    texts = [fit(slot, paragraphs) for slot, paragraphs in items]
    shared = min((text.scale for text in texts if text.scale >= 0.58), default=1.0)
    return tuple(text if text.left_over else text._replace(scale=min(shared, text.scale)) for text in texts)


def fit_cards(items: Iterable[tuple[Slot, Sequence[Paragraph]]]) -> tuple[Text, ...]:
    """Fit cards in equal sizes: their numbers first, then labels and captions."""
    cards = [(slot, tuple(paragraphs)) for slot, paragraphs in items]
    for rest in (1.0, 0.9, 0.8):
        for lines, ratio in _head_steps(cards):
            trial = [(slot, _card(ps, ratio, rest)) for slot, ps in cards]
            is_short = all(line_count(slot, ps[0]) <= lines for slot, ps in trial)
            if is_short and all(height(slot, ps) <= slot.depth for slot, ps in trial):
                label = _label_ratio(trial)
                return tuple(
                    Text(slot=slot, paragraphs=(ps[0], *(_scaled(p, label) for p in ps[1:2]), *ps[2:]))
                    for slot, ps in trial
                )
    return tuple(_shortened(slot, _card(ps, 0.64, 0.8), 1.0) for slot, ps in cards)


def fits(slot: Slot, paragraphs: Sequence[Paragraph], smallest: float) -> bool:
    """Tell whether the paragraphs fit at a scale of at least `smallest`."""
    scale = largest_scale(slot, paragraphs)
    return scale is not None and scale >= smallest


def largest_scale(slot: Slot, paragraphs: Sequence[Paragraph]) -> float | None:
    """Return the first step of the ladder at which the paragraphs fit, or None."""
    return next((scale for scale in LADDER if height(slot, paragraphs, scale) <= slot.depth), None)


def height(slot: Slot, paragraphs: Sequence[Paragraph], scale: float = 1.0) -> float:
    """Return the height of the paragraphs, in points."""
    total = 0.0
    for i, paragraph in enumerate(paragraphs):
        level = slot.levels[paragraph.level]
        total += sum(_lines(slot, paragraph, scale)) * level.leading + (level.before if i else 0)
    return total


def line_count(slot: Slot, paragraph: Paragraph, scale: float = 1.0) -> int:
    """Return how many lines a paragraph takes."""
    return len(_lines(slot, paragraph, scale))


class Line(NamedTuple):
    """A line of a paragraph: its natural height, and its pieces of text with their sizes, in points."""

    height: float
    pieces: tuple[tuple[str, Run, float], ...]


def broken(slot: Slot, paragraph: Paragraph, scale: float = 1.0) -> list[Line]:
    """Break a paragraph greedily, as PowerPoint does. Raises `ThemeError` where there is no room at all."""
    return _broken(slot.measure, slot.levels[paragraph.level], paragraph, scale)


def _broken(measure: float, level: Level, paragraph: Paragraph, scale: float) -> list[Line]:
    measure = (measure - (18 if level.bullet else 0)) * _RESERVE
    if measure <= 0:
        raise ThemeError("the theme leaves no room for text on its slides", hint="Make margins and gaps smaller.")
    heights, used, last = [0.0], 0.0, ""
    pieces: list[list[tuple[str, Run, float]]] = [[]]
    for run in paragraph.runs:
        size = set_size(level.size, run.ratio, scale)
        han, latin = size * _HAN_LEADING, size * _LATIN_LEADING
        for unit in _units(run.text, level.bold if run.bold is None else run.bold):
            is_seam = last and unit.first and last != unit.first
            width = (unit.width + (_SEAM_WIDTH if is_seam else 0)) * size
            last = unit.last
            if used and used + width > measure:
                heights.append(0.0)
                pieces.append([])
                used = 0.0
            while width > measure:  # a word longer than the line is broken inside
                heights.append(heights[-1])
                pieces.append([])
                width -= measure
            used += width + unit.space * size
            heights[-1] = max(heights[-1], han if unit.has_han else latin)
            pieces[-1].append((unit.text, run, size))
    if not heights[0]:
        heights[0] = level.size * scale * _HAN_LEADING
    return [Line(height, tuple(line)) for height, line in zip(heights, pieces, strict=True)]


def _lines(slot: Slot, paragraph: Paragraph, scale: float) -> tuple[float, ...]:
    return _heights(slot.measure, slot.levels[paragraph.level], paragraph, scale)


@lru_cache(maxsize=2048)  # cards are tried in many sizes together, each paragraph in few
def _heights(measure: float, level: Level, paragraph: Paragraph, scale: float) -> tuple[float, ...]:
    return tuple(line.height for line in _broken(measure, level, paragraph, scale))


class _Unit(NamedTuple):
    """What a line break may not split, in em."""

    text: str
    width: float
    space: float
    """The white space behind it, which a line end swallows."""
    has_han: bool
    first: str
    """Script of its first and last sign: `h` Chinese, `l` letters and digits, empty for the rest."""
    last: str


@lru_cache(maxsize=2048)
def _units(text: str, bold: bool) -> tuple[_Unit, ...]:
    units = []
    for found, classes in scripts.units(text):
        body = found.rstrip()
        units.append(
            _Unit(
                found,
                text_width(body, bold),
                text_width(found[len(body) :], bold),
                scripts.is_han(classes[: len(body)]),
                _script(body[:1], classes[:1]),
                _script(found[-1:], classes[-1:]),
            )
        )
    return tuple(units)


def _script(sign: str, kind: str) -> str:
    if not sign.isalnum():
        return ""
    return "h" if scripts.is_han(kind) else "l"


@lru_cache(maxsize=4096)
def text_width(text: str, bold: bool) -> float:
    """Return the width of a piece of text, in em."""
    return Arial(is_bold=bold, is_chinese=scripts.has_han(text)).width(text)


def _head_steps(cards: Sequence[tuple[Slot, tuple[Paragraph, ...]]]) -> list[tuple[int, float]]:
    """Return how many lines a number may take, and at what size, in order of preference.

    A phrase of Latin words may wrap between them; a Chinese number and its unit stay together.
    """
    is_spaced = any(" " in ps[0].text.strip() for _, ps in cards)
    ways = ((1, 0.82), (2, 0.64), (3, 0.46)) if is_spaced else ((1, 0.52), (2, 0.46))
    return [(lines, ratio) for lines, smallest in ways for ratio in LADDER if ratio >= smallest]


def _card(paragraphs: tuple[Paragraph, ...], head: float, rest: float) -> tuple[Paragraph, ...]:
    return (_scaled(paragraphs[0], head), *(_scaled(paragraph, rest) for paragraph in paragraphs[1:]))


def _label_ratio(cards: Sequence[tuple[Slot, tuple[Paragraph, ...]]]) -> float:
    """Return a size a little smaller when that saves lines, so that no single word stands alone on one."""

    def lines(ratio: float) -> int:
        return sum(line_count(slot, _scaled(ps[1], ratio)) for slot, ps in cards if len(ps) > 1)

    return min((1.0, 0.96, 0.92, 0.88, 0.84), key=lambda ratio: (lines(ratio), -ratio))


def _scaled(paragraph: Paragraph, ratio: float) -> Paragraph:
    return paragraph._replace(runs=tuple(run._replace(ratio=run.ratio * ratio) for run in paragraph.runs))


def _shortened(slot: Slot, paragraphs: tuple[Paragraph, ...], scale: float = LADDER[-1]) -> Text:
    """Cut the longest words at the smallest size, never a number; all the words go to the notes."""
    left_over: dict[int, str] = {}
    while (needed := height(slot, paragraphs, scale)) > slot.depth:
        longest = max(range(len(paragraphs)), key=lambda i: len(_longest(paragraphs[i]).text))
        full = paragraphs[longest]
        if len(_longest(full).text) < 8:
            break
        left_over.setdefault(longest, full.text)
        share = 0.9 if needed < slot.depth * 4 else 0.5
        paragraphs = (*paragraphs[:longest], _cut(full, share), *paragraphs[longest + 1 :])
    return Text(slot=slot, paragraphs=paragraphs, scale=scale, left_over=tuple(left_over.values()))


def _longest(paragraph: Paragraph) -> Run:
    """Return the longest run of plain words; quantities are set strong."""
    plain = [run for run in paragraph.runs if not run.bold] or [Run(text="")]
    return max(plain, key=lambda run: len(run.text))


def _cut(paragraph: Paragraph, share: float) -> Paragraph:
    """Return the paragraph with a share of its longest words, ending in an ellipsis."""
    longest = _longest(paragraph)
    words = longest.text.removesuffix("…")
    cut = longest._replace(text=shortened(words, int(len(words) * share)))
    return paragraph._replace(runs=tuple(cut if run is longest else run for run in paragraph.runs))
