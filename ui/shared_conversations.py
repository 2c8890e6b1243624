"""Conversations of those who sign in, in the database that several servers share.

Who does not sign in has them in the browser alone (ui/kept_conversations.py), whose packed form is kept here too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, bindparam, delete, select, update

from index.database import Database
from index.tables import Moment, insert_into
from ui.exports import ExportedConversation, UnreadableConversation
from ui.kept_conversations import pack, title_of, unpack
from ui.shared_tables import conversations, shared_metadata
from ui.turns import Turn

MOST = 200
"""Conversations of an owner; the oldest make room."""

_OWN = conversations.c.owner == bindparam("whose")
_NEWEST_FIRST = (conversations.c.saved.desc(), conversations.c.id)
_LISTED = select(conversations.c.id, conversations.c.title, conversations.c.saved).where(_OWN).order_by(*_NEWEST_FIRST)
_PACKED = select(conversations.c.packed, conversations.c.title).where(_OWN, conversations.c.id == bindparam("wanted"))
_FORGET = delete(conversations).where(_OWN, conversations.c.id == bindparam("wanted"))
_RENAME = update(conversations).where(_OWN, conversations.c.id == bindparam("wanted")).values(title=bindparam("given"))
_NAMES = select(conversations.c.id).where(_OWN).order_by(*_NEWEST_FIRST)


@dataclass(frozen=True, slots=True)
class ListedConversation:
    """Name a conversation; `saved` is when it was kept last, in UTC."""

    id: str
    title: str
    saved: str


@dataclass(frozen=True)
class SharedConversations:
    """Keep conversations by their owners, none of whom sees another's; raises StoreUnavailable where it cannot."""

    database: Database

    @classmethod
    def of(cls, database: Database) -> SharedConversations:
        """Keep conversations in a database, whose tables are made where they are missing."""
        database.create(shared_metadata)
        return cls(database)

    def keep(self, owner: str, conversation_id: str, turns: Sequence[Turn], *, title: str = "") -> None:
        """Keep a conversation in the place of what was kept under its id; a title that is given stays."""
        packed, named = pack(turns), title or title_of(turns)

        def keep(connection: Connection) -> None:
            row = {"owner": owner, "id": conversation_id, "title": named, "packed": packed}
            changed = {"packed": packed, "saved": Moment()} | ({"title": title} if title else {})
            kept = insert_into(connection, conversations).on_conflict_do_update(
                index_elements=[conversations.c.owner, conversations.c.id], set_=changed
            )
            connection.execute(kept, row)
            for old in connection.scalars(_NAMES, {"whose": owner}).all()[MOST:]:
                connection.execute(_FORGET, {"whose": owner, "wanted": old})

        self.database.write(keep)

    def listed(self, owner: str) -> list[ListedConversation]:
        """List the conversations of an owner, the one kept last first."""
        return [ListedConversation(*row) for row in self.database.rows(_LISTED, {"whose": owner})]

    def read(self, owner: str, conversation_id: str) -> ExportedConversation:
        """Read a conversation under its title; raise UnreadableConversation where the owner has no such, or damaged."""
        row = self.database.row(_PACKED, {"whose": owner, "wanted": conversation_id})
        if row is None:
            raise UnreadableConversation("there is no such conversation, or it is somebody else's")
        return replace(unpack(row[0]), title=row[1])

    def rename(self, owner: str, conversation_id: str, title: str) -> None:
        """Give a conversation another title, if the owner has it."""
        given = {"whose": owner, "wanted": conversation_id, "given": title}
        self.database.write(lambda connection: connection.execute(_RENAME, given))

    def forget(self, owner: str, conversation_id: str) -> None:
        """Delete a conversation, if the owner has it."""
        self.database.write(lambda connection: connection.execute(_FORGET, {"whose": owner, "wanted": conversation_id}))
