"""The whole local index: add, remove, search, with a hashing embedder and the real files."""

from __future__ import annotations

import multiprocessing
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock

from documents import Article, UnknownRegion
from documents.splitting import split
from index import IncompatibleIndex, SearchIndex, StoreUnavailable, UnknownArticle
from index.derived import Derive
from index.local import LocalIndex, embedded_text, local_indexes
from index.store import Generation, Vectors
from tests.hash_embedder import HashEmbedder
from tests.made_up_articles import ANHUI, ARTICLES, JIANGSU, TAIWAN_STYLE, ZHEJIANG, lines_as_passages, make_article

SPAWN = multiprocessing.get_context("spawn")


@dataclass
class CountingEmbedder:
    """Hash texts, and remember the passages that were asked for."""

    inner: HashEmbedder = field(default_factory=lambda: HashEmbedder(dimension=64))
    seen: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.inner.name

    @property
    def dimension(self) -> int:
        return self.inner.dimension

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self.inner.encode_queries(texts)

    def encode_sentences(self, texts: Sequence[str]) -> Vectors:
        return self.inner.encode_sentences(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        self.seen += texts
        return self.inner.encode_passages(texts)


def add(index: LocalIndex, *articles: Article) -> list[bool]:
    return index.add([(article, lines_as_passages(article)) for article in articles])


def found(index: LocalIndex, question: str, k: int = 10, regions: Sequence[str] = ()) -> list[str]:
    return [hit.passage.id for hit in index.search(question, k, regions=regions)]


def test_it_is_a_search_index(local_index: LocalIndex) -> None:
    index: SearchIndex = local_index
    assert [article.title for article in index.articles()] == [
        article.title for article in (ZHEJIANG, JIANGSU, TAIWAN_STYLE, ANHUI)
    ]
    assert index.article(JIANGSU.id) == JIANGSU
    passages = lines_as_passages(JIANGSU)
    assert [index.passage(passage.id) for passage in passages] == passages


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("江苏的普及率目标是多少？", f"{JIANGSU.id}-0"),
        ("江蘇的普及率目標是多少？", f"{JIANGSU.id}-0"),
        ("南京建几个算力中心？", f"{JIANGSU.id}-1"),
        ("算力券发多少？", f"{ZHEJIANG.id}-1"),
        ("臺灣晶圓代工佔多少？", f"{TAIWAN_STYLE.id}-0"),
        ("量子实验室2024年建成了吗？", f"{ANHUI.id}-1"),
    ],
)
def test_the_best_hit(local_index: LocalIndex, question: str, best: str) -> None:
    assert found(local_index, question)[0] == best


def test_hits_hold_their_passage_article_and_scores(local_index: LocalIndex, embedder: HashEmbedder) -> None:
    question = "算力券每年发放多少？"
    hits = local_index.search(question, 10)
    assert len(hits) == 7
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    query = embedder.encode_queries([question])[0]
    by_words = dict(zip(range(1, 8), [p.id for a in ARTICLES for p in lines_as_passages(a)], strict=True))
    lexical = {by_words[number]: score for number, score in local_index._lexical.search(question, 10)}
    for hit in hits:
        assert hit.article.text[hit.passage.start : hit.passage.end] == hit.passage.text
        assert (hit.article.raw, hit.article.traced) == ("", None)
        text = embedded_text(hit.article.title, hit.passage)
        assert hit.dense == pytest.approx(float(embedder.encode_passages([text])[0] @ query), abs=2e-3)
        assert hit.lexical == lexical.get(hit.passage.id)
    assert local_index.search(question, 2) == hits[:2]


def test_an_empty_index_finds_nothing(empty_index: LocalIndex) -> None:
    assert empty_index.search("江苏", 5) == []
    assert empty_index.search("江苏", 5, regions=["江苏"]) == []
    assert empty_index.articles() == []
    with pytest.raises(UnknownArticle, match="no article has the id 'x'"):
        empty_index.article("x")
    with pytest.raises(UnknownArticle, match="no passage has the id 'x'"):
        empty_index.passage("x")


@pytest.mark.parametrize(
    ("regions", "articles"),
    [
        (["江苏"], [JIANGSU]),
        (["江蘇省"], [JIANGSU]),
        (["Jiangsu"], [JIANGSU]),
        (["浙江", "安徽"], [ZHEJIANG, ANHUI]),
        (["长三角"], [JIANGSU, ZHEJIANG, ANHUI]),
        (["京津冀"], []),
    ],
)
def test_regions_restrict_strictly(local_index: LocalIndex, regions: list[str], articles: list[Article]) -> None:
    # Asked for one region's words within another region, nothing of the first may come.
    ids = {article.id for article in articles}
    assert {hit.article.id for hit in local_index.search("江苏普及率、算力券和量子", 10, regions=regions)} == ids


def test_a_province_covers_its_cities_but_a_city_not_its_province(empty_index: LocalIndex) -> None:
    city = make_article("建设算力中心。", title="一", regions=("南京",))
    province = make_article("建设更多算力中心。", title="二", regions=("江苏",))
    add(empty_index, city, province)
    assert set(found(empty_index, "算力中心", regions=["江苏"])) == {f"{city.id}-0", f"{province.id}-0"}
    assert found(empty_index, "算力中心", regions=["南京"]) == [f"{city.id}-0"]


