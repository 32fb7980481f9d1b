"""Read the figures of a text of either language."""

from __future__ import annotations

from dataclasses import replace

from publisher.lang.figures import en_dates, en_numbers, zh_dates, zh_numbers
from publisher.lang.figures.figure import Figure
from publisher.lang.fold import fold
from publisher.lang.lazy import lazy
from publisher.lang.reading import Claims
from publisher.model import Language, Span

_SIGN = r"[\u3400-\u9fff]"
_SPACE = lazy(
    rf"(?<=[\d%+]) (?=(?![零〇一二三四五六七八九十两]){_SIGN})|(?<={_SIGN})(?<![零〇一二三四五六七八九十两]) (?=\d)"
)
"""A space between digits and a Chinese sign; one between signs may part two clauses."""
_ELSEWHERE = lazy("台币|港币|港元|台湾|香港|澳门")


def read(text: str, language: Language) -> tuple[Figure, ...]:
    """Return the figures of a text in reading order; they do not overlap."""
    folded = fold(text)
    if language != "en" and _SPACE.search(folded):
        return _read_closed(folded, language)
    return _read(folded, language)


def _read_closed(text: str, language: Language) -> tuple[Figure, ...]:
    """Read a Chinese text that sets its digits apart, as in 1,500 万, and say where its figures stand in it."""
    spaces = {match.start() for match in _SPACE.finditer(text)}
    places = [place for place in range(len(text)) if place not in spaces]
    found = _read("".join(text[place] for place in places), language)
    return tuple(replace(figure, start=places[figure.start], end=places[figure.end - 1] + 1) for figure in found)


def _read(folded: str, language: Language) -> tuple[Figure, ...]:
    claims = Claims(len(folded))
    modules = (en_dates, en_numbers) if language == "en" else (zh_dates, zh_numbers)
    found: list[Figure] = []
    for module in modules:
        for figure in module.find(folded, claims):
            if claims.is_free(figure.start, figure.end):
                claims.take(Span(figure.start, figure.end))
                found.append(figure)
    if language == "zh-Hant" or (language == "zh-Hans" and _ELSEWHERE.search(folded)):
        found = [_without_yuan(folded, figure) for figure in found]
    return tuple(sorted(found, key=lambda figure: figure.start))


def _without_yuan(text: str, figure: Figure) -> Figure:
    """Leave the currency of 元 open where it may be another's: in Taiwan, in Hong Kong."""
    words = text[figure.start : figure.end]
    return replace(figure, unit="") if words.endswith(("元", "块")) and figure.unit == "CNY" else figure
