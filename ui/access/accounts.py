"""Accounts and groups."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Sequence

from sqlalchemy import Connection, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from ui.access.database import AccessDatabase
from ui.access.exceptions import NameTaken, NotThere
from ui.access.passwords import fits, hashed, is_outdated
from ui.access.tables import groups, keys, members, sessions, users
from ui.access.user import Group, Role, User, checked_name


class Accounts:
    """Keep the accounts and their groups."""

    def __init__(self, database: AccessDatabase, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    def add(self, name: str, role: Role, password: str | None, *, in_groups: Sequence[str] = ()) -> User:
        """Add an account, and its groups where there are none of their names; without a password a proxy vouches.

        Raises:
            NameTaken: there is one of this name.
            UnusableName, UnusablePassword: as they say.
        """
        known = checked_name(name)
        row = {
            "id": secrets.token_hex(6),
            "name": known,
            "role": role.value,
            "password": None if password is None else hashed(password, known),
            "is_disabled": False,
            "created": self._clock(),
        }
        with self._database.writing() as connection:
            try:
                connection.execute(insert(users).values(row))
            except IntegrityError as error:
                raise NameTaken(f"there is an account {known!r} already") from error
            for group in in_groups:
                _join(connection, str(row["id"]), group)
        return self.named(known)

    def all(self) -> list[User]:
        """List the accounts by name."""
        with self._database.reading() as connection:
            return [_user(connection, row) for row in connection.execute(select(users).order_by(users.c.name))]

    def find(self, name: str) -> User | None:
        """Find an account by its name."""
        with self._database.reading() as connection:
            row = connection.execute(select(users).where(users.c.name == checked_name(name))).first()
            return None if row is None else _user(connection, row)

    def named(self, name: str) -> User:
        """Fetch an account; raise NotThere where there is none."""
        found = self.find(name)
        if found is None:
            raise NotThere(f"there is no account {name!r}: `shengce users list` lists them")
        return found

    def with_id(self, user_id: str) -> User | None:
        """Find an account that is not disabled by its id."""
        with self._database.reading() as connection:
            row = connection.execute(select(users).where(users.c.id == user_id, ~users.c.is_disabled)).first()
            return None if row is None else _user(connection, row)

    def group(self, name: str) -> Group:
        """Fetch a group; raise NotThere where there is none."""
        with self._database.reading() as connection:
            row = connection.execute(select(groups).where(groups.c.name == checked_name(name))).first()
        if row is None:
            raise NotThere(f"there is no group {name!r}: `shengce users list` lists them")
        return Group(row.id, row.name)

    def groups(self) -> list[tuple[Group, list[User]]]:
        """List the groups by name, each with its members by name."""
        everybody = self.all()
        with self._database.reading() as connection:
            found = [Group(row.id, row.name) for row in connection.execute(select(groups).order_by(groups.c.name))]
        return [(group, [user for user in everybody if group in user.groups]) for group in found]

    def set_role(self, name: str, role: Role) -> User:
        """Give an account a role."""
        return self._change(name, role=role.value)

    def set_disabled(self, name: str, is_disabled: bool) -> User:
        """Disable an account, which ends its sessions and its keys, or enable it."""
        changed = self._change(name, is_disabled=is_disabled)
        if is_disabled:
            with self._database.writing() as connection:
                connection.execute(delete(sessions).where(sessions.c.user_id == changed.id))
                connection.execute(delete(keys).where(keys.c.user_id == changed.id))
        return changed

    def set_password(self, name: str, password: str) -> User:
        """Give an account a new password, which ends all its sessions."""
        changed = self._change(name, password=hashed(password, checked_name(name)))
        with self._database.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.user_id == changed.id))
        return changed

    def join(self, name: str, group: str) -> User:
        """Put an account into a group, which begins with it where there is none."""
        user = self.named(name)
        with self._database.writing() as connection:
            _join(connection, user.id, group)
        return self.named(name)

    def leave(self, name: str, group: str) -> User:
        """Take an account out of a group."""
        user, left = self.named(name), self.group(group)
        with self._database.writing() as connection:
            chosen = (members.c.user_id == user.id) & (members.c.group_id == left.id)
            connection.execute(delete(members).where(chosen))
        return self.named(name)

    def checked(self, name: str, password: str) -> User | None:
        """Give the account of a name and a password, None where they do not fit or it is disabled."""
        with self._database.reading() as connection:
            row = connection.execute(select(users).where(users.c.name == name, ~users.c.is_disabled)).first()
        if not fits(password, None if row is None else row.password) or row is None:
            return None
        if is_outdated(row.password):
            self._change(name, password=hashed(password, name))
        return self.with_id(row.id)

    def _change(self, name: str, **values: object) -> User:
        user = self.named(name)
        with self._database.writing() as connection:
            connection.execute(update(users).where(users.c.id == user.id).values(values))
        return self.named(name)


def _user(connection: Connection, row: Row[tuple[object, ...]]) -> User:
    joined = (
        select(groups)
        .join(members, members.c.group_id == groups.c.id)
        .where(members.c.user_id == row.id)
        .order_by(groups.c.name)
    )
    return User(
        id=row.id,
        name=row.name,
        role=Role(row.role),
        groups=tuple(Group(one.id, one.name) for one in connection.execute(joined)),
        is_disabled=bool(row.is_disabled),
        has_password=row.password is not None,
    )


def _join(connection: Connection, user_id: str, group: str) -> None:
    name = checked_name(group)
    group_id = connection.execute(select(groups.c.id).where(groups.c.name == name)).scalar()
    if group_id is None:
        group_id = secrets.token_hex(6)
        connection.execute(insert(groups).values(id=group_id, name=name))
    chosen = (members.c.user_id == user_id) & (members.c.group_id == group_id)
    if connection.execute(select(members).where(chosen)).first() is None:
        connection.execute(insert(members).values(user_id=user_id, group_id=group_id))
