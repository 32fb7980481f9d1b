"""Show the pages of a build in a browser on this machine, and load them again when they were built again.

The files stay as they are: what makes a page load again is put into it on its way to the browser. Nobody else is
served: the address is that of this machine alone, and a request that names another host is refused, so that no page
from elsewhere can read the articles (DNS rebinding).
"""

from __future__ import annotations

import threading
from base64 import b64encode
from functools import partial
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import unquote, urlsplit

_HOST, _CHANGES = "127.0.0.1", "/.changes"
_SCRIPT = 'new EventSource("{}?{}").onmessage = () => location.reload();'
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


class Pages:
    """A server for a folder, in a thread of its own. Use it in a `with` statement."""

    def __init__(self, folder: Path) -> None:
        self._turn = _Turn()
        self._server = ThreadingHTTPServer((_HOST, 0), partial(_Answer, folder.resolve(), self._turn))
        self._server.daemon_threads = True
        self.address = f"http://{_HOST}:{self._server.server_port}/"
        """Where the folder is served."""

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._turn.next()
        self._server.shutdown()
        self._server.server_close()

    def reload(self) -> None:
        """Have all open pages load again."""
        self._turn.next()


class _Turn:
    """Counts builds, and lets threads wait for the next one."""

    def __init__(self) -> None:
        self.count, self._changed = 0, threading.Condition()

    def next(self) -> None:
        with self._changed:
            self.count += 1
            self._changed.notify_all()

    def wait(self, since: int, seconds: float) -> int:
        """Wait until there was a build after the one with this number; return the number of the last one."""
        with self._changed:
            self._changed.wait_for(lambda: self.count > since, seconds)
            return self.count


class _Answer(BaseHTTPRequestHandler):
    """Answers one request."""

    def __init__(self, folder: Path, turn: _Turn, *args: Any) -> None:
        self._folder, self._turn = folder, turn
        super().__init__(*args)

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        host, path = self.headers.get("Host", ""), unquote(asked.path)
        if host.partition(":")[0] not in (_HOST, "localhost"):
            self.send_error(HTTPStatus.FORBIDDEN)
        elif path == _CHANGES:
            self._tell_changes(int(asked.query) if asked.query.isdecimal() else self._turn.count)
        elif file := _file(self._folder, path):
            self._send(file)
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the library never prints."""

    def _send(self, path: Path) -> None:
        count, data = self._turn.count, path.read_bytes()
        if path.suffix == ".html":
            data = _lively(data, count)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", _TYPES.get(path.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(data)

    def _tell_changes(self, since: int) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        try:
            while True:
                last = self._turn.wait(since, 15)
                self.wfile.write(b"data: built\n\n" if last > since else b": still here\n\n")
                self.wfile.flush()
                since = last
        except OSError:  # the page was closed
            return


def _file(folder: Path, path: str) -> Path | None:
    """Return the file that a request means: none outside the folder, none that is hidden."""
    parts = [part for part in path.split("/") if part]
    if any(part.startswith(".") or "\\" in part or ":" in part or "\0" in part for part in parts):
        return None
    found = folder.joinpath(*parts).resolve()
    if found.is_dir():
        found /= "index.html"
    return found if found.is_file() and found.is_relative_to(folder) else None


def _lively(page: bytes, count: int) -> bytes:
    """Return a page that loads again when there was a build after the one with this number."""
    script = _SCRIPT.format(_CHANGES, count)
    allowed = f"script-src 'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'; connect-src 'self'"
    text = page.decode("utf-8", "replace")
    text = text.replace("default-src 'none';", f"default-src 'none'; {allowed};", 1)
    return text.replace("</body>", f"<script>{script}</script></body>", 1).encode()
