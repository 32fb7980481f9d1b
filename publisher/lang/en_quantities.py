"""Find quantities in English text: qualifier, currency, numeral, magnitude, unit or counted noun."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from publisher.lang import en_units as words
from publisher.lang.en_numerals import DIGITS, MAGNITUDE, WORDS, value_of
from publisher.lang.reading import QuantityReading
from publisher.model import Qualifier, Quantity, Range, Span


def _any(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_QUALIFIER = _any(words.QUALIFIERS)
_SIGN = _any(words.CURRENCY_SIGNS)
_QUANTITY = re.compile(
    rf"""(?:(?P<qualifier>(?<![\w])(?:{_QUALIFIER}))\s*)?(?:(?:the|its|a|an)\s+(?:total\s+of\s+)?)?
    (?P<sign>(?<![A-Za-z])(?:{_SIGN}))?\s?(?P<minus>[-+](?=\d))?
    (?P<numeral>(?<![\w.,])(?:{DIGITS})|(?<=[A-Z$£€¥s])(?:{DIGITS})|(?<![\w-]){WORDS}(?!\w))
    (?P<magnitude>[\s-]?{MAGNITUDE}(?!\w))?(?P<plus>\+)?
    (?:\s?(?:to|-|–|—)\s?(?:[$£€¥])?(?P<numeral2>{DIGITS})(?P<magnitude2>\s?{MAGNITUDE}(?!\w))?)?
    (?P<percent>\s?(?:{_any(words.PERCENT)})(?!\w))?""",
    re.VERBOSE | re.IGNORECASE,
)
_NOUNS = re.compile(r"[ -]?(?P<words>[A-Za-z][\w\-']*(?:\s+[A-Za-z][\w\-']*){0,4})")
_QUALIFIER_BEFORE = re.compile(rf"(?<!\w)({_QUALIFIER})\s+(?:the\s+|its\s+|a\s+|another\s+)?$", re.IGNORECASE)
_LABELLED = re.compile(
    r"\b(?:No|Nos|page|pages|section|chapter|version|phase|part|table|figure|item|rule|form|note|vol|issue|level|type|"
    r"series|class|step|tier|top|aged?|room|suite|floor|unit|mission|article|release|route|flight|chapter)\.?\s*$",
    re.IGNORECASE,
)
_NOT_A_COUNT = re.compile(
    r"(?:st|nd|rd|th)\b|:\d\d|\.\d+\.\d|/\d|-(?:year|month|day|week|hour|minute)s?\b", re.IGNORECASE
)


def find(text: str, start: int, end: int, taken: tuple[Span, ...] = ()) -> Iterator[QuantityReading]:
    """Yield the quantities between `start` and `end` of a folded text, outside the spans that are `taken`.

    Dates, ordinals, versions, ages, labels such as "page 3" and numerals that count nothing are not quantities.
    """
    at = start
    while match := _QUANTITY.search(text, at, end):
        numeral = Span(*match.span("numeral"))
        reading = None if any(numeral.overlaps(span) for span in taken) else _read(text, match, start, end)
        at = max(reading.span.end if reading else numeral.end, match.start() + 1)
        if reading:
            yield reading


def _read(text: str, match: re.Match[str], start: int, end: int) -> QuantityReading | None:
    numeral_at, after = match.start("numeral"), match.end("numeral")
    before = text[max(start, numeral_at - 14) : numeral_at]
    if _NOT_A_COUNT.match(text, after) or (not match["sign"] and _is_code(before)):
        return None
    if not match["sign"] and not match["percent"] and _LABELLED.search(before):
        return None
    value, is_word = _value(match), not any(sign.isdigit() for sign in match["numeral"])
    if value is None:
        return None
    unit, noun, last = _unit(text, match, end)
    if unit in words.PERIODS or not _counts(match, value, unit, is_word):
        return None
    first = min(p for p in (match.start("qualifier"), match.start("sign"), match.start("minus"), numeral_at) if p >= 0)
    qualifier = _qualifier(text, match, start, last)
    doubts = [
        doubt
        for doubt, holds in (("range", isinstance(value, Range)), ("number-in-words", is_word and not _is_large(value)))
        if holds
    ]
    if not unit:
        doubts.append("unit-unclear")
    quantity = Quantity(value=value, unit=unit, qualifier=qualifier)
    return QuantityReading(
        span=Span(first, last), quantity=quantity, noun=noun, rule="en.quantity", doubts=tuple(doubts)
    )


def _is_large(value: Decimal | Range) -> bool:
    """Tell whether a number in words is one that nobody writes by chance: "a million", not "twenty"."""
    return not isinstance(value, Range) and value >= 1_000


def _is_code(before: str) -> bool:
    return bool(re.search(r"[A-Za-z]-?$|[#/:_]$|\d[-/]$", before))


def _value(match: re.Match[str]) -> Decimal | Range | None:
    magnitude = match["magnitude"] or ""
    second_magnitude = match["magnitude2"] or ""
    first = value_of(match["numeral"], magnitude or (second_magnitude if match["numeral2"] else ""))
    if not match["numeral2"] or first is None:
        return first
    second = value_of(match["numeral2"], second_magnitude or magnitude)
    return Range(min=first, max=second) if second is not None and second > first else None


def _counts(match: re.Match[str], value: Decimal | Range, unit: str, is_word: bool) -> bool:
    """Tell whether the numeral states a quantity of something."""
    if match["sign"] or match["percent"]:
        return True
    if not unit:
        return bool(match["magnitude"]) or ("," in match["numeral"] and not is_word)
    small_word = is_word and not isinstance(value, Range) and value < 10 and not match["magnitude"]
    return not small_word


def _unit(text: str, match: re.Match[str], end: int) -> tuple[str, str, int]:
    """Return the unit in the model's terms, the noun as printed, and where the quantity ends."""
    last = match.end("percent") if match["percent"] else match.end()
    if match["percent"]:
        return words.PERCENT[match["percent"].strip().lower()], "", last
    if match["sign"]:
        sign = next(s for s in words.CURRENCY_SIGNS if s.lower() == match["sign"].lower())
        return words.CURRENCY_SIGNS[sign], "", last
    found = _NOUNS.match(text, last, end)
    phrase: list[str] = []
    for word in found["words"].split() if found else []:
        if word.lower() in words.STOP:
            break
        phrase.append(word)
    for length in (3, 2, 1):
        currency = " ".join(phrase[:length])
        if len(phrase) >= length and currency in words.CURRENCY_WORDS:
            return words.CURRENCY_WORDS[currency], currency, _end_of(text, last, phrase[:length])
    if not phrase:
        return "", "", last
    head = _head(phrase)
    if head is None:
        return "", "", last
    counted = phrase[: head + 1]
    return _singular(phrase[head]), " ".join(counted), _end_of(text, last, counted)


