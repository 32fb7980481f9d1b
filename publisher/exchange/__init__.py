"""Files that translators use: XLIFF 2.1 in and out.

Bytes come in and bytes go out; the caller opens and saves the files.
"""

from __future__ import annotations

from publisher.exchange.lookup import Known
from publisher.exchange.near import NEEDS_REVIEW, is_offer, is_open, waits
from publisher.exchange.units import GONE, Placeholder, TranslationFile, TranslationUnit, from_content
from publisher.exchange.updating import update

__all__ = [
    "GONE",
    "NEEDS_REVIEW",
    "Known",
    "Placeholder",
    "TranslationFile",
    "TranslationUnit",
    "from_content",
    "is_offer",
    "is_open",
    "update",
    "waits",
]
