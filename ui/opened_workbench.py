"""The workbench of a command, and how far it has come."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from ui.settings import Settings, default_data_dir
from ui.terminal import errors


@contextmanager
def opened_workbench(
    data_dir: Path | None, *, corpus: bool = True, always: bool = False, remembers: bool = False
) -> Iterator[Any]:
    """Open the workbench of a data folder, with the bundled briefs where they belong.

    The user's own folder and an empty one begin with the briefs; a named folder that holds
    articles is left as it is unless `always` is set. One that `remembers` gives answers again that it has given.
    """
    from ui.build import connected_model, open_workbench, prepare_corpus

    settings = Settings()
    folder = data_dir or settings.data_dir
    language_model = connected_model(settings)
    with errors.status("loading the model…"):
        workbench = open_workbench(
            (folder or default_data_dir()).expanduser(),
            model=settings.model,
            language_model=language_model,
            remembered_characters=settings.remembered_characters if remembers else 0,
        )
    if corpus:
        with progress("preparing the bundled briefs") as advance:
            prepare_corpus(workbench, always=always or folder is None, progress=advance)
    try:
        yield workbench
    finally:
        workbench.index.close()


@contextmanager
def progress(description: str) -> Iterator[Any]:
    """Show a progress bar on standard error once there is something to show."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=errors, transient=True) as bar:
        task = bar.add_task(description, total=None, visible=False)
        yield lambda done, total: bar.update(task, completed=done, total=total, visible=True)
