"""The options that commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

DataDir = Annotated[
    Path | None,
    typer.Option(
        "--data-dir", help="Folder of the index (SHENGCE_DATA_DIR; else the user's data folder).", metavar="D"
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Write JSON instead of text for people.")]
