"""Replies of a malicious machine: good translations with one number, or the trace of one, put in or changed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from publisher.model import Language

_SCRIPTS = {
    "full-width": 0xFF10, "Arabic-Indic": 0x0660, "Persian": 0x06F0, "Devanagari": 0x0966, "Bengali": 0x09E6,
    "Thai": 0x0E50, "Tibetan": 0x0F20, "Khmer": 0x17E0, "mathematical bold": 0x1D7CE, "monospace": 0x1D7F6,
    "segmented": 0x1FBF0, "subscript": 0x2080,
}  # fmt: skip
_SPELLED = (
    "three million|twenty-five|a dozen|half a billion|doubled|tenfold|three-quarters|eleven|ninety percent|two-thirds|"
    "hundreds of thousands|several lakh|a score of|fifty-odd|threemillion|milllion of them|multi-billion|forty per cent|"
    "a quarter|thrice as many|the eleventh|twelve|a decade|one billion|zero|quadrupled|five crore|trois|drei|siete|"
    "san bai wan|ⅯⅯⅩⅣ|MMXIV|XIV|xⅶ|ｔｗｅｎｔｙ|𝐭𝐡𝐫𝐞𝐞 𝐦𝐢𝐥𝐥𝐢𝐨𝐧|mil\u200blion|thou\u00adsand|m\u0456llion|tw\u0435nty|b\u0131llion\u0307"
).split("|")
_HAN = (
    "三千万|十二亿|五百|九成|八折|翻番|增长两倍|过半|一半以上|第七|廿五|叁佰万|两亿多|数十万|六|零点五|卅|上百|成千上万|百分之三|四分之一|兆|"
    "亿万|二零二四年|幺零零|俩|仨|㊿|㈢|㋂|〸|𠄡|㭍"
).split("|")
_SIGNS = (
    "1|7|42|3,000|1.6|2024|¹²|①|⑳|⒈|½|¾|Ⅳ|ⅻ|↉|𐄇|&#51;|%33|\\u0033|3️⃣|$|%|‰|€|100%|+|=|👌🏿3|０|٣|0x1F|1e6|5G|R2D2|㏠|㍙|⁵|₃|🄂|➂|〧|௰|፻|Ⅿ"
).split("|")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """One reply, and what was done to it."""

    reply: str
    name: str


def attacks(good: str, to: Language, seed: int) -> Iterator[Attack]:
    """Yield replies without end, each with one thing that a number-locked reply may not have."""
    chance = random.Random(seed)
    tokens = [f"⟦{letter}⟧" for letter in "ABCDEFGH" if f"⟦{letter}⟧" in good]
    while True:
        for name, planted in _planted(chance, to):
            yield Attack(reply=_put(good, planted, chance, to), name=name)
        if tokens:
            yield from _of_tokens(good, chance.choice(tokens), chance)


def _planted(chance: random.Random, to: Language) -> Iterator[tuple[str, str]]:
    script, zero = chance.choice([*_SCRIPTS.items()])
    number = str(chance.randrange(10, 10**6))
    yield script, "".join(chr(zero + int(digit)) for digit in number)
    yield "digits", number
    yield "sign", chance.choice(_SIGNS)
    yield "spelled", chance.choice(_SPELLED)
    yield "han", chance.choice(_HAN)
    yield "digits hidden", "\u200b".join(number)
    yield "turned around", f"\u202e{number}\u202c"
    yield "tag signs", "".join(chr(0xE0030 + int(digit)) for digit in number)
    yield "mark-up", f"<b>{number}</b>"
    yield "combined", "".join(digit + "\u0336" for digit in number)


def _put(good: str, planted: str, chance: random.Random, to: Language) -> str:
    space = " " if to == "en" else ""
    ends = [i for i, sign in enumerate(good) if sign in " ，。." and good[:i].count("⟦") == good[:i].count("⟧")]
    at = chance.choice(ends or [len(good)])
    return f"{good[:at]}{space}{planted}{good[at:]}"


def _of_tokens(good: str, token: str, chance: random.Random) -> Iterator[Attack]:
    digit = chance.choice("123456789")
    for name, changed in (
        ("lost", ""),
        ("twice", f"{token} {token}"),
        ("a digit before", digit + token),
        ("zeros after", token + "000"),
        ("a magnitude after", f"{token} million"),
        ("k after", f"{token}k"),
        ("a foreign one", token + "⟦ZZ⟧"),
        ("a digit inside", f"⟦{digit}⟧"),
        ("a fact's own", "⟦m-4f1c⟧"),
        ("broken", token[:-1]),
        ("replaced", chance.choice(["三千万", "thirty million", digit * 3])),
        ("small letters", token.lower()),
        ("万 after", f"{token}万"),
    ):
        yield Attack(reply=good.replace(token, changed), name=name)
