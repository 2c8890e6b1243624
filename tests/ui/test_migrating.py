"""Moving an index to another home and back, by the command."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from index.corpora import in_corpus
from index.exceptions import StoreUnavailable
from index.local import LocalIndex
from index.migrating import copy_articles
from index.milvus.collection import MilvusCollection
from index.postgres_address import PostgresAddress
from index.store import Store
from tests.hash_embedder import HashEmbedder
from tests.hashed_models import hashed_models
from tests.made_up_articles import ARTICLES, JIANGSU, lines_as_passages, make_article
from tests.milvus_server import MilvusServer, milvus_server
from tests.postgres_server import PostgresServer
from ui.command_line import app

WITHOUT_PASSAGES = make_article("# 只有标题")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MilvusServer]:
    with milvus_server(tmp_path_factory.mktemp("milvus") / "data") as server:
        yield server


@pytest.fixture
def address(server: MilvusServer) -> str:
    given = server.collection()
    return f"milvus://127.0.0.1:{server.port}/{given.collection}"


@pytest.fixture(autouse=True)
def _hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.embedder.load_embedder", lambda model: HashEmbedder(dimension=64))
    monkeypatch.setattr("ui.build.loaded_models", hashed_models)
    for name in ("SHENGCE_DATA_DIR", "SHENGCE_DATABASE", "SHENGCE_INDEX", "SHENGCE_INDEX_TOKEN"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Fill a folder with the made-up articles, one without passages, and one that was removed."""
    folder = tmp_path / "data"
    fill(folder)
    return folder


def fill(folder: Path, database: PostgresAddress | None = None) -> None:
    with closing(LocalIndex.open(folder, HashEmbedder(dimension=64), database=database)) as index:
        gone = make_article("这一篇被删除了。")
        index.add([(article, lines_as_passages(article)) for article in (gone, *ARTICLES)])
        index.add([(WITHOUT_PASSAGES, [])])
        index.remove(gone.id)
        index.store.write_setting("bundled_corpus", "state")
        index.follow()


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["migrate", *(str(argument) for argument in arguments)])


def read(result: Result) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


WHOLE: dict[str, Any] = {
    "articles": 5,
    "passages": 7,
    "passages_by_meaning": 7,
    "passages_by_words": 7,
    "expected_articles": 5,
    "expected_passages": 7,
    "searches": 7,
    "same_best": 1.0,
    "same_five": 1.0,
    "whole": True,
    "alike": True,
}


