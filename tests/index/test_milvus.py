"""The indexes in Milvus: as the local ones score, after kills and other accidents, and while Milvus is gone."""

from __future__ import annotations

import logging
import multiprocessing
import os
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock

from documents import Article
from index.corpora import SHARED, in_corpus
from index.derived import ChosenPassages, DerivedIndexes
from index.exceptions import IncompatibleIndex, StoreUnavailable, UnusableIndexAddress
from index.lexical import LexicalIndex
from index.local import LocalIndex
from index.milvus import MilvusAddress, MilvusOpener, collection, rows, term_statistics
from index.milvus.collection import MilvusCollection
from index.milvus.rows import Stamp
from index.milvus.term_statistics import TermStatistics
from index.milvus.weights import Lengths, Part, place
from index.store import Generation, Store
from tests.hash_embedder import HashEmbedder
from tests.made_up_articles import ANHUI, ARTICLES, JIANGSU, ZHEJIANG, lines_as_passages, make_article
from tests.milvus_server import MilvusServer, milvus_server

SPAWN = multiprocessing.get_context("spawn")
DIMENSION = 64
ALL = [1, 2, 3, 4, 5, 6, 7]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Open a store that holds the made-up articles: passages 1 to 7 in their order."""
    with closing(Store(tmp_path / "store.sqlite", model="test")) as store:
        for article in ARTICLES:
            add(store, article)
        yield store


@pytest.fixture
def address(milvus: MilvusServer) -> MilvusAddress:
    """Name a new collection."""
    return milvus.collection()


def add(store: Store, article: Article) -> None:
    passages = lines_as_passages(article)
    keys = [passage.id.encode() for passage in passages]
    vectors = HashEmbedder(DIMENSION).encode_passages([passage.text for passage in passages])
    assert store.add(article, passages, keys, vectors)


def open_in(address: MilvusAddress, folder: Path, identity: str = "store") -> DerivedIndexes:
    return MilvusOpener(address)(folder, identity=identity, dimension=DIMENSION)


def following(address: MilvusAddress, store: Store, folder: Path) -> DerivedIndexes:
    opened = open_in(address, folder)
    assert opened.words.follow(store, patience_seconds=30)
    return opened


def reached(address: MilvusAddress) -> MilvusCollection:
    return MilvusCollection(address, dimension=DIMENSION)


def by_words(opened: DerivedIndexes, question: str, only: list[int] | None = None) -> list[int]:
    return [number for number, _ in opened.words.search(question, 10, only=only)]


def by_meaning(opened: DerivedIndexes, text: str) -> list[int]:
    return sorted(number for number, _ in opened.dense.search(HashEmbedder(DIMENSION).encode_queries([text])[0], 20))


@pytest.mark.parametrize("question", ["江苏的普及率目标", "算力中心", "合肥 量子", "2.5亿元", "半導體產業鏈"])
def test_words_score_as_in_the_local_index(store: Store, address: MilvusAddress, tmp_path: Path, question: str) -> None:
    opened = following(address, store, tmp_path)
    local = LexicalIndex(tmp_path / "lexical", store_identity="store")
    assert local.follow(store)
    expected = local.search(question, 10)
    found = opened.words.search(question, 10)
    assert [number for number, _ in found] == [number for number, _ in expected]
    assert [score for _, score in found] == pytest.approx([score for _, score in expected], rel=1e-4)
    assert opened.words.term_weights(question) == pytest.approx(local.term_weights(question))


@pytest.mark.parametrize("question", ["", "？！", "火箭", "a" * 100_000])
def test_what_no_passage_has_finds_nothing(store: Store, address: MilvusAddress, tmp_path: Path, question: str) -> None:
    assert following(address, store, tmp_path).words.search(question, 10) == []


def test_meaning_agrees_with_brute_force(store: Store, address: MilvusAddress, tmp_path: Path) -> None:
    opened = following(address, store, tmp_path)
    (numbers, vectors), *_ = store.vectors_since(Generation())
    query = HashEmbedder(DIMENSION).encode_queries(["南京的算力中心"])[0]
    cosines = dict(zip(numbers, (vectors @ query).tolist(), strict=True))
    best = sorted(cosines, key=lambda number: -cosines[number])
    assert [number for number, _ in opened.dense.search(query, 3)] == best[:3]
    assert dict(opened.dense.search(query, 10)) == pytest.approx(cosines, abs=1e-5)
    assert opened.dense.cosines(query, [2, 5, 99]) == pytest.approx({2: cosines[2], 5: cosines[5]}, abs=1e-5)
    assert opened.dense.cosines(query, []) == {}
    assert [n for n, _ in opened.dense.search(query, 1, only=[5, 6])] == [max((5, 6), key=lambda n: cosines[n])]


def unwanted() -> list[int]:
    raise AssertionError("the numbers of passages were looked up")


def test_searches_are_restricted_by_numbers_regions_and_dates(
    store: Store, address: MilvusAddress, tmp_path: Path
) -> None:
    opened = following(address, store, tmp_path)
    assert sorted(by_words(opened, "算力")) == [2, 3, 4]
    assert by_words(opened, "算力", only=[2, 5]) == [2]
    assert by_words(opened, "算力", only=[]) == []
    free = dict(opened.words.search("算力", 10))
    assert dict(opened.words.search("算力", 10, only=[2, 4])) == {2: pytest.approx(free[2]), 4: pytest.approx(free[4])}

    about = ChosenPassages(unwanted, regions=["浙江", 'a"], "b'])
    assert sorted(n for n, _ in opened.words.search("算力", 10, only=about)) == [3, 4]
    query = HashEmbedder(DIMENSION).encode_queries(["算力"])[0]
    assert sorted(n for n, _ in opened.dense.search(query, 10, only=about)) == [3, 4]
    held = reached(address)
    assert held.count('published >= "2025-01-01" and published <= "2025-03-31"') == 2
    assert held.count(f'content == "{rows.content_hash(ANHUI.title, lines_as_passages(ANHUI)[1])}"') == 1


def test_a_small_corpus_is_searched_as_if_it_were_alone(store: Store, address: MilvusAddress, tmp_path: Path) -> None:
    for number in range(40):
        add(
            store,
            make_article("\n".join(f"第{number}项算力任务的第{line}点。" for line in range(25)), title=f"{number}"),
        )
    there = "\n".join(f"江苏甲种算力的第{line}处。" for line in range(12))
    own = [in_corpus(make_article(there, title="在江苏的", regions=("江苏",)), "u1a")]
    own.append(in_corpus(make_article("算力在别处。\n别处的别处。", title="在别处的"), "u1a"))
    for article in own:
        add(store, article)
    opened = following(address, store, tmp_path)
    query = HashEmbedder(DIMENSION).encode_queries(["第7项算力任务的第3点"])[0]
    whole = {n: float(v @ query) for ns, vs in store.vectors_since(Generation()) for n, v in zip(ns, vs, strict=True)}
    expected = sorted(store.passages_in([one.id for one in own]), key=lambda number: (-whole[number], number))
    corpus = ChosenPassages(unwanted, corpora={"u1a"})
    # Of the hundred nearest of all none is in this corpus.
    assert not set(expected) & set(sorted(whole, key=lambda number: -whole[number])[:100])
    assert [n for n, _ in opened.dense.search(query, 100, only=corpus)] == expected
    assert len(opened.words.search("第7项算力任务", 100, only=corpus)) == 13
    both = ChosenPassages(unwanted, regions=["江苏"], corpora={"u1a", "u2b"})
    assert {n for n, _ in opened.dense.search(query, 100, only=both)} == set(store.passages_in([own[0].id]))
    everything = ChosenPassages(unwanted, corpora={SHARED, "u1a"})
    assert len(opened.dense.search(query, 2_000, only=everything)) == len(whole)


def test_it_follows_additions_and_removals(store: Store, address: MilvusAddress, tmp_path: Path) -> None:
    opened = following(address, store, tmp_path)
    assert by_meaning(opened, "量子") == ALL
    assert store.remove(ANHUI.id)
    add(store, make_article("量子计算。", title="新的"))
    assert by_words(opened, "量子") == [6, 5]
    assert opened.words.follow(store)
    assert by_words(opened, "量子") == [8]
    assert by_meaning(opened, "量子") == [1, 2, 3, 4, 7, 8]
    assert (len(opened.words), len(opened.dense)) == (6, 6)
    assert by_words(open_in(address, tmp_path), "量子") == []
    assert by_words(following(address, store, tmp_path), "量子") == [8]


def write_and_die(store_path: str, address: MilvusAddress, deaths: int) -> None:
    """Follow the store in batches of two passages, and die instead of writing a stamp for the n-th time."""
    rows.BATCH = 2
    written = [0]
    write_stamp = MilvusCollection.write_stamp

    def dying(self: MilvusCollection, stamp: Stamp) -> None:
        written[0] += 1
        if written[0] == deaths:
            os._exit(9)
        write_stamp(self, stamp)

    MilvusCollection.write_stamp = dying  # type: ignore[method-assign]
    store = Store(Path(store_path), model="test")
    open_in(address, Path(store_path).parent).words.follow(store)


@pytest.mark.parametrize("death", [1, 2, 3, 5])
def test_one_that_is_killed_leaves_no_doubles_and_no_gaps(
    store: Store, address: MilvusAddress, tmp_path: Path, death: int
) -> None:
    process = SPAWN.Process(target=write_and_die, args=(str(tmp_path / "store.sqlite"), address, death))
    process.start()
    process.join(120)
    assert process.exitcode == 9
    # What it had written is removed from the store before anybody goes on.
    assert store.remove(JIANGSU.id)
    add(store, make_article("算力再增。", title="新的"))
    opened = following(address, store, tmp_path)
    assert by_meaning(opened, "算力") == [3, 4, 5, 6, 7, 8]
    assert (len(opened.dense), sorted(by_words(opened, "算力"))) == (6, [3, 4, 8])
    assert opened.words.follow(store)
    assert len(opened.dense) == 6


def test_what_is_whole_is_not_written_again(
    store: Store, address: MilvusAddress, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    following(address, store, tmp_path)
    monkeypatch.setattr(MilvusCollection, "upsert", lambda self, written: pytest.fail("written again"))
    assert by_meaning(following(address, store, tmp_path / "elsewhere"), "算力") == ALL


def follow_often(store_path: str, address: MilvusAddress, folder: str) -> None:
    """Follow a store as a server of another machine does, without a lock in common."""
    store = Store(Path(store_path), model="test")
    opened = open_in(address, Path(folder))
    for number in range(5):
        add(store, make_article(f"第{number}篇，{Path(folder).name}的算力。", title=f"{number}"))
        assert opened.words.follow(store, patience_seconds=60)
    opened.close()
    store.close()


def test_servers_that_share_no_lock_come_to_the_same(store: Store, address: MilvusAddress, tmp_path: Path) -> None:
    folders = [str(tmp_path / name) for name in ("one", "other")]
    following(address, store, tmp_path)
    processes = [
        SPAWN.Process(target=follow_often, args=(str(tmp_path / "store.sqlite"), address, folder)) for folder in folders
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join(120)
    assert [process.exitcode for process in processes] == [0, 0]
    opened = following(address, store, tmp_path)
    assert by_meaning(opened, "算力") == list(range(1, 18))
    assert len(opened.dense) == 17


def test_while_another_process_writes_the_old_is_searched(store: Store, address: MilvusAddress, tmp_path: Path) -> None:
    opened = following(address, store, tmp_path)
    add(store, make_article("算力再增。", title="新的"))
    with FileLock(tmp_path / f"{address.collection}.milvus.lock"):
        assert not opened.words.follow(store)
        assert sorted(by_words(opened, "算力")) == [2, 3, 4]
    assert opened.words.follow(store)
    assert sorted(by_words(opened, "算力")) == [2, 3, 4, 8]


def test_a_store_put_back_from_a_backup_is_followed_back(store: Store, address: MilvusAddress, tmp_path: Path) -> None:
    add(store, make_article("算力再增。", title="新的"))
    following(address, store, tmp_path)
    with closing(Store(tmp_path / "backup.sqlite", model="test")) as restored:
        for article in ARTICLES:
            add(restored, article)
        opened = following(address, restored, tmp_path)
        assert (by_meaning(opened, "算力"), len(opened.dense)) == (ALL, 7)
        assert sorted(by_words(opened, "算力")) == [2, 3, 4]


def test_another_stores_collection_is_refused_and_left_alone(
    store: Store, address: MilvusAddress, tmp_path: Path
) -> None:
    following(address, store, tmp_path)
    another = open_in(address, tmp_path, identity="another")
    with pytest.raises(IncompatibleIndex, match="holds the passages of another data folder: name another collection"):
        another.words.follow(store)
    assert reached(address).count() == 7


@pytest.mark.parametrize("stamp", ["", "{", "[]", "null", '{"format": "1"}'])
def test_a_stamp_that_cannot_be_read_means_building_again(
    store: Store, address: MilvusAddress, tmp_path: Path, stamp: str
) -> None:
    following(address, store, tmp_path)
    held = reached(address)
    blank = Stamp(store="store", passage=0, removal=0, passages=0, body=1.0, context=1.0)
    held.upsert([rows.stamp_row(blank, DIMENSION) | {"passage": stamp}])
    assert by_meaning(following(address, store, tmp_path), "算力") == ALL


def test_a_dropped_collection_is_built_again_when_its_lack_is_seen(
    store: Store, address: MilvusAddress, tmp_path: Path
) -> None:
    opened = following(address, store, tmp_path)
    reached(address).drop()
    with pytest.raises(StoreUnavailable, match=f"the collection {address.collection} of Milvus at"):
        by_words(opened, "算力")
    assert opened.words.follow(store)
    assert sorted(by_words(opened, "算力")) == [2, 3, 4]


def test_passages_are_weighed_anew_when_others_came(store: Store, address: MilvusAddress, tmp_path: Path) -> None:
    opened = following(address, store, tmp_path)
    before = reached(address).stamp()
    assert before is not None
    for number in range(30):
        add(store, make_article(f"{number}，" + "长长的一段话，说了许多。" * 40, title=f"{number}"))
    assert opened.words.follow(store)
    after = reached(address).stamp()
    assert after is not None
    assert after.body > 2 * before.body
    local = LexicalIndex(tmp_path / "lexical", store_identity="store")
    assert local.follow(store)
    assert dict(opened.words.search("算力", 10)) == pytest.approx(dict(local.search("算力", 10)), rel=0.02)


def test_while_milvus_is_gone_it_is_said_and_then_all_is_well_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(collection, "CALL_SECONDS", 1.0)
    monkeypatch.setattr(collection, "PAUSE_SECONDS", 0.0)
    caplog.set_level(logging.WARNING)
    with milvus_server(tmp_path / "milvus") as server:
        opener = MilvusOpener(server.collection("c"), token="root:Secret-1")
        with closing(LocalIndex.open(tmp_path / "data", HashEmbedder(DIMENSION), derive=opener)) as index:
            index.add([(article, lines_as_passages(article)) for article in ARTICLES])
            before = index.search("算力中心", 10)
            index.check_searchable()
            server.kill()
            with pytest.raises(StoreUnavailable, match=r"the collection c of Milvus"):
                index.check_searchable()
            for _ in range(2):
                with pytest.raises(StoreUnavailable, match=r"the collection c of Milvus at .*: start it, or") as caught:
                    index.search("算力中心", 10)
                assert "Secret" not in str(caught.value)
            # What is added meanwhile is kept, and found afterwards.
            new = make_article("算力中心再增一倍。", title="新的")
            assert index.add([(new, lines_as_passages(new))]) == [True]
            assert index.article(new.id) == new
            server.start()
            index.check_searchable()
            after = [hit.passage.id for hit in index.search("算力中心", 10)]
            assert set(after) == {*(hit.passage.id for hit in before), f"{new.id}-0"}
    assert "Secret" not in repr(opener)
    assert "Traceback" not in caplog.text


def test_a_port_where_something_else_listens_is_refused_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collection, "CALL_SECONDS", 1.0)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        opened = open_in(MilvusAddress.parse(f"milvus://127.0.0.1:{silent.getsockname()[1]}"), tmp_path)
        with pytest.raises(StoreUnavailable, match="correct SHENGCE_INDEX and SHENGCE_INDEX_TOKEN"):
            opened.dense.search(np.ones(DIMENSION, dtype=np.float32), 3)


@pytest.mark.parametrize(("pause", "tried"), [(3600.0, 1), (0.0, 3)])
def test_nobody_waits_for_what_has_just_been_found_gone(
    monkeypatch: pytest.MonkeyPatch, address: MilvusAddress, pause: float, tried: int
) -> None:
    attempts: list[str] = []

    def connect(uri: str, **_: object) -> None:
        attempts.append(uri)
        raise OSError("refused")

    monkeypatch.setattr("pymilvus.MilvusClient", connect)
    monkeypatch.setattr(collection, "PAUSE_SECONDS", pause)
    held = reached(address)
    for _ in range(3):
        with pytest.raises(StoreUnavailable, match=r"does not answer as it should \(refused\): start it"):
            held.count()
    assert attempts == [address.uri] * tried


def test_a_folder_of_milvus_lite_is_a_home_too(store: Store, tmp_path: Path) -> None:
    lite = MilvusAddress.parse(str(tmp_path / "lite.db"))
    assert lite.is_lite
    opened = following(lite, store, tmp_path)
    assert sorted(by_words(opened, "算力")) == [2, 3, 4]
    opened.close()
    again = following(lite, store, tmp_path)
    assert by_meaning(again, "算力") == ALL
    again.close()


@pytest.mark.parametrize(
    ("text", "uri", "name"),
    [
        ("milvus://db.example:19531/policy_2", "http://db.example:19531", "policy_2"),
        ("milvus://db.example", "http://db.example:19530", "shengce"),
        ("milvus+tls://db.example/", "https://db.example:19530", "shengce"),
        ("milvus://[::1]:1/a", "http://[::1]:1", "a"),
    ],
)
def test_addresses_are_read(text: str, uri: str, name: str) -> None:
    assert MilvusAddress.parse(text) == MilvusAddress(uri, name)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("folder", "'folder' is no address of an index: there are milvus://"),
        ("http://db.example", "is no address of an index"),
        ("milvus://", "is no address of an index"),
        ("milvus://db.example:port", "cannot be read"),
        ("milvus://db.example/a-b", "'a-b' cannot name a collection"),
        ("milvus://db.example/a?x=1", "is no address of an index"),
        ("milvus://root:secret@db.example/a", "put user:password in SHENGCE_INDEX_TOKEN"),
    ],
)
def test_what_is_no_address_is_refused(text: str, words: str) -> None:
    with pytest.raises(UnusableIndexAddress, match=words) as caught:
        MilvusAddress.parse(text)
    assert "secret" not in str(caught.value)


def test_term_counts_are_written_down_and_gone_on_from(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(term_statistics, "_FEWEST_KEPT", 1)
    path = tmp_path / "terms.npz"
    first = TermStatistics(path, identity="store")
    first.follow(store)
    at = place("算力", Part.BODY)
    assert (first.passages, first.holding([at, place("火箭", Part.BODY)])) == (7, {at: 2})
    monkeypatch.setattr(Store, "passages_since", lambda self, generation: iter(()))
    again = TermStatistics(path, identity="store")
    again.follow(store)
    assert (again.passages, again.holding([at]), again.lengths) == (7, {at: 2}, first.lengths)
    assert TermStatistics(path, identity="another").passages == 0
    path.write_bytes(path.read_bytes()[:100])
    assert TermStatistics(path, identity="store").passages == 0


def test_term_counts_forget_what_was_removed_when_it_is_much(store: Store, tmp_path: Path) -> None:
    counted = TermStatistics(tmp_path / "terms.npz", identity="store")
    counted.follow(store)
    at = place("算力", Part.BODY)
    assert store.remove(ZHEJIANG.id)
    counted.follow(store)
    assert (counted.passages, counted.holding([at])) == (5, {at: 1})
    add(store, make_article("算力再增。", title="新的"))
    counted.follow(store)
    assert (counted.passages, counted.holding([at])) == (6, {at: 2})


def test_lengths_differ_by_a_share() -> None:
    assert Lengths(100, 10).differ(Lengths(80, 10), 0.1)
    assert not Lengths(100, 10).differ(Lengths(95, 10.5), 0.1)
