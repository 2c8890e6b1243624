"""Two servers, each with its own derived indexes in its own folder, over one PostgreSQL database."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from documents import Article
from index.exceptions import IncompatibleIndex, StoreUnavailable
from index.local import LocalIndex
from index.postgres_address import PostgresAddress
from tests.hash_embedder import HashEmbedder
from tests.made_up_articles import ANHUI, ARTICLES, JIANGSU, ZHEJIANG, lines_as_passages, make_article
from tests.postgres_server import running_server
from tests.republished_articles import ORIGINAL, REPRINT

EMBEDDER = HashEmbedder(dimension=64)
WRITTEN = 15


def opened(folder: Path, place: PostgresAddress) -> LocalIndex:
    return LocalIndex.open(folder, EMBEDDER, database=place)


@pytest.fixture
def servers(tmp_path: Path, postgres_place: PostgresAddress) -> Iterator[tuple[LocalIndex, LocalIndex]]:
    with closing(opened(tmp_path / "a", postgres_place)) as one, closing(opened(tmp_path / "b", postgres_place)) as two:
        yield one, two


def add(index: LocalIndex, *articles: Article) -> None:
    assert index.add([(article, lines_as_passages(article)) for article in articles]) == [True] * len(articles)


def found(index: LocalIndex, question: str) -> list[tuple[str, float, bool]]:
    return [(hit.passage.id, hit.score, hit.lexical is not None) for hit in index.search(question, 10)]


def test_what_one_server_adds_and_removes_the_other_finds_and_loses(servers: tuple[LocalIndex, LocalIndex]) -> None:
    one, two = servers
    for index in servers:
        assert index.search("江苏的目标", 5) == []
    add(one, *ARTICLES)
    assert {hit.article.id for hit in two.search("江苏的目标", 10)} >= {JIANGSU.id, ZHEJIANG.id}
    assert found(two, "江苏的目标") == found(one, "江苏的目标")
    assert two.remove(JIANGSU.id)
    for index in servers:
        assert JIANGSU.id not in {hit.article.id for hit in index.search("江苏的目标", 10)}
        assert JIANGSU.id not in {hit.article.id for hit in index.search("江苏的目标", 10, regions=["江苏"])}
    # The same again has other numbers.
    add(two, JIANGSU)
    assert found(one, "江苏的目标") == found(two, "江苏的目标")
    assert JIANGSU.id in {hit.article.id for hit in one.search("江苏的目标", 10, regions=["江苏"])}


def test_a_report_that_two_servers_added_fills_one_place(servers: tuple[LocalIndex, LocalIndex]) -> None:
    one, two = servers
    add(one, ORIGINAL)
    add(two, REPRINT)
    for index in servers:
        assert {hit.article.id for hit in index.search("智能化改造试点最高多少补助？", 3)} == {ORIGINAL.id}
        assert index.store.groups([REPRINT.id])[REPRINT.id] == (ORIGINAL.id, REPRINT.id)


def numbered(name: str, number: int) -> Article:
    return make_article(f"{name}第{number}篇的算力。\n{name}另有{number}行。")


def write(index: LocalIndex, name: str) -> None:
    """Add articles one by one, and take out every fourth."""
    for number in range(WRITTEN):
        add(index, numbered(name, number))
        if number % 4 == 0:
            assert index.remove(numbered(name, number).id)


def test_servers_that_add_and_search_at_once_agree_in_the_end(servers: tuple[LocalIndex, LocalIndex]) -> None:
    with ThreadPoolExecutor(len(servers)) as pool:
        writing = [pool.submit(write, index, name) for index, name in zip(servers, "甲乙", strict=True)]
        while not all(one.done() for one in writing):
            for index in servers:
                hits = index.search("第3篇的算力", 10)
                assert len({hit.passage.id for hit in hits}) == len(hits)
        for one in writing:
            one.result()
    for index in servers:
        assert index.store.counts() == (22, 44)
        for article, kept in ((numbered(name, n), n % 4 > 0) for name in "甲乙" for n in range(WRITTEN)):
            # By both derived indexes: a hit has its cosine and its words' score.
            hits = {hit.article.id: hit for hit in index.search(article.text.split("\n")[0], 30)}
            assert (article.id in hits and hits[article.id].lexical is not None) == kept


def test_a_folder_that_followed_another_database_begins_anew(
    servers: tuple[LocalIndex, LocalIndex], tmp_path: Path, postgres_place: PostgresAddress
) -> None:
    one, _ = servers
    add(one, JIANGSU)
    with closing(LocalIndex.open(tmp_path / "c", EMBEDDER)) as alone:
        add(alone, ANHUI, ZHEJIANG)
        alone.follow()
    with closing(opened(tmp_path / "c", postgres_place)) as moved:
        assert found(moved, "江苏的目标") == found(one, "江苏的目标")
    # What lay in the folder's own database is there still.
    with closing(LocalIndex.open(tmp_path / "c", EMBEDDER)) as alone:
        assert {article.id for article in alone.articles()} == {ANHUI.id, ZHEJIANG.id}
        assert {hit.article.id for hit in alone.search("江苏的目标", 10)} == {ANHUI.id, ZHEJIANG.id}


def test_servers_with_different_models_cannot_share(
    servers: tuple[LocalIndex, LocalIndex], tmp_path: Path, postgres_place: PostgresAddress
) -> None:
    with pytest.raises(IncompatibleIndex, match=r"postgresql://shengce@.* was made with the embedding model hash-64"):
        LocalIndex.open(tmp_path / "c", HashEmbedder(dimension=32), database=postgres_place)


def test_while_the_database_is_gone_a_search_says_so_and_afterwards_goes_on(tmp_path: Path) -> None:
    with running_server() as server, closing(opened(tmp_path / "a", PostgresAddress.read(server.address()))) as index:
        add(index, *ARTICLES)
        before = found(index, "江苏的目标")
        server.stop("immediate")
        with pytest.raises(StoreUnavailable, match="cannot reach the database"):
            index.search("江苏的目标", 5)
        server.start()
        assert found(index, "江苏的目标") == before
