"""What the list of conversations is given, where the account keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import gradio as gr
import pytest
from starlette.requests import Request

from index.database import Database
from tests.ui.fake_workbench import FakeWorkbench
from tests.ui.test_shared_conversations import asked
from ui.access.exceptions import NotSignedIn
from ui.access.user import Role, User
from ui.conversation_handlers import ConversationHandlers
from ui.conversation_keepers import AccountKeeper
from ui.exports import UnreadableConversation
from ui.kept_conversations import pack
from ui.language import Language
from ui.running_turns import RunningTurns
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


def test_what_the_browser_kept_is_brought_under_its_name_and_opens_nothing(conversations: SharedConversations) -> None:
    keeper = AccountKeeper(conversations, lambda: ANN)
    handlers = ConversationHandlers(FakeWorkbench(), keeper, RunningTurns(), RunningTurns())
    request = gr.Request(Request({"type": "http", "query_string": b"", "headers": [(b"accept-language", b"en")]}))

    def bring(**data: object) -> dict[str, object]:
        return handlers.bring(OPEN, request, gr.EventData(None, data))

    packed = pack(OPEN.turns)
    value = bring(id="ba9876543210", title=" Mine\n", named=True, saved=1, packed=packed)
    assert (value["open"], value["brought"]) == (OPEN.id, "ba9876543210")
    assert value["entries"] == [{"id": "ba9876543210", "title": "Mine"}]
    assert bring(id="ba9876543210", title="other", named=False, packed=packed)["entries"] == value["entries"]
    assert conversations.read("ann", "ba9876543210").turns[0].question == "目标是多少？"
    for damaged in ({"id": "../x", "packed": packed}, {"id": "0123456789ab", "packed": packed[:-9]}, {}):
        left = bring(**damaged)
        assert (left["open"], left.get("brought")) == (OPEN.id, None)
        assert left["note"] == "One of them cannot be read; it and the rest are left in this browser."
    assert [one.id for one in conversations.listed("ann")] == ["ba9876543210"]
    conversations.database.close()
    assert bring(id="0123456789ab", packed=packed)["entries"] is None
