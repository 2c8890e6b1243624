"""What is done with a conversation as a whole: begin, open, rename, delete, export, and judge its answers."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import Any

import gradio as gr

from index.exceptions import StoreUnavailable
from ui.access.exceptions import AccessError
from ui.answer_actions import noted, read_action
from ui.chat import language_of
from ui.chat_messages import chat_messages
from ui.conversation_keepers import ConversationKeeper
from ui.conversation_list import brought, opened, unreadable
from ui.exceptions import DiskFull, FeedbackNotStored
from ui.export_menu import exported_value
from ui.exports import ExportedConversation, UnreadableConversation
from ui.exports.plain_text import one_line
from ui.kept_conversations import LONGEST_TITLE, title_of
from ui.running_turns import RunningTurns
from ui.sources_panel import panel_value
from ui.suggestions import NO_SUGGESTIONS
from ui.texts import text
from ui.turns import Dialogue, Turn
from ui.workbench import Workbench

logger = logging.getLogger(__name__)

_ID = re.compile(r"[0-9a-f]{12}")

# The updates of the chat, the dialogue, the sources panel, the list of conversations and the suggestions.
Shown = tuple[Any, Any, Any, Any, Any]


@dataclass(frozen=True)
class ConversationHandlers:
    """Hold the handlers of the list of conversations, of the export menu and of the verdicts."""

    workbench: Workbench
    keeper: ConversationKeeper
    running: RunningTurns
    suggesting: RunningTurns

    def new(self, dialogue: Dialogue, request: gr.Request) -> Shown:
        """Begin a new conversation."""
        self._stop(dialogue)
        return [], Dialogue(), panel_value(None, language_of(request)), opened(""), NO_SUGGESTIONS

    def open(self, dialogue: Dialogue, request: gr.Request, event: gr.EventData) -> Shown:
        """Show a conversation that was kept, or one from a file; what it holds is checked."""
        language, data = language_of(request), _data(event)
        name, packed = str(data.get("id", "")), str(data.get("packed", ""))
        is_import = not name
        try:
            if not is_import and not _ID.fullmatch(name):
                raise UnreadableConversation("its name is not one that the page gives")
            turns, title = _checked(self.keeper.read(name, packed))
        except UnreadableConversation as error:
            logger.warning("a conversation %s was not opened: %s", "file" if is_import else "of a browser", error)
            note = text("import_failed" if is_import else "conversation_unreadable", language)
            return *[gr.skip()] * 3, unreadable(name, note, still_open=dialogue.id), gr.skip()
        except (StoreUnavailable, AccessError) as error:
            logger.warning("a conversation was not opened: %s", error)
            note = text("conversation_unreachable", language)
            return *[gr.skip()] * 3, unreadable("", note, still_open=dialogue.id), gr.skip()
        self._stop(dialogue)
        shown = Dialogue(turns, name).named()
        listed = self.keeper.keep(shown, title=title) if is_import else opened(shown.id)
        last = next((turn for turn in reversed(turns) if turn.answer is not None), None)
        return chat_messages(turns, language), shown, panel_value(last, language, turns), listed, NO_SUGGESTIONS

    def rename(self, dialogue: Dialogue, event: gr.EventData) -> dict[str, Any]:
        """Give a conversation another title."""
        data = _data(event)
        return self.keeper.rename(str(data.get("id", "")), str(data.get("title", "")), still_open=dialogue.id)

    def forget(self, dialogue: Dialogue, request: gr.Request, event: gr.EventData) -> Shown:
        """Delete a conversation; where it is the one that is open, begin a new one."""
        name = str(_data(event).get("id", ""))
        if name != dialogue.id or not name:
            return *[gr.skip()] * 3, self.keeper.forget(name, still_open=dialogue.id), gr.skip()
        # First, or an answer that is coming would be kept once more.
        self._stop(dialogue)
        listed = self.keeper.forget(name, still_open="")
        return [], Dialogue(), panel_value(None, language_of(request)), listed, NO_SUGGESTIONS

    def bring(self, dialogue: Dialogue, request: gr.Request, event: gr.EventData) -> dict[str, Any]:
        """Keep with the account what the browser kept before its user signed in; what is open stays open."""
        data = _data(event)
        name, title = str(data.get("id", "")), str(data.get("title", "")) if data.get("named") is True else ""
        try:
            if not _ID.fullmatch(name):
                raise UnreadableConversation("its name is not one that the page gives")
            turns, _ = _checked(self.keeper.read("", str(data.get("packed", ""))))
        except UnreadableConversation as error:
            logger.warning("a conversation of a browser was not moved: %s", error)
            return unreadable("", text("conversation_left", language_of(request)), still_open=dialogue.id)
        given = one_line(title)[:LONGEST_TITLE]
        return brought(name, self.keeper.keep(Dialogue(turns, name), title=given), still_open=dialogue.id)

    def export(self, dialogue: Dialogue, request: gr.Request, event: gr.EventData) -> dict[str, Any]:
        """Make a file of the conversation."""
        data = _data(event)
        return exported_value(data.get("kind"), data.get("title"), dialogue, language_of(request))

    def judge(self, dialogue: Dialogue, request: gr.Request, event: gr.EventData) -> tuple[Any, Any, Any]:
        """Store what a reader thinks of an answer; the same again takes it back."""
        action, language = read_action(event, dialogue), language_of(request)
        if action is None or action.verdict is None or dialogue.turns[action.position].answer is None:
            return gr.skip(), gr.skip(), gr.skip()
        before = dialogue.turns[action.position].verdict
        judged = dialogue.judged(action.position, None if before is action.verdict else action.verdict)
        turn = judged.turns[action.position]
        stored, note = self._store(turn)
        if not stored or dialogue.turns[-1].id in self.running:
            # An answer that is coming would put the chat back to what it was.
            return gr.skip(), gr.skip(), noted(note, language)
        return chat_messages(judged.turns, language), judged, noted(note, language)

    def _store(self, turn: Turn) -> tuple[bool, str]:
        """Store a verdict; say whether that was done, and the key of the words that tell it."""
        try:
            self.workbench.judge(turn)
        except DiskFull as error:
            logger.warning("%s", error)
            return False, "verdict_disk_full"
        except FeedbackNotStored as error:
            logger.warning("%s", error)
            return False, "verdict_failed"
        return True, "verdict_thanks" if turn.verdict else "verdict_taken_back"

    def _stop(self, dialogue: Dialogue) -> None:
        """Let an answer that is coming end, before the conversation it belongs to goes."""
        self.suggesting.stop(dialogue.id)
        if dialogue.turns:
            self.running.stop(dialogue.turns[-1].id, wait=True)


def _data(event: gr.EventData) -> dict[str, Any]:
    """Give what an event carries; anyone can send this."""
    return event._data if isinstance(event._data, dict) else {}


def _checked(found: ExportedConversation) -> tuple[tuple[Turn, ...], str]:
    """Give the turns and the title of a conversation; raise UnreadableConversation where there are none."""
    if not found.turns:
        raise UnreadableConversation("it holds no questions")
    return found.turns, one_line(found.title)[:LONGEST_TITLE] or title_of(found.turns)
