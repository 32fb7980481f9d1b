"""Where the packaged fonts lie."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path


def font_files() -> tuple[Path, ...]:
    """Return the font files that come with pip, in the order of their paths; none when they are not installed."""
    spec = find_spec("weblate_fonts")
    if spec is None or not spec.submodule_search_locations:
        return ()
    root = Path(spec.submodule_search_locations[0])
    return tuple(sorted(root.glob("static/weblate_fonts/*/ttf/*.ttf")))
