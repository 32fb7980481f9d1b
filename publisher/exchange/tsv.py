"""Read a table of segments: id, source and target, with tabs between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from publisher.errors import TranslationError

_COLUMNS = ("id", "source", "target")
_HINT = "Each line holds an id, the source and its translation, with tabs between them."


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One segment and its translation."""

    id: str
    source: str
    target: str
    """Empty when there is no translation yet."""


def read(data: bytes, where: str) -> tuple[Row, ...]:
    """Return the rows of a table in UTF-8, with or without a header and a byte-order mark.

    A header may name its columns in any order, and have others. Raises `TranslationError` that names the file and
    the line.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = data.count(b"\n", 0, error.start) + 1
        raise TranslationError(f"{where}: line {at}: it is not UTF-8", hint="Save the table as UTF-8.") from error
    columns = dict(zip(_COLUMNS, range(3), strict=True))
    rows: list[Row] = []
    # No quoting: a quotation mark in a sentence is a sign like any other.
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        cells = line.split("\t")
        names = [cell.strip().lower() for cell in cells]
        if not rows and {"source", "target"} <= set(names):
            columns = {name: names.index(name) for name in _COLUMNS if name in names}
        elif any(names):
            rows.append(_row(cells, columns, f"{where}: line {number}", str(number)))
    return tuple(rows)


def _row(cells: list[str], columns: dict[str, int], where: str, number: str) -> Row:
    if len(cells) <= max(columns["source"], columns.get("id", 0)):
        raise TranslationError(f"{where}: {len(cells)} of 3 columns", hint=_HINT)
    target = cells[columns["target"]] if len(cells) > columns["target"] else ""
    identity = cells[columns["id"]].strip() if "id" in columns else ""
    return Row(id=identity or number, source=cells[columns["source"]], target=target)
