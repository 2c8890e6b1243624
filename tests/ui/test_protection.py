import re

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from ui.protection import MAX_BODY_BYTES, LanguageOfPage, Protection


async def page(_: Request) -> Response:
    return HTMLResponse('<html lang="en"><head><title>x</title></head><p lang="en">é</p></html>')


async def length(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


@pytest.fixture
def client() -> TestClient:
    routes = [Route("/", page), Route("/{path:path}", length, methods=["GET", "POST"])]
    app = Starlette(routes=routes)
    app.add_middleware(LanguageOfPage)
    app.add_middleware(Protection)
    return TestClient(app)


def test_the_page_comes_in_the_language_of_the_request(client: TestClient) -> None:
    answer = client.get("/?lang=zh-HK", headers={"accept-language": "en", "accept-encoding": "identity"})
    nonce = nonce_of(answer.headers["content-security-policy"])
    assert answer.text.startswith(f'<html lang="zh-TW"><head><script nonce="{nonce}">')
    assert answer.text.endswith('</script><title>x</title></head><p lang="en">é</p></html>')
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert client.get("/", headers={"accept-language": "zh"}).text.startswith('<html lang="zh-TW">')
    client.cookies.clear()
    told = client.get("/", headers={"accept-language": "zh"})
    assert told.text.startswith('<html lang="zh-CN">')
    assert "set-cookie" not in told.headers


def test_the_page_comes_packed_where_that_is_understood(client: TestClient) -> None:
    packed = client.get("/", headers={"accept-encoding": "gzip"})
    plain = client.get("/", headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert len(packed.text) == len(plain.text)


def nonce_of(policy: str) -> str:
    found = re.search(r"script-src 'self' 'nonce-([\w-]{22})' 'unsafe-eval'; script-src-attr 'none'", policy)
    assert found is not None, policy
    return found[1]


def test_no_two_pages_bear_the_same_nonce(client: TestClient) -> None:
    nonces = {nonce_of(client.get("/").headers["content-security-policy"]) for _ in range(3)}
    assert len(nonces) == 3


def test_every_answer_carries_the_policy(client: TestClient) -> None:
    for path in ("/", "/anything", "/file=https://a.example/x"):
        headers = client.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'self'; ")
        assert headers["x-content-type-options"] == "nosniff"


def test_addresses_are_not_fetched_for_callers(client: TestClient) -> None:
    assert client.get("/gradio_api/file=https://a.example/x").status_code == 403
    assert client.get("/gradio_api/proxy=https://a.example/x").status_code == 403


def test_bodies_are_limited_by_their_length_and_by_their_size(client: TestClient) -> None:
    assert client.post("/run", content=b"x" * MAX_BODY_BYTES).text == str(MAX_BODY_BYTES)
    assert client.post("/run", content=b"x" * (MAX_BODY_BYTES + 1)).status_code == 413
    assert client.post("/gradio_api/upload", content=b"x" * (MAX_BODY_BYTES + 1)).status_code == 200
    without_length = client.post("/run", content=(b"x" * 2**16 for _ in range(17)))
    assert (without_length.status_code, without_length.json()) == (413, {"detail": "the body is over 1048576 bytes"})
