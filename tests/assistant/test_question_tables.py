"""Tables of questions, good and bad."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.exceptions import UnreadableQuestions
from assistant.question_files import ExpectedAnswer, QuestionFile, read_question_file


def read(tmp_path: Path, text: str, name: str = "questions.csv") -> QuestionFile:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8", newline="")
    return read_question_file(path)


TABLE = (
    "question,expected,refuse,kind,source,sentence,note\n"
    "普及率是多少？,90%|九成,,fact,江苏.txt,到2030年，普及率达到90%。,看过\n"
    "天气怎么样？,,true,unanswerable,,,\n"
    "\n"
    '"甲,乙是什么？", 丙 ,否\n'
)
QUESTIONS = (
    ExpectedAnswer(
        "普及率是多少？", ("90%", "九成"), sentences=(("到2030年，普及率达到90%。",),), sources=("江苏.txt",)
    ),
    ExpectedAnswer("天气怎么样？", refuse=True, kind="unanswerable"),
    ExpectedAnswer("甲,乙是什么？", ("丙",)),
)


@pytest.mark.parametrize("text", [TABLE, "\ufeff" + TABLE, TABLE.replace("\n", "\r\n"), TABLE.rstrip("\n")])
def test_a_row_is_a_question(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == QuestionFile(QUESTIONS)
    assert read(tmp_path, text, "QUESTIONS.CSV") == QuestionFile(QUESTIONS)


def test_parts_of_lists_and_overviews(tmp_path: Path) -> None:
    table = "Kind, Question ,items,points\nlist,一？,南京|金陵; 苏州,\noverview,二？,,甲;乙|丙;\n"
    assert read(tmp_path, table).questions == (
        ExpectedAnswer("一？", kind="list", items=(("南京", "金陵"), ("苏州",))),
        ExpectedAnswer("二？", kind="overview", points=(("甲",), ("乙", "丙"))),
    )


def test_sentences_that_say_the_same_and_others_that_may_be_cited(tmp_path: Path) -> None:
    table = "question,expected,sentence,also\n一？,甲,一。==壹。|二。, 三。 | 四。\n"
    assert read(tmp_path, table).questions == (
        ExpectedAnswer("一？", ("甲",), sentences=(("一。", "壹。"), ("二。",)), also=("三。", "四。")),
    )


def test_rows_of_one_conversation_stand_one_after_another(tmp_path: Path) -> None:
    table = (
        "question,expected,conversation,chat\n一？,甲,a,\n二？,乙,a,\n三？,丙,,\n四？,丁,a,\n五？,戊,b,\n谢谢,,b,是\n"
    )
    assert [(one.kind, one.conversation, one.chat) for one in read(tmp_path, table).questions] == [
        ("conversation", 1, False),
        ("conversation", 1, False),
        ("fact", None, False),
        ("conversation", 3, False),
        ("conversation", 4, False),
        ("conversation", 4, True),
    ]


def test_a_line_break_within_a_cell(tmp_path: Path) -> None:
    table = 'question,expected,refuse\n"一\n？",甲,\n二？,,maybe\n'
    with pytest.raises(UnreadableQuestions, match=r"line 4: refuse is 'maybe'; write true or false"):
        read(tmp_path, table)
    assert read(tmp_path, table.replace("maybe", "1")).questions[0].question == "一\n？"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "line 1: no column is called question .there are: none"),
        ("frage,antwort\n一？,甲\n", "line 1: no column is called question .there are: frage, antwort"),
        ("question,expected\n", "holds no questions"),
        ("question,expected\n一？,甲,乙\n", "line 2: more cells than columns; put quotes round"),
        ("question,expected\n一？,甲\n二？,\n", "line 3: neither an expected string nor a refusal"),
        ("question,expected\n,甲\n", "line 2: the question is empty"),
        ("question,refuse\n一？,vielleicht\n", "line 2: refuse is 'vielleicht'"),
        ('question,expected\n"一？"x,甲\n', "line 2: not in CSV form"),
        ('question,expected\n"一？,甲\n', "line 2: not in CSV form"),
    ],
)
def test_a_bad_table_is_refused_with_its_line(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(UnreadableQuestions, match=f"questions.csv[:,] .*{words}"):
        read(tmp_path, text)
