import json
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.ui.fake_workbench import FakeWorkbench, example_articles
from ui.api.door import MAX_BODY_BYTES
from ui.api.inputs import AskRequest, SearchRequest
from ui.api.service import Service
from ui.protection import MAX_BODY_BYTES as MAX_BODY_BYTES_OF_THE_SERVER

CURL = {"content-type": "application/x-www-form-urlencoded"}


def test_a_question_is_answered_as_curl_sends_it(client: TestClient, workbench: FakeWorkbench) -> None:
    answer = client.post("/api/ask", content='{"question":"算力目标？"}', headers=CURL)
    expected = Service(workbench).ask(AskRequest(question="算力目标？"))
    assert (answer.status_code, answer.json()) == (200, expected.model_dump())
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_stream_is_a_line_of_json_a_step(client: TestClient, workbench: FakeWorkbench) -> None:
    streamed = client.post("/api/ask/stream", json={"question": "天气？"})
    assert (streamed.status_code, streamed.headers["content-type"]) == (200, "application/jsonl")
    first, *texts, last = [json.loads(line) for line in streamed.text.splitlines()]
    assert first == {"event": "searching", "question": "天气？"}
    assert "".join(line["text"] for line in texts) == "收录的文章里没有找到答案。"
    answer = Service(workbench).ask(AskRequest(question="天气？")).model_dump()
    assert last == {"event": "answer", "answer": answer}
    assert answer["short_answer"] is None


def test_what_some_take_for_the_end_of_a_line_ends_none(client: TestClient) -> None:
    question = "天气\u2028怎么\u2029样\x85？"
    lines = [json.loads(line) for line in client.post("/api/ask/stream", json={"question": question}).iter_lines()]
    assert lines[0] == {"event": "searching", "question": question}
    assert lines[-1]["answer"]["question"] == question


def test_a_stream_that_fails_ends_with_why(client: TestClient) -> None:
    lines = client.post("/api/ask/stream", json={"question": "坏掉"}).text.splitlines()
    assert [json.loads(line) for line in lines] == [
        {"event": "searching", "question": "坏掉"},
        {"event": "text", "text": "刚开始"},
        {"event": "error", "error": "something went wrong; try again, and if it fails again see the server's log"},
    ]


def test_a_stream_that_fails_at_once_has_a_status(client: TestClient) -> None:
    failed = client.post("/api/ask/stream", json={"question": "天气？", "history": ["索引"]})
    assert (failed.status_code, failed.json()) == (503, {"error": "the index is being rebuilt; ask again in a minute"})


def test_passages_are_found(client: TestClient, workbench: FakeWorkbench) -> None:
    hits = client.post("/api/search", json={"question": "补贴", "k": 1}).json()
    assert hits == [hit.model_dump() for hit in Service(workbench).search(SearchRequest(question="补贴", k=1))]
    assert [hit["title"] for hit in hits] == ["海州市算力补贴办法"]


