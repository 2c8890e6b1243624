"""What tests of several parts share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from documents import Article
from tests.hash_embedder import HashEmbedder
from tests.made_up_articles import ARTICLES, lines_as_passages

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from index.database import Place
    from index.local import LocalIndex
    from index.postgres_address import PostgresAddress
    from tests.postgres_server import PostgresServer


@pytest.fixture
def embedder() -> HashEmbedder:
    """Embed by hashing, in 64 dimensions."""
    return HashEmbedder(dimension=64)


@pytest.fixture
def articles() -> tuple[Article, ...]:
    """Give four made-up articles: Jiangsu, Zhejiang, Anhui, and one in Traditional script."""
    return ARTICLES


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """Start a PostgreSQL server once for all tests that need one."""
    from tests.postgres_server import running_server

    with running_server() as server:
        yield server


@pytest.fixture
def postgres_place(postgres: PostgresServer) -> PostgresAddress:
    """Give the address of an empty schema."""
    from index.postgres_address import PostgresAddress

    return PostgresAddress.read(postgres.fresh_address())


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Give a place for a database: a file that is not there yet, then an empty schema of a server."""
    if request.param == "sqlite":
        return tmp_path / "folder" / "store.sqlite"
    found: Place = request.getfixturevalue("postgres_place")
    return found


@pytest.fixture
def empty_index(tmp_path: Path, embedder: HashEmbedder) -> Iterator[LocalIndex]:
    """Open an index in a new folder."""
    # Here, so that tests that need no index load no FAISS.
    from index.local import LocalIndex

    index = LocalIndex.open(tmp_path / "data", embedder)
    yield index
    index.close()


@pytest.fixture
def local_index(empty_index: LocalIndex) -> LocalIndex:
    """Open an index that holds the made-up articles, a passage a line."""
    assert empty_index.add([(article, lines_as_passages(article)) for article in ARTICLES]) == [True] * len(ARTICLES)
    return empty_index


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once for all tests; Playwright allows one at a time."""
    from playwright.sync_api import expect, sync_playwright

    from tests.browsing import CHROMIUM_OPTIONS, chromium_path

    # What is waited for comes in a moment, but not where the machine is busy with other things.
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_OPTIONS)
        yield browser
        browser.close()
