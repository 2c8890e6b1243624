"""The server as others meet it: with gradio_client, with curl's one request, and its page beside the API."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.request import Request, urlopen

import httpx
import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError

from tests.ui.api.conftest import Served
from tests.ui.fake_workbench import FakeWorkbench, example_articles
from ui.api.inputs import AskRequest
from ui.api.service import Service


@pytest.fixture(scope="module")
def client(served: Served) -> Iterator[Client]:
    client = Client(served.address, verbose=False, analytics_enabled=False)
    yield client
    client.close()


def test_the_endpoints_are_these_and_no_handler_of_the_page(client: Client) -> None:
    endpoints = client.view_api(return_format="dict", print_info=False)
    assert isinstance(endpoints, dict)
    assert endpoints["unnamed_endpoints"] == {}
    parameters = {
        name: [parameter["parameter_name"] for parameter in endpoint["parameters"]]
        for name, endpoint in endpoints["named_endpoints"].items()
    }
    assert parameters == {
        "/ask": ["question", "regions", "history"],
        "/ask_stream": ["question", "regions", "history"],
        "/search": ["question", "k"],
        "/articles": ["region", "offset", "limit"],
        "/article": ["article_id", "start", "end"],
    }


def test_a_question_is_answered(client: Client) -> None:
    answer = client.predict("算力目标？", ["Jiangsu"], api_name="/ask")
    asked = AskRequest(question="算力目标？", regions=["江苏"])
    assert answer == Service(FakeWorkbench(pause=0.0)).ask(asked).model_dump()
    followed = client.predict(question="那天气呢？", history=["算力目标？"], api_name="/ask")
    assert followed["answered"] is False


def test_an_answer_comes_bit_by_bit(client: Client) -> None:
    first, *texts, last = client.submit("天气？", api_name="/ask_stream")
    assert first == {"event": "searching", "question": "天气？"}
    assert "".join(line["text"] for line in texts) == "收录的文章里没有找到答案。"
    assert last["answer"]["answer"] == "收录的文章里没有找到答案。"


def test_passages_and_articles_are_found(client: Client) -> None:
    plan, subsidy, hostile = example_articles()
    assert [hit["article_id"] for hit in client.predict("补贴", k=1, api_name="/search")] == [subsidy.id]
    assert [one["id"] for one in client.predict(api_name="/articles")] == [plan.id, subsidy.id, hostile.id]
    assert client.predict(hostile.id, api_name="/article")["text"] == hostile.text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("长" * 501, "^the question has 501 characters; 500 is the most: shorten it$"),
        (5, "^question: Input should be a valid string$"),
        ("索引", "^the index is being rebuilt; ask again in a minute$"),
        ("坏掉", "^something went wrong; try again, and if it fails again see the server's log$"),
    ],
)
@pytest.mark.parametrize("endpoint", ["/ask", "/ask_stream"])
def test_what_cannot_be_done_is_told(client: Client, endpoint: str, question: object, words: str) -> None:
    with pytest.raises(AppError, match=words):
        client.predict(question, api_name=endpoint)


def test_the_whole_server_answers_one_request_of_curl(served: Served) -> None:
    # urllib says of a body what curl says: that it is a form.
    request = Request(f"{served.address}api/ask", data='{"question":"算力目标？"}'.encode())
    with urlopen(request, timeout=20) as answer:
        assert json.load(answer)["short_answer"] == "60 EFLOPS"
        assert answer.headers["content-security-policy"].startswith("default-src 'self'; ")
    with urlopen(served.address, timeout=20) as page:
        assert b"window.gradio_config" in page.read()


def test_what_went_wrong_is_in_the_log_of_the_server(served: Served) -> None:
    request = Request(f"{served.address}api/ask/stream", data='{"question":"坏掉"}'.encode())
    with urlopen(request, timeout=20) as answer:
        lines = [json.loads(line) for line in answer]
    assert [line["event"] for line in lines] == ["searching", "text", "error"]
    assert "secret /srv/secret/folder" in served.log.read_text()


@pytest.mark.parametrize("address", ["call/ask", "queue/join", "reset", "cancel"])
def test_a_body_that_is_no_text_is_refused_by_the_page_s_own_addresses(served: Served, address: str) -> None:
    answer = httpx.post(
        f"{served.address}gradio_api/{address}", content=b"\x98\x9b", headers={"content-type": "text/plain"}
    )
    assert answer.status_code == 422
    assert answer.json()["detail"][0]["type"] == "model_attributes_type"
