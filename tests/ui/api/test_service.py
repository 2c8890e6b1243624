import logging
import sqlite3

import pytest

from tests.ui.fake_workbench import BUDGET_SENTENCE, FakeWorkbench, example_articles
from ui.api.exceptions import InternalFailure, NothingThere, Unavailable
from ui.api.inputs import AskRequest, ListRequest, OpenRequest, SearchRequest
from ui.api.service import Service


def test_an_answer_carries_its_quotes(workbench: FakeWorkbench) -> None:
    answer = Service(workbench).ask(AskRequest(question="算力目标？", regions=["江苏"]))
    assert (answer.answered, answer.short_answer, answer.confidence) == (True, "60 EFLOPS", 0.93)
    assert answer.citations[0].quote == BUDGET_SENTENCE
    plan = Service(workbench).article(OpenRequest(article_id=answer.citations[0].article_id))
    assert plan.text[answer.citations[0].start : answer.citations[0].end] == BUDGET_SENTENCE


def test_the_questions_before_are_asked_again_in_their_order(workbench: FakeWorkbench) -> None:
    asked = AskRequest(question="那天气呢？", regions=["江苏"], history=["算力目标？", "补贴？"])
    assert Service(workbench).ask(asked).answered is False
    assert workbench.questions == [
        ("算力目标？", 0, ("江苏",)),
        ("补贴？", 1, ("江苏",)),
        ("那天气呢？", 2, ("江苏",)),
    ]


def test_a_stream_tells_each_step_and_ends_with_the_answer(workbench: FakeWorkbench) -> None:
    service, asked = Service(workbench), AskRequest(question="天气？")
    first, *texts, last = service.stream(asked)
    assert (first.event, first.question) == ("searching", "天气？")
    assert {line.event for line in texts} == {"text"}
    assert "".join(line.text or "" for line in texts) == "收录的文章里没有找到答案。"
    assert (last.event, last.answer) == ("answer", service.ask(asked))


def test_hits_are_ranked_from_one(workbench: FakeWorkbench) -> None:
    hits = Service(workbench).search(SearchRequest(question="补贴", k=2))
    assert [(hit.rank, hit.title) for hit in hits] == [(1, "海州市算力补贴办法"), (2, "江州省人工智能三年行动方案")]


def test_a_part_of_the_list_is_counted_whole(workbench: FakeWorkbench) -> None:
    service = Service(workbench)
    plan, subsidy, hostile = example_articles()
    listed = service.articles(ListRequest(offset=1, limit=1))
    assert (listed.total, [one.id for one in listed.articles]) == (3, [subsidy.id])
    assert [one.id for one in service.articles(ListRequest(region="Anhui")).articles] == [hostile.id]
    assert service.articles(ListRequest(offset=9)).articles == []
    assert service.articles(ListRequest(region="上海")).articles[0].model_dump() == {
        "id": plan.id,
        "title": plan.title,
        "publisher": "江州省人民政府办公厅",
        "published": "2024-05-20",
        "regions": ["江苏", "上海"],
        "language": "zh-Hans",
        "source": "江州方案.md",
    }


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (0, None, slice(0, 45)),
        (7, 9, slice(7, 9)),
        (40, 99, slice(40, 45)),
        (99, None, slice(45, 45)),
        (9, 7, slice(9, 9)),
    ],
)
def test_a_part_of_an_article_tells_where_it_stands(
    workbench: FakeWorkbench, start: int, end: int | None, shown: slice
) -> None:
    subsidy = example_articles()[1]
    opened = Service(workbench).article(OpenRequest(article_id=subsidy.id, start=start, end=end))
    assert (opened.text, opened.start, opened.end) == (subsidy.text[shown], shown.start, shown.stop)
    assert opened.characters == len(subsidy.text) == 45


def test_an_id_that_no_article_has_is_told(workbench: FakeWorkbench) -> None:
    with pytest.raises(NothingThere, match=r"^no article has this id: the list of articles holds the ids$"):
        Service(workbench).article(OpenRequest(article_id="../../etc/passwd"))


def test_what_is_foreseen_is_told_in_its_own_words(workbench: FakeWorkbench) -> None:
    with pytest.raises(Unavailable, match=r"^the index is being rebuilt; ask again in a minute$"):
        Service(workbench).ask(AskRequest(question="索引"))


def test_what_is_not_foreseen_is_told_in_the_log_only(
    workbench: FakeWorkbench, caplog: pytest.LogCaptureFixture
) -> None:
    service = Service(workbench)
    with caplog.at_level(logging.ERROR), pytest.raises(InternalFailure, match=r"^something went wrong; [^/]*$"):
        service.search(SearchRequest(question="坏掉"))
    assert "secret /srv/secret/folder" in caplog.text
    steps = service.stream(AskRequest(question="坏掉"))
    assert [next(steps).event, next(steps).event] == ["searching", "text"]
    with pytest.raises(InternalFailure, match=r"^something went wrong"):
        next(steps)


def test_a_list_that_cannot_be_read_is_a_failure(workbench: FakeWorkbench, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(workbench, "articles", fail)
    with pytest.raises(InternalFailure, match=r"^something went wrong"):
        Service(workbench).articles(ListRequest())
