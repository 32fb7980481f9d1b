"""How a publication looks: design tokens, checked and complete."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Color:
    """Colours, as `#rrggbb` in sRGB."""

    ink: str
    """Text."""
    paper: str
    """Background."""
    brand: str
    """The dark colour of covers, hero cards and large numbers."""
    surface: str
    """The pale ground of cards and bands."""
    accent: str
    """Kickers, rules, bars, timeline."""
    highlight: str
    """One thing on a slide or page that must be seen first."""
    positive: str
    """A third colour for shapes, used seldom."""
    muted: str
    """Captions and notes."""
    hairline: str
    """Thin rules; never carries text."""
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Font:
    """Font families. The deck names fonts that Office has; the brief embeds faces that pip brings."""

    deck_latin: str
    deck_hans: str
    deck_hant: str
    brief_latin: str
    """Families of the packaged faces: `Source Sans 3`."""
    brief_hans: str
    brief_hant: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckSize:
    """Type sizes on slides, in points."""

    cover: float
    title: float
    kicker: float
    hero: float
    number: float
    label: float
    body: float
    caption: float
    source: float
    table: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefSize:
    """Type sizes in the brief, in points; `leading` is the baseline step."""

    title: float
    heading: float
    body: float
    leading: float
    number: float
    label: float
    note: float
    table: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """Type sizes."""

    deck: DeckSize
    brief: BriefSize


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckSpace:
    """Distances on slides, in inches."""

    margin: float
    gutter: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefSpace:
    """Distances on pages, in points."""

    left: float
    right: float
    top: float
    bottom: float
    gutter: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """Distances."""

    deck: DeckSpace
    brief: BriefSpace


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What kind of slides a theme makes."""

    card: Literal["bar", "block"]
    """Cards on a pale ground with a bar at their left, or dark blocks with pale text."""
    title: Literal["plain", "band"]
    """Titles on the slide's own ground, or on a dark band across it."""
    cover: Literal["full", "split"]
    """A cover that is dark all over, or half of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """Whose publication it is."""

    name: str = ""
    """Printed on the cover when given."""
    mark: str = ""
    """A short mark such as "Draft", printed on every slide and page when given."""
    logo: str = ""
    """File name of a PNG in the theme's folder; it stands on the cover, on every slide and on the first page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A theme: a missing token or template is found when it is loaded."""

    name: str
    license: str
    color: Color
    font: Font
    size: Size
    space: Space
    look: Look
    brand: Brand = Brand()
    logo: bytes = field(default=b"", repr=False)
    """The picture that `brand.logo` names."""
    templates: Mapping[str, str] = field(default_factory=dict, hash=False)
    """The Jinja2 text of each file in `templates/`, by file name."""
