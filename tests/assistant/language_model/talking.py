"""What tests say to a server, and what they make of what comes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import SecretStr

from assistant.language_model.client import ChatClient, Delta, Ended
from assistant.language_model.connection import Connection
from assistant.language_model.features import Message

KEY = "sk-secret-5d41402abc4b2a76"
MESSAGES: Sequence[Message] = (
    {"role": "system", "content": "Answer in one sentence."},
    {"role": "user", "content": "What is a policy?"},
)


@dataclass(frozen=True, slots=True)
class Heard:
    """Hold the pieces of a reply that was received to its end."""

    pieces: tuple[str, ...]
    end: Ended

    @property
    def text(self) -> str:
        """Join the pieces."""
        return "".join(self.pieces)


def connection_to(base_url: str, *, key: str = KEY, **settings: Any) -> Connection:
    """Say how to reach a server on this machine; other settings are those of `Connection`."""
    return Connection(**{"base_url": base_url, "model": "scripted", "key": SecretStr(key), "retries": 0, **settings})


def client_of(base_url: str, *, key: str = KEY, **settings: Any) -> ChatClient:
    """Connect to a server on this machine."""
    return ChatClient(connection_to(base_url, key=key, **settings))


def hear(client: ChatClient, messages: Sequence[Message] = MESSAGES, *, longest: int = 200) -> Heard:
    """Receive a reply to its end."""
    received = list(client.stream(messages, longest=longest))
    ends = [one for one in received if isinstance(one, Ended)]
    return Heard(tuple(one.text for one in received if isinstance(one, Delta)), ends[-1])
