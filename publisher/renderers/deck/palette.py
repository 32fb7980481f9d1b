"""A template's own colours in the parts that our tokens play: text, grounds, accents, each legible on its ground."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from publisher import contrast
from publisher.renderers.deck.ooxml import A, scheme_name

_TOKENS = ("ink", "paper", "brand", "surface", "accent", "highlight", "positive", "link", "hairline", "muted")
_ACCENTS = tuple(f"accent{i}" for i in range(1, 7))
_GREY = 0.15
"""Up to this difference of its parts, a colour is a grey."""
_SEEN = 1.08
"""The contrast at which a ground is seen on another."""


class Shade(NamedTuple):
    """A colour of the scheme, lighter or darker."""

    name: str
    mod: int = 100
    off: int = 0
    """Luminance modulation and offset, in per cent."""


@dataclass(frozen=True, slots=True)
class Palette:
    """What each of our tokens is in a template's scheme."""

    shades: Mapping[str, Shade]
    """Shade of each token."""

    def recolor(self, element: Any) -> None:
        """Put the template's colours into a drawing made with our own scheme's names."""
        by_name = {scheme_name(token): shade for token, shade in self.shades.items()}
        for node in element.iter(f"{{{A}}}schemeClr"):
            shade = by_name.get(node.get("val"))
            if shade is None:
                continue
            node.set("val", shade.name)
            for tag, value in (("lumMod", shade.mod), ("lumOff", shade.off)):
                if value != (100 if tag == "lumMod" else 0):
                    node.append(node.makeelement(f"{{{A}}}{tag}", {"val": str(value * 1000)}))


def choose(scheme: Mapping[str, str], ground: str) -> Palette:
    """Return the palette of a scheme (`tx1`, `bg1`, … to `#rrggbb`) on slides whose background is `ground`."""
    is_light = contrast.ratio(ground, "#000000") > contrast.ratio(ground, "#FFFFFF")
    ink = _best(scheme, ("tx1", "bg1", "tx2", "bg2"), (ground,))
    paper = Shade(next((n for n in ("bg1", "tx1", "bg2", "tx2") if scheme.get(n) == ground), "bg1"))
    pale = Shade(paper.name, 95) if is_light else Shade(paper.name, 85, 15)
    grounds = [Shade("bg2"), pale, Shade(paper.name, 90) if is_light else Shade(paper.name, 75, 25)]
    surface = next((s for s in grounds if _suits(scheme, s, ground, ink)), pale)
    on = (ground, shown(scheme, surface))
    # A bold colour is read on pale grounds, and carries text of the paper's colour itself.
    own = [Shade("tx2")] if _saturation(scheme, "tx2") > _GREY else []
    bold = [*own, *_steps(scheme, _ACCENTS, is_light=is_light), ink]
    brand = next(shade for shade in (*bold, ink) if _reads(scheme, shade, on) or shade == ink)
    plain = [*_steps(scheme, _ACCENTS, is_light=is_light), Shade("tx2"), ink]
    accent = next(s for s in plain if (_reads(scheme, s, on) and s.name != brand.name) or s == ink)
    others = [s for s in plain if s.name not in (accent.name, brand.name, ink.name)]
    highlight = next((shade for shade in others if _reads(scheme, shade, on)), brand)
    softer = Shade(ink.name, 65, 35) if is_light else Shade(ink.name, 75)
    muted = softer if _reads(scheme, softer, on) else ink
    link = Shade("hlink") if "hlink" in scheme and _reads(scheme, Shade("hlink"), on) else ink
    chosen = (ink, paper, brand, surface, accent, highlight, accent, link, pale, muted)
    return Palette(shades=dict(zip(_TOKENS, chosen, strict=True)))


def shown(scheme: Mapping[str, str], shade: Shade) -> str:
    """Return the colour that a shade comes to."""
    color = scheme.get(shade.name, "#808080").lstrip("#")
    red, green, blue = (int(color[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = min(1.0, light * shade.mod / 100 + shade.off / 100)
    parts = colorsys.hls_to_rgb(hue, light, saturation)
    return "#" + "".join(f"{round(255 * part):02X}" for part in parts)


def _steps(scheme: Mapping[str, str], names: Iterable[str], *, is_light: bool) -> list[Shade]:
    """Return colours as they are and, for those too pale or too dark to read, in stronger steps."""
    known = [name for name in names if name in scheme and _saturation(scheme, name) > _GREY]
    steps = ((100, 0), (75, 0), (50, 0)) if is_light else ((100, 0), (60, 40), (40, 60))
    return [Shade(name, *step) for name in known for step in steps]


def _saturation(scheme: Mapping[str, str], name: str) -> float:
    color = scheme.get(name, "#808080").lstrip("#")
    parts = [int(color[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    return max(parts) - min(parts)


def _best(scheme: Mapping[str, str], names: Iterable[str], grounds: Iterable[str]) -> Shade:
    """Return the first colour that is legible on all grounds, else the one that is most so."""
    on = tuple(grounds)
    known = [name for name in names if name in scheme] or ["tx1"]
    worst = {name: min(contrast.ratio(scheme.get(name, "#000000"), ground) for ground in on) for name in known}
    good = [name for name in known if worst[name] >= contrast.LEAST]
    return Shade(good[0] if good else max(known, key=lambda name: worst[name]))


def _reads(scheme: Mapping[str, str], shade: Shade, grounds: Iterable[str]) -> bool:
    color = shown(scheme, shade)
    return shade.name in scheme and all(contrast.ratio(color, ground) >= contrast.LEAST for ground in grounds)


def _suits(scheme: Mapping[str, str], shade: Shade, ground: str, ink: Shade) -> bool:
    """Tell whether a ground for cards carries text and is seen, but does not shout, on the slide's own."""
    if shade.name not in scheme:
        return False
    color = shown(scheme, shade)
    reads = contrast.ratio(color, shown(scheme, ink)) >= contrast.LEAST
    return reads and _SEEN <= contrast.ratio(color, ground) <= 1.6
