"""What the store asks of its tables; made once, so that SQLAlchemy compiles each of them once."""

from __future__ import annotations

from sqlalchemy import Integer, bindparam, func, literal, select

from index.rows import ARTICLE_COLUMNS
from index.tables import (
    NUMBER,
    among,
    articles,
    embeddings,
    numbers_among,
    passages,
    removals,
    replacements,
    settings,
)

_ARTICLE = [articles.c[name] for name in ARTICLE_COLUMNS]
_PLACE = [passages.c[name] for name in ("article_id", "id", "start", "end", "heading", "regions")]
_EMBEDDED = passages.join(embeddings, embeddings.c.key == passages.c.embedding)

SETTING = select(settings.c.value).where(settings.c.key == bindparam("wanted"))

ARTICLES = select(*_ARTICLE).order_by(articles.c.published.is_(None), articles.c.published.desc(), articles.c.title)
ARTICLE = select(*_ARTICLE, articles.c.raw, articles.c.offsets).where(articles.c.id == bindparam("wanted"))
HAS_ARTICLE = select(literal(1)).select_from(articles).where(articles.c.id == bindparam("wanted"))
ARTICLES_FROM = (
    select(*_ARTICLE).where(articles.c.source == bindparam("wanted")).order_by(articles.c.added, articles.c.rowid)
)
ARTICLES_NAMED = select(*_ARTICLE).where(articles.c.id.in_(among("wanted")))
SUPERSEDING = select(replacements.c.new).where(replacements.c.old == bindparam("wanted"))

PASSAGES_OF = (
    select(passages.c.number, *_PLACE).where(passages.c.article_id == bindparam("wanted")).order_by(passages.c.number)
)
PASSAGES_NUMBERED = select(passages.c.number, *_PLACE).where(passages.c.number.in_(numbers_among("wanted")))
PASSAGE_NUMBER = select(passages.c.number).where(passages.c.id == bindparam("wanted"))
PASSAGES_ABOUT = select(passages.c.number).where(passages.c.regions.in_(among("wanted"))).order_by(passages.c.number)
ARTICLE_IDS = select(articles.c.id)
PASSAGES_IN = select(passages.c.number).where(passages.c.article_id.in_(among("wanted"))).order_by(passages.c.number)
NEWER_PASSAGES = (
    select(
        passages.c.number,
        passages.c.id,
        passages.c.article_id,
        passages.c.start,
        passages.c.end,
        passages.c.heading,
        passages.c.regions,
        articles.c.title,
        func.substr(articles.c.text, passages.c.start + 1, passages.c.end - passages.c.start),
    )
    .select_from(passages.join(articles, articles.c.id == passages.c.article_id))
    .where(passages.c.number > bindparam("last", type_=NUMBER))
    .order_by(passages.c.number)
    .limit(bindparam("batch", type_=Integer))
)

VECTORS = select(embeddings.c.key, embeddings.c.vector).where(embeddings.c.key.in_(bindparam("wanted", expanding=True)))
NEWER_VECTORS = (
    select(passages.c.number, embeddings.c.vector)
    .select_from(_EMBEDDED)
    .where(passages.c.number > bindparam("last", type_=NUMBER))
    .order_by(passages.c.number)
    .limit(bindparam("batch", type_=Integer))
)
SAMPLED_VECTORS = (
    select(embeddings.c.vector)
    .select_from(_EMBEDDED)
    .where(passages.c.number % bindparam("every", type_=Integer) == 0)
    .order_by(passages.c.number)
)

# A number that was given once is a passage's or, from the transaction on that took the passage out, a removal's.
GENERATION = select(
    select(func.coalesce(func.max(passages.c.number), 0)).scalar_subquery(),
    select(func.coalesce(func.max(removals.c.number), 0)).scalar_subquery(),
    select(func.coalesce(func.max(removals.c.sequence), 0)).scalar_subquery(),
)
NEWER_REMOVALS = (
    select(removals.c.number).where(removals.c.sequence > bindparam("last", type_=NUMBER)).order_by(removals.c.sequence)
)
REGION_LISTS = (
    select(passages.c.regions, func.max(passages.c.number))
    .where(passages.c.number > bindparam("last", type_=NUMBER))
    .group_by(passages.c.regions)
)
COUNTS = select(
    select(func.count()).select_from(articles).scalar_subquery(),
    select(func.count()).select_from(passages).scalar_subquery(),
)
