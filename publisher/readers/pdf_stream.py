"""The words of a PDF page with their places: its content streams, read operator by operator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pypdf.generic import ContentStream
from pypdf.generic._font import Font

from publisher.readers.pdf_lines import Matrix, Piece

_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEPTH = 6
"""How deep drawings may stand in drawings."""
_SPACE = 0.2
"""From how wide a gap on, in ems, letters stand apart: the space of most fonts is a quarter of an em."""


@dataclass(frozen=True, slots=True)
class _State:
    """What q saves and Q brings back."""

    matrix: Matrix = _UNIT
    font: Font | None = None
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


@dataclass(slots=True)
class _Page:
    """Where reading a page stands."""

    file: Any
    fonts: dict[int, Font]
    state: _State = field(default_factory=_State)
    saved: list[_State] = field(default_factory=list)
    line: Matrix = _UNIT
    at: Matrix = _UNIT


def pieces(page: Any, fonts: dict[int, Font]) -> Iterator[Piece]:
    """Yield the pieces of text of a page in the order in which they are drawn. `fonts` keeps those read before."""
    contents = page.get("/Contents")
    if contents is not None:
        reading = _Page(page.pdf, fonts)
        yield from _stream(contents.get_object(), page.get("/Resources"), reading, 0)


def _stream(contents: Any, resources: Any, page: _Page, depth: int) -> Iterator[Piece]:
    resources = resources.get_object() if resources is not None else {}
    for operands, operator in ContentStream(contents, page.file, "bytes").operations:
        if operator in (b"Tj", b"TJ", b"'", b'"'):
            yield from _show(operands, operator, page)
        elif operator == b"Do" and operands:
            if depth < _DEPTH:
                yield from _drawn(resources, operands[0], page, depth)
        elif operator == b"Tf" and len(operands) > 1:
            font = _font(resources, operands[0], page.fonts)
            page.state = replace(page.state, font=font, size=_number(operands[1]))
        else:
            _move(operator, operands, page)


def _drawn(resources: Any, name: str, page: _Page, depth: int) -> Iterator[Piece]:
    """Yield the words of a drawing that a page draws."""
    drawing = _named(resources, "/XObject", name)
    if drawing is None or drawing.get("/Subtype") != "/Form":
        return
    before = page.state, page.saved, page.line, page.at
    matrix = _matrix(drawing.get("/Matrix") or _UNIT)
    page.state, page.saved = replace(page.state, matrix=_times(matrix, page.state.matrix)), []
    yield from _stream(drawing, drawing.get("/Resources") or resources, page, depth + 1)
    page.state, page.saved, page.line, page.at = before


def _move(operator: bytes, operands: Sequence[Any], page: _Page) -> None:
    """Follow an operator that moves or scales what comes after it."""
    if operator == b"q":
        page.saved.append(page.state)
    elif operator == b"Q":
        page.state = page.saved.pop() if page.saved else page.state
    elif operator == b"cm" and len(operands) >= 6:
        page.state = replace(page.state, matrix=_times(_matrix(operands), page.state.matrix))
    elif operator == b"BT":
        page.line = page.at = _UNIT
    elif operator == b"Tm" and len(operands) >= 6:
        page.line = page.at = _matrix(operands)
    elif operator in (b"Td", b"TD") and len(operands) >= 2:
        if operator == b"TD":
            page.state = replace(page.state, leading=-_number(operands[1]))
        _next_line(page, _number(operands[0]), _number(operands[1]))
    elif operator == b"T*":
        _next_line(page, 0.0, -page.state.leading)
    elif operands and (name := _PARAMETERS.get(operator)):
        changes: dict[str, Any] = {name: _number(operands[0]) / (100 if name == "scale" else 1)}
        page.state = replace(page.state, **changes)


_PARAMETERS = {b"Tc": "spacing", b"Tw": "word_spacing", b"Tz": "scale", b"TL": "leading", b"Ts": "rise"}


def _next_line(page: _Page, right: float, up: float) -> None:
    page.line = page.at = _times((1.0, 0.0, 0.0, 1.0, right, up), page.line)


def _show(operands: Sequence[Any], operator: bytes, page: _Page) -> Iterator[Piece]:
    """Yield what an operator shows, and move behind it."""
    if operator in (b"'", b'"'):
        _next_line(page, 0.0, -page.state.leading)
    shown = operands[-1] if operands else []
    words, width = "", 0.0
    state = page.state
    for item in shown if operator == b"TJ" and isinstance(shown, list) else [shown]:
        if isinstance(item, (int, float)):
            move = -float(item) / 1000 * state.size * state.scale
            if abs(move) > _SPACE * abs(state.size):
                yield from _moved(words, width, page)
                yield from _moved("", move, page)
                words, width, move = "", 0.0, 0.0
            width += move
        else:
            text, advance = _text(item, state)
            words, width = words + text, width + advance
    yield from _moved(words, width, page)


def _moved(words: str, width: float, page: _Page) -> Iterator[Piece]:
    """Yield some words as a piece, if there are any, and move behind them."""
    if words and (piece := _piece(words, width, page)):
        yield piece
    page.at = _times((1.0, 0.0, 0.0, 1.0, width, 0.0), page.at)


def _piece(words: str, width: float, page: _Page) -> Piece | None:
    state = page.state
    whole = _times((1.0, 0.0, 0.0, 1.0, 0.0, state.rise), _times(page.at, state.matrix))
    return Piece.of(words, width, whole, state.size, is_bold=_is_bold(state.font))


def _text(item: Any, state: _State) -> tuple[str, float]:
    """Return what a string of codes says, and how far it moves."""
    data = (
        item
        if isinstance(item, bytes)
        else getattr(item, "original_bytes", None) or str(item).encode("latin-1", "replace")
    )
    font = state.font
    if font is None:
        return "", 0.0
    if isinstance(font.encoding, str):
        codes = data.decode(font.encoding, "surrogatepass" if "utf-16" in font.encoding.lower() else "replace")
    else:
        codes = "".join(font.encoding.get(code, chr(code)) for code in data)
    text = "".join(str(font.character_map.get(code, code)) for code in codes)
    width = sum(font.character_widths.get(code, font.character_widths.get("default", 500)) for code in codes)
    spaces = codes.count(" ")
    moved = width / 1000 * state.size + len(codes) * state.spacing + spaces * state.word_spacing
    return text, moved * state.scale


def _font(resources: Any, name: str, fonts: dict[int, Font]) -> Font | None:
    found = _named(resources, "/Font", name)
    if found is None:
        return None
    key = found.indirect_reference.idnum if found.indirect_reference else id(found)
    if key not in fonts:
        fonts[key] = Font.from_font_resource(found)
    return fonts[key]


def _named(resources: Any, kind: str, name: str) -> Any:
    """Return a resource of a page, or None when there is no such one."""
    group = resources.get(kind)
    found = group.get_object().get(name) if group is not None else None
    return found.get_object() if found is not None else None


def _is_bold(font: Font | None) -> bool | None:
    name = font.name.lower() if font else "unknown"
    return None if name == "unknown" else any(word in name for word in ("bold", "black", "heavy", "simhei"))


def _matrix(operands: Sequence[Any]) -> Matrix:
    a, b, c, d, e, f = (_number(operand) for operand in list(operands)[:6])
    return a, b, c, d, e, f


def _number(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        return 0.0


def _times(one: Matrix, other: Matrix) -> Matrix:
    """Return the matrix that does what `one` does and then what `other` does."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m
