"""What the environment says; nothing else reads it."""

from __future__ import annotations

from pathlib import Path

import platformdirs
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


def default_data_dir() -> Path:
    """Name the folder that holds the index when none is chosen."""
    return Path(platformdirs.user_data_dir("shengce", appauthor=False))


class Settings(BaseSettings):
    """Hold the settings, each from `SHENGCE_` and its name in capitals, or from its default.

    One that is set to nothing counts as not set.
    """

    model_config = SettingsConfigDict(env_prefix="SHENGCE_", env_ignore_empty=True, frozen=True)

    data_dir: Path | None = Field(default=None, description="folder of the index; the user's data folder if not set")
    model: str | None = Field(default=None, description="sentence-transformers model, a name or a path")
    host: str = Field(default="127.0.0.1", description="address the page is served on")
    port: int = Field(default=7860, ge=1, le=65535, description="port the page is served on")
