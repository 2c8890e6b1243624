"""Taking articles out of the store, inside its transactions."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, bindparam, delete, exists, insert, select, update

from index.tables import articles, embeddings, insert_into, passages, removals, replacements

_KEYS = select(passages.c.embedding).where(passages.c.article_id == bindparam("wanted"))
_REMOVE_ARTICLE = delete(articles).where(articles.c.id == bindparam("wanted"))
_REMOVE_UNUSED = delete(embeddings).where(
    embeddings.c.key == bindparam("unused"), ~exists().where(passages.c.embedding == embeddings.c.key)
)
_NOTE_REMOVALS = insert(removals).from_select(
    ["number"],
    select(passages.c.number).where(passages.c.article_id == bindparam("wanted")).order_by(passages.c.number),
)
_FORGET_REPLACED = delete(replacements).where(replacements.c.old == bindparam("wanted"))
_REPLACED_TWICE = update(replacements).where(replacements.c.new == bindparam("before")).values(new=bindparam("after"))


def replace_articles(connection: Connection, new: str, replaced: Collection[str]) -> None:
    """Remove articles in favour of another, and note that it replaced them and whatever they had replaced."""
    connection.execute(_FORGET_REPLACED, {"wanted": new})
    for old in replaced:
        if old != new:
            connection.execute(_REPLACED_TWICE, {"before": old, "after": new})
            noted = insert_into(connection, replacements).on_conflict_do_update(
                index_elements=[replacements.c.old], set_={"new": new}
            )
            connection.execute(noted, {"old": old, "new": new})
            remove_article(connection, old)


def remove_article(connection: Connection, article_id: str) -> bool:
    """Remove an article, its passages and the embeddings that no other needs; say False where there is none."""
    connection.execute(_NOTE_REMOVALS, {"wanted": article_id})
    keys = connection.execute(_KEYS, {"wanted": article_id}).fetchall()
    removed = connection.execute(_REMOVE_ARTICLE, {"wanted": article_id}).rowcount > 0
    if keys:
        connection.execute(_REMOVE_UNUSED, [{"unused": key} for (key,) in keys])
    return removed
