"""Cut a paragraph into the units that a line is made of.

A unit is what no line ever splits: one Han character, one mark, `——`, a Latin word or a syllable
of it, a space. Full-width marks know how much white they carry before and after their ink, so
that it can be taken away beside another mark and at the edges of a line (CLREQ 3.1.6).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple, Protocol

from publisher.model import Language
from publisher.typeset.hyphens import positions


class Widths(Protocol):
    """Tells how wide text is in some face."""

    def width(self, text: str) -> float:
        """Return the advance of `text` in em: its width at size 1."""
        ...

    def __hash__(self) -> int:
        """Tell faces apart: what was found out about a text is remembered for each."""
        ...


class TextRun(NamedTuple):
    """A stretch of a paragraph that is set in one face."""

    text: str
    widths: Widths
    mark: str | None = None
    """Whatever the caller wants to find again on the pieces of the lines."""


class Kind(Enum):
    """What a unit is to its neighbours."""

    HAN = "han"
    OPEN = "open"
    CLOSE = "close"
    PAUSE = "pause"
    STOP = "stop"
    DOT = "dot"
    """An interpunct."""
    DASH = "dash"
    """`——` or `……`."""
    WORD = "word"
    SPACE = "space"


class Unit(NamedTuple):
    """One unit; all measures in em."""

    text: str
    kind: Kind
    width: float
    ink: float = 0.0
    """Where its glyphs start inside its width."""
    before: float = 0.0
    """White before its ink that may go."""
    after: float = 0.0
    """White after its ink that may go."""
    soft: bool = False
    """Whether a line may end before it, with a hyphen."""
    joined: bool = False
    """Whether it continues the word of the unit before it."""

    @property
    def trim(self) -> float:
        """White that goes at the end of a line; a mark that stands in the middle of its em keeps its em there."""
        return 0.0 if self.before else self.after


CLOSING = frozenset("’”）〕］｝》〉」』】〗〙｠")
OPENING = frozenset("‘“（〔［｛《〈「『【〖〘｟")
PAUSES = frozenset("，、；：．")
STOPS = frozenset("。！？｡")
DOTS = frozenset("·・‧")
_QUOTES = frozenset("“”‘’")

_WIDE = (
    (0x1100, 0x115F), (0x2E80, 0x303E), (0x3041, 0xA4CF), (0xA960, 0xA97F), (0xAC00, 0xD7A3), (0xF900, 0xFAFF),
    (0xFE30, 0xFE6F), (0xFF01, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1FAFF), (0x20000, 0x3FFFF),
)  # fmt: skip
_SYMBOLS = ((0x2190, 0x21FF), (0x2460, 0x24FF), (0x25A0, 0x26FF))
_NAMED = {"—": "d", "⸺": "d", "…": "e", "⋯": "e", "·": "m", "‧": "m", "“": "m", "”": "m", "‘": "m", "’": "a", "・": "k"}
_CHINESE = re.compile(r"s+|d+|e+|[mkwy]|(?<!l)a|a(?!l)|(?:(?<=l)a(?=l)|[lo])+")
_ENGLISH = re.compile(r"s+|[kw]|[^skw]+")
# After a hyphen or dash between letters, and after a slash, a word may be broken as it stands.
_CHUNK = re.compile(r".+?(?:(?<=[^\W\d_])[-‐](?=[^\W\d_])|[–—/](?=\w)|\Z)", re.S)
_MOST_KNOWN, _LONGEST_KNOWN = 8192, 80
_LETTERS = re.compile(r"[^\W\d_]{6,}")


class _Classes(dict[int, str]):
    """What each sign is, in a letter: white space, dash, ellipsis, mark, apostrophe, ASCII letter, wide, symbol, other.

    A text is mapped to its classes and cut by patterns over those: sets of thousands of signs are slow to compile.
    """

    def __missing__(self, code: int) -> str:
        """Return the class of a sign that is met for the first time."""
        sign = chr(code)
        self[code] = found = (
            "s"
            if sign.isspace()
            else _NAMED.get(sign)
            or ("l" if sign.isascii() and sign.isalpha() else None)
            or next((name for name, ranges in (("w", _WIDE), ("y", _SYMBOLS)) if _is_in(code, ranges)), "o")
        )
        return found


def _is_in(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)


_CLASSES = _Classes()


def cut(runs: tuple[TextRun, ...], language: Language, *, is_hyphenated: bool = True) -> tuple[list[Unit], list[int]]:
    """Return the units of the paragraph, whose texts joined are its text, and the run that each comes from."""
    pattern = _CHINESE if is_chinese(language) else _ENGLISH
    units: list[Unit] = []
    owners: list[int] = []
    for index, (text, widths, _) in enumerate(runs):
        first, known = len(units), _known(widths, language, is_hyphenated)
        for found in pattern.finditer(text.translate(_CLASSES)):
            units += known[text[found.start() : found.end()]]
        if 0 < first < len(units) and units[first - 1].kind is units[first].kind is Kind.WORD:
            units[first] = units[first]._replace(joined=True)
        owners += [index] * (len(units) - first)
    return units, owners


def is_chinese(language: Language) -> bool:
    """Tell whether Chinese rules of setting hold."""
    return language != "en"


class _Known(dict[str, tuple[Unit, ...]]):
    """The units of each word and sign that was met in a face: texts say the same ones again and again."""

    def __init__(self, widths: Widths, language: Language, is_hyphenated: bool) -> None:
        super().__init__()
        self._widths, self._language = widths, language
        self._syllables = _syllables if language == "en" and is_hyphenated else _whole

    def __missing__(self, text: str) -> tuple[Unit, ...]:
        """Return the units of what is met for the first time."""
        made = tuple(self._made(text, _kind(text, self._language)))
        if len(text) <= _LONGEST_KNOWN:
            if len(self) >= _MOST_KNOWN:
                self.clear()  # an archive has words without end
            self[text] = made
        return made

    def _made(self, text: str, kind: Kind) -> Iterator[Unit]:
        widths = self._widths
        if kind is Kind.WORD:
            yield from _word(text, widths, self._syllables)
        elif kind is Kind.HAN:
            yield Unit(text, kind, widths.width(text))
        elif kind is Kind.SPACE:
            yield Unit(text, kind, 1.0 if text == "\u3000" else widths.width(" "))
        elif kind is Kind.DASH:
            width = float(len(text))
            yield Unit(text, kind, width, ink=(width - widths.width(text)) / 2)
        else:
            yield _sign(text, kind, widths.width(text), self._language)


_known = lru_cache(maxsize=64)(_Known)


@lru_cache(maxsize=8192)
def _kind(text: str, language: Language) -> Kind:
    """Return the kind of what the patterns cut."""
    if text.isspace():
        return Kind.SPACE
    if text[0] in "—⸺…⋯" and is_chinese(language):
        return Kind.DASH
    if len(text) > 1 or (text in _QUOTES and not is_chinese(language)):
        return Kind.WORD
    named = ((Kind.OPEN, OPENING), (Kind.CLOSE, CLOSING), (Kind.PAUSE, PAUSES), (Kind.STOP, STOPS))
    if found := next((kind for kind, signs in named if text in signs), None):
        return found
    if text in DOTS:
        return Kind.DOT if is_chinese(language) else Kind.WORD
    return Kind.HAN if _CLASSES[ord(text)] in "kwy" else Kind.WORD


def _sign(text: str, kind: Kind, width: float, language: Language) -> Unit:
    if kind is Kind.DOT:
        return Unit(text, kind, 0.5, ink=(0.5 - width) / 2)
    # A face may give Chinese quotation marks their Latin width: they still take a whole em here.
    narrow = width < 0.9
    spare = (0.5 - width) / 2 if narrow else 0.0
    if kind is Kind.OPEN:
        return Unit(text, kind, 1.0, ink=0.5 + spare if narrow else 0.0, before=0.5)
    if kind is Kind.CLOSE:
        return Unit(text, kind, 1.0, ink=spare, after=0.5)
    if language == "zh-Hant":
        # Traditional faces centre pause and stop marks in their em.
        return Unit(text, kind, 1.0, before=0.25, after=0.25)
    return Unit(text, kind, 1.0, ink=spare, after=0.5)


def _word(text: str, widths: Widths, syllables: Callable[[str], tuple[str, ...]]) -> Iterator[Unit]:
    joined = False
    for chunk in _CHUNK.findall(text):
        soft = False
        for part in syllables(chunk):
            yield Unit(part, Kind.WORD, widths.width(part), soft=soft, joined=joined)
            soft = joined = True


def _whole(chunk: str) -> tuple[str, ...]:
    return (chunk,)


@lru_cache(maxsize=8192)
def _syllables(chunk: str) -> tuple[str, ...]:
    """Return the parts that hyphens may stand between."""
    found = _LETTERS.search(chunk)
    if not found or not found[0][1:].islower():
        return (chunk,)
    word, start = found[0], found.start()
    ends = [0, *(start + place for place in positions(word)), len(chunk)]
    return tuple(chunk[a:b] for a, b in itertools.pairwise(ends))
