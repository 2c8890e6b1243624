from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.parts import Parts
from tests.ui.fake_workbench import BUDGET_SENTENCE, FakeWorkbench
from ui.chat_messages import answer_markdown, chat_messages
from ui.language import Language
from ui.turns import Turn, TurnStatus, Verdict

ID = "0123456789ab"
VERDICTS = (
    '<span class="verdicts">This answer is '
    f'<span class="verdict">[right](#judge-{ID}-right)</span> '
    f'<span class="verdict">[wrong](#judge-{ID}-wrong)</span>'
)
SOURCE_VERDICT = f' <span class="verdict">[wrongly sourced](#judge-{ID}-wrong_source)</span>'


def answered(question: str) -> Turn:
    answer = FakeWorkbench().answer_to(question)
    return Turn(question, answer.answer, TurnStatus.DONE, answer, id=ID)


def understood(standalone: str, parts: Parts) -> str:
    """Give what stands before the answer to 目标."""
    turn = answered("目标")
    assert turn.answer is not None
    answer = replace(turn.answer, standalone_question=standalone, understood=parts)
    return answer_markdown(replace(turn, answer=answer), Language.SIMPLIFIED).partition("\n\n")[0]


def test_an_answer_shows_its_short_answer_and_links_its_markers() -> None:
    assert answer_markdown(answered("目标"), Language.ENGLISH) == (
        f'<span class="short-answer">60 EFLOPS\u2060[&#91;1&#93;](#src-{ID}-1)</span>\n\n'
        f"{BUDGET_SENTENCE}\u2060[&#91;1&#93;](#src-{ID}-1)\n"
        f"企业租用算力可获补贴，每年最高500万元。\u2060[&#91;2&#93;](#src-{ID}-2) 另见&#91;5&#93;。\n\n"
        f"{VERDICTS}{SOURCE_VERDICT}</span>"
    )


def test_a_short_answer_is_set_off_below_words_that_quote_nothing() -> None:
    turn = answered("目标")
    assert turn.answer is not None
    corrected = replace(turn.answer, answer=f"数字与问题里的不同：\n\n{turn.answer.answer}")
    shown = answer_markdown(replace(turn, answer=corrected), Language.SIMPLIFIED)
    assert shown.startswith(
        f'数字与问题里的不同：\n\n<span class="short-answer">60 EFLOPS\u2060[&#91;1&#93;](#src-{ID}-1)<'
    )
    alone = replace(turn.answer, answer="60 EFLOPS[1]")
    assert "short-answer" not in answer_markdown(replace(turn, answer=alone), Language.SIMPLIFIED)


def test_a_refusal_leads_to_the_closest_passages() -> None:
    assert answer_markdown(answered("天气"), Language.ENGLISH) == (
        f"收录的文章里没有找到答案。\n\n[See the closest passages](#src-{ID}-1)\n\n{VERDICTS}</span>"
    )


def test_the_verdict_given_is_marked() -> None:
    shown = answer_markdown(replace(answered("目标"), verdict=Verdict.WRONG), Language.SIMPLIFIED)
    assert shown.endswith(
        '<span class="verdicts">这个回答 '
        f'<span class="verdict">[正确](#judge-{ID}-right)</span> '
        f'<span class="verdict chosen">[✓ 有误](#judge-{ID}-wrong)</span> '
        f'<span class="verdict">[出处不对](#judge-{ID}-wrong_source)</span></span>'
    )


def test_a_follow_up_says_how_it_was_understood_and_offers_its_parts() -> None:
    assert understood("江苏2027年的目标？", Parts(("江苏",), ("2027",), (), "目标")) == (
        '<span class="understood">理解为：江苏2027年的目标？ '
        f'<span class="part">[江苏](#change-{ID}-regions-0)'
        f'[<span class="unseen">去掉江苏，重新提问</span>](#drop-{ID}-regions-0)</span> '
        f'<span class="part">[2027](#change-{ID}-years-0)'
        f'[<span class="unseen">去掉2027，重新提问</span>](#drop-{ID}-years-0)</span> '
        f'<span class="part">[目标](#change-{ID}-subject-0)</span></span>'
    )


def test_a_complete_question_shows_its_parts_alone() -> None:
    assert understood("目标", Parts((), (), ("《甲]<b>》",), "")) == (
        '<span class="understood"><span class="unseen">要点</span> '
        f'<span class="part">[《甲&#93;&#60;b&#62;》](#change-{ID}-documents-0)'
        f'[<span class="unseen">去掉《甲&#93;&#60;b&#62;》，重新提问</span>](#drop-{ID}-documents-0)</span></span>'
    )


def test_a_subject_alone_is_not_shown() -> None:
    assert understood("目标", Parts(subject="目标")).startswith('<span class="short-answer">')


@pytest.mark.parametrize(
    ("turn", "message"),
    [
        (Turn("问"), '<span class="state running">Searching the articles…</span>'),
        (Turn("问", "答<b"), "答&#60;b"),
        (Turn("问", "答", TurnStatus.STOPPED), '答\n\n<span class="state">Stopped</span>'),
        (
            Turn("问", "", TurnStatus.STOPPED),
            '<span class="state">Stopped, or the connection to the server was lost: this question was not answered. '
            "Try again.</span>",
        ),
        (Turn("问", "<坏>", TurnStatus.FAILED), '<span class="failed">&#60;坏&#62;</span>'),
    ],
)
def test_the_state_of_a_turn_is_told(turn: Turn, message: str) -> None:
    assert answer_markdown(turn, Language.ENGLISH) == message


def test_the_reply_to_no_question_is_not_judged() -> None:
    turn = answered("天气")
    assert turn.answer is not None
    reply = replace(turn.answer, answer="您好", is_chat=True, closest=())
    assert answer_markdown(replace(turn, answer=reply), Language.ENGLISH) == "您好"


def test_hostile_words_are_escaped() -> None:
    question, answer = chat_messages([answered("恶意<img src=x>")], Language.ENGLISH)
    assert question == {"role": "user", "content": "恶意&#60;img src&#61;x&#62;"}
    for tag in ("<script", "<img", "<b ", "<i>", "<form", "\u202e"):
        assert tag not in answer["content"]
