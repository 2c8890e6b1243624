"""Where a language model is, and how long it may take."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from pydantic import SecretStr

from assistant.language_model.exceptions import UnusableConnection

FEWEST_TOKENS = 512
_DEFAULT_PATH = "/v1"
_THIS_MACHINE = "localhost"


@dataclass(frozen=True, slots=True)
class Connection:
    """Hold how to reach a model on a server with OpenAI's API.

    `base_url` is what stands before `/chat/completions`; an address without a path gets `/v1`. `context_tokens` is
    the room for prompt and reply together. `first_token_seconds` and `total_seconds` bound the wait, retries included.
    The key is shown nowhere: not in messages, not in the representation.

    Raises:
        UnusableConnection: an address, name or key that cannot be used.
    """

    base_url: str
    model: str
    key: SecretStr | None = None
    context_tokens: int = 4096
    first_token_seconds: float = 30.0
    total_seconds: float = 120.0
    retries: int = 2

    def __post_init__(self) -> None:
        address = _checked_address(self.base_url)
        if not address.path.strip("/"):
            object.__setattr__(self, "base_url", self.base_url.rstrip("/") + _DEFAULT_PATH)
        if not self.model.strip():
            raise UnusableConnection("the language model has no name: give the name by which its server knows it")
        if self.context_tokens < FEWEST_TOKENS:
            raise UnusableConnection(f"a context of {self.context_tokens} tokens is too short: {FEWEST_TOKENS} or more")
        secret = self.key.get_secret_value() if self.key else ""
        if not (secret.isascii() and (secret.isprintable() or not secret)) or " " in secret:
            raise UnusableConnection("the key of the language model holds characters that no key has")
        if secret and address.scheme == "http" and not _is_nearby(self.host):
            raise UnusableConnection(f"a key would travel to {self.host} in the open: use an address with https://")

    @property
    def host(self) -> str:
        """Name the host that the text of articles is sent to."""
        return urlsplit(self.base_url).hostname or ""

    @property
    def is_on_this_machine(self) -> bool:
        """Tell whether nothing that is sent leaves this machine."""
        return self.host == _THIS_MACHINE or ((ip := _ip(self.host)) is not None and ip.is_loopback)

    @property
    def outside_host(self) -> str | None:
        """Name the host that text goes to, or None where that is this machine."""
        return None if self.is_on_this_machine else self.host


def _checked_address(base_url: str) -> SplitResult:
    """Take an address apart; one that holds a name and password, a query or a fragment is not repeated."""
    try:
        address = urlsplit(base_url)
        known = address.scheme in ("http", "https") and address.hostname and address.port != 0
    except ValueError as error:
        raise UnusableConnection("the address of the language model cannot be read") from error
    if "@" in address.netloc or address.query or address.fragment:
        raise UnusableConnection("the address of the language model holds more than host, port and path")
    if not known:
        raise UnusableConnection(f"{base_url!r} is no address: give one such as http://localhost:11434/v1")
    return address


def _ip(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _is_nearby(host: str) -> bool:
    """Tell whether a host is this machine or one of a private network."""
    ip = _ip(host)
    return host == _THIS_MACHINE or (ip is not None and (ip.is_loopback or ip.is_private))
