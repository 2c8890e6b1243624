"""A bounded, fair queue in front of the answers."""

from __future__ import annotations

import bisect
import math
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from types import TracebackType

from ui.serving.exceptions import Busy, Stopping, TooMany
from ui.serving.options import AT_ONCE, MOST_OF_ONE, MOST_WAITING

_FIRST_GUESS_SECONDS = 1.0
_WEIGHT_OF_LATEST = 0.1


class Ticket:
    """Hold a place: in the queue, then among those that are answered, until it is left."""

    def __init__(self, admission: Admission, client: str, order: tuple[int, int]) -> None:
        self.client = client
        self.order = order
        self.came = time.monotonic()
        self.let_in = 0.0
        self.admitted: Future[None] = Future()
        # So that one who stops waiting cannot cancel it: leaving is what ends a place.
        self.admitted.set_running_or_notify_cancel()
        self._admission = admission

    @property
    def before(self) -> int:
        """Count those who are let in before this one; 0 too once it is let in."""
        return self._admission.before(self)

    def wait(self, seconds: float | None = None) -> bool:
        """Wait to be let in; say whether that has happened."""
        try:
            self.admitted.result(seconds)
        except NotYet:
            return False
        return True

    def leave(self) -> None:
        """Give the place to the next; to leave again does nothing."""
        self._admission.leave(self)

    def __enter__(self) -> Ticket:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.leave()


class Admission:
    """Let so many in at once; the others wait in an order that is fair to users, and no more than so many.

    First come first served, but in rounds, of which each user has one question in each: the second question of one who
    asks many comes after the first of everybody who is there. That is start-time fair queuing with questions of equal
    weight, Goyal, Vin, Cheng 1996, https://doi.org/10.1145/248156.248171.
    """

    def __init__(
        self,
        *,
        at_once: int = AT_ONCE,
        most_waiting: int = MOST_WAITING,
        most_of_one: int = MOST_OF_ONE,
        told_waited: Callable[[float], None] = lambda seconds: None,
    ) -> None:
        """Take the bounds, and who is told how many seconds each waited."""
        self._at_once = at_once
        self._most_waiting = most_waiting
        self._most_of_one = most_of_one
        self._told_waited = told_waited
        self._changing = threading.RLock()
        self._waiting: list[Ticket] = []
        self._inside: set[Ticket] = set()
        self._places: Counter[str] = Counter()
        self._rounds: dict[str, int] = {}
        self._round = 0
        self._came = 0
        self._seconds_each = _FIRST_GUESS_SECONDS
        self._is_stopping = False

    @property
    def waiting(self) -> int:
        """Count those who wait."""
        return len(self._waiting)

    @property
    def answering(self) -> int:
        """Count those who are let in."""
        return len(self._inside)

    @property
    def is_stopping(self) -> bool:
        """Say whether nobody is let in any more."""
        return self._is_stopping

    def enter(self, client: str) -> Ticket:
        """Take a place for a user.

        Raises:
            Stopping: the server is about to end.
            TooMany: the user has as many places as one may have.
            Busy: as many wait as may.
        """
        with self._changing:
            self._check_room(client)
            self._came += 1
            turn = max(self._round, self._rounds.get(client, -1) + 1)
            ticket = Ticket(self, client, (turn, self._came))
            self._rounds[client] = turn
            self._places[client] += 1
            bisect.insort(self._waiting, ticket, key=lambda one: one.order)
            self._let_in()
        return ticket

    def _check_room(self, client: str) -> None:
        full = len(self._inside) >= self._at_once
        if self._is_stopping:
            raise Stopping("the server is being stopped; ask again in a moment", seconds=self.seconds_to_wait())
        if full and self._places[client] >= self._at_once + self._most_of_one:
            raise TooMany(
                f"{self._places[client]} of your own questions are being answered or wait; wait for some of them",
                seconds=self.seconds_to_wait(),
                before=self._places[client],
            )
        if full and len(self._waiting) >= self._most_waiting:
            raise Busy(
                f"the server is busy: {len(self._waiting)} questions wait before you; "
                f"try again in {self.seconds_to_wait()} seconds",
                seconds=self.seconds_to_wait(),
                before=len(self._waiting),
            )

    def before(self, ticket: Ticket) -> int:
        """Count those who are let in before one who waits."""
        with self._changing:
            place = bisect.bisect_left(self._waiting, ticket.order, key=lambda one: one.order)
            return place if ticket in self._waiting[place : place + 1] else 0

    def leave(self, ticket: Ticket) -> None:
        """Take a place back, whether it was let in or waited."""
        with self._changing:
            if ticket in self._inside:
                self._inside.remove(ticket)
                self._seconds_each += _WEIGHT_OF_LATEST * (time.monotonic() - ticket.let_in - self._seconds_each)
            elif ticket in self._waiting:
                self._waiting.remove(ticket)
            else:
                return
            self._places[ticket.client] -= 1
            if not self._places[ticket.client]:
                del self._places[ticket.client], self._rounds[ticket.client]
            self._let_in()

    def seconds_to_wait(self) -> int:
        """Estimate how long one who came now would wait, from how long answers took lately."""
        return max(1, math.ceil(self._seconds_each * (len(self._waiting) + 1) / self._at_once))

    def stop(self) -> None:
        """Let nobody take a place any more; those who have one keep it."""
        self._is_stopping = True

    @property
    def is_idle(self) -> bool:
        """Say whether nobody has a place."""
        return not self._waiting and not self._inside

    def _let_in(self) -> None:
        while self._waiting and len(self._inside) < self._at_once:
            ticket = self._waiting.pop(0)
            self._inside.add(ticket)
            self._round = max(self._round, ticket.order[0])
            ticket.let_in = time.monotonic()
            self._told_waited(ticket.let_in - ticket.came)
            ticket.admitted.set_result(None)
