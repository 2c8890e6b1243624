"""The words in which evaluations are told."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.question_files import Accepted, ExpectedAnswer

SHARES = {
    "accuracy": "right of the answerable",
    "contains": "accepted string said",
    "exact_match": "exact match",
    "character_f1": "character F1",
    "citation_precision": "citation precision",
    "citation_support": "citation support",
    "citation_recall": "citation recall",
    "quotes_exact": "quotes exact",
    "wrongly_refused": "wrongly refused",
    "wrongly_answered": "wrongly answered",
    "follow_ups_right": "follow-ups right",
    "recall_at_1": "recall@1",
    "recall_at_5": "recall@5",
    "recall_at_10": "recall@10",
    "mean_reciprocal_rank": "MRR",
    "ndcg_at_10": "nDCG@10",
}
"""The figures that run from 0 to 1, in the order in which they are shown."""


def name_of(figure: str) -> str:
    """Name a figure."""
    return SHARES.get(figure, figure.replace("_", " "))


def expectation(expected: ExpectedAnswer) -> str:
    """Say in a line what answer is expected."""
    if expected.refuse:
        return "a refusal"
    if expected.cells:
        return "; ".join(f"{row}: {_either(cell) if cell else 'nothing'}" for row, cell in expected.cells)
    parts = expected.items or expected.points
    if parts:
        return "; ".join(map(_either, parts))
    return _either(expected.expected) or "a polite line"


def _either(accepted: Accepted | Sequence[str]) -> str:
    return " | ".join(accepted)
