"""Sessions, keys, wrong passwords and quotas, over a clock that is moved."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path
from typing import NoReturn

import pytest
from sqlalchemy.exc import OperationalError

from tests.ui.access.moving_clock import MovingClock
from tests.ui.access.served_index import PASSWORD
from ui.access.access import Access
from ui.access.attempts import LONGEST_WAIT, wait_after
from ui.access.database import AccessDatabase
from ui.access.exceptions import (
    AccessFull,
    AccessUnavailable,
    NotThere,
    OverQuota,
    TooManyAttempts,
    UnusablePassword,
    WrongPassword,
)
from ui.access.names import FILE
from ui.access.sessions import IDLE_SECONDS, LONGEST_SECONDS
from ui.access.user import Role

HERE, THERE = "192.0.2.1", "192.0.2.2"


@pytest.fixture(autouse=True)
def _accounts(access: Access) -> None:
    access.accounts.add("ann", Role.EDITOR, PASSWORD)
    access.accounts.add("ben", Role.EDITOR, PASSWORD)


def test_a_session_ends_when_it_is_idle_and_when_it_is_old(access: Access, clock: MovingClock) -> None:
    idle, busy = access.sign_in("ann", PASSWORD, HERE), access.sign_in("ann", PASSWORD, HERE)
    for _ in range(int(LONGEST_SECONDS / IDLE_SECONDS) * 2 - 1):
        clock.now += IDLE_SECONDS / 2
        assert access.of_session(busy) is not None
    assert access.of_session(idle) is None
    clock.now += IDLE_SECONDS / 2 + 1
    assert access.of_session(busy) is None
    assert access.of_session("made-up") is None


def test_another_process_knows_the_session_and_the_failures(access: Access, clock: MovingClock) -> None:
    token = access.sign_in("ann", PASSWORD, HERE)
    for _ in range(5):
        with pytest.raises(WrongPassword):
            access.sign_in("ben", "wrong", HERE)
    other = Access(AccessDatabase.of(access.database.url), clock=clock)
    user = other.of_session(token)
    assert user is not None
    assert user.name == "ann"
    with pytest.raises(TooManyAttempts):
        other.sign_in("ben", PASSWORD, THERE)
    other.close()


def test_no_token_and_no_key_is_stored(access: Access, tmp_path: Path) -> None:
    token = access.sign_in("ann", PASSWORD, HERE)
    _, secret = access.keys.add(access.accounts.named("ann").id, "script")
    connection = sqlite3.connect(tmp_path / FILE)
    dumped = "\n".join(connection.iterdump())
    connection.close()
    assert token not in dumped
    assert secret.split("_", 2)[2] not in dumped


def test_a_key_asks_for_its_user_until_it_is_revoked(access: Access, clock: MovingClock) -> None:
    ann = access.accounts.named("ann")
    key, secret = access.keys.add(ann.id, "script")
    assert access.of_key(secret) == ann
    clock.now += 3600
    assert access.of_key(secret) == ann
    (listed,) = access.keys.all()
    assert (listed.id, listed.label, listed.used) == (key.id, "script", clock.now)
    for wrong in (secret + "x", secret[:-1], f"shengce_{key.id}_", key.id, "", "shengce_nothing_x"):
        assert access.of_key(wrong) is None
    access.keys.revoke(key.id)
    assert access.of_key(secret) is None
    with pytest.raises(NotThere, match="there is no key"):
        access.keys.revoke(key.id)


def test_waiting_doubles_and_ends() -> None:
    assert [wait_after(failures, 3) for failures in range(7)] == [0, 0, 0, 1, 2, 4, 8]
    assert wait_after(10_000, 3) == LONGEST_WAIT


def test_wrong_passwords_on_an_account_have_to_wait_from_anywhere(access: Access, clock: MovingClock) -> None:
    for number in range(5):
        with pytest.raises(WrongPassword):
            access.sign_in("ann", "wrong", f"192.0.2.{number}")
    with pytest.raises(TooManyAttempts, match="wait 1 seconds"):
        access.sign_in("ann", PASSWORD, "198.51.100.1")
    assert access.sign_in("ben", PASSWORD, HERE)
    clock.now += 1.5
    with pytest.raises(WrongPassword):
        access.sign_in("ann", "wrong", HERE)
    with pytest.raises(TooManyAttempts, match="wait 2 seconds"):
        access.sign_in("ann", PASSWORD, HERE)
    clock.now += 2.5
    assert access.sign_in("ann", PASSWORD, HERE)
    # The right password ends it all.
    with pytest.raises(WrongPassword):
        access.sign_in("ann", "wrong", HERE)
    assert access.sign_in("ann", PASSWORD, HERE)


def test_an_address_that_tries_many_names_has_to_wait(access: Access) -> None:
    for number in range(20):
        # Its own account in between does not help.
        access.sign_in("ben", PASSWORD, HERE)
        with pytest.raises(WrongPassword):
            access.sign_in(f"name{number}", "wrong", HERE)
    with pytest.raises(TooManyAttempts):
        access.sign_in("ben", PASSWORD, HERE)
    assert access.sign_in("ben", PASSWORD, THERE)


def test_of_many_guesses_at_once_only_so_many_are_looked_at(access: Access) -> None:
    outcomes: list[type[Exception]] = []

    def guess() -> None:
        try:
            access.sign_in("ann", "wrong", HERE)
        except (WrongPassword, TooManyAttempts) as error:
            outcomes.append(type(error))

    threads = [threading.Thread(target=guess) for _ in range(12)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert outcomes.count(WrongPassword) == 5
    assert outcomes.count(TooManyAttempts) == 7


def test_a_new_password_ends_all_other_sessions(access: Access) -> None:
    before = access.sign_in("ann", PASSWORD, HERE)
    ann = access.accounts.named("ann")
    with pytest.raises(WrongPassword):
        access.change_password(ann, "wrong", "another password", HERE)
    with pytest.raises(UnusablePassword):
        access.change_password(ann, PASSWORD, "short", HERE)
    token = access.change_password(ann, PASSWORD, "another password", HERE)
    assert access.of_session(before) is None
    assert access.of_session(token) == ann
    with pytest.raises(WrongPassword):
        access.sign_in("ann", PASSWORD, HERE)
    assert [one.action for one in access.audit.latest(3)] == ["sign-in refused", "password changed", "signed in"]


def test_a_quota_is_a_day_long(access: Access, clock: MovingClock) -> None:
    access.quotas.take("ann", 2**20 - 1)
    access.quotas.take("ann", 1)
    with pytest.raises(OverQuota, match="1 MB are what an account may upload in a day"):
        access.quotas.take("ann", 1)
    access.quotas.take("ben", 2**20)
    clock.now += 24 * 3600
    access.quotas.take("ann", 2**20)


def test_a_proxys_unknown_user_becomes_a_reader(access: Access) -> None:
    user = access.vouched_for("Carol@example.com")
    assert user is not None
    assert (user.name, user.role, user.has_password) == ("carol@example.com", Role.READER, False)
    assert access.vouched_for("carol@example.com") == user
    assert access.accounts.checked(user.name, "") is None
    access.accounts.set_disabled(user.name, True)
    assert access.vouched_for(user.name) is None
    assert access.vouched_for("no name\x00") is None


def test_a_full_disk_is_told_apart(access: Access) -> None:
    full = sqlite3.OperationalError("database or disk is full")
    with pytest.raises(AccessFull, match="make room there"), access.database.writing():
        raise OperationalError("INSERT", {}, full)
    with pytest.raises(AccessUnavailable) as caught, access.database.writing():
        raise OperationalError("INSERT", {}, sqlite3.OperationalError("disk I/O error"))
    assert not isinstance(caught.value, AccessFull)


def test_where_nothing_can_be_written_those_who_are_signed_in_stay_so(
    access: Access, clock: MovingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = access.accounts.named("ann")
    token, (_, key) = access.sessions.begin(user.id), access.keys.add(user.id, "script")
    clock.now += 3600

    def full() -> NoReturn:
        raise AccessUnavailable("the disk is full")

    monkeypatch.setattr(access.database, "writing", full)
    assert access.of_session(token) == access.of_key(key) == user
