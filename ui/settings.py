"""What the environment says; nothing else reads it."""

from __future__ import annotations

from enum import StrEnum
from ipaddress import ip_network
from pathlib import Path

import platformdirs
from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.model_run import Use
from ui.serving.options import AT_ONCE, MOST_OF_ONE, MOST_WAITING, SECONDS_TO_STOP, ServingOptions

_BYTES_A_CHARACTER = 2


class LogForm(StrEnum):
    """Say how the log is written."""

    TEXT = "text"
    JSON = "json"


def default_data_dir() -> Path:
    """Name the folder that holds the index when none is chosen."""
    return Path(platformdirs.user_data_dir("shengce", appauthor=False))


class Settings(BaseSettings):
    """Hold the settings, each from `SHENGCE_` and its name in capitals, or from its default.

    One that is set to nothing counts as not set.
    """

    model_config = SettingsConfigDict(env_prefix="SHENGCE_", env_ignore_empty=True, frozen=True)

    data_dir: Path | None = Field(default=None, description="folder of the index; the user's data folder if not set")
    index: str | None = Field(
        default=None,
        description="where passages are searched: milvus://host:19530/collection, milvus+tls://… or a path that ends in"
        " .db; in the data folder if not set",
    )
    index_token: SecretStr | None = Field(default=None, description="what Milvus wants: user:password or an API key")
    database: SecretStr | None = Field(
        default=None,
        description="postgresql://user:password@host/db that servers share; a file in the folder if not set",
    )
    model: str | None = Field(default=None, description="sentence-transformers model, a name or a path")
    host: str = Field(default="127.0.0.1", description="address the page is served on")
    open: bool = Field(default=False, description="lets others reach a server that asks nobody to sign in")
    sign_in: bool = Field(default=False, description="has people sign in")
    trusted_header: str | None = Field(default=None, description="header in which a proxy names the user")
    secure_cookies: bool = Field(default=True, description="gives cookies to browsers over TLS only")
    upload_quota: int | None = Field(default=None, ge=1, description="megabytes that an account may upload in a day")
    port: int = Field(default=7860, ge=1, le=65535, description="port the page is served on")
    servers: int = Field(
        default=1, ge=1, le=64, description="servers on this and the next ports, with one set of models in memory"
    )
    language_model: str | None = Field(default=None, description="name of a language model, as its server knows it")
    language_model_url: str | None = Field(default=None, description="its address, such as http://localhost:11434/v1")
    language_model_key: SecretStr | None = Field(default=None, description="the key that its server wants")
    language_model_context: int = Field(default=4096, ge=512, description="tokens of prompt and reply together")
    language_model_first_seconds: float = Field(default=30.0, gt=0, description="how long its first word may take")
    language_model_seconds: float = Field(default=120.0, gt=0, description="how long its whole reply may take")
    language_model_uses: str = Field(
        default=",".join(Use), description="what it is used for: writing,overviews,follow_ups,splitting"
    )

    answers_at_once: int = Field(default=AT_ONCE, ge=1, description="questions answered at the same time")
    most_waiting: int = Field(default=MOST_WAITING, ge=0, description="questions that wait at most; more are refused")
    most_waiting_of_one: int = Field(default=MOST_OF_ONE, ge=0, description="of which one user's own at most")
    questions_a_minute: int = Field(default=0, ge=0, description="questions of one user a minute; 0: no limit")
    upload_megabytes_an_hour: int = Field(default=0, ge=0, description="uploads of one user an hour; 0: no limit")
    remembered_megabytes: int = Field(default=64, ge=0, description="memory for answers given before; 0: none are kept")
    heaps: int = Field(default=2, ge=0, description="heaps that the threads of a server share; 0: glibc's own number")
    trusted_proxies: str = Field(
        default="", description="proxies that are believed, addresses or networks: 127.0.0.1,…"
    )
    names: str = Field(default="", description="host names that a proxy serves this under: shengce.example.org,…")
    stop_seconds: float = Field(
        default=SECONDS_TO_STOP, ge=0, description="how long answers may be finished when it stops"
    )
    metrics_token: SecretStr | None = Field(default=None, description="what opens /metrics to other machines")
    log: LogForm = Field(default=LogForm.TEXT, description="form of the log: text, or json with a line an answer")
    log_questions: bool = Field(default=False, description="whether the json log holds the questions")

    @field_validator("trusted_proxies")
    @classmethod
    def _known_networks(cls, value: str) -> str:
        for name in _names(value):
            try:
                ip_network(name, strict=False)
            except ValueError as error:
                raise ValueError(f"{name!r} is no address and no network such as 10.0.0.0/8") from error
        return value

    @field_validator("language_model_uses")
    @classmethod
    def _known_uses(cls, value: str) -> str:
        unknown = sorted({name for name in _names(value) if name not in set(Use)})
        if unknown:
            raise ValueError(f"no such use: {', '.join(unknown)}; there are {', '.join(Use)}")
        return value

    @model_validator(mode="after")
    def _believed_proxy(self) -> Settings:
        if self.trusted_header is not None and not self.proxies:
            raise ValueError("SHENGCE_TRUSTED_HEADER is believed of the proxies in SHENGCE_TRUSTED_PROXIES: set it too")
        return self

    @property
    def proxies(self) -> tuple[str, ...]:
        """List the addresses and networks of the proxies that are believed."""
        return tuple(_names(self.trusted_proxies))

    @property
    def signs_in(self) -> bool:
        """Say whether people sign in, by themselves or through a proxy."""
        return self.sign_in or self.trusted_header is not None

    @property
    def serving(self) -> ServingOptions:
        """Give the bounds of a server."""
        token = self.metrics_token.get_secret_value() if self.metrics_token else None
        return ServingOptions(
            answers_at_once=self.answers_at_once,
            most_waiting=self.most_waiting,
            most_waiting_of_one=self.most_waiting_of_one,
            questions_a_minute=self.questions_a_minute,
            upload_megabytes_an_hour=self.upload_megabytes_an_hour,
            proxies=self.proxies,
            names=tuple(_names(self.names)),
            seconds_to_stop=self.stop_seconds,
            metrics_token=token,
            log_questions=self.log_questions,
        )

    @property
    def remembered_characters(self) -> int:
        """Say how many characters of articles may be held in memory for answers given before."""
        return self.remembered_megabytes * 2**20 // _BYTES_A_CHARACTER

    @property
    def uses(self) -> frozenset[Use]:
        """List what a language model is used for."""
        return frozenset(Use(name) for name in _names(self.language_model_uses))


def described_settings() -> list[str]:
    """Tell of each setting its name, what it says, and what holds where it is not set."""
    return [
        f"SHENGCE_{name.upper()}: {field.description}" + ("" if field.default in (None, "") else f" ({field.default})")
        for name, field in Settings.model_fields.items()
    ]


def _names(value: str) -> list[str]:
    return [name.strip() for name in value.split(",") if name.strip()]
