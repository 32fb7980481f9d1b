"""The same input gives the same bytes: deck, brief, pages and manifest, wherever and whenever they are made."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from tests.cases import FOLDER
from tests.conftest import ROOT, SEED
from tests.test_cli import run

ZONES = ("UTC", "Asia/Shanghai", "America/New_York")
HASH_SEEDS = ("0", "1", "4242")
BUILD = """
import hashlib, sys, publisher
content = publisher.load(sys.argv[1])
files = {"deck.pptx": publisher.render(content, "deck"), "content.json": publisher.dump(content)}
files["deck.en.pptx"] = publisher.render(content, "deck", language="en")
files["brief.pdf"] = publisher.render(content, "pdf")
files |= publisher.hand_out(content, files)
for name, file in files.items():
    print(name, hashlib.sha256(file.data).hexdigest())
"""


def made(folder: Path, **environment: str) -> str:
    """Return the checksums of the seed's files, made by a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", BUILD, str(SEED)],
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
    ).stdout


@cache
def reference() -> str:
    return made(ROOT, TZ="UTC", PYTHONHASHSEED="7")


@pytest.mark.parametrize(("zone", "hash_seed"), list(product(ZONES, HASH_SEEDS)))
def test_time_zone_hash_seed_and_folder_change_nothing(zone: str, hash_seed: str, tmp_path: Path) -> None:
    """Each time zone with each hash seed, in two folders."""
    found = {made(folder, TZ=zone, PYTHONHASHSEED=hash_seed) for folder in (ROOT, tmp_path)}

    assert {reference()} == found


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "zh_CN.GB18030"])
def test_the_locale_changes_nothing(locale: str, tmp_path: Path) -> None:
    """Nor the encoding that a machine is set to."""
    assert reference() == made(tmp_path, LC_ALL=locale, LANG=locale, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")


def test_the_place_of_the_files_changes_nothing(tmp_path: Path) -> None:
    """No path is in any file: where source and output lie does not matter, nor which theme folder was named."""
    for name in ("one", "two/deeper"):
        (tmp_path / name).mkdir(parents=True)
        shutil.copy(FOLDER / "sea.txt", tmp_path / name)
        run("publisher build sea.txt --quiet --no-cache -o out", tmp_path / name)

    assert _sums(tmp_path / "one" / "out") == _sums(tmp_path / "two" / "deeper" / "out")
    for file in (tmp_path / "one" / "out" / "sea").iterdir():
        assert tmp_path.name.encode() not in file.read_bytes()


def test_the_order_of_articles_changes_nothing(tmp_path: Path) -> None:
    """Articles that are built together do not touch each other."""
    shutil.copy(FOLDER / "sea.txt", tmp_path)
    (tmp_path / "port.txt").write_text("港口开航\n\n2003年5月，港口在宁波开航。2022年末，航线超120条。\n", "utf-8")
    run("publisher build sea.txt port.txt --quiet --no-cache -o one", tmp_path)
    run("publisher build port.txt sea.txt --quiet --no-cache -o two", tmp_path)

    assert _sums(tmp_path / "one")
    assert _sums(tmp_path / "one") == _sums(tmp_path / "two")


def _sums(folder: Path) -> dict[str, str]:
    # What lies in .publisher is for the next build, and nothing to publish: it has the times of files in it.
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.parent.name != ".publisher")
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
