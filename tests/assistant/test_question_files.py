"""Files of questions, good and bad."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.exceptions import UnreadableQuestions
from assistant.question_files import ExpectedAnswer, QuestionFile, read_question_file


def read(tmp_path: Path, text: str) -> QuestionFile:
    path = tmp_path / "questions"
    path.write_text(text, encoding="utf-8", newline="")
    return read_question_file(path)


LINES = (
    '{"question": "普及率是多少？", "expected": ["90%", "九成"]}\n\n'
    '{"question": "天气怎么样？", "refuse": true}\n'
    '{"question": "哪一年？", "expected": "2030"}\n'
    '{"question": 1, "expected": [90]}\n'
)
QUESTIONS = (
    ExpectedAnswer("普及率是多少？", ("90%", "九成")),
    ExpectedAnswer("天气怎么样？", (), refuse=True),
    ExpectedAnswer("哪一年？", ("2030",)),
    ExpectedAnswer("1", ("90",)),
)


@pytest.mark.parametrize(
    "text", [LINES, "\ufeff" + LINES, LINES.replace("\n", "\r\n"), LINES.rstrip("\n")], ids=["lf", "bom", "crlf", "cut"]
)
def test_json_lines(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == QuestionFile(QUESTIONS)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            '{"question": "？", "kind": "list", "items": [["甲", "乙"], ["丙"], "丁"]}',
            ExpectedAnswer("？", kind="list", items=(("甲", "乙"), ("丙",), ("丁",))),
        ),
        (
            '{"question": "？", "kind": "overview", "points": [["甲"], ["乙", 3]]}',
            ExpectedAnswer("？", kind="overview", points=(("甲",), ("乙", "3"))),
        ),
        (
            '{"question": "？", "kind": "comparison", "cells": {"江苏": ["甲", "乙"], "浙江": "丙", "安徽": null}}',
            ExpectedAnswer("？", kind="comparison", cells=(("江苏", ("甲", "乙")), ("浙江", ("丙",)), ("安徽", None))),
        ),
        ('{"question": "谢谢", "chat": true}', ExpectedAnswer("谢谢", chat=True)),
        (
            '{"question": "？", "kind": "unanswerable", "refuse": true, "source": "x"}',
            ExpectedAnswer("？", refuse=True, kind="unanswerable", sources=("x",)),
        ),
        (
            '{"question": "？", "expected": ["甲"], "sentence": ["一。", "二。"], "source": ["江苏", "江苏", "浙江"]}',
            ExpectedAnswer("？", ("甲",), sentences=(("一。",), ("二。",)), sources=("江苏", "浙江")),
        ),
        (
            '{"question": "？", "expected": ["甲"], "sentence": "一。", "source": [["江苏.txt", 13]]}',
            ExpectedAnswer("？", ("甲",), sentences=(("一。",),)),
        ),
        (
            '{"question": "？", "expected": ["甲"], "sentence": [["一。", "壹。"], "二。"], "also": ["三。"]}',
            ExpectedAnswer("？", ("甲",), sentences=(("一。", "壹。"), ("二。",)), also=("三。",)),
        ),
        (
            '{"question": "？", "expected": ["甲"], "source": ["江苏.txt", 13]}',
            ExpectedAnswer("？", ("甲",), sources=("江苏.txt",)),
        ),
    ],
    ids=["list", "overview", "comparison", "chat", "unanswerable", "sentences", "sentence", "equals", "line"],
)
def test_kinds_of_answers(tmp_path: Path, line: str, expected: ExpectedAnswer) -> None:
    assert read(tmp_path, line) == QuestionFile((expected,))


def test_the_turns_of_a_line_are_a_conversation(tmp_path: Path) -> None:
    lines = (
        '{"turns": [{"question": "一？", "expected": ["甲"]},'
        ' {"question": "二？", "standalone": "三？", "refuse": true}]}\n'
        '{"question": "四？", "expected": ["乙"]}\n'
        '{"kind": "fact", "turns": [{"question": "五？", "items": [["丙"]], "kind": "list"},'
        ' {"question": "好", "chat": true}]}\n'
    )
    assert read(tmp_path, lines) == QuestionFile(
        (
            ExpectedAnswer("一？", ("甲",), kind="conversation", conversation=1),
            ExpectedAnswer("二？", refuse=True, kind="conversation", conversation=1),
            ExpectedAnswer("四？", ("乙",)),
            ExpectedAnswer("五？", items=(("丙",),), kind="conversation", conversation=3),
            ExpectedAnswer("好", chat=True, kind="conversation", conversation=3),
        )
    )


def test_a_single_line(tmp_path: Path) -> None:
    assert read(tmp_path, '{"question": "？", "refuse": true}') == QuestionFile((ExpectedAnswer("？", refuse=True),))


def test_other_line_separators_within_a_string_end_no_line(tmp_path: Path) -> None:
    text = '{"question": "甲\u2028乙\u0085丙", "expected": ["丁"]}\n{"question": "戊", "refuse": true}'
    assert [one.question for one in read(tmp_path, text).questions] == ["甲\u2028乙\u0085丙", "戊"]


def test_squad(tmp_path: Path) -> None:
    paragraphs = [
        {
            "context": "第一段。",
            "qas": [
                {"question": "甲？", "id": "1", "answers": [{"text": "一", "answer_start": 0}] * 2},
                {
                    "question": "乙？",
                    "answers": [{"text": "一", "answer_start": 0}, {"text": "段", "answer_start": -1}],
                },
                {"question": "丙？", "answers": []},
                {"question": "丁？"},
                {"question": "戊？", "answers": [{"text": "假"}], "is_impossible": True},
            ],
        },
        {"context": "第二段。", "qas": []},
        {"context": "第一段。", "qas": []},
    ]
    text = json.dumps({"version": "1", "data": [{"title": "标题", "paragraphs": paragraphs}, {"paragraphs": []}]})
    assert read(tmp_path, text) == QuestionFile(
        questions=(
            ExpectedAnswer("甲？", ("一",), context="第一段。"),
            ExpectedAnswer("乙？", ("一", "段"), context="第一段。"),
            ExpectedAnswer("丙？", (), refuse=True, context="第一段。"),
            ExpectedAnswer("丁？", (), refuse=True, context="第一段。"),
            ExpectedAnswer("戊？", ("假",), refuse=True, context="第一段。"),
        ),
        paragraphs=(("标题", "第一段。"), ("标题", "第二段。")),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "holds no questions"),
        ("\n \n", "holds no questions"),
        ("not json", "line 1: expected .*refuse"),
        ('{"question": "甲", "refuse": true}\n{"question": ', "line 2: expected"),
        ('{"expected": ["甲"]}', r"line 1: expected .*\('question'\)"),
        ('{"question": "甲"}', "line 1: .*neither an expected string nor a refusal"),
        ('{"question": "甲", "expected": []}', "line 1: .*neither an expected string nor a refusal"),
        ('{"question": "甲", "expected": null}', "line 1: expected"),
        ('{"question": "甲", "expected": 90}', "line 1: expected"),
        ('{"question": "甲", "items": []}', "line 1: .*neither an expected string nor a refusal"),
        ('{"question": "甲", "cells": {}}', "line 1: .*neither an expected string nor a refusal"),
        ('{"question": "甲", "cells": ["乙"]}', "line 1: expected"),
        ('{"question": "甲", "points": 3}', "line 1: expected"),
        ('{"question": "甲", "expected": ["乙"], "sentence": [3]}', "line 1: expected"),
        ('{"question": "甲", "expected": ["乙"], "also": 3}', "line 1: expected"),
        ('{"turns": [{"question": "甲", "refuse": true}, {"question": "乙"}]}', "line 1: .*neither an expected string"),
        ('{"turns": [{"refuse": true}]}', r"line 1: expected .*\('question'\)"),
        ('{"turns": ["甲"]}', "line 1: expected"),
        ('{"turns": 3}', "line 1: expected"),
        ('{"turns": []}', "line 1: expected"),
        ("[1, 2]", "line 1: expected"),
        ("3", "line 1: expected"),
        ('{"data": []}', "holds no questions"),
        ('{"data": [{}]}', "not in SQuAD form, 'paragraphs' is missing"),
        ('{"data": [{"paragraphs": [{"qas": []}]}]}', "not in SQuAD form, 'context' is missing"),
        ('{"data": [{"paragraphs": [{"context": "甲", "qas": [{}]}]}]}', "not in SQuAD form, 'question' is missing"),
        ('{"data": ["甲"]}', "not in SQuAD form"),
        ('{"data": [{"paragraphs": [{"context": "甲", "qas": ["乙"]}]}]}', "not in SQuAD form"),
        ('{"data": 1}', "not in SQuAD form"),
    ],
)
def test_a_file_in_no_form_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(UnreadableQuestions, match=f"questions.*{words}"):
        read(tmp_path, text)


def test_a_file_that_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableQuestions, match=r"missing.json: cannot be read as UTF-8 text"):
        read_question_file(tmp_path / "missing.json")
    with pytest.raises(UnreadableQuestions, match="cannot be read as UTF-8 text"):
        read_question_file(tmp_path)
    (tmp_path / "gbk").write_bytes('{"question": "问"}'.encode("gbk"))
    with pytest.raises(UnreadableQuestions, match="gbk: cannot be read as UTF-8 text"):
        read_question_file(tmp_path / "gbk")
