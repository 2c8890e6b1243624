"""Requests that fit the API's description and such that do not, over a real index."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import schemathesis
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import CHECKS, load_all_checks
from starlette.testclient import TestClient

from documents.regions import Gazetteer
from index.local import LocalIndex
from tests.fuzzing.hostile_files import TEXTS
from tests.hash_embedder import HashEmbedder
from tests.republished_articles import PARAGRAPHS
from ui.api.application import make_application
from ui.api.door import Door
from ui.build import Workbench
from ui.protection import Protection

ADDRESS = "http://localhost:7860"
CHECKED = ("not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance")
WORDS = st.lists(
    st.sampled_from(
        ["江苏", "浙江和上海", "2027年", "算力", "多少", "呢？", "有哪些", "比较", "，", "不是", "近", "百分之", "what"]
    ),
    min_size=1,
    max_size=8,
).map("".join)  # fmt: skip
QUESTIONS = st.one_of(WORDS, TEXTS.map(lambda text: text[:80]), st.text(max_size=40))
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), QUESTIONS),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=6), inner, max_size=4)),
    max_leaves=12,
)
FIELDS = st.sampled_from(["question", "regions", "history", "k", "limit", "__proto__", ""])
BODIES = st.one_of(
    st.fixed_dictionaries({"question": QUESTIONS, "history": st.lists(WORDS, max_size=3)}),
    st.dictionaries(FIELDS, JSON, max_size=4),
    JSON,
).map(json.dumps)


@contextmanager
def called_application(folder: Path) -> Iterator[TestClient]:
    """Give a client of the API over an index of a few articles; what fails in it is a 500, as over the network."""
    index = LocalIndex.open(folder / "data", HashEmbedder(dimension=64))
    workbench = Workbench(index, HashEmbedder(dimension=64), Gazetteer.load())
    for number, text in enumerate(PARAGRAPHS):
        workbench.add_text(f"{text}江苏和浙江的第{number}号方案。", title=f"算力建设安排{number}")
    app = make_application(workbench)
    app.add_middleware(Protection)
    app.add_middleware(Door, host="127.0.0.1")
    with TestClient(app, base_url=ADDRESS, raise_server_exceptions=False) as client:
        yield client
    index.close()


def described_requests(client: TestClient) -> st.SearchStrategy[Case]:
    """Draw requests from the API's description, such that fit it and such that do not."""
    load_all_checks()
    schema = schemathesis.openapi.from_dict(client.get("/api/openapi.json").json())
    operations = [found.ok() for found in schema.get_all_operations()]
    return st.one_of(
        *(one.as_strategy(generation_mode=mode) for one in operations for mode in GenerationMode),
    )


def check_described(client: TestClient, case: Case) -> None:
    """Send a request; raise where the answer is a failure of the server or none that the description foresees."""
    response = client.request(**_arguments(case))
    case.validate_response(response, checks=[CHECKS.get_one(name) for name in CHECKED])


def _arguments(case: Case) -> dict[str, Any]:
    sent = case.as_transport_kwargs(base_url=f"{ADDRESS}/api")
    # The description has no cookies, and the client another name for a body of bytes.
    renamed = {
        "content" if name == "data" and isinstance(value, bytes) else name: sent[name] for name, value in sent.items()
    }
    return {name: value for name, value in renamed.items() if name != "cookies"}


def check_body(client: TestClient, path: str, body: str | bytes) -> None:
    """Post a body of any kind; raise where it is neither answered nor refused in a sentence."""
    response = client.post(path, content=body.encode() if isinstance(body, str) else body)
    assert response.status_code in (200, 404, 405, 413, 422), (response.status_code, response.text)
    if response.status_code != 200:
        assert response.json()["error"]
    elif path.endswith("/stream"):
        assert json.loads(response.text.splitlines()[-1])["event"] == "answer", response.text
    else:
        assert response.json() is not None
