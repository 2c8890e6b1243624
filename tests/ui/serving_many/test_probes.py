"""Refusals over HTTP, probes and metrics, over the fake workbench."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from starlette.testclient import TestClient

from tests.ui.fake_workbench import FakeWorkbench
from ui.api.application import make_application
from ui.serving.desk import Desk
from ui.serving.options import ServingOptions


@contextmanager
def opened(
    workbench: FakeWorkbench, desk: Desk, options: ServingOptions = ServingOptions(), *, address: str = "127.0.0.1"
) -> Iterator[TestClient]:
    app = make_application(workbench, desk, options)
    with TestClient(app, client=(address, 50000), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def workbench() -> FakeWorkbench:
    return FakeWorkbench(pause=0.0)


@pytest.fixture
def desk() -> Desk:
    return Desk.with_options(ServingOptions(answers_at_once=1, most_waiting=1))


def test_a_full_queue_is_told_with_its_length_and_when_to_come_again(workbench: FakeWorkbench, desk: Desk) -> None:
    with opened(workbench, desk) as client, desk.enter("a"), desk.enter("b"):
        for path in ("/api/ask", "/api/ask/stream", "/api/search"):
            refused = client.post(path, json={"question": "算力目标？"})
            assert refused.status_code == 503, path
            assert refused.json()["waiting"] == 1
            assert refused.json()["error"].startswith("the server is busy: 1 questions wait before you")
            assert int(refused.headers["retry-after"]) >= 1
        assert client.get("/api/articles").status_code == 200
        assert client.get("/health").json() == {"status": "alive"}
    assert 'shengce_refusals_total{reason="busy"} 3.0' in desk.metrics.text().decode()


def test_a_rate_is_a_status_of_its_own(workbench: FakeWorkbench) -> None:
    desk = Desk.with_options(ServingOptions(questions_a_minute=1))
    with opened(workbench, desk) as client:
        assert client.post("/api/ask", json={"question": "算力目标？"}).status_code == 200
        refused = client.post("/api/ask", json={"question": "算力目标？"})
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) >= 1


def test_a_stream_keeps_its_place_until_it_is_sent(workbench: FakeWorkbench, desk: Desk) -> None:
    with opened(workbench, desk) as client:
        with client.stream("POST", "/api/ask/stream", json={"question": "算力目标？"}) as answer:
            assert answer.status_code == 200
            lines = list(answer.iter_lines())
        assert '"event":"answer"' in lines[-1]
        assert desk.admission.is_idle
        # One that fails gives its place back as well.
        for question in ("索引", "坏掉", ""):
            client.post("/api/ask/stream", json={"question": question})
    assert desk.admission.is_idle


def test_ready_says_when_the_articles_are_gone_and_when_the_server_stops(workbench: FakeWorkbench, desk: Desk) -> None:
    with opened(workbench, desk) as client:
        assert client.get("/ready").json() == {"status": "ready", "articles": 3, "passages": 3}
        workbench.is_gone = True
        gone = client.get("/ready")
        assert (gone.status_code, gone.json()) == (503, {"status": "not ready", "failing": ["articles"]})
        assert "shengce_articles NaN" in desk.metrics.text().decode()
        workbench.is_gone = False
        desk.admission.stop()
        stopping = client.get("/ready")
        assert (stopping.status_code, stopping.json()) == (503, {"status": "stopping"})
        refused = client.post("/api/ask", json={"question": "算力目标？"})
        assert refused.status_code == 503
        assert refused.json()["error"] == "the server is being stopped; ask again in a moment"
        assert client.get("/health").status_code == 200


def test_metrics_count_answers_and_failures_and_hold_no_words(workbench: FakeWorkbench) -> None:
    desk = Desk.with_options()
    with opened(workbench, desk) as client:
        client.post("/api/ask", json={"question": "算力目标？"})
        client.post("/api/ask", json={"question": "今天的天气？"})
        client.post("/api/ask", json={"question": "坏掉"})
        told = client.get("/metrics").text
    for line in (
        'shengce_questions_total{answered="true",source="api"} 1.0',
        'shengce_questions_total{answered="false",source="api"} 1.0',
        'shengce_errors_total{source="api"} 1.0',
        'shengce_answer_seconds_count{stage="total"} 2.0',
        'shengce_answer_seconds_count{stage="waiting"} 3.0',
        "shengce_queue_length 0.0",
        "shengce_articles 3.0",
    ):
        assert line in told, told
    assert not any(character >= "\u2e80" for character in told)


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        ("127.0.0.1", {}, 200),
        ("192.0.2.1", {}, 403),
        ("127.0.0.1", {"x-forwarded-for": "192.0.2.1"}, 403),
        ("192.0.2.1", {"authorization": "Bearer right"}, 200),
        ("192.0.2.1", {"authorization": "Bearer wrong"}, 403),
        ("192.0.2.1", {"authorization": "Bearer "}, 403),
    ],
)
def test_metrics_are_for_this_machine_or_with_the_token(
    workbench: FakeWorkbench, address: str, headers: dict[str, str], status: int
) -> None:
    options = ServingOptions(metrics_token="right")
    with opened(workbench, Desk.with_options(options), options, address=address) as client:
        assert client.get("/metrics", headers=headers).status_code == status
