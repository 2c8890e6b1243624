"""The scripted server does on the wire what its scripts say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.assistant.language_model.requests import Request
from tests.assistant.language_model.scripted_server import ScriptedServer, answering, scripted
from tests.assistant.language_model.scripts import (
    BUSY,
    FAILED,
    GARBAGE,
    Abilities,
    Ending,
    Reply,
    Response,
    Streaming,
)

TEXT = "江苏提出2030年人工智能产业规模超过1万亿元[1]。"
PATIENCE = 20.0
"""Seconds that a test waits for what comes in a moment."""


def body(**more: Any) -> dict[str, Any]:
    return {"model": "scripted", "messages": [{"role": "user", "content": "江苏？"}], **more}


def ask(server: ScriptedServer, *, key: str = "sk-right", **more: Any) -> httpx.Response:
    headers = {"Authorization": f"Bearer {key}"}
    return httpx.post(f"{server.base_url}/chat/completions", json=body(**more), headers=headers, timeout=PATIENCE)


def events(lines: Iterator[str]) -> Iterator[dict[str, Any]]:
    yield from (json.loads(line[6:]) for line in lines if line.startswith("data: ") and line != "data: [DONE]")


def streamed(server: ScriptedServer) -> tuple[str, list[dict[str, Any]]]:
    """Give the text of a stream and its chunks."""
    options = {"stream": True, "stream_options": {"include_usage": True}}
    chunks = list(events(iter(ask(server, **options).text.splitlines())))
    return "".join(one["choices"][0]["delta"].get("content", "") for one in chunks if one["choices"]), chunks


def test_a_reply_comes_whole_or_in_pieces_with_its_count() -> None:
    with scripted(Reply(TEXT)) as server:
        whole = ask(server).json()
        text, chunks = streamed(server)
    assert whole["choices"][0] == {
        "index": 0,
        "message": {"role": "assistant", "content": TEXT},
        "finish_reason": "stop",
    }
    assert text == TEXT
    assert chunks[-2]["choices"][0]["finish_reason"] == "stop"
    assert (
        chunks[-1]["usage"]
        == whole["usage"]
        == {
            "prompt_tokens": len("江苏？"),
            "completion_tokens": len(TEXT),
            "total_tokens": len("江苏？") + len(TEXT),
        }
    )


def test_responses_follow_each_other_and_the_last_stays() -> None:
    with scripted(BUSY, FAILED, Reply(TEXT)) as server:
        answers = [ask(server) for _ in range(4)]
    assert [one.status_code for one in answers] == [429, 500, 200, 200]
    assert answers[0].headers["Retry-After"] == "1"
    assert [request.key for request in server.requests] == ["sk-right"] * 4


def test_a_response_may_depend_on_what_was_asked() -> None:
    with answering(lambda request: Reply(request.prompt.upper())) as server:
        assert (
            ask(server, messages=[{"role": "user", "content": "say"}]).json()["choices"][0]["message"]["content"]
            == "SAY"
        )
    assert server.requests == [Request(body(messages=[{"role": "user", "content": "say"}]), "sk-right")]


def test_a_reply_that_dies_is_cut_off_and_one_that_ends_is_not() -> None:
    with (
        scripted(Reply(TEXT, Ending.DIES)) as server,
        pytest.raises(httpx.RemoteProtocolError, match="incomplete chunked read"),
    ):
        ask(server, stream=True)


@pytest.mark.parametrize("ending", [Ending.ENDLESS, Ending.SILENT])
def test_a_client_that_leaves_is_noticed(ending: Ending) -> None:
    reply = Reply(TEXT, ending)
    with scripted(reply) as server, httpx.Client(timeout=PATIENCE) as client:
        with client.stream("POST", f"{server.base_url}/chat/completions", json=body(stream=True)) as response:
            received = events(response.iter_lines())
            pieces = [next(received) for _ in reply.pieces]
        sent = server.departures.get(timeout=PATIENCE)
    assert sent == len(pieces) if ending is Ending.SILENT else sent >= len(pieces)


@pytest.mark.parametrize(
    ("abilities", "more", "status", "message"),
    [
        (Abilities(key="sk-other"), {}, 401, "Incorrect API key"),
        (Abilities(streaming=Streaming.REFUSED), {"stream": True}, 400, "does not support streaming"),
        (Abilities(stream_options=False), {"stream_options": {}}, 400, "stream_options"),
        (Abilities(system_role=False), {"messages": [{"role": "system", "content": ""}]}, 400, "System role"),
        (Abilities(context_characters=2), {}, 400, "maximum context length is 2 tokens"),
    ],
)
def test_a_server_refuses_what_it_cannot_do(
    abilities: Abilities, more: dict[str, Any], status: int, message: str
) -> None:
    with scripted(Reply(TEXT), abilities=abilities) as server:
        answer = ask(server, **more)
    assert answer.status_code == status
    assert message in answer.json()["error"]["message"]


def test_a_server_without_streaming_or_usage_leaves_them_out() -> None:
    with scripted(Reply(TEXT), abilities=Abilities(streaming=Streaming.IGNORED, usage=False)) as server:
        answer = ask(server, stream=True)
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.json().keys() == {"id", "created", "model", "object", "choices"}


@pytest.mark.parametrize(("response", "kind"), [(GARBAGE, "text/html"), (Reply(TEXT), "application/json")])
def test_garbage_is_no_completion(response: Response, kind: str) -> None:
    with scripted(response) as server:
        assert ask(server).headers["Content-Type"] == kind


def test_the_models_are_listed_where_the_server_does_that() -> None:
    with scripted(Reply(TEXT)) as server:
        assert [one["id"] for one in httpx.get(f"{server.base_url}/models").json()["data"]] == ["scripted"]
    with scripted(Reply(TEXT), abilities=Abilities(models=False)) as server:
        assert httpx.get(f"{server.base_url}/models").status_code == 404
