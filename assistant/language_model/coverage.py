"""Whether what is left of a model's answer still answers."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.composed import Composed
from assistant.drafts import Layout
from assistant.language_model.numbered import Quote
from assistant.model_run import Setback
from assistant.verification.reading import Reading, read
from documents.regions import Gazetteer

LEAST_KEPT = 0.5
"""The share of a model's sentences that must have been kept."""


def shortcoming(
    composed: Composed, text: str, quotes: Sequence[Quote], kept: int, removed: int, gazetteer: Gazetteer
) -> Setback | None:
    """Say why the built-in answer stands in for what is left of a model's, None where that may be shown.

    At least half of the sentences must be left. Of a table, they must quote a passage for each row that has one; of
    other answers, a passage that the built-in answer quotes; and where that has a short answer, they must have its
    figures and dates.
    """
    if not kept or kept < LEAST_KEPT * (kept + removed):
        return Setback.TOO_LITTLE
    cited = {quote.passage.id for quote in quotes}
    if not all(cited & passages for passages in _needed(composed)):
        return Setback.BESIDE
    short = composed.answer.short_answer
    if short and not _says(read(text, gazetteer), read(short, gazetteer)):
        return Setback.BESIDE
    return None


def _needed(composed: Composed) -> list[set[str]]:
    """List groups of passages, of each of which one must be quoted."""
    draft = composed.draft
    if draft is None or draft.layout is not Layout.TABLE:
        return [{citation.passage_id for citation in composed.answer.citations}]
    filled = {claim.row for claim in draft.claims}
    return [{claim.evidence.passage.id for claim in draft.claims if claim.row == row} for row in filled]


def _says(text: Reading, short: Reading) -> bool:
    """Tell whether a text has the figures and dates of a short answer."""
    values = {one.value for one in text.figures}
    dates = [(one.year, one.month, one.day) for one in text.dates]
    return all(one.value in values for one in short.figures) and all(
        any(_fits((one.year, one.month, one.day), known) for known in dates) for one in short.dates
    )


def _fits(wanted: tuple[int | None, ...], known: tuple[int | None, ...]) -> bool:
    return all(one is None or one == other for one, other in zip(wanted, known, strict=True))
