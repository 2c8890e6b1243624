"""Words of the prompt, or a secret, in what a model says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from assistant.language_model.numbered import NumberedPassage

LONGEST_SHARED = 10
"""Chinese characters in a row that a sentence may share with the instructions, articles holding them not."""
LONGEST_SHARED_LATIN = 32

_OF_ITSELF = re.compile(
    r"^as (?:you )?(?:requested|asked|instructed|told)\b"
    r"|(?<![\w-])I(?:['’](?:m|ll)| am| will| can| have| confirm| must) "
    r"|\b(?:my|the) (?:system )?(?:prompt|instructions|rules) "
    r"|(?:按照?|应|遵照|依照?)(?:你|您)的?(?:要求|指示|吩咐|请求)"
    r"|(?:^|[，。：；])我(?!国|省|市|区|们|会|院|厅|局|校|县)",
    re.IGNORECASE,
)


def speaks_of_itself(sentence: str) -> bool:
    """Tell whether a model speaks of itself or of whom it obeys, which no answer does."""
    return _OF_ITSELF.search(sentence) is not None


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
