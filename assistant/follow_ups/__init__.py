"""Follow-up questions made to stand alone by rules over the question and the turns before it."""

from assistant.follow_ups.correcting import replaced
from assistant.follow_ups.former_turn import FormerTurn, Source
from assistant.follow_ups.leaning import points_back
from assistant.follow_ups.resolved import Resolved, TurnKind
from assistant.follow_ups.resolving import resolve
from assistant.follow_ups.ways import Ways, other_ways
from assistant.parts import Parts

__all__ = [
    "FormerTurn",
    "Parts",
    "Resolved",
    "Source",
    "TurnKind",
    "Ways",
    "other_ways",
    "points_back",
    "replaced",
    "resolve",
]
