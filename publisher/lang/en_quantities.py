"""Find quantities in English text: qualifier, currency, numeral, magnitude, unit or counted noun."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from publisher.lang import en_units as words
from publisher.lang.en_nouns import UnitReading, counted
from publisher.lang.en_numerals import DIGITS, MAGNITUDE, WORDS, value_of
from publisher.lang.lazy import lazy
from publisher.lang.reading import Claims, QuantityReading, plain
from publisher.model import Qualifier, Quantity, Range, Span


def _any(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_QUALIFIER = _any(words.QUALIFIERS)
_SIGN = _any(words.CURRENCY_SIGNS)
_GAP = r"\s{0,2}"
_UNIT = rf"(?:{_any(words.PERCENT)})(?!\w)"
_QUANTITY = lazy(
    rf"""(?:(?P<qualifier>(?<![\w])(?:{_QUALIFIER})){_GAP})?(?:(?:the|its|a|an)\s(?:total\sof\s)?)?
    (?P<minus>[-+](?=[$£€¥]?\d))?(?P<sign>(?<![A-Za-z])(?:{_SIGN}))?\s?(?P<minus2>[-+](?=\d))?
    (?P<numeral>(?<![\w.,])(?:{DIGITS})|(?<=[A-Z$£€¥₹s])(?:{DIGITS})|(?<![\w-]){WORDS}(?!\w))
    (?P<magnitude>[\s-]?{MAGNITUDE}(?!\w))?(?P<plus>\+|-plus\b)?(?P<percent1>\s?{_UNIT})?
    (?:\s?(?P<joint>to|and|-|–|—)\s?(?P<sign2>{_SIGN})?(?P<numeral2>{DIGITS})(?P<magnitude2>\s?{MAGNITUDE}(?!\w))?)?
    (?P<percent>\s?{_UNIT})?""",
    re.VERBOSE | re.IGNORECASE,
)
_PART = lazy(
    rf"(?:(?P<qualifier>(?<!\w)(?:{_QUALIFIER}))\s)?(?<![\w-])(?P<part>{_any(words.PARTS)})(?=\sof\s|\sthe\s(?!year|century|decade))"
    r"(?!\sof\s(?:the\s)?(?:\d|year|century|decade|fiscal))",
    re.IGNORECASE,
)
_IN_EVERY = lazy(
    rf"(?:(?P<qualifier>(?<!\w)(?:{_QUALIFIER}))\s)?(?<![\w-])(?P<part>one|two|three|four|five|six|seven|eight|nine|[1-9])"
    r"\s(?:in|out\sof)\s(?:every\s)?(?P<whole>two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|\d{1,4})"
    r"(?=\s[a-z]|[,.;])(?!\s(?:years?|months?|weeks?|days?|hours?|minutes?)\b)",
    re.IGNORECASE,
)
"""A part told as so many in every so many: "one in ten buyers"."""
_TWICE = lazy(
    rf"(?:(?P<qualifier>(?<!\w)(?:{_QUALIFIER}))\s)?(?<![\w-])(?P<part>twice)(?=\s(?:as|the)\s)", re.IGNORECASE
)
_INDEX = lazy(r"\b(?:[Ii]ndex|PMI|FTSE 100|Nikkei 225)\b[^.;,\d]{0,40}\b(?:at|to|was|of|from)\s$")
"""What the level of an index stands after: it has no unit."""
_BARE = lazy(
    r"\bof (?:which|whom)\s$|\b(?:rose|grew|increased|fell|decreased|declined|dropped|climbed|expanded|shrank)\s"
    r"(?:by\s|from\s|to\s)$"
)
"""What a number stands after that counts something though no noun follows: "of which 486", "headcount rose by 122"."""
_DETERMINED = lazy(r"(?:the|its|an?)\s", re.I)
_QUALIFIER_BEFORE = lazy(rf"(?<!\w)({_QUALIFIER})\s(?:the\s|its\s|a\s|another\s)?$", re.IGNORECASE)
_LABELLED = lazy(
    r"\b(?:No|Nos|page|pages|section|chapter|version|phase|part|table|figure|item|rule|form|note|vol|issue|level|type|"
    r"series|class|step|tier|top|aged?|room|suite|floor|unit|mission|article|release|route|flight|line|gate|platform|"
    r"building|block|station|lot|ward|district|grade|stage|model|mark|volume|apollo|boeing|airbus)\.?\s?$",
    re.IGNORECASE,
)
_NOT_A_COUNT = lazy(
    r"(?:st|nd|rd|th)\b|:\d\d|\.\d+\.\d|/\d|-(?:year|month|day|week|hour|minute)s?\b|-\d{3,}", re.IGNORECASE
)
_BETWEEN = lazy(r"\bbetween\s(?:[$£€¥]|US\$|S\$|HK\$)?$", re.IGNORECASE)
_MOVED = lazy(
    r"\b(?:by|from|rose|rises?|risen|grew|grown|fell|fallen|falls?|up|down|climbed|increased?|decreased?|declined|"
    r"dropped|revised|widened|narrowed|improved|slipped|jumped|edged|cut|raised|expanded|shrank|eased|doubled|lifted|slid|sank|tumbled|plunged|surged|soared|crept|swung|"
    r"contracted|dipped|advanced|gained|lost|shed|added|reduced|lowered|shortened)\b"
    r"[^.;]{0,40}$",
    re.IGNORECASE,
)
_RANGING = lazy(r"\b(?:ranging|range|ranges|ranged|expects?|expected|guidance|outlook|between)\b[^.;]{0,40}$", re.I)


def find(text: str, start: int, end: int, taken: Claims) -> Iterator[QuantityReading]:
    """Yield the quantities between `start` and `end` of a folded text, outside the spans that are `taken`.

    Dates, ordinals, versions, ages, labels such as "page 3" and numerals that count nothing are not quantities.
    """
    own = Claims(end, start)
    for share in _IN_EVERY.finditer(text, start, end):
        if taken.is_free(*share.span()):
            own.take(Span(*share.span()))
            yield from _in_every(share)
    for pattern in (_PART, _TWICE):
        for part in pattern.finditer(text, start, end):
            if taken.is_free(*part.span()):
                own.take(Span(*part.span()))
                yield _part(part)
    at = start
    while match := _QUANTITY.search(text, at, end):
        numeral = match.span("numeral")
        reading = _read(text, match, start, end) if taken.is_free(*numeral) and own.is_free(*numeral) else None
        at = max(reading.span.end if reading else numeral[1], match.start() + 1)
        if reading:
            yield reading


def _in_every(match: re.Match[str]) -> Iterator[QuantityReading]:
    """Read "one in ten" (10 %); "one in three" is no exact decimal and gives nothing."""
    part, whole = value_of(match["part"]), value_of(match["whole"])
    if part is None or whole is None or not 0 < part < whole:
        return
    percent = part * 100 / whole
    if percent == round(percent, 4):
        qualifier = words.QUALIFIERS[match["qualifier"].lower()] if match["qualifier"] else None
        quantity = Quantity(value=plain(percent), unit="%", qualifier=qualifier)
        yield QuantityReading(span=Span(*match.span()), quantity=quantity, rule="en.part")


def _part(match: re.Match[str]) -> QuantityReading:
    """Read "three quarters" (75 %) and "twice" (2 times)."""
    qualifier = words.QUALIFIERS[match["qualifier"].lower()] if match["qualifier"] else None
    part = match["part"].lower()
    value, unit = (words.PARTS[part], "%") if part in words.PARTS else ("2", "times")
    quantity = Quantity(value=Decimal(value), unit=unit, qualifier=qualifier)
    return QuantityReading(span=Span(*match.span()), quantity=quantity, rule="en.part", doubts=("number-in-words",))


def _read(text: str, match: re.Match[str], start: int, end: int) -> QuantityReading | None:
    numeral_at, after = match.start("numeral"), match.end("numeral")
    before = text[max(start, numeral_at - 14) : numeral_at]
    if _NOT_A_COUNT.match(text, after) or (not match["sign"] and _is_code(before)):
        return None
    has_unit = match["sign"] or match["percent"] or match["percent1"]
    if not has_unit and _LABELLED.search(before):
        return None
    is_range = _is_range(text, match, start)
    value, is_word = _value(match, is_range), not any(sign.isdigit() for sign in match["numeral"])
    if value is None:
        return None
    unit = _unit(text, match, end, is_range)
    if not unit.unit and "." in match["numeral"] and _INDEX.search(text, max(start, numeral_at - 60), numeral_at):
        unit = UnitReading("point", "", unit.end)
    if (unit.unit in words.PERIODS and not _is_stay(value, unit.unit)) or not _counts(match, value, unit.unit, is_word):
        return None
    groups = ("qualifier", "sign", "minus", "minus2", "numeral")
    first = min(match.start(group) for group in groups if match.start(group) >= 0)
    holds = (
        ("range", isinstance(value, Range)),
        ("number-in-words", is_word and not _is_large(value)),
        ("unit-unclear", not unit.unit),
    )
    quantity = Quantity(value=value, unit=unit.unit, qualifier=_qualifier(text, match, start, unit.end))
    return QuantityReading(
        span=Span(first, unit.end),
        quantity=quantity,
        noun=unit.noun,
        rule="en.quantity",
        doubts=tuple(doubt for doubt, is_so in holds if is_so),
    )


def _is_stay(value: Decimal | Range, unit: str) -> bool:
    """Tell whether nights are a quantity of stays, and no length of time: "4.5 million nights"."""
    return unit in ("night", "nights") and _is_large(value)


def _is_large(value: Decimal | Range) -> bool:
    """Tell whether a number in words is one that nobody writes by chance: "a million", not "twenty"."""
    return not isinstance(value, Range) and value >= 1_000


def _is_code(before: str) -> bool:
    return bool(re.search(r"[A-Za-z]-?$|[#/:_]$|\d[-/]$", before))


def _is_range(text: str, match: re.Match[str], start: int) -> bool:
    """Tell whether two numerals are the ends of a range, and not two values: "from 5 to 8", "by 5 to 8"."""
    if not match["numeral2"]:
        return False
    if (match["percent1"] and not match["percent"]) or (match["sign2"] and not match["sign"]):
        return False  # two units: "4.9% to £391m"
    before = text[max(start, match.start() - 60) : match.start("numeral")]
    if match["joint"].lower() == "and":
        return bool(_BETWEEN.search(before))
    return match["joint"].lower() != "to" or not _MOVED.search(before) or bool(_RANGING.search(before))


def _value(match: re.Match[str], is_range: bool) -> Decimal | Range | None:
    magnitude = match["magnitude"] or ""
    second_magnitude = match["magnitude2"] or ""
    shares = match["numeral2"] and match["joint"].lower() != "and" and not match["percent1"]
    first = value_of(match["numeral"], magnitude or (second_magnitude if is_range or shares else ""))
    if shares and not is_range and not magnitude and second_magnitude and first is not None:
        # "From 3.1 to 3.4 million" shares its magnitude, "by 42,000 to 3.1 million" does not.
        first = value_of(match["numeral"], second_magnitude if "," not in match["numeral"] else "")
    if not is_range or first is None:
        return first
    second = value_of(match["numeral2"], second_magnitude or magnitude)
    return Range(min=first, max=second) if second is not None and second > first else None


def _counts(match: re.Match[str], value: Decimal | Range, unit: str, is_word: bool) -> bool:
    """Tell whether the numeral states a quantity of something."""
    if match["sign"] or match["percent"] or match["percent1"]:
        return True
    if not unit:
        is_told = bool(_BARE.search(match.string, max(0, match.start() - 40), match.start("numeral")))
        return bool(match["magnitude"]) or (("," in match["numeral"] or is_told) and not is_word)
    small_word = is_word and not isinstance(value, Range) and value < 10 and not match["magnitude"]
    return not small_word


def _unit(text: str, match: re.Match[str], end: int, is_range: bool) -> UnitReading:
    """Return the unit in the model's terms, the noun as printed, and where the quantity ends."""
    is_pair = bool(match["numeral2"]) and not is_range
    last = max(match.end(group) for group in ("numeral", "magnitude", "plus", "percent1"))
    percent = match["percent1"]
    if not is_pair:
        last = match.end("percent") if match["percent"] else match.end()
        percent = percent or match["percent"]
    elif match["percent"] and match["joint"].lower() == "to" and not match["magnitude"] and not match["sign"]:
        percent = percent or match["percent"]  # "from 10 to 12 percent"
    if percent:
        return UnitReading(words.PERCENT[percent.strip().lower()], "", last)
    if match["sign"]:
        sign = next(s for s in words.CURRENCY_SIGNS if s.lower() == match["sign"].lower())
        return UnitReading(words.CURRENCY_SIGNS[sign], "", last)
    if is_pair and match["joint"].lower() == "to":
        return UnitReading(counted(text, match.end(), end).unit, "", last)
    return counted(text, last, end)


def _qualifier(text: str, match: re.Match[str], start: int, last: int) -> Qualifier | None:
    if match["qualifier"]:
        return words.QUALIFIERS[match["qualifier"].lower()]
    if match["plus"]:
        return Qualifier.OVER
    if re.match(r"\s+or (?:more|higher|above)\b", text[last : last + 12]):
        return Qualifier.AT_LEAST
    before = _QUALIFIER_BEFORE.search(text[max(start, match.start() - 24) : match.start()])
    if before and before[1].lower() == "under" and _DETERMINED.match(text, match.start()):
        return None  # "available under the $150 million program"
    return words.QUALIFIERS[before[1].lower()] if before else None
