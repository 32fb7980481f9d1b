"""What goes with the files: a page that hands them out, the evidence for every number, a manifest, checksums."""

from __future__ import annotations

from collections.abc import Mapping

from publisher import digest
from publisher.handout.evidence import evidence_page
from publisher.handout.page import hand_out_page
from publisher.model import Artifact, Content, Theme

__all__ = ["hand_out", "pages"]


def hand_out(
    content: Content, files: Mapping[str, Artifact], theme: Theme, date: str | None, inputs: Mapping[str, str]
) -> dict[str, Artifact]:
    """Return the pages, the manifest and the checksums that go with some files, by file name.

    `files` are the finished files by name; their names are what the page links to. `date` is that of the files,
    `inputs` are the digests of what was read beside the article, by name.
    """
    from publisher.handout.manifest import manifest

    made = pages(content, files, theme)
    told = manifest(content, {**files, **made}, theme, date, inputs)
    made["manifest.json"] = Artifact(data=told.encode(), suffix=".json")
    sums = "".join(f"{digest.sha256(file.data)}  {name}\n" for name, file in {**files, **made}.items())
    return made | {"SHA256SUMS": Artifact(data=sums.encode(), suffix="")}


def pages(content: Content, files: Mapping[str, Artifact], theme: Theme) -> dict[str, Artifact]:
    """Return the evidence and the page that hands the files out, by file name."""
    evidence = Artifact(data=evidence_page(content, theme).encode(), suffix=".html")
    page = hand_out_page(content, {**files, "evidence.html": evidence}, theme)
    return {"evidence.html": evidence, "index.html": Artifact(data=page.encode(), suffix=".html")}