def test_the_only_passage_with_the_words_has_the_highest_score_for_them(local_index: LocalIndex) -> None:
    hits = local_index.search("晶圆代工", 10)
    best = max(hits, key=lambda hit: hit.lexical or 0.0)
    assert best.article.id == TAIWAN_STYLE.id
    assert all((hit.lexical or 0.0) < (best.lexical or 0.0) for hit in hits if hit is not best)


def test_an_unknown_region_is_refused(local_index: LocalIndex) -> None:
    with pytest.raises(UnknownRegion, match="火星"):
        local_index.search("算力", 5, regions=["火星"])


def test_a_region_that_the_question_names_is_preferred(empty_index: LocalIndex) -> None:
    # The same words, so that nothing but the region tells them apart.
    one = make_article("普及率达到目标。", title="目标", regions=("江苏",))
    two = make_article("普及率达到目标。\n", title="目标", regions=("浙江",))
    add(empty_index, one, two)
    assert found(empty_index, "江苏的普及率") == [f"{one.id}-0", f"{two.id}-0"]
    assert found(empty_index, "浙江的普及率") == [f"{two.id}-0", f"{one.id}-0"]
    assert found(empty_index, "普及率 Zhejiang") == [f"{two.id}-0", f"{one.id}-0"]


def test_a_year_that_the_question_names_is_preferred(empty_index: LocalIndex) -> None:
    one = make_article("到2027年普及率达到目标。", title="目标")
    two = make_article("到2035年普及率达到目标。", title="目标")
    add(empty_index, one, two)
    assert found(empty_index, "2027年")[0] == f"{one.id}-0"
    assert found(empty_index, "2035年")[0] == f"{two.id}-0"


def test_adding_twice_changes_nothing_and_embeds_nothing(tmp_path: Path, derive: Derive) -> None:
    embedder = CountingEmbedder()
    index = LocalIndex.open(tmp_path, embedder, derive=derive)
    assert add(index, JIANGSU, ZHEJIANG, JIANGSU) == [True, True, False]
    before = index.store.generation(), found(index, "算力")
    embedder.seen.clear()
    assert add(index, JIANGSU, ZHEJIANG) == [False, False]
    assert index.add([]) == []
    assert (index.store.generation(), found(index, "算力")) == before
    assert embedder.seen == []
    index.close()


def test_an_embedding_already_computed_is_taken_from_the_store(tmp_path: Path, derive: Derive) -> None:
    embedder = CountingEmbedder()
    index = LocalIndex.open(tmp_path, embedder, derive=derive)
    first = make_article("第一句不变。\n第二句。", title="同题")
    second = make_article("第一句不变。\n第二句变了。", title="同题")
    add(index, first)
    assert embedder.seen == ["同题\n第一句不变。", "同题\n第二句。"]
    embedder.seen.clear()
    add(index, second)
    assert embedder.seen == ["同题\n第二句变了。"]
    ((numbers, vectors),) = index.store.vectors_since(Generation())
    assert numbers == [1, 2, 3, 4]
    assert vectors[0].tolist() == vectors[2].tolist()
    index.close()


def test_an_article_without_passages_is_kept(empty_index: LocalIndex) -> None:
    article = make_article("# 只有标题")
    assert empty_index.add([(article, [])]) == [True]
    assert empty_index.article(article.id) == article
    assert empty_index.search("标题", 5) == []


def test_a_removed_article_is_found_no_more(local_index: LocalIndex) -> None:
    assert found(local_index, "量子实验室")[0] == f"{ANHUI.id}-1"
    assert local_index.remove(ANHUI.id)
    assert not local_index.remove(ANHUI.id)
    assert not {hit.article.id for hit in local_index.search("量子实验室", 10)} & {ANHUI.id}
    assert add(local_index, ANHUI) == [True]
    assert found(local_index, "量子实验室")[0] == f"{ANHUI.id}-1"


def test_opening_again_finds_the_same(
    local_index: LocalIndex, tmp_path: Path, embedder: HashEmbedder, derive: Derive
) -> None:
    before = local_index.search("算力中心", 10)
    local_index.close()
    again = LocalIndex.open(tmp_path / "data", embedder, derive=derive)
    assert again.search("算力中心", 10) == before
    again.close()


def test_without_its_derived_files_it_finds_the_same(
    local_index: LocalIndex, tmp_path: Path, embedder: HashEmbedder, derive: Derive
) -> None:
    before = local_index.search("算力中心", 10)
    local_index.close()
    shutil.rmtree(tmp_path / "data" / "lexical", ignore_errors=derive is not local_indexes)
    again = LocalIndex.open(tmp_path / "data", embedder, derive=derive)
    assert again.search("算力中心", 10) == before
    again.close()


def test_another_model_is_refused(local_index: LocalIndex, tmp_path: Path) -> None:
    with pytest.raises(IncompatibleIndex, match="made with the embedding model hash-64, not hash-32"):
        LocalIndex.open(tmp_path / "data", HashEmbedder(dimension=32))


