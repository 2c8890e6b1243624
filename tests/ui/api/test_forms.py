from tests.ui.fake_workbench import BUDGET_SENTENCE, FakeWorkbench, cite, example_articles
from ui.api.forms import AnswerForm, CitationForm, HitForm, without_folders
from ui.json_forms import answer_json, hit_json


def test_the_forms_are_those_of_the_command_line() -> None:
    answer = answer_json(FakeWorkbench().answer_to("算力目标"))
    assert set(AnswerForm.model_fields) == set(answer)
    assert set(CitationForm.model_fields) == set(answer["citations"][0])
    hit = hit_json(1, FakeWorkbench(pause=0.0).search("算力", 1)[0])
    assert set(HitForm.model_fields) == set(hit)


def test_nothing_but_the_folders_is_changed() -> None:
    answer = answer_json(FakeWorkbench().answer_to("算力目标"))
    shown = AnswerForm.model_validate(answer).model_dump()
    assert [citation["source"] for citation in shown["citations"]] == [
        "江州方案.md",
        "https://outside.example/policy/subsidy.html",
    ]
    answer["citations"][0]["source"] = "江州方案.md"
    assert shown == answer


def test_a_field_that_a_form_gains_comes_through() -> None:
    answer = answer_json(FakeWorkbench().answer_to("算力目标")) | {"mood": "sure"}
    assert AnswerForm.model_validate(answer).model_dump()["mood"] == "sure"


def test_folders_of_any_system_are_left_out() -> None:
    sources = ["C:\\secret\\a.html", "/srv/secret/b.md", "c.txt", "http://a.example/d/e", "/srv/f/", ""]
    assert [without_folders(one) for one in sources] == ["a.html", "b.md", "c.txt", "http://a.example/d/e", "f", ""]


def test_a_citation_points_into_its_article() -> None:
    plan = example_articles()[0]
    citation = cite(1, plan, BUDGET_SENTENCE)
    assert plan.text[citation.start : citation.end] == BUDGET_SENTENCE
