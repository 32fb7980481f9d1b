"""Many articles from the command line: what is made again, what is said, what is kept."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import publisher
from publisher import pipeline
from publisher.batch import overview
from publisher.errors import BatchError
from tests.benchmarks import corpus
from tests.conftest import ROOT
from tests.test_cli import run
from tests.test_runners import articles as articles
from tests.test_runners import build, statuses
from tests.test_same_bytes import _sums as sums

SERIAL = publisher.SerialRunner()


@pytest.fixture
def seed_beside_two(articles: Path) -> Path:
    """Return a folder with the translated seed and two articles that have no translation."""
    (articles / "article-000002.txt").unlink()
    for path in (ROOT / "seeds").glob("webank*"):
        shutil.copy(path, articles)
    shutil.copy(ROOT / "seeds" / "glossary.toml", articles)
    return articles


def refuse(*_: object, **__: object) -> None:
    raise AssertionError("this step was not to be done again")


def test_another_theme_needs_no_new_extraction(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All articles are rendered again; what was found in them comes from the cache."""
    build(articles, SERIAL)
    monkeypatch.setattr(pipeline, "extract", refuse)
    place = articles.parent / "out"
    jobs = [publisher.Job(source=str(s), folder=str(f), theme="ledger") for s, f in publisher.find([articles], place)]
    plan = publisher.Plan(out=place, runner=SERIAL, cache=publisher.cache_folder())

    assert ["built"] * 3 == [outcome.status for outcome in publisher.build(jobs, plan)]


def test_a_changed_theme_folder_is_another_theme(articles: Path) -> None:
    """A token changed in place is seen, and put back it is what it was."""
    theme = shutil.copytree(ROOT / "themes" / "plain", articles.parent / "theme")
    tokens = (theme / "theme.toml").read_text("utf-8")
    commands = []
    for text in (tokens, tokens, tokens.replace("body = 9.6", "body = 9.5"), tokens):
        if (theme / "theme.toml").read_text("utf-8") != text:
            (theme / "theme.toml").write_text(text, "utf-8")
        commands.append(run("publisher build in --theme theme", articles.parent).stderr.splitlines()[-1])

    assert ["3 built, 0 cached", "0 built, 3 cached", "3 built, 0 cached", "0 built, 3 cached"] == [
        line.partition(": ")[2].partition(", 0 failed")[0] for line in commands
    ]


