"""Mutations of text, of the structure of data, of the parts of a zip, of bytes. One number gives one input."""

from __future__ import annotations

import io
import json
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

TOKENS = (
    "2024年 今年6月 截至6月末 同比增长 超 近 约 1.6万亿元 12% 3,000万户 人次 三成多 -5.2% 10~20亿元 “海联” （ ） 、 ， 。 ； "
    "| # - ＄ ％ ０１２ ١٢٣ ፩ ² ½ \u3000 \u200b \u202e \u2066 \ufeff \ufffd \x01 \x0b \x7f \x85 \u2028 \u2029 "
    "\U0001f600 e\u0301 ⟦m-1⟧ ⟦ ⟧ {{7*7}} {% for %} <b> </p> <script>alert(1)</script> &lt; &#0; & =cmd|'/C calc'!A0 "
    "+1+1 @SUM(1) http://127.0.0.1:9/ file:///etc/passwd javascript:alert(1) ../../x \\ \" ' 1.2.3.4 0.000 1e999 "
    "99999999999999999999 99999年99月99日 2024-13-45 Sea Wind revenue rose to $4.2 million bn percent about year-end "
    "customers per share Q3 (RMB million) 单位：亿元 图1 来源： 数据来源： ### 一、 \n \r \n\n \t"
).split(" ")
MARKUP = re.compile(r"[>\"]([^<>\"]+)[<\"]")
"""The texts between tags, and the values of attributes."""
_WEIGHTS = (5, 5, 4, 2, 2, 1, 1)


def text(words: str, luck: random.Random) -> str:
    """Return a text with one to six mutations."""
    for _ in range(luck.randint(1, 6)):
        at = luck.randint(0, len(words))
        end = min(len(words), at + luck.randint(1, 120))
        words = luck.choices(_CHANGES, _WEIGHTS)[0](words, at, end, luck)
    return words


def _insert(words: str, at: int, end: int, luck: random.Random) -> str:
    return words[:at] + luck.choice(TOKENS) * luck.choice((1, 1, 1, 2, 9)) + words[at:]


def _digit(words: str, at: int, end: int, luck: random.Random) -> str:
    places = [i for i, sign in enumerate(words) if sign.isdigit()]
    at = luck.choice(places) if places else 0
    return words[:at] + luck.choice("0123456789.,%-一三百万亿点") + words[at + 1 :]


_CHANGES: tuple[Callable[[str, int, int, random.Random], str], ...] = (
    lambda words, at, end, luck: words[:at] + words[end:],
    _insert,
    _digit,
    lambda words, at, end, luck: words[:end] + words[at:end] * luck.choice((1, 1, 3)) + words[end:],
    lambda words, at, end, luck: words.replace(luck.choice("\n。，,.（("), luck.choice(("", "\n", "、", " ")), 3),
    lambda words, at, end, luck: words[at:],
    lambda words, at, end, luck: words[:at] + words[at:end].replace("\n", "") * luck.choice((20, 200)) + words[end:],
)


def inside(words: str, luck: random.Random, places: re.Pattern[str]) -> str:
    """Return a text of some syntax with a mutation inside one or two of its values, found by `places`."""
    for _ in range(luck.randint(1, 2)):
        found = list(places.finditer(words))
        if not found:
            break
        start, end = luck.choice(found).span(1)
        value = words[start:end]
        at = luck.randint(0, len(value))
        change = luck.choices(_CHANGES[:4], _WEIGHTS[:4])[0]
        words = words[:start] + change(value, at, min(len(value), at + luck.randint(1, 9)), luck) + words[end:]
    return words


def binary(data: bytes, luck: random.Random) -> bytes:
    """Return bytes with some of them changed, taken out or doubled."""
    for _ in range(luck.randint(1, 8)):
        at = luck.randrange(max(1, len(data)))
        end = min(len(data), at + luck.choice((1, 1, 2, 40, 4000)))
        data = luck.choice(
            (
                data[:at] + bytes([luck.randrange(256)]) + data[at + 1 :],
                data[:at] + data[end:],
                data[:end] + data[at:end] + data[end:],
                data[:at] + luck.choice((b"\x00\xff" * 8, b"9" * 30, b"-1 0 R", b"<<", b"]")) + data[end:],
            )
        )
    return data


def package(data: bytes, luck: random.Random) -> bytes:
    """Return a zip with the text of one part mutated, a part left out or doubled, or bytes changed."""
    if luck.random() < 0.2:
        return binary(data, luck)
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = [(name, old.read(name)) for name in old.namelist()]
    number = luck.randrange(len(parts))
    name, part = parts[number]
    kind = luck.random()
    if kind < 0.1:
        parts.pop(number)
    elif kind < 0.2:
        parts.append((luck.choice((name.upper(), f"../{name}", f"{name}x")), part))
    else:
        words = part.decode("utf-8", "replace")
        words = text(words, luck) if kind < 0.4 else inside(words, luck, MARKUP)
        parts[number] = (name, words.encode("utf-8", "replace"))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in parts:
            new.writestr(name, part)
    return buffer.getvalue()


def data(value: Any, luck: random.Random) -> Any:
    """Return plain data with one or two of its values changed, most often to others of the same kind."""
    value = json.loads(json.dumps(value))
    for _ in range(luck.randint(1, 2)):
        holder, key = _place(value, luck)
        old = holder[key]
        is_gentle = luck.random() < 0.75
        if isinstance(old, str) and is_gentle:
            at = luck.randint(0, len(old))
            holder[key] = luck.choices(_CHANGES[:4], _WEIGHTS[:4])[0](old, at, min(len(old), at + 3), luck)
        elif isinstance(old, int) and is_gentle:
            holder[key] = old + luck.choice((-1, 1, 7, -1000))
        elif isinstance(holder, dict) and luck.random() < 0.2:
            holder.pop(key)
        elif isinstance(holder, list) and luck.random() < 0.4:
            holder.append(old)
        else:
            holder[key] = luck.choice((None, [], {}, "", 0, -1, 10**20, 1.5, True, "\ud800", luck.choice(TOKENS)))
    return value


def _place(value: Any, luck: random.Random) -> tuple[Any, Any]:
    """Return a holder and a key in it: any leaf as likely as another, now and then a whole branch."""
    places = list(_leaves(value))
    holder, key = luck.choice(places)
    if luck.random() < 0.05:
        return value, luck.choice(list(value))
    return holder, key


def _leaves(value: Any) -> Iterator[tuple[Any, Any]]:
    for key in value if isinstance(value, dict) else range(len(value)):
        inner = value[key]
        if isinstance(inner, (dict, list)) and inner:
            yield from _leaves(inner)
        else:
            yield value, key
