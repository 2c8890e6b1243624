"""The commands that back everything up, and restore it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.command_options import AsJson, DataDir
from ui.opened_workbench import data_folder
from ui.settings import Settings
from ui.terminal import errors, output, write_json

if TYPE_CHECKING:
    from ui.backup import Home


def backup(
    file: Annotated[Path, typer.Argument(help="The file to write, which is not there yet.")],
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Write articles, conversations, verdicts and accounts into one file."""
    from ui.backup import back_up

    with errors.status("backing up…"):
        counts = back_up(_home(data_dir), file)
    _tell(counts, f"written to {file}", as_json=as_json)


def restore(
    file: Annotated[Path, typer.Argument(help="A file that `shengce backup` wrote.")],
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Read a backup into an empty data folder or database."""
    from ui.backup import restore as read_back

    with errors.status("restoring…"):
        counts = read_back(_home(data_dir), file)
    _tell(counts, f"restored from {file}", as_json=as_json)


def _home(data_dir: Path | None) -> Home:
    from index.local import STORE_FILE
    from ui.backup import Home
    from ui.build import shared_database

    settings = Settings()
    folder = data_folder(data_dir, settings)
    return Home(folder, shared_database(settings) or folder / STORE_FILE)


def _tell(counts: dict[str, int], what: str, *, as_json: bool) -> None:
    if as_json:
        write_json(counts)
    else:
        output.print(
            f"{counts['articles']} articles, {counts['passages']} passages and {counts['conversations']} "
            f"conversations {what}",
            markup=False,
            highlight=False,
        )
