"""The language model that a page uses: none, the one of the settings, or one of its reader's own."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from assistant.language_model import Connection, LanguageModel
from assistant.model_run import Use


class ModelSource(StrEnum):
    """Say where a model comes from."""

    OFF = "off"
    SERVER = "server"
    OWN = "own"


class WantedModel(BaseModel):
    """Hold what a browser asks for; anyone can send it."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    source: ModelSource
    address: str = Field(default="", max_length=300)
    name: str = Field(default="", max_length=200)
    key: SecretStr = Field(default=SecretStr(""), max_length=500)
    uses: frozenset[Use] = frozenset(Use)

    @classmethod
    def of(cls, data: object) -> WantedModel | None:
        """Read what was sent; None where it is nothing of the kind."""
        try:
            return cls.model_validate(data)
        except ValidationError:
            return None

    def connection(self) -> Connection:
        """Give the connection to a model of the reader's own; raise UnusableConnection."""
        key = self.key if self.key.get_secret_value() else None
        return Connection(self.address.strip(), self.name.strip(), key)


@dataclass(frozen=True)
class ChosenModel:
    """Hold the model of a page, in the server's memory; None is for the built-in way alone.

    `is_touched` says that its reader chose: until then the model of the settings is used.
    """

    model: LanguageModel | None = None
    is_touched: bool = False

    def for_asking(self, of_settings: LanguageModel | None) -> LanguageModel | None:
        """Give the model that a question is asked with."""
        return self.model if self.is_touched else of_settings

    def with_uses(self, uses: Collection[Use]) -> ChosenModel:
        """Use the same model for other things."""
        return self if self.model is None else replace(self, model=self.model.used_for(uses))
