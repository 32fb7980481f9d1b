"""Where the cache lies."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path:
    """Return the folder of the cache: `PUBLISHER_CACHE`, or else the system's place for caches of this user."""
    if given := os.environ.get("PUBLISHER_CACHE"):
        return Path(given)
    import platformdirs  # asks the system, and few need it

    return Path(platformdirs.user_cache_dir("publisher", appauthor=False))
