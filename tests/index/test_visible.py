"""The articles of some corpora, as if there were no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from documents import Article
from index.adding import Status, add_files, add_text, replace_article
from index.corpora import SHARED, content_of, corpus_of, in_corpus
from index.exceptions import UnknownArticle
from index.local import LocalIndex
from index.visible import VisibleIndex
from tests.made_up_articles import ARTICLES, JIANGSU, lines_as_passages

ANN, BEN = "u1a", "u2b"
REPORT = (
    "青岚省印发机器人行动方案，提出到2027年制造业机器人密度达到每万人六百台，建设三十个智能工厂，"
    "培育一百家专精特新企业，并设立总规模五十亿元的产业基金，对首台套设备给予百分之二十的补贴。"
    "方案还要求各市每年公布进展，由省工业和信息化厅会同财政厅评估，评估结果作为下一年度资金安排的依据。"
)


def own(article: Article, corpus: str) -> tuple[Article, list[object]]:
    placed = in_corpus(article, corpus)
    return placed, lines_as_passages(placed)


@pytest.fixture
def index(local_index: LocalIndex) -> LocalIndex:
    """Hold the made-up articles as shared ones, and a report of Ann's and of Ben's each."""
    add_text(VisibleIndex(local_index, {ANN}), REPORT, title="安的秘密报告", corpus=ANN)
    add_text(VisibleIndex(local_index, {BEN}), REPORT, title="本的报告", corpus=BEN)
    return local_index


def titles(index: VisibleIndex) -> set[str]:
    return {article.title for article in index.articles()}


def test_an_article_bears_the_name_of_its_corpus() -> None:
    placed = in_corpus(JIANGSU, ANN)
    assert (corpus_of(placed.id), content_of(placed.id)) == (ANN, JIANGSU.id)
    assert in_corpus(JIANGSU, SHARED) == JIANGSU
    assert (corpus_of(JIANGSU.id), content_of(JIANGSU.id)) == (SHARED, JIANGSU.id)
    for name in ("a.b", "A", "u/1", "x" * 41):
        with pytest.raises(ValueError, match="no corpus can be called"):
            in_corpus(JIANGSU, name)


def test_each_sees_what_is_shared_and_what_is_his(index: LocalIndex) -> None:
    shared = {article.title for article in ARTICLES}
    assert titles(VisibleIndex(index, {SHARED})) == shared
    assert titles(VisibleIndex(index, {SHARED, ANN})) == shared | {"安的秘密报告"}
    assert titles(VisibleIndex(index, {BEN})) == {"本的报告"}
    assert titles(VisibleIndex(index, ())) == set()


def test_a_search_finds_nothing_of_others(index: LocalIndex) -> None:
    for corpora in ({SHARED}, {SHARED, BEN}, {BEN}, set[str]()):
        visible = VisibleIndex(index, corpora)
        for regions in ((), ("江苏",)):
            hits = visible.search("青岚省机器人密度每万人六百台", 20, regions=regions)
            assert {corpus_of(hit.article.id) for hit in hits} <= corpora
            assert all(corpus_of(one.id) in corpora for hit in hits for one in hit.republications)
    assert VisibleIndex(index, {SHARED, ANN}).search("青岚省机器人密度", 1)[0].article.title == "安的秘密报告"


def test_who_sees_both_of_two_corpora_finds_a_report_once(index: LocalIndex) -> None:
    hits = VisibleIndex(index, {ANN, BEN}).search("青岚省机器人密度", 5)
    assert [hit.article.title for hit in hits] == ["安的秘密报告"]
    assert [one.title for one in hits[0].republications] == ["本的报告"]


def test_hidden_articles_change_no_place_in_a_search(local_index: LocalIndex) -> None:
    visible = VisibleIndex(local_index, {SHARED})
    before = [hit.passage.id for hit in visible.search("江苏的算力中心", 10)]
    add_text(VisibleIndex(local_index, {ANN}), JIANGSU.text, title="抄来的", corpus=ANN)
    after = visible.search("江苏的算力中心", 10)
    assert [hit.passage.id for hit in after] == before
    assert all(hit.republications == () for hit in after)


def test_what_is_hidden_is_as_if_it_were_not_there(index: LocalIndex) -> None:
    (secret,) = VisibleIndex(index, {ANN}).articles()
    (passage, *_) = VisibleIndex(index, {ANN}).search("机器人", 1)
    ben = VisibleIndex(index, {SHARED, BEN})
    assert ben.find(secret.id) is None
    assert ben.articles_from(secret.source) == [one for one in ben.articles() if one.source == secret.source]
    assert [one.title for one in ben.near_duplicates(secret)] == ["本的报告"]
    assert ben.superseding(secret.id) is None
    assert ben.remove(secret.id) is False
    for asked in (secret.id, "u1a.0000000000000000"):
        with pytest.raises(UnknownArticle) as told:
            ben.article(asked)
        assert str(told.value) == f"no article has the id {asked!r}: `shengce articles` lists them"
    for asked in (passage.passage.id, "u1a.0000000000000000-0"):
        with pytest.raises(UnknownArticle, match=r"^no passage has the id "):
            ben.passage(asked)
    assert VisibleIndex(index, {ANN}).passage(passage.passage.id) == passage.passage


def test_the_same_text_is_new_to_each_corpus_and_removed_from_one(index: LocalIndex) -> None:
    shared = VisibleIndex(index, {SHARED})
    outcome = add_text(shared, REPORT, title="公开的报告")
    assert (outcome.status, outcome.reasons) == (Status.ADDED, ())
    assert add_text(shared, REPORT, title="公开的报告").status is Status.UNCHANGED
    (secret,) = VisibleIndex(index, {ANN}).articles()
    assert VisibleIndex(index, {ANN}).remove(secret.id)
    assert "公开的报告" in titles(shared)
    assert titles(VisibleIndex(index, {BEN})) == {"本的报告"}
    assert VisibleIndex(index, {BEN}).search("青岚省机器人密度", 1)[0].article.title == "本的报告"


def test_what_is_added_replaces_nothing_of_another_corpus(local_index: LocalIndex, tmp_path: Path) -> None:
    file = tmp_path / "报告.txt"
    file.write_text(REPORT, encoding="utf-8")
    ann, ben = VisibleIndex(local_index, {ANN}), VisibleIndex(local_index, {BEN})
    (first,) = add_files(ann, [file], names=["报告.txt"], corpus=ANN)
    file.write_text(REPORT + "另有附件。", encoding="utf-8")
    (second,) = add_files(ben, [file], names=["报告.txt"], corpus=BEN)
    assert (first.status, second.status) == (Status.ADDED, Status.ADDED)
    (third,) = add_files(ann, [file], names=["报告.txt"], corpus=ANN)
    assert third.status is Status.REPLACED
    assert [one.id for one in ben.articles()] == [second.article_id]
    replaced = replace_article(VisibleIndex(local_index, {ANN}), str(third.article_id), file, name="新.txt")
    assert corpus_of(str(replaced.article_id)) == ANN


def test_no_article_gets_into_a_corpus_by_another_way(local_index: LocalIndex) -> None:
    with pytest.raises(ValueError, match="belongs to another corpus"):
        VisibleIndex(local_index, {BEN}).add([own(JIANGSU, ANN)])  # type: ignore[list-item]
    with pytest.raises(ValueError, match="belongs to another corpus"):
        add_text(VisibleIndex(local_index, {BEN}), REPORT)
