"""What a question of a conversation is understood to ask."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.parts import Parts


class TurnKind(StrEnum):
    """Say what a turn is: complete by itself, dependent on former turns, or no question at all."""

    QUESTION = "question"
    FOLLOW_UP = "follow_up"
    CHAT = "chat"


@dataclass(frozen=True, slots=True)
class Resolved:
    """Hold a question as asked and as it stands alone.

    `inherited` names the fields of `parts` that former turns filled: "regions", "years", "documents", "subject".
    """

    text: str
    standalone: str
    kind: TurnKind
    parts: Parts
    inherited: tuple[str, ...] = ()
