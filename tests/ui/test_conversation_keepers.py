"""What the list of conversations is given, where the account keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.database import Database
from tests.ui.test_shared_conversations import asked
from ui.access.exceptions import NotSignedIn
from ui.access.user import Role, User
from ui.conversation_keepers import AccountKeeper
from ui.exports import UnreadableConversation
from ui.language import Language
from ui.shared_conversations import SharedConversations
from ui.turns import Dialogue

ANN, BEN = (User(name, name, Role.READER) for name in ("ann", "ben"))
OPEN = Dialogue((asked("目标是多少？"),), "0123456789ab")


@pytest.fixture
def conversations(tmp_path: Path) -> Iterator[SharedConversations]:
    with closing(Database(tmp_path / "shared.sqlite")) as database:
        yield SharedConversations.of(database)


def test_each_has_a_list_of_his_own(conversations: SharedConversations) -> None:
    ann, ben = AccountKeeper(conversations, lambda: ANN), AccountKeeper(conversations, lambda: BEN)
    kept = ann.keep(OPEN)
    assert (kept["open"], kept["entries"]) == (OPEN.id, [{"id": OPEN.id, "title": "目标是多少？"}])
    assert ben.begin(Language.ENGLISH)["entries"] == []
    with pytest.raises(UnreadableConversation):
        ben.read(OPEN.id, "")
    assert ben.rename(OPEN.id, "mine", still_open="")["entries"] == []
    assert ben.forget(OPEN.id, still_open="")["entries"] == []
    renamed = ann.rename(OPEN.id, f"  {'长' * 70}", still_open=OPEN.id)
    assert renamed["entries"] == [{"id": OPEN.id, "title": "长" * 60}]
    assert ann.rename(OPEN.id, "  ", still_open="")["entries"] == renamed["entries"]
    assert ann.read(OPEN.id, "").title == "长" * 60
    assert ann.forget(OPEN.id, still_open="")["entries"] == []


def test_where_nothing_can_be_kept_an_answer_is_shown_all_the_same(conversations: SharedConversations) -> None:
    def nobody() -> User:
        raise NotSignedIn("nobody is signed in")

    assert AccountKeeper(conversations, nobody).keep(OPEN)["entries"] is None
    keeper = AccountKeeper(conversations, lambda: ANN)
    conversations.database.close()
    begun = keeper.begin(Language.ENGLISH)
    assert begun["entries"] is None
    assert "Conversations cannot be listed or kept now." in begun["html"]
    assert keeper.keep(OPEN)["entries"] is None
