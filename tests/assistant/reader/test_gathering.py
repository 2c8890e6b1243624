"""Computing together what several threads hand in."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.reader.gathering import Gathering

PATIENCE_SECONDS = 20


class Slowly:
    """Double numbers, the first batch only once it is told to; remember the batches."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.begun, self.go_on = threading.Event(), threading.Event()

    def __call__(self, batch: list[int]) -> list[int]:
        self.batches.append(batch)
        self.begun.set()
        assert self.go_on.wait(PATIENCE_SECONDS)
        if 13 in batch:
            raise ValueError("13 cannot be doubled")
        return [2 * number for number in batch]


def gathering(compute: Callable[[list[int]], list[int]], *, most: int = 100) -> Gathering[int, int]:
    return Gathering(compute, most=most, size=lambda number: number)


def waiting(gathered: Gathering[int, int], number: int) -> None:
    """Wait until so many items wait for the next batch."""
    for _ in range(PATIENCE_SECONDS * 100):
        if len(gathered._waiting) == number:
            return
        threading.Event().wait(0.01)
    raise AssertionError(f"{len(gathered._waiting)} wait, not {number}")


def test_who_is_alone_is_computed_for_at_once() -> None:
    slowly = Slowly()
    slowly.go_on.set()
    assert gathering(slowly)([3, 1, 2]) == [6, 2, 4]
    assert slowly.batches == [[3, 1, 2]]


def test_nothing_is_not_computed() -> None:
    assert gathering(Slowly())([]) == []


def test_a_batch_holds_no_more_than_it_may() -> None:
    slowly = Slowly()
    slowly.go_on.set()
    assert gathering(slowly, most=5)([2, 2, 9, 1, 4]) == [4, 4, 18, 2, 8]
    assert slowly.batches == [[2, 2], [9], [1, 4]]


def test_what_comes_meanwhile_makes_the_next_batch_in_its_order() -> None:
    slowly = Slowly()
    gathered = gathering(slowly)
    with ThreadPoolExecutor() as threads:
        first = threads.submit(gathered, [1])
        assert slowly.begun.wait(PATIENCE_SECONDS)
        others = []
        for count, numbers in ((2, [2, 3]), (3, [4]), (5, [5, 6])):
            others.append(threads.submit(gathered, numbers))
            waiting(gathered, count)
        slowly.go_on.set()
        assert first.result() == [2]
        assert [one.result() for one in others] == [[4, 6], [8], [10, 12]]
    assert slowly.batches == [[1], [2, 3, 4, 5, 6]]


def test_a_failure_reaches_all_in_the_batch_and_nobody_else() -> None:
    slowly = Slowly()
    gathered = gathering(slowly, most=20)
    with ThreadPoolExecutor() as threads:
        first = threads.submit(gathered, [1])
        assert slowly.begun.wait(PATIENCE_SECONDS)
        unlucky = threads.submit(gathered, [13])
        waiting(gathered, 1)
        beside = threads.submit(gathered, [5])
        waiting(gathered, 2)
        after = threads.submit(gathered, [7])
        waiting(gathered, 3)
        slowly.go_on.set()
        assert first.result() == [2]
        for one in (unlucky, beside):
            with pytest.raises(ValueError, match=r"^13 cannot be doubled$"):
                one.result()
        assert after.result() == [14]
    assert slowly.batches == [[1], [13, 5], [7]]
