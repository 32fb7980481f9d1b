"""Changes in a finished brief: other glyphs in its content streams, added to the file as an editor adds them."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pypdf import PdfReader

from tests.mutation.words import Change, changes

_LINE = re.compile(rb"BT (.*?)ET", re.DOTALL)
_SHOW = re.compile(rb"/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ", re.DOTALL)
_GLYPHS = re.compile(rb"<([0-9A-F]+)>")
_MAP = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
TEXT_KINDS = ("digit", "magnitude", "unit", "bound", "date", "label")


@dataclass(frozen=True, slots=True)
class Shown:
    """Glyphs of one font that are shown together."""

    font: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a page."""

    page: int
    shown: tuple[Shown, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.shown)


class Brief:
    """A brief that can be changed in one place and written again."""

    def __init__(self, data: bytes, labels: Sequence[str], figures: Sequence[str]) -> None:
        self.data, self.labels, self.figures = data, labels, figures
        reader = PdfReader(io.BytesIO(data))
        self.streams = [page.get_contents().get_data() for page in reader.pages]
        self.objects = [page.raw_get("/Contents").idnum for page in reader.pages]
        self.size = int(reader.trailer["/Size"])
        self.root = reader.trailer.raw_get("/Root").idnum
        self.info = reader.trailer.raw_get("/Info").idnum
        self.start = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
        fonts = reader.pages[0]["/Resources"]["/Font"]
        self.texts = {name[1:]: _map(font.get_object()["/ToUnicode"].get_data()) for name, font in fonts.items()}
        self.codes = {name: {text: code for code, text in held.items()} for name, held in self.texts.items()}
        self.lines = [line for i, stream in enumerate(self.streams) for line in self._lines(i, stream)]

    def kinds(self) -> list[str]:
        return [*TEXT_KINDS, "swap"]

    def mutate(self, kind: str, rng: random.Random) -> tuple[bytes, str, str] | None:
        """Return the brief with one change of a kind, the text that was there and the one that is; None: none found."""
        if kind == "swap":
            return self._swap(rng)
        line = rng.choice(self.lines)
        found = changes(kind, line.text, rng, self.labels)
        rng.shuffle(found)
        for change in found:
            if placed := self._placed(line, change):
                return self._written(line.page, [placed]), line.text, change.apply(line.text)
        return None

    def _swap(self, rng: random.Random) -> tuple[bytes, str, str] | None:
        """Swap the figures of two lines of one page."""
        page = rng.randrange(len(self.streams))
        held = [(line, f) for line in self.lines if line.page == page for f in self.figures if f in line.text]
        if len(held) < 2:
            return None
        (one, a), (other, b) = rng.sample(held, 2)
        if one is other or a in b or b in a:
            return None
        first = Change(one.text.index(a), one.text.index(a) + len(a), b)
        second = Change(other.text.index(b), other.text.index(b) + len(b), a)
        placed = [self._placed(one, first), self._placed(other, second)]
        if not all(placed):
            return None
        return self._written(page, [p for p in placed if p]), one.text, first.apply(one.text)

    def _lines(self, page: int, stream: bytes) -> Iterator[Line]:
        font = ""
        for block in _LINE.finditer(stream):
            shown = []
            for match in _SHOW.finditer(stream, block.start(1), block.end(1)):
                if match[1]:
                    font = match[1].decode()
                else:
                    codes = b"".join(_GLYPHS.findall(match[2]))
                    text = "".join(self.texts[font][int(codes[i : i + 4], 16)] for i in range(0, len(codes), 4))
                    shown.append(Shown(font, text, match.start(2), match.end(2)))
            if shown:
                yield Line(page, tuple(shown))

    def _placed(self, line: Line, change: Change) -> tuple[int, int, bytes] | None:
        """Return the change as bytes of the page's stream, when the font has the glyphs."""
        at = 0
        for piece in line.shown:
            start, end = change.start - at, change.end - at
            at += len(piece.text)
            if 0 <= start and end <= len(piece.text) and (start < len(piece.text)):
                text = piece.text[:start] + change.new + piece.text[end:]
                codes = self.codes[piece.font]
                if all(sign in codes for sign in text):
                    return piece.start, piece.end, b"<" + b"".join(b"%04X" % codes[s] for s in text) + b">"
        return None

    def _written(self, page: int, placed: list[tuple[int, int, bytes]]) -> bytes:
        stream = self.streams[page]
        for start, end, new in sorted(placed, reverse=True):
            stream = stream[:start] + new + stream[end:]
        number, at = self.objects[page], len(self.data) + 1
        added = b"\n%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (number, len(stream), stream)
        table = b"xref\n%d 1\n%010d 00000 n \n" % (number, at)
        held = (self.size, self.root, self.info, self.start)
        trailer = b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /Prev %d >>\n" % held
        return self.data + added + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (len(self.data) + len(added))


def _map(data: bytes) -> dict[int, str]:
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in _MAP.findall(data)}
