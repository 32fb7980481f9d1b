"""The words of a PDF's pages: its content streams, read operator by operator, with the numbers of marked content."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from publisher.lang.lazy import lazy

_TOKEN = re.compile(
    rb"(?P<shown>\[[0-9A-Fa-f<>\s.+-]*\])|(?P<hex><[0-9A-Fa-f\s]*>)|(?P<dict><<)|(?P<end>>>)|(?P<open>\[)|(?P<close>\])|(?P<name>/[^\s/\[\]<>(){}%]*)"
    rb"|(?P<number>[-+]?(?:\d+\.?\d*|\.\d+))|(?P<text>\()|(?P<word>[A-Za-z'\"*][A-Za-z0-9'\"*]*)|%[^\r\n]*"
)
_HEX = re.compile(r"<([0-9A-Fa-f\s]*)>")
_ESCAPE = lazy(r"\\([nrtbf()\\]|[0-7]{1,3}|\r?\n)")
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_MAP = re.compile(rb"(\d+)\s+beginbf(char|range)(.*?)endbf", re.DOTALL)
_CODE = re.compile(rb"<([0-9A-Fa-f\s]+)>|(\[)|(\])")
_DEPTH = 6
"""How deep drawings may stand in drawings."""


class Font(NamedTuple):
    """How the codes of a font are read."""

    width: int
    """Bytes of a code: one or two."""
    texts: Mapping[int, str]

    def text(self, strings: list[bytes]) -> str:
        """Return what the codes of some strings say."""
        data = b"".join([string + b"\0" * (len(string) % self.width) for string in strings])
        if not self.texts:
            return data.decode("cp1252", "replace")
        codes = data if self.width == 1 else struct.unpack(f">{len(data) // 2}H", data)
        return "".join([self.texts.get(code, "\ufffd") for code in codes])


class Piece(NamedTuple):
    """A line of text, and the number of the marked content that it belongs to; None: no element's."""

    text: str
    mark: int | None


@dataclass(slots=True)
class _State:
    """What has been read of a stream so far."""

    operands: list[Any] = field(default_factory=list)
    marks: list[int | None] = field(default_factory=list)
    font: Font | None = None
    words: list[str] = field(default_factory=list)

    @property
    def mark(self) -> int | None:
        """The innermost marked content that has a number."""
        return next((mark for mark in reversed(self.marks) if mark is not None), None)


def pieces(page: Any, fonts: dict[int, Font]) -> Iterator[Piece]:
    """Yield the lines of a page in the order in which they are drawn. `fonts` keeps those that were read before."""
    contents = page.get_contents()
    if contents is not None:
        yield from _pieces(contents.get_data(), page.get("/Resources"), fonts, _State(), 0)


def _pieces(data: bytes, resources: Any, fonts: dict[int, Font], state: _State, depth: int) -> Iterator[Piece]:
    resources = resources.get_object() if resources is not None else {}
    for operator in _operators(data, state):
        operands = state.operands
        if operator == b"Tf" and len(operands) >= 2:
            state.font = _font(resources, operands[-2], fonts)
        elif operator in (b"Tj", b"TJ", b"'", b'"') and operands:
            state.words.append(_shown(operands[-1], state.font))
        elif operator in (b"BDC", b"BMC"):
            state.marks.append(_mark(operands, resources) if operator == b"BDC" else None)
        elif operator in (b"ET", b"EMC", b"Do"):
            if state.words:
                yield Piece("".join(state.words), state.mark)
                state.words = []
            if operator == b"EMC" and state.marks:
                state.marks.pop()
            if operator == b"Do" and operands and depth < _DEPTH:
                yield from _drawn(resources, operands[-1], fonts, state, depth)
        state.operands = []
    if state.words and not depth:
        yield Piece("".join(state.words), state.mark)


def _drawn(resources: Any, name: str, fonts: dict[int, Font], state: _State, depth: int) -> Iterator[Piece]:
    """Yield the words of a drawing that a page draws."""
    drawing = (resources.get("/XObject") or {}).get(name)
    drawing = drawing.get_object() if drawing is not None else None
    if drawing is not None and drawing.get("/Subtype") == "/Form":
        state.operands = []
        yield from _pieces(drawing.get_data(), drawing.get("/Resources") or resources, fonts, state, depth + 1)