def _end_of(text: str, at: int, phrase: list[str]) -> int:
    for word in phrase:
        at = text.index(word, at) + len(word)
    return at


def _head(phrase: list[str]) -> int | None:
    """Return which word of a noun phrase is counted: its first plural, or a unit of measurement."""
    if phrase[0].lower() in words.MEASURES | words.PERIODS:
        return 0
    for i, word in enumerate(phrase):
        if word in words.PLURALS or re.search(r"[a-z](?<!s)s$", word):
            return i
    return None


def _singular(noun: str) -> str:
    low = noun.lower()
    if low in words.SYMBOLS:
        return words.SYMBOLS[low]
    if low in words.PLURALS:
        return words.PLURALS[low]
    if low in words.PERIODS or low == "times":
        return low
    if low.endswith("ies") and len(low) > 4:
        return f"{low[:-3]}y"
    if re.search(r"(?:ch|sh|x|ss)es$", low):
        return low[:-2]
    return low[:-1] if low.endswith("s") else low


def _qualifier(text: str, match: re.Match[str], start: int, last: int) -> Qualifier | None:
    if match["qualifier"]:
        return words.QUALIFIERS[match["qualifier"].lower()]
    if match["plus"]:
        return Qualifier.OVER
    if re.match(r"\s+or (?:more|higher|above)\b", text[last : last + 12]):
        return Qualifier.AT_LEAST
    before = _QUALIFIER_BEFORE.search(text[max(start, match.start() - 24) : match.start()])
    return words.QUALIFIERS[before[1].lower()] if before else None
