"""Write files, but none over one that somebody has edited, and a folder of them so that it is known to be whole.

The checksums of a folder are written last: while `SHA256SUMS` stands there, every file is the one it lists. A folder
that is written anew says beforehand, in `.SHA256SUMS`, which files it had and will have, so that after a stop at any
moment ours can be told from what somebody edited.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from publisher import digest, proof
from publisher.edits import PENDING, edits
from publisher.errors import OutputError
from publisher.model import Artifact, Content, writing


def save(files: Mapping[Path, Artifact], content: Callable[[], Content], *, force: bool = False) -> tuple[Path, ...]:
    """Write some files made of a content; return the paths of those that were not as they are now.

    Raises `OutputError` that says what somebody changed in a file that stands there, unless `force` is given: then
    none is written. `content` is asked for only when that has to be said.
    """
    changed = {path: file for path, file in files.items() if not _is(path, file.data)}
    if not force:
        _refuse_edited(changed, content)
    sums = {path.parent: file.data.decode() for path, file in files.items() if path.name == proof.SUMS}
    _disown(changed, sums.keys())
    for folder, text in sums.items():
        if any(path.parent == folder for path in changed):
            _open(folder, text)
    # All are on the disk before the first takes its name; the checksums are the last.
    writing.write({path: file.data for path, file in files.items() if path in changed or not path.exists()})
    for folder in sums:
        (folder / PENDING).unlink(missing_ok=True)
    return tuple(changed)


def _disown(files: Mapping[Path, Artifact], whole: Collection[Path]) -> None:
    """Take the checksums away from folders that are not written as a whole, but get another file than they list."""
    for folder in {path.parent for path in files} - set(whole):
        own = {path.name: digest.sha256(file.data) for path, file in files.items() if path.parent == folder}
        listed = proof.checksums(folder)
        if listed.keys() & own.keys():
            _open(folder, "".join(f"{known}  {name}\n" for name, known in (listed | own).items()))


def _refuse_edited(files: Mapping[Path, Artifact], content: Callable[[], Content]) -> None:
    told = []
    for path, file in files.items():
        if path.is_file() and (found := edits(path, file, content)):
            told.append(f"{path} is not as the publisher made it: {'; '.join(found)}")
    if told:
        raise OutputError(
            "\n  ".join(told), hint="Nothing was written. --force writes over it; -o chooses another place."
        )


def _open(folder: Path, coming: str) -> None:
    """Take the checksums away from a folder that is written anew, and the files that it will not have any more."""
    sums = folder / proof.SUMS
    if not sums.is_file():
        return
    Artifact(data=(sums.read_text("utf-8") + coming).encode(), suffix="").save(folder / PENDING)
    kept = {line.partition("  ")[2] for line in coming.splitlines()}
    gone = {name: known for name, known in proof.checksums(folder).items() if name not in kept}
    sums.unlink()
    for name, known in gone.items():
        path = folder / name
        if path.is_file() and digest.sha256(path.read_bytes()) == known:
            path.unlink()


def _is(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False
