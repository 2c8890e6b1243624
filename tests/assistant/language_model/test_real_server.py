"""The client against llama.cpp's server with a small real model."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import closing

import pytest

from assistant.language_model.client import Delta
from assistant.language_model.exceptions import ModelError, PromptTooLong
from tests.assistant.language_model.model_files import SMALL_MODEL
from tests.assistant.language_model.real_server import CONTEXT_TOKENS, RealServer, real_server
from tests.assistant.language_model.talking import KEY, client_of, hear

LONG_TASK = ({"role": "user", "content": "Write a very long story about a river, a mountain and a city."},)
LONGEST = 900
"""Tokens of a reply that takes the model some ten seconds, were it let."""
PATIENCE = 60.0


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    with real_server(SMALL_MODEL, tmp_path_factory.mktemp("model") / "log.txt") as server:
        yield server


def test_a_reply_streams_in_and_its_tokens_are_counted(server: RealServer) -> None:
    heard = hear(client_of(server.base_url), longest=40)
    assert len(heard.pieces) > 5
    assert heard.end.usage.counted
    assert 0 < heard.end.usage.completion_tokens <= 40


def test_to_stop_in_the_middle_stops_the_server_too(server: RealServer) -> None:
    with closing(client_of(server.base_url).stream(LONG_TASK, longest=LONGEST)) as pieces:
        heard = [next(one for one in pieces if isinstance(one, Delta)) for _ in range(5)]
        assert server.is_generating()
    assert all(piece.text for piece in heard)
    assert server.wait_until_idle(PATIENCE)
    assert "cancel task" in server.log.read_text()


def test_a_reply_that_takes_too_long_is_given_up_on_both_sides(server: RealServer) -> None:
    cancelled = server.log.read_text().count("cancel task")
    with pytest.raises(ModelError, match="too slow"):
        hear(client_of(server.base_url, total_seconds=0.5), LONG_TASK, longest=LONGEST)
    assert server.wait_until_idle(PATIENCE)
    assert server.log.read_text().count("cancel task") == cancelled + 1


def test_a_prompt_beyond_the_context_is_told_with_what_fits(server: RealServer) -> None:
    prompt = ({"role": "user", "content": "policy " * CONTEXT_TOKENS * 2},)
    with pytest.raises(PromptTooLong, match="too long") as caught:
        hear(client_of(server.base_url), prompt)
    assert caught.value.limit == CONTEXT_TOKENS


def test_the_key_stands_in_no_log_on_either_side(server: RealServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    assert hear(client_of(server.base_url), longest=5).text
    with pytest.raises(ModelError, match="refused"):
        hear(client_of(server.base_url, key=f"{KEY}-wrong"))
    assert caplog.records
    assert KEY not in caplog.text
    assert "unauthorized" in server.log.read_text()
    assert KEY not in server.log.read_text()
