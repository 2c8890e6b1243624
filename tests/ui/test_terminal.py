"""What the terminal says of added files."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Answer, Republication
from index.adding import FileOutcome, Status
from index.hit import Hit
from tests.made_up_articles import lines_as_passages
from tests.republished_articles import ORIGINAL, REPRINT
from tests.ui.fake_workbench import FakeWorkbench
from ui.json_forms import answer_json, hit_json
from ui.terminal import show_answer, show_outcomes

OUTCOMES = [
    FileOutcome("/a/坏.pdf", Status.SKIPPED, reason="/a/坏.pdf: a password is needed\nto open it"),
    FileOutcome("/a/甲.txt", Status.ADDED, "1", "甲", 1),
    FileOutcome("/a/乙.txt", Status.REPLACED, "2", "乙", 3, "replaces the version added before (0)"),
    FileOutcome("/a/丙.txt", Status.ADDED, "3", "丙", 2, "the same report as 甲 (/a/甲.txt)"),
    FileOutcome("/a/丁.txt", Status.UNCHANGED, "4", "丁", 2, "already in the index"),
]


def test_outcomes_are_told_in_groups_each_in_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    show_outcomes(OUTCOMES)
    assert capsys.readouterr().out.splitlines() == [
        "added     甲 (1 passage)",
        "added     丙 (2 passages)  the same report as 甲 (/a/甲.txt)",
        "unchanged 丁 (2 passages)  already in the index",
        "replaced  乙 (3 passages)  replaces the version added before (0)",
        "skipped   /a/坏.pdf  a password is needed to open it",
        "2 added, 1 unchanged, 1 replaced, 1 skipped",
    ]
    show_outcomes([])
    assert capsys.readouterr().out == "no files found\n"


def test_republications_are_told_in_the_terminal_and_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    answer = FakeWorkbench().answer_to("目标")
    republication = Republication("1", "江州公布方案", "某某网", None, "转载.html")
    first, second = answer.citations
    answer = replace(answer, citations=(replace(first, republications=(republication,)), second))
    show_answer(answer)
    assert capsys.readouterr().out.count("same report: 江州公布方案  某某网 · 转载.html\n") == 1
    assert [citation["republications"] for citation in answer_json(answer)["citations"]] == [
        [
            {
                "article_id": "1",
                "title": "江州公布方案",
                "publisher": "某某网",
                "published": None,
                "source": "转载.html",
            }
        ],
        [],
    ]
    hit = Hit(lines_as_passages(ORIGINAL)[0], ORIGINAL, 1.0, republications=(REPRINT,))
    assert hit_json(1, hit)["republications"] == [
        {
            "article_id": REPRINT.id,
            "title": "江州算力规模将达60 EFLOPS",
            "publisher": "某某网",
            "published": "2025-03-02",
            "source": "reprint.html",
        }
    ]


def test_a_long_answer_is_shown_whole(capsys: pytest.CaptureFixture[str]) -> None:
    sentence = "算力规模达到" + "很大很大" * 40 + "的水平[1]"
    show_answer(Answer(question="？", standalone_question="？", answered=True, answer=sentence, confidence=1.0))
    shown = capsys.readouterr().out
    assert "".join(character for character in shown if character in sentence).count("很大") == 80
    assert "的水平[1]" in shown.replace("\n", "").replace("│", "").replace(" ", "")
