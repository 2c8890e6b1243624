"""How many requests are answered at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from anyio import CapacityLimiter, to_thread

from ui.api.exceptions import TooBusy

AT_ONCE = 4
MAX_WAITING = 32

Result = TypeVar("Result")


class Gate:
    """Run the work of requests in threads, some at once, the others in turn, and refuse those that come on top.

    The page keeps its own threads, so that it stays usable beside a busy API.
    """

    def __init__(self, *, at_once: int = AT_ONCE, max_waiting: int = MAX_WAITING) -> None:
        self._limiter = CapacityLimiter(at_once)
        self._max_waiting = max_waiting

    async def run(self, work: Callable[[], Result]) -> Result:
        """Do the work of a request.

        Raises:
            TooBusy: too many others wait.
        """
        now = self._limiter.statistics()
        if now.borrowed_tokens >= now.total_tokens and now.tasks_waiting >= self._max_waiting:
            raise TooBusy("too many requests are waiting; try again in a few seconds")
        return await self.go_on(work)

    async def go_on(self, work: Callable[[], Result]) -> Result:
        """Do more of the work of a request that was let in."""
        return await to_thread.run_sync(work, limiter=self._limiter)
