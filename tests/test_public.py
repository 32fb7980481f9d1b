"""The promises: names, exit codes, light import, layers, sizes."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import publisher
from publisher import errors
from publisher.errors import PublisherError
from tests.conftest import ROOT

MODULES = sorted((ROOT / "publisher").rglob("*.py"))
MAX_MODULE, MAX_FUNCTION = 300, 40
TERMS = tomllib.loads((ROOT / "seeds" / "glossary.toml").read_text("utf-8"))["term"]
NAMES = [term[key] for term in TERMS if term.get("kind") in ("organisation", "product") for key in ("zh", "en")]


def test_public_names_are_sorted_and_there() -> None:
    """`__all__` is complete: every public name of the package is in it."""
    assert all(hasattr(publisher, name) for name in publisher.__all__)  # seldom used verbs load when asked for
    public = {
        n
        for n, v in vars(publisher).items()
        if not n.startswith("_") and getattr(v, "__module__", "").startswith("publisher")
    }

    assert sorted(publisher.__all__) == publisher.__all__
    assert public == set(publisher.__all__)


def test_exit_codes_are_a_promise() -> None:
    """The number of each error is what its docstring says, and no two share one."""
    codes = {cls.__name__: cls.exit_code for cls in PublisherError.__subclasses__()}
    documented = dict(re.findall(r"(\w+Error) +(\d+) ", errors.__doc__ or ""))

    assert {"PublisherError": "1"} | {name: str(code) for name, code in codes.items()} == documented
    assert len(codes) == len(set(codes.values()))


def test_import_is_light() -> None:
    """`import publisher` loads none of the big libraries."""
    heavy = (
        "pptx",
        "reportlab",
        "httpx",
        "pydantic",
        "jinja2",
        "typer",
        "lxml",
        "cn2an",
        "uharfbuzz",
        "pyphen",
        "pypdf",
        "rapidfuzz",
        "yaml",
    )
    script = f"import publisher, sys; print([m for m in {heavy} if m in sys.modules])"

    assert (
        "[]"
        == subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip()
    )


def test_each_command_loads_only_what_it_needs() -> None:
    """A deck needs no ReportLab, a brief no python-pptx."""
    script = (
        "import publisher, sys; c = publisher.load('seeds/webank-10th-anniversary.txt'); publisher.render(c, '{}');"
        "print([m for m in ('pptx', 'reportlab', 'fontTools', 'typer', 'xlsxwriter') if m in sys.modules])"
    )
    loaded = {
        name: subprocess.run(
            [sys.executable, "-c", script.format(name)], capture_output=True, text=True, check=True, cwd=ROOT
        ).stdout.strip()
        for name in ("deck", "pdf")
    }

    assert {"deck": "['pptx']", "pdf": "['reportlab']"} == loaded


def test_layers_hold() -> None:
    """Each module imports only what stands below it, and each big library has one home."""
    lint = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([lint, "--no-cache"], capture_output=True, text=True, cwd=ROOT)

    assert 0 == result.returncode, result.stdout


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_sizes(path: Path) -> None:
    """A module has at most 300 lines, a function at most 40."""
    text = path.read_text("utf-8")
    functions = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = {
        n.name: n.end_lineno - n.lineno + 1
        for n in functions
        if n.end_lineno and n.end_lineno - n.lineno >= MAX_FUNCTION
    }

    assert len(text.splitlines()) <= MAX_MODULE
    assert {} == long


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_name_of_a_seed_stands_in_the_code(path: Path) -> None:
    """Names belong in data: every name of the glossary is absent from the package."""
    text = path.read_text("utf-8")

    assert NAMES
    assert [] == [name for name in NAMES if name in text]
