"""Why somebody is not let in.

UserInterfaceError
└── Refusal
    ├── Busy         503: the queue is full
    ├── TooMany      429: this one's own questions fill the places that one may take
    ├── TooOften     429: this one has asked, or sent, as much as one may in a while
    └── Stopping     503: the server is about to end
"""

from __future__ import annotations

from typing import ClassVar

from ui.exceptions import UserInterfaceError


class Refusal(UserInterfaceError):
    """Stand at the root of refusals; `seconds` is when to try again, and `name` what metrics call it."""

    status: ClassVar[int] = 503
    name: ClassVar[str] = "refusal"

    def __init__(self, message: str, *, seconds: int, before: int = 0) -> None:
        super().__init__(message)
        self.seconds = seconds
        self.before = before


class Busy(Refusal):
    """Report that as many wait as may; `before` is how many."""

    name = "busy"


class TooMany(Refusal):
    """Report that `before` questions of the same user wait already."""

    status = 429
    name = "too_many"


class TooOften(Refusal):
    """Report a user over a limit of rate or size."""

    status = 429
    name = "too_often"


class Stopping(Refusal):
    """Report that the server is about to end."""

    name = "stopping"
