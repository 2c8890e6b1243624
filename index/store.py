"""The SQLite file that holds the truth: articles, passages and embeddings."""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from documents import Article, Passage, TracedText
from documents.near_duplicates import SIGNATURE_VERSION
from index.database import Database
from index.exceptions import IncompatibleIndex, UnknownArticle
from index.region_lists import RegionLists
from index.removing import remove_article, replace_articles
from index.republications import Republications
from index.rows import (
    ARTICLE_COLUMNS,
    Vectors,
    article_row,
    dump_names,
    load_names,
    read_article,
    read_passage,
    read_vectors,
)

__all__ = ["Generation", "Store", "Vectors"]

FORMAT_VERSION = 1
_PASSAGE_COLUMNS = "id, start, end, heading, regions"


@dataclass(frozen=True, slots=True)
class Generation:
    """Say how far a derived index has followed the store: the last passage and the last removal."""

    passage: int = 0
    removal: int = 0


class Store:
    """Keep articles, passages and embeddings in one SQLite file, an article a transaction.

    Raises StoreUnavailable (or StoreFull) from every method when the file cannot be read or
    written, and IncompatibleIndex on opening what another model or format version made.
    """

    def __init__(self, path: Path, *, model: str) -> None:
        self._model = model
        self._republications = Republications()
        self._region_lists = RegionLists()
        self._database = Database(path)
        self._connection = self._database.connection
        try:
            self._check_settings()
            self._check_signatures()
        except IncompatibleIndex:
            self.close()
            raise

    def _check_settings(self) -> None:
        found_version = self.settled("format_version", str(FORMAT_VERSION))
        if found_version != str(FORMAT_VERSION):
            raise IncompatibleIndex(
                f"{self._database.path} has format version {found_version}, this program reads {FORMAT_VERSION}: "
                "choose another data folder, or add the articles again"
            )
        found_model = self.settled("model", self._model)
        if found_model != self._model:
            raise IncompatibleIndex(
                f"{self._database.path} was made with the embedding model {found_model}, not {self._model}: "
                "set SHENGCE_MODEL back, or choose another data folder and add the articles again"
            )

    def _check_signatures(self) -> None:
        """Sign all articles anew where they have no signatures yet, or those of another version."""
        if self.setting("signatures") == SIGNATURE_VERSION:
            return
        with self._database.transaction() as connection:
            self._republications.renew(connection)
            connection.execute("INSERT OR REPLACE INTO settings VALUES ('signatures', ?)", (SIGNATURE_VERSION,))

    def setting(self, key: str) -> str | None:
        """Read a setting."""
        row = self._database.row("SELECT value FROM settings WHERE key = ?", key)
        return None if row is None else str(row[0])

    def settled(self, key: str, first: str) -> str:
        """Read a setting, settling it on `first` where there is none."""
        with self._database.transaction() as connection:
            connection.execute("INSERT OR IGNORE INTO settings VALUES (?, ?)", (key, first))
        return self.setting(key) or ""

    def write_setting(self, key: str, value: str) -> None:
        """Write a setting."""
        with self._database.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (key, value))

    def known_vectors(self, keys: Sequence[bytes]) -> dict[bytes, Vectors]:
        """Fetch the embeddings already computed, each of shape (dimension,)."""
        found: dict[bytes, Vectors] = {}
        with self._database.translated():
            for key in keys:
                row = self._connection.execute("SELECT vector FROM embeddings WHERE key = ?", (key,)).fetchone()
                if row is not None:
                    found[key] = np.frombuffer(row[0], dtype=np.float16).astype(np.float32)
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
        offsets = article.traced.to_bytes() if article.traced is not None else None
        row = (*article_row(article), zlib.compress(article.raw.encode("utf-8", "surrogatepass")), offsets)
        with self._database.transaction() as connection:
            inserted = connection.execute(
                f"INSERT OR IGNORE INTO articles ({ARTICLE_COLUMNS}, raw, offsets) VALUES ({', '.join('?' * 11)})", row
            )
            replace_articles(connection, article.id, replaces)
            if inserted.rowcount == 0:
                return False
            connection.executemany(
                "INSERT OR IGNORE INTO embeddings VALUES (?, ?)",
                [(key, vector.astype(np.float16).tobytes()) for key, vector in zip(keys, vectors, strict=True)],
            )
            connection.executemany(
                "INSERT INTO passages (id, article_id, start, end, heading, regions, embedding) VALUES (?,?,?,?,?,?,?)",
                [
                    (p.id, p.article_id, p.start, p.end, p.heading, dump_names(p.regions), key)
                    for p, key in zip(passages, keys, strict=True)
                ],
            )
            self._republications.record(connection, article.id, article.text)
        return True

    def remove(self, article_id: str) -> bool:
        """Remove an article and its passages; say False where there is none."""
        with self._database.transaction() as connection:
            return remove_article(connection, article_id)

    def articles(self) -> list[Article]:
        """List the articles, the latest published first, without their raw files."""
        rows = self._database.rows(
            f"SELECT {ARTICLE_COLUMNS} FROM articles ORDER BY published IS NULL, published DESC, title"
        )
        return [read_article(row) for row in rows]

    def article(self, article_id: str) -> Article:
        """Fetch an article with its raw file; raise UnknownArticle where there is none."""
        row = self._database.row(f"SELECT {ARTICLE_COLUMNS}, raw, offsets FROM articles WHERE id = ?", article_id)
        if row is None:
            raise UnknownArticle(f"no article has the id {article_id!r}: `shengce articles` lists them")
        try:
            raw = zlib.decompress(row[-2]).decode("utf-8", "surrogatepass")
            traced = None if row[-1] is None else TracedText.from_bytes(row[2], row[-1])
        except (zlib.error, ValueError) as error:
            raise self._database.damaged(error) from error
        return read_article(row[:-2], raw=raw, traced=traced)

    def has_article(self, article_id: str) -> bool:
        """Say whether an article is there."""
        found = self._database.row("SELECT 1 FROM articles WHERE id = ?", article_id)
        return found is not None

    def articles_from(self, source: str) -> list[Article]:
        """List the articles that came from a source, without their raw files."""
        rows = self._database.rows(
            f"SELECT {ARTICLE_COLUMNS} FROM articles WHERE source = ? ORDER BY added, rowid", source
        )
        return [read_article(row) for row in rows]

    def articles_named(self, article_ids: Iterable[str]) -> dict[str, Article]:
        """Fetch articles by id, without their raw files; those that are not there are left out."""
        wanted = list(article_ids)
        rows = self._database.rows(
            f"SELECT {ARTICLE_COLUMNS} FROM articles WHERE id IN (SELECT value FROM json_each(?))", json.dumps(wanted)
        )
        found = {row[0]: row for row in rows}
        return {article_id: read_article(found[article_id]) for article_id in wanted if article_id in found}

    def near_duplicates(self, article: Article) -> list[Article]:
        """List the other articles that are the same report, the first added first, without their raw files."""
        with self._database.translated():
            near = self._republications.near(self._connection, article.text)
        return [*self.articles_named(one for one in near if one != article.id).values()]

    def superseding(self, article_id: str) -> Article | None:
        """Find the article that replaced another, itself or through others, without its raw file."""
        row = self._database.row("SELECT new FROM replacements WHERE old = ?", article_id)
        return None if row is None else self.articles_named([row[0]]).get(row[0])

    def groups(
        self, article_ids: Iterable[str], *, within: Collection[str] | None = None
    ) -> dict[str, tuple[str, ...]]:
        """Give for each of the articles that others republished the ids of its group, the main one first.

        The earliest published by a known publisher stands for its group, else the first added; `within` some
        corpora, as if there were no others.
        """
        with self._database.translated():
            return self._republications.groups(self._connection, article_ids, within=within)

    def passages_of(self, article_id: str) -> dict[int, Passage]:
        """Fetch the passages of an article by their numbers."""
        article = self.articles_named([article_id]).get(article_id)
        if article is None:
            return {}
        rows = self._database.rows(
            f"SELECT number, {_PASSAGE_COLUMNS} FROM passages WHERE article_id = ? ORDER BY number", article_id
        )
        return {row[0]: read_passage(row[1:], article) for row in rows}

    def passages_numbered(self, numbers: Sequence[int]) -> dict[int, tuple[Passage, Article]]:
        """Fetch passages by number, each with its article (without the raw file)."""
        columns = ", ".join(f"p.{column}" for column in _PASSAGE_COLUMNS.split(", "))
        rows = self._database.rows(
            f"SELECT p.number, p.article_id, {columns} FROM json_each(?) wanted "
            "JOIN passages p ON p.number = wanted.value",
            json.dumps(list(numbers)),
        )
        # Each article once: candidates often come from the same ones.
        articles = self.articles_named(dict.fromkeys(row[1] for row in rows))
        return {
            row[0]: (read_passage(row[2:], articles[row[1]]), articles[row[1]]) for row in rows if row[1] in articles
        }

    def passage_number(self, passage_id: str) -> int:
        """Find a passage's number; raise UnknownArticle where there is none."""
        row = self._database.row("SELECT number FROM passages WHERE id = ?", passage_id)
        if row is None:
            raise UnknownArticle(f"no passage has the id {passage_id!r}")
        return int(row[0])

    def generation(self) -> Generation:
        """Say how far the store has come."""
        row = self._database.row(
            "SELECT (SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = 'passages'),"
            " (SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = 'removals')"
        )
        return Generation(passage=row[0], removal=row[1])

    def vectors_since(self, generation: Generation, *, batch: int = 10_000) -> Iterator[tuple[list[int], Vectors]]:
        """Walk through the embeddings of newer passages: numbers, and vectors of shape (n, dimension)."""
        last = generation.passage
        while True:
            rows = self._database.rows(
                "SELECT p.number, e.vector FROM passages p JOIN embeddings e ON e.key = p.embedding "
                "WHERE p.number > ? ORDER BY p.number LIMIT ?",
                last,
                batch,
            )
            if not rows:
                return
            yield [row[0] for row in rows], read_vectors([row[1] for row in rows])
            last = rows[-1][0]

    def sampled_vectors(self, *, every: int) -> Vectors:
        """Fetch the embeddings of about one passage in so many, shape (n, dimension)."""
        rows = self._database.rows(
            "SELECT e.vector FROM passages p JOIN embeddings e ON e.key = p.embedding "
            "WHERE p.number % ? = 0 ORDER BY p.number",
            every,
        )
        return read_vectors([row[0] for row in rows])

    def passages_since(self, generation: Generation, *, batch: int = 2_000) -> Iterator[list[tuple[int, Passage, str]]]:
        """Walk through newer passages: number, passage and the title of its article."""
        last = generation.passage
        while True:
            rows = self._database.rows(
                "SELECT p.number, p.id, p.article_id, p.start, p.end, p.heading, p.regions, a.title,"
                " substr(a.text, p.start + 1, p.end - p.start) "
                "FROM passages p JOIN articles a ON a.id = p.article_id "
                "WHERE p.number > ? ORDER BY p.number LIMIT ?",
                last,
                batch,
            )
            if not rows:
                return
            yield [
                (row[0], Passage(row[1], row[2], row[8], row[3], row[4], row[5], load_names(row[6])), row[7])
                for row in rows
            ]
            last = rows[-1][0]

    def removals_since(self, generation: Generation) -> list[int]:
        """List the numbers of passages removed since."""
        rows = self._database.rows(
            "SELECT number FROM removals WHERE sequence > ? ORDER BY sequence", generation.removal
        )
        return [row[0] for row in rows]

    def passages_about(self, regions: Sequence[str]) -> list[int]:
        """List the numbers of passages that have any of the regions."""
        chosen = self._region_lists.having(regions, self._database)
        rows = self._database.rows(
            "SELECT p.number FROM json_each(?) chosen JOIN passages p ON p.regions = chosen.value ORDER BY p.number",
            json.dumps(chosen),
        )
        return [row[0] for row in rows]

    def article_ids(self) -> list[str]:
        """List the ids of all articles."""
        return [row[0] for row in self._database.rows("SELECT id FROM articles")]

    def passages_in(self, article_ids: Collection[str]) -> list[int]:
        """List the numbers of the passages of articles."""
        rows = self._database.rows(
            "SELECT p.number FROM json_each(?) wanted JOIN passages p ON p.article_id = wanted.value ORDER BY p.number",
            json.dumps(list(article_ids)),
        )
        return [row[0] for row in rows]

    def counts(self) -> tuple[int, int]:
        """Count articles and passages."""
        articles, passages = self._database.row(
            "SELECT (SELECT COUNT(*) FROM articles), (SELECT COUNT(*) FROM passages)"
        )
        return articles, passages

    def close(self) -> None:
        """Close the file."""
        self._database.close()
