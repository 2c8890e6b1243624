"""Taking articles out of the store's file, inside its transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection


def replace_articles(connection: sqlite3.Connection, new: str, replaced: Collection[str]) -> None:
    """Remove articles in favour of another, and note that it replaced them and whatever they had replaced."""
    connection.execute("DELETE FROM replacements WHERE old = ?", (new,))
    for old in replaced:
        if old != new:
            connection.execute("UPDATE replacements SET new = ? WHERE new = ?", (new, old))
            connection.execute("INSERT OR REPLACE INTO replacements VALUES (?, ?)", (old, new))
            remove_article(connection, old)


def remove_article(connection: sqlite3.Connection, article_id: str) -> bool:
    """Remove an article, its passages and the embeddings that no other needs; say False where there is none."""
    connection.execute("INSERT INTO removals (number) SELECT number FROM passages WHERE article_id = ?", (article_id,))
    keys = connection.execute("SELECT embedding FROM passages WHERE article_id = ?", (article_id,)).fetchall()
    removed = connection.execute("DELETE FROM articles WHERE id = ?", (article_id,)).rowcount > 0
    connection.executemany(
        "DELETE FROM embeddings WHERE key = ?1 AND NOT EXISTS (SELECT 1 FROM passages WHERE embedding = ?1)", keys
    )
    return removed
