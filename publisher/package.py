"""Office packages from outside: opened with limits, their parts and relations by name."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from publisher.errors import LimitError, SourceError

MAX_PARTS, MAX_UNPACKED = 10_000, 300_000_000
_BROKEN = (KeyError, zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, EOFError)
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def part(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return a part of a zip. `ZipFile.read` would unpack all that is there, however little the header says."""
    with package.open(entry) as file:
        data = file.read(entry.file_size)
        # What is more than the header says is found by its checksum, or here.
        if file.read(1):
            raise zipfile.BadZipFile(f"{entry.filename} is larger than it says")
    return data


@dataclass(frozen=True, slots=True)
class Package:
    """A zip of XML parts."""

    zip: zipfile.ZipFile
    where: str

    @classmethod
    def open(cls, data: bytes, where: str) -> Package:
        """Open a package. Raises `SourceError` when it is none, `LimitError` when it would grow too large."""
        try:
            package = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise SourceError(f"{where} is no Office file that can be opened", hint="Save it again.") from error
        entries = package.infolist()
        # `part` unpacks no more than its header says, so the sum of the headers is a limit.
        if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
            raise LimitError(f"{where} unpacks to more than {MAX_UNPACKED // 1_000_000} MB or {MAX_PARTS} parts")
        return cls(package, where)

    def names(self) -> list[str]:
        """Return the names of the parts."""
        return self.zip.namelist()

    def read(self, name: str) -> bytes:
        """Return a part's bytes. Raises `SourceError` when it is broken or not there."""
        try:
            return part(self.zip, self.zip.getinfo(name))
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            RuntimeError,
            NotImplementedError,
            EOFError,
        ) as error:
            raise SourceError(f"{self.where}: the part {name} cannot be read", hint="Save the file again.") from error

    def xml(self, name: str) -> etree._Element:
        """Return a part as XML; entities are not resolved. Raises `SourceError` when it is not well formed."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(self.read(name), parser)
            if root.getroottree().docinfo.internalDTD is not None:
                # The Open Packaging Conventions (ECMA-376, part 2, 8.1.4) forbid it; entities would need it.
                raise ValueError("a document type is declared")
            return root
        except (etree.XMLSyntaxError, ValueError) as error:
            raise SourceError(f"{self.where}: the part {name} is not valid XML", hint="Save the file again.") from error

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Return what a part refers to inside the package: id → kind, name of the other part."""
        folder, _, file = name.rpartition("/")
        rels = f"{folder}/_rels/{file}.rels".lstrip("/")
        if rels not in self.zip.NameToInfo:
            return {}
        found = {}
        for node in self.xml(rels).iter(_RELATIONS):
            target = node.get("Target") or ""
            if node.get("TargetMode") != "External":
                path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
                found[node.get("Id") or ""] = ((node.get("Type") or "").rpartition("/")[2], path.lstrip("/"))
        return found

    def related(self, name: str, kind: str) -> list[str]:
        """Return the parts of one kind that a part refers to."""
        return [target for found, target in self.relations(name).values() if found == kind]