def test_a_translation_changes_its_own_article_only(seed_beside_two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And of that, nothing is extracted again; a glossary that says the same makes nothing anew."""
    build(seed_beside_two, SERIAL)
    monkeypatch.setattr(pipeline, "extract", refuse)
    memory = seed_beside_two / "webank-10th-anniversary.en.xlf"
    memory.write_text(memory.read_text("utf-8").replace("anniversary", "jubilee"), "utf-8", newline="\n")
    changed = build(seed_beside_two, SERIAL)
    monkeypatch.setattr(pipeline, "render", refuse)
    glossary = seed_beside_two / "glossary.toml"
    glossary.write_text(glossary.read_text("utf-8") + "# a note\n", "utf-8", newline="\n")
    noted = build(seed_beside_two, SERIAL)
    manifest = (seed_beside_two.parent / "out" / memory.name.split(".")[0] / "manifest.json").read_text("utf-8")

    assert ["article-000000", "article-000001"] == [n for n, o in changed.items() if o.is_fresh]
    assert "built" == changed["webank-10th-anniversary"].status
    assert not any(outcome.failure for outcome in noted.values())
    assert all(hashlib.sha256(path.read_bytes()).hexdigest() in manifest for path in (memory, glossary))


def test_a_file_that_is_gone_comes_back_from_the_cache(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes, and nothing is made for it."""
    build(articles, SERIAL)
    before = sums(articles.parent / "out")
    (articles.parent / "out" / "article-000001" / "brief.pdf").unlink()
    shutil.rmtree(articles.parent / "out" / "article-000002")
    for step in ("extract", "render", "hand_out"):
        monkeypatch.setattr(pipeline, step, refuse)

    again = build(articles, SERIAL)

    assert {"cached"} == set(statuses(again).values())
    assert [True, False, False] == [again[name].is_fresh for name in sorted(again)]
    assert before == sums(articles.parent / "out")


def test_a_damaged_cache_is_made_good(articles: Path) -> None:
    """A byte flipped in every entry: all is made again, the same."""
    build(articles, SERIAL)
    before = sums(articles.parent / "out")
    shutil.rmtree(articles.parent / "out")
    for path in publisher.cache_folder().rglob("*"):
        if path.is_file():
            data = bytearray(path.read_bytes())
            data[-1] ^= 1
            path.write_bytes(data)

    assert {"built"} == set(statuses(build(articles, SERIAL)).values())
    assert before == sums(articles.parent / "out")


def test_a_build_with_nothing_to_do_loads_no_big_library(articles: Path) -> None:
    """That is what makes it fast."""
    build(articles, SERIAL)
    script = (
        "import sys; from publisher.cli import command_line;"
        "command_line()(['build', 'in', '-o', 'out'], standalone_mode=False);"
        "print([m for m in ('pptx', 'reportlab', 'jinja2', 'uharfbuzz', 'PIL') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=articles.parent, capture_output=True, text=True)

    assert "[]" == done.stdout.strip(), done.stderr
    assert done.stderr.startswith("3 articles: 0 built, 3 cached, 0 failed; ")


def test_the_report_has_a_line_for_each_article(articles: Path) -> None:
    """What became of it, how long it took, what is wrong and what to do; failures end with 19."""
    (articles / "empty.txt").write_text("")
    done = run("publisher build in --report log/run.jsonl --quiet -j 2", articles.parent)
    lines = [json.loads(line) for line in (articles.parent / "log" / "run.jsonl").read_text("utf-8").splitlines()]
    by_name = {Path(line["source"]).name: line for line in lines}

    assert 19 == done.returncode
    assert 4 == len(lines)
    assert "built" == by_name["article-000000.txt"]["status"]
    assert "deck.pptx" in by_name["article-000000.txt"]["files"]
    assert "failed" == by_name["empty.txt"]["status"]
    assert "SourceError" == by_name["empty.txt"]["error"]["kind"]


def test_what_failed_is_tried_again(articles: Path) -> None:
    """`--resume` needs no sources; when all is done there is nothing to resume."""
    (articles / "empty.txt").write_text("")
    failed = run("publisher build in --quiet", articles.parent)
    (articles / "empty.txt").write_text(corpus.article(5, 1)[1], "utf-8")
    resumed = run("publisher build --resume", articles.parent)
    nothing = run("publisher build --resume", articles.parent)

    assert (19, 0, 10) == (failed.returncode, resumed.returncode, nothing.returncode)
    assert "4 articles: 1 built, 3 cached, 0 failed" in resumed.stderr
    assert "no build in build was stopped" in nothing.stderr


def test_the_page_lists_what_was_built(articles: Path) -> None:
    """Each article with its title and its files; a page that is not ours is not written over."""
    run("publisher build in --quiet -o out", articles.parent)
    page = articles.parent / "out" / "index.html"
    text = page.read_text("utf-8")
    page.write_text("mine")
    (articles / "article-000000.txt").unlink()
    corpus.write(articles, 1, paragraphs=2)
    refused = run("publisher build in --quiet -o out", articles.parent)

    assert 3 == text.count('/index.html">')
    assert 'href="article-000001/brief.pdf"' in text
    assert 17 == refused.returncode
    assert "mine" == page.read_text()


def test_the_page_comes_back(articles: Path) -> None:
    """When it was taken away, and when a build was stopped after its last article but before the page."""
    build(articles, SERIAL)
    page = articles.parent / "out" / "index.html"
    before = page.read_bytes()
    page.unlink()
    build(articles, SERIAL)
    gone = page.read_bytes()
    page.write_bytes(b"")
    (articles.parent / "out" / ".publisher" / "index.sha256").write_text(hashlib.sha256(b"").hexdigest())
    overview.note(articles.parent / "out")
    build(articles, SERIAL)

    assert before == gone == page.read_bytes()


def test_a_folder_that_lost_its_translation_loses_that_deck(seed_beside_two: Path) -> None:
    """What is not made any more does not lie about; what somebody edited stays."""
    folder = seed_beside_two.parent / "out" / "webank-10th-anniversary"
    build(seed_beside_two, SERIAL)
    was = (folder / "deck.en.pptx").exists()
    (seed_beside_two / "webank-10th-anniversary.en.xlf").unlink()
    (seed_beside_two / "glossary.toml").unlink()
    build(seed_beside_two, SERIAL)

    assert was
    assert not (folder / "deck.en.pptx").exists()
    assert {path.name for path in folder.iterdir()} == {
        line.partition("  ")[2] for line in (folder / "SHA256SUMS").read_text().splitlines()
    } | {"SHA256SUMS"}


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_ctrl_c_ends_a_build_in_order(articles: Path) -> None:
    """What is begun is finished, the rest is left and told; the next build goes on; exit code 130."""
    corpus.write(articles, 12, paragraphs=2)
    command = [sys.executable, "-m", "publisher", "build", "in", "-o", "out", "-j", "2"]
    with subprocess.Popen(command, cwd=articles.parent, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as p:
        deadline = time.monotonic() + 30
        while not list((articles.parent / "out").glob("*/SHA256SUMS")) and time.monotonic() < deadline:
            time.sleep(0.02)
        os.kill(p.pid, signal.SIGINT)
        _, told = p.communicate(timeout=30)
    resumed = run("publisher build --resume -o out", articles.parent)

    assert 130 == p.returncode
    assert "stopping" in told
    assert " left; " in told
    assert 0 == resumed.returncode
    assert 12 == len(list((articles.parent / "out").glob("*/SHA256SUMS")))


def test_workers_import_nothing_from_the_folder_of_the_articles(articles: Path) -> None:
    """A folder from a stranger may hold modules with names that ours import."""
    mark = articles / "mark"
    for name in ("json.py", "publisher.py", "lxml.py", "sitecustomize.py"):
        (articles / name).write_text(f"open({str(mark)!r}, 'w').close()\n")
    script = Path(sys.executable).with_name("publisher.exe" if sys.platform == "win32" else "publisher")
    done = subprocess.run([script, "build", ".", "-o", "out", "-q", "-j", "2"], cwd=articles)

    assert 0 == done.returncode
    assert not mark.exists()


def test_limits_for_all_commands_hold_for_each_article(articles: Path) -> None:
    """An article that is given too little memory fails in its own process, and the message names the limit."""
    done = run("publisher --limit memory=60 build in -o out --jobs 2", articles.parent)

    assert done.returncode == BatchError.exit_code
    assert done.stderr.count("it needs more memory than it may use") == 3