def test_an_index_goes_to_milvus_and_back(data: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    there = read(run("--to", address, "--data-dir", data, "--json"))
    assert there == WHOLE | {"index": address, "data_dir": str(data)}
    monkeypatch.setenv("SHENGCE_INDEX", address)
    found = CliRunner().invoke(app, ["search", "江苏的普及率", "--data-dir", str(data), "--json"])
    assert json.loads(found.stdout)[0]["article_id"] == JIANGSU.id
    back = read(run("--data-dir", data, "--json"))
    assert back == WHOLE | {"index": "local", "data_dir": str(data)}


def test_articles_go_to_another_folder_whole(data: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    assert read(run("--to-data-dir", other, "--data-dir", data, "--json"))["whole"]
    with (
        closing(Store(data / "shengce.sqlite", model="hash-64")) as source,
        closing(Store(other / "shengce.sqlite", model="hash-64")) as target,
    ):
        assert target.articles() == source.articles()
        for article in source.articles():
            assert target.article(article.id) == source.article(article.id)
            assert [*target.passages_of(article).values()] == [*source.passages_of(article).values()]
        assert target.setting("bundled_corpus") == "state"
        assert target.setting("identity") != source.setting("identity")
        assert copy_articles(source, target) == 0


def test_a_shared_database_goes_to_milvus_and_back_with_all_its_corpora(
    postgres: PostgresServer, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written, folder = postgres.fresh_address(), tmp_path / "server"
    place = PostgresAddress.read(written)
    fill(folder, place)
    own = in_corpus(make_article("江苏的普及率是我的秘密。", title="私人"), "u1")
    with closing(LocalIndex.open(folder, HashEmbedder(dimension=64), database=place)) as index:
        index.add([(own, lines_as_passages(own))])
    monkeypatch.setenv("SHENGCE_DATABASE", written)
    whole = WHOLE | {name: WHOLE[name] + 1 for name in WHOLE if name.endswith(("articles", "passages", "searches"))}
    whole |= dict.fromkeys(("passages_by_meaning", "passages_by_words"), 8)
    there = read(run("--to", address, "--data-dir", folder, "--json"))
    assert there == whole | {"index": address, "data_dir": str(folder)}
    # Another server of the same database finds what the first has moved, and of others' corpora nothing.
    monkeypatch.setenv("SHENGCE_INDEX", address)
    found = CliRunner().invoke(app, ["search", "江苏的普及率", "--data-dir", str(tmp_path / "second"), "--json"])
    titles = {one["article_id"] for one in json.loads(found.stdout)}
    assert (JIANGSU.id in titles, own.id in titles) == (True, False)
    back = read(run("--data-dir", folder, "--json"))
    assert back == whole | {"index": "local", "data_dir": str(folder)}


def test_articles_of_a_shared_database_go_to_a_folder_whole(
    postgres: PostgresServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written, other = postgres.fresh_address(), tmp_path / "other"
    fill(tmp_path / "server", PostgresAddress.read(written))
    monkeypatch.setenv("SHENGCE_DATABASE", written)
    told = run("--to-data-dir", other, "--data-dir", tmp_path / "server")
    assert told.exit_code == 0, told.output
    # The folder has everything itself, and is used without the database.
    assert f"from now on run shengce without SHENGCE_DATABASE and SHENGCE_INDEX, with --data-dir {other}" in told.stdout
    with (
        closing(Store(PostgresAddress.read(written), model="hash-64")) as source,
        closing(Store(other / "shengce.sqlite", model="hash-64")) as target,
    ):
        assert [one.id for one in target.articles()] == [one.id for one in source.articles()]
        for article in source.articles():
            assert target.article(article.id) == source.article(article.id)
        assert target.setting("bundled_corpus") == "state"
    monkeypatch.delenv("SHENGCE_DATABASE")
    found = CliRunner().invoke(app, ["search", "江苏的普及率", "--data-dir", str(other), "--json"])
    assert json.loads(found.stdout)[0]["article_id"] == JIANGSU.id


def test_a_database_that_is_gone_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHENGCE_DATABASE", "postgresql://shengce:secret@127.0.0.1:1/db")
    told = run("--data-dir", tmp_path)
    assert isinstance(told.exception, StoreUnavailable)
    assert "cannot reach the database" in str(told.exception)
    assert "secret" not in str(told.exception)


def test_what_breaks_off_is_gone_on_with(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(Store(data / "shengce.sqlite", model="hash-64")) as source:
        with closing(Store(tmp_path / "other.sqlite", model="hash-64")) as target:

            def interrupt(done: int, total: int) -> None:
                if done == 2:
                    raise KeyboardInterrupt

            with pytest.raises(KeyboardInterrupt):
                copy_articles(source, target, interrupt)
            assert target.counts()[0] == 2
        with closing(Store(tmp_path / "other.sqlite", model="hash-64")) as target:
            assert copy_articles(source, target) == 3
            assert target.articles() == source.articles()


def test_what_did_not_arrive_is_told(data: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    upsert = MilvusCollection.upsert

    def losing(self: MilvusCollection, rows: Any) -> None:
        upsert(self, [row for row in rows if row["number"] != 4])

    monkeypatch.setattr(MilvusCollection, "upsert", losing)
    told = run("--to", address, "--data-dir", data, "--json")
    assert told.exit_code == 1
    result = json.loads(told.stdout)
    assert (result["passages_by_meaning"], result["expected_passages"], result["whole"]) == (6, 7, False)
    in_words = run("--to", address, "--data-dir", data)
    assert in_words.exit_code == 1
    assert "the new home is not as the old one" in in_words.stderr


def test_people_are_told_what_to_do_next(data: Path, address: str) -> None:
    told = run("--to", address, "--data-dir", data)
    assert told.exit_code == 0, told.output
    assert "5 of 5 articles, 7 of 7 passages; found by meaning 7, by words 7" in told.stdout
    assert f"all is there; from now on run shengce with SHENGCE_INDEX={address}" in told.stdout
