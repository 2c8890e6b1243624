"""The store, in a file and on a server: whole or nothing, once only, and what it says when it cannot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from sqlalchemy import update

from documents import Article, Edit, Passage, TracedText
from index import tables
from index.database import Place
from index.exceptions import IncompatibleIndex, IndexingError, StoreUnavailable, UnknownArticle
from index.store import Generation, Store, Vectors
from tests.made_up_articles import ANHUI, ARTICLES, JIANGSU, TAIWAN_STYLE, ZHEJIANG, lines_as_passages, make_article

DIMENSION = 4
TWICE = "UNIQUE constraint failed: passages.id|duplicate key value violates unique constraint"


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    store = Store(place, model="test")
    yield store
    store.close()


def vectors_for(passages: Sequence[Passage]) -> tuple[list[bytes], Vectors]:
    """Give each passage the vector of its length, which float16 holds exactly."""
    keys = [passage.text.encode() for passage in passages]
    vectors = np.zeros((len(passages), DIMENSION), dtype=np.float32)
    for row, passage in enumerate(passages):
        vectors[row] = [len(passage.text) % 100, 0.5, -0.25, 1]
    return keys, vectors


def add(store: Store, article: Article) -> bool:
    passages = lines_as_passages(article)
    return store.add(article, passages, *vectors_for(passages))


def without_raw(article: Article) -> Article:
    return Article(
        article.id,
        article.title,
        article.text,
        article.source,
        article.publisher,
        article.published,
        article.language,
        article.regions,
        details=article.details,
    )


def everything(store: Store) -> tuple[object, ...]:
    """Read all that a store says."""
    since = Generation()
    return (
        store.articles(),
        list(store.passages_since(since)),
        [(numbers, vectors.tolist()) for numbers, vectors in store.vectors_since(since)],
        store.removals_since(since),
        store.generation(),
        store.counts(),
    )


def test_an_article_comes_back_whole(store: Store) -> None:
    raw = "江蘇(sū)的\ud800目標"
    traced = TracedText.from_original(raw).edit([Edit(2, 6, ""), Edit(7, 8, "")])
    article = Article(
        "id", "标题", traced.text, "a.html", "某报", "2025-01-02", "zh-Hant", ("江苏",), raw, traced, {"author": "某人"}
    )
    passages = [Passage("id-0", "id", "江蘇", 0, 2, "目标", ("江苏", "南京")), Passage("id-1", "id", "的目標", 2, 5)]
    assert store.add(article, passages, *vectors_for(passages))
    found = store.article("id")
    assert found == article
    assert found.traced is not None
    assert [found.raw_span(place, place + 1) for place in range(5)] == [(0, 1), (1, 2), (6, 7), (8, 9), (9, 10)]
    assert store.articles() == [without_raw(article)]
    assert store.passages_numbered([2, 1, 7]) == {
        2: (passages[1], without_raw(article)),
        1: (passages[0], without_raw(article)),
    }
    assert [store.passage_number(passage.id) for passage in passages] == [1, 2]
    assert list(store.passages_since(Generation())) == [[(1, passages[0], "标题"), (2, passages[1], "标题")]]
    assert list(store.passages_since(Generation(passage=1))) == [[(2, passages[1], "标题")]]


def test_an_article_without_a_way_back_or_passages_is_kept(store: Store) -> None:
    article = make_article("没有段落", raw="raw")
    assert store.add(article, [], [], np.zeros((0, DIMENSION), dtype=np.float32))
    assert store.article(article.id) == article
    assert store.article(article.id).traced is None
    assert (store.counts(), store.generation()) == ((1, 0), Generation())


def test_offsets_count_characters_not_bytes(store: Store) -> None:
    article = make_article("\U00020000\U0001f600\n江苏")
    assert add(store, article)
    ((first, second),) = store.passages_since(Generation())
    assert (first[1].text, second[1].text) == ("\U00020000\U0001f600", "江苏")


def test_adding_twice_changes_nothing(store: Store) -> None:
    assert add(store, JIANGSU)
    before = everything(store)
    assert not add(store, JIANGSU)
    assert not store.add(JIANGSU, [], [], np.zeros((0, DIMENSION), dtype=np.float32))
    assert everything(store) == before
    assert before[-2:] == (Generation(passage=2, removal=0), (1, 2))


def test_articles_are_listed_latest_first_undated_last(store: Store) -> None:
    for article in ARTICLES:
        assert add(store, article)
    assert store.articles() == [without_raw(one) for one in (ZHEJIANG, JIANGSU, TAIWAN_STYLE, ANHUI)]
    assert store.counts() == (4, 7)
    assert store.has_article(ANHUI.id)
    assert not store.has_article("nobody")
    assert store.articles_from(ANHUI.source) == [without_raw(ANHUI)]
    assert store.articles_from("nowhere") == []


def test_an_article_that_fails_halfway_is_not_there(store: Store) -> None:
    assert add(store, JIANGSU)
    before = everything(store)
    passages = lines_as_passages(ZHEJIANG)
    keys, vectors = vectors_for(passages)
    twice = [passages[0], passages[0]]
    with pytest.raises(StoreUnavailable, match=TWICE):
        store.add(ZHEJIANG, twice, keys, vectors)
    with pytest.raises(ValueError, match="shorter"):
        store.add(ZHEJIANG, passages, keys, vectors[:1])
    assert everything(store) == before
    assert add(store, ZHEJIANG)


def test_what_an_article_replaces_goes_with_its_coming_or_not_at_all(store: Store) -> None:
    assert add(store, JIANGSU)
    assert add(store, ANHUI)
    before = everything(store)
    passages = lines_as_passages(ZHEJIANG)
    keys, vectors = vectors_for(passages)
    with pytest.raises(StoreUnavailable, match=TWICE):
        store.add(ZHEJIANG, [passages[0]] * 2, keys, vectors, replaces=[JIANGSU.id])
    assert (everything(store), store.superseding(JIANGSU.id)) == (before, None)
    assert store.add(ZHEJIANG, passages, keys, vectors, replaces=[JIANGSU.id, ZHEJIANG.id, "nobody"])
    assert store.articles() == [without_raw(ZHEJIANG), without_raw(ANHUI)]
    # What is there already can replace too.
    none = np.zeros((0, DIMENSION), dtype=np.float32)
    assert not store.add(ANHUI, [], [], none, replaces=[ZHEJIANG.id])
    assert store.articles() == [without_raw(ANHUI)]
    assert store.passages_of(ANHUI) == dict(zip([3, 4], lines_as_passages(ANHUI), strict=True))
    assert [store.superseding(one.id) for one in (JIANGSU, ZHEJIANG, ANHUI)] == [without_raw(ANHUI)] * 2 + [None]
    assert store.remove(ANHUI.id)
    assert store.superseding(JIANGSU.id) is None


def test_a_removed_article_leaves_only_its_numbers(store: Store) -> None:
    assert add(store, JIANGSU)
    assert add(store, ZHEJIANG)
    assert store.remove(JIANGSU.id)
    assert not store.remove(JIANGSU.id)
    assert not store.remove("nobody")
    assert store.generation() == Generation(passage=4, removal=2)
    assert store.removals_since(Generation()) == [1, 2]
    assert store.removals_since(Generation(removal=1)) == [2]
    assert store.articles() == [without_raw(ZHEJIANG)]
    assert [numbers for numbers, _ in store.vectors_since(Generation())] == [[3, 4]]
    keys, _ = vectors_for(lines_as_passages(JIANGSU))
    assert store.known_vectors(keys) == {}
    with pytest.raises(UnknownArticle, match=f"no article has the id '{JIANGSU.id}'"):
        store.article(JIANGSU.id)
    with pytest.raises(UnknownArticle, match=f"no passage has the id '{JIANGSU.id}-0'"):
        store.passage_number(f"{JIANGSU.id}-0")


def test_numbers_are_never_given_again(store: Store) -> None:
    assert add(store, JIANGSU)
    assert store.remove(JIANGSU.id)
    assert add(store, JIANGSU)
    assert store.generation() == Generation(passage=4, removal=2)
    assert [numbers for numbers, _ in store.vectors_since(Generation())] == [[3, 4]]


def test_embeddings_are_kept_once_while_anybody_needs_them(store: Store) -> None:
    shared, other = make_article("同样的一句。", title="一"), make_article("同样的一句。\n另一句话。", title="二")
    assert add(store, shared)
    assert add(store, other)
    keys, vectors = vectors_for(lines_as_passages(other))
    known = store.known_vectors([*keys, b"unknown"])
    assert {key: vector.tolist() for key, vector in known.items()} == dict(zip(keys, vectors.tolist(), strict=True))
    assert store.remove(shared.id)
    assert set(store.known_vectors(keys)) == set(keys)
    assert store.remove(other.id)
    assert store.known_vectors(keys) == {}


def test_the_first_embedding_stays(store: Store) -> None:
    first, second = make_article("同样的一句。", title="一"), make_article("同样的一句。\n", title="二")
    key, one = b"key", np.full((1, DIMENSION), 0.5, dtype=np.float32)
    assert store.add(first, lines_as_passages(first), [key], one)
    assert store.add(second, lines_as_passages(second), [key], one * 2)
    ((numbers, vectors),) = store.vectors_since(Generation())
    assert (numbers, vectors.tolist()) == ([1, 2], [[0.5] * DIMENSION] * 2)
    assert vectors.dtype == np.float32


def test_vectors_and_passages_come_in_batches(store: Store) -> None:
    for article in ARTICLES:
        assert add(store, article)
    batches = [numbers for numbers, _ in store.vectors_since(Generation(passage=1), batch=4)]
    assert batches == [[2, 3, 4, 5], [6, 7]]
    read = [[number for number, _, _ in batch] for batch in store.passages_since(Generation(passage=1), batch=3)]
    assert read == [[2, 3, 4], [5, 6, 7]]


def test_passages_about_regions(store: Store) -> None:
    for article in (JIANGSU, ZHEJIANG, make_article("两地合作。", regions=("江苏", "浙江"))):
        assert add(store, article)
    assert store.passages_about(["江苏"]) == [1, 2, 5]
    assert sorted(store.passages_about(["江苏", "浙江", "上海"])) == [1, 2, 3, 4, 5]
    assert store.passages_about(["江"]) == []
    assert store.passages_about([]) == []


def test_regions_that_come_later_are_known_too(store: Store, place: Place) -> None:
    assert add(store, JIANGSU)
    assert store.passages_about(["江苏", "浙江"]) == [1, 2]
    other = Store(place, model="test")
    assert add(other, ZHEJIANG)
    assert add(other, make_article("两地合作。", regions=("江苏", "浙江")))
    assert store.passages_about(["江苏", "浙江"]) == [1, 2, 3, 4, 5]
    assert other.remove(JIANGSU.id)
    assert store.passages_about(["江苏"]) == [5]
    # A name within a longer one is another.
    assert add(store, make_article("新江苏。", regions=("新江苏",)))
    assert store.passages_about(["江苏"]) == [5]
    other.close()


def test_a_sample_is_one_passage_in_so_many(store: Store) -> None:
    for article in ARTICLES:
        assert add(store, article)
    ((_, every),) = store.vectors_since(Generation())
    assert store.sampled_vectors(every=1).tolist() == every.tolist()
    assert store.sampled_vectors(every=3).tolist() == every[[2, 5]].tolist()


def test_articles_and_passages_come_as_they_are_asked_for(store: Store) -> None:
    for article in (JIANGSU, ZHEJIANG):
        assert add(store, article)
    named = store.articles_named([ZHEJIANG.id, "nobody", JIANGSU.id])
    assert list(named.items()) == [(one.id, without_raw(one)) for one in (ZHEJIANG, JIANGSU)]
    assert list(store.passages_numbered([4, 99, 1])) == [4, 1]
    assert store.passages_of(ANHUI) == {}
    assert (store.articles_named([]), store.passages_numbered([])) == ({}, {})


def test_everything_is_there_after_opening_again(store: Store, place: Place) -> None:
    for article in ARTICLES:
        assert add(store, article)
    assert store.remove(ANHUI.id)
    before = everything(store)
    store.close()
    again = Store(place, model="test")
    assert everything(again) == before
    again.close()


def test_a_second_connection_sees_what_the_first_committed(store: Store, place: Place) -> None:
    other = Store(place, model="test")
    assert add(store, JIANGSU)
    assert everything(other) == everything(store)
    assert not add(other, JIANGSU)
    assert other.remove(JIANGSU.id)
    assert everything(other) == everything(store)
    other.close()


def test_settings_are_settled_once(store: Store) -> None:
    assert store.setting("identity") is None
    assert store.settled("identity", "first") == "first"
    assert store.settled("identity", "second") == "first"
    store.write_setting("identity", "third")
    assert store.setting("identity") == "third"


def test_another_model_is_refused(store: Store, place: Place) -> None:
    assert add(store, JIANGSU)
    with pytest.raises(
        IncompatibleIndex, match="made with the embedding model test, not other: set SHENGCE_MODEL back"
    ):
        Store(place, model="other")
    assert store.article(JIANGSU.id) == JIANGSU


def test_another_format_version_is_refused(store: Store, place: Place) -> None:
    store.write_setting("format_version", "99")
    with pytest.raises(IncompatibleIndex, match="has format version 99, this program reads 1"):
        Store(place, model="test")


def test_a_damaged_blob_is_reported(store: Store) -> None:
    assert add(store, JIANGSU)
    store.database.write(lambda connection: connection.execute(update(tables.articles).values(raw=b"\0\xff\0")))
    with pytest.raises(StoreUnavailable, match=r"(store\.sqlite|database postgresql://.*) is damaged"):
        store.article(JIANGSU.id)


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    with pytest.raises(IndexingError, match="closed"):
        store.articles()
