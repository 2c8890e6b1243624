"""What things of access are called where they are stored."""

from __future__ import annotations

from enum import StrEnum

FILE = "access.sqlite"
"""The file of a data folder that holds the accounts, where no other database is named."""
COMMAND_LINE = "command line"
"""Who acts in the terminal of the server."""


class Action(StrEnum):
    """Name what is logged."""

    ADDED = "article added"
    REPLACED = "article replaced"
    REMOVED = "article removed"
    SIGNED_IN = "signed in"
    REFUSED = "sign-in refused"
    PASSWORD = "password changed"
    USER = "account changed"
    KEY = "key changed"
