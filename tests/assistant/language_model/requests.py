"""What the scripted server was asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Request:
    """Hold a request for a completion: its JSON and the key that came with it."""

    body: Mapping[str, Any]
    key: str | None

    @property
    def messages(self) -> list[dict[str, Any]]:
        """List the messages, oldest first."""
        return list(self.body.get("messages", []))

    @property
    def prompt(self) -> str:
        """Join what all messages say."""
        return "\n".join(str(message.get("content", "")) for message in self.messages)
