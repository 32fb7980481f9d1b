"""While somebody writes: what changes is built again at once, and the browser shows it."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import publisher
from tests.cases import FOLDER
from tests.conftest import ROOT

WAIT = 30.0
"""Seconds after which we give up; `python -m tests.benchmarks many` measures how long it takes."""


def until(is_so: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + WAIT
    while not is_so() and time.monotonic() < deadline:
        time.sleep(0.02)
    return is_so()


class Watch:
    """A `publisher build --watch` that runs."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.told = folder, []
        command = [sys.executable, "-m", "publisher", "build", "in", "--watch", "-o", "out"]
        self.process = subprocess.Popen(
            command, cwd=folder, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, encoding="utf-8"
        )
        self._listener = threading.Thread(target=self._listen)
        self._listener.start()

    def _listen(self) -> None:
        for line in self.process.stderr or ():
            self.told.append(line)

    @property
    def address(self) -> str:
        return next((line.split("http://")[1].split("/")[0] for line in self.told if "http://" in line), "")

    def has(self, name: str, text: str) -> bool:
        path = self.folder / "out" / name
        return path.is_file() and text in path.read_text("utf-8")

    def end(self) -> None:
        self.process.send_signal(signal.SIGINT)
        self._listener.join(WAIT)
        self.process.communicate(timeout=WAIT)


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    (tmp_path / "in").mkdir()
    shutil.copy(FOLDER / "sea.txt", tmp_path / "in")
    shutil.copytree(ROOT / "themes" / "plain", tmp_path / "theme")
    started = Watch(tmp_path)
    assert until(lambda: bool(started.address))
    yield started
    started.end()
    assert 0 == started.process.returncode


def write(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8", newline="\n")


def test_each_change_is_built(watch: Watch) -> None:
    """Of an article, of its settings, of a theme; a new article, and one that cannot be read, which is only said."""
    (watch.folder / "in" / "port.txt").write_text(
        "港口开航\n\n2003年5月，港口在宁波开航。2022年末，航线超120条。\n", "utf-8"
    )
    assert until(lambda: watch.has("port/content.json", "港口开航"))
    write(watch.folder / "in" / "sea.txt", "超2万户", "超3万户")
    assert until(lambda: watch.has("sea/content.json", "超3万户"))
    (watch.folder / "in" / "port.txt").write_text("")
    assert until(lambda: any("port.txt" in line and "error" in line for line in watch.told))
    (watch.folder / "publisher.toml").write_text('theme = "theme"\n')
    assert until(lambda: watch.has("sea/manifest.json", "theme plain"))
    write(watch.folder / "theme" / "theme.toml", 'name = "plain"', 'name = "mine"')
    assert until(lambda: watch.has("sea/manifest.json", "theme mine"))


def test_the_page_tells_when_it_was_built_again(watch: Watch) -> None:
    """The files have no script; the page on its way to the browser has one, which the page allows."""
    host, _, port = watch.address.partition(":")
    page = get(host, int(port), "/sea/index.html")
    events = http.client.HTTPConnection(host, int(port), timeout=WAIT)
    events.request("GET", "/.changes")
    stream = events.getresponse()
    write(watch.folder / "in" / "sea.txt", "超2万户", "超4万户")

    assert b"new EventSource" in page
    assert b"script-src 'sha256-" in page
    assert not watch.has("sea/index.html", "<script>")
    assert b"data: built\n" == stream.readline()
    assert b"\xe8\xb6\x854\xe4\xb8\x87\xe6\x88\xb7" in get(host, int(port), "/sea/index.html")
    events.close()


def test_the_browser_loads_the_page_again(tmp_path: Path, needs_program: Callable[[str], str]) -> None:
    """A real one, with the policy of the page in force: it asks for the page a second time."""
    chromium, asked = needs_program("chromium"), []
    page = (
        '<!DOCTYPE html><html><head><meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "base-uri 'none'\"><title>x</title></head><body>x</body></html>"
    )
    (tmp_path / "index.html").write_text(page)
    with publisher.Pages(tmp_path) as pages, Ear(pages.address, asked) as address:
        options = ["--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}/profile"]
        browser = subprocess.Popen(
            [chromium, *options, address], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            listens = until(lambda: any(line.startswith(b"GET /.changes") for line in asked))
            pages.reload()
            loads = until(lambda: asked.count(b"GET /") > 1)
        finally:
            os.killpg(browser.pid, signal.SIGKILL)
            browser.wait()

    assert listens
    assert loads


class Ear:
    """Stands between a browser and a server and notes what is asked for."""

    def __init__(self, address: str, asked: list[bytes]) -> None:
        self._port, self._asked = int(address.rstrip("/").rpartition(":")[2]), asked
        self._socket = socket.create_server(("127.0.0.1", 0))

    def __enter__(self) -> str:
        threading.Thread(target=self._accept, daemon=True).start()
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}/"

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._socket.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._port))
            for source, target in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=(source, target, source is near), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, notes: bool) -> None:
        try:
            while data := source.recv(65536):
                if notes:
                    self._asked.append(b" ".join(data.split(b" ")[:2]))
                target.sendall(data)
        except OSError:
            pass
        source.close()
        target.close()


def get(host: str, port: int, path: str, **headers: str) -> bytes:
    connection = http.client.HTTPConnection(host, port, timeout=WAIT)
    connection.request("GET", path, headers=headers)
    with connection.getresponse() as answer:
        data = answer.read()
    connection.close()
    return data if answer.status == 200 else str(answer.status).encode()


def test_a_build_while_the_page_is_on_its_way_is_not_missed(tmp_path: Path) -> None:
    """The page says which build it is of: what came after that is told at once."""
    (tmp_path / "index.html").write_text("<body></body>")
    with publisher.Pages(tmp_path) as pages:
        port = int(pages.address.rstrip("/").rpartition(":")[2])
        address = re.search(rb'EventSource\("([^"]+)"', get("127.0.0.1", port, "/"))
        pages.reload()
        assert address
        events = http.client.HTTPConnection("127.0.0.1", port, timeout=WAIT)
        events.request("GET", address[1].decode())

        assert b"data: built\n" == events.getresponse().readline()
        events.close()


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/.publisher/ledger.tsv",
        "/link.txt",
        "/none",
        "/a\\..\\b",
    ],
)
def test_nothing_else_is_served(tmp_path: Path, path: str) -> None:
    """No file outside of the folder, none that is hidden, none behind a link that leads out."""
    (tmp_path / "secret.txt").write_text("secret")
    out = tmp_path / "out"
    (out / ".publisher").mkdir(parents=True)
    (out / ".publisher" / "ledger.tsv").write_text("secret")
    (out / "link.txt").symlink_to(tmp_path / "secret.txt")
    with publisher.Pages(out) as pages:
        assert b"404" == get("127.0.0.1", int(pages.address.rstrip("/").rpartition(":")[2]), path)


def test_a_request_for_another_host_is_refused(tmp_path: Path) -> None:
    """So that a page from elsewhere, whose name was pointed at this machine, reads nothing."""
    (tmp_path / "index.html").write_text("secret")
    with publisher.Pages(tmp_path) as pages:
        port = int(pages.address.rstrip("/").rpartition(":")[2])

        assert b"secret" == get("127.0.0.1", port, "/")
        assert b"403" == get("127.0.0.1", port, "/", Host=f"evil.example:{port}")
