"""The digest of what a file says, whatever packed it: over the parts of a zip, over the unpacked streams of a PDF.

Deck and brief carry theirs inside, as a seal: a file whose digest is not its seal was edited since it was made.
"""

from __future__ import annotations

import hashlib
import io
import re
import struct
import zlib
from collections.abc import Iterator

SEAL = "urn:publisher:seal"
"""The namespace of the part of a deck that holds its seal."""
BLANK = "0" * 64
"""Stands where the seal of a brief will stand."""
MAX_UNPACKED = 300_000_000
_BROKEN = (zlib.error, struct.error, KeyError, ValueError, OSError, RuntimeError, NotImplementedError, EOFError)
_STREAM = re.compile(rb">>\s*stream\r?\n")
_LENGTH = re.compile(rb"/Length (\d+)")
_SEALED = re.compile(rb"/PublisherSeal \(([0-9a-f]{64})\)")
_PLACES = re.compile(rb"xref\s+(?:\d+ \d+\s+(?:\d{10} \d{5} [nf]\s+)+)+|startxref\s+\d+|/ID\s*\[[^\]]*\]")
"""What tells where in the file its objects stand, and the identifier: they change with how streams are packed."""
_IDENTIFIER = re.compile(rb"(/ID\s*\[\s*)<[0-9a-f]{32}><[0-9a-f]{32}>")
_LISTED = re.compile(rb"<td>[\d.]+ [KM]B</td><td><code>[0-9a-f]{64}</code></td>")
"""What the page says of the files beside it: their sizes and checksums change with how they are packed."""
_PART = re.compile(rb'<seal xmlns="urn:publisher:seal">([0-9a-f]{64})</seal>')


def sha256(data: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def content(data: bytes) -> str:
    """Return the digest of what a file says; of a file that cannot be unpacked, or is not packed, that of its bytes."""
    try:
        if data.startswith(b"PK"):
            return _joined((name.encode(), part) for name, part in _parts(data) if not _PART.search(part[:400]))
        if data.startswith(b"%PDF"):
            return _joined(_pdf(data))
    except _BROKEN:
        return sha256(data)
    return sha256(_LISTED.sub(b"", data) if data.startswith(b"<!DOCTYPE") else data)


def seals(data: bytes) -> tuple[str, ...]:
    """Return the digests that a file says it had when it was made; none when it carries none."""
    try:
        if data.startswith(b"PK"):
            found = (_PART.search(part[:400]) for name, part in _parts(data) if name.startswith("customXml/"))
            return tuple(match[1].decode() for match in found if match)
    except _BROKEN:
        return ()
    return tuple(match.decode() for match in _SEALED.findall(data)) if data.startswith(b"%PDF") else ()


def sealed(data: bytes) -> bytes:
    """Return a brief with its digest in the place that was left for it, and as its identifier."""
    own = content(data)
    data = _IDENTIFIER.sub(lambda match: match[1] + f"<{own[:32]}><{own[:32]}>".encode(), data)
    return data.replace(f"/PublisherSeal ({BLANK})".encode(), f"/PublisherSeal ({own})".encode(), 1)


def of_parts(parts: dict[str, bytes]) -> str:
    """Return the digest of a zip of these parts."""
    return _joined(
        (name.encode(), _unpacked(parts[name])) for name in sorted(parts) if not _PART.search(parts[name][:400])
    )


def _parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of a zip by name, zips in it by their own digest."""
    import zipfile  # slow to import, and most uses of the package need it not

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(entry.file_size for entry in package.infolist()) > MAX_UNPACKED:
                raise ValueError("it unpacks too large")
            for name in sorted(package.namelist()):
                with package.open(name) as file:  # no more than its header says, however much there is
                    yield name, _unpacked(file.read(package.getinfo(name).file_size))
    except zipfile.BadZipFile as error:
        raise ValueError("it is no whole zip") from error


def _unpacked(part: bytes) -> bytes:
    return content(part).encode() if part.startswith(b"PK") else part


def _pdf(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield what stands between the streams of a PDF, each with the stream after it, unpacked."""
    at = 0
    while match := _STREAM.search(data, at):
        head = data[at : match.start()]
        lengths = _LENGTH.findall(head)
        end = match.end() + (int(lengths[-1]) if lengths else 0)
        yield _bare(head), _inflated(head, data[match.end() : end])
        at = end
    yield _bare(data[at:]), b""


def _bare(head: bytes) -> bytes:
    return _SEALED.sub(b"", _PLACES.sub(b"", _LENGTH.sub(b"", head)))


def _inflated(head: bytes, body: bytes) -> bytes:
    if b"/FlateDecode" not in head[head.rfind(b"obj") :]:
        return body
    return zlib.decompressobj().decompress(body, MAX_UNPACKED)


def _joined(items: Iterator[tuple[bytes, bytes]]) -> str:
    total = hashlib.sha256()
    for name, part in items:
        total.update(hashlib.sha256(name).digest() + hashlib.sha256(part).digest())
    return total.hexdigest()
