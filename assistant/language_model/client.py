"""Talking to a server with OpenAI's API, through the `openai` library, which is imported when it is needed."""

from __future__ import annotations

import math
import queue
import re
import time
from collections.abc import AsyncIterator, Callable, Generator, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import anyio
from anyio.from_thread import start_blocking_portal

from assistant.language_model.connection import Connection
from assistant.language_model.exceptions import ModelError, PromptTooLong
from assistant.language_model.features import Features, Message
from assistant.language_model.tokens import TokenCounter
from assistant.model_run import Setback, Usage

if TYPE_CHECKING:
    from openai import APIError, AsyncOpenAI

SECONDS_BETWEEN_WAITINGS = 0.1
_CONNECTING_SECONDS = 5.0
_LONGEST_TOKEN = 40
"""Characters of a token above which a reply is longer than was asked for."""
_TOO_LONG = re.compile(
    r"context[ _](?:length|size|window)|maximum context|n_ctx|too many tokens|prompt is too long"
    r"|exceed\w* .{0,40}(?:context|tokens)"
)
_CONTEXT = re.compile(r"(?:maximum context length (?:is|of)|context size \(|n_ctx\D{1,4})\s*(\d{3,7})")
_COMPLAINTS = (400, 422)
_SETBACKS = {401: Setback.REFUSED, 403: Setback.REFUSED, 404: Setback.NO_MODEL, 429: Setback.BUSY}


@dataclass(frozen=True, slots=True)
class Delta:
    """Carry the next characters of a reply."""

    text: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """Say that nothing came for a moment, so that whoever waits can leave."""


@dataclass(frozen=True, slots=True)
class Ended:
    """Say that a reply has ended, what it took, and whether it was cut at its longest."""

    usage: Usage
    is_cut: bool = False


Piece = Delta | Waiting | Ended


class ChatClient:
    """Send messages and receive the reply bit by bit. What a server lacks is learned and not asked of it again."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.counter = TokenCounter()
        self._features = Features()

    def stream(self, messages: Sequence[Message], *, longest: int) -> Generator[Piece, None, None]:
        """Give the reply to messages, of `longest` tokens at most, as it comes; to close the generator cancels it.

        Raises:
            ModelError: no reply, or one that broke off; PromptTooLong where a shorter prompt may help.
        """
        pieces: queue.SimpleQueue[Piece | ModelError] = queue.SimpleQueue()
        with start_blocking_portal(name="language-model") as portal:
            running: Future[None] = portal.start_task_soon(self._send, messages, longest, pieces.put)
            try:
                yield from _received(pieces, running)
            finally:
                running.cancel()

    def models(self, seconds: float = _CONNECTING_SECONDS) -> list[str]:
        """List the models that the server has, which shows that it can be reached; raise ModelError."""

        async def listed() -> list[str]:
            async with self._opened() as client:
                found = await client.models.list(timeout=seconds)
                return [str(one.id) for one in found.data]

        async def bounded() -> list[str]:
            with _translating(lambda: False), anyio.fail_after(seconds):
                return await listed()

        return anyio.run(bounded)

    async def _send(
        self, messages: Sequence[Message], longest: int, give: Callable[[Piece | ModelError], None]
    ) -> None:
        """Give the pieces of a reply, or the error that ends it."""
        begun = False

        def give_on(piece: Piece) -> None:
            nonlocal begun
            begun = begun or isinstance(piece, Delta)
            give(piece)

        try:
            with _translating(lambda: begun), anyio.fail_after(self.connection.total_seconds):
                await self._converse(messages, longest, give_on)
        except ModelError as error:
            give(error)

    async def _converse(self, messages: Sequence[Message], longest: int, give: Callable[[Piece], None]) -> None:
        reply = _Reply(began=time.monotonic(), limit=longest * _LONGEST_TOKEN)
        async with self._opened() as client:
            with anyio.fail_after(self.connection.first_token_seconds) as first:
                async for text in self._texts(client, messages, longest, reply):
                    # Thinking that is not shown counts as a sign of life.
                    first.deadline = math.inf
                    if text:
                        give(Delta(text))
        if reply.finish is None:
            raise ModelError(Setback.BROKE_OFF if reply.text else Setback.GARBLED)
        prompt = "\n".join(one["content"] for one in messages)
        if reply.prompt_tokens:
            self.counter.learn(prompt, reply.prompt_tokens)
        give(Ended(reply.usage(self.counter, prompt), reply.finish != "stop"))

    async def _texts(
        self, client: AsyncOpenAI, messages: Sequence[Message], longest: int, reply: _Reply
    ) -> AsyncIterator[str]:
        """Give the texts of a reply, "" for a piece that shows nothing."""
        answered = await self._create(client, messages, longest)
        if not self._features.streaming:
            yield reply.take(answered, "message")
            return
        async with answered:
            async for chunk in answered:
                yield reply.take(chunk, "delta")
                if reply.is_over:
                    return

    async def _create(self, client: AsyncOpenAI, messages: Sequence[Message], longest: int) -> Any:
        """Send a request, again without what the server says that it lacks."""
        from openai import APIStatusError, Omit

        # What the environment holds for OpenAI is nobody else's business.
        headers = {"OpenAI-Organization": Omit(), "OpenAI-Project": Omit()}
        while True:
            given = self._features.parameters(messages, longest)
            try:
                answered = await client.chat.completions.create(
                    model=self.connection.model, extra_headers=headers, **given
                )
            except APIStatusError as error:
                lacking = self._features.without(str(error)) if error.status_code in _COMPLAINTS else None
                if lacking is None or _TOO_LONG.search(str(error).lower()):
                    raise
                self._features = lacking
                continue
            if not self._features.streaming or _is_stream(answered):
                return answered
            await answered.close()
            self._features = self._features.without("stream") or self._features

    def _opened(self) -> AsyncOpenAI:
        from openai import AsyncOpenAI, DefaultAsyncHttpxClient

        connection = self.connection
        key = connection.key.get_secret_value() if connection.key else ""
        return AsyncOpenAI(
            base_url=connection.base_url,
            # The library wants one; servers of one's own take any.
            api_key=key or "none",
            max_retries=connection.retries,
            timeout=connection.total_seconds,
            # Elsewhere than where it was told to go no article goes; and this machine is behind no proxy.
            http_client=DefaultAsyncHttpxClient(
                follow_redirects=False, trust_env=not connection.is_on_this_machine, timeout=connection.total_seconds
            ),
        )


@dataclass(slots=True)
class _Reply:
    """Gather a reply as it comes, from chunks of which anything may be missing or of another kind."""

    began: float
    limit: int
    text: str = ""
    finish: str | None = None
    prompt_tokens: int = 0
    completion_tokens: int = 0

    @property
    def is_over(self) -> bool:
        """Tell whether a server sends more than it was asked for."""
        if len(self.text) > self.limit:
            self.finish = "length"
        return len(self.text) > self.limit

    def take(self, chunk: Any, part: str) -> str:
        """Take a chunk, or a whole completion, and give its text."""
        usage = getattr(chunk, "usage", None)
        if usage is not None:
            self.prompt_tokens = _whole(getattr(usage, "prompt_tokens", 0)) or self.prompt_tokens
            self.completion_tokens = _whole(getattr(usage, "completion_tokens", 0)) or self.completion_tokens
        choices = getattr(chunk, "choices", None)
        choice = choices[0] if isinstance(choices, list) and choices else None
        finish = getattr(choice, "finish_reason", None)
        self.finish = finish if isinstance(finish, str) else self.finish
        content = getattr(getattr(choice, part, None), "content", None)
        text = content if isinstance(content, str) else ""
        self.text += text
        return text

    def usage(self, counter: TokenCounter, prompt: str) -> Usage:
        """Tell what the reply took, by the server's count or else an estimate."""
        counted = self.prompt_tokens > 0
        return Usage(
            self.prompt_tokens if counted else counter.count(prompt),
            self.completion_tokens if counted else counter.count(self.text),
            round(time.monotonic() - self.began, 2),
            counted,
        )


