"""Colours, background and type size of a template's slides, as its theme, master and layout say."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from publisher.renderers.deck.ooxml import A, P

_PLACES = ("tx1", "bg1", "tx2", "bg2", *(f"accent{i}" for i in range(1, 7)), "hlink", "folHlink")
_DEFAULT_SIZE = 32.0


def scheme(layout: Any) -> dict[str, str]:
    """Return the colours of a layout's master by their names on slides: `tx1`, `bg2`, `accent1` to `#rrggbb`."""
    master = layout.slide_master
    colors = _theme_colors(master)
    mapping = master._element.find(f"{{{P}}}clrMap")
    return {place: colors[own] for place in _PLACES if (own := _mapped(mapping, place)) in colors}


def background(layout: Any) -> tuple[str, str | None]:
    """Return the colour behind a layout's slides, and a remark when it is a picture or a gradient."""
    colors = scheme(layout)
    for owner in (layout, layout.slide_master):
        found = owner._element.find(f"{{{P}}}cSld/{{{P}}}bg")
        if found is None:
            continue
        solid = found.find(f".//{{{A}}}solidFill")
        reference = found.find(f"{{{P}}}bgRef")
        holder = solid if solid is not None else reference
        color = _color(holder, colors) if holder is not None else None
        is_plain = solid is not None or (reference is not None and int(reference.get("idx", "0")) <= 1001)
        if color and is_plain:
            return color, None
        guess = color or colors.get("bg1", "#FFFFFF")
        return guess, "the background is a picture or a gradient: look whether text can be read on it"
    return colors.get("bg1", "#FFFFFF"), None


def title_size(layout: Any, title: Any) -> float:
    """Return the size of a layout's titles, in points."""
    places = [title._element.find(f".//{{{A}}}lstStyle")]
    for ph in layout.slide_master.placeholders:
        if ph._element.xpath(".//p:nvPr/p:ph[@type='title']"):
            places.append(ph._element.find(f".//{{{A}}}lstStyle"))
    places.append(layout.slide_master._element.find(f"{{{P}}}txStyles/{{{P}}}titleStyle"))
    for place in places:
        run = place.find(f"{{{A}}}lvl1pPr/{{{A}}}defRPr") if place is not None else None
        if run is not None and run.get("sz"):
            return int(run.get("sz")) / 100
    return _DEFAULT_SIZE


def _theme_colors(master: Any) -> dict[str, str]:
    for relation in master.part.rels.values():
        if relation.reltype.endswith("/theme") and not relation.is_external:
            tree = etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False))
            listed = tree.find(f".//{{{A}}}clrScheme")
            found = {} if listed is None else {etree.QName(node).localname: _plain(node) for node in listed}
            return {name: color for name, color in found.items() if color}
    return {}


def _plain(node: Any) -> str | None:
    for child in node:
        value = child.get("lastClr") or child.get("val") or ""
        if re.fullmatch(r"[0-9A-Fa-f]{6}", value):
            return f"#{value.upper()}"
    return None


def _mapped(mapping: Any, place: str) -> str:
    usual = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}.get(place, place)
    return str(mapping.get(place, usual)) if mapping is not None else usual


def _color(holder: Any, colors: dict[str, str]) -> str | None:
    for child in holder:
        if child.tag == f"{{{A}}}srgbClr":
            return f"#{child.get('val').upper()}"
        if child.tag == f"{{{A}}}schemeClr":
            return colors.get(child.get("val"))
    return None
