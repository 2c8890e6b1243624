"""What one user's articles hold comes to no other user, however he asks; nor does a folder of the machine."""

from __future__ import annotations

import json
import re
import sqlite3
import tempfile

import httpx
import pytest

from tests.ui.access.conftest import Signing
from tests.ui.access.served_index import CANARY
from tests.ui.access.walking import Answer, told, walk


@pytest.fixture(scope="module")
def secret_id(signing: Signing) -> str:
    """Find the article that only Ann may see, where nobody has to be asked."""
    connection = sqlite3.connect(signing.folder / "data" / "shengce.sqlite")
    (found,) = connection.execute("SELECT id FROM articles WHERE id LIKE 'u%' AND source LIKE '%.txt'").fetchall()
    connection.close()
    return str(found[0])


@pytest.fixture(scope="module")
def of_ann(signing: Signing, secret_id: str) -> list[Answer]:
    """Walk as Ann, first: what is kept of her walk must not come up in the others'."""
    return walk(signing.signed_in("ann"), secret_id, changing=False)


@pytest.fixture(scope="module")
def of_others(signing: Signing, secret_id: str, of_ann: list[Answer]) -> dict[str, list[Answer]]:
    return {name: walk(signing.signed_in(name), secret_id) for name in ("ben", "rita", "ada")}


def holding(answers: list[Answer], *words: str) -> list[str]:
    """List what was asked where an answer holds one of some words, as they are or escaped in JSON."""
    sought = [form for word in words for form in (word, json.dumps(word)[1:-1])]
    return [what for what, answer in answers if any(form in answer for form in sought)]


def test_the_walk_finds_what_one_may_see(of_ann: list[Answer]) -> None:
    found = " ".join(holding(of_ann, CANARY))
    for what in ("ask", "stream", "search", "articles", "list_articles", "open_article", "read_article", "event"):
        assert what in found


@pytest.mark.parametrize("name", ["ben", "rita", "ada"])
def test_no_answer_to_another_holds_a_word_of_it(of_others: dict[str, list[Answer]], name: str) -> None:
    assert holding(of_others[name], CANARY) == []


@pytest.mark.parametrize("name", ["ben", "rita", "ada"])
def test_others_do_find_what_is_shared(of_others: dict[str, list[Answer]], name: str) -> None:
    assert len(holding(of_others[name], "青岚")) > 20


def test_counts_and_republications_tell_nothing(signing: Signing) -> None:
    ben, ann = signing.signed_in("ben"), signing.signed_in("ann")
    assert len(ben.get("/api/articles").json()) == 1
    assert len(ann.get("/api/articles").json()) == 4
    hits = ben.post("/api/search", json={"question": "青岚省的机器人密度", "k": 100}).json()
    assert {hit["title"] for hit in hits} == {"青岚"}
    assert all(hit["republications"] == [] for hit in hits)


def test_an_article_of_another_is_one_that_is_not_there(signing: Signing, secret_id: str) -> None:
    ben = signing.signed_in("ben")
    other = re.sub("[0-9a-f]{16}$", "0" * 16, secret_id)
    hidden, missing = ben.get(f"/api/articles/{secret_id}"), ben.get(f"/api/articles/{other}")
    assert (hidden.status_code, hidden.text) == (404, missing.text)


def test_questions_about_the_secret_bring_nothing_of_it(signing: Signing) -> None:
    ben = signing.signed_in("ben")
    asked = f"{CANARY}省的机器人密度目标"
    for path in ("/api/ask", "/api/ask/stream", "/api/search"):
        # What was asked is told back.
        answer = ben.post(path, json={"question": f"{asked}是多少？"}).text.replace(asked, "")
        assert CANARY not in answer
        assert "八百" not in answer


def test_who_is_not_signed_in_is_told_nothing(signing: Signing, secret_id: str) -> None:
    nobody = signing.visitor()
    paths = ("/config", "/api/articles", f"/api/articles/{secret_id}", "/api/openapi.json", "/gradio_api/info")
    posts = ("/api/ask", "/mcp", "/gradio_api/queue/join", "/gradio_api/component_server", "/gradio_api/upload")
    for answer in [*(nobody.get(path) for path in paths), *(nobody.post(path, json={}) for path in posts)]:
        assert (answer.status_code, list(answer.json())) == (401, ["error"])


def uploaded(client: httpx.Client, name: str, content: str) -> httpx.Response:
    return client.post("/gradio_api/upload", files={"files": (name, content.encode(), "text/plain")})


def test_no_folder_of_the_machine_is_shown(
    signing: Signing, of_ann: list[Answer], of_others: dict[str, list[Answer]]
) -> None:
    ann = signing.signed_in("ann")
    upload = uploaded(ann, "上传.txt", "一篇上传的文章。")
    answers = [*of_ann, *(one for answers in of_others.values() for one in answers), told("upload", upload)]
    folders = (str(signing.folder), "secret-folder", tempfile.gettempdir() + "/", "site-packages", "/home/")
    assert holding(answers, *folders) == []
    (place,) = upload.json()
    assert re.fullmatch(r"[0-9a-f]{64}/[^/]+\.txt", place)


def test_a_session_of_the_page_is_of_one_user(signing: Signing) -> None:
    ann, ben = signing.signed_in("ann"), signing.signed_in("ben")
    body = {"data": [], "fn_index": 0, "session_hash": "annssession", "event_data": None}
    ann.post("/gradio_api/queue/join", json=body)
    for answer in (
        ben.post("/gradio_api/queue/join", json=body),
        ben.get("/gradio_api/queue/data", params={"session_hash": "annssession"}),
        ben.get("/gradio_api/heartbeat/annssession"),
        ben.post("/gradio_api/component_server", json={**body, "component_id": 1, "fn_name": "x"}),
        ben.post("/gradio_api/cancel", json={"session_hash": "annssession", "fn_index": 0, "event_id": "x"}),
    ):
        assert (answer.status_code, answer.json()["error"]) == (
            403,
            "this is somebody else's session: load the page again",
        )
    form = ben.post("/gradio_api/component_server", data={"session_hash": "annssession"})
    assert form.status_code == 415
