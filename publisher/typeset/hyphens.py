"""Tell where hyphens may stand in an English word: Liang's patterns, as the package pyphen brings them.

F. M. Liang, Word Hy-phen-a-tion by Com-put-er (1983). Pyphen itself takes each of its 11,000 patterns
apart before the first word is asked for; here a pattern is only taken apart when a word has it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from publisher.errors import RenderError

BEFORE = 2
"""Fewest letters before a hyphen."""
AFTER = 3
"""Fewest letters after one."""
_STEP = re.compile(r"(\d?)\D?")


def positions(word: str) -> list[int]:
    """Return the places in an English word, counted in letters, where a hyphen may stand.

    >>> positions("typesetting"), positions("bank")
    ([4, 7], [])
    """
    patterns, longest = _patterns()
    dotted = f".{word.lower()}."
    length = len(dotted)
    levels = [0] * (length + 1)
    for start in range(length):
        for end in range(start + 1, min(start + longest, length) + 1):
            if (letters := dotted[start:end]) in patterns:
                for i, level in _levels(patterns[letters]):
                    levels[start + i] = max(levels[start + i], level)
    # Level i stands before dotted[i], and dotted[0] is the dot.
    return [i - 1 for i in range(BEFORE + 1, len(word) - AFTER + 2) if levels[i] % 2]


@lru_cache(maxsize=4096)
def _levels(pattern: str) -> tuple[tuple[int, int], ...]:
    """Return the numbers in a pattern, each with the count of letters before it."""
    return tuple((i, int(number)) for i, number in enumerate(_STEP.findall(pattern)) if number)


@cache
def _patterns() -> tuple[dict[str, str], int]:
    """Return each pattern by its letters, and the length of the longest."""
    spec = find_spec("pyphen")
    if spec is None or not spec.submodule_search_locations:
        raise RenderError("the hyphenation patterns are not installed", hint="pip install pyphen")
    data = (Path(spec.submodule_search_locations[0]) / "dictionaries" / "hyph_en_US.dic").read_bytes()
    # The first lines name the encoding and limits of their own.
    data = data[data.index(b"\n.") + 1 :]
    letters = data.translate(None, b"0123456789")
    patterns = dict(zip(letters.decode().split("\n"), data.decode().split("\n"), strict=True))
    return patterns, max(map(len, patterns))
