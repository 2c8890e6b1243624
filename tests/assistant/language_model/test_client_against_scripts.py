"""The client against servers that lack something, are busy, break off or send nonsense."""

from __future__ import annotations

import logging
from contextlib import closing
from dataclasses import replace

import pytest

from assistant.language_model.client import Delta
from assistant.language_model.exceptions import ModelError, PromptTooLong
from assistant.model_run import Setback
from tests.assistant.language_model.scripted_server import scripted
from tests.assistant.language_model.scripts import (
    BUSY,
    CAPABLE,
    EMPTY,
    FAILED,
    GARBAGE,
    MALFORMED_EVENTS,
    NO_CHOICES,
    Abilities,
    Ending,
    Reply,
    Response,
    Streaming,
    overflow,
)
from tests.assistant.language_model.talking import KEY, MESSAGES, client_of, hear

TEXT = "江苏提出2030年人工智能产业规模超过1万亿元[1]。"
SOUND = Reply(TEXT)
PATIENCE = 20.0
"""Seconds that a test waits for what comes in a moment."""


def test_a_reply_comes_in_pieces_with_the_tokens_that_the_server_counted() -> None:
    with scripted(SOUND) as server:
        heard = hear(client_of(server.base_url))
    assert heard.pieces == tuple(SOUND.pieces)
    assert heard.end.usage.counted
    assert heard.end.usage.completion_tokens == len(TEXT)
    assert heard.end.usage.prompt_tokens == len(server.requests[0].prompt)
    assert server.requests[0].key == KEY


@pytest.mark.parametrize(
    "abilities",
    [
        Abilities(streaming=Streaming.IGNORED),
        Abilities(streaming=Streaming.REFUSED),
        Abilities(system_role=False),
        Abilities(stream_options=False),
        Abilities(stream_options=False, system_role=False, streaming=Streaming.REFUSED, usage=False),
    ],
    ids=["ignores streaming", "refuses streaming", "no system role", "no stream options", "nothing of all that"],
)
def test_what_a_server_lacks_is_done_without_and_asked_for_once(abilities: Abilities) -> None:
    with scripted(SOUND, abilities=abilities) as server:
        client = client_of(server.base_url)
        assert hear(client).text == TEXT
        asked = len(server.requests)
        assert hear(client).text == TEXT
    assert len(server.requests) == asked + 1
    assert all(str(message["content"]) in server.requests[-1].prompt for message in MESSAGES)


def test_tokens_are_estimated_where_the_server_counts_none() -> None:
    with scripted(SOUND, abilities=Abilities(usage=False)) as server:
        usage = hear(client_of(server.base_url)).end.usage
    assert not usage.counted
    assert usage.prompt_tokens > 0
    assert usage.completion_tokens > 0


@pytest.mark.parametrize("first", [BUSY, FAILED], ids=["busy", "failed"])
def test_a_server_that_is_busy_or_fails_is_asked_again(first: Response) -> None:
    with scripted(first, SOUND) as server:
        assert hear(client_of(server.base_url, retries=1)).text == TEXT
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    ("response", "setback"),
    [
        (BUSY, Setback.BUSY),
        (FAILED, Setback.FAILED),
        (GARBAGE, Setback.GARBLED),
        (MALFORMED_EVENTS, Setback.GARBLED),
        (NO_CHOICES, Setback.GARBLED),
        (Reply(TEXT, Ending.DIES), Setback.BROKE_OFF),
    ],
    ids=["busy", "failed", "garbage", "malformed events", "no choices", "dies"],
)
def test_what_is_no_reply_is_told_by_its_kind(response: Response, setback: Setback) -> None:
    with scripted(response) as server, pytest.raises(ModelError, match=setback.value) as caught:
        hear(client_of(server.base_url))
    assert caught.value.setback is setback


def test_a_server_that_is_not_there_is_unreachable() -> None:
    with scripted(SOUND) as server:
        gone = server.base_url
    with pytest.raises(ModelError, match="unreachable"):
        hear(client_of(gone))


@pytest.mark.parametrize(
    "reply", [Reply(TEXT, Ending.SILENT), Reply(TEXT, Ending.ENDLESS, pause=0.1), Reply(TEXT, first_pause=PATIENCE)]
)
def test_a_reply_that_takes_too_long_is_given_up_and_the_server_left(reply: Reply) -> None:
    with scripted(reply) as server:
        with pytest.raises(ModelError, match="too slow"):
            hear(client_of(server.base_url, first_token_seconds=0.5, total_seconds=1.0), longest=10_000)
        server.departures.get(timeout=PATIENCE)


def test_slow_tokens_are_no_failure() -> None:
    with scripted(replace(SOUND, first_pause=0.3, pause=0.05)) as server:
        assert hear(client_of(server.base_url)).text == TEXT


def test_a_reply_that_never_ends_is_cut_at_the_length_that_was_asked_for() -> None:
    with scripted(Reply(TEXT, Ending.ENDLESS)) as server:
        heard = hear(client_of(server.base_url), longest=20)
        server.departures.get(timeout=PATIENCE)
    assert heard.end.is_cut
    assert heard.text.startswith(TEXT)


def test_an_empty_reply_ends_without_words() -> None:
    with scripted(EMPTY) as server:
        assert hear(client_of(server.base_url)).text == ""


def test_to_stop_reading_leaves_the_server() -> None:
    with scripted(Reply(TEXT, Ending.ENDLESS, pause=0.05)) as server:
        with closing(client_of(server.base_url).stream(MESSAGES, longest=10_000)) as pieces:
            first = next(piece for piece in pieces if isinstance(piece, Delta))
        sent = server.departures.get(timeout=PATIENCE)
    assert first.text == SOUND.pieces[0]
    assert sent >= 1


def test_a_prompt_that_is_too_long_is_told_with_what_fits() -> None:
    with scripted(overflow(9000, 4096)) as server, pytest.raises(PromptTooLong, match="too long") as caught:
        hear(client_of(server.base_url))
    assert caught.value.limit == 4096


def test_a_key_that_is_refused_stands_in_no_message_and_no_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with (
        scripted(SOUND, abilities=replace(CAPABLE, key="sk-another")) as server,
        pytest.raises(ModelError, match="refused") as caught,
    ):
        hear(client_of(server.base_url))
    assert server.requests[0].key == KEY
    assert KEY not in str(caught.value)
    assert KEY not in repr(client_of(server.base_url).connection)
    assert caplog.records
    assert KEY not in caplog.text


def test_the_models_of_a_server_show_that_it_is_there() -> None:
    with scripted(SOUND) as server:
        assert client_of(server.base_url).models() == ["scripted"]
    with (
        scripted(SOUND, abilities=Abilities(models=False)) as server,
        pytest.raises(ModelError, match="no model"),
    ):
        client_of(server.base_url).models()
