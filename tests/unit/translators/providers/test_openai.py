"""The chat endpoint: patient with what is busy, clear about what is broken, silent about the key."""

from __future__ import annotations

import subprocess
import sys
import traceback
from collections.abc import Callable
from email.utils import formatdate

import pytest

from publisher.errors import TranslationError
from publisher.translators.providers import Message, UnusableReplyError, settings
from publisher.translators.providers.openai import OpenAIProvider
from publisher.translators.providers.settings import Settings
from tests.chat_server import KEY, Answer, Play, reply, serve

ASKED = (Message(role="user", text="你好"),)


def ask(play: Play, *, timeout: float = 5.0, waited: list[float] | None = None) -> str:
    with serve(play) as server:
        known = Settings(base_url=server.url, model="m", key=KEY, timeout=timeout)
        pauses = waited if waited is not None else []
        return OpenAIProvider(known, sleep=pauses.append).complete(ASKED)


def in_turn(*answers: Answer) -> Callable[[object], Answer]:
    left = list(answers)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


def busy(status: int = 429, *headers: tuple[str, str]) -> Answer:
    return Answer(body=b"{}", status=status, headers=headers)


def test_a_reply_is_its_text():
    """The key goes out in its header, the model and the messages in the body."""
    with serve(lambda _: reply("Hello.")) as server:
        text = OpenAIProvider(Settings(base_url=server.url, model="m", key=KEY)).complete(ASKED)

    assert text == "Hello."
    assert server.headers[0]["Authorization"] == f"Bearer {KEY}"
    assert (server.asked[0]["model"], server.asked[0]["messages"]) == ("m", [{"role": "user", "content": "你好"}])


def test_a_local_endpoint_needs_no_key():
    """Without one, none is sent."""
    with serve(lambda _: reply("Hello.")) as server:
        OpenAIProvider(Settings(base_url=server.url, model="m")).complete(ASKED)

    assert "Authorization" not in server.headers[0]


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ((("Retry-After", "7"),), 7.0),
        ((("Retry-After", "86400"),), 60.0),
        ((("Retry-After", "-5"),), 0.0),
        ((("Retry-After", "nan"),), 1.0),
        ((("Retry-After", "soon"),), 1.0),
        ((("Retry-After", formatdate(0)),), 0.0),
        ((), 1.0),
    ],
)
def test_a_busy_endpoint_is_asked_again(headers, expected):
    """After the pause that it asks for, but never after more than a minute."""
    waited: list[float] = []

    assert ask(in_turn(busy(429, *headers), reply("Hello.")), waited=waited) == "Hello."
    assert waited == [expected]


@pytest.mark.parametrize("status", [429, 500, 502, 503, 529])
def test_patience_ends(status):
    """After five tries, with pauses that double."""
    waited: list[float] = []
    with pytest.raises(TranslationError, match=r"5 times"):
        ask(in_turn(busy(status)), waited=waited)

    assert waited == [1.0, 2.0, 4.0, 8.0]


def test_a_slow_endpoint_is_given_up():
    """Silence is not waited for."""
    with pytest.raises(TranslationError, match=r"no reply within 0\.2 seconds, 5 times"):
        ask(lambda _: Answer(body=b"{}", pause=0.5), timeout=0.2)


def test_a_reply_that_trickles_is_given_up():
    """Each part comes in time, the whole would not."""
    with pytest.raises(TranslationError, match="no reply within"):
        ask(lambda _: Answer(body=b" " * 40, pause=0.05, parts=40), timeout=0.3)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (Answer(body=b""), "form of a chat reply"),
        (Answer(body=b"{'choices'"), "form of a chat reply"),
        (Answer(body=b"\xff\xfe\x00"), "form of a chat reply"),
        (Answer(body=b"[]"), "form of a chat reply"),
        (Answer(body=b"null"), "form of a chat reply"),
        (Answer(body=b'{"choices": []}'), "form of a chat reply"),
        (Answer(body=b'{"choices": {"0": 1}}'), "form of a chat reply"),
        (Answer(body=b'{"choices": ["text"]}'), "form of a chat reply"),
        (Answer(body=b'{"choices": [{"message": null}]}'), "form of a chat reply"),
        (Answer(body=b"[" * 100_000), "form of a chat reply"),
        (reply(None), "no text"),
        (reply(42), "no text"),
        (reply(["a"]), "no text"),
        (reply("Hel", finish_reason="length"), "cut off"),
        (reply(f"Your key is {KEY}."), "it holds the key"),
        (Answer(body=b"x" * 1_500_000), "more than 1,000,000 bytes"),
    ],
)
def test_a_broken_reply_is_of_no_use(answer, says):
    """It says why, and nothing of it is kept."""
    with pytest.raises(UnusableReplyError, match=says):
        ask(lambda _: answer)