def _operators(data: bytes, state: _State) -> Iterator[bytes]:
    """Yield each operator, its operands in `state.operands`: names and words as they are, strings as bytes."""
    at = 0
    held: list[list[Any]] = []
    while match := _TOKEN.search(data, at):
        at, kind, token = match.end(), match.lastgroup, match[0]
        into = held[-1] if held else state.operands
        if kind in ("open", "dict"):
            held.append([])
        elif kind in ("close", "end"):
            closed = held.pop() if held else []
            (held[-1] if held else state.operands).append(closed)
        elif kind == "text":
            value, at = _string(data, at)
            into.append(value)
        elif kind == "word":
            at = _after_image(data, at) if token == b"ID" else at
            yield token
        elif kind is not None:
            into.append(_operand(kind, token))


def _operand(kind: str, token: bytes) -> object:
    if kind == "shown":  # most text: strings of codes with numbers between them, which say nothing
        return [bytes.fromhex(_even(codes)) for codes in _HEX.findall(token.decode())]
    if kind == "hex":
        return bytes.fromhex(_even(token[1:-1].decode()))
    return float(token) if kind == "number" else token.decode("latin-1")


def _even(digits: str) -> str:
    digits = "".join(digits.split())
    return f"{digits}0" if len(digits) % 2 else digits


def _string(data: bytes, at: int) -> tuple[bytes, int]:
    """Return a string in parentheses, and where it ends."""
    depth, start = 1, at
    while at < len(data) and depth:
        sign = data[at]
        if sign == 0x5C:
            at += 1
        elif sign == 0x28:
            depth += 1
        elif sign == 0x29:
            depth -= 1
        at += 1
    raw = data[start : at - 1].decode("latin-1")
    return _ESCAPE.sub(lambda m: _escaped(m[1]), raw).encode("latin-1", "replace"), at


def _escaped(sign: str) -> str:
    if sign[0].isdigit():
        return chr(int(sign, 8) & 255)
    return _ESCAPED.get(sign, "" if sign.endswith("\n") else sign)


def _after_image(data: bytes, at: int) -> int:
    end = data.find(b"EI", at)
    return end + 2 if end >= 0 else len(data)


def _shown(operand: Any, font: Font | None) -> str:
    parts = operand if isinstance(operand, list) else [operand]
    strings = [part for part in parts if isinstance(part, bytes)]
    return font.text(strings) if font else b"".join(strings).decode("latin-1")


def _mark(operands: list[Any], resources: Any) -> int | None:
    """Return the number that marked content has in the structure tree."""
    held = operands[-1] if operands else None
    if isinstance(held, str):
        listed = (resources.get("/Properties") or {}).get(held)
        number = listed.get_object().get("/MCID") if listed is not None else None
        return int(number) if number is not None else None
    if isinstance(held, list) and "/MCID" in held[:-1]:
        return int(held[held.index("/MCID") + 1])
    return None


def _font(resources: Any, name: str, fonts: dict[int, Font]) -> Font | None:
    listed = resources.get("/Font")
    if listed is None or name not in (listed := listed.get_object()):
        return None
    reference = getattr(listed.raw_get(name), "idnum", None)
    if reference is None:
        return _read_font(listed[name])
    if reference not in fonts:
        fonts[reference] = _read_font(listed[name])
    return fonts[reference]


def _read_font(font: Any) -> Font:
    font = font.get_object()
    stream = font.get("/ToUnicode")
    data = stream.get_object().get_data() if stream is not None and hasattr(stream.get_object(), "get_data") else b""
    return Font(2 if font.get("/Subtype") == "/Type0" else 1, dict(_texts(data)))


def _texts(data: bytes) -> Iterator[tuple[int, str]]:
    """Yield what each code stands for, as the font's map says."""
    for _, kind, body in _MAP.findall(data):
        codes = [token for token, _, _ in _CODE.findall(body) if token]
        values = ["".join(code.decode().split()) for code in codes]
        if kind == b"char":
            yield from ((int(a, 16), _utf16(b)) for a, b in zip(values[::2], values[1::2], strict=False))
        elif b"[" not in body:
            for first, last, start in zip(values[::3], values[1::3], values[2::3], strict=False):
                for i in range(min(int(last, 16) - int(first, 16) + 1, 65536)):
                    yield int(first, 16) + i, _utf16(f"{int(start, 16) + i:0{len(start)}X}")


def _utf16(digits: str) -> str:
    return bytes.fromhex(_even(digits)).decode("utf-16-be", "replace")