def test_articles_are_listed_and_opened(client: TestClient) -> None:
    plan, subsidy, hostile = example_articles()
    assert [one["id"] for one in client.get("/api/articles").json()] == [plan.id, subsidy.id, hostile.id]
    listed = client.get("/api/articles", params={"region": "浙江", "limit": 1}).json()
    assert [one["id"] for one in listed] == [subsidy.id]
    opened = client.get(f"/api/articles/{hostile.id}").json()
    assert (opened["title"], opened["text"], opened["source"]) == (hostile.title, hostile.text, "<b>hostile.html")
    part = client.get(f"/api/articles/{subsidy.id}", params={"start": 2, "end": 4}).json()
    assert (part["text"], part["start"], part["end"]) == (subsidy.text[2:4], 2, 4)


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "error"),
    [
        ("POST", "/api/ask", "{}", 422, 'question is missing: send an object such as {"question": "…"}'),
        (
            "POST",
            "/api/ask",
            "?",
            422,
            "the body is not JSON (expected value at line 1 column 1): send an",
        ),
        (
            "POST",
            "/api/ask",
            '{"question":"' + "长" * 501 + '"}',
            422,
            "the question has 501 characters; 500 is",
        ),
        ("POST", "/api/ask/stream", '{"question":" "}', 422, "the question is empty: ask one"),
        ("POST", "/api/ask", '{"question":"a","regions":["Atlantis"]}', 422, "no region goes by the name 'Atlantis'"),
        ("POST", "/api/ask", '{"question":"坏掉"}', 500, "something went wrong; try again"),
        ("POST", "/api/ask", '{"question":"索引"}', 503, "the index is being rebuilt; ask again in a minute"),
        ("POST", "/api/search", '{"question":"a","k":1000}', 422, "k: Input should be less than or equal to 100"),
        ("POST", "/api/search", '{"question":"坏掉"}', 500, "something went wrong; try again"),
        ("GET", "/api/articles?limit=0", "", 422, "limit: Input should be greater than or equal to 1"),
        ("GET", "/api/articles?region=Atlantis", "", 422, "no region goes by the name 'Atlantis'"),
        ("GET", "/api/articles?region=" + "x" * 99, "", 422, "region: String should have at most 60 characters"),
        (
            "GET",
            "/api/articles/0123456789abcdef",
            "",
            404,
            "no article has this id: the list of articles holds",
        ),
        ("GET", "/api/articles/..%2f..%2fetc%2fpasswd", "", 404, "nothing is at this address: /api/openapi.json lists"),
        ("GET", "/api/articles/%00%ff", "", 404, "nothing is at this address, which holds control characters"),
        ("GET", "/api/articles/a%0ab", "", 404, "nothing is at this address, which holds control characters"),
        ("GET", "/api/articles/a?start=x", "", 422, "start: Input should be a valid integer"),
        ("GET", "/api/ask", "", 405, "this address takes POST only"),
        ("DELETE", "/api/articles/0123456789abcdef", "", 404, "no article has this id"),
        ("DELETE", "/api/articles", "", 405, "this address takes "),
        ("PUT", "/api/articles", "{}", 405, "this address takes "),
        ("GET", "/api/docs", "", 404, "nothing is at this address: /api/openapi.json lists what there is"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    client: TestClient, method: str, path: str, body: str, status: int, error: str
) -> None:
    answer = client.request(method, path, content=body.encode())
    assert answer.status_code == status
    assert set(answer.json()) == {"error"}
    assert answer.json()["error"].startswith(error)
    assert [word for word in ("Traceback", "secret", "\\n") if word in answer.text] == []


def chunks(size: int) -> Iterator[bytes]:
    yield b'{"question":"'
    yield from (b"a" * 1024 for _ in range(size // 1024))


@pytest.mark.parametrize("size", [MAX_BODY_BYTES + 1024, MAX_BODY_BYTES_OF_THE_SERVER + 1024])
def test_long_bodies_are_refused_whatever_they_say_of_their_length(client: TestClient, size: int) -> None:
    told = client.post("/api/ask", content=b"x" * size)
    untold = client.post("/api/ask", content=chunks(size))
    for answer in (told, untold):
        assert (answer.status_code, answer.json()) == (413, {"error": "the body is over 65536 bytes: send less"})


def test_pages_of_other_sites_get_nothing(client: TestClient, workbench: FakeWorkbench) -> None:
    body = '{"question":"算力目标？"}'
    foreign = client.post("/api/ask", content=body, headers={"origin": "https://evil.example"})
    assert (foreign.status_code, foreign.json()) == (403, {"error": "pages of other sites may not call this server"})
    rebound = client.get("/api/articles", headers={"host": "evil.example"})
    assert rebound.status_code == 421
    assert workbench.questions == []
    assert "access-control-allow-origin" not in foreign.headers


def test_the_description_names_every_address_and_form(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    assert {path: sorted(methods) for path, methods in described["paths"].items()} == {
        "/ask": ["post"],
        "/ask/stream": ["post"],
        "/search": ["post"],
        "/articles": ["get", "post"],
        "/articles/{article_id}": ["delete", "get"],
        "/files": ["post"],
    }
    assert described["servers"] == [{"url": "/api"}]
    body = described["paths"]["/ask"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert body["properties"]["question"]["maxLength"] == 500
    assert {"AnswerForm", "CitationForm", "HitForm", "ArticleForm", "OpenArticle"} <= set(
        described["components"]["schemas"]
    )
