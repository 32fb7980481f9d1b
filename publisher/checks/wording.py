"""When two texts say the same, whatever the spaces, quotation marks and full stops; and which texts state a figure."""

from __future__ import annotations

import re

from publisher.lang.fold import fold
from publisher.lang.lazy import lazy

_INVISIBLE = lazy("[\u00ad\u200b\u200c\u200d\u2060\ufeff\x00-\x08\x0b-\x1f]")
_SPACE = lazy(r"(?<!\d)\s+|\s+(?!\d)")
# Signs that change no number: those beside a digit may be a decimal point, a minus, a range.
_MARKS = lazy(r"(?<!\d)[\"'“”‘’「」『』《》()\[\],.;:!?、。，；：！？（）·…—–\-]+(?!\d)")
_END = lazy(r"[,.;:!?、。，；：！？\s]+$")
_FIGURE = lazy(
    r"\d|[%‰]|[〇零一二三四五六七八九十百千万亿兆两壹贰叁肆伍陆柒捌玖拾佰仟半双]{2,}|百分之|[几数]成|[一二三四五六七八九两]成"
    r"|[一二三四五六七八九两]倍|第[一二三四五六七八九十]|[一二三四五六七八九十]月"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|billion|"
    r"trillion|half|third|quarter|double|twice|percent|per cent|"
    r"January|February|March|April|May|June|July|August|September|October|November|December)\b",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """Return the text without what changes nothing of its meaning.

    >>> plain("超 1.6 万亿元。") == plain("超1.6万亿元")
    True
    >>> plain("1.6") == plain("16"), plain("-5%") == plain("5%"), plain("1 6") == plain("16")
    (False, False, False)
    """
    folded = _INVISIBLE.sub("", fold(text))
    return _END.sub("", _MARKS.sub("", _SPACE.sub("", folded)))


def joined(lines: tuple[str, ...]) -> str:
    """Return lines as one plain text."""
    return plain("\n".join(lines))


def states_figure(text: str) -> bool:
    """Tell whether a text has a number in it, in digits or in words."""
    return bool(_FIGURE.search(fold(text)))
