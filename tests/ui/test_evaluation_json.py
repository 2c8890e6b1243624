"""The JSON of evaluations."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from assistant.evaluation import report_json, summarise
from assistant.measuring import read_run
from assistant.measuring.rechecking import changes
from assistant.question_drafting import DraftedQuestion
from assistant.question_files import ExpectedAnswer, read_question_file
from tests.made_up_articles import make_article
from tests.ui.evaluation_runs import EARLIER, RUN, report
from ui.evaluation_json import drafted_line, evaluation_json, recheck_json


def test_the_keys_of_a_plain_report_are_kept() -> None:
    form = evaluation_json(report())
    plain = report_json(summarise(RUN))
    assert {key: form[key] for key in plain if key != "retrieval"} == {
        key: value for key, value in plain.items() if key != "retrieval"
    }
    assert form["retrieval"] == {
        **{"recall_at_1": 1.0, "recall_at_5": 1.0, "recall_at_10": 1.0},
        **{"mean_reciprocal_rank": 1.0, "ndcg_at_10": 1.0},
    }
    assert set(form) - set(plain) == {"figures", "groups", "comparison", "format", "outcomes"}
    assert form["figures"] == asdict(report().figures)
    assert form["groups"]["region"]["江苏"]["questions"] == 3
    assert form["comparison"] is None


def test_what_is_written_can_be_compared_with(tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    path.write_text(json.dumps(evaluation_json(report())), encoding="utf-8")
    assert read_run(path) == report().measured


def test_a_comparison_names_what_got_better_and_worse() -> None:
    form = evaluation_json(report(against=EARLIER))["comparison"]
    assert [one["question"] for one in form["better"]] == ["算力目标？"]
    assert [one["before"]["answer"] for one in form["better"]] == ["别的[1]"]
    assert [one["now"]["right"] for one in form["worse"]] == [False]
    assert (form["compared"], form["only_before"], form["only_now"]) == (3, 0, 0)
    assert form["differences"]["right"]["questions"] == 3


def test_changes_have_both_answers(tmp_path: Path) -> None:
    before, now = report(against=EARLIER), report()
    earlier = tuple(one.before for one in (before.comparison.better if before.comparison else ()))
    changed = changes(earlier, now.measured[:1])
    form = recheck_json(changed, now.measured[:1])
    assert (form["questions"], form["changed"]) == (1, 1)
    (change,) = form["changes"]
    assert (change["question"], change["parts"]) == ("算力目标？", ["answer"])
    assert (change["before"]["answer"], change["now"]["answer"]) == ("别的[1]", "60 EFLOPS[1]")
    path = tmp_path / "run.json"
    path.write_text(json.dumps(form), encoding="utf-8")
    assert read_run(path) == now.measured[:1]


def test_a_drafted_line_is_read_as_a_question(tmp_path: Path) -> None:
    article = make_article("到2027年，普及率达到70%。", title="方案", source="/srv/folder/方案.md")
    line = drafted_line(DraftedQuestion("普及率？", "70%", article.text, article))
    path = tmp_path / "drafted.jsonl"
    path.write_text(json.dumps(line), encoding="utf-8")
    assert read_question_file(path).questions == (
        ExpectedAnswer("普及率？", ("70%",), sentences=((article.text,),), sources=("方案.md",)),
    )
