"""What reading and writing XLIFF share: its namespace, and the form of a placeholder."""

from __future__ import annotations

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
VERSION = "2.1"

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def tag(name: str) -> str:
    """Return the full name of an XLIFF element."""
    return f"{{{NAMESPACE}}}{name}"
