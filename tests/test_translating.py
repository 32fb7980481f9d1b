"""`publisher translate --provider`, from the command line, against an endpoint on this machine."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from publisher.exchange import is_open, waits, xliff
from tests import cases
from tests.chat_server import KEY, Answer, Play, Server, question, reply, serve, tokens


@pytest.fixture
def article(tmp_path: Path) -> Path:
    return Path(shutil.copy(cases.FOLDER / "sea.txt", tmp_path))


def obedient(asked: dict[str, Any]) -> Answer:
    """Say as much as the text does, with its placeholders and nothing else that matters."""
    words = "steady work at sea and on land " * (len(question(asked)) // 25 + 1)
    return reply(" ".join([words.strip(), *tokens(asked)]))


def command(server: Server | None, article: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "publisher", "translate", str(article), *options]


def environment(url: str, **more: str) -> dict[str, str]:
    return os.environ | {
        "PUBLISHER_BASE_URL": url, "PUBLISHER_MODEL": "small", "PUBLISHER_API_KEY": KEY, "PYTHONUTF8": "1"
    } | more  # fmt: skip


def translate(url: str, article: Path, *options: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(None, article, *options),
        capture_output=True, text=True, encoding="utf-8", env=environment(url, **more), timeout=120,
    )  # fmt: skip


def units(article: Path) -> Any:
    return xliff.read(article.with_suffix(".en.xlf").read_bytes(), "x").units


def test_a_machine_fills_the_file(article):
    """Each text has its origin, model and time, and waits for a person; no progress where there is no terminal."""
    with serve(obedient) as server:
        done = translate(server.url, article, "--provider", "openai")

    made = [unit for unit in units(article) if unit.target]
    assert 0 == done.returncode, done.stderr
    assert str(article.with_suffix(".en.xlf")) == done.stdout.strip()
    assert len(made) > 5
    assert all(waits(unit) and unit.origin == "machine" and "small at 127.0.0.1, 20" in unit.made for unit in made)
    assert "\r" not in done.stderr
    assert "to review" in done.stderr


def test_nothing_is_asked_twice(article):
    """What is translated stays; making a deck asks nobody."""
    with serve(obedient) as server:
        translate(server.url, article, "--provider", "openai")
        before = len(server.asked)
        left = sum(map(is_open, units(article)))
        translate(server.url, article, "--provider", "openai")
        again = len(server.asked) - before
        deck = [sys.executable, "-m", "publisher", "deck", str(article), "--lang", "en", "-o", str(article) + ".pptx"]
        subprocess.run(deck, check=True, capture_output=True, env=environment(server.url))

    assert again <= 2 * left
    assert len(server.asked) == before + again


@pytest.mark.parametrize(
    "play",
    [
        obedient,
        lambda asked: reply(f"{KEY} {' '.join(tokens(asked))}"),
        lambda _: Answer(body=KEY.encode(), status=401),
        lambda _: Answer(body=KEY.encode()),
    ],
    ids=["well-behaved", "repeats the key", "refuses the key", "broken"],
)
def test_the_key_is_shown_nowhere(article, play):
    """Not on a stream, not in the file."""
    with serve(play) as server:
        done = translate(server.url, article, "--provider", "openai")

    assert KEY not in done.stdout + done.stderr + article.with_suffix(".en.xlf").read_text("utf-8")


def test_a_malicious_endpoint_leaves_notes_only(article):
    """Its numbers stand in no text; why each was refused is in the file, and on standard error."""
    with serve(lambda asked: reply("It grew to 三千万 or 42 million, " + " ".join(tokens(asked)))) as server:
        done = translate(server.url, article, "--provider", "openai")

    assert 0 == done.returncode
    assert {unit.target for unit in units(article) if unit.origin == "machine"} == set()
    assert all("was not taken: it " in unit.problem for unit in units(article) if is_open(unit))
    assert "warning: t-" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="a signal that Windows does not have")
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL])
def test_a_stop_loses_nothing(article, stop):
    """Interrupted or killed, the file is whole and has what was done; the next run asks for the rest."""

    def slow(asked: dict[str, Any]) -> Answer:
        time.sleep(0.15)
        return obedient(asked)

    with serve(slow) as server:
        running = subprocess.Popen(
            command(server, article, "--provider", "openai"),
            env=environment(server.url),
            stderr=subprocess.PIPE,
            # What a shell runs in the background does not hear an interrupt.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        end = time.monotonic() + 60
        while len(server.asked) < 5 and time.monotonic() < end:
            time.sleep(0.02)
        running.send_signal(stop)
        said = running.communicate(timeout=60)[1].decode()
        done = [unit for unit in units(article) if unit.target]
        translate(server.url, article, "--provider", "openai")

    assert len(done) >= 2
    assert running.returncode == (130 if stop == signal.SIGINT else -signal.SIGKILL), said
    assert set(done) <= set(units(article))
    assert not [unit for unit in units(article) if is_open(unit) and not unit.problem]


@pytest.mark.parametrize(
    ("options", "more", "code", "says"),
    [
        (("--provider", "openai"), {"PUBLISHER_MODEL": ""}, 12, "error: PUBLISHER_MODEL is not set"),
        (("--provider", "telepathy"), {}, 16, "error: no provider for 'telepathy'"),
        (("--provider", "openai"), {"PUBLISHER_BASE_URL": "nowhere"}, 12, "error: PUBLISHER_BASE_URL is no address"),
    ],
)
def test_a_wrong_setting_is_one_sentence(article, options, more, code, says):
    """With its exit status, and the file as it can be made without a machine."""
    done = translate("http://127.0.0.1:9/v1", article, *options, **more)

    assert code == done.returncode
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def play_never(_: dict[str, Any]) -> Answer:
    raise AssertionError("nobody is asked")


def test_without_a_provider_nobody_is_asked(article):
    """Whatever the environment says."""
    never: Play = play_never
    with serve(never) as server:
        done = translate(server.url, article)

    assert 0 == done.returncode
    assert not server.asked
