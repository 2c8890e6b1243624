"""What a question asks about, without a language model."""

from __future__ import annotations

from dataclasses import dataclass

from documents.regions import Gazetteer
from documents.script import detect_language
from index.preferences import years_in
from index.terms import naming_terms


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
    return Question(
        text=text,
        language=detect_language(text),
        regions=gazetteer.regions_in(text),
        groups=gazetteer.groups_in(text),
        years=tuple(sorted(years_in(text))),
        terms=tuple(naming_terms(text)),
    )
