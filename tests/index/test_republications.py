"""One report, republished by others: groups, the hits that stand for them, and the order of adding."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, insert, select, update

from documents import Article, Passage
from documents.near_duplicates import fingerprint, is_same_report
from index.database import Database
from index.local import LocalIndex
from index.postgres_address import PostgresAddress
from index.republications import Republications, form_groups
from index.rows import article_row
from index.store import Store
from index.tables import articles, near_duplicates, signatures
from tests.documents.damage import to_traditional
from tests.hash_embedder import HashEmbedder
from tests.made_up_articles import ARTICLES, JIANGSU, lines_as_passages, make_article
from tests.republished_articles import (
    ADDED_PARAGRAPH,
    EXTENDED,
    ORIGINAL,
    OTHER_FIGURES,
    PARAGRAPHS,
    REPRINT,
    REPUBLISHED,
    WITHOUT_PUBLISHER,
)

QUESTION = "智能化改造试点最高多少补助？"


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> PostgresAddress | None:
    """Give no database, so that the folder holds one, then one on a server."""
    found: PostgresAddress | None = None
    if request.param == "postgresql":
        found = request.getfixturevalue("postgres_place")
    return found


@pytest.fixture
def index(tmp_path: Path, database: PostgresAddress | None) -> Iterator[LocalIndex]:
    index = LocalIndex.open(tmp_path / "data", HashEmbedder(dimension=64), database=database)
    yield index
    index.close()


def add(index: LocalIndex, *articles: Article) -> None:
    assert index.add([(article, lines_as_passages(article)) for article in articles]) == [True] * len(articles)


def group_of(index: LocalIndex, article: Article) -> list[str]:
    """Name the sources of an article's group, the main one first."""
    group = index.store.groups([article.id]).get(article.id, ())
    return [one.source for one in index.store.articles_named(group).values()]


@pytest.mark.parametrize(
    ("ordered", "pairs", "groups"),
    [
        ("", "", []),
        ("abc", "", ["a", "b", "c"]),
        ("abc", "ab bc ac", ["abc"]),
        ("cab", "ab bc ac", ["cab"]),
        # A chain: c is like b, not like a, for which b stands back.
        ("abc", "ab bc", ["ab", "c"]),
        # b, a collection of both, does not bring them together unless it stands for them.
        ("acb", "ab bc", ["ab", "c"]),
        ("bac", "ab bc", ["bac"]),
    ],
)
def test_groups_form_around_their_first(ordered: str, pairs: str, groups: list[str]) -> None:
    near = {one: {pair.replace(one, "") for pair in pairs.split() if one in pair} for one in ordered}
    assert ["".join(group) for group in form_groups(list(ordered), near)] == groups


def test_groups_are_the_same_whatever_the_order(tmp_path: Path) -> None:
    for number, ordered in enumerate(itertools.permutations(REPUBLISHED)):
        index = LocalIndex.open(tmp_path / str(number), HashEmbedder(dimension=64))
        add(index, OTHER_FIGURES, *ordered, JIANGSU)
        # By date; the one without a publisher stands for nobody, though it is the earliest.
        expected = ["original.html", "reprint.html", "extended.html", "blog.txt"]
        for article in REPUBLISHED:
            assert group_of(index, article) == expected
        assert group_of(index, OTHER_FIGURES) == group_of(index, JIANGSU) == []
        index.close()


def test_the_first_added_stands_for_those_without_a_date(index: LocalIndex) -> None:
    copies = [make_article(f"第{name}版\n{ORIGINAL.text}", source=name) for name in "丙甲乙"]
    add(index, *copies)
    assert group_of(index, copies[2]) == ["丙", "甲", "乙"]
    assert index.remove(copies[0].id)
    assert group_of(index, copies[2]) == ["甲", "乙"]
    add(index, copies[0])
    assert group_of(index, copies[2]) == ["甲", "乙", "丙"]


def test_removing_the_main_one_promotes_another(index: LocalIndex) -> None:
    add(index, *REPUBLISHED)
    for main, left in [(ORIGINAL, 3), (REPRINT, 2)]:
        assert index.search(QUESTION, 1)[0].article.id == main.id
        assert len(index.search(QUESTION, 1)[0].republications) == left
        assert index.remove(main.id)
    assert group_of(index, WITHOUT_PUBLISHER) == ["extended.html", "blog.txt"]
    assert index.remove(EXTENDED.id)
    assert group_of(index, WITHOUT_PUBLISHER) == []
    assert index.search(QUESTION, 1)[0].republications == ()


def test_pairs_are_those_of_comparing_all_after_random_changes(index: LocalIndex) -> None:
    chance = random.Random(3)
    pool = [*REPUBLISHED, OTHER_FIGURES, *ARTICLES]
    pool += [make_article(f"{n}号转载\n{chance.choice(REPUBLISHED).text}", source=f"{n}") for n in range(4)]
    there: list[Article] = []
    for _ in range(40):
        article = chance.choice(pool)
        if article in there:
            assert index.remove(article.id)
            there.remove(article)
        else:
            add(index, article)
            there.append(article)
        expected = {
            (one.id, other.id)
            for one, other in itertools.permutations(there, 2)
            if is_same_report(fingerprint(one.text), fingerprint(other.text))
        }
        rows = index.store.database.rows(select(near_duplicates))
        assert {tuple(row) for row in rows} == expected
        assert {one.id for one in index.near_duplicates(ORIGINAL)} == {
            one.id for one in there if one != ORIGINAL and one in [*REPUBLISHED, *pool[-4:]]
        }


