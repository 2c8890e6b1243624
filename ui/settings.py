"""What the environment says; nothing else reads it."""

from __future__ import annotations

from ipaddress import ip_network
from pathlib import Path

import platformdirs
from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.model_run import Use


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
    trusted_proxies: str = Field(default="", description="addresses and networks of the proxies that are believed")
    secure_cookies: bool = Field(default=True, description="gives cookies to browsers over TLS only")
    upload_quota: int | None = Field(default=None, ge=1, description="megabytes that an account may upload in a day")
    port: int = Field(default=7860, ge=1, le=65535, description="port the page is served on")
    language_model: str | None = Field(default=None, description="name of a language model, as its server knows it")
    language_model_url: str | None = Field(default=None, description="its address, such as http://localhost:11434/v1")
    language_model_key: SecretStr | None = Field(default=None, description="the key that its server wants")
    language_model_context: int = Field(default=4096, ge=512, description="tokens of prompt and reply together")
    language_model_first_seconds: float = Field(default=30.0, gt=0, description="how long its first word may take")
    language_model_seconds: float = Field(default=120.0, gt=0, description="how long its whole reply may take")
    language_model_uses: str = Field(
        default=",".join(Use), description="what it is used for: writing,overviews,follow_ups,splitting"
    )

    @field_validator("language_model_uses")
    @classmethod
    def _known_uses(cls, value: str) -> str:
        unknown = sorted({name for name in _names(value) if name not in set(Use)})
        if unknown:
            raise ValueError(f"no such use: {', '.join(unknown)}; there are {', '.join(Use)}")
        return value

    @field_validator("trusted_proxies")
    @classmethod
    def _networks(cls, value: str) -> str:
        for name in _names(value):
            ip_network(name, strict=False)
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
    def uses(self) -> frozenset[Use]:
        """List what a language model is used for."""
        return frozenset(Use(name) for name in _names(self.language_model_uses))


def _names(value: str) -> list[str]:
    return [name.strip() for name in value.split(",") if name.strip()]
