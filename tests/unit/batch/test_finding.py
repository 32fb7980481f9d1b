"""Every article gets a folder of its own, and none is overlooked."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.batch.finding import find
from publisher.errors import OutputError, SourceError


def touch(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return folder


def test_a_folder_is_searched_through(tmp_path: Path) -> None:
    """What lies deeper goes deeper; what is no article, hidden, a README or the output is left out."""
    touch(tmp_path, "b.txt", "a.md", "A & B/c.txt", "README.md", ".x/d.txt", ".e.txt", "notes.csv", "out/f.txt")

    found = find([tmp_path], tmp_path / "out")

    assert [("a.md", "a"), ("b.txt", "b"), ("A & B/c.txt", "A-B/c")] == [
        (source.relative_to(tmp_path).as_posix(), folder.relative_to(tmp_path / "out").as_posix())
        for source, folder in found
    ]


def test_two_articles_may_not_share_a_folder(tmp_path: Path) -> None:
    """Both are named."""
    touch(tmp_path, "a.txt", "a.md")

    with pytest.raises(OutputError, match=r"a\.md and .*a\.txt"):
        find([tmp_path], tmp_path / "out")


def test_no_article_is_said(tmp_path: Path) -> None:
    """An empty folder is an error, not a build of nothing."""
    with pytest.raises(SourceError, match="there is no article in"):
        find([tmp_path], tmp_path / "out")
