"""Where requests come from, and who is believed."""

from __future__ import annotations

from typing import Any

import pytest

from ui.access.entrance import check_address
from ui.access.exceptions import UnsafeAddress
from ui.access.origins import Proxies, is_of_our_page

PROXIES = Proxies(("10.0.0.0/8", "::1"), "X-Remote-User")


def scope(client: str, *headers: tuple[str, str], scheme: str = "http") -> dict[str, Any]:
    encoded = [(name.lower().encode(), value.encode()) for name, value in headers]
    return {"type": "http", "client": (client, 1), "scheme": scheme, "headers": encoded}


@pytest.mark.parametrize(
    ("client", "told", "address"),
    [
        ("192.0.2.9", (), "192.0.2.9"),
        ("192.0.2.9", ("198.51.100.1",), "192.0.2.9"),
        ("10.1.1.1", ("198.51.100.1",), "198.51.100.1"),
        ("10.1.1.1", ("203.0.113.7, 198.51.100.1, 10.2.2.2",), "198.51.100.1"),
        ("10.1.1.1", ("203.0.113.7", "198.51.100.1"), "198.51.100.1"),
        ("10.1.1.1", ("10.3.3.3",), "10.3.3.3"),
        ("::1", ("nonsense",), "nonsense"),
    ],
)
def test_the_address_is_the_last_that_is_no_proxys(client: str, told: tuple[str, ...], address: str) -> None:
    assert PROXIES.address_of(scope(client, *(("x-forwarded-for", one) for one in told))) == address


def test_only_a_trusted_proxy_names_the_user() -> None:
    named = ("X-Remote-User", "ann")
    assert PROXIES.user_of(scope("10.1.1.1", named)) == "ann"
    assert PROXIES.user_of(scope("192.0.2.9", named)) is None
    assert PROXIES.user_of(scope("192.0.2.9", named, ("x-forwarded-for", "10.1.1.1"))) is None
    assert PROXIES.user_of(scope("10.1.1.1", named, named)) is None
    assert PROXIES.user_of(scope("10.1.1.1", ("X-Remote-User", " "))) is None
    assert Proxies(("10.0.0.0/8",)).user_of(scope("10.1.1.1", named)) is None
    assert Proxies((), "X-Remote-User").user_of(scope("127.0.0.1", named)) is None


def test_only_a_trusted_proxy_tells_of_tls() -> None:
    told = ("x-forwarded-proto", "https")
    assert PROXIES.is_secure(scope("10.1.1.1", told))
    assert not PROXIES.is_secure(scope("192.0.2.9", told))
    assert not PROXIES.is_secure(scope("10.1.1.1", ("x-forwarded-proto", "https, http")))
    assert PROXIES.is_secure(scope("192.0.2.9", scheme="https"))


@pytest.mark.parametrize(
    ("headers", "ours"),
    [
        ((("origin", "https://desk.example"), ("host", "desk.example")), True),
        ((("origin", "https://evil.example"), ("host", "desk.example")), False),
        ((("origin", "null"), ("host", "desk.example")), False),
        ((("sec-fetch-site", "same-origin"),), True),
        ((("sec-fetch-site", "same-site"),), False),
        ((), False),
    ],
)
def test_a_page_of_our_own_is_told_by_its_origin(headers: tuple[tuple[str, str], ...], ours: bool) -> None:
    assert is_of_our_page(scope("192.0.2.9", *headers)) is ours


def test_others_reach_a_server_only_if_they_sign_in_or_somebody_said_so() -> None:
    for host in ("127.0.0.1", "::1", "localhost"):
        check_address(host, signs_in=False, is_open=False)
    for host in ("0.0.0.0", "::", "192.0.2.1", "desk.example"):
        with pytest.raises(UnsafeAddress, match=r"serve with --sign-in .* or with --open"):
            check_address(host, signs_in=False, is_open=False)
        check_address(host, signs_in=True, is_open=False)
        check_address(host, signs_in=False, is_open=True)
