"""The parts of a question."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parts:
    """Hold what a standalone question asks about, in the order of its words.

    `regions` are names of the gazetteer, of groups too; those in a document's title count only where
    no other is named. `years` have four digits and stand outside titles; `documents` keep their 《》;
    `subject` is the rest without the words that only ask.
    """

    regions: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    subject: str = ""
