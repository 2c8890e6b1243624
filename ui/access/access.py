"""All of access in one place: who signs in, and who asks."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import URL

from ui.access.accounts import Accounts
from ui.access.attempts import Attempts, Subject
from ui.access.audit import AuditLog
from ui.access.database import AccessDatabase
from ui.access.exceptions import NameTaken, UnusableName, WrongPassword
from ui.access.keys import Keys
from ui.access.names import Action
from ui.access.quotas import Quotas
from ui.access.sessions import Sessions
from ui.access.user import Role, User, checked_name


class Access:
    """Hold the parts of access over one database."""

    def __init__(
        self,
        database: AccessDatabase,
        *,
        bytes_a_day: int | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.database = database
        self.accounts = Accounts(database, clock)
        self.sessions = Sessions(database, clock)
        self.keys = Keys(database, clock)
        self.attempts = Attempts(database, clock)
        self.audit = AuditLog(database, clock)
        self.quotas = Quotas(database, bytes_a_day, clock)

    @classmethod
    def in_folder(cls, folder: Path, *, bytes_a_day: int | None = None) -> Access:
        """Open the accounts of a data folder."""
        return cls(AccessDatabase.in_folder(folder), bytes_a_day=bytes_a_day)

    @classmethod
    def shared(cls, url: URL, *, bytes_a_day: int | None = None) -> Access:
        """Open the accounts that several servers share."""
        return cls(AccessDatabase.of(url), bytes_a_day=bytes_a_day)

    def sign_in(self, name: str, password: str, address: str) -> str:
        """Begin a session; give its token.

        Raises:
            WrongPassword: name and password do not fit; that there is such a name is not told.
            TooManyAttempts: there were too many wrong ones.
        """
        try:
            known = checked_name(name)
        except UnusableName:
            known = ""
        account, origin = Subject.of_account(known), Subject.of_address(address)
        self.attempts.admit(account, origin)
        user = self.accounts.checked(known, password)
        if user is None:
            self.audit.write(known, Action.REFUSED, known, told=f"from {address}")
            raise WrongPassword("no account has this name and this password")
        self.attempts.succeeded(account, origin)
        self.audit.write(user.name, Action.SIGNED_IN, user.name, told=f"from {address}")
        return self.sessions.begin(user.id)

    def change_password(self, user: User, old: str, new: str, address: str) -> str:
        """Give a user another password, end all sessions and begin one; give its token.

        Raises:
            WrongPassword, TooManyAttempts: as in `sign_in`, of the old one.
            UnusablePassword: the new one cannot be used.
        """
        account, origin = Subject.of_account(user.name), Subject.of_address(address)
        self.attempts.admit(account, origin)
        if self.accounts.checked(user.name, old) is None:
            raise WrongPassword("this is not the password")
        self.attempts.succeeded(account, origin)
        self.accounts.set_password(user.name, new)
        self.audit.write(user.name, Action.PASSWORD, user.name)
        return self.sessions.begin(user.id)

    def of_session(self, token: str) -> User | None:
        """Give the user of a session."""
        user_id = self.sessions.user_of(token)
        return None if user_id is None else self.accounts.with_id(user_id)

    def of_key(self, sent: str) -> User | None:
        """Give the user whose key a program sends."""
        user_id = self.keys.user_of(sent)
        return None if user_id is None else self.accounts.with_id(user_id)

    def vouched_for(self, name: str) -> User | None:
        """Give the user whom a company's proxy names, as a reader where nobody knows him; None for a disabled one."""
        try:
            user = self.accounts.find(name) or self.accounts.add(name, Role.READER, None)
        except NameTaken:
            # By a request at the same moment.
            user = self.accounts.named(name)
        except UnusableName:
            return None
        return None if user.is_disabled else user

    def close(self) -> None:
        """Close the database."""
        self.database.close()
