from itertools import pairwise

from tests.ui.fake_workbench import FakeWorkbench
from ui.chat import MAX_QUESTION_LENGTH, take_turn
from ui.language import Language
from ui.turns import Dialogue, Turn, TurnStatus

EMPTY = Dialogue()


def ask(bench: FakeWorkbench, question: str, dialogue: Dialogue = EMPTY, regions: tuple[str, ...] = ()) -> list[Turn]:
    return [now.turns[-1] for now in take_turn(bench, dialogue, question, regions, Language.ENGLISH)]


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


def test_a_failure_fit_to_show_is_shown() -> None:
    last = ask(FakeWorkbench(pause=0), "索引")[-1]
    assert (last.status, last.text) == (TurnStatus.FAILED, "the index is being rebuilt; ask again in a minute")


def test_a_long_question_is_refused_before_it_is_asked() -> None:
    bench = FakeWorkbench(pause=0)
    (turn,) = ask(bench, "长" * (MAX_QUESTION_LENGTH + 1))
    assert turn.text == "The question has 501 characters; 500 is the most. Please shorten it."
    assert turn.question == "长" * MAX_QUESTION_LENGTH + "…"
    assert bench.questions == []
    assert ask(bench, "长" * MAX_QUESTION_LENGTH)[-1].status is TurnStatus.DONE


def test_stopping_keeps_what_has_come_of_a_running_turn() -> None:
    done, running = Turn("一", "全", TurnStatus.DONE), Turn("二", "半")
    stopped = Dialogue((done, running)).stopped()
    assert [(turn.text, turn.status) for turn in stopped.turns] == [("全", TurnStatus.DONE), ("半", TurnStatus.STOPPED)]
    assert stopped.stopped() is stopped
    assert Dialogue().stopped() == Dialogue()


def test_going_back_drops_a_turn_and_what_followed() -> None:
    turns = tuple(Turn(question) for question in "一二三")
    assert Dialogue(turns).before(1) == Dialogue(turns[:1])
