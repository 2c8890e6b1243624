"""Words of the prompt, or a secret, in what a model says."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from assistant.language_model.numbered import NumberedPassage

LONGEST_SHARED = 10
"""Chinese characters in a row that a sentence may share with the instructions, articles holding them not."""
LONGEST_SHARED_LATIN = 32


def leaked(sentence: str, instructions: str, secrets: Sequence[str], passages: Sequence[NumberedPassage]) -> str | None:
    """Find a secret, or a long run of the instructions that no passage holds."""
    for secret in secrets:
        if secret and secret in sentence:
            return "…"
    shared = SequenceMatcher(None, sentence, instructions, autojunk=False).find_longest_match()
    run = sentence[shared.a : shared.a + shared.size].strip()
    longest = LONGEST_SHARED_LATIN if run.isascii() else LONGEST_SHARED
    if len(run) < longest or any(run in one.passage.text for one in passages):
        return None
    return run
