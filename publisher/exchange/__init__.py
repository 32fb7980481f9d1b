"""Files that translators use: XLIFF 2.1 in and out.

Bytes come in and bytes go out; the caller opens and saves the files.
"""

from __future__ import annotations

from publisher.exchange.near import is_offer
from publisher.exchange.units import Placeholder, TranslationFile, TranslationUnit, from_content
from publisher.exchange.updating import GONE, update

__all__ = ["GONE", "Placeholder", "TranslationFile", "TranslationUnit", "from_content", "is_offer", "update"]
