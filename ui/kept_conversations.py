"""Conversations as the user's browser keeps them: packed text, which belongs to the user and is checked before use.

They lie in the browser's storage one by one, and not in a gr.BrowserState: that is one value, which would go
to the server and back whole with every question, past the limit of a request, and of two open tabs the later
to write would undo what the other wrote.
"""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime

from ui.exports import ExportedConversation, UnreadableConversation, conversation_json, read_conversation
from ui.exports.plain_text import one_line
from ui.turns import Turn

LONGEST_KEPT = 700_000
"""Characters of a packed conversation: what a request may hold (ui/protection.py), and a few of them a browser."""
LARGEST_UNPACKED = 20_000_000
"""Bytes above which a packed conversation is not unpacked."""
LONGEST_TITLE = 60


def title_of(turns: Sequence[Turn]) -> str:
    """Name a conversation by its first question."""
    question = one_line(turns[0].question) if turns else ""
    return question if len(question) <= LONGEST_TITLE else question[: LONGEST_TITLE - 1] + "…"


def pack(turns: Sequence[Turn]) -> str:
    """Pack turns into ASCII text; of a very long conversation the first turns are left out."""
    conversation = ExportedConversation(title_of(turns), datetime.now(UTC), tuple(turns))
    packed = base64.b64encode(zlib.compress(conversation_json(conversation).encode())).decode("ascii")
    if len(packed) <= LONGEST_KEPT or len(turns) == 1:
        return packed
    return pack(turns[(len(turns) + 1) // 2 :])


def unpack(packed: str) -> ExportedConversation:
    """Unpack a conversation, whose turns get new ids.

    Raises:
        UnreadableConversation: it was not packed by `pack`, or it was changed.
    """
    try:
        compressed = base64.b64decode(packed, validate=True)
        unpacking = zlib.decompressobj()
        written = unpacking.decompress(compressed, LARGEST_UNPACKED)
        text = written.decode()
    except (binascii.Error, zlib.error, UnicodeDecodeError, ValueError) as error:
        raise UnreadableConversation(f"the conversation is damaged: {error}") from error
    if not unpacking.eof:
        raise UnreadableConversation(f"the conversation is cut off, or over {LARGEST_UNPACKED} bytes")
    return read_conversation(text)
