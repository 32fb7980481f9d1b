"""Where a provider is, which model it runs and with which key: from the environment, checked before it is used."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from publisher.errors import TranslationError

BASE_URL, MODEL, API_KEY, TIMEOUT = (
    "PUBLISHER_BASE_URL",
    "PUBLISHER_MODEL",
    "PUBLISHER_API_KEY",
    "PUBLISHER_TIMEOUT",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """A model that answers at an address."""

    base_url: str
    model: str
    key: str | None = field(default=None, repr=False)
    timeout: float = 60.0
    """Seconds for one reply."""

    @property
    def host(self) -> str:
        """The name of the machine that is asked."""
        return urlsplit(self.base_url).hostname or ""

    @property
    def is_here(self) -> bool:
        """Whether that is this machine itself: no proxy stands between, and no certificate is needed."""
        return _is_here(self.host)


def read(environment: Mapping[str, str]) -> Settings:
    """Return the settings in an environment; raises `TranslationError` that names the variable to mend."""
    base_url, model = (_needed(environment, name) for name in (BASE_URL, MODEL))
    key = environment.get(API_KEY, "").strip() or None
    if key and not (key.isascii() and key.isprintable() and " " not in key):
        raise TranslationError(f"{API_KEY} has signs that no key has", hint="Set it again, without spaces or breaks.")
    _check_address(base_url, has_key=key is not None)
    return Settings(base_url=base_url.rstrip("/"), model=model, key=key, timeout=_timeout(environment))


def _needed(environment: Mapping[str, str], name: str) -> str:
    value = environment.get(name, "").strip()
    if not value:
        raise TranslationError(
            f"{name} is not set",
            hint=f"Set {BASE_URL} (such as http://localhost:11434/v1), {MODEL}, and {API_KEY} where a key is needed.",
        )
    return value


def _check_address(address: str, *, has_key: bool) -> None:
    # The address itself is not shown: somebody may have put a secret into it.
    try:
        parts = urlsplit(address)
        is_address = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_address = False
    if not is_address:
        raise TranslationError(f"{BASE_URL} is no address", hint="Write it as https://HOST/v1.")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise TranslationError(f"{BASE_URL} holds more than an address", hint=f"A key belongs in {API_KEY}.")
    if has_key and parts.scheme == "http" and not _is_here(parts.hostname or ""):
        raise TranslationError(
            f"{BASE_URL} is http, where anybody on the way can read the key", hint="Use https, or no key."
        )


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _timeout(environment: Mapping[str, str]) -> float:
    text = environment.get(TIMEOUT, "60")
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= 3600:
        raise TranslationError(f"{TIMEOUT} is {text!r}", hint="Write it in seconds, up to 3600.")
    return seconds
