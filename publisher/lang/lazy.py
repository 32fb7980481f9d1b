"""Regular expressions that are compiled when they are first used: most articles need half of ours."""

from __future__ import annotations

import re
from typing import Any, cast

_HAN = re.compile(r"\[\\u(?:3400|4e00)-\\u9fff\]")
_LETTER = r"[^\\W\\x00-\\x7f\\u2460-\\u249b]"
"""Letters beyond ASCII, and not ①. In a Chinese text those are Han, whose thousands are slow to compile."""
_CALLS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub")


class _Lazy:
    """Stands for a compiled expression until something is asked of it."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(_HAN.sub(_LETTER, self.pattern), self.flags)
        self.__dict__.update({call: getattr(compiled, call) for call in _CALLS})
        return getattr(compiled, name)


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    r"""Return what `re.compile` would, without the work; `[\u4e00-\u9fff]` stands for all letters beyond ASCII.

    >>> lazy(r"\d+").search("in 2024")[0]
    '2024'
    """
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
