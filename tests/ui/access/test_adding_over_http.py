"""Who adds and removes articles over the API, and to whom they are shown."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.ui.access.conftest import Signing
from tests.ui.access.served_index import MEGABYTES_A_DAY
from ui.access.access import Access

TEXT = "画眉省在2026年印发了画眉行动方案，提出建设三个画眉观测中心，培育一百家重点企业。"


@pytest.fixture
def accounts(signing: Signing) -> Iterator[Access]:
    access = Access.in_folder(signing.folder / "data")
    yield access
    access.close()


def program(signing: Signing, accounts: Access, name: str) -> httpx.Client:
    """Come as a program with a key."""
    _, secret = accounts.keys.add(accounts.accounts.named(name).id, "script")
    client = signing.visitor(authorization=f"Bearer {secret}")
    del client.headers["origin"]
    return client


def titles(client: httpx.Client) -> set[str]:
    return {one["title"] for one in client.get("/api/articles").json()}


def test_an_editor_adds_where_he_may_and_it_is_logged(signing: Signing, accounts: Access) -> None:
    ben, rita, ann = (program(signing, accounts, name) for name in ("ben", "rita", "ann"))
    added = {}
    for corpus in ("user:ben", "group:sparrows"):
        outcome = ben.post("/api/articles", json={"text": TEXT, "title": corpus, "corpus": corpus})
        assert (outcome.status_code, outcome.json()["status"]) == (200, "added")
        added[corpus] = outcome.json()["article_id"]
    file = ben.post(
        "/api/files", params={"name": "画眉.txt", "corpus": "user:ben"}, content=f"{TEXT}另有附件。".encode()
    )
    assert [one["status"] for one in file.json()] == ["added"]
    assert titles(ben) >= {"user:ben", "group:sparrows"}
    assert titles(rita) & {"user:ben", "group:sparrows"} == {"group:sparrows"}
    assert not titles(ann) & {"user:ben", "group:sparrows"}
    # What one does not see is not there; what one only reads stays.
    assert ann.delete(f"/api/articles/{added['group:sparrows']}").status_code == 404
    assert rita.delete(f"/api/articles/{added['user:ben']}").status_code == 404
    refused = rita.delete(f"/api/articles/{added['group:sparrows']}")
    assert (refused.status_code, "may not change these articles" in refused.json()["error"]) == (403, True)
    for article_id in (*added.values(), file.json()[0]["article_id"]):
        assert ben.delete(f"/api/articles/{article_id}").json() == {"removed": article_id}
    logged = [(one.actor, one.action, one.corpus) for one in accounts.audit.latest(20) if "article" in one.action]
    assert logged[:6] == [
        ("ben", "article removed", "user:ben"),
        ("ben", "article removed", "group:sparrows"),
        ("ben", "article removed", "user:ben"),
        ("ben", "article added", "user:ben"),
        ("ben", "article added", "group:sparrows"),
        ("ben", "article added", "user:ben"),
    ]


def test_nobody_adds_to_what_is_not_his(signing: Signing, accounts: Access) -> None:
    ben, rita, nobody = program(signing, accounts, "ben"), program(signing, accounts, "rita"), signing.visitor()
    # Of corpora of others it is not told whether there are any.
    for corpus in ("user:ann", "group:canaries", "group:nobodys", "uann"):
        refused = ben.post("/api/articles", json={"text": TEXT, "corpus": corpus})
        assert refused.status_code == 422
        assert refused.json()["error"].endswith("name one of shared, user:ben, group:sparrows")
    for path in ("/api/articles", "/api/files?name=a.txt"):
        assert rita.post(path, json={"text": TEXT}).json() == {"error": "this account may not add articles"}
        assert rita.post(path, json={"text": TEXT}).status_code == 403
        assert nobody.post(path, json={"text": TEXT}).status_code == 401
    assert nobody.delete("/api/articles/0123456789abcdef").status_code == 401


def test_what_is_sent_counts_toward_the_days_quota(signing: Signing, accounts: Access) -> None:
    accounts.accounts.add("eva", accounts.accounts.named("ben").role, None)
    eva = program(signing, accounts, "eva")
    half = b" " * (MEGABYTES_A_DAY * 2**19)
    assert [eva.post("/api/files?name=a.txt", content=half).status_code for _ in range(3)] == [422, 422, 429]
    told = eva.post("/api/articles", content=iter([b"{}"]))
    assert (told.status_code, told.json()) == (411, {"error": "say how long the upload is"})


def test_the_tools_only_read(signing: Signing, accounts: Access) -> None:
    ben = program(signing, accounts, "ben")
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
    headers = {"accept": "application/json, text/event-stream", "mcp-protocol-version": "2025-06-18"}
    tools = ben.post("/mcp", json=message, headers=headers).json()["result"]["tools"]
    assert {tool["annotations"]["readOnlyHint"] for tool in tools} == {True}
