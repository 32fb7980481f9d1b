"""Any endpoint that speaks the chat protocol of OpenAI, one on your own machine included: the one home of httpx."""

from __future__ import annotations

import email.utils
import json
import math
import os
import time
from collections.abc import Callable, Sequence
from typing import Any

from publisher.errors import TranslationError
from publisher.translators.providers import Message, UnusableReplyError, settings
from publisher.translators.providers.settings import API_KEY, BASE_URL, MODEL, Settings

try:
    import httpx
except ImportError as error:
    raise TranslationError(
        "a provider needs httpx, which is not installed", hint='Install it: pip install "publisher[provider]".'
    ) from error

_TRIES = 5
_MOST_WAIT = 60.0
"""The longest pause between two tries, in seconds, whatever the other side asks for."""
_MOST_BYTES = 1_000_000
_AGAIN = frozenset((408, 425, 429, 500, 502, 503, 504, 529))
"""Statuses after which the same question may be asked again."""


class OpenAIProvider:
    """Asks a chat endpoint for one reply at a time, patiently; follows no redirect and shows no key."""

    def __init__(self, known: Settings | None = None, *, sleep: Callable[[float], None] = time.sleep) -> None:
        self._settings = known or settings.read(os.environ)
        self._sleep = sleep
        key = self._settings.key
        self._client = httpx.Client(
            headers={"Authorization": f"Bearer {key}"} if key else {},
            timeout=httpx.Timeout(self._settings.timeout, connect=min(10.0, self._settings.timeout)),
            trust_env=not self._settings.is_here,  # a proxy of the environment is not for this machine
            follow_redirects=False,  # the key is for this host and no other
        )

    @property
    def name(self) -> str:
        """The model and the host it runs on."""
        return f"{self._settings.model} at {self._settings.host}"

    def complete(self, messages: Sequence[Message]) -> str:
        """Return the reply; waits and asks again when the endpoint is busy or does not answer."""
        body = {
            "model": self._settings.model,
            "messages": [{"role": message.role, "content": message.text} for message in messages],
            "temperature": 0,
            "stream": False,
        }
        problem = ""
        for tried in range(1, _TRIES + 1):
            wait = min(2.0 ** (tried - 1), _MOST_WAIT)
            try:
                status, headers, data = self._post(body)
            except httpx.TimeoutException:
                problem = f"no reply within {self._settings.timeout:g} seconds"
            except httpx.HTTPError as error:
                problem = f"no connection ({type(error).__name__})"
            else:
                if status not in _AGAIN:
                    return self._reply(status, data)
                problem = "too many requests" if status == 429 else f"status {status}"
                wait = _asked_for(headers.get("retry-after"), wait)
            if tried < _TRIES:
                self._sleep(wait)
        raise TranslationError(
            f"{self._settings.host}: {problem}, {_TRIES} times", hint=f"Try later, or check {BASE_URL}."
        )

    def _post(self, body: dict[str, Any]) -> tuple[int, httpx.Headers, bytes]:
        """Return status, headers and body of a reply that is neither too large nor too slow."""
        end = time.monotonic() + self._settings.timeout
        with self._client.stream("POST", f"{self._settings.base_url}/chat/completions", json=body) as response:
            data = b""
            for part in response.iter_bytes(65_536):
                data += part
                if len(data) > _MOST_BYTES:
                    raise UnusableReplyError(f"it has more than {_MOST_BYTES:,} bytes")
                # The client's limit is for each part: a reply that trickles would never end.
                if time.monotonic() > end:
                    raise httpx.ReadTimeout("too slow")
            return response.status_code, response.headers, data

    def _reply(self, status: int, data: bytes) -> str:
        host = self._settings.host
        if status in (401, 403):
            raise TranslationError(f"{host} does not accept the key (status {status})", hint=f"Set {API_KEY}.")
        if 300 <= status < 400:
            raise TranslationError(f"{host} sends us elsewhere (status {status})", hint=f"Set {BASE_URL} to where.")
        if status != 200:
            raise TranslationError(
                f"{host} refuses the request (status {status})", hint=f"Check {BASE_URL} and {MODEL}."
            )
        text = _text(data)
        if self._settings.key and self._settings.key in text:
            raise UnusableReplyError("it holds the key")
        return text


def _text(data: bytes) -> str:
    try:
        choice = json.loads(data)["choices"][0]
        text, reason = choice["message"]["content"], choice.get("finish_reason")
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise UnusableReplyError("it is not in the form of a chat reply") from error
    if not isinstance(text, str):
        raise UnusableReplyError("it holds no text")
    if reason in ("length", "content_filter"):
        raise UnusableReplyError("it was cut off")
    return text


def _asked_for(retry_after: str | None, wait: float) -> float:
    """Return how long to wait: what the reply asks for, in seconds or as a date, within bounds."""
    if not retry_after:
        return wait
    try:
        seconds = float(retry_after)
    except ValueError:
        try:
            seconds = email.utils.parsedate_to_datetime(retry_after).timestamp() - time.time()
        except (ValueError, TypeError, OverflowError):
            return wait
    return wait if math.isnan(seconds) else min(max(seconds, 0.0), _MOST_WAIT)
