"""What the scripted server may be told to do when it is asked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tests.assistant.language_model.requests import Request


class Ending(StrEnum):
    """Say what follows the last piece of a reply."""

    DONE = "done"
    DIES = "dies"
    """The connection is cut, as where the process is killed."""
    SILENT = "silent"
    """The connection stays open and nothing more comes."""
    ENDLESS = "endless"
    """The same pieces come again, until the client leaves."""


@dataclass(frozen=True, slots=True)
class Reply:
    """Hold the text of a completion; pauses are in seconds, `piece_length` is in characters."""

    text: str
    ending: Ending = Ending.DONE
    first_pause: float = 0.0
    pause: float = 0.0
    piece_length: int = 4
    finish_reason: str = "stop"

    @property
    def pieces(self) -> list[str]:
        """Cut the text as a server sends it."""
        return [self.text[at : at + self.piece_length] for at in range(0, len(self.text), self.piece_length)]


@dataclass(frozen=True, slots=True)
class Raw:
    """Hold the bytes of a response that is no completion."""

    body: bytes
    content_type: str = "application/json"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


Response = Reply | Raw


class Streaming(StrEnum):
    """Say what a server does when it is asked for a stream."""

    GIVEN = "given"
    IGNORED = "ignored"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Abilities:
    """Say what a server can do, as servers differ.

    `key` is the only one let in; `context_characters` is the longest prompt taken, counted in characters of messages.
    """

    streaming: Streaming = Streaming.GIVEN
    system_role: bool = True
    usage: bool = True
    stream_options: bool = True
    models: bool = True
    key: str | None = None
    context_characters: int | None = None

    def refuses(self, request: Request) -> Raw | None:
        """Give the error that a request gets from such a server, in the words of servers that exist."""
        if self.key is not None and request.key != self.key:
            return refusal(401, "Incorrect API key provided.", code="invalid_api_key")
        if not self.stream_options and "stream_options" in request.body:
            return refusal(400, "Unrecognized request argument supplied: stream_options")
        if self.streaming is Streaming.REFUSED and request.body.get("stream"):
            return refusal(400, "This model does not support streaming.", code="unsupported_value", param="stream")
        if not self.system_role and any(message.get("role") == "system" for message in request.messages):
            return refusal(400, "System role not supported")
        if self.context_characters is not None and len(request.prompt) > self.context_characters:
            return overflow(len(request.prompt), self.context_characters)
        return None


CAPABLE = Abilities()
"""A server that can do everything and lets everybody in."""


def refusal(status: int, message: str, *, code: str | None = None, param: str | None = None, **headers: str) -> Raw:
    """Make an error in OpenAI's form."""
    kind = "invalid_request_error" if status < 500 else "server_error"
    error = {"message": message, "type": kind, "param": param, "code": code}
    return Raw(json.dumps({"error": error}).encode(), status=status, headers=headers)


def overflow(asked: int, most: int) -> Raw:
    """Make the error of a prompt that is longer than the model's context."""
    message = (
        f"This model's maximum context length is {most} tokens. However, your messages resulted in {asked} tokens."
    )
    return refusal(400, message, code="context_length_exceeded", param="messages")


BUSY = refusal(429, "Rate limit reached for requests", code="rate_limit_exceeded", **{"Retry-After": "1"})
FAILED = refusal(500, "The server had an error while processing your request.")
EMPTY = Reply("")
GARBAGE = Raw(b"\x00\xff\xfe<html><h1>502 Bad Gateway</h1>", "text/html")
MALFORMED_EVENTS = Raw(
    b'data: {"choices": [{"delta": {"con\n\n: comment\ndata: {"choices": "none"}\n\nevent: ?\ndata: \xe6\x9d\n\n',
    "text/event-stream",
)
NO_CHOICES = Raw(b'{"object": "chat.completion", "choices": []}')
