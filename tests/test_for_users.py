"""What others use in their own repositories: the action, the hook, the image."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.cases import FOLDER
from tests.conftest import ROOT
from tests.test_cli import run

ACTION = ROOT / ".github" / "actions" / "publish" / "action.yml"
INPUT = re.compile(r"\$\{\{ inputs\.(\w+) \}\}")


@pytest.mark.skipif(sys.platform == "win32", reason="runs a shell")
def test_the_action_builds_verifies_and_keeps_the_files(tmp_path: Path) -> None:
    """The commands of its steps, as a runner would run them, on a folder with an article."""
    action = yaml.safe_load(ACTION.read_text("utf-8"))
    (tmp_path / "articles").mkdir()
    shutil.copy(FOLDER / "sea.txt", tmp_path / "articles")
    given = {name: value["default"] for name, value in action["inputs"].items()} | {"articles": "articles"}
    for step in action["runs"]["steps"]:
        if step.get("name") in ("Build", "Verify"):
            done = shell(step, given, tmp_path)
            assert 0 == done.returncode, done.stderr

    assert "index.html: " in done.stdout
    assert (tmp_path / "build" / "run.jsonl").is_file()
    assert "actions/upload-artifact@v4" == action["runs"]["steps"][-1]["uses"]


def shell(step: dict[str, Any], given: dict[str, str], folder: Path) -> subprocess.CompletedProcess[str]:
    said = {name: INPUT.sub(lambda match: given[match[1]], str(value)) for name, value in step["env"].items()}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | said | {"PATH": path, "PUBLISHER_CACHE": str(folder / "cache")}
    command = ["bash", "-e", "-o", "pipefail", "-c", step["run"]]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)


def test_the_hook_proves_what_is_committed(tmp_path: Path) -> None:
    """It is valid, takes decks and briefs and nothing else, and its command accepts them."""
    valid = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")],
        capture_output=True,
        text=True,
    )
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    shutil.copy(FOLDER / "sea.txt", tmp_path)
    run("publisher build sea.txt --quiet", tmp_path)
    files = sorted(str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*") if re.search(hook["files"], p.as_posix()))

    assert 0 == valid.returncode, valid.stdout
    assert ["build/sea/brief.pdf", "build/sea/deck.pptx"] == [file.replace(os.sep, "/") for file in files]
    assert 0 == run(f"{hook['entry']} {' '.join(files)}", tmp_path).returncode


def test_the_image_has_what_ci_has() -> None:
    """It is made of this repository with the versions of CI, and its base is a Python that we support."""
    text = (ROOT / ".ci" / "Dockerfile").read_text("utf-8")
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    base = re.search(r"^ARG BASE=python:(\d+)\.(\d+)\.", text, re.MULTILINE)

    assert base
    assert (3, 11) == (int(base[1]), int(base[2]))
    assert '-c .ci/requirements.txt ".[dask]"' in text
    assert "dask" in extras


def test_ci_and_the_image_pin_all_that_is_installed() -> None:
    """What the package and its extras need, and what that needs in turn, has its version in the list."""
    lines = (ROOT / ".ci" / "requirements.txt").read_text("utf-8").splitlines()
    pinned = {canonicalize_name(line.split("==")[0]) for line in lines if "==" in line}

    assert set() == needed("publisher", frozenset({"dask", "dev"})) - pinned - {"publisher"}


def needed(name: str, extras: frozenset[str]) -> set[str]:
    """Return a package, and all that it and its extras need on this machine."""
    asked, done = [(canonicalize_name(name), extras)], set()
    while asked:
        package, wanted = asked.pop()
        if (package, wanted) in done:
            continue
        done.add((package, wanted))
        for requirement in map(Requirement, metadata.requires(package) or ()):
            marker = requirement.marker
            if marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *wanted)):
                asked.append((canonicalize_name(requirement.name), frozenset(requirement.extras)))
    return {package for package, _ in done}
