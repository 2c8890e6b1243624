"""A server on which people sign in, and browsers without a screen that do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from index.postgres_address import PostgresAddress
from tests.postgres_server import PostgresServer
from tests.ui.access.moving_clock import MovingClock
from tests.ui.access.served_index import PASSWORD
from tests.ui.serving import serving
from ui.access.access import Access
from ui.access.database import AccessDatabase


@dataclass(frozen=True)
class Signing:
    """Hold a running server: its address with the slash, its data folder and its log."""

    address: str
    folder: Path
    log: Path
    clients: list[httpx.Client] = field(default_factory=list)

    def visitor(self, **headers: str) -> httpx.Client:
        """Come as a browser that is not signed in."""
        own = {"origin": self.address.rstrip("/"), "accept-language": "en", **headers}
        client = httpx.Client(base_url=self.address, headers=own, timeout=60)
        self.clients.append(client)
        return client

    def signed_in(self, name: str) -> httpx.Client:
        """Come as a browser in which somebody has signed in."""
        client = self.visitor()
        assert sign_in(client, name).status_code == 303
        return client


def form_of(page: httpx.Response) -> str:
    """Find what the forms of a page bear."""
    found = re.search(r'name="form" value="([^"]+)"', page.text)
    assert found is not None
    return found[1]


def sign_in(client: httpx.Client, name: str, password: str = PASSWORD) -> httpx.Response:
    """Fill in the form."""
    form = form_of(client.get("/sign-in"))
    return client.post("/sign-in", data={"form": form, "name": name, "password": password})


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock()


@pytest.fixture(params=["file", "shared"])
def access(tmp_path: Path, clock: MovingClock, request: pytest.FixtureRequest) -> Iterator[Access]:
    """Open the accounts of a new folder or a shared database, which may upload a megabyte a day."""
    if request.param == "file":
        database = AccessDatabase.in_folder(tmp_path)
    else:
        server: PostgresServer = request.getfixturevalue("postgres")
        database = AccessDatabase.of(PostgresAddress.read(server.fresh_address()).url)
    access = Access(database, bytes_a_day=2**20, clock=clock)
    yield access
    access.close()


@pytest.fixture(scope="module")
def signing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Signing]:
    folder = tmp_path_factory.mktemp("signing")
    log = folder / "log"
    with serving("tests.ui.access.served_index", log, str(folder)) as address:
        served = Signing(address, folder, log)
        yield served
        for client in served.clients:
            client.close()
