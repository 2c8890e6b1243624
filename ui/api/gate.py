"""Where the work of requests is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from anyio import CapacityLimiter, to_thread

from ui.serving.desk import Desk
from ui.serving.exceptions import Busy

READ_AT_ONCE = 4
MOST_TO_READ_WAITING = 64
MOST_TO_CHANGE_WAITING = 16

Result = TypeVar("Result")


class Gate:
    """Do in threads what requests ask for: answers and searches where the desk lets them in, the rest beside them."""

    def __init__(
        self, desk: Desk, *, read_at_once: int = READ_AT_ONCE, most_to_read_waiting: int = MOST_TO_READ_WAITING
    ) -> None:
        self.desk = desk
        self._reading = CapacityLimiter(read_at_once)
        self._most_to_read_waiting = most_to_read_waiting
        # Whoever writes waits for who is writing, in the store at the latest.
        self._changing = CapacityLimiter(1)
        # As many as the desk lets in, which is what bounds them.
        self._answering = CapacityLimiter(float("inf"))

    async def run(self, work: Callable[[], Result], client: str) -> Result:
        """Do the work of a question when it is its turn; raise a Refusal."""
        async with self.desk.place_soon(client):
            return await self.go_on(work)

    async def go_on(self, work: Callable[[], Result]) -> Result:
        """Do more of the work of a question that was let in."""
        return await to_thread.run_sync(work, limiter=self._answering)

    async def read(self, work: Callable[[], Result]) -> Result:
        """Look up what needs no model, some at once; raise Busy where too many wait."""
        return await self._bounded(work, self._reading, self._most_to_read_waiting)

    async def change(self, work: Callable[[], Result]) -> Result:
        """Change the articles, one change at a time; raise Busy where too many wait."""
        return await self._bounded(work, self._changing, MOST_TO_CHANGE_WAITING)

    async def _bounded(self, work: Callable[[], Result], limiter: CapacityLimiter, most_waiting: int) -> Result:
        now = limiter.statistics()
        if now.borrowed_tokens >= now.total_tokens and now.tasks_waiting >= most_waiting:
            with self.desk.counted_refusals():
                raise Busy("the server is busy; try again in a few seconds", seconds=1, before=now.tasks_waiting)
        return await to_thread.run_sync(work, limiter=limiter)
