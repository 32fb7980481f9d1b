"""A figure in the article's own English words: the part of its sentence that says it by itself.

Nothing is added and nothing is changed: the statement opens where the sentence or a main clause opens and ends
where a clause ends. A sentence that speaks of something else ("it"), quotes somebody, or goes on with a
condition gives none.
"""

from __future__ import annotations

from publisher.extractors import vocabulary
from publisher.extractors.survey import Place, Survey
from publisher.lang.lazy import lazy
from publisher.model import Span

MOST = 110
"""The longest statement, in signs: two lines of a slide's title."""
_FARTHEST = 300
"""How far a sentence may go on after its figure: farther on, nobody sees what it depends on."""
_LEAST = 4
"""The fewest words that say something."""

_LEANS = lazy(
    r"(?:It|Its|They|Their|Them|This|That|These|Those|He|She|His|Her|We|Our|I|My|You|Your|Both|Each|Another|Others?|"
    r"Such|Additionally|Further|Furthermore|But|And|Or|Yet|So|Nor|Then|Also|However|Meanwhile|Moreover|Instead|Similarly|Likewise|Overall|There|Here|"
    r"Of (?:these|those|this|that|them|which)|The (?:former|latter|other|rest|remainder|remaining|same))\b"
)
"""How a sentence opens that means something said before it."""
_OPENS_AT_ONCE = lazy(
    r"(?:While|Although|Though|As|When|If|After|Before|Despite|With|Because|Since|Once|Excluding|Including|Unlike|"
    r"Among|For|In|On|At|By|During|From|Over|Within|Under|Across|Compared|Driven|Based|Between|Until|Following)\b"
)
"""A sentence that opens so has its main clause after a comma."""
_JOINTS = lazy(r";\s|,\s(?:while|and|but|whereas)\s|\swhile\s")
"""Where a second main clause may open."""
_PRONOUNS = lazy(r"\b(?:it|they|he|she|we)\b")
_BETWEEN = lazy(r"\bbetween\b(?!.*\band\b)")
_FROM = lazy(r"\bfrom\b[^,;]*$")
_VERB = lazy(
    rf"{vocabulary.UP.pattern}|{vocabulary.DOWN.pattern}|{vocabulary.STATE_EN.pattern}|"
    r"\b(?:is|are|was|were|has|have|had|will|edged|came|stood|reached|hit)\b"
)
_HANGS = lazy(
    r"(?:(?:first|then|thereby|thus)\s)?(?:\w+ing\s(?!profit|income|margin|costs?|expenses?|cash)|with\s|up\s|down\s|or\s)",
)
"""How words open that hang on a main clause."""
_EARLIER = lazy(r"\b(?:later|earlier|then|same|previous|next|afterwards?|this|that|these|those|such|other)\b")
"""Words in an opening that mean a time told before."""
_IF = lazy(r"\b(?:if|unless|whether)\b")
_RELATIVE = lazy(r",\s(?:which|who|whose|where|whom)\b")
_NO_VERBS = frozenset(
    "up down higher lower first growth increase decrease decline rise gain improved adjusted related".split()
)
_ENDS = lazy(
    r"[,;:](?=\s)|\s(?:and|while|but|with|which|who|that|where|when|whereas|as|compared|versus|against|from|thanks|driven|"
    r"helped|because|although|though|reflecting|bringing|including|making|supported|led|following|giving|taking)\b|"
    r"\s[–—(-]|[–—]"
)
"""Where a clause may end, after its figure."""
_CONDITIONS = lazy(
    r"\b(?:if|unless|provided|subject to|except|excluding|not|no|never|depending|assuming|pending|only|before|"
    r"after tax|but|though|although|however|until|without|net of|instead)\b",
)
"""Words after the clause without which it would say more than the sentence."""
_COPULAS = lazy(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|came|made|makes|employs?|operates?|serves?|runs?|owns?|holds?|"
    r"plans?|expects?|costs?|covers?|includes?|produces?|sells?|pays?|stands?|takes?|carries|generates?|supplies)\b"
)


def of(survey: Survey, place: Place, figure: Span) -> Span | None:
    """Return the stretch of a figure's sentence that states it, or None where no part stands by itself."""
    text, start = survey.text, place.span.start
    while start < place.span.end and text[start].isspace():
        start += 1
    if place.span.end - figure.end > _FARTHEST:
        return None
    joints = [match.end() for match in _JOINTS.finditer(text, max(start, figure.start - MOST), figure.start)]
    opens = [(start, False), *((at, True) for at in joints[-1:])]
    near = ((at, is_inner) for at, is_inner in opens if figure.start - at < MOST)
    return next((span for at, is_inner in near if (span := _from(survey, place, figure, at, is_inner))), None)


def _from(survey: Survey, place: Place, figure: Span, start: int, is_inner: bool) -> Span | None:
    """Return the statement of a figure that opens at `start`; an inner one opens in lower case with its own subject."""
    text = survey.text
    before, after = text[start : figure.start], text[figure.end : place.span.end].rstrip()
    if not (_opens_inside(before) if is_inner else _may_open(before)) or any(mark in before + after for mark in '"“”'):
        return None
    whole = text[start : place.span.end].rstrip().rstrip(".!")
    end = start + len(whole)
    if len(whole) > MOST:
        found = _ENDS.search(text, figure.end, end)
        if not found or _CONDITIONS.search(text, found.start(), end) or _in_relative(before):
            return None
        end = found.start()
        if _FROM.search(before) and " to " not in text[figure.end : end]:
            return None  # the first of two ends
        if _BETWEEN.search(text, figure.end, end):
            return None  # so is "between January" and October
    said = text[start:end]
    is_whole = said.count("(") == said.count(")") and len(said) <= MOST and len(said.split()) >= _LEAST
    main = said.partition(", ")[2] if _OPENS_AT_ONCE.match(said) else said
    return Span(start, end) if is_whole and figure.end <= end and _has_verb(main) else None


def _may_open(before: str) -> bool:
    """Tell whether a sentence opens with its own subject, at once or after an opening phrase."""
    if not before[:1].isupper() or _LEANS.match(before):
        return False
    opening, comma, rest = before.partition(", ")
    if not _OPENS_AT_ONCE.match(before):
        return not _HANGS.match(before) and not _IF.search(before)
    return bool(comma) and not _EARLIER.search(opening) and not _HANGS.match(rest) and not _IF.search(before)


def _opens_inside(before: str) -> bool:
    """Tell whether words within a sentence open with a subject, and its verb after it."""
    verb = _VERB.search(before)
    leans = _LEANS.match(before.capitalize()) or _PRONOUNS.search(before) or _HANGS.match(before)
    return bool(verb and verb.start() > 0) and not leans


def _in_relative(before: str) -> bool:
    """Tell whether the figure stands in a relative clause, so that the main clause is still to come."""
    last = max((match.end() for match in _RELATIVE.finditer(before)), default=None)
    return last is not None and ", " not in before[last:]


def _has_verb(main: str) -> bool:
    words = (_COPULAS, vocabulary.EVENT_EN, vocabulary.STATE_EN, vocabulary.UP, vocabulary.DOWN)
    found = (match[0].lower() for pattern in words for match in pattern.finditer(main))
    return any(word not in _NO_VERBS and not word.endswith("ing") for word in found)
