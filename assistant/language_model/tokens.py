"""How many tokens a text may have, without the tokenizer of the model."""

from __future__ import annotations

import math
import re

_WORD_CHARACTERS = 3.5
"""Characters of a token of Latin text, on the low side."""
_HAN_TOKENS = 1.0
"""Tokens of a Chinese character: 0.6 to 0.8 for models made for Chinese, up to 2 or 3 for others.

The count of a server's own reports corrects what is wrong here (`TokenCounter`).
"""
_HAN = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
_MARGIN = 1.1
_MOST = 4.0


def estimated_tokens(text: str) -> int:
    """Estimate the tokens of a text from its characters."""
    han = len(_HAN.findall(text))
    return math.ceil(han * _HAN_TOKENS + (len(text) - han) / _WORD_CHARACTERS)


class TokenCounter:
    """Estimate tokens, and learn from what a server counted."""

    def __init__(self) -> None:
        self._factor = _MARGIN

    def count(self, text: str) -> int:
        """Estimate the tokens of a text, with a margin."""
        return math.ceil(estimated_tokens(text) * self._factor)

    def learn(self, text: str, counted: int) -> None:
        """Take over what a server counted for a text, with the same margin."""
        estimated = estimated_tokens(text)
        if counted > 0 and estimated > 0:
            self._factor = min(_MOST, counted / estimated * _MARGIN)
