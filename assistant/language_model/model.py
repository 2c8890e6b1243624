"""A language model that is connected, and what it may be used for."""

from __future__ import annotations

from collections.abc import Collection, Generator, Sequence

from assistant.language_model.cache import ReplyCache
from assistant.language_model.client import ChatClient, Delta, Ended, Waiting
from assistant.language_model.connection import Connection
from assistant.language_model.features import Message
from assistant.language_model.tokens import TokenCounter
from assistant.model_run import ModelRun, Usage, Use

ALL_USES = frozenset(Use)


class LanguageModel:
    """Hold the client of a model, the uses it is switched on for, and the replies that are kept."""

    def __init__(
        self, connection: Connection, *, uses: Collection[Use] = ALL_USES, cache: ReplyCache | None = None
    ) -> None:
        self.connection = connection
        self.uses = frozenset(uses)
        self.cache = ReplyCache() if cache is None else cache
        self.client = ChatClient(connection)

    def used_for(self, uses: Collection[Use]) -> LanguageModel:
        """Give the same model for other uses; the client, what it has learned, and the kept replies stay."""
        other = LanguageModel(self.connection, uses=uses, cache=self.cache)
        other.client = self.client
        return other

    @property
    def counter(self) -> TokenCounter:
        """Count tokens as its server does, as far as is known."""
        return self.client.counter

    @property
    def secrets(self) -> tuple[str, ...]:
        """Give what must not show in an answer."""
        key = self.connection.key
        return (key.get_secret_value(),) if key and key.get_secret_value() else ()

    def begun(self) -> ModelRun:
        """Begin to count what it does for an answer."""
        return ModelRun(self.connection.model, self.connection.outside_host)

    def complete(self, messages: Sequence[Message], *, longest: int) -> Generator[Waiting, None, tuple[str, Usage]]:
        """Give a short reply as a whole, and what it took; raise ModelError."""
        text = ""
        usage = Usage()
        for piece in self.client.stream(messages, longest=longest):
            match piece:
                case Delta(more):
                    text += more
                case Ended(taken, _):
                    usage = taken
                case Waiting():
                    yield piece
        return text, usage
