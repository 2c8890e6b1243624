"""Passwords, of which only Argon2id hashes are kept."""

from __future__ import annotations

import threading
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from ui.access.exceptions import UnusablePassword

SHORTEST, LONGEST = 10, 200
_AT_ONCE = 2
"""Passwords hashed at once: each takes 64 MiB (RFC 9106, second recommended option) and a core."""
_turns = threading.BoundedSemaphore(_AT_ONCE)


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobodys() -> str:
    return _hasher().hash("nobody has this password")


def hashed(password: str, name: str) -> str:
    """Hash a password for storing; salt and parameters are part of it.

    Raises:
        UnusablePassword: it is too short or too long, or holds the name.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise UnusablePassword(f"a password has {SHORTEST} to {LONGEST} characters")
    if len(name) > 3 and name in password.casefold():
        raise UnusablePassword("a password does not hold the name of its user")
    with _turns:
        return _hasher().hash(password)


def fits(password: str, stored: str | None) -> bool:
    """Say whether a password is the one that was stored; it takes as long where there is none."""
    with _turns:
        try:
            _hasher().verify(stored or _nobodys(), password[:LONGEST])
        except (VerificationError, InvalidHashError):
            return False
    return stored is not None


def is_outdated(stored: str) -> bool:
    """Say whether a stored hash was made with weaker parameters than those of today."""
    return _hasher().check_needs_rehash(stored)
