"""Make texts comparable without moving a single offset.

Every map is one code point to one code point, never NFKC, which changes lengths: a span found in
the folded text is a span of the text as it stands.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from publisher.lang.lazy import lazy
from publisher.lang.traditional import SIMPLIFIED, TRADITIONAL
from publisher.model import Language

_WIDTH = {
    "\u00a0": " ", "\u3000": " ", "\u202f": " ", "\u2009": " ", "\u2002": " ", "\u2003": " ", "\ufeff": " ", "\t": " ",
    "％": "%", "．": ".", "＋": "+", "－": "-", "−": "-", "～": "~", "〜": "~", "＄": "$", "￥": "¥", "／": "/",
    "’": "'", "‘": "'", "\u2011": "-", "\u2010": "-",
}  # fmt: skip
_WIDTH |= {chr(0xFF10 + i): chr(0x30 + i) for i in range(10)}
_WIDTH |= {chr(0xFF21 + i): chr(0x41 + i) for i in range(26)}
_WIDTH |= {chr(0xFF41 + i): chr(0x61 + i) for i in range(26)}

_TO_SIMPLIFIED = dict(zip(TRADITIONAL, SIMPLIFIED, strict=True))
_ONLY_SIMPLIFIED = frozenset(SIMPLIFIED) - frozenset(TRADITIONAL)
_ONLY_TRADITIONAL = frozenset(TRADITIONAL) - frozenset(SIMPLIFIED)
_FOLD = str.maketrans(_WIDTH | _TO_SIMPLIFIED)


_HAN_MARK = lazy(r"(?:(?<=[\u3400-\u9fff])|(?<=[）”」》]))[,;:](?!\s|$)|[,;:](?=\s?(?:[\u3400-\u9fff]|[“「《（]))")
_FULL = {",": "，", ";": "；", ":": "："}


@lru_cache(maxsize=4)  # one after the other, the steps ask for the whole article, and for each line of it
def fold(text: str) -> str:
    """Return the text with plain widths and spaces, traditional signs made simplified, Chinese marks full-width.

    >>> fold("１２％ 兩萬")
    '12% 两万'
    """
    return _HAN_MARK.sub(lambda mark: _FULL[mark[0]], text.translate(_FOLD))


def language_of(text: str) -> Language:
    """Return the language of a text, judged by its signs.

    >>> language_of("截至六月末"), language_of("截至六月底，總計兩萬戶"), language_of("By the end of June")
    ('zh-Hans', 'zh-Hant', 'en')
    """
    counts = Counter(text)
    han = sum(count for sign, count in counts.items() if "\u3400" <= sign <= "\u9fff")
    latin = sum(count for sign, count in counts.items() if sign.isascii() and sign.isalpha())
    if han * 3 < latin or not han:
        return "en"
    traditional = sum(
        count for sign, count in counts.items() if sign in _TO_SIMPLIFIED and sign not in _ONLY_SIMPLIFIED
    )
    simplified = sum(count for sign, count in counts.items() if sign in _ONLY_SIMPLIFIED)
    return "zh-Hant" if traditional * 3 > simplified else "zh-Hans"
