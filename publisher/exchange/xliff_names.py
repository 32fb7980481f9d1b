"""What reading and writing XLIFF share: its namespace, and the form of a placeholder."""

from __future__ import annotations

import re

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
VERSION = "2.1"

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""A character that XML 1.0 cannot hold."""


def tag(name: str) -> str:
    """Return the full name of an XLIFF element."""
    return f"{{{NAMESPACE}}}{name}"
