"""Adding and removing articles over the API, over a real index."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from documents.regions import Gazetteer
from index.exceptions import StoreFull
from index.local import LocalIndex
from tests.hash_embedder import HashEmbedder
from tests.ui.fake_workbench import FakeWorkbench
from ui.api.application import make_application
from ui.api.door import Door
from ui.build import Workbench
from ui.protection import Protection
from ui.upload_addresses import MAX_TEXT_BYTES

TEXT = "青岚省在2026年印发了青岚行动方案，提出建设三个观测中心，培育一百家重点企业。"
CURL = {"content-type": "application/x-www-form-urlencoded"}


def opened(workbench: Workbench | FakeWorkbench) -> TestClient:
    app = make_application(workbench)
    app.add_middleware(Protection)
    app.add_middleware(Door, host="127.0.0.1")
    return TestClient(app, base_url="http://localhost:7860", raise_server_exceptions=False)


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    embedder = HashEmbedder(dimension=32)
    index = LocalIndex.open(tmp_path / "data", embedder)
    with opened(Workbench(index, embedder, Gazetteer.load())) as client:
        yield client
    index.close()


def titles(client: TestClient) -> list[str]:
    return sorted(one["title"] for one in client.get("/api/articles").json())


def test_a_text_is_added_once_found_and_removed(client: TestClient) -> None:
    added = client.post("/api/articles", json={"text": TEXT, "title": " 青岚方案 "}, headers=CURL).json()
    assert (added["status"], added["title"], added["passages"], added["source"]) == (
        *("added", "青岚方案", 1),
        "pasted text",
    )
    assert client.post("/api/articles", json={"text": TEXT}).json()["status"] == "unchanged"
    assert client.get(f"/api/articles/{added['article_id']}").json()["text"] == TEXT
    assert client.post("/api/search", json={"question": "观测中心", "k": 1}).json()[0]["title"] == "青岚方案"
    removed = client.delete(f"/api/articles/{added['article_id']}")
    assert (removed.status_code, removed.json()) == (200, {"removed": added["article_id"]})
    assert titles(client) == []
    again = client.delete(f"/api/articles/{added['article_id']}")
    assert (again.status_code, again.json()["error"].startswith("no article has this id")) == (404, True)


def archive(**files: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as made:
        for name, text in files.items():
            made.writestr(f"{name}.txt", text)
    return written.getvalue()


def test_files_are_known_by_their_names_without_folders(client: TestClient) -> None:
    text = "# 方案\n\n" + "".join(f"第{number}条：建设第{number}个观测中心。" for number in range(30))
    one = client.post("/api/files?name=C:%5Csecret%5C方案.md", content=text.encode(), headers=CURL)
    assert [(it["status"], it["title"], it["source"]) for it in one.json()] == [("added", "方案", "方案.md")]
    newer = client.post("/api/files?name=方案.md", content=f"{text}另有附件一份。".encode())
    assert [it["status"] for it in newer.json()] == ["replaced"]
    # Of an archive it is told which parts are no articles.
    both = client.post("/api/files?name=two.zip", content=archive(a="第一篇：" + TEXT * 3, b=""))
    assert {(it["status"], it["source"]) for it in both.json()} == {("added", "a.txt"), ("skipped", "b.txt")}
    assert titles(client) == ["a", "方案"]


@pytest.mark.parametrize(
    ("path", "sent", "status", "error"),
    [
        ("/api/articles", {"json": {}}, 422, "text is missing"),
        ("/api/articles", {"json": {"text": "短"}}, 422, "pasted text: too short"),
        ("/api/articles", {"json": {"text": "长" * 200_001}}, 422, "text: String should have at most 200000"),
        ("/api/articles", {"content": b'{"text": "\\ud800"}'}, 422, "the body is not JSON"),
        ("/api/articles", {"json": {"text": TEXT, "title": "a\0b"}}, 422, "a title, name or corpus holds no control"),
        ("/api/articles", {"json": {"text": TEXT, "corpus": "user:ann"}}, 422, "this account adds to no corpus"),
        ("/api/articles", {"content": b"x" * (MAX_TEXT_BYTES + 1)}, 413, f"the body is over {MAX_TEXT_BYTES} bytes"),
        ("/api/files", {"content": b"x"}, 422, "name is missing"),
        ("/api/files?name=..", {"content": b"x"}, 422, "the file has no name"),
        ("/api/files?name=a%00.txt", {"content": b"x"}, 422, "a title, name or corpus holds no control"),
        ("/api/files?name=a.txt", {"content": b""}, 422, "a.txt"),
        ("/api/files?name=a.pdf", {"content": b"%PDF-1.7 nothing"}, 422, "a.pdf"),
        ("/api/files?name=a.zip", {"content": b"PK\x05\x06" + bytes(18)}, 422, ""),
        ("/api/files?name=a.txt&folder=/etc", {"content": TEXT.encode()}, 422, "no field is called 'folder'"),
    ],
)
def test_what_is_no_article_is_told_in_a_sentence(
    client: TestClient, path: str, sent: dict[str, Any], status: int, error: str
) -> None:
    answer = client.post(path, **sent)
    assert (answer.status_code, list(answer.json())) == (status, ["error"])
    assert answer.json()["error"].startswith(error), answer.text
    assert "/tmp/" not in answer.text
    assert "shengce-" not in answer.text
    assert titles(client) == []


def test_a_body_that_does_not_say_how_long_it_is_ends_at_the_limit(client: TestClient) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(MAX_TEXT_BYTES // 2**16 + 1):
            yield b" " * 2**16

    answer = client.post("/api/articles", content=endless())
    assert (answer.status_code, answer.json()) == (
        413,
        {"error": f"the body is over {MAX_TEXT_BYTES} bytes: send less"},
    )


class FullWorkbench(FakeWorkbench):
    """Have no room left."""

    def remove(self, article_id: str) -> bool:
        raise StoreFull("no room left on the disk of /srv/secret")


def test_a_full_disk_is_told_without_its_folder() -> None:
    with opened(FullWorkbench()) as client:
        answer = client.delete("/api/articles/0123456789abcdef")
    assert (answer.status_code, list(answer.json())) == (507, ["error"])
    assert answer.json()["error"] == "there is no room left on the server's disk; what was stored is not lost"


def test_pages_of_other_sites_change_nothing(client: TestClient) -> None:
    foreign = {"origin": "https://evil.example"}
    assert client.post("/api/articles", json={"text": TEXT}, headers=foreign).status_code == 403
    assert client.post("/api/files?name=a.txt", content=TEXT.encode(), headers=foreign).status_code == 403
    assert titles(client) == []
