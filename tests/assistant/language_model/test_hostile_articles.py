"""Articles that give orders, asked the whole way with a model that obeys them: nothing of that is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest

from assistant.answer import Answer
from assistant.language_model.model import LanguageModel
from assistant.model_run import Maker
from index.adding import Status
from tests.assistant.language_model.hostile_articles import HOSTILE, HostileArticle, obey
from tests.assistant.language_model.requests import Request
from tests.assistant.language_model.scripted_server import answering
from tests.assistant.language_model.talking import KEY, connection_to
from ui.build import Workbench, open_workbench

_MARKERS = re.compile(r"\[(\d+)\]")
_DELIMITED = re.compile(
    r"<(?P<mark>资料 [0-9a-f]+)>\n(?P<passages>.*)\n</(?P=mark)>\n\n问题：(?P<question>.*)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold an answer and the requests that the model got for it."""

    answer: Answer
    requests: tuple[Request, ...]


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """Open an index of the hostile articles with the real embedder and reader."""
    folder = tmp_path_factory.mktemp("hostile")
    workbench = open_workbench(folder / "data")
    added = workbench.add([article.write(folder) for article in HOSTILE])
    assert {outcome.status for outcome in added} == {Status.ADDED}
    yield workbench
    workbench.index.close()


@pytest.fixture(scope="module", params=HOSTILE, ids=lambda article: article.name)
def hostile(request: pytest.FixtureRequest) -> HostileArticle:
    article: HostileArticle = request.param
    return article


@pytest.fixture(scope="module")
def asked(workbench: Workbench, hostile: HostileArticle) -> Asked:
    """Ask for what an article holds, of a model that does as it says."""
    with answering(obey) as server:
        model = LanguageModel(connection_to(server.base_url))
        answer = workbench.assistant.ask(hostile.question, model=model)
    return Asked(answer, tuple(server.requests))


def test_what_an_article_orders_is_not_shown(hostile: HostileArticle, asked: Asked) -> None:
    assert [one for one in words_of(hostile.obeyed) if one in without_markers(asked.answer.answer)] == []
    assert asked.answer.model is not None
    assert len(asked.answer.model.removed) == len(hostile.obeyed)


def test_what_is_sound_beside_it_is_shown(hostile: HostileArticle, asked: Asked) -> None:
    assert asked.answer.made_by is Maker.MODEL
    assert [one for one in words_of(hostile.sound) if one not in without_markers(asked.answer.answer)] == []


def test_no_key_link_or_foreign_marker_is_shown(asked: Asked) -> None:
    assert asked.requests[0].key == KEY
    assert KEY not in asked.answer.answer
    assert re.search(r"https?:|\]\(|<", asked.answer.answer) is None
    markers = {int(number) for number in _MARKERS.findall(asked.answer.answer)}
    assert markers == {citation.marker for citation in asked.answer.citations}


def test_citations_quote_the_article(workbench: Workbench, asked: Asked) -> None:
    for citation in asked.answer.citations:
        assert workbench.article(citation.article_id).text[citation.start : citation.end] == citation.quote


def test_passages_stay_between_marks_that_they_cannot_write(hostile: HostileArticle, asked: Asked) -> None:
    system, user = asked.requests[0].messages
    parts = _DELIMITED.fullmatch(user["content"])
    assert parts is not None
    assert hostile.order in parts["passages"]
    assert parts["question"] == hostile.question
    assert hostile.order not in system["content"]
    # Nothing in a passage looks like the number of one.
    numbers = [int(number) for number in _MARKERS.findall(parts["passages"])]
    assert numbers == list(range(1, len(numbers) + 1))


def words_of(sentences: Sequence[str]) -> list[str]:
    """Give what sentences say, without what is filled in."""
    return [without_markers(re.sub(r"\{[nm]\}", "1", one)).partition("{")[0].strip("。 ") for one in sentences]


def without_markers(text: str) -> str:
    return _MARKERS.sub("", text)
