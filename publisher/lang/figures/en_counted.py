"""What an English number counts, as far as a check of its translation needs it."""

from __future__ import annotations

from publisher.lang.en_units import PERCENT
from publisher.lang.figures import en_words as words
from publisher.lang.lazy import lazy

_NAME = r"[A-Za-z](?:[A-Za-z\-]|\.(?=[A-Za-z]))*"
_UNIT = lazy(rf"[\s-]?(?P<first>%|k?m[23²³](?!\w)|{_NAME})(?:\.?[\s-](?P<second>{_NAME}))?(?:\s(?P<third>[A-Za-z]+))?")
_END = lazy(
    r"[,.;:()]|\s(?:in|on|at|by|from|to|and|for|who|that|which|as|with|or|than|were|was|have|had|has|since|over|across|told|said|says)\s|\d"
)
_WORD = lazy(r"[A-Za-z][A-Za-z\-]*")
_OFF = lazy(r"\s(?:off\b|discount)")


def unit_after(text: str, at: int) -> tuple[str, int]:
    """Return the unit after a number in our terms, or the word as printed, and where it ends."""
    found = _UNIT.match(text, at)
    if not found:
        return "", at
    parts = [part.lower().replace(".", "") for part in (found["first"], found["second"], found["third"]) if part]
    for length in (3, 2, 1):
        name = " ".join(parts[:length])
        if len(parts) >= length:
            for table in (PERCENT, words.CURRENCY_WORDS, words.MEASURES):
                if name in table and not (name == "m" and found[0][0] == " "):
                    end = found.end(("first", "second", "third")[length - 1])
                    return ("off" if name in PERCENT and _OFF.match(text, end) else table[name]), end
    if (joined := parts[0].replace("-", " ")) in words.MEASURES:
        return words.MEASURES[joined], found.end("first")
    hyphened = parts[0].split("-")[0]
    if hyphened in words.MEASURES and len(hyphened) > 1:
        return words.MEASURES[hyphened], found.start("first") + len(hyphened)
    if (
        hyphened in words.MONTHS
        or hyphened in words.MINUTES
        or hyphened in words.DAYS
        or hyphened in words.OTHER_LENGTHS
    ):
        return hyphened, found.start("first") + len(hyphened)
    return "", at


def counted(text: str, at: int) -> str:
    """Tell whether a number counts people or occasions."""
    phrase = _END.split(text[at : at + 48], maxsplit=1)[0]
    # A capital makes a name: The Evening Times.
    nouns = [word for word in _WORD.findall(phrase) if word.islower()]
    if any(noun in words.OCCASIONS for noun in nouns):
        return "occasion"
    return "person" if any(noun in words.PEOPLE for noun in nouns) else ""
