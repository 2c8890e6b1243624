"""Computing for several callers at once."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Gathering(Generic[Item, Result]):
    """Compute in one batch what several threads hand in, first come first served.

    Nobody waits for company: one who is alone is computed for at once, and what others hand in meanwhile makes the
    next batch. The threads that wait do the computing themselves, one at a time.
    """

    def __init__(
        self, compute: Callable[[list[Item]], Sequence[Result]], *, most: int, size: Callable[[Item], int]
    ) -> None:
        """Take what computes a batch, and how much an item counts of the `most` that a batch holds."""
        self._compute = compute
        self._most = most
        self._size = size
        self._waiting: deque[tuple[Item, Future[Result]]] = deque()
        self._is_computing = False
        self._changed = threading.Condition()

    def __call__(self, items: Sequence[Item]) -> list[Result]:
        """Give the results of items, in their order; what a batch raises, all who are in it get."""
        mine: list[Future[Result]] = [Future() for _ in items]
        with self._changed:
            self._waiting.extend(zip(items, mine, strict=True))
        while (batch := self._next_batch(mine)) is not None:
            self._do(batch)
        return [one.result() for one in mine]

    def _next_batch(self, mine: Sequence[Future[Result]]) -> list[tuple[Item, Future[Result]]] | None:
        """Wait until it is on this thread to compute; give None where all of its own is done."""

        def done() -> bool:
            return all(one.done() for one in mine)

        with self._changed:
            self._changed.wait_for(lambda: done() or not self._is_computing)
            if done():
                return None
            self._is_computing = True
            batch = [self._waiting.popleft()]
            size = self._size(batch[0][0])
            while self._waiting and (size := size + self._size(self._waiting[0][0])) <= self._most:
                batch.append(self._waiting.popleft())
            return batch

    def _do(self, batch: Sequence[tuple[Item, Future[Result]]]) -> None:
        try:
            results = self._compute([item for item, _ in batch])
            for (_, future), result in zip(batch, results, strict=True):
                future.set_result(result)
        except BaseException as error:
            for _, future in batch:
                if not future.done():
                    future.set_exception(error)
            if not isinstance(error, Exception):
                raise
        finally:
            with self._changed:
                self._is_computing = False
                self._changed.notify_all()
