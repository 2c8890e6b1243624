"""Different words for different rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from assistant.evidence import Evidence
from documents.sentences import Span


@dataclass(frozen=True, slots=True)
class AssigningOptions:
    """Say how many pieces of evidence a row may choose from, and how far behind its best they may be."""

    candidates: int = 6
    margin: float = 4.0


def assign(
    found: Sequence[Sequence[Evidence]], options: AssigningOptions = AssigningOptions()
) -> list[Evidence | None]:
    """Choose for each row one of its pieces of evidence, given best first, so that no two say the same words.

    The sum of the scores is the highest that can be had; None where nothing is left.
    """
    places: list[tuple[str, Span]] = []
    choices: list[dict[int, Evidence]] = []
    for evidence in found:
        near = [one for one in evidence[: options.candidates] if one.score >= evidence[0].score - options.margin]
        choices.append({})
        for one in near:
            choices[-1].setdefault(_column(one, places), one)
    if not places:
        return [None] * len(found)
    lowest = min(one.score for columns in choices for one in columns.values())
    # A column of its own for each row stands for leaving it empty.
    scores = np.full((len(found), len(places) + len(found)), lowest - 1e6)
    for row, columns in enumerate(choices):
        scores[row, len(places) + row] = lowest - options.margin
        for column, one in columns.items():
            scores[row, column] = one.score
    chosen = dict(zip(*linear_sum_assignment(scores, maximize=True), strict=True))
    return [choices[row].get(int(chosen[row])) for row in range(len(found))]


def _column(evidence: Evidence, places: list[tuple[str, Span]]) -> int:
    """Number the words of a piece of evidence; words that overlap are the same."""
    words = evidence.answer or Span(evidence.start, evidence.end)
    for number, (article, known) in enumerate(places):
        if article == evidence.article.id and known.start < words.end and words.start < known.end:
            return number
    places.append((evidence.article.id, words))
    return len(places) - 1
