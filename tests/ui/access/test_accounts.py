"""Accounts, groups, and what each may see and change."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest

from tests.ui.access.served_index import PASSWORD
from ui.access.access import Access
from ui.access.exceptions import AccessUnavailable, NameTaken, NotThere, UnusableName, UnusablePassword
from ui.access.names import FILE
from ui.access.user import Role


def test_an_account_is_found_by_any_form_of_its_name(access: Access) -> None:
    added = access.accounts.add("Ann@Example.com", Role.EDITOR, PASSWORD, in_groups=["A", "b"])
    assert added.name == "ann@example.com"
    assert [group.name for group in added.groups] == ["a", "b"]
    assert access.accounts.find(" ＡＮＮ@example.com ") == added
    with pytest.raises(NameTaken, match=r"there is an account 'ann@example.com' already"):
        access.accounts.add("ANN@example.com", Role.READER, PASSWORD)
    assert access.accounts.all() == [added]


@pytest.mark.parametrize("name", ["", " ", "a b", "a/b", "<b>", "-a", "a\n", "长" * 65, "../x"])
def test_a_name_that_cannot_be_one_is_refused(access: Access, name: str) -> None:
    with pytest.raises(UnusableName if name != "a\n" else NotThere, match=r"cannot be a name|there is no account"):
        access.accounts.named(name)


@pytest.mark.parametrize("password", ["short", "x" * 201, "my-name-is-annabel"])
def test_a_password_that_is_easy_to_guess_is_refused(access: Access, password: str) -> None:
    with pytest.raises(UnusablePassword):
        access.accounts.add("annabel", Role.READER, password)
    assert access.accounts.all() == []


def test_of_a_password_only_an_argon2_hash_is_stored(tmp_path: Path) -> None:
    access = Access.in_folder(tmp_path)
    access.accounts.add("ann", Role.READER, PASSWORD)
    access.accounts.add("ben", Role.READER, PASSWORD)
    access.close()
    connection = sqlite3.connect(tmp_path / FILE)
    stored = [row[0] for row in connection.execute("SELECT password FROM access_users")]
    connection.close()
    assert all(one.startswith("$argon2id$v=19$m=65536,t=3,p=4$") for one in stored)
    assert len(set(stored)) == 2
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_who_reads_and_changes_what(access: Access) -> None:
    accounts = access.accounts
    editor = accounts.add("ann", Role.EDITOR, PASSWORD, in_groups=["team"])
    reader = accounts.add("rita", Role.READER, PASSWORD, in_groups=["team"])
    other = accounts.add("ben", Role.ADMIN, PASSWORD)
    assert [one.name for one in editor.readable] == ["shared", "user:ann", "group:team"]
    assert editor.editable == editor.readable
    assert reader.editable == ()
    assert {one.key for one in editor.readable} & {one.key for one in reader.readable} == {
        "",
        accounts.group("team").corpus.key,
    }
    # An administrator manages accounts, and reads nobody's articles for that.
    assert {one.key for one in editor.readable} & {one.key for one in other.readable} == {""}
    left = accounts.leave("ann", "team")
    assert [one.name for one in left.readable] == ["shared", "user:ann"]
    assert accounts.set_role("rita", Role.EDITOR).editable != ()


def test_a_disabled_account_is_out_at_once(access: Access) -> None:
    user = access.accounts.add("ann", Role.READER, PASSWORD)
    token = access.sign_in("ann", PASSWORD, "192.0.2.1")
    _, key = access.keys.add(user.id, "")
    access.accounts.set_disabled("ann", True)
    assert access.of_session(token) is None
    assert access.of_key(key) is None
    assert access.accounts.checked("ann", PASSWORD) is None
    access.accounts.set_disabled("ann", False)
    assert access.of_session(token) is None
    assert access.accounts.checked("ann", PASSWORD) is not None


def test_what_there_is_not_is_named(access: Access) -> None:
    for miss in (access.accounts.named, access.accounts.group, access.keys.revoke):
        with pytest.raises(NotThere, match="'nobody'"):
            miss("nobody")


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(AccessUnavailable, match="cannot write the accounts to "):
        Access.in_folder(tmp_path / "file")


def test_a_damaged_file_is_said_in_our_words(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("no database, but text that is long enough to be looked at" * 50)
    with pytest.raises(AccessUnavailable, match=r"the accounts cannot be read or written now \(DatabaseError\)"):
        Access.in_folder(tmp_path)
