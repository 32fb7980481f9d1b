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
_DIGITS = str.maketrans("", "", "0123456789")
_STEP = re.compile(r"(\d?)\D?")


def positions(word: str) -> list[int]:
    """Return the places in an English word, counted in letters, where a hyphen may stand.

    >>> positions("typesetting"), positions("bank")
    ([4, 7], [])
    """
    patterns, longest = _patterns()
    dotted = f".{word.lower()}."
    levels = [0] * (len(dotted) + 1)
    for start in range(len(dotted)):
        for end in range(start + 1, min(start + longest, len(dotted)) + 1):
            if pattern := patterns.get(dotted[start:end]):
                for i, level in enumerate(_levels(pattern), start):
                    levels[i] = max(levels[i], level)
    # Level i stands before dotted[i], and dotted[0] is the dot.
    return [i - 1 for i in range(BEFORE + 1, len(word) - AFTER + 2) if levels[i] % 2]


@lru_cache(maxsize=4096)
def _levels(pattern: str) -> tuple[int, ...]:
    """Return the numbers before each letter of a pattern and after its last one."""
    return tuple(int(number or 0) for number in _STEP.findall(pattern))


@cache
def _patterns() -> tuple[dict[str, str], int]:
    """Return each pattern by its letters, and the length of the longest."""
    spec = find_spec("pyphen")
    if spec is None or not spec.submodule_search_locations:
        raise RenderError("the hyphenation patterns are not installed", hint="pip install pyphen")
    text = (Path(spec.submodule_search_locations[0]) / "dictionaries" / "hyph_en_US.dic").read_text("utf-8")
    # The first lines name the encoding and limits of their own.
    text = text[text.index("\n.") + 1 :]
    patterns = dict(zip(text.translate(_DIGITS).split("\n"), text.split("\n"), strict=True))
    return patterns, max(map(len, patterns))
