"""Where conversations are kept: in the user's browser, or with his account in the database that servers share."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from index.exceptions import StoreUnavailable
from ui.access.exceptions import AccessError
from ui.access.user import User
from ui.conversation_list import begun, kept, kept_elsewhere
from ui.exports import ExportedConversation
from ui.kept_conversations import LONGEST_TITLE, unpack
from ui.language import Language
from ui.shared_conversations import ListedConversation, SharedConversations
from ui.turns import Dialogue

logger = logging.getLogger(__name__)

_UNREACHABLE = (StoreUnavailable, AccessError)


class ConversationKeeper(Protocol):
    """Keep the conversations of whoever asks; what is given are values of the list of conversations."""

    def begin(self, language: Language) -> dict[str, Any]:
        """Put the words into the list, and what is kept."""
        ...

    def keep(self, dialogue: Dialogue, *, title: str = "") -> dict[str, Any]:
        """Keep the conversation that is open; a title that is given stays."""
        ...

    def read(self, conversation_id: str, packed: str) -> ExportedConversation:
        """Read a conversation, whose id is "" where it comes from a file.

        Raises:
            UnreadableConversation: it is damaged, or not one that can be kept.
            StoreUnavailable: it cannot be reached now.
        """
        ...

    def rename(self, conversation_id: str, title: str, *, still_open: str) -> dict[str, Any]:
        """Give a conversation another title."""
        ...

    def forget(self, conversation_id: str, *, still_open: str) -> dict[str, Any]:
        """Delete a conversation."""
        ...


class BrowserKeeper:
    """Have the browser keep them, which also renames and deletes them by itself (assets/conversations.js)."""

    def begin(self, language: Language) -> dict[str, Any]:
        """Put the words into the list."""
        return begun(language)

    def keep(self, dialogue: Dialogue, *, title: str = "") -> dict[str, Any]:
        """Send it to the browser, packed."""
        return kept(dialogue, title=title)

    def read(self, conversation_id: str, packed: str) -> ExportedConversation:
        """Read what the browser sent."""
        return unpack(packed)

    def rename(self, conversation_id: str, title: str, *, still_open: str) -> dict[str, Any]:
        """Do nothing."""
        return {"open": still_open}

    def forget(self, conversation_id: str, *, still_open: str) -> dict[str, Any]:
        """Do nothing."""
        return {"open": still_open}


@dataclass(frozen=True)
class AccountKeeper:
    """Keep them with the account of whoever asks, as `asking` tells; nobody else gets to see them."""

    conversations: SharedConversations
    asking: Callable[[], User]

    def begin(self, language: Language) -> dict[str, Any]:
        """Put in the words and the conversations of whoever asks."""
        return begun(language, with_account=True) | self._list("")

    def keep(self, dialogue: Dialogue, *, title: str = "") -> dict[str, Any]:
        """Write it into the database; where that cannot be, the answer is shown all the same."""
        return self._list(
            dialogue.id,
            after=lambda owner: self.conversations.keep(owner, dialogue.id, dialogue.turns, title=title),
        )

    def read(self, conversation_id: str, packed: str) -> ExportedConversation:
        """Read it from the database, or from a file."""
        if not conversation_id:
            return unpack(packed)
        return self.conversations.read(self.asking().id, conversation_id)

    def rename(self, conversation_id: str, title: str, *, still_open: str) -> dict[str, Any]:
        """Give it another title."""
        named = title.strip()[:LONGEST_TITLE]
        if not named:
            return self._list(still_open)
        return self._list(still_open, after=lambda owner: self.conversations.rename(owner, conversation_id, named))

    def forget(self, conversation_id: str, *, still_open: str) -> dict[str, Any]:
        """Delete it."""
        return self._list(still_open, after=lambda owner: self.conversations.forget(owner, conversation_id))

    def _list(self, still_open: str, *, after: Callable[[str], None] = lambda owner: None) -> dict[str, Any]:
        """Give the list of whoever asks as it is after something was done."""
        listed: list[ListedConversation] | None = None
        try:
            owner = self.asking().id
            after(owner)
            listed = self.conversations.listed(owner)
        except _UNREACHABLE as error:
            logger.warning("conversations were not read or kept: %s", error)
        return kept_elsewhere(still_open, listed)
