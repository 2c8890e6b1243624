"""The tables of the store, in SQLite and in PostgreSQL.

What lies in a SQLite file made before SQLAlchemy came into use has these tables already, column for column.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    bindparam,
    cast,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateColumn, CreateIndex, CreateTable
from sqlalchemy.sql.compiler import DDLCompiler, SQLCompiler
from sqlalchemy.sql.expression import FunctionElement, Select

metadata = MetaData()

# Ordered by their bytes everywhere, whatever language the server speaks.
TEXT = Text().with_variant(Text(collation="C"), "postgresql")
# SQLite numbers rows by itself only in a column that is called INTEGER.
NUMBER = BigInteger().with_variant(Integer(), "sqlite")


class Moment(FunctionElement[str]):
    """Name this moment by the database's clock, in UTC, as 2026-01-31T23:59:59.999Z."""

    type = Text()
    inherit_cache = True


@compiles(Moment, "sqlite")
def _moment_of_sqlite(element: Moment, compiler: SQLCompiler, **kw: Any) -> str:
    return "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"


@compiles(Moment, "postgresql")
def _moment_of_postgresql(element: Moment, compiler: SQLCompiler, **kw: Any) -> str:
    return """to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')"""


settings = Table(
    "settings",
    metadata,
    Column("key", TEXT, primary_key=True),
    Column("value", TEXT, nullable=False),
    sqlite_with_rowid=False,
)

articles = Table(
    "articles",
    metadata,
    Column("id", TEXT, primary_key=True),
    Column("title", TEXT, nullable=False),
    Column("source", TEXT, nullable=False),
    Column("publisher", TEXT),
    Column("published", TEXT),
    Column("language", TEXT, nullable=False),
    Column("regions", TEXT, nullable=False),
    Column("details", TEXT, nullable=False),
    Column("text", TEXT, nullable=False),
    Column("raw", LargeBinary, nullable=False),
    Column("offsets", LargeBinary),
    Column("added", TEXT, nullable=False, server_default=Moment()),
    # SQLite has it without being told.
    Column("rowid", BigInteger, Identity(), nullable=False, info={"own_in_sqlite": True}),
)
# Addresses may be longer than what a tree of PostgreSQL holds.
Index("articles_by_source", articles.c.source, postgresql_using="hash")

embeddings = Table(
    "embeddings",
    metadata,
    Column("key", LargeBinary, primary_key=True),
    Column("vector", LargeBinary, nullable=False),
)

passages = Table(
    "passages",
    metadata,
    Column("number", NUMBER, primary_key=True),
    Column("id", TEXT, nullable=False, unique=True),
    Column("article_id", TEXT, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("heading", TEXT, nullable=False),
    Column("regions", TEXT, nullable=False),
    Column("embedding", LargeBinary, ForeignKey("embeddings.key"), nullable=False),
    sqlite_autoincrement=True,
)
Index("passages_by_article", passages.c.article_id, passages.c.number)
Index("passages_by_embedding", passages.c.embedding)
Index("passages_by_regions", passages.c.regions, postgresql_using="hash")

replacements = Table(
    "replacements",
    metadata,
    Column("old", TEXT, primary_key=True),
    Column("new", TEXT, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    sqlite_with_rowid=False,
)
Index("replacements_by_new", replacements.c.new)

removals = Table(
    "removals",
    metadata,
    Column("sequence", NUMBER, primary_key=True),
    Column("number", NUMBER, nullable=False),
    sqlite_autoincrement=True,
)
Index("removals_by_number", removals.c.number)

signatures = Table(
    "signatures",
    metadata,
    Column("number", NUMBER, primary_key=True),
    Column("article_id", TEXT, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("size", Integer, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)

near_duplicates = Table(
    "near_duplicates",
    metadata,
    Column("one", TEXT, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("other", TEXT, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    sqlite_with_rowid=False,
)
Index("near_duplicates_by_other", near_duplicates.c.other)


@compiles(CreateColumn, "sqlite")
def _column_of_sqlite(element: CreateColumn, compiler: DDLCompiler, **kw: Any) -> str | None:
    if element.element.info.get("own_in_sqlite"):
        return None
    written: str = compiler.visit_create_column(element, **kw)  # type: ignore[no-untyped-call]
    return written


def create_missing(connection: Connection, described: MetaData) -> None:
    """Create the tables and indexes that are not there yet."""
    for table in described.sorted_tables:
        connection.execute(CreateTable(table, if_not_exists=True))
        for index in sorted(table.indexes, key=lambda one: str(one.name)):
            connection.execute(CreateIndex(index, if_not_exists=True))


def insert_into(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """Begin an insert that can say what shall be done where a row is there already."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


class _Members(FunctionElement[str]):
    """Take a JSON list apart; one parameter, so that a list of any length is the same statement."""

    type = Text()
    inherit_cache = True


@compiles(_Members, "sqlite")
def _members_in_sqlite(element: _Members, compiler: SQLCompiler, **kw: Any) -> str:
    return f"json_each({compiler.process(element.clauses, **kw)})"


@compiles(_Members, "postgresql")
def _members_in_postgresql(element: _Members, compiler: SQLCompiler, **kw: Any) -> str:
    return f"json_array_elements_text(CAST({compiler.process(element.clauses, **kw)} AS json))"


def among(name: str) -> Select[tuple[str]]:
    """Select the members of the list of texts that a parameter of this name holds, packed by `listed`."""
    return select(_Members(bindparam(name, type_=Text())).table_valued("value").c.value)


def numbers_among(name: str) -> Select[tuple[int]]:
    """Select the members of a list of numbers, as `among` does of texts."""
    members = _Members(bindparam(name, type_=Text())).table_valued("value")
    return select(cast(members.c.value, NUMBER))


def listed(values: Iterable[str] | Iterable[int]) -> str:
    """Pack a list as a parameter of `among`."""
    return json.dumps(list(values))
