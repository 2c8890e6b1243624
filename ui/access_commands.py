"""The commands for accounts, keys and the log of changes."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from index.corpora import SHARED, corpus_of
from ui.access.exceptions import NotThere
from ui.access.names import COMMAND_LINE, FILE, Action
from ui.access.user import SHARED_CORPUS, Role, User
from ui.command_options import AsJson, DataDir
from ui.opened_workbench import data_folder, opened_access
from ui.settings import Settings
from ui.terminal import errors, output, write_json

if TYPE_CHECKING:
    from index.adding import FileOutcome
    from ui.access.administration import Administration

users = typer.Typer(help="Accounts of people who sign in.", no_args_is_help=True)
keys = typer.Typer(help="Keys of programs that use the API.", no_args_is_help=True)
Name = Annotated[str, typer.Argument(help="Name of the account.")]


@users.command("add")
def add_user(
    name: Name,
    role: Annotated[Role, typer.Option(help="What it may do.")] = Role.READER,
    group: Annotated[list[str] | None, typer.Option(help="A group to be in; once for each.")] = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Add an account; its password is asked for, or read from standard input."""
    password = _password()
    with _administration(data_dir) as administration:
        user = administration.add_user(name, role, password, group or [])
    _show([user], as_json)


@users.command("list")
def list_users(data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """List the accounts."""
    with opened_access(data_dir) as access:
        _show(access.accounts.all(), as_json)


@users.command("role")
def set_role(name: Name, role: Role, data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Give an account a role."""
    with _administration(data_dir) as administration:
        user = administration.set_role(name, role)
    _show([user], as_json)


@users.command("password")
def set_password(name: Name, data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Give an account a password, asked for or read from standard input; it is signed out everywhere."""
    with _administration(data_dir) as administration:
        administration.access.accounts.named(name)
        user = administration.set_password(name, _password())
    _show([user], as_json)


@users.command("disable")
def disable(
    name: Name,
    undo: Annotated[bool, typer.Option("--undo", help="Enable it again.")] = False,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Disable an account: it is signed out, its keys end, its articles stay."""
    with _administration(data_dir) as administration:
        user = administration.set_disabled(name, not undo)
    _show([user], as_json)


@users.command("group")
def change_group(
    name: Name,
    group: Annotated[str, typer.Argument(help="Name of the group, which begins with its first member.")],
    leave: Annotated[bool, typer.Option("--leave", help="Take the account out of it.")] = False,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Put an account into a group, whose articles its members share."""
    with _administration(data_dir) as administration:
        user = administration.leave(name, group) if leave else administration.join(name, group)
    _show([user], as_json)


@keys.command("add")
def add_key(
    name: Name,
    label: Annotated[str, typer.Option(help="What it is for.")] = "",
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Make a key with which a program asks in the name of an account; it is shown this once."""
    with _administration(data_dir) as administration:
        made, secret = administration.add_key(name, label)
    if as_json:
        write_json({"id": made.key.id, "user": made.owner, "label": made.key.label, "key": secret})
    else:
        output.print(secret, markup=False, highlight=False)
        errors.print("Send it as `Authorization: Bearer …`; it cannot be shown again.")


@keys.command("list")
def list_keys(data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """List the keys."""
    with _administration(data_dir) as administration:
        found = administration.listed_keys()
    listed: list[dict[str, Any]] = [
        {"id": one.key.id, "user": one.owner, "label": one.key.label}
        | {"created": _moment(one.key.created), "used": None if one.key.used is None else _moment(one.key.used)}
        for one in found
    ]
    if as_json:
        write_json(listed)
    else:
        _lines(" ".join(str(value) for value in one.values() if value) for one in listed)


@keys.command("revoke")
def revoke_key(
    key_id: Annotated[str, typer.Argument(help="Id as `shengce keys list` lists it.")], data_dir: DataDir = None
) -> None:
    """End a key."""
    with _administration(data_dir) as administration:
        administration.revoke_key(key_id)


def audit(
    most: Annotated[int, typer.Option("--most", min=1, help="How many lines.")] = 100,
    actor: Annotated[str, typer.Option(help="Only what this account did.")] = "",
    action: Annotated[Action | None, typer.Option(help="Only what was done of this kind.")] = None,
    words: Annotated[str, typer.Option(help="Only lines with these words.")] = "",
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """List what was changed, and by whom, the latest first."""
    from ui.access.audit import WantedEntries

    with opened_access(data_dir) as access:
        found = access.audit.latest(most, WantedEntries(actor, action, words))
    listed = [asdict(one) | {"time": _moment(one.time)} for one in found]
    if as_json:
        write_json(listed)
    else:
        columns = ("time", "actor", "action", "subject", "corpus", "told")
        _lines("  ".join(str(one[column]) for column in columns if one[column]) for one in listed)


def corpus_named(name: str, data_dir: Path | None) -> str:
    """Find the key of the corpus that people call shared, user:NAME or group:NAME; raise NotThere."""
    kind, _, owner = name.partition(":")
    if name == SHARED_CORPUS.name:
        return SHARED
    if kind not in ("user", "group") or not owner:
        raise NotThere(f"there is no corpus {name!r}: name shared, user:NAME or group:NAME")
    if not _has_accounts(data_dir):
        raise NotThere(f"there is no corpus {name!r}: nobody has an account yet")
    with opened_access(data_dir) as access:
        accounts = access.accounts
        found = accounts.named(owner).own_corpus if kind == "user" else accounts.group(owner).corpus
    return str(found.key)


def changes_logged(outcomes: Iterable[FileOutcome], data_dir: Path | None, corpus: str) -> Iterator[FileOutcome]:
    """Log what was added on the command line, where there are accounts at all."""
    from index.adding import Status

    actions = {Status.ADDED: Action.ADDED, Status.REPLACED: Action.REPLACED}
    if not _has_accounts(data_dir):
        yield from outcomes
        return
    with opened_access(data_dir) as access:
        for outcome in outcomes:
            action = actions.get(outcome.status)
            if action is not None and outcome.article_id is not None:
                access.audit.write(COMMAND_LINE, action, outcome.article_id, corpus=corpus, told=outcome.title)
            yield outcome


def removals_logged(article_ids: Iterable[str], data_dir: Path | None) -> None:
    """Log what was removed on the command line, where there are accounts at all."""
    if not _has_accounts(data_dir):
        return
    with opened_access(data_dir) as access:
        for article_id in article_ids:
            corpus = corpus_of(article_id) or SHARED_CORPUS.name
            access.audit.write(COMMAND_LINE, Action.REMOVED, article_id, corpus=corpus)


def _has_accounts(data_dir: Path | None) -> bool:
    settings = Settings()
    return settings.database is not None or (data_folder(data_dir, settings) / FILE).exists()


@contextmanager
def _administration(data_dir: Path | None) -> Iterator[Administration]:
    from ui.access.administration import Administration

    with opened_access(data_dir) as access:
        yield Administration(access, COMMAND_LINE, keeps_one=False)


def _password() -> str:
    """Ask for a password twice, or read the first line of standard input where nobody is there to be asked."""
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    return sys.stdin.readline().rstrip("\r\n")


def _show(listed: Iterable[User], as_json: bool) -> None:
    if as_json:
        write_json(
            [
                {"name": one.name, "role": one.role.value, "groups": [group.name for group in one.groups]}
                | {"disabled": one.is_disabled, "corpora": [corpus.name for corpus in one.readable]}
                for one in listed
            ]
        )
    else:
        _lines(
            f"{one.name}  {one.role.value}  {', '.join(group.name for group in one.groups)}"
            + ("  disabled" if one.is_disabled else "")
            for one in listed
        )


def _lines(lines: Iterable[str]) -> None:
    for line in lines:
        output.print(line, markup=False, highlight=False)


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
