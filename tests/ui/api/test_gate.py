import threading

import anyio
import pytest

from tests.ui.api.awaiting import run
from ui.api.exceptions import TooBusy
from ui.api.gate import Gate


def test_what_comes_on_top_is_refused_until_there_is_room() -> None:
    gate = Gate(at_once=1, max_waiting=0)
    going, end = threading.Event(), threading.Event()
    done: list[str] = []

    def work() -> None:
        going.set()
        end.wait(20)
        done.append("first")

    async def scenario() -> str:
        async with anyio.create_task_group() as group:
            group.start_soon(gate.run, work)
            await anyio.to_thread.run_sync(going.wait)
            with pytest.raises(TooBusy, match=r"^too many requests are waiting; try again in a few seconds$"):
                await gate.run(lambda: done.append("refused"))
            end.set()
        return await gate.run(lambda: "second")

    assert run(scenario) == "second"
    assert done == ["first"]


def test_no_more_than_so_many_work_at_once() -> None:
    gate = Gate(at_once=2, max_waiting=10)
    both = threading.Barrier(2)
    lock = threading.Lock()
    working: list[int] = [0]
    most: list[int] = [0]

    def work() -> None:
        with lock:
            working[0] += 1
            most[0] = max(most[0], working[0])
        both.wait(20)
        with lock:
            working[0] -= 1

    async def scenario() -> None:
        async with anyio.create_task_group() as group:
            for _ in range(6):
                group.start_soon(gate.run, work)

    run(scenario)
    assert most == [2]
