"""How a model is reached, and that its key shows nowhere."""

from __future__ import annotations

import pytest
from pydantic import SecretStr

from assistant.language_model import Connection
from assistant.language_model.exceptions import UnusableConnection

KEY = SecretStr("sk-very-secret")


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("http://localhost:11434", "http://localhost:11434/v1"),
        ("http://localhost:11434/", "http://localhost:11434/v1"),
        ("https://api.deepseek.com/beta", "https://api.deepseek.com/beta"),
    ],
)
def test_an_address_without_a_path_gets_the_usual_one(given: str, used: str) -> None:
    assert Connection(given, "m").base_url == used


@pytest.mark.parametrize(
    ("address", "outside"),
    [
        ("http://localhost:11434/v1", None),
        ("http://127.0.0.2:8080/v1", None),
        ("http://[::1]:8080/v1", None),
        ("http://192.168.1.7:8080/v1", "192.168.1.7"),
        ("https://api.deepseek.com/v1", "api.deepseek.com"),
        ("http://localhost.example:80/v1", "localhost.example"),
    ],
)
def test_only_loopback_is_this_machine(address: str, outside: str | None) -> None:
    assert Connection(address, "m").outside_host == outside


@pytest.mark.parametrize(
    ("address", "name", "told"),
    [
        ("localhost:11434", "m", "is no address"),
        ("ftp://localhost/v1", "m", "is no address"),
        ("http://", "m", "is no address"),
        ("http://[::1/v1", "m", "cannot be read"),
        ("http://user:sk-very-secret@localhost/v1", "m", "more than host, port and path"),
        ("http://localhost/v1?key=sk-very-secret", "m", "more than host, port and path"),
        ("http://localhost/v1", " ", "has no name"),
    ],
)
def test_what_cannot_be_used_is_told_in_a_line_without_what_may_be_secret(address: str, name: str, told: str) -> None:
    with pytest.raises(UnusableConnection, match=told) as caught:
        Connection(address, name)
    assert "secret" not in str(caught.value)


def test_a_key_goes_over_open_lines_only_nearby() -> None:
    for near in ("http://localhost/v1", "http://10.0.0.4/v1", "https://api.example/v1"):
        assert Connection(near, "m", KEY).key == KEY
    with pytest.raises(UnusableConnection, match="in the open: use an address with https://"):
        Connection("http://api.example/v1", "m", KEY)


@pytest.mark.parametrize("key", ["密钥", "sk secret", "sk-secret\n"])
def test_a_key_that_is_none_is_refused_and_not_repeated(key: str) -> None:
    with pytest.raises(UnusableConnection, match="holds characters that no key has") as caught:
        Connection("https://api.example/v1", "m", SecretStr(key))
    assert key not in str(caught.value)


def test_the_key_is_in_no_representation() -> None:
    assert "secret" not in repr(Connection("https://api.example/v1", "m", KEY))
