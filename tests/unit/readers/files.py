"""Small files in formats of other programs, written sign by sign: what those programs write seldom."""

from __future__ import annotations

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)


def docx(body: str, **parts: str) -> bytes:
    """Return a Word document with some body; `styles`, `footnotes` and `core` are other parts of it."""
    kinds = {"styles": "styles.xml", "footnotes": "footnotes.xml"}
    related = "".join(
        f'<Relationship Id="r{name}" Type="{_OFFICE}/{name}" Target="{file}"/>'
        for name, file in kinds.items()
        if name in parts
    )
    core = f'<Relationship Id="c" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="core.xml"/>'
    core = core if "core" in parts else ""
    files = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="d" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>{core}</Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>',
        "word/document.xml": body
        if body.startswith("<?xml")
        else f"<w:document {W}><w:body>{body}</w:body></w:document>",
    }
    files |= {f"word/{kinds[name]}": text for name, text in parts.items() if name in kinds}
    files |= {"core.xml": parts["core"]} if "core" in parts else {}
    return zipped({name: text.encode() for name, text in files.items()})


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip of some files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return buffer.getvalue()


def paragraph(*runs: str, properties: str = "") -> str:
    """Return a paragraph of some texts or runs."""
    inner = "".join(run if run.startswith("<") else f"<w:r><w:t>{run}</w:t></w:r>" for run in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of some texts, or of cells written out."""
    cells = ("".join(c if c.startswith("<w:tc>") else f"<w:tc>{paragraph(c)}</w:tc>" for c in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"