def _received(pieces: queue.SimpleQueue[Piece | ModelError], running: Future[None]) -> Generator[Piece, None, None]:
    while True:
        try:
            piece = pieces.get(timeout=SECONDS_BETWEEN_WAITINGS)
        except queue.Empty:
            if running.done() and pieces.empty():
                running.result()
            yield Waiting()
            continue
        if isinstance(piece, ModelError):
            raise piece
        yield piece
        if isinstance(piece, Ended):
            return


@contextmanager
def _translating(begun: Callable[[], bool]) -> Iterator[None]:
    """Tell of whatever a server did wrong as a ModelError; `begun` says whether a part of the reply has come."""
    from openai import APIConnectionError, APIError, APITimeoutError, OpenAIError

    try:
        yield
    except (TimeoutError, APITimeoutError) as error:
        raise ModelError(Setback.TOO_SLOW) from error
    except (APIConnectionError, OSError) as error:
        raise ModelError(Setback.BROKE_OFF if begun() else Setback.UNREACHABLE) from error
    except APIError as error:
        raise _told(error) from error
    except (OpenAIError, ValueError, TypeError, AttributeError, LookupError) as error:
        # What is no JSON, or JSON of another form.
        raise ModelError(Setback.GARBLED) from error


def _told(error: APIError) -> ModelError:
    """Say what a server's own report of an error means."""
    status = getattr(error, "status_code", None)
    words = str(error).lower()
    if _TOO_LONG.search(words) and status not in _SETBACKS:
        limit = _CONTEXT.search(words)
        return PromptTooLong(int(limit[1]) if limit else None)
    return ModelError(_SETBACKS.get(status or 0, Setback.FAILED), status)


def _is_stream(answered: Any) -> bool:
    """Tell whether a server that was asked for a stream sends one, and not the whole in one piece."""
    response = getattr(answered, "response", None)
    return response is not None and not response.headers.get("content-type", "").startswith("application/json")


def _whole(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 0
