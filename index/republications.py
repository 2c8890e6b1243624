"""Which stored articles are the same report: pairs found when an article is added, groups formed of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from documents.near_duplicates import (
    FEWEST_SHINGLES,
    SIGNATURE_LENGTH,
    Fingerprint,
    Signature,
    fingerprint,
    is_same_report,
    likely,
    signature,
)
from index.corpora import corpus_of

SCHEMA = """
CREATE TABLE IF NOT EXISTS signatures (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id TEXT NOT NULL UNIQUE REFERENCES articles (id) ON DELETE CASCADE,
    size INTEGER NOT NULL, signature BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS near_duplicates (
    one TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    other TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS near_duplicates_by_other ON near_duplicates (other);
"""


class Republications:
    """Find near-duplicates in the store's file; keeps the signatures in memory, 512 bytes an article.

    Every method takes the connection, inside a transaction of the store where it writes. Each pair
    lies there in both directions.
    """

    def __init__(self) -> None:
        self._numbers: npt.NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        self._sizes: npt.NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        self._signatures: Signature = np.zeros((0, SIGNATURE_LENGTH), dtype=np.uint16)
        self._count = 0

    def record(self, connection: sqlite3.Connection, article_id: str, text: str) -> None:
        """Write down an article's signature and its near-duplicates; texts too short to tell have neither."""
        taken = fingerprint(text)
        if len(taken.shingles) < FEWEST_SHINGLES:
            return
        signed = signature(taken)
        near = [one for one in self._near(connection, taken, signed) if one != article_id]
        connection.execute(
            "INSERT INTO signatures (article_id, size, signature) VALUES (?, ?, ?)",
            (article_id, len(taken.shingles), signed.astype("<u2").tobytes()),
        )
        pairs = [(article_id, one) for one in near]
        connection.executemany(
            "INSERT INTO near_duplicates (one, other) VALUES (?, ?)", pairs + [(one, other) for other, one in pairs]
        )

    def near(self, connection: sqlite3.Connection, text: str) -> list[str]:
        """List the ids of the articles that are the same report as a text, the first added first."""
        taken = fingerprint(text)
        if len(taken.shingles) < FEWEST_SHINGLES:
            return []
        return self._near(connection, taken, signature(taken))

    def groups(
        self, connection: sqlite3.Connection, article_ids: Iterable[str], *, within: Collection[str] | None = None
    ) -> dict[str, tuple[str, ...]]:
        """Give for each of the articles that is not alone its group, the one that stands for it first.

        `within` leaves out the articles of other corpora, as if they were not there.
        """
        wanted = set(article_ids)
        pairs = _pairs_around(connection, wanted, within)
        formed = form_groups(_in_order(connection, list(pairs)), pairs)
        return {one: group for group in formed if len(group) > 1 for one in group if one in wanted}

    def renew(self, connection: sqlite3.Connection) -> None:
        """Sign all articles anew, in the order they were added."""
        connection.execute("DELETE FROM near_duplicates")
        connection.execute("DELETE FROM signatures")
        # Numbers begin again after the last one, so that what is in memory is not taken for new signatures.
        article_ids = connection.execute("SELECT id FROM articles ORDER BY added, rowid").fetchall()
        for (article_id,) in article_ids:
            (text,) = connection.execute("SELECT text FROM articles WHERE id = ?", (article_id,)).fetchone()
            self.record(connection, article_id, text)

    def _near(self, connection: sqlite3.Connection, taken: Fingerprint, signed: Signature) -> list[str]:
        self._follow(connection)
        rows = likely(signed, len(taken.shingles), self._signatures[: self._count], self._sizes[: self._count])
        found = []
        for number in self._numbers[rows].tolist():
            row = connection.execute(
                "SELECT a.id, a.text FROM signatures s JOIN articles a ON a.id = s.article_id WHERE s.number = ?",
                (number,),
            ).fetchone()
            # What was removed since is still in memory; its number is never given again.
            if row is not None and is_same_report(taken, fingerprint(row[1])):
                found.append(str(row[0]))
        return found

    def _follow(self, connection: sqlite3.Connection) -> None:
        """Take in the signatures that are new in the file."""
        last = int(self._numbers[self._count - 1]) if self._count else 0
        rows = connection.execute(
            "SELECT number, size, signature FROM signatures WHERE number > ? ORDER BY number", (last,)
        ).fetchall()
        if not rows:
            return
        end = self._count + len(rows)
        if end > len(self._numbers):
            self._grow(max(1024, 2 * end))
        self._numbers[self._count : end] = [row[0] for row in rows]
        self._sizes[self._count : end] = [row[1] for row in rows]
        packed = np.frombuffer(b"".join(row[2] for row in rows), dtype="<u2")
        self._signatures[self._count : end] = packed.reshape(len(rows), -1)
        self._count = end

    def _grow(self, length: int) -> None:
        """Make room for so many signatures at once, or adding one would copy all."""
        more = length - len(self._numbers)
        self._numbers = np.pad(self._numbers, (0, more))
        self._sizes = np.pad(self._sizes, (0, more))
        self._signatures = np.pad(self._signatures, ((0, more), (0, 0)))


def form_groups(ordered: Sequence[str], pairs: Mapping[str, Collection[str]]) -> list[tuple[str, ...]]:
    """Form groups of near-duplicates, each around its first member in the given order.

    An article joins the first group whose first member is its near-duplicate, or begins one. So every
    member is a near-duplicate of the one that stands for it: a collection of several reports does not
    make one group of them all, as chains of pairs would.
    """
    groups: dict[str, list[str]] = {}
    for article_id in ordered:
        main = next((one for one in groups if one in pairs[article_id]), article_id)
        groups.setdefault(main, []).append(article_id)
    return [tuple(group) for group in groups.values()]


def _pairs_around(
    connection: sqlite3.Connection, article_ids: Collection[str], within: Collection[str] | None
) -> dict[str, set[str]]:
    """Collect the pairs of all articles that chains of pairs lead to from the given ones."""
    pairs: dict[str, set[str]] = {}
    waiting, seen = set(article_ids), set(article_ids)
    while waiting:
        marks = ", ".join("?" * len(waiting))
        rows = connection.execute(f"SELECT one, other FROM near_duplicates WHERE one IN ({marks})", tuple(waiting))
        for one, other in rows.fetchall():
            if within is None or corpus_of(other) in within:
                pairs.setdefault(one, set()).add(other)
        waiting = {other for others in pairs.values() for other in others} - seen
        seen |= waiting
    return pairs


def _in_order(connection: sqlite3.Connection, article_ids: Sequence[str]) -> list[str]:
    """Order articles by who stands for the others: the earliest published by a known publisher, the first added."""
    rows = connection.execute(
        "SELECT a.id FROM articles a JOIN signatures s ON s.article_id = a.id "
        f"WHERE a.id IN ({', '.join('?' * len(article_ids))}) "
        "ORDER BY a.publisher IS NULL OR a.published IS NULL,"
        " CASE WHEN a.publisher IS NOT NULL THEN a.published END, s.number",
        tuple(article_ids),
    )
    return [row[0] for row in rows.fetchall()]
