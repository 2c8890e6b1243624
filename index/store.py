"""The truth: articles, passages and embeddings, in a SQLite file or in a PostgreSQL database."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import Connection, Executable, insert

from documents import Article, Passage
from documents.near_duplicates import SIGNATURE_VERSION
from index import store_queries as queries
from index import tables
from index.database import AnyRow, Database, Place
from index.exceptions import IncompatibleIndex, UnknownArticle
from index.region_lists import RegionLists
from index.removing import remove_article, replace_articles
from index.republications import Republications
from index.rows import (
    PassagePlace,
    Vectors,
    article_row,
    load_names,
    passage_row,
    read_article,
    read_place,
    read_vectors,
    read_whole_article,
)
from index.tables import insert_into, listed

__all__ = ["Generation", "Store", "Vectors"]

FORMAT_VERSION = 1
_KEYS_AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class Generation:
    """Say how far a derived index has followed the store: the last passage and the last removal."""

    passage: int = 0
    removal: int = 0


class Store:
    """Keep articles, passages and embeddings in a database, an article a transaction.

    The database is a SQLite file, or one of PostgreSQL that several processes and machines share.
    Raises StoreUnavailable (or StoreFull) from every method when it cannot be read or written,
    and IncompatibleIndex on opening what another model or format version made.
    """

    def __init__(self, place: Place, *, model: str) -> None:
        self._model = model
        self._republications = Republications()
        self._region_lists = RegionLists()
        self._database = Database(place)
        try:
            self._check_settings()
            self._check_signatures()
        except BaseException:
            self.close()
            raise

    @property
    def database(self) -> Database:
        """Give the database underneath, for what else several servers share."""
        return self._database

    def _check_settings(self) -> None:
        found_version = self.settled("format_version", str(FORMAT_VERSION))
        if found_version != str(FORMAT_VERSION):
            raise IncompatibleIndex(
                f"{self._database.name} has format version {found_version}, this program reads {FORMAT_VERSION}: "
                "choose another data folder, or add the articles again"
            )
        found_model = self.settled("model", self._model)
        if found_model != self._model:
            raise IncompatibleIndex(
                f"{self._database.name} was made with the embedding model {found_model}, not {self._model}: "
                "set SHENGCE_MODEL back, or choose another data folder and add the articles again"
            )

    def _check_signatures(self) -> None:
        """Sign all articles anew where they have no signatures yet, or those of another version."""
        if self.setting("signatures") == SIGNATURE_VERSION:
            return

        def sign(connection: Connection) -> None:
            self._republications.renew(connection)
            _write_setting(connection, "signatures", SIGNATURE_VERSION)

        self._database.write(sign)

    def setting(self, key: str) -> str | None:
        """Read a setting."""
        row = self._database.row(queries.SETTING, {"wanted": key})
        return None if row is None else str(row[0])

    def settled(self, key: str, first: str) -> str:
        """Read a setting, settling it on `first` where there is none."""

        def settle(connection: Connection) -> None:
            unsettled = insert_into(connection, tables.settings).on_conflict_do_nothing()
            connection.execute(unsettled, {"key": key, "value": first})

        self._database.write(settle)
        return self.setting(key) or ""

    def write_setting(self, key: str, value: str) -> None:
        """Write a setting."""
        self._database.write(lambda connection: _write_setting(connection, key, value))

    def known_vectors(self, keys: Sequence[bytes]) -> dict[bytes, Vectors]:
        """Fetch the embeddings already computed, each of shape (dimension,)."""
        found: dict[bytes, Vectors] = {}
        for begin in range(0, len(keys), _KEYS_AT_ONCE):
            wanted = {"wanted": list(keys[begin : begin + _KEYS_AT_ONCE])}
            for key, vector in self._database.rows(queries.VECTORS, wanted):
                found[key] = np.frombuffer(vector, dtype=np.float16).astype(np.float32)
        return found

    def add(
        self,
        article: Article,
        passages: Sequence[Passage],
        keys: Sequence[bytes],
        vectors: Vectors,
        *,
        replaces: Collection[str] = (),
    ) -> bool:
        """Add an article whole, in one transaction; say False and add nothing where it is there already.

        `vectors` has shape (len(passages), dimension); `keys` name each passage's embedding. The
        articles whose ids it `replaces` go in the same transaction, whether it is new or not.
        """
        row = article_row(article)
        embedded = [
            {"key": key, "vector": vector.astype(np.float16).tobytes()}
            for key, vector in zip(keys, vectors, strict=True)
        ]
        cut = [passage_row(passage, key) for passage, key in zip(passages, keys, strict=True)]

        def write(connection: Connection) -> bool:
            new = insert_into(connection, tables.articles).on_conflict_do_nothing()
            inserted = connection.execute(new, row, execution_options={"preserve_rowcount": True}).rowcount > 0
            replace_articles(connection, article.id, replaces)
            if not inserted:
                return False
            if cut:
                connection.execute(insert_into(connection, tables.embeddings).on_conflict_do_nothing(), embedded)
                connection.execute(insert(tables.passages), cut)
            self._republications.record(connection, article.id, article.text)
            return True

        return self._database.write(write)

    def remove(self, article_id: str) -> bool:
        """Remove an article and its passages; say False where there is none."""
        return self._database.write(lambda connection: remove_article(connection, article_id))

    def articles(self) -> list[Article]:
        """List the articles, the latest published first, without their raw files."""
        return [read_article(row) for row in self._database.rows(queries.ARTICLES)]

    def article(self, article_id: str) -> Article:
        """Fetch an article with its raw file; raise UnknownArticle where there is none."""
        row = self._database.row(queries.ARTICLE, {"wanted": article_id})
        if row is None:
            raise UnknownArticle(f"no article has the id {article_id!r}: `shengce articles` lists them")
        try:
            return read_whole_article(row)
        except ValueError as error:
            raise self._database.damaged(error) from error

    def has_article(self, article_id: str) -> bool:
        """Say whether an article is there."""
        return self._database.row(queries.HAS_ARTICLE, {"wanted": article_id}) is not None

    def articles_from(self, source: str) -> list[Article]:
        """List the articles that came from a source, without their raw files."""
        return [read_article(row) for row in self._database.rows(queries.ARTICLES_FROM, {"wanted": source})]

    def articles_named(self, article_ids: Iterable[str]) -> dict[str, Article]:
        """Fetch articles by id, without their raw files; those that are not there are left out."""
        wanted = list(article_ids)
        rows = self._database.rows(queries.ARTICLES_NAMED, {"wanted": listed(wanted)})
        found = {row[0]: row for row in rows}
        return {article_id: read_article(found[article_id]) for article_id in wanted if article_id in found}

    def near_duplicates(self, article: Article) -> list[Article]:
        """List the other articles that are the same report, the first added first, without their raw files."""
        with self._database.reading() as connection:
            near = self._republications.near(connection, article.text)
        return [*self.articles_named(one for one in near if one != article.id).values()]

    def superseding(self, article_id: str) -> Article | None:
        """Find the article that replaced another, itself or through others, without its raw file."""
        row = self._database.row(queries.SUPERSEDING, {"wanted": article_id})
        return None if row is None else self.articles_named([row[0]]).get(row[0])

    def groups(
        self, article_ids: Iterable[str], *, within: Collection[str] | None = None
    ) -> dict[str, tuple[str, ...]]:
        """Give for each of the articles that others republished the ids of its group, the main one first.

        The earliest published by a known publisher stands for its group, else the first added; `within` some
        corpora, as if there were no others.
        """
        with self._database.reading() as connection:
            return self._republications.groups(connection, article_ids, within=within)

    def passages_of(self, article: Article) -> dict[int, Passage]:
        """Fetch the passages of an article by their numbers."""
        rows = self._database.rows(queries.PASSAGES_OF, {"wanted": article.id})
        return {row[0]: read_place(row[1:]).passage(article) for row in rows}

    def passages_numbered(self, numbers: Sequence[int]) -> dict[int, tuple[Passage, Article]]:
        """Fetch passages by number, each with its article (without the raw file)."""
        return self.passages_at(self.places(numbers))

    def places(self, numbers: Sequence[int]) -> dict[int, PassagePlace]:
        """Say where passages stand, by number, without reading their articles, which takes far longer."""
        rows = self._database.rows(queries.PASSAGES_NUMBERED, {"wanted": listed(numbers)})
        found = {row[0]: read_place(row[1:]) for row in rows}
        return {number: found[number] for number in numbers if number in found}

    def passages_at(self, places: Mapping[int, PassagePlace]) -> dict[int, tuple[Passage, Article]]:
        """Read the passages in places, each with its article (without the raw file)."""
        # Each article once: candidates often come from the same ones.
        found = self.articles_named(dict.fromkeys(place.article_id for place in places.values()))
        return {
            number: (place.passage(found[place.article_id]), found[place.article_id])
            for number, place in places.items()
            if place.article_id in found
        }

    def passage_number(self, passage_id: str) -> int:
        """Find a passage's number; raise UnknownArticle where there is none."""
        row = self._database.row(queries.PASSAGE_NUMBER, {"wanted": passage_id})
        if row is None:
            raise UnknownArticle(f"no passage has the id {passage_id!r}")
        return int(row[0])

    def generation(self) -> Generation:
        """Say how far the store has come."""
        row = self._row(queries.GENERATION)
        return Generation(passage=max(row[0], row[1]), removal=row[2])

    def vectors_since(self, generation: Generation, *, batch: int = 10_000) -> Iterator[tuple[list[int], Vectors]]:
        """Walk through the embeddings of newer passages: numbers, and vectors of shape (n, dimension)."""
        for rows in self._batches(queries.NEWER_VECTORS, generation.passage, batch):
            yield [row[0] for row in rows], read_vectors([row[1] for row in rows])

    def sampled_vectors(self, *, every: int) -> Vectors:
        """Fetch the embeddings of about one passage in so many, shape (n, dimension)."""
        return read_vectors([row[0] for row in self._database.rows(queries.SAMPLED_VECTORS, {"every": every})])

    def passages_since(self, generation: Generation, *, batch: int = 2_000) -> Iterator[list[tuple[int, Passage, str]]]:
        """Walk through newer passages: number, passage and the title of its article."""
        for rows in self._batches(queries.NEWER_PASSAGES, generation.passage, batch):
            yield [
                (row[0], Passage(row[1], row[2], row[8], row[3], row[4], row[5], load_names(row[6])), row[7])
                for row in rows
            ]

    def _batches(self, query: Executable, last: int, batch: int) -> Iterator[Sequence[AnyRow]]:
        """Walk through rows that begin with a number, so many at a time."""
        while rows := self._database.rows(query, {"last": last, "batch": batch}):
            yield rows
            last = rows[-1][0]

    def removals_since(self, generation: Generation) -> list[int]:
        """List the numbers of passages removed since."""
        return [row[0] for row in self._database.rows(queries.NEWER_REMOVALS, {"last": generation.removal})]

    def passages_about(self, regions: Sequence[str]) -> list[int]:
        """List the numbers of passages that have any of the regions."""
        with self._database.reading() as connection:
            chosen = self._region_lists.having(regions, connection)
        return [row[0] for row in self._database.rows(queries.PASSAGES_ABOUT, {"wanted": listed(chosen)})]

    def article_ids(self) -> list[str]:
        """List the ids of all articles."""
        return [row[0] for row in self._database.rows(queries.ARTICLE_IDS)]

    def passages_in(self, article_ids: Collection[str]) -> list[int]:
        """List the numbers of the passages of articles."""
        return [row[0] for row in self._database.rows(queries.PASSAGES_IN, {"wanted": listed(article_ids)})]

    def counts(self) -> tuple[int, int]:
        """Count articles and passages; raise StoreUnavailable, too, where the file was taken away."""
        self._database.check_there()
        row = self._row(queries.COUNTS)
        return row[0], row[1]

    def _row(self, query: Executable) -> AnyRow:
        """Fetch the row of a query that always has one."""
        (row,) = self._database.rows(query)
        return row

    def close(self) -> None:
        """Close the database."""
        self._database.close()


def _write_setting(connection: Connection, key: str, value: str) -> None:
    written = insert_into(connection, tables.settings).on_conflict_do_update(
        index_elements=[tables.settings.c.key], set_={"value": value}
    )
    connection.execute(written, {"key": key, "value": value})
