"""A question on the page that waits for its place, or gets none."""

from __future__ import annotations

import threading

import pytest

from ui.chat_messages import answer_markdown
from ui.chat_waiting import refused, waiting_turns
from ui.language import Language
from ui.serving.admission import Admission
from ui.serving.exceptions import Busy, Refusal, Stopping, TooMany, TooOften
from ui.turns import Dialogue, Turn, TurnStatus


def test_the_number_before_one_goes_down_until_one_is_let_in() -> None:
    admission = Admission(at_once=1)
    first, second, mine = (admission.enter(name) for name in "abc")
    states = waiting_turns(Dialogue(), Turn("问"), mine, threading.Event())
    assert next(states).turns[-1].before == 1
    first.leave()
    assert next(states).turns[-1].before == 0
    second.leave()
    assert list(states) == []
    assert mine.wait(0)


def test_who_need_not_wait_sees_nothing_of_it() -> None:
    mine = Admission().enter("a")
    assert list(waiting_turns(Dialogue(), Turn("问"), mine, threading.Event())) == []


def test_to_stop_ends_the_waiting() -> None:
    admission, stop = Admission(at_once=1), threading.Event()
    admission.enter("a")
    states = waiting_turns(Dialogue(), Turn("问"), admission.enter("b"), stop)
    assert next(states).turns[-1].status is TurnStatus.RUNNING
    stop.set()
    (stopped,) = states
    assert stopped.turns[-1].status is TurnStatus.STOPPED


def test_how_many_are_before_one_is_said_in_each_language() -> None:
    turn = Turn("问", before=3)
    said = [answer_markdown(turn, language) for language in Language]
    assert said == [
        f'<span class="state running">{words}</span>'
        for words in (
            "提问的人较多，前面还有 3 个问题…",
            "提問的人較多，前面還有 3 個問題…",
            "Many are asking: 3 before you…",
        )
    ]


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (Busy("", seconds=9, before=64), "Too busy: 64 questions are waiting already. Yours was not taken; try again"),
        (TooMany("", seconds=9, before=5), "5 of your questions are being answered or wait."),
        (TooOften("", seconds=9), "You have asked too often. Ask again in 9 s."),
        (Stopping("", seconds=9), "The server is being restarted and did not take this question."),
    ],
)
def test_why_one_gets_no_place_is_said(refusal: Refusal, words: str) -> None:
    turn = refused(Turn("q"), refusal, Language.ENGLISH)
    assert turn.status is TurnStatus.FAILED
    assert turn.text.startswith(words)
    assert refused(Turn("q"), refusal, Language.SIMPLIFIED).text != turn.text
