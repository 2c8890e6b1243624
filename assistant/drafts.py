"""Answers before they are worded: claims, each with the evidence that carries it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from assistant.evidence import Evidence


class Layout(Enum):
    """Name the forms in which claims are set out."""

    PARAGRAPHS = "paragraphs"
    ITEMS = "items"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Claim:
    """Say something that a piece of evidence carries.

    `row` is the table row it stands in; `dated` asks for its article's publisher and date beside it.
    """

    text: str
    evidence: Evidence
    row: str = ""
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """Hold the claims of an answer in their order.

    `lead` are words of the assistant's own before them that claim nothing; `rows` are the headings of a
    table, also of the rows without a claim, and `heading` what they are (region, year); `short` is the
    evidence whose marked words answer by themselves.
    """

    layout: Layout
    claims: tuple[Claim, ...]
    lead: str = ""
    heading: str = ""
    rows: tuple[str, ...] = ()
    short: Evidence | None = None


def quoted(evidence: Evidence) -> str:
    """Give the words of a piece of evidence as they stand in its article."""
    return evidence.article.text[evidence.start : evidence.end]


def answering(evidence: Evidence) -> str | None:
    """Give the words in a piece of evidence that answer by themselves."""
    if evidence.answer is None:
        return None
    return evidence.article.text[evidence.answer.start : evidence.answer.end]


def sources(claims: Sequence[Claim]) -> list[Evidence]:
    """List the evidence of claims, each once, in the order in which it is first used."""
    found: dict[tuple[str, int, int], Evidence] = {}
    for claim in claims:
        found.setdefault(place(claim.evidence), claim.evidence)
    return list(found.values())


def place(evidence: Evidence) -> tuple[str, int, int]:
    """Say where a piece of evidence stands."""
    return evidence.article.id, evidence.start, evidence.end