def test_a_reply_that_ends_early_is_asked_for_again():
    """The connection broke before all of it had come."""
    whole = reply("Hello.")
    half = Answer(body=whole.body[:20], length=len(whole.body))

    assert ask(in_turn(half, whole)) == "Hello."


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (401, "does not accept the key"),
        (403, "does not accept the key"),
        (404, "refuses the request"),
        (418, "refuses"),
    ],
)
def test_a_refusal_is_final(status, says):
    """It is not asked again, and the error says what to set."""
    waited: list[float] = []
    with pytest.raises(TranslationError, match=says) as caught:
        ask(in_turn(Answer(body=f"bad key {KEY}".encode(), status=status)), waited=waited)

    assert "PUBLISHER_" in (caught.value.hint or "")
    assert not waited


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(status):
    """The key is for one host: another never sees it."""
    with serve(lambda _: reply("Hello.")) as other:
        moved = Answer(body=b"", status=status, headers=(("Location", f"{other.url}/chat/completions"),))
        with pytest.raises(TranslationError, match="sends us elsewhere"):
            ask(lambda _: moved)

        assert not other.asked


@pytest.mark.parametrize(
    "answer",
    [
        busy(500),
        Answer(body=KEY.encode(), status=401),
        Answer(body=KEY.encode(), status=302, headers=(("Location", KEY),)),
        reply(KEY),
        Answer(body=KEY.encode()),
    ],
)
def test_the_key_is_never_shown(answer):
    """Not in an error, nor in its traceback, nor in what a provider looks like."""
    with serve(lambda _: answer) as server:
        provider = OpenAIProvider(Settings(base_url=server.url, model="m", key=KEY), sleep=lambda _: None)
        with pytest.raises((TranslationError, UnusableReplyError)) as caught:
            provider.complete(ASKED)

    shown = "".join(traceback.format_exception(caught.value)) + repr(provider._settings) + provider.name
    assert KEY not in shown


def test_what_is_on_this_machine_goes_through_no_proxy(monkeypatch):
    """The environment may name one; it would see the key."""
    with serve(lambda _: reply("proxy")) as proxy, serve(lambda _: reply("Hello.")) as server:
        for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        text = OpenAIProvider(Settings(base_url=server.url, model="m", key=KEY)).complete(ASKED)

    assert text == "Hello."
    assert not proxy.asked


def test_without_httpx_the_error_says_what_to_install():
    """The package works without it."""
    code = (
        "import sys; sys.modules['httpx'] = None\n"
        "import publisher, publisher.plugins as plugins\n"
        "try: plugins.load('providers', 'openai')\n"
        "except publisher.PublisherError as error: print(error.exit_code, error.message, error.hint)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.startswith("12 a provider needs httpx, which is not installed Install it: pip install")


def test_no_server_is_one_error():
    """Nobody listens there."""
    with serve(lambda _: reply("")) as server:
        url = server.url
    with pytest.raises(TranslationError, match=r"127\.0\.0\.1: no connection"):
        OpenAIProvider(Settings(base_url=url, model="m"), sleep=lambda _: None).complete(ASKED)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"PUBLISHER_BASE_URL": ""}, "PUBLISHER_BASE_URL is not set"),
        ({"PUBLISHER_MODEL": " "}, "PUBLISHER_MODEL is not set"),
        ({"PUBLISHER_BASE_URL": "localhost:11434"}, "is no address"),
        ({"PUBLISHER_BASE_URL": "file:///etc/passwd"}, "is no address"),
        ({"PUBLISHER_BASE_URL": "https://[::1"}, "is no address"),
        ({"PUBLISHER_BASE_URL": f"https://me:{KEY}@example.org/v1"}, "holds more than an address"),
        ({"PUBLISHER_BASE_URL": f"https://example.org/v1?key={KEY}"}, "holds more than an address"),
        ({"PUBLISHER_BASE_URL": "http://example.org/v1"}, "anybody on the way can read the key"),
        ({"PUBLISHER_API_KEY": f"{KEY}\nHost: evil"}, "signs that no key has"),
        ({"PUBLISHER_TIMEOUT": "soon"}, "PUBLISHER_TIMEOUT is 'soon'"),
        ({"PUBLISHER_TIMEOUT": "inf"}, "PUBLISHER_TIMEOUT is 'inf'"),
    ],
)
def test_a_wrong_setting_is_one_error(change, says):
    """It names the variable, and shows no secret that may be in it."""
    environment = {"PUBLISHER_BASE_URL": "https://example.org/v1", "PUBLISHER_MODEL": "m", "PUBLISHER_API_KEY": KEY}
    with pytest.raises(TranslationError) as caught:
        settings.read(environment | change)

    assert says in caught.value.message
    assert KEY not in caught.value.message + (caught.value.hint or "")


def test_a_key_may_go_to_this_machine_by_http():
    """A local server has no certificate."""
    known = settings.read(
        {"PUBLISHER_BASE_URL": "http://localhost:1/v1/", "PUBLISHER_MODEL": "m", "PUBLISHER_API_KEY": KEY}
    )

    assert (known.base_url, known.host, known.key) == ("http://localhost:1/v1", "localhost", KEY)
