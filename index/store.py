"""The SQLite file that holds the truth: articles, passages and embeddings."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from documents import Article, Passage, TracedText
from documents.near_duplicates import SIGNATURE_VERSION
from index.exceptions import IncompatibleIndex, StoreFull, StoreUnavailable, UnknownArticle
from index.republications import SCHEMA as REPUBLICATIONS_SCHEMA
from index.republications import Republications
from index.rows import ARTICLE_COLUMNS, article_row, dump_names, load_names, read_article, read_passage

FORMAT_VERSION = 1
Vectors = npt.NDArray[np.float32]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS articles (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, source TEXT NOT NULL, publisher TEXT, published TEXT,
    language TEXT NOT NULL, regions TEXT NOT NULL, details TEXT NOT NULL, text TEXT NOT NULL,
    raw BLOB NOT NULL, offsets BLOB, added TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')));
CREATE INDEX IF NOT EXISTS articles_by_source ON articles (source);
CREATE TABLE IF NOT EXISTS embeddings (key BLOB PRIMARY KEY, vector BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS passages (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
    article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, end INTEGER NOT NULL, heading TEXT NOT NULL, regions TEXT NOT NULL,
    embedding BLOB NOT NULL REFERENCES embeddings (key));
CREATE INDEX IF NOT EXISTS passages_by_article ON passages (article_id, number);
CREATE INDEX IF NOT EXISTS passages_by_embedding ON passages (embedding);
CREATE TABLE IF NOT EXISTS replacements (
    old TEXT PRIMARY KEY, new TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS replacements_by_new ON replacements (new);
CREATE TABLE IF NOT EXISTS removals (sequence INTEGER PRIMARY KEY AUTOINCREMENT, number INTEGER NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """Hold a passage with its number, which the derived indexes know it by."""

    number: int
    passage: Passage


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
        self._path = path
        self._model = model
        self._lock = threading.RLock()
        self._republications = Republications()
        with self._translated():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=30)
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = FULL")
            self._connection.execute("PRAGMA foreign_keys = ON")
            self._connection.executescript(_SCHEMA + REPUBLICATIONS_SCHEMA)
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
                f"{self._path} has format version {found_version}, this program reads {FORMAT_VERSION}: "
                "choose another data folder, or add the articles again"
            )
        found_model = self.settled("model", self._model)
        if found_model != self._model:
            raise IncompatibleIndex(
                f"{self._path} was made with the embedding model {found_model}, not {self._model}: "
                "set SHENGCE_MODEL back, or choose another data folder and add the articles again"
            )

    def _check_signatures(self) -> None:
        """Sign all articles anew where they have no signatures yet, or those of another version."""
        if self.setting("signatures") == SIGNATURE_VERSION:
            return
        with self._transaction() as connection:
            self._republications.renew(connection)
            connection.execute("INSERT OR REPLACE INTO settings VALUES ('signatures', ?)", (SIGNATURE_VERSION,))

    def setting(self, key: str) -> str | None:
        """Read a setting."""
        with self._translated():
            row = self._connection.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def settled(self, key: str, first: str) -> str:
        """Read a setting, settling it on `first` where there is none."""
        with self._transaction() as connection:
            connection.execute("INSERT OR IGNORE INTO settings VALUES (?, ?)", (key, first))
        return self.setting(key) or ""

    def write_setting(self, key: str, value: str) -> None:
        """Write a setting."""
        with self._transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (key, value))

    def known_vectors(self, keys: Sequence[bytes]) -> dict[bytes, Vectors]:
        """Fetch the embeddings already computed, each of shape (dimension,)."""
        found: dict[bytes, Vectors] = {}
        with self._translated():
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
        with self._transaction() as connection:
            inserted = connection.execute(
                f"INSERT OR IGNORE INTO articles ({ARTICLE_COLUMNS}, raw, offsets) VALUES ({', '.join('?' * 11)})", row
            )
            _replace(connection, article.id, replaces)
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
        with self._transaction() as connection:
            return _remove(connection, article_id)

    def articles(self) -> list[Article]:
        """List the articles, the latest published first, without their raw files."""
        with self._translated():
            rows = self._connection.execute(
                f"SELECT {ARTICLE_COLUMNS} FROM articles ORDER BY published IS NULL, published DESC, title"
            ).fetchall()
        return [read_article(row) for row in rows]

    def article(self, article_id: str) -> Article:
        """Fetch an article with its raw file; raise UnknownArticle where there is none."""
        with self._translated():
            row = self._connection.execute(
                f"SELECT {ARTICLE_COLUMNS}, raw, offsets FROM articles WHERE id = ?", (article_id,)
            ).fetchone()
        if row is None:
            raise UnknownArticle(f"no article has the id {article_id!r}: `shengce articles` lists them")
        try:
            raw = zlib.decompress(row[-2]).decode("utf-8", "surrogatepass")
            traced = None if row[-1] is None else TracedText.from_bytes(row[2], row[-1])
        except (zlib.error, ValueError) as error:
            raise _damaged(self._path, error) from error
        return read_article(row[:-2], raw=raw, traced=traced)

    def has_article(self, article_id: str) -> bool:
        """Say whether an article is there."""
        with self._translated():
            found = self._connection.execute("SELECT 1 FROM articles WHERE id = ?", (article_id,)).fetchone()
        return found is not None

    def articles_from(self, source: str) -> list[Article]:
        """List the articles that came from a source, without their raw files."""
        with self._translated():
            rows = self._connection.execute(
                f"SELECT {ARTICLE_COLUMNS} FROM articles WHERE source = ? ORDER BY added, rowid", (source,)
            ).fetchall()
        return [read_article(row) for row in rows]

    def articles_named(self, article_ids: Iterable[str]) -> dict[str, Article]:
        """Fetch articles by id, without their raw files; those that are not there are left out."""
        found: dict[str, Article] = {}
        with self._translated():
            for article_id in article_ids:
                row = self._connection.execute(
                    f"SELECT {ARTICLE_COLUMNS} FROM articles WHERE id = ?", (article_id,)
                ).fetchone()
                if row is not None:
                    found[article_id] = read_article(row)
        return found

    def near_duplicates(self, article: Article) -> list[Article]:
        """List the other articles that are the same report, the first added first, without their raw files."""
        with self._translated():
            near = self._republications.near(self._connection, article.text)
        return [*self.articles_named(one for one in near if one != article.id).values()]

    def superseding(self, article_id: str) -> Article | None:
        """Find the article that replaced another, itself or through others, without its raw file."""
        with self._translated():
            row = self._connection.execute("SELECT new FROM replacements WHERE old = ?", (article_id,)).fetchone()
        return None if row is None else self.articles_named([row[0]]).get(row[0])

    def groups(self, article_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Give for each of the articles that others republished the ids of its group, the main one first.

        The earliest published by a known publisher stands for its group, else the first added.
        """
        with self._translated():
            return self._republications.groups(self._connection, article_ids)

    def passages_of(self, article_id: str) -> dict[int, Passage]:
        """Fetch the passages of an article by their numbers."""
        with self._translated():
            rows = self._connection.execute(
                "SELECT number FROM passages WHERE article_id = ? ORDER BY number", (article_id,)
            ).fetchall()
        return {number: passage for number, (passage, _) in self.passages_numbered([row[0] for row in rows]).items()}

    def passages_numbered(self, numbers: Sequence[int]) -> dict[int, tuple[Passage, Article]]:
        """Fetch passages by number, each with its article (without the raw file)."""
        found: dict[int, tuple[Passage, Article]] = {}
        columns = ", ".join(f"a.{column}" for column in ARTICLE_COLUMNS.split(", "))
        with self._translated():
            for number in numbers:
                row = self._connection.execute(
                    f"SELECT p.id, p.start, p.end, p.heading, p.regions, {columns} "
                    "FROM passages p JOIN articles a ON a.id = p.article_id WHERE p.number = ?",
                    (number,),
                ).fetchone()
                if row is not None:
                    article = read_article(row[5:])
                    found[number] = (read_passage(row[:5], article), article)
        return found

    def passage_number(self, passage_id: str) -> int:
        """Find a passage's number; raise UnknownArticle where there is none."""
        with self._translated():
            row = self._connection.execute("SELECT number FROM passages WHERE id = ?", (passage_id,)).fetchone()
        if row is None:
            raise UnknownArticle(f"no passage has the id {passage_id!r}")
        return int(row[0])

    def generation(self) -> Generation:
        """Say how far the store has come."""
        with self._translated():
            row = self._connection.execute(
                "SELECT (SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = 'passages'),"
                " (SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = 'removals')"
            ).fetchone()
        return Generation(passage=row[0], removal=row[1])

    def vectors_since(self, generation: Generation, *, batch: int = 10_000) -> Iterator[tuple[list[int], Vectors]]:
        """Walk through the embeddings of newer passages: numbers, and vectors of shape (n, dimension)."""
        last = generation.passage
        while True:
            with self._translated():
                rows = self._connection.execute(
                    "SELECT p.number, e.vector FROM passages p JOIN embeddings e ON e.key = p.embedding "
                    "WHERE p.number > ? ORDER BY p.number LIMIT ?",
                    (last, batch),
                ).fetchall()
            if not rows:
                return
            packed = np.frombuffer(b"".join(row[1] for row in rows), dtype=np.float16)
            yield [row[0] for row in rows], packed.reshape(len(rows), -1).astype(np.float32)
            last = rows[-1][0]

    def passages_since(self, generation: Generation, *, batch: int = 2_000) -> Iterator[list[tuple[int, Passage, str]]]:
        """Walk through newer passages: number, passage and the title of its article."""
        last = generation.passage
        while True:
            with self._translated():
                rows = self._connection.execute(
                    "SELECT p.number, p.id, p.article_id, p.start, p.end, p.heading, p.regions, a.title,"
                    " substr(a.text, p.start + 1, p.end - p.start) "
                    "FROM passages p JOIN articles a ON a.id = p.article_id "
                    "WHERE p.number > ? ORDER BY p.number LIMIT ?",
                    (last, batch),
                ).fetchall()
            if not rows:
                return
            yield [
                (row[0], Passage(row[1], row[2], row[8], row[3], row[4], row[5], load_names(row[6])), row[7])
                for row in rows
            ]
            last = rows[-1][0]

    def removals_since(self, generation: Generation) -> list[int]:
        """List the numbers of passages removed since."""
        with self._translated():
            rows = self._connection.execute(
                "SELECT number FROM removals WHERE sequence > ? ORDER BY sequence", (generation.removal,)
            ).fetchall()
        return [row[0] for row in rows]

    def passages_about(self, regions: Sequence[str]) -> list[int]:
        """List the numbers of passages that have any of the regions."""
        with self._translated():
            rows = self._connection.execute(
                "SELECT DISTINCT p.number FROM passages p, json_each(p.regions) r "
                f"WHERE r.value IN ({', '.join('?' * len(regions))})",
                tuple(regions),
            ).fetchall()
        return [row[0] for row in rows]

    def counts(self) -> tuple[int, int]:
        """Count articles and passages."""
        with self._translated():
            row = self._connection.execute(
                "SELECT (SELECT COUNT(*) FROM articles), (SELECT COUNT(*) FROM passages)"
            ).fetchone()
        return row[0], row[1]

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """Commit everything done inside, or nothing."""
        with self._translated():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    @contextlib.contextmanager
    def _translated(self) -> Iterator[None]:
        """Hold the connection, and say in this package's words what SQLite or the disk refuses."""
        with self._lock:
            try:
                yield
            except (sqlite3.OperationalError, sqlite3.DatabaseError, OSError) as error:
                raise _store_error(self._path, error) from error


