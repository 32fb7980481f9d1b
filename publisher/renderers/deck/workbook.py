"""The workbook inside a chart: values on one sheet, the sentences that state them on another.

Written here, not by XlsxWriter, which stamps the time of day into every file.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from publisher.renderers.deck.package import archive
from publisher.renderers.deck.slides import ChartFill

_HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"

Cell = str | float


def workbook(chart: ChartFill) -> bytes:
    """Return the workbook of a chart. Each value carries the number format of its label."""
    values: list[tuple[Cell, ...]] = [("", chart.series), *((bar.category, bar.value) for bar in chart.bars)]
    formats = [bar.format for bar in chart.bars]
    sheets = f'<sheet name={quoteattr(chart.sheets[0])} sheetId="1" r:id="rId1"/>'
    sheets += f'<sheet name={quoteattr(chart.sheets[1])} sheetId="2" r:id="rId3"/>'
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            [("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"), ("worksheet", "worksheets/sheet2.xml")]
        ),
        "xl/styles.xml": _styles(formats),
        "xl/worksheets/sheet1.xml": _sheet(values),
        "xl/worksheets/sheet2.xml": _sheet(chart.evidence),
    }
    return archive({name: (_HEADER + text).encode() for name, text in parts.items()}, zipfile.ZIP_DEFLATED)


def reference(sheet: str, cells: str) -> str:
    """Return a reference to cells, with the sheet's name quoted."""
    return f"'{sheet.replace(chr(39), chr(39) * 2)}'!{cells}"


def _sheet(rows: Sequence[Sequence[Cell]]) -> str:
    lines = []
    for r, row in enumerate(rows, 1):
        cells = "".join(_cell(f"{chr(64 + c)}{r}", value, r) for c, value in enumerate(row, 1))
        lines.append(f'<row r="{r}">{cells}</row>')
    columns = '<col min="1" max="1" width="36" customWidth="1"/><col min="2" max="8" width="20" customWidth="1"/>'
    return f'<worksheet xmlns="{_MAIN}"><cols>{columns}</cols><sheetData>{"".join(lines)}</sheetData></worksheet>'


def _cell(place: str, value: Cell, row: int) -> str:
    if isinstance(value, float):
        # Style 1 is the heading's; those of the values follow, one for each row.
        return f'<c r="{place}" s="{row}"><v>{value!r}</v></c>'
    style = ' s="1"' if row == 1 else ""
    return f'<c r="{place}" t="inlineStr"{style}><is><t xml:space="preserve">{escape(value)}</t></is></c>'


def _styles(formats: Sequence[str]) -> str:
    codes = "".join(f'<numFmt numFmtId="{164 + i}" formatCode={quoteattr(f)}/>' for i, f in enumerate(formats))
    plain = 'fillId="0" borderId="0"'
    cells = "".join(
        f'<xf numFmtId="{164 + i}" fontId="0" {plain} xfId="0" applyNumberFormat="1"/>' for i in range(len(formats))
    )
    font = '<sz val="11"/><name val="Arial"/>'
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="{len(formats)}">{codes}</numFmts>'
        f'<fonts count="2"><font>{font}</font>'
        f'<font><b/>{font}</font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/>'
        f'<bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" {plain}/>'
        f'</cellStyleXfs><cellXfs count="{2 + len(formats)}"><xf numFmtId="0" fontId="0" {plain} xfId="0"/>'
        f'<xf numFmtId="0" fontId="1" {plain} xfId="0" applyFont="1"/>{cells}</cellXfs></styleSheet>'
    )


def _types() -> str:
    kinds = (
        ("workbook", "sheet.main"),
        ("worksheets/sheet1", "worksheet"),
        ("worksheets/sheet2", "worksheet"),
        ("styles", "styles"),
    )
    listed = "".join(f'<Override PartName="/xl/{n}.xml" ContentType="{_KIND}.{kind}+xml"/>' for n, kind in kinds)
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relations(items: Sequence[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{i}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(items, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'
