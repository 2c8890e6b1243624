"""What administrators do with accounts and keys, on the command line and on their page; each is logged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ui.access.access import Access
from ui.access.exceptions import LastAdministrator
from ui.access.keys import Key
from ui.access.names import Action
from ui.access.user import Role, User


@dataclass(frozen=True, slots=True)
class OwnedKey:
    """Hold a key with the name of its account."""

    key: Key
    owner: str


@dataclass(frozen=True)
class Administration:
    """Manage accounts and keys; `actor` is who does so, for the log. One that `keeps_one` keeps an administrator.

    Everything raises NotThere for names that there are not, and AccessUnavailable.
    """

    access: Access
    actor: str
    keeps_one: bool = True

    def add_user(self, name: str, role: Role, password: str | None, groups: Sequence[str] = ()) -> User:
        """Add an account; raise NameTaken, UnusableName or UnusablePassword."""
        user = self.access.accounts.add(name, role, password, in_groups=groups)
        return self._noted(user, f"added as {role.value}")

    def set_role(self, name: str, role: Role) -> User:
        """Give an account a role; raise LastAdministrator where nobody would be one any more."""
        if role is not Role.ADMIN:
            self._keep_one(name)
        return self._noted(self.access.accounts.set_role(name, role), f"is {role.value}")

    def set_disabled(self, name: str, is_disabled: bool) -> User:
        """Disable an account or enable it; raise LastAdministrator where nobody would be one any more."""
        if is_disabled:
            self._keep_one(name)
        changed = self.access.accounts.set_disabled(name, is_disabled)
        return self._noted(changed, "disabled" if is_disabled else "enabled")

    def set_password(self, name: str, password: str) -> User:
        """Give an account a password, which signs it out everywhere; raise UnusablePassword."""
        user = self.access.accounts.set_password(name, password)
        self.access.audit.write(self.actor, Action.PASSWORD, user.name)
        return user

    def join(self, name: str, group: str) -> User:
        """Put an account into a group, which begins with its first member; raise UnusableName."""
        return self._noted(self.access.accounts.join(name, group), f"joined {group}")

    def leave(self, name: str, group: str) -> User:
        """Take an account out of a group."""
        return self._noted(self.access.accounts.leave(name, group), f"left {group}")

    def add_key(self, name: str, label: str) -> tuple[OwnedKey, str]:
        """Make a key of an account; give it with what the program sends, which cannot be shown again."""
        user = self.access.accounts.named(name)
        key, secret = self.access.keys.add(user.id, label)
        self.access.audit.write(self.actor, Action.KEY, key.id, told=f"made for {user.name}")
        return OwnedKey(key, user.name), secret

    def revoke_key(self, key_id: str) -> None:
        """End a key."""
        self.access.keys.revoke(key_id)
        self.access.audit.write(self.actor, Action.KEY, key_id, told="revoked")

    def listed_keys(self) -> list[OwnedKey]:
        """List the keys, the oldest first."""
        names = {user.id: user.name for user in self.access.accounts.all()}
        return [OwnedKey(one, names.get(one.user_id, one.user_id)) for one in self.access.keys.all()]

    def _keep_one(self, name: str) -> None:
        known = self.access.accounts.named(name)
        admins = [one for one in self.access.accounts.all() if one.role is Role.ADMIN and not one.is_disabled]
        if self.keeps_one and [one.id for one in admins] == [known.id]:
            raise LastAdministrator(f"{known.name} is the last administrator: make somebody else one first")

    def _noted(self, user: User, told: str) -> User:
        self.access.audit.write(self.actor, Action.USER, user.name, told=told)
        return user