def test_a_file_in_place_of_a_folder_is_refused(tmp_path: Path, embedder: HashEmbedder) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnavailable, match="--data-dir"):
        LocalIndex.open(tmp_path / "file", embedder)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "lexical").write_text("")
    with pytest.raises(StoreUnavailable, match=r"cannot write to the data folder .*choose another with --data-dir"):
        LocalIndex.open(tmp_path / "data", embedder)


def test_two_on_one_folder_see_each_other(
    local_index: LocalIndex, tmp_path: Path, embedder: HashEmbedder, derive: Derive
) -> None:
    other = LocalIndex.open(tmp_path / "data", embedder, derive=derive)
    new = make_article("新能源汽车出口增长三成。", title="出口")
    assert found(local_index, "新能源汽车")[0] != f"{new.id}-0"
    assert add(other, new) == [True]
    assert found(local_index, "新能源汽车")[0] == f"{new.id}-0"
    assert other.remove(new.id)
    assert f"{new.id}-0" not in found(local_index, "新能源汽车")
    other.close()


@pytest.mark.parametrize("derive", ["local"], indirect=True)
def test_while_the_words_are_being_written_elsewhere_search_goes_on(local_index: LocalIndex, tmp_path: Path) -> None:
    assert len(found(local_index, "算力")) == 7
    new = make_article("算力再增一倍。", title="新的")
    with FileLock(tmp_path / "data" / "lexical.lock"):
        assert local_index.remove(ZHEJIANG.id)
        assert add(local_index, new) == [True]
        # The lexical index still finds the removed one and does not know the new one.
        hits = {hit.passage.id: hit.lexical for hit in local_index.search("算力", 10)}
        assert len(hits) == 6
        assert hits[f"{new.id}-0"] is None
        assert not [identity for identity in hits if identity.startswith(ZHEJIANG.id)]
    assert local_index.search("算力", 10, regions=["浙江"]) == []
    assert {hit.passage.id: hit.lexical for hit in local_index.search("算力", 10)}[f"{new.id}-0"] is not None


def search_when_asked(folder: str, asked: Connection, derive: Derive) -> None:
    """Answer each question with the ids of the passages found."""
    index = LocalIndex.open(Path(folder), HashEmbedder(dimension=64), derive=derive)
    asked.send("ready")
    while (question := asked.recv()) is not None:
        asked.send(found(index, question))
    index.close()


def test_another_process_sees_a_new_article_without_opening_again(
    local_index: LocalIndex, tmp_path: Path, derive: Derive
) -> None:
    here, there = SPAWN.Pipe()
    process = SPAWN.Process(target=search_when_asked, args=(str(tmp_path / "data"), there, derive))
    process.start()
    try:
        assert here.poll(120)
        assert here.recv() == "ready"
        new = make_article("新能源汽车出口增长三成。", title="出口")
        here.send("新能源汽车")
        assert f"{new.id}-0" not in here.recv()
        add(local_index, new)
        here.send("新能源汽车")
        assert here.recv()[0] == f"{new.id}-0"
        local_index.remove(new.id)
        here.send("新能源汽车")
        assert f"{new.id}-0" not in here.recv()
    finally:
        here.send(None)
        process.join(60)
    assert process.exitcode == 0


def open_together(folder: str, go: Event, number: int, derive: Derive) -> None:
    """Open a folder at the same moment as others and add an article."""
    go.wait(120)
    index = LocalIndex.open(Path(folder), HashEmbedder(dimension=64), derive=derive)
    add(index, make_article(f"第{number}篇文章。", title=f"{number}"))
    index.follow()
    index.close()


def test_processes_that_begin_one_folder_together_share_it(
    tmp_path: Path, embedder: HashEmbedder, derive: Derive
) -> None:
    go = SPAWN.Event()
    processes = [SPAWN.Process(target=open_together, args=(str(tmp_path), go, number, derive)) for number in range(3)]
    for process in processes:
        process.start()
    go.set()
    for process in processes:
        process.join(120)
    assert [process.exitcode for process in processes] == [0, 0, 0]
    index = LocalIndex.open(tmp_path, embedder, derive=derive)
    assert sorted(article.title for article in index.articles()) == ["0", "1", "2"]
    assert len(index.search("文章", 10)) == 3
    index.close()


def test_what_is_embedded_with_a_passage() -> None:
    article = make_article("# 目标\n到2030年达到90%。", title="江苏")
    (passage,) = split(article)
    assert embedded_text("江苏", passage) == "江苏\n目标\n到2030年达到90%。"
    assert embedded_text("", lines_as_passages(ANHUI)[0]) == "安徽的语音产业集中在合肥。"


def test_vectors_are_stored_of_what_is_embedded(local_index: LocalIndex, embedder: HashEmbedder) -> None:
    texts = [embedded_text(article.title, passage) for article in ARTICLES for passage in lines_as_passages(article)]
    ((_, vectors),) = local_index.store.vectors_since(Generation())
    np.testing.assert_allclose(vectors, embedder.encode_passages(texts), atol=1e-3)
