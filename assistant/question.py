"""What a question asks about, without a language model."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.coordination import is_list_of_regions, single_years
from assistant.follow_ups.frame import read_frame
from assistant.follow_ups.people import person_in
from assistant.question_kinds import QuestionKind, kind_of
from documents.regions import Gazetteer
from documents.script import detect_language, to_simplified
from index.glossary import chinese_terms
from index.preferences import years_in
from index.terms import naming_terms
from index.usage import in_mainland_words


@dataclass(frozen=True, slots=True)
class Question:
    """Hold a question and its parts: language, regions and groups of regions, years, content terms, kind of answer,
    and the person whose words it asks for, in Simplified characters."""

    text: str
    language: str
    regions: tuple[str, ...]
    groups: tuple[str, ...]
    years: tuple[str, ...]
    terms: tuple[str, ...]
    kind: QuestionKind = QuestionKind.FACT
    person: str | None = None

    @property
    def said(self) -> str:
        """Give the question in the articles' words: 人工智慧 as 人工智能; an English one as it is."""
        return in_mainland_words(self.text)

    @property
    def reading_text(self) -> str:
        """Give the question as the reader gets it: in the articles' words, an English one with Chinese names beside."""
        if self.language != "en":
            return self.said
        return " ".join([self.text, *self.regions, *chinese_terms(self.text)])


def understand(text: str, gazetteer: Gazetteer) -> Question:
    """Take a question apart."""
    language = detect_language(text)
    regions, groups = gazetteer.regions_in(text), gazetteer.groups_in(text)
    said = in_mainland_words(text)
    single = {text[start : start + 4] for start, _ in single_years(text)}
    # Beside others the years of a range are those of a plan: in the 2025-2027 plan, for 2026.
    years = tuple(sorted(single or years_in(text)))
    listed = len(regions) > 1 and is_list_of_regions(text, gazetteer)
    return Question(
        text=text,
        language=language,
        regions=regions,
        groups=groups,
        years=years,
        terms=tuple(naming_terms(" ".join([text, *chinese_terms(text), *regions]) if language == "en" else said)),
        kind=kind_of(text, regions=len(regions), listed=listed, groups=len(groups), years=len(single)),
        person=_person(text, gazetteer),
    )


def _person(text: str, gazetteer: Gazetteer) -> str | None:
    """Name the person whose words a question asks for, where it is written in Chinese."""
    name = person_in(read_frame(text, gazetteer))
    return to_simplified(name) if name and not name.isascii() else None
