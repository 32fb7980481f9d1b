"""Show that each test of a threat fails without its defence: python -m tests.threats.removed [WORDS OF A NAME].

A copy of the project loses one defence, and the test that names the threat has to fail there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

_COPIED = ("publisher", "tests", "themes", "seeds", "pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE")


@dataclass(frozen=True)
class Removed:
    """A defence, as it stands in a file and as it stands there no more."""

    name: str
    file: str
    old: str
    new: str
    test: str


REMOVED = (
    Removed(
        "escaping in pages",
        "templates.py",
        "autoescape=True",
        "autoescape=False",
        "unit/handout/test_pages.py::test_nobody_s_text_is_markup",
    ),
    Removed(
        "words as strings in a workbook",
        "renderers/deck/workbook.py",
        "    style = ' s=\"1\"'",
        '    if value.startswith("="):\n        return f\'<c r="{place}"><f>{escape(value[1:])}</f></c>\'\n'
        "    style = ' s=\"1\"'",
        "threats/test_files.py::test_words_are_no_formulas_in_a_workbook",
    ),
    Removed(
        "no document type in a translation file",
        "exchange/xliff_reading.py",
        "if declarations.doctype:",
        "if False:",
        "unit/exchange/test_xliff.py::test_hostile_xml_is_refused",
    ),
    Removed(
        "nodes that a template may have",
        "templates.py",
        "if kind not in (_FILTERS if",
        "if False and kind not in (_FILTERS if",
        "threats/test_files.py::test_a_theme_that_tries_something_is_refused",
    ),
    Removed(
        "the limit of memory",
        "cli/guard.py",
        "    resource.setrlimit(resource.RLIMIT_AS, (wanted if",
        "    (lambda *_: None)(resource.RLIMIT_AS, (wanted if",
        "threats/test_files.py::test_time_and_memory_of_a_command_are_limited",
    ),
    Removed(
        "the limit of time",
        "cli/guard.py",
        "signal.setitimer(signal.ITIMER_PROF, limits.seconds)",
        "pass",
        "threats/test_files.py::test_time_and_memory_of_a_command_are_limited",
    ),
    Removed(
        "files that take their name when they are whole",
        "model/writing.py",
        "temporary.replace(at)",
        "at.write_bytes(temporary.read_bytes())",
        "test_faults.py",
    ),
    Removed(
        "files brought to the disk",
        "model/writing.py",
        "os.fsync(file.fileno())",
        "pass",
        "test_faults.py::test_what_is_written_is_on_the_disk_before_it_has_its_name",
    ),
    Removed("leftovers removed", "model/writing.py", "    _sweep(folder)\n", "", "test_faults.py"),
    Removed(
        "a key that is not shown",
        "translators/providers/settings.py",
        "field(default=None, repr=False)",
        "None",
        "unit/translators/providers/test_openai.py::test_the_key_is_never_shown",
    ),
    Removed(
        "no redirects",
        "translators/providers/openai.py",
        "follow_redirects=False",
        "follow_redirects=True",
        "unit/translators/providers/test_openai.py::test_no_redirect_is_followed",
    ),
    Removed(
        "no open scheduler",
        "batch/cluster.py",
        "if not is_insecure_allowed and",
        "if False and",
        "unit/batch/test_cluster.py::test_a_scheduler_that_anybody_can_use_is_refused",
    ),
    Removed(
        "sums of what is in the cache",
        "batch/store.py",
        "if hashlib.sha256(text).hexdigest().encode() != sum_:",
        "if False:",
        "unit/batch/test_store.py::test_a_damaged_entry_is_none_and_is_removed",
    ),
)


def fails_without(defence: Removed) -> bool:
    """Tell whether the test fails in a copy of the project that lacks the defence."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name in _COPIED:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, folder / name)
        file = folder / "publisher" / defence.file
        text = file.read_text("utf-8")
        if text.count(defence.old) != 1:
            raise LookupError(f"{defence.file} does not have {defence.old!r} once")
        file.write_text(text.replace(defence.old, defence.new), "utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", f"tests/{defence.test}"]
        environment = {**os.environ, "PYTHONPATH": temporary}
        ended = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
        return ended.returncode == 1  # tests were run and failed


def main(words: list[str]) -> int:
    """Print each defence and whether its test fails without it; return 1 when one does not."""
    chosen = [defence for defence in REMOVED if all(word in defence.name for word in words)]
    ends = {defence.name: fails_without(defence) for defence in chosen}
    for name, fails in ends.items():
        print(f"{'fails' if fails else 'STILL PASSES':<12} without: {name}")  # noqa: T201
    return int(not all(ends.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
