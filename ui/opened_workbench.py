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
    data_dir: Path | None,
    *,
    corpus: bool = True,
    always: bool = False,
    shared: bool = True,
    remembers: bool = False,
) -> Iterator[Any]:
    """Open the workbench of a data folder, with the bundled briefs where they belong.

    The user's own folder and an empty one begin with the briefs; a named folder that holds
    articles is left as it is unless `always` is set. The database that several servers share stands
    in for what lies in the folder unless `shared` is False. One that `remembers` gives answers again
    that it has given.
    """
    from ui.build import connected_model, index_home, open_workbench, prepare_corpus, shared_database

    settings = Settings()
    database = shared_database(settings) if shared else None
    language_model = connected_model(settings)
    derive = index_home(settings.index, settings.index_token)
    with errors.status("loading the model…"):
        workbench = open_workbench(
            data_folder(data_dir, settings),
            model=settings.model,
            language_model=language_model,
            database=database,
            derive=derive,
            remembered_characters=settings.remembered_characters if remembers else 0,
        )
    try:
        if corpus:
            own = data_dir is None and settings.data_dir is None and database is None
            with progress("preparing the bundled briefs") as advance:
                prepare_corpus(workbench, always=always or own, progress=advance)
        yield workbench
    finally:
        workbench.index.close()


def data_folder(data_dir: Path | None, settings: Settings) -> Path:
    """Choose the data folder: the one that is named, else that of the settings, else the user's own."""
    return (data_dir or settings.data_dir or default_data_dir()).expanduser()


@contextmanager
def opened_access(data_dir: Path | None) -> Iterator[Any]:
    """Open the accounts of a data folder, or of the database that several servers share."""
    from ui.access.access import Access
    from ui.build import shared_database

    settings = Settings()
    quota = None if settings.upload_quota is None else settings.upload_quota * 2**20
    database = shared_database(settings)
    if database is None:
        access = Access.in_folder(data_folder(data_dir, settings), bytes_a_day=quota)
    else:
        access = Access.shared(database.url, bytes_a_day=quota)
    try:
        yield access
    finally:
        access.close()


@contextmanager
def entrance_of(workbench: Any, data_dir: Path | None, *, signs_in: bool) -> Iterator[Any]:
    """Give what people sign in through, None where they do not."""
    if not signs_in:
        yield None
        return
    from ui.access.entrance import Entrance
    from ui.access.origins import Proxies
    from ui.shared_conversations import SharedConversations

    settings = Settings()
    proxies = Proxies(settings.proxies, settings.trusted_header)
    with opened_access(data_dir) as access:
        if not access.accounts.all() and proxies.header is None:
            errors.print("shengce: nobody has an account yet: `shengce users add NAME --role admin`", style="yellow")
        conversations = None
        if settings.database is not None:
            conversations = SharedConversations.of(workbench.index.store.database)
        yield Entrance(access, workbench, proxies, settings.secure_cookies, conversations)


@contextmanager
def progress(description: str) -> Iterator[Any]:
    """Show a progress bar on standard error once there is something to show."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=errors, transient=True) as bar:
        task = bar.add_task(description, total=None, visible=False)
        yield lambda done, total: bar.update(task, completed=done, total=total, visible=True)
