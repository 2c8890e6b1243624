"""The command that moves an index to another home."""

from __future__ import annotations

from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ui.command_options import AsJson, DataDir
from ui.opened_workbench import progress
from ui.settings import Settings, default_data_dir
from ui.terminal import errors, output, write_json

if TYPE_CHECKING:
    from index.derived import Derive
    from index.migrating import Arrival
    from index.store import Store

LOCAL = "local"
_COPIED_SETTINGS = ("bundled_corpus",)


def migrate(
    to: Annotated[
        str, typer.Option(help="Where passages are to be searched: local, or an address as in SHENGCE_INDEX.")
    ] = LOCAL,
    to_data_dir: Annotated[
        Path | None, typer.Option(help="Folder that the articles are copied to, too.", metavar="D")
    ] = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Move the index to another home, or all articles to another folder, and verify that everything arrived.

    What is moved stays where it was, too; begun again, it goes on where it was interrupted.
    """
    settings = Settings()
    folder = (data_dir or settings.data_dir or default_data_dir()).expanduser()
    arrival = _moved(settings, folder, (to_data_dir or folder).expanduser(), to)
    if as_json:
        verified = {"whole": arrival.is_whole, "alike": arrival.is_alike}
        write_json(asdict(arrival) | verified | {"index": to, "data_dir": str(to_data_dir or folder)})
    else:
        _show(arrival, to, to_data_dir, leaves_database=to_data_dir is not None and settings.database is not None)
    if not (arrival.is_whole and arrival.is_alike):
        raise typer.Exit(1)


def _moved(settings: Settings, folder: Path, target_folder: Path, to: str) -> Arrival:
    from index.embedder import load_embedder
    from index.local import LocalIndex
    from index.migrating import compare, copy_articles
    from ui.build import index_home, shared_database

    source_home = index_home(settings.index, settings.index_token)
    target_home = index_home(None if to == LOCAL else to, settings.index_token)
    database = shared_database(settings)
    elsewhere = target_folder.resolve() != folder.resolve()
    with errors.status("loading the model…"):
        embedder = load_embedder(settings.model)
    with closing(LocalIndex.open(folder, embedder, database=database, derive=source_home)) as source:
        if elsewhere:
            with closing(LocalIndex.open(target_folder, embedder)) as target, progress("copying articles") as advance:
                copy_articles(source.store, target.store, advance)
                _copy_settings(source.store, target.store)
        with progress("indexing") as advance:
            told, held = _telling(target_home, advance), None if elsewhere else database
            target = LocalIndex.open(target_folder, embedder, database=held, derive=told)
            target.follow()
        with closing(target), errors.status("comparing searches…"):
            source.follow()
            return compare(source, target)


def _copy_settings(source: Store, target: Store) -> None:
    for key in _COPIED_SETTINGS:
        if (value := source.setting(key)) is not None:
            target.write_setting(key, value)


def _telling(home: Derive, advance: Any) -> Derive:
    """Let a home in Milvus tell how far it is."""
    from index.milvus import MilvusOpener

    return replace(home, progress=advance) if isinstance(home, MilvusOpener) else home


def _show(arrival: Arrival, to: str, to_data_dir: Path | None, *, leaves_database: bool) -> None:
    from index.migrating import SAME

    output.print(
        f"{arrival.articles} of {arrival.expected_articles} articles, {arrival.passages} of "
        f"{arrival.expected_passages} passages; found by meaning {arrival.passages_by_meaning}, "
        f"by words {arrival.passages_by_words}"
    )
    output.print(
        f"of {arrival.searches} searches {arrival.same_best:.1%} find the same best passage, and "
        f"{arrival.same_five:.1%} of the five best are the same (at least {SAME:.0%} each)"
    )
    if not (arrival.is_whole and arrival.is_alike):
        errors.print("shengce: the new home is not as the old one: go on with the old one, and move again", style="red")
        return
    unset = ["SHENGCE_DATABASE"] * leaves_database + ["SHENGCE_INDEX"] * (to == LOCAL)
    settings = [f"without {' and '.join(unset)}"] if unset else []
    settings += [] if to == LOCAL else [f"with SHENGCE_INDEX={to}"]
    settings += [f"with --data-dir {to_data_dir}"] if to_data_dir else []
    output.print(f"all is there; from now on run shengce {', '.join(settings)}", style="green")