def _replace(connection: sqlite3.Connection, new: str, replaced: Collection[str]) -> None:
    """Remove articles in favour of another, and note that it replaced them and whatever they had replaced."""
    connection.execute("DELETE FROM replacements WHERE old = ?", (new,))
    for old in replaced:
        if old != new:
            connection.execute("UPDATE replacements SET new = ? WHERE new = ?", (new, old))
            connection.execute("INSERT OR REPLACE INTO replacements VALUES (?, ?)", (old, new))
            _remove(connection, old)


def _remove(connection: sqlite3.Connection, article_id: str) -> bool:
    connection.execute("INSERT INTO removals (number) SELECT number FROM passages WHERE article_id = ?", (article_id,))
    keys = connection.execute("SELECT embedding FROM passages WHERE article_id = ?", (article_id,)).fetchall()
    removed = connection.execute("DELETE FROM articles WHERE id = ?", (article_id,)).rowcount > 0
    connection.executemany(
        "DELETE FROM embeddings WHERE key = ?1 AND NOT EXISTS (SELECT 1 FROM passages WHERE embedding = ?1)", keys
    )
    return removed


def _store_error(path: Path, error: Exception) -> StoreUnavailable:
    words = str(error)
    if "full" in words or "No space left" in words:
        return StoreFull(f"no room left on the disk of {path.parent}: free some and try again; nothing stored was lost")
    if "malformed" in words or "not a database" in words:
        return _damaged(path, error)
    return StoreUnavailable(
        f"cannot use the data folder {path.parent} ({words}): check that it can be written, "
        "or choose another with --data-dir or SHENGCE_DATA_DIR"
    )


def _damaged(path: Path, error: Exception) -> StoreUnavailable:
    return StoreUnavailable(
        f"{path} is damaged ({error}): restore it from a backup, or move it away and add the articles again"
    )
