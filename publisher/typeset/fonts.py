"""Find the faces that come with pip, and tell which of them has a glyph and how wide it is.

The faces of `weblate_fonts` are plain TrueType files (OFL). The brief embeds them, so that the
same bytes come out on every machine. HarfBuzz reads them in place; nothing is cached on disk.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

import uharfbuzz as hb

from publisher.errors import RenderError
from publisher.typeset.files import font_files

__all__ = ["Face", "Glyph", "Typeface", "Weight", "find_face", "typeface"]

Weight = Literal["regular", "semibold", "bold"]

# How file names of the packaged families say a weight, best first.
_STYLES: dict[Weight, tuple[str, ...]] = {
    "regular": ("Rg", "Regular"),
    "semibold": ("Semibold", "Bd", "Bold"),
    "bold": ("Bd", "Bold"),
}
_LAST_RESORT = ("Kurinto Sans", "Kurinto Sans JP", "Kurinto Sans KR")
"""Families that are asked for signs which no family of the theme has: ① ★ ℃ Ⅰ, kana, hangul."""
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f")
"""Characters that have no glyph and need none."""
_FEATURES = {"kern": True, "liga": False, "clig": False, "calt": False, "dlig": False, "ccmp": False, "locl": False}


_MOST_TEXTS = 20_000


class Glyph(NamedTuple):
    """One glyph of a face, in em."""

    id: int
    text: str
    """What it stands for in the text layer."""
    advance: float


class _Memory(dict[str, Any]):
    """What was found out about texts. It starts anew when it is full: an archive has words without end."""

    def __setitem__(self, text: str, found: Any) -> None:
        """Remember what was found."""
        if len(self) >= _MOST_TEXTS:
            self.clear()
        super().__setitem__(text, found)


class Face:
    """One font file: which characters it has, and how wide they are."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.blob = hb.Blob.from_file_path(str(path))
        self.face = hb.Face(self.blob)
        self.name: str = self.face.get_name(6) or path.stem
        """PostScript name."""
        self._font = hb.Font(self.face)
        self._scale: float = 1.0 / self.face.upem
        self._advances: dict[int, float] = {}
        self._nominal: dict[str, Glyph | None] = {}
        self._shaped: dict[str, tuple[Glyph, ...]] = _Memory()

    def has(self, character: str) -> bool:
        """Tell whether the face has a glyph for the character."""
        return self._glyph(character) is not None

    def shape(self, text: str) -> tuple[Glyph, ...]:
        """Return the glyphs of the text, kerned; every character must be one that the face has."""
        if (found := self._shaped.get(text)) is None:
            found = self._shaped[text] = self._shape(text)
        return found

    def advance(self, glyph: int) -> float:
        """Return the advance of a glyph in em, without kerning."""
        if (found := self._advances.get(glyph)) is None:
            found = self._advances[glyph] = float(self._font.get_glyph_h_advance(glyph)) * self._scale
        return found

    def extents(self) -> tuple[float, float]:
        """Return ascent and descent in em; descent is negative."""
        found = self._font.get_font_extents("ltr")
        return float(found.ascender * self._scale), float(found.descender * self._scale)

    def _glyph(self, character: str) -> Glyph | None:
        if character not in self._nominal:
            said = " " if character == "\u00a0" else character
            number = self._font.get_nominal_glyph(ord(said))
            self._nominal[character] = Glyph(number, said, self.advance(number)) if number else None
        return self._nominal[character]

    def _shape(self, text: str) -> tuple[Glyph, ...]:
        plain = tuple(glyph for character in text if (glyph := self._glyph(character)))
        if len(text) == 1:
            return plain
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(self._font, buffer, _FEATURES)
        shaped, places = buffer.glyph_infos, buffer.glyph_positions
        if [info.codepoint for info in shaped] != [glyph.id for glyph in plain]:
            return plain  # the text layer needs one glyph for each character
        return tuple(
            Glyph(glyph.id, glyph.text, place.x_advance * self._scale)
            for glyph, place in zip(plain, places, strict=True)
        )


