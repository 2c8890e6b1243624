"""The errors of access.

UserInterfaceError
└── AccessError
    ├── AccessUnavailable    the database of accounts cannot be read or written
    │   └── AccessFull       there is no room left on its disk
    ├── NotSignedIn          nobody asks
    ├── NotPermitted         whoever asks may not do this
    ├── WrongPassword        no account has this name and this password
    ├── TooManyAttempts      too many passwords were wrong: wait
    ├── OverQuota            more was uploaded today than one may
    ├── UnusableName         no account or group can be called that
    ├── UnusablePassword     a password that is too easy to guess, or too long
    ├── NameTaken            an account has this name already
    ├── LastAdministrator    nobody would be an administrator any more
    ├── NotThere             no account, group, corpus or key goes by this name
    └── UnsafeAddress        others could reach a server that asks nobody to sign in
"""

from __future__ import annotations

from ui.exceptions import UserInterfaceError


class AccessError(UserInterfaceError):
    """Stand at the root of what has to do with access."""


class AccessUnavailable(AccessError):
    """Report a database of accounts that cannot be read or written."""


class AccessFull(AccessUnavailable):
    """Report that the disk of the accounts has no room left."""


class NotSignedIn(AccessError):
    """Report that nobody is known to ask."""


class NotPermitted(AccessError):
    """Report what the account that asks may not do."""


class WrongPassword(AccessError):
    """Report a name and a password that fit no account."""


class TooManyAttempts(AccessError):
    """Report that sign-in has to wait for so many `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"too many attempts: wait {seconds:.0f} seconds")
        self.seconds = seconds


class OverQuota(AccessError):
    """Report that an account has uploaded all it may today."""


class UnusableName(AccessError):
    """Report a name that no account or group can have."""


class UnusablePassword(AccessError):
    """Report a password that cannot be used."""


class NameTaken(AccessError):
    """Report a name that an account has already."""


class LastAdministrator(AccessError):
    """Report a change after which nobody would be an administrator."""


class NotThere(AccessError):
    """Report a name of an account, a group, a corpus or a key that there is not."""


class UnsafeAddress(AccessError):
    """Report an address that others reach, where nobody is asked to sign in."""
