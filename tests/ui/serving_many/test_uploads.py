from collections.abc import Iterator

import pytest
from fastapi import FastAPI, Request
from starlette.testclient import TestClient

from ui.serving.desk import Desk
from ui.serving.options import ServingOptions
from ui.serving.uploads import UploadLimit


@pytest.fixture
def client() -> Iterator[TestClient]:
    app = FastAPI()

    @app.post("/{path:path}")
    async def take(request: Request) -> int:
        return len(await request.body())

    app.add_middleware(UploadLimit, desk=Desk.with_options(ServingOptions(upload_megabytes_an_hour=1)))
    with TestClient(app) as client:
        yield client


def test_who_has_sent_as_much_as_one_may_is_refused(client: TestClient) -> None:
    assert client.post("/gradio_api/upload", content=b"x" * 900_000).json() == 900_000
    refused = client.post("/gradio_api/upload", content=b"x" * 900_000)
    assert refused.status_code == 429
    assert refused.json()["detail"].startswith("one user may send 1 MB an hour; try again in ")
    assert int(refused.headers["retry-after"]) >= 1
    assert client.post("/gradio_api/queue/join", content=b"x" * 900_000).status_code == 200


def test_a_body_that_does_not_say_its_length_counts_as_the_longest(client: TestClient) -> None:
    assert client.post("/gradio_api/upload", content=iter([b"x"])).status_code == 429