def test_a_report_fills_one_place(index: LocalIndex) -> None:
    add(index, *REPUBLISHED[::-1], *ARTICLES)
    hits = index.search(QUESTION, 20)
    assert hits[0].passage.text == PARAGRAPHS[2]
    assert (hits[0].article.id, [one.source for one in hits[0].republications]) == (
        ORIGINAL.id,
        ["reprint.html", "extended.html", "blog.txt"],
    )
    shown = [hit.passage.text for hit in hits]
    # Heads and tails, too short to compare, stay; every paragraph is there once, the added one too.
    for paragraph in PARAGRAPHS:
        assert shown.count(paragraph) == 1
    assert not [text for text in shown if text in {to_traditional(paragraph) for paragraph in PARAGRAPHS}]
    assert shown.count(to_traditional(ADDED_PARAGRAPH)) == 1
    assert [hit.passage.id for hit in hits[:3]] == [hit.passage.id for hit in index.search(QUESTION, 3)]


def test_a_paragraph_that_only_a_republication_has_is_found(index: LocalIndex) -> None:
    add(index, *REPUBLISHED)
    hit = index.search("海州市算力基金总额多少？", 1)[0]
    assert hit.passage.text == to_traditional(ADDED_PARAGRAPH)
    assert hit.article.id == EXTENDED.id
    assert [one.source for one in hit.republications] == ["original.html", "reprint.html", "blog.txt"]


def test_a_passage_with_another_figure_stays(index: LocalIndex) -> None:
    changed = make_article(ORIGINAL.text.replace("300万元", "500万元"), source="changed.html")
    add(index, ORIGINAL, changed)
    assert group_of(index, changed) == ["original.html", "changed.html"]
    amounts = [hit.passage.text for hit in index.search(QUESTION, 10) if "资金补助" in hit.passage.text]
    assert sorted(amounts) == sorted([PARAGRAPHS[2], PARAGRAPHS[2].replace("300", "500")])


def test_a_passage_cut_otherwise_is_stood_for_by_all_that_hold_its_words(index: LocalIndex) -> None:
    whole = [
        Passage(
            f"{WITHOUT_PUBLISHER.id}-0", WITHOUT_PUBLISHER.id, WITHOUT_PUBLISHER.text, 0, len(WITHOUT_PUBLISHER.text)
        )
    ]
    assert index.add([(WITHOUT_PUBLISHER, whole), (ORIGINAL, lines_as_passages(ORIGINAL))]) == [True, True]
    hits = index.search(QUESTION, 10)
    assert [hit.article.id for hit in hits] == [ORIGINAL.id] * 4
    assert all(hit.dense is not None for hit in hits)


def test_within_regions_a_republication_stands_for_itself(index: LocalIndex) -> None:
    elsewhere = make_article(f"江苏转载\n{ORIGINAL.text}", source="copy.html", regions=("江苏",))
    add(index, ORIGINAL, elsewhere)
    assert {hit.article.id for hit in index.search(QUESTION, 10, regions=["江苏"])} == {elsewhere.id}
    assert {hit.article.id for hit in index.search(QUESTION, 3)} == {ORIGINAL.id}


def test_what_another_process_added_is_compared_too(
    index: LocalIndex, tmp_path: Path, database: PostgresAddress | None
) -> None:
    other = LocalIndex.open(tmp_path / "data", HashEmbedder(dimension=64), database=database)
    add(index, ORIGINAL)
    add(other, REPRINT)
    add(index, EXTENDED)
    assert group_of(other, EXTENDED) == ["original.html", "reprint.html", "extended.html"]
    other.close()


def test_a_store_from_before_is_signed_on_opening(
    index: LocalIndex, tmp_path: Path, database: PostgresAddress | None
) -> None:
    add(index, WITHOUT_PUBLISHER, ORIGINAL, JIANGSU)
    query = select(signatures.c.article_id, signatures.c.signature).order_by(signatures.c.number)
    signed = index.store.database.rows(query)

    def make_old(connection: Connection) -> None:
        connection.execute(update(signatures).values(signature=bytes(512)))
        connection.execute(delete(near_duplicates))

    index.store.database.write(make_old)
    index.store.write_setting("signatures", "older")
    store = Store(database or tmp_path / "data" / "shengce.sqlite", model="hash-64")
    assert store.groups([ORIGINAL.id]) == {ORIGINAL.id: (ORIGINAL.id, WITHOUT_PUBLISHER.id)}
    assert store.database.rows(query) == signed
    store.close()


def test_memory_grows_with_the_articles(tmp_path: Path) -> None:
    characters, chance = [chr(0x4E00 + number) for number in range(9000)], random.Random(1)
    texts = ["".join(chance.choices(characters, k=80)) for _ in range(1100)]
    database, republications = Database(tmp_path / "store.sqlite"), Republications()

    def record(connection: Connection) -> None:
        for number, text in enumerate(texts):
            article = make_article(text, title=f"{number}")
            connection.execute(insert(articles), {**article_row(article), "id": f"{number}"})
            republications.record(connection, f"{number}", text)

    database.write(record)
    with database.reading() as connection:
        for number in (0, 1023, 1024, 1099):
            assert republications.near(connection, f"转载{texts[number]}") == [f"{number}"]
    database.close()


def sources(articles: Sequence[Article]) -> list[str]:
    return [article.source for article in articles]


def test_near_duplicates_are_listed_in_the_order_they_were_added(index: LocalIndex) -> None:
    add(index, EXTENDED, OTHER_FIGURES, WITHOUT_PUBLISHER)
    assert sources(index.near_duplicates(ORIGINAL)) == ["extended.html", "blog.txt"]
    assert sources(index.near_duplicates(EXTENDED)) == ["blog.txt"]
    assert sources(index.near_duplicates(JIANGSU)) == []
