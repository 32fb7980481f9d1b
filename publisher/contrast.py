"""How well one colour reads on another, after WCAG 2.2, success criterion 1.4.3."""

from __future__ import annotations

LEAST = 4.5
"""The ratio that text of any size needs."""


def ratio(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (`#rrggbb`), from 1 to 21.

    >>> round(ratio("#000000", "#FFFFFF")), round(ratio("#777777", "#FFFFFF"), 2)
    (21, 4.48)
    """
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = (int(color.lstrip("#")[i : i + 2], 16) / 255 for i in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
