"""What kind of file some bytes are, whatever the file's name says."""

from __future__ import annotations

from publisher.errors import SourceError

_ZIPS = ((b"word/document.xml", ".docx"), (b"ppt/presentation.xml", ".pptx"), (b"xl/workbook.xml", ".xlsx"))
_NAMES = {
    ".docx": "a Word document",
    ".pptx": "a PowerPoint file",
    ".xlsx": "an Excel file",
    ".odt": "an OpenDocument text",
    ".epub": "an e-book",
    ".zip": "a zip file",
    ".pdf": "a PDF file",
    ".html": "a web page",
    ".mhtml": "a web archive",
    ".doc": "a file of an old Office",
    ".rtf": "a file of rich text",
    ".txt": "plain text",
    ".bin": "no file that we know",
}
_HINTS = {
    ".doc": "Open it in Word or LibreOffice and save it as .docx.",
    ".rtf": "Open it in Word or LibreOffice and save it as .docx.",
    ".odt": "Open it in LibreOffice and save it as .docx.",
    ".mhtml": "Save the page again as “Webpage, HTML only”.",
}
_TAGS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml", b"<!--", b"<div", b"<p>", b"<meta", b"<article")
_READ = (".docx", ".pdf", ".html", ".txt")


def demand(data: bytes, suffix: str, name: str) -> None:
    """Raise `SourceError` when some bytes are not the kind of file that their name says."""
    found = kind(data)
    if not data.strip():
        raise SourceError(f"{name}: the file is empty", hint="Give a file with an article in it.")
    if found == suffix or (suffix == ".html" and found == ".txt"):
        return
    hint = _HINTS.get(found) or (f"Rename it to {found}." if found in _READ else None)
    raise SourceError(
        f"{name}: it is {_NAMES[found]}, not {_NAMES[suffix]}", hint=hint or f"Give a {suffix} file that opens."
    )


def kind(data: bytes) -> str:
    """Return the suffix that fits some bytes best.

    >>> kind(b"%PDF-1.7"), kind(b"<!DOCTYPE html><p>"), kind("年报".encode())
    ('.pdf', '.html', '.txt')
    """
    start = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    if data.startswith(b"PK\x03\x04"):
        return _zip(data)
    if b"%PDF-" in data[:1024]:
        return ".pdf"
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return ".doc"
    if start.startswith(b"{\\rtf"):
        return ".rtf"
    lower = start[:400].lower()
    if b"mime-version:" in lower and b"multipart/related" in data[:2000].lower():
        return ".mhtml"
    if lower.startswith(
        (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml", b"<!--", b"<div", b"<p>", b"<meta")
    ):
        return ".html"
    return ".bin" if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")) else ".txt"


def _zip(data: bytes) -> str:
    if data[30:38] == b"mimetype":
        return ".epub" if b"epub" in data[38:80] else ".odt"
    return next((suffix for part, suffix in _ZIPS if part in data), ".zip")
