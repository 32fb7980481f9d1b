"""Find a number in a text that may have none: digits of any script, and words that say a number.

Fails closed: what might say a number is taken for one, unless the source says it too.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from publisher.translators import number_words as words

_WORD = re.compile(r"[^\W\d_\u3400-\u9fff]+")
_PINYIN = re.compile(r"(?:(?:yi|er|liang|san|si|wu|liu|qi|ba|jiu|shi|bai|qian|wan)[ -]?){2,}")
"""Chinese numerals in Latin letters; a name would have a capital."""
_ROMAN = re.compile(r"(?=[IVXLCDM])M*(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_SIGNS = frozenset("%‰‱°#+=<>±×÷√∞")
"""Signs of arithmetic and of a share: what has them is a number, and they belong to its placeholder."""
_LARGE = tuple(re.sub(r"(.)\1+", r"\1", word) for word in words.LARGE)


def find(text: str, source: str) -> str | None:
    """Return the first thing in `text` that says a number of its own; None when there is none.

    `source` is the source text without its numbers. What it says in words, such as 首个, a translation may say too.
    """
    folded = unicodedata.normalize("NFKC", text)
    return _digit(text) or _digit(folded) or _sign(folded, source) or _word(folded, source) or _numeral(folded, source)


def _digit(text: str) -> str | None:
    for sign in text:
        category = unicodedata.category(sign)
        is_counted = category in ("Nd", "Nl", "No")
        if is_counted or (unicodedata.numeric(sign, None) is not None and not _is_han(sign)):
            return sign
    return None


def _sign(text: str, source: str) -> str | None:
    for sign in text:
        is_sign = sign in _SIGNS or unicodedata.category(sign) in ("Sc", "Sm")
        if is_sign and sign not in unicodedata.normalize("NFKC", source):
            return sign
    return None


def _word(text: str, source: str) -> str | None:
    """Return the first Latin word that says a number, Roman numerals included."""
    given = {word.casefold() for word in _WORD.findall(source)}
    if spaced := re.search(rf"(?<![a-z]){_PINYIN.pattern}(?![a-z])", text):
        return spaced[0] if spaced[0] not in source else None
    for match in _WORD.finditer(text):
        plain = _unaccented(match[0]).casefold()
        if _is_number(match[0], plain) and plain not in given and not _is_licensed(plain, source):
            return match[0]
    return None


def _is_number(word: str, plain: str) -> bool:
    if _numbers().fullmatch(plain) or any(large in _squeezed(plain) for large in _LARGE):
        return True
    # One letter is a pronoun or an initial; I alone is never written as a number in a sentence.
    return len(word) > 1 and _ROMAN.fullmatch(word) is not None


def _is_licensed(word: str, source: str) -> bool:
    return any(said in source for said in words.ENGLISH.get(word, "").split())


def _numeral(text: str, source: str) -> str | None:
    """Return the first Chinese numeral that is no part of a common word."""
    given = {word.casefold() for word in _WORD.findall(source)}
    for match in _numerals().finditer(text):
        if len(match[0]) == 1 and not _may_stand(text, match.start(), source, given):
            return text[match.start() : match.start() + 2]
    return None


def _may_stand(text: str, at: int, source: str, given: set[str]) -> bool:
    """Tell whether the source says the Chinese numeral at a place, or it is an article of one it has."""
    sign, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if sign in source:
        return True
    if before == "第" and sign == "一":
        return "first" in given
    is_article = sign == "一" and after and after in words.MEASURES and before not in ("第", "之", "点", "點")
    return bool(is_article and given & words.ARTICLES) or not given.isdisjoint(words.CHINESE.get(sign, "").split())


@cache
def _numerals() -> re.Pattern[str]:
    common = "|".join(sorted(words.COMMON, key=len, reverse=True))
    return re.compile(f"{common}|[{words.NUMERALS}]")


@cache
def _numbers() -> re.Pattern[str]:
    """Return what a number word is, alone or run together with others: three, twentyfive, tenfold."""
    known = sorted({*words.ENGLISH, *words.ENGLISH_NEVER, *words.FOREIGN}, key=len, reverse=True)
    longer = "|".join(word for word in known if len(word) > 2)
    return re.compile(f"{'|'.join(known)}|(?:(?:{longer})(?:and)?)+(?:{'|'.join(words.ENDINGS)})?")


def _squeezed(word: str) -> str:
    """Return a word with doubled letters single, so that milllion and milion are found."""
    return re.sub(r"(.)\1+", r"\1", word)


def _is_han(sign: str) -> bool:
    return "\u3400" <= sign <= "\u9fff"


def _unaccented(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))
