"""The errors of language models.

AssistantError
├── UnusableConnection    the address, the name of the model or the key cannot be used
└── ModelError            a server gave no reply that can be used; `setback` says in which way
    └── PromptTooLong     it holds more tokens than the model takes
"""

from __future__ import annotations

from assistant.exceptions import AssistantError
from assistant.model_run import Setback


class UnusableConnection(AssistantError):
    """Report an address, a model's name or a key that cannot be used; the key is not told."""


class ModelError(AssistantError):
    """Report a server that gave no usable reply. What it said is not told: it may hold the key."""

    def __init__(self, setback: Setback, status: int | None = None) -> None:
        super().__init__(f"the language model: {setback.value}{f' (HTTP {status})' if status else ''}")
        self.setback = setback
        self.status = status


class PromptTooLong(ModelError):
    """Report a prompt above what the model takes; `limit` is that, in tokens, where the server says it."""

    def __init__(self, limit: int | None = None) -> None:
        super().__init__(Setback.TOO_LONG)
        self.limit = limit
