"""Files that translators use: XLIFF 2.1 in and out.

Bytes come in and bytes go out; the caller opens and saves the files.
"""

from __future__ import annotations

from publisher.exchange.units import Placeholder, TranslationFile, TranslationUnit, from_content, update

__all__ = ["Placeholder", "TranslationFile", "TranslationUnit", "from_content", "update"]
