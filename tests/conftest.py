"""What tests share."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import settings

import publisher
from publisher.model import Content

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "webank-10th-anniversary.txt"


# CI tries the same examples each time, so that it fails for the change it tests; laptops look for new ones.
settings.register_profile("ci", derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="Rewrite the golden dumps; the tests that did so fail.")


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test a cache of its own, so that none is fed by another."""
    monkeypatch.setenv("PUBLISHER_CACHE", str(tmp_path_factory.getbasetemp() / f"cache-{uuid4().hex}"))


@pytest.fixture(scope="session")
def seed() -> Content:
    """Return the content of the first seed, with its translation."""
    return publisher.load(SEED)


@pytest.fixture
def needs_program():
    """Skip, by name, a test whose program is not installed; in CI that is a failure."""

    def check(program: str) -> str:
        found = shutil.which(program)
        if found is None:
            message = f"needs {program}"
            pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
        return found

    return check
