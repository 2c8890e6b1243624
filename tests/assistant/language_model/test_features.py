"""What is asked of a server, and what is given up."""

from __future__ import annotations

from assistant.language_model.features import Features

MESSAGES = [{"role": "system", "content": "rules"}, {"role": "user", "content": "question"}]


def test_all_that_servers_may_lack_is_asked_for_at_first() -> None:
    assert Features().parameters(MESSAGES, 9) == {
        "messages": MESSAGES,
        "max_tokens": 9,
        "stream": True,
        "temperature": 0.0,
        "stream_options": {"include_usage": True},
    }


def test_what_a_server_complains_of_is_given_up_and_nothing_else() -> None:
    assert Features().without("Unknown parameter: stream_options") == Features(usage=False)
    assert Features().without("Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens'") == Features(
        new_limit=True
    )
    assert Features().without("'temperature' does not support 0.0") == Features(temperature=False)
    assert Features(usage=False).without("stream is not supported") == Features(usage=False, streaming=False)


def test_a_system_message_goes_to_the_user_where_there_is_no_such_role() -> None:
    given = Features().without("System role not supported")
    assert given is not None
    assert given.parameters(MESSAGES, 9)["messages"] == [{"role": "user", "content": "rules\n\nquestion"}]


def test_an_unclear_complaint_leaves_the_plainest_request_and_then_nothing() -> None:
    plain = Features().without("bad request")
    assert plain == Features(usage=False, temperature=False)
    assert plain.without("bad request") is None
