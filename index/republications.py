"""Which stored articles are the same report: pairs found when an article is added, groups formed of them."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, bindparam, case, delete, insert, or_, select

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
from index.tables import NUMBER, among, articles, listed, near_duplicates, signatures

_ARTICLES_IN_ORDER = select(articles.c.id).order_by(articles.c.added, articles.c.rowid)
_TEXT = select(articles.c.text).where(articles.c.id == bindparam("wanted"))
_SIGNED_TEXT = (
    select(articles.c.id, articles.c.text)
    .select_from(signatures.join(articles, articles.c.id == signatures.c.article_id))
    .where(signatures.c.number == bindparam("wanted"))
)
_NEWER_SIGNATURES = (
    select(signatures.c.number, signatures.c.size, signatures.c.signature)
    .where(signatures.c.number > bindparam("last", type_=NUMBER))
    .order_by(signatures.c.number)
)
_PAIRS = select(near_duplicates.c.one, near_duplicates.c.other).where(near_duplicates.c.one.in_(among("wanted")))
# Who stands for the others: the earliest published by a known publisher, else the first added.
_BY_STANDING = (
    select(articles.c.id)
    .select_from(articles.join(signatures, signatures.c.article_id == articles.c.id))
    .where(articles.c.id.in_(among("wanted")))
    .order_by(
        or_(articles.c.publisher.is_(None), articles.c.published.is_(None)),
        case((articles.c.publisher.is_not(None), articles.c.published)),
        signatures.c.number,
    )
)


class Republications:
    """Find near-duplicates in the store; keeps the signatures in memory, 512 bytes an article.

    Every method takes the connection, inside a transaction of the store where it writes. Each pair
    lies there in both directions.
    """

    def __init__(self) -> None:
        self._numbers: npt.NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        self._sizes: npt.NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        self._signatures: Signature = np.zeros((0, SIGNATURE_LENGTH), dtype=np.uint16)
        self._count = 0
        self._lock = threading.Lock()

    def record(self, connection: Connection, article_id: str, text: str) -> None:
        """Write down an article's signature and its near-duplicates; texts too short to tell have neither."""
        taken = fingerprint(text)
        if len(taken.shingles) < FEWEST_SHINGLES:
            return
        signed = signature(taken)
        near = [one for one in self._near(connection, taken, signed) if one != article_id]
        row = {"article_id": article_id, "size": len(taken.shingles), "signature": signed.astype("<u2").tobytes()}
        connection.execute(insert(signatures), [row])
        pairs = [pair for one in near for pair in ((article_id, one), (one, article_id))]
        if pairs:
            connection.execute(insert(near_duplicates), [{"one": one, "other": other} for one, other in pairs])

    def near(self, connection: Connection, text: str) -> list[str]:
        """List the ids of the articles that are the same report as a text, the first added first."""
        taken = fingerprint(text)
        if len(taken.shingles) < FEWEST_SHINGLES:
            return []
        return self._near(connection, taken, signature(taken))

    def groups(
        self, connection: Connection, article_ids: Iterable[str], *, within: Collection[str] | None = None
    ) -> dict[str, tuple[str, ...]]:
        """Give for each of the articles that is not alone its group, the one that stands for it first.

        `within` leaves out the articles of other corpora, as if they were not there.
        """
        wanted = set(article_ids)
        pairs = _pairs_around(connection, wanted, within)
        formed = form_groups(connection.scalars(_BY_STANDING, {"wanted": listed(pairs)}).all(), pairs)
        return {one: group for group in formed if len(group) > 1 for one in group if one in wanted}

    def renew(self, connection: Connection) -> None:
        """Sign all articles anew, in the order they were added."""
        connection.execute(delete(near_duplicates))
        connection.execute(delete(signatures))
        # Numbers begin again after the last one, so that what is in memory is not taken for new signatures.
        for article_id in connection.scalars(_ARTICLES_IN_ORDER).all():
            self.record(connection, article_id, connection.execute(_TEXT, {"wanted": article_id}).scalar_one())

    def _near(self, connection: Connection, taken: Fingerprint, signed: Signature) -> list[str]:
        with self._lock:
            self._follow(connection)
            rows = likely(signed, len(taken.shingles), self._signatures[: self._count], self._sizes[: self._count])
            numbers = self._numbers[rows].tolist()
        found = []
        for number in numbers:
            row = connection.execute(_SIGNED_TEXT, {"wanted": number}).first()
            # What was removed since is still in memory; its number is never given again.
            if row is not None and is_same_report(taken, fingerprint(row[1])):
                found.append(str(row[0]))
        return found

    def _follow(self, connection: Connection) -> None:
        """Take in the signatures that are new in the store."""
        last = int(self._numbers[self._count - 1]) if self._count else 0
        rows = connection.execute(_NEWER_SIGNATURES, {"last": last}).fetchall()
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
    connection: Connection, article_ids: Collection[str], within: Collection[str] | None
) -> dict[str, set[str]]:
    """Collect the pairs of all articles that chains of pairs lead to from the given ones."""
    pairs: dict[str, set[str]] = {}
    waiting, seen = set(article_ids), set(article_ids)
    while waiting:
        for one, other in connection.execute(_PAIRS, {"wanted": listed(waiting)}).fetchall():
            if within is None or corpus_of(other) in within:
                pairs.setdefault(one, set()).add(other)
        waiting = {other for others in pairs.values() for other in others} - seen
        seen |= waiting
    return pairs
