"""Why a file was not added, or what it replaced, in the languages of the interface."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from index.adding import FileOutcome
from index.reason import Reason
from ui.language import Language
from ui.reason_texts import KINDS, REASONS, RELATIONS


def worded(outcome: FileOutcome, language: Language) -> str:
    """Say why in a language, without the folders of the machine."""
    if outcome.reasons:
        return _separator(language).join(_relation(reason, language) for reason in outcome.reasons)
    # A reason given for a file that was not read begins with its path.
    return refusal(outcome.reason.removeprefix(f"{outcome.path}: "), language)


def refusal(line: str, language: Language) -> str:
    """Say in a language why a file cannot be read; a line that is in no table stays as it is."""
    if language is Language.ENGLISH:
        return line
    for pattern, words in _patterns():
        found = pattern.fullmatch(line)
        if found:
            values = {
                name: _in(language, KINDS.get(value, (value, value))) for name, value in found.groupdict().items()
            }
            return _in(language, words).format(**values)
    return line


def _relation(reason: Reason, language: Language) -> str:
    words = _in(language, RELATIONS[reason.kind])
    if not reason.title:
        return words
    details = ", ".join(part for part in (reason.publisher, reason.published) if part)
    told = reason.title if language is Language.ENGLISH else f"《{reason.title}》"
    return f"{words}{told} ({details})" if details else f"{words}{told}"


def _in(language: Language, words: Sequence[str]) -> str:
    return words[list(Language).index(language)]


def _separator(language: Language) -> str:
    return "; " if language is Language.ENGLISH else "；"


@cache
def _patterns() -> list[tuple[re.Pattern[str], tuple[str, str]]]:
    """Make patterns of the lines: a name in braces stands for any words."""
    named = {line: re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(line)) for line in REASONS}
    return [(re.compile(named[line], re.DOTALL), words) for line, words in REASONS.items()]
