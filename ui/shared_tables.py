"""The tables of what the servers of an organisation share beside the articles."""

from __future__ import annotations

from sqlalchemy import Column, Index, MetaData, Table

from index.tables import NUMBER, TEXT, Moment

shared_metadata = MetaData()

verdicts = Table(
    "verdicts",
    shared_metadata,
    Column("number", NUMBER, primary_key=True),
    Column("turn", TEXT, nullable=False, unique=True),
    # The file in which a server of one machine keeps it (ui/feedback.py).
    Column("file", TEXT, nullable=False),
    Column("line", TEXT, nullable=False),
    sqlite_autoincrement=True,
)

conversations = Table(
    "conversations",
    shared_metadata,
    Column("owner", TEXT, primary_key=True),
    Column("id", TEXT, primary_key=True),
    Column("title", TEXT, nullable=False),
    Column("packed", TEXT, nullable=False),
    Column("saved", TEXT, nullable=False, server_default=Moment()),
)
Index("conversations_by_owner", conversations.c.owner, conversations.c.saved)
