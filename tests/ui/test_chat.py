import threading
from itertools import pairwise

from tests.ui.fake_workbench import FakeWorkbench
from ui.api.inputs import MAX_QUESTION_LENGTH
from ui.chat import take_turn
from ui.language import Language
from ui.running_turns import RunningTurns
from ui.turns import Dialogue, Turn, TurnStatus

EMPTY = Dialogue()


def ask(bench: FakeWorkbench, question: str, dialogue: Dialogue = EMPTY, regions: tuple[str, ...] = ()) -> list[Turn]:
    return [
        now.turns[-1]
        for now in take_turn(bench, dialogue, Turn(question), regions, Language.ENGLISH, stop=threading.Event())
    ]


def test_an_answer_grows_and_ends() -> None:
    bench = FakeWorkbench(pause=0)
    turns = ask(bench, "目标")
    assert turns[0].status is TurnStatus.RUNNING
    assert all(after.text.startswith(before.text) for before, after in pairwise(turns))
    assert turns[-1].status is TurnStatus.DONE
    assert turns[-1].answer == bench.answer_to("目标")
    assert {turn.id for turn in turns} == {turns[0].id}
    assert bench.questions == [("目标", 0, ())]


def test_the_assistant_sees_the_answered_turns_only() -> None:
    bench = FakeWorkbench(pause=0)
    dialogue = Dialogue((Turn("坏掉", status=TurnStatus.FAILED), ask(bench, "目标")[-1]))
    ask(bench, "补贴", dialogue, ("江苏",))
    assert bench.questions[-1] == ("补贴", 1, ("江苏",))


def test_a_failure_becomes_a_line_without_its_secrets() -> None:
    last = ask(FakeWorkbench(pause=0), "坏掉")[-1]
    assert last.status is TurnStatus.FAILED
    assert last.text == (
        "Something went wrong and the question was not answered. Try again; if it fails again, see the server's log."
    )


def test_a_failure_that_was_foreseen_says_what_to_do() -> None:
    last = ask(FakeWorkbench(pause=0), "索引")[-1]
    assert last.status is TurnStatus.FAILED
    assert last.text.startswith("The index cannot be used at the moment. Try again shortly;")


def test_a_long_question_is_refused_before_it_is_asked() -> None:
    bench = FakeWorkbench(pause=0)
    (turn,) = ask(bench, "长" * (MAX_QUESTION_LENGTH + 1))
    assert turn.text == "The question has 501 characters; 500 is the most. Please shorten it."
    assert turn.question == "长" * MAX_QUESTION_LENGTH + "…"
    assert bench.questions == []
    assert ask(bench, "长" * MAX_QUESTION_LENGTH)[-1].status is TurnStatus.DONE


def test_a_stopped_turn_keeps_what_has_come() -> None:
    stop = threading.Event()
    states = take_turn(FakeWorkbench(pause=0), EMPTY, Turn("目标"), (), Language.ENGLISH, stop=stop)
    texts = [next(states).turns[-1].text for _ in range(4)]
    stop.set()
    (last,) = [state.turns[-1] for state in states]
    assert texts == ["", "", "6", "60"]
    assert (last.text, last.status, last.answer) == ("60 ", TurnStatus.STOPPED, None)


def test_a_stop_reaches_its_turn_only_while_it_runs() -> None:
    running = RunningTurns()
    with running.begin("a") as stop:
        assert "a" in running
        running.stop("b")
        assert not stop.is_set()
        running.stop("a")
        assert stop.is_set()
    assert "a" not in running
    running.stop("a", wait=True)


def test_a_turn_that_is_stopped_can_be_waited_for() -> None:
    running, ended = RunningTurns(), list[str]()

    def take() -> None:
        with running.begin("a") as stop:
            begun.set()
            stop.wait()
            ended.append("a")

    begun = threading.Event()
    taking = threading.Thread(target=take)
    taking.start()
    begun.wait()
    running.stop("a", wait=True)
    assert ended == ["a"]
    taking.join()


def test_going_back_drops_a_turn_and_what_followed() -> None:
    turns = tuple(Turn(question) for question in "一二三")
    assert Dialogue(turns).before(1) == Dialogue(turns[:1])
