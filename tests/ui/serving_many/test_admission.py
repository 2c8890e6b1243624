"""The order of the queue, its bounds, and its end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.serving.admission import Admission, Ticket
from ui.serving.exceptions import Busy, Stopping, TooMany


def served(admission: Admission, tickets: dict[str, Ticket]) -> list[str]:
    """Answer one after another; list the names in the order they were let in."""
    order: list[str] = []
    left = dict(tickets)
    while left:
        inside = [name for name, ticket in left.items() if ticket.wait(0)]
        name = min(inside, key=lambda name: (left[name].let_in, left[name].order))
        order.append(name)
        left.pop(name).leave()
    assert admission.is_idle
    return order


def test_first_come_is_first_served() -> None:
    admission = Admission(at_once=1)
    tickets = {name: admission.enter(name) for name in "abcd"}
    assert [ticket.before for ticket in tickets.values()] == [0, 0, 1, 2]
    assert [ticket.wait(0) for ticket in tickets.values()] == [True, False, False, False]
    assert served(admission, tickets) == ["a", "b", "c", "d"]


def test_who_asks_many_does_not_keep_the_others_waiting() -> None:
    admission = Admission(at_once=1)
    tickets = {f"many{number}": admission.enter("many") for number in range(5)}
    tickets |= {name: admission.enter(name) for name in ("x", "y")}
    assert [tickets[name].before for name in ("x", "y", "many1", "many4")] == [0, 1, 2, 5]
    assert served(admission, tickets) == ["many0", "x", "y", "many1", "many2", "many3", "many4"]


def test_who_waits_long_is_not_passed_by_those_who_come_again_and_again() -> None:
    admission = Admission(at_once=1)
    running, patient = admission.enter("quick"), admission.enter("patient")
    for _ in range(3):
        again = admission.enter("quick")
        if running.wait(0):
            running.leave()
        running = again
    assert patient.wait(0)


def test_as_many_wait_as_may() -> None:
    admission = Admission(at_once=1, most_waiting=2)
    tickets = [admission.enter(name) for name in "abc"]
    with pytest.raises(Busy, match=r"^the server is busy: 2 questions wait before you; try again in 3 s") as refused:
        admission.enter("d")
    assert (refused.value.before, refused.value.seconds) == (2, 3)
    tickets[2].leave()
    assert admission.enter("d").before == 1


def test_one_takes_no_more_places_than_one_may() -> None:
    admission = Admission(at_once=1, most_waiting=10, most_of_one=2)
    for _ in range(3):
        admission.enter("many")
    with pytest.raises(TooMany, match=r"^3 of your own questions are being answered or wait"):
        admission.enter("many")
    assert admission.enter("another").before == 0


def test_to_leave_twice_gives_one_place() -> None:
    admission = Admission(at_once=1)
    first, second, third = (admission.enter(name) for name in "abc")
    first.leave()
    first.leave()
    assert (second.wait(0), third.wait(0)) == (True, False)


def test_who_is_there_is_still_served_when_it_stops() -> None:
    admission = Admission(at_once=1)
    with admission.enter("a"):
        waiting = admission.enter("b")
        admission.stop()
        with pytest.raises(Stopping, match=r"^the server is being stopped"):
            admission.enter("c")
        assert not admission.is_idle
    assert waiting.wait(0)
    waiting.leave()
    assert admission.is_idle


def test_everybody_is_told_how_long_one_waited() -> None:
    waited: list[float] = []
    admission = Admission(at_once=1, told_waited=waited.append)
    with admission.enter("a"):
        pass
    assert len(waited) == 1
    assert waited[0] >= 0


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=30), st.integers(1, 4))
def test_each_is_served_once_and_nobody_is_far_ahead(clients: list[str], at_once: int) -> None:
    admission = Admission(at_once=at_once)
    tickets = {f"{client}{number}": admission.enter(client) for number, client in enumerate(clients)}
    order = served(admission, tickets)
    assert sorted(order) == sorted(tickets)
    # Of those who waited nobody is more rounds ahead of another than are answered at once.
    queued = order[at_once:]
    rounds = {name: sum(other[0] == name[0] for other in queued[:place]) for place, name in enumerate(queued)}
    for place, name in enumerate(queued):
        assert all(rounds[name] <= rounds[later] + at_once for later in queued[place:])