class Typeface:
    """Faces to take glyphs from, in order: the first that has a character sets it.

    Faces of other packaged families are opened only for a sign that none of them has.
    """

    def __init__(
        self, latin: Iterable[Face], wide: Iterable[Face], *, is_chinese: bool, weight: Weight = "regular"
    ) -> None:
        self._latin, self._wide = tuple(latin), tuple(wide)
        self._is_chinese = is_chinese
        self._weight: Weight = weight
        self._faces: dict[str, Face] = {}
        self._widths: dict[str, float] = _Memory()
        self._parts: dict[str, tuple[tuple[Face, str], ...]] = _Memory()

    def width(self, text: str) -> float:
        """Return the advance of the text in em."""
        if (found := self._widths.get(text)) is None:
            found = self._widths[text] = sum(
                glyph.advance for face, part in self.split(text) for glyph in face.shape(part)
            )
        return found

    def split(self, text: str) -> tuple[tuple[Face, str], ...]:
        """Return the text cut where the face changes.

        Raises `RenderError` when no face has a character.
        """
        if (found := self._parts.get(text)) is None:
            found = self._parts[text] = self._cut(text)
        return found

    def _cut(self, text: str) -> tuple[tuple[Face, str], ...]:
        parts: list[tuple[Face, str]] = []
        for character in text:
            if character in _UNSEEN:
                continue
            face = self._face(character, text)
            if parts and parts[-1][0] is face:
                parts[-1] = (face, parts[-1][1] + character)
            else:
                parts.append((face, character))
        return tuple(parts)

    def check(self, text: str) -> None:
        """Raise `RenderError` when no face has a character of the text."""
        known = self._faces
        for character in set(text):
            if character in known or character in _UNSEEN or character.isspace():
                continue
            if not self._find(character):
                raise _missing_glyph(character, text, (*self._latin, *self._wide))

    def _face(self, character: str, text: str) -> Face:
        face = self._find(character)
        if face is None:
            raise _missing_glyph(character, text, (*self._latin, *self._wide))
        return face

    def _find(self, character: str) -> Face | None:
        if character not in self._faces:
            order = (*self._latin, *self._wide) if self._is_latin(character) else (*self._wide, *self._latin)
            found = next((face for face in order if face.has(character)), None) or self._resort(character)
            if found is None:
                return None
            self._faces[character] = found
        return self._faces[character]

    def _resort(self, character: str) -> Face | None:
        others = (_find_file(family, self._weight) for family in _LAST_RESORT)
        return next((face for path in others if path and (face := _open(path)).has(character)), None)

    def _is_latin(self, character: str) -> bool:
        """Tell whether the Latin faces come first: quotation marks and dashes go with the language."""
        if not self._is_chinese:
            return True
        return ord(character) < 0x2E80 and character not in "“”‘’—…·‧"


def _missing_glyph(character: str, text: str, faces: Iterable[Face]) -> RenderError:
    """Return the error for a character that no face has."""
    at = text.find(character)
    around = text[max(0, at - 12) : at + 13].strip()
    names = ", ".join(dict.fromkeys(face.name for face in faces))
    return RenderError(
        f"no font has '{character}' (U+{ord(character):04X}), which stands in “{around}”",
        hint=f"Looked in {names}. Name a family with this sign in theme.toml, [font], or change the text.",
    )


def find_face(family: str, weight: Weight = "regular") -> Face:
    """Return the packaged face of a family, in the weight or the nearest bolder one.

    Raises `RenderError` when no packaged family has that name.
    """
    path = _find_file(family, weight)
    if path is None:
        raise RenderError(
            f"no font family '{family}' is installed",
            hint=f"Packaged families: {', '.join(sorted(_families()))}. Set one in theme.toml, [font].",
        )
    return _open(path)


@lru_cache(maxsize=32)
def typeface(latin: tuple[str, ...], wide: tuple[str, ...], weight: Weight, *, is_chinese: bool) -> Typeface:
    """Return the typeface of some families, the same one each time: it remembers how wide words are.

    Raises `RenderError` when a family is not installed.
    """
    faces = [[find_face(family, weight) for family in families] for families in (latin, wide)]
    return Typeface(*faces, is_chinese=is_chinese, weight=weight)


def _find_file(family: str, weight: Weight) -> Path | None:
    styles = _families().get(family.replace(" ", ""), {})
    return next((styles[style] for style in _STYLES[weight] if style in styles), None)


@lru_cache(maxsize=1)
def _families() -> dict[str, dict[str, Path]]:
    """Return the files of the packaged families by family and style, both as file names write them."""
    files = font_files()
    if not files:
        raise RenderError("the fonts are not installed", hint="pip install weblate-fonts")
    families: dict[str, dict[str, Path]] = {}
    for path in files:
        family, _, style = path.stem.partition("-")
        families.setdefault(family, {})[style] = path
    return families


@lru_cache(maxsize=16)
def _open(path: Path) -> Face:
    return Face(path)


def subset(face: Face, glyphs: Iterable[int]) -> tuple[bytes, dict[int, int]]:
    """Return a font file with these glyphs only, and the new number of each."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    flags = hb.SubsetFlags
    wanted.flags = flags.NO_HINTING | flags.NOTDEF_OUTLINE | flags.NO_LAYOUT_CLOSURE
    for tag in ("GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG", "name", "OS/2", "post", "cmap"):
        wanted.drop_table_tag_set.add(int.from_bytes(tag.encode(), "big"))
    # Opened anew and closed at the end: the outlines are a large part of the file, and nobody else reads them.
    whole = hb.Face(hb.Blob.from_file_path(str(face.path)))
    plan: Any = hb.SubsetPlan(whole, wanted)
    numbers = {int(old): int(new) for old, new in plan.old_to_new_glyph_mapping.items()}
    return bytes(plan.execute().blob.data), numbers
