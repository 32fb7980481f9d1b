"""What goes with the files: a page that hands them out, the evidence for every number, and checksums."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from publisher.handout.evidence import evidence_page
from publisher.handout.page import hand_out_page
from publisher.model import Artifact, Content, Theme

__all__ = ["hand_out"]


def hand_out(content: Content, files: Mapping[str, Artifact], theme: Theme) -> dict[str, Artifact]:
    """Return the page, the evidence and the checksums that go with some files, by file name.

    `files` are the finished files by name; their names are what the page links to.
    """
    evidence = Artifact(data=evidence_page(content, theme).encode(), suffix=".html")
    handed = dict(files) | {"evidence.html": evidence}
    page = Artifact(data=hand_out_page(content, handed, theme).encode(), suffix=".html")
    sums = "".join(
        f"{hashlib.sha256(a.data).hexdigest()}  {name}\n" for name, a in {**handed, "index.html": page}.items()
    )
    return {
        "evidence.html": evidence,
        "index.html": page,
        "SHA256SUMS": Artifact(data=sums.encode(), suffix=""),
    }
