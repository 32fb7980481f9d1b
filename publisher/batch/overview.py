"""The page that lists what was built: one line for each article, with links to its files."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

from publisher import digest, templates, themes
from publisher.batch.ledger import FOLDER, Ledger
from publisher.errors import OutputError
from publisher.model import Artifact

_PAGE, _SUMS = "index.html", "index.sha256"


def write(out: Path, ledger: Ledger, *, force: bool = False) -> Path | None:
    """Write the page of all articles in a folder, when there are several; return its path.

    Raises `OutputError` when a page stands there that is not ours, unless `force` is given.
    """
    rows = [_row(name, record) for name, record in ledger.records() if (out / name / "SHA256SUMS").is_file()]
    if len(rows) < 2:
        return None
    page, known = out / _PAGE, out / FOLDER / _SUMS
    text = templates.html("list.html.j2", rows=rows, color=themes.load("plain").color).encode()
    sums = known.read_text("ascii").split() if known.is_file() else []
    now = digest.sha256(page.read_bytes()) if page.is_file() else None
    coming = digest.sha256(text)
    if now == coming:
        return page
    if now is not None and now not in sums and not force:
        raise OutputError(
            f"{page} is not as the publisher made it", hint="Move it away, or write over it with --force."
        )
    Artifact(data=f"{coming}\n{now or ''}\n".encode(), suffix="").save(known)
    return Artifact(data=text, suffix=".html").save(page)


def _row(name: str, record: dict[str, Any]) -> dict[str, Any]:
    titles, files = record["title"], record["outputs"]
    kinds = {"deck": ".pptx", "brief": ".pdf"}
    return {
        "page": f"{quote(name)}/index.html",
        "titles": [title for title in titles if title],
        "files": [(file, f"{quote(name)}/{quote(file)}") for file in files if file.endswith(tuple(kinds.values()))],
    }
