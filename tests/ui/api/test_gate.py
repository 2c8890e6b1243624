import threading

import anyio
import pytest

from tests.ui.api.awaiting import run
from ui.api.gate import Gate
from ui.serving.desk import Desk
from ui.serving.exceptions import Busy
from ui.serving.options import ServingOptions


def test_what_comes_on_top_is_refused_until_there_is_room() -> None:
    gate = Gate(Desk.with_options(ServingOptions(answers_at_once=1, most_waiting=0)))
    going, end = threading.Event(), threading.Event()
    done: list[str] = []

    def work() -> None:
        going.set()
        end.wait(20)
        done.append("first")

    async def scenario() -> str:
        async with anyio.create_task_group() as group:
            group.start_soon(gate.run, work, "one")
            await anyio.to_thread.run_sync(going.wait)
            with pytest.raises(Busy, match=r"^the server is busy: 0 questions wait before you; try again in 1 s"):
                await gate.run(lambda: done.append("refused"), "another")
            assert await gate.read(lambda: "reading goes on") == "reading goes on"
            end.set()
        return await gate.run(lambda: "second", "another")

    assert run(scenario) == "second"
    assert done == ["first"]


def test_no_more_than_so_many_work_at_once() -> None:
    gate = Gate(Desk.with_options(ServingOptions(answers_at_once=2)))
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
            for number in range(6):
                group.start_soon(gate.run, work, f"user {number}")

    run(scenario)
    assert most == [2]


def test_who_goes_away_while_waiting_leaves_the_queue() -> None:
    desk = Desk.with_options(ServingOptions(answers_at_once=1))
    gate = Gate(desk)

    async def scenario() -> None:
        with desk.enter("one"):
            with anyio.move_on_after(0.05):
                await gate.run(lambda: None, "another")
            assert desk.admission.waiting == 0
        assert await gate.run(lambda: "answered", "another") == "answered"

    run(scenario)
    assert desk.admission.is_idle


def test_too_much_reading_is_refused_too() -> None:
    gate = Gate(Desk.with_options(), read_at_once=1, most_to_read_waiting=0)
    going, end = threading.Event(), threading.Event()

    def work() -> bool:
        going.set()
        return end.wait(20)

    async def scenario() -> None:
        async with anyio.create_task_group() as group:
            group.start_soon(gate.read, work)
            await anyio.to_thread.run_sync(going.wait)
            with pytest.raises(Busy, match=r"^the server is busy; try again in a few seconds$"):
                await gate.read(lambda: None)
            end.set()

    run(scenario)
