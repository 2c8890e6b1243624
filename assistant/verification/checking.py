"""Verifying statements, one against its quote, or all of an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.verification.figure_checks import figure_faults
from assistant.verification.mood_checks import mood_faults
from assistant.verification.name_checks import name_faults
from assistant.verification.negation_checks import negation_faults
from assistant.verification.place_and_date_checks import date_faults, region_faults
from assistant.verification.reading import read
from assistant.verification.statement import Dropped, Fault, FaultKind, Source, Statement, Verdict
from assistant.verification.support_checks import support_faults
from documents.regions import Gazetteer


def faults(statement: Statement, source: Source, gazetteer: Gazetteer, *, reworded: bool = False) -> tuple[Fault, ...]:
    """List in what a statement departs from its quote; none means that it may be shown.

    A statement that is `reworded` as a whole puts its words in another order than the quote: what its figures count
    and how many of its words are there is left to whoever asks, and what is only reported may be told as planned.
    """
    if statement.mood is None and statement.text.strip() == source.quote.strip():
        return ()
    said = read(statement.text, gazetteer, source.published)
    quoted = read(source.quote, gazetteer, source.published)
    context = read(source.context, gazetteer, source.published)
    return (
        *figure_faults(said, quoted, context, gazetteer, reworded=reworded),
        *date_faults(said, quoted, context, source.published),
        *region_faults(said, quoted, context, gazetteer),
        *name_faults(said, quoted, context),
        *negation_faults(said, quoted),
        *mood_faults(statement, said, quoted, context, source, reworded=reworded),
        *(() if reworded else support_faults(said, quoted, context)),
    )


def verify(statements: Sequence[Statement], sources: Mapping[int, Source], gazetteer: Gazetteer) -> Verdict:
    """Keep the statements that their quotes carry; one whose marker has no source is dropped too."""
    kept: list[Statement] = []
    dropped: list[Dropped] = []
    for statement in statements:
        source = sources.get(statement.marker)
        found = _no_source(statement) if source is None else faults(statement, source, gazetteer)
        if found:
            dropped.append(Dropped(statement, found))
        else:
            kept.append(statement)
    return Verdict(tuple(kept), tuple(dropped))


def _no_source(statement: Statement) -> tuple[Fault, ...]:
    return (Fault(FaultKind.NO_SOURCE, f"[{statement.marker}]", f"no source has the marker {statement.marker}"),)
