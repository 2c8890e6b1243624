"""From a question to a checked answer."""

from assistant.answer import Answer, Citation
from assistant.assistant import Assistant
from assistant.conversation import Conversation
from assistant.events import Event, Finished, Searching, TextDelta

__all__ = ["Answer", "Assistant", "Citation", "Conversation", "Event", "Finished", "Searching", "TextDelta"]
