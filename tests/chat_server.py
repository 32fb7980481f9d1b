"""A chat endpoint on this machine that plays well-behaved, slow, broken, rate-limited and malicious."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "sk-test-7f3a9c"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What goes back over the wire."""

    body: bytes
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    pause: float = 0.0
    """Seconds before each part of the body."""
    parts: int = 1
    length: int | None = None
    """A length that is claimed and may be a lie."""


Play = Callable[[dict[str, Any]], Answer]


@dataclass
class Server:
    url: str
    asked: list[dict[str, Any]] = field(default_factory=list)
    """The bodies of all requests, in order."""
    headers: list[dict[str, str]] = field(default_factory=list)


def reply(text: Any, **more: Any) -> Answer:
    """Return a text in the form of a chat reply."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"} | more
    return Answer(body=json.dumps({"id": "c", "choices": [choice]}).encode())


def question(asked: dict[str, Any]) -> str:
    """Return the text that a request asks to translate, its numbers covered."""
    return str(asked["messages"][1]["content"]).rpartition("Text:\n")[2]


def tokens(asked: dict[str, Any]) -> list[str]:
    return re.findall(r"⟦[A-Z]+⟧", question(asked))


@contextmanager
def serve(play: Play) -> Iterator[Server]:
    """Answer requests as `play` says, on a free port of this machine."""
    made = Server(url="")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            made.asked.append(body)
            made.headers.append(dict(self.headers))
            answer = play(body)
            try:
                self._send(answer)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def _send(self, answer: Answer) -> None:
            self.send_response(answer.status)
            for name, value in answer.headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(answer.length or len(answer.body)))
            self.send_header("Connection", "close")
            self.end_headers()
            step = max(1, -(-len(answer.body) // answer.parts))
            for start in range(0, len(answer.body), step):
                time.sleep(answer.pause)
                self.wfile.write(answer.body[start : start + step])
                self.wfile.flush()
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    made.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
