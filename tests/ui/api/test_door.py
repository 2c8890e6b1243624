import httpx
import pytest
from starlette.datastructures import Headers

from tests.ui.api.conftest import Served
from ui.api.door import MAX_BODY_BYTES, Door, host_name, is_loopback


async def nothing(*_: object) -> None:
    raise AssertionError("not called")


def refused(address: str, path: str = "/api/ask", method: str = "POST", /, **headers: str) -> int | None:
    refusal = Door(nothing, address).refusal(
        method, path, Headers({name.replace("_", "-"): value for name, value in headers.items()})
    )
    return refusal[0] if refusal else None


@pytest.mark.parametrize(
    ("host", "name", "loopback"),
    [
        ("localhost:7860", "localhost", True),
        ("LOCALHOST", "localhost", True),
        ("127.0.0.1", "127.0.0.1", True),
        ("[::1]:7860", "::1", True),
        ("127.8.9.1:1", "127.8.9.1", True),
        ("localhost.evil.example", "localhost.evil.example", False),
        ("192.168.1.2:80", "192.168.1.2", False),
        ("", "", False),
    ],
)
def test_the_name_of_a_host_is_without_its_port(host: str, name: str, loopback: bool) -> None:
    assert host_name(host) == name
    assert is_loopback(name) is loopback


def test_a_server_of_this_machine_answers_to_its_names_only() -> None:
    assert refused("127.0.0.1", host="localhost:7860") is None
    assert refused("127.0.0.1", host="[::1]:7860") is None
    assert refused("127.0.0.1", host="evil.example:7860") == 421
    assert refused("127.0.0.1") == 421
    assert refused("127.0.0.5", host="127.0.0.5:7860") is None
    assert refused("0.0.0.0", host="desk.example:7860") is None


def test_scripts_of_other_sites_are_refused() -> None:
    for host in ("127.0.0.1", "0.0.0.0"):
        assert refused(host, host="localhost:7860", origin="http://localhost:7860") is None
        for origin in ("https://evil.example", "null", "", "http://localhost:8000", "http://localhost"):
            assert refused(host, host="localhost:7860", origin=origin) == 403


def test_long_bodies_are_refused() -> None:
    assert refused("::1", host="localhost", content_length=str(MAX_BODY_BYTES)) is None
    for length in (str(MAX_BODY_BYTES + 1), "9" * 40, "-1", "1e9", "²"):
        assert refused("::1", host="localhost", content_length=length) == 413


PAGE_PATHS = ("/", "/config", "/gradio_api/queue/join", "/gradio_api/upload", "/gradio_api/component_server")


@pytest.mark.parametrize("path", PAGE_PATHS)
def test_the_handlers_of_the_page_are_behind_the_same_door(path: str) -> None:
    for method in ("GET", "POST"):
        assert refused("127.0.0.1", path, method, host="evil.example:7860") == 421
        assert refused("127.0.0.1", path, method, host="localhost:7860", origin="http://localhost:7860") is None
    assert refused("127.0.0.1", path, "POST", host="localhost:7860", origin="https://evil.example") == 403
    assert refused("0.0.0.0", path, "POST", host="desk.example", origin="https://evil.example") == 403
    # A link on another site may lead here; the length of what is uploaded is looked at elsewhere.
    assert refused("127.0.0.1", path, "GET", host="localhost", origin="https://evil.example") is None
    assert refused("127.0.0.1", path, "POST", host="localhost", content_length=str(MAX_BODY_BYTES + 1)) is None


def test_the_whole_application_answers_to_its_names_only(served: Served) -> None:
    with httpx.Client(base_url=served.address) as client:
        assert client.get("/").status_code == 200
        for path in PAGE_PATHS:
            answer = client.post(path, json={}, headers={"host": "evil.example"})
            assert (answer.status_code, "localhost only" in answer.json()["error"]) == (421, True)
            assert client.post(path, json={}, headers={"origin": "https://evil.example"}).status_code == 403
