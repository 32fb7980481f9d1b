"""Somebody's own template: which of its layouts serves what, and what room and colours it leaves us.

Layouts are chosen by the structure of their placeholders: names are localised, and types are wrong as often as not.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from publisher.errors import LimitError, ThemeError
from publisher.package import part
from publisher.renderers.deck import house_scheme
from publisher.renderers.deck.palette import Palette, choose
from publisher.renderers.deck.slots import Box, Page

SUFFIXES = (".pptx", ".potx", ".pptm", ".potm", ".ppsx")
MAX_BYTES, MAX_UNPACKED, MAX_PARTS = 50_000_000, 120_000_000, 5_000
_BROKEN = (
    LookupError, ValueError, TypeError, AttributeError, ArithmeticError, AssertionError, NotImplementedError,
    RuntimeError, SyntaxError, OSError,
)  # fmt: skip
"""What python-pptx and lxml raise at one broken place or another; a SyntaxError is lxml's for XML."""
_SLIDES = ("ppt/slides/", "ppt/notesSlides/")
"""What is left out of a template."""
_RELATION, _TARGET = re.compile(rb"<Relationship\b[^>]*>"), re.compile(rb"Target\s*=\s*[\"']([^\"']*)")
_LEAST_WIDTH, _LEAST_HEIGHT = 0.6, 0.42
"""The shares of a slide that the body area must have."""
_MAIN = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_OTHERS = (
    b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
    b"application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
    b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    b"application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
)
_TITLES, _FOOT = ("title", "ctrTitle"), ("dt", "ftr", "sldNum", "hdr")
_INCH = 914400
_TOUCH = 0.3
"""How far a drawing may reach into the area, in inches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """A template, ready to be filled."""

    name: str
    data: bytes
    """A presentation; a .potx is made one."""
    cover: tuple[int, int]
    """Numbers of the master and its layout for the first slide."""
    body: tuple[int, int]
    """The same for all other slides."""
    layout_names: tuple[str, str]
    page: Page
    palette: Palette
    remarks: tuple[str, ...] = ()
    """What is missing, in words."""


def read(path: str | Path) -> House:
    """Return a template that can be filled.

    Raises `ThemeError` when it cannot be read, when no layout has a title, or when the room for content is too small.
    """
    where = Path(path)
    data = _opened(where)
    with opening(where.name):
        return _read(data, where)


@contextmanager
def opening(name: str) -> Iterator[None]:
    """Make whatever python-pptx raises on a broken template one clear error."""
    from pptx.exc import PythonPptxError

    try:
        yield
    except (*_BROKEN, PythonPptxError) as error:
        raise ThemeError(f"{name} is no presentation that can be filled", hint="Save it again as .potx.") from error


def _read(data: bytes, where: Path) -> House:
    masters, width, height = _structure(data)
    bodies = list(_bodies(masters, width, height))
    if not bodies:
        raise ThemeError(f"{where}: no layout has a title and room under it", hint="Add one with a title and a body.")
    m, n, area = max(bodies, key=lambda item: (round(item[2].w * item[2].h, 1), -item[0], -item[1]))
    if area.w < _LEAST_WIDTH * width or area.h < _LEAST_HEIGHT * height:
        room = f"{area.w:.1f} × {area.h:.1f} inches of {width:.1f} × {height:.1f}"
        raise ThemeError(f"{where}: the largest body area is {room}", hint="Give a layout a body of half the slide.")
    cover = _cover(masters, m)
    first, other = masters[cover[0]][cover[1]], masters[m][n]
    ground, remark = _ground(other, area)
    page = _page(first, other, area, (width, height), is_busy=remark is not None)
    return House(
        name=where.name,
        data=data,
        cover=cover,
        body=(m, n),
        layout_names=(first.name, other.name),
        page=page,
        palette=choose(house_scheme.scheme(other), ground),
        remarks=tuple(text for text in (remark, *_missing(page, first, m != cover[0])) if text),
    )


def _structure(data: bytes) -> tuple[list[list[Any]], float, float]:
    """Return the layouts of each master, and the size of slides in inches."""
    from pptx import Presentation

    presentation = Presentation(io.BytesIO(data))
    masters = [list(master.slide_layouts) for master in presentation.slide_masters]
    return masters, (presentation.slide_width or 0) / _INCH, (presentation.slide_height or 0) / _INCH


def _page(first: Any, other: Any, area: Box, size: tuple[float, float], *, is_busy: bool) -> Page:
    return Page(
        width=size[0],
        height=size[1],
        title=_box(_title(other)),
        title_size=house_scheme.title_size(other, _title(other)),
        area=area,
        cover_title=_box(_title(first)),
        cover_size=house_scheme.title_size(first, _title(first)),
        cover_subtitle=next((_box(ph) for ph in first.placeholders if _kind(ph) == "subTitle"), None),
        subtitle_size=20.0,
        is_busy=is_busy,
    )


def _ground(layout: Any, area: Box) -> tuple[str, str | None]:
    """Return the colour behind the content, and a remark when it is not plain: then the content gets a plain ground."""
    ground, remark = house_scheme.background(layout)
    if remark is None and not _is_drawn_on(layout, area):
        return ground, None
    plain = house_scheme.scheme(layout).get("bg1", "#FFFFFF")
    return plain, "pictures or drawings lie behind the content: it gets a plain ground"


def _is_drawn_on(layout: Any, area: Box) -> bool:
    """Tell whether drawings or pictures of the layout or its master reach into the area."""
    owners = [layout, layout.slide_master] if layout._element.get("showMasterSp", "1") != "0" else [layout]
    for owner in owners:
        for shape in owner.shapes:
            box = _box(shape)
            overlap_x = min(box.x + box.w, area.x + area.w) - max(box.x, area.x)
            overlap_y = min(box.y + box.h, area.y + area.h) - max(box.y, area.y)
            if not shape.is_placeholder and overlap_x > _TOUCH and overlap_y > _TOUCH:
                return True
    return False


def _missing(page: Page, first: Any, is_foreign: bool) -> Iterator[str]:
    if page.cover_subtitle is None:
        yield f"layout “{first.name}” has no subtitle: the cover has its title only"
    if is_foreign:
        yield "the cover comes from another master than the other slides"


def _opened(path: Path) -> bytes:
    """Return the bytes of a presentation, whatever kind of one the file says it is."""
    if path.suffix.lower() not in SUFFIXES:
        raise ThemeError(f"{path}: not a PowerPoint template", hint=f"It ends with one of {', '.join(SUFFIXES)}.")
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
    except OSError as error:
        raise ThemeError(f"cannot read {path}: {error.strerror}", hint="Check the name.") from error
    if data is None:
        raise ThemeError(f"{path} is larger than {MAX_BYTES // 1_000_000} MB", hint="Take the pictures out.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
                raise LimitError(f"{path} unpacks to more than {MAX_UNPACKED // 1_000_000} MB or {MAX_PARTS} parts")
            parts = {entry.filename: part(package, entry) for entry in entries if not entry.is_dir()}
    except (zipfile.BadZipFile, zlib.error, EOFError, *_BROKEN) as error:
        raise ThemeError(f"{path} is no presentation", hint="Save it again as .potx.") from error
    _demand_inside(parts, path)
    types = parts.get("[Content_Types].xml", b"")
    for other in _OTHERS:
        types = types.replace(other, _MAIN)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, data in (parts | {"[Content_Types].xml": types}).items():
            package.writestr(name, data)
    return buffer.getvalue()


def _demand_inside(parts: dict[str, bytes], path: Path) -> None:
    """Refuse a template whose layouts would load or open something outside, other than by a link of the web."""
    for name, data in parts.items():
        if not name.endswith(".rels") or name.startswith(_SLIDES):
            continue
        for relation in _RELATION.findall(data):
            found = _TARGET.search(relation)
            target = found[1] if found else b""
            is_link = b"/hyperlink" in relation and target.startswith((b"http:", b"https:", b"mailto:"))
            if b"External" in relation and not is_link:
                told = target.decode("utf-8", "replace")[:80]
                raise ThemeError(f"{path}: {name} refers to {told}", hint="Embed what the template links to.")


def _bodies(masters: list[list[Any]], width: float, height: float) -> Iterator[tuple[int, int, Box]]:
    """Yield the layouts that have a title and one place for content, or nothing but a title, with their areas."""
    for m, layouts in enumerate(masters):
        for n, layout in enumerate(layouts):
            title = _title(layout)
            if title is None or _kind(title) == "ctrTitle" or layout._element.get("type") in ("vertTx", "secHead"):
                continue
            rest = [ph for ph in layout.placeholders if _kind(ph) not in (*_TITLES, *_FOOT)]
            below = _box(title).y + _box(title).h
            if len(rest) == 1 and _kind(rest[0]) in ("body", "obj", "tbl", "chart"):
                area = _box(rest[0])
            elif not rest and (body := _master_body(layout)):
                area = body
            else:
                continue
            top = max(area.y, below + 0.05)
            bottom = min(area.y + area.h, _foot(layout, height))
            if _box(title).h and area.w and bottom - top > 0 and area.x >= 0 and area.x + area.w <= width + 0.01:
                yield m, n, Box(area.x, top, area.w, bottom - top)


def _master_body(layout: Any) -> Box | None:
    return next((_box(ph) for ph in layout.slide_master.placeholders if _kind(ph) == "body"), None)


def _foot(layout: Any, height: float) -> float:
    """Return where footer, date and number begin."""
    tops = [_box(ph).y for ph in (*layout.placeholders, *layout.slide_master.placeholders) if _kind(ph) in _FOOT]
    return min([top for top in tops if top > height * 0.8], default=height - 0.2)


def _cover(masters: list[list[Any]], preferred: int) -> tuple[int, int]:
    """Return the layout of the first slide: title and subtitle and little else, of the same master if it can be."""

    def score(item: tuple[int, int, Any]) -> tuple[int, ...]:
        m, n, layout = item
        kinds = [_kind(ph) for ph in layout.placeholders if _kind(ph) not in _FOOT]
        return (
            2 * ("subTitle" in kinds) + ("ctrTitle" in kinds) + (layout._element.get("type") == "title"),
            m == preferred,
            -len(kinds),
            -n,
        )

    titled = [(m, n, layout) for m, layouts in enumerate(masters) for n, layout in enumerate(layouts) if _title(layout)]
    m, n, _ = max(titled, key=score)
    return m, n


def _title(layout: Any) -> Any:
    return next((ph for ph in layout.placeholders if _kind(ph) in _TITLES), None)


def _kind(placeholder: Any) -> str:
    """Return the type of a placeholder as its XML says it."""
    return str(
        placeholder._element.xpath(".//p:nvPr/p:ph/@type")[0]
        if placeholder._element.xpath(".//p:nvPr/p:ph/@type")
        else "obj"
    )


def _box(placeholder: Any) -> Box:
    edges = (placeholder.left, placeholder.top, placeholder.width, placeholder.height)
    x, y, w, h = ((edge or 0) / _INCH for edge in edges)
    return Box(x, y, w, h)
