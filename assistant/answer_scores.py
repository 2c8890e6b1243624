"""How near a short answer comes to those accepted."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from documents.script import fold

_IN_FIGURE = re.compile(r"\d[.%‰-]+(?=\d|$)|\d[%‰]+")
# Private characters stand in for the signs of a figure while punctuation is taken out.
_KEPT = str.maketrans({".": "\ue000", "-": "\ue001", "%": "\ue002", "‰": "\ue003"})
_BACK = {ord(after): before for before, after in _KEPT.items()}


def exact_match(said: str, accepted: Sequence[str]) -> bool:
    """Say whether an answer is one of those accepted, but for script, width, case, punctuation and white space."""
    return _letters(said) in {_letters(one) for one in accepted}


def character_f1(said: str, accepted: Sequence[str]) -> float:
    """Give the greatest F1 (0 to 1) of the characters shared with an accepted answer.

    As SQuAD does with words: Rajpurkar et al. 2016, https://arxiv.org/abs/1606.05250, section 6.1.
    """
    return max((_f1(_letters(said), _letters(one)) for one in accepted), default=0.0)


def _f1(said: str, accepted: str) -> float:
    if not said or not accepted:
        return float(said == accepted)
    shared = (Counter(said) & Counter(accepted)).total()
    return 2 * shared / (len(said) + len(accepted))


def _letters(text: str) -> str:
    """Keep what is neither punctuation nor white space; signs that belong to a figure (% . -) stay in it."""
    folded = _IN_FIGURE.sub(lambda found: found.group().translate(_KEPT), fold(text))
    kept = "".join(c for c in folded if not (c.isspace() or unicodedata.category(c).startswith("P")))
    return kept.translate(_BACK)
