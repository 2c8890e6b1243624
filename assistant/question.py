"""What a question asks about, without a language model."""

from __future__ import annotations

import re
from dataclasses import dataclass

from documents.regions import Gazetteer
from documents.script import detect_language
from index.terms import fold, naming_terms

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


@dataclass(frozen=True, slots=True)
class Question:
    """Hold a question and its parts: language, regions and groups of regions, years, content terms."""

    text: str
    language: str
    regions: tuple[str, ...]
    groups: tuple[str, ...]
    years: tuple[str, ...]
    terms: tuple[str, ...]


def understand(text: str, gazetteer: Gazetteer) -> Question:
    """Take a question apart."""
    folded = fold(text)
    return Question(
        text=text,
        language=detect_language(text),
        regions=gazetteer.regions_in(text),
        groups=gazetteer.groups_in(text),
        years=tuple(dict.fromkeys(_YEAR.findall(folded))),
        terms=tuple(naming_terms(text)),
    )
