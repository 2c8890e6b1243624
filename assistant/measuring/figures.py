"""The figures that measured answers come to, together and by groups."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assistant.measuring.measured import Measured
from assistant.measuring.ranking import ndcg_at, recall_at, reciprocal_rank


@dataclass(frozen=True, slots=True)
class Figures:
    """Hold what measured answers come to: shares from 0 to 1, None where there was nothing to measure.

    `right` counts all that was right: answered, refused or chatted as expected. `accuracy` is the share right of what
    can be answered; `contains` the same of questions that expect a string, with `exact_match` and `character_f1` of
    the words that answer by themselves. `citation_precision` is the share of the sentences cited that the file names
    or allows, `citation_support` of those and of others that hold an accepted string, and `citation_recall` the share
    of the sentences named that are cited, themselves or one that says the same. `wrongly_answered` is the share
    answered of what must be refused. `latency_…` are milliseconds.
    """

    questions: int
    right: int
    accuracy: float | None
    contains: float | None
    exact_match: float | None
    character_f1: float | None
    citation_precision: float | None
    citation_support: float | None
    citation_recall: float | None
    quotes_exact: float | None
    wrongly_refused: float | None
    wrongly_answered: float | None
    follow_ups_right: float | None
    recall_at_1: float | None
    recall_at_5: float | None
    recall_at_10: float | None
    mean_reciprocal_rank: float | None
    ndcg_at_10: float | None
    latency_p50_ms: float
    latency_p95_ms: float


@dataclass(frozen=True, slots=True)
class Groups:
    """Hold figures by kind of question, by its script and by the regions it is about."""

    kind: dict[str, Figures]
    script: dict[str, Figures]
    region: dict[str, Figures]


def figures(measured: Sequence[Measured]) -> Figures:
    """Count measured answers up; sentences are counted together, everything else is averaged over the questions."""
    answerable = [one for one in measured if one.is_answerable]
    counts = [one.sentences for one in measured if one.sentences is not None]
    ranks = [one.ranks for one in answerable if one.ranks]
    times = sorted(one.latency_ms for one in measured) or [0.0]
    cited, expected = sum(one.cited for one in counts), sum(one.expected for one in counts)
    return Figures(
        questions=len(measured),
        right=sum(one.right for one in measured),
        accuracy=_mean(one.right for one in answerable),
        contains=_mean(one.right for one in answerable if one.exact_match is not None),
        exact_match=_mean(one.exact_match for one in answerable if one.exact_match is not None),
        character_f1=_mean(one.character_f1 for one in answerable if one.character_f1 is not None),
        citation_precision=_ratio(sum(one.cited_expected for one in counts), cited),
        citation_support=_ratio(sum(one.cited_supporting for one in counts), cited),
        citation_recall=_ratio(sum(one.expected_cited for one in counts), expected),
        quotes_exact=_mean(one.quotes_exact for one in measured),
        wrongly_refused=_mean(not one.answered for one in answerable),
        wrongly_answered=_mean(one.answered for one in measured if one.expected.refuse),
        follow_ups_right=_mean(one.right for one in measured if one.is_follow_up),
        recall_at_1=_mean(recall_at(1, one) for one in ranks),
        recall_at_5=_mean(recall_at(5, one) for one in ranks),
        recall_at_10=_mean(recall_at(10, one) for one in ranks),
        mean_reciprocal_rank=_mean(map(reciprocal_rank, ranks)),
        ndcg_at_10=_mean(ndcg_at(10, one) for one in ranks),
        latency_p50_ms=round(statistics.median(times), 1),
        latency_p95_ms=round(times[min(len(times) - 1, int(0.95 * len(times)))], 1),
    )


def grouped(measured: Sequence[Measured]) -> Groups:
    """Count measured answers up by kind, script and region, the largest groups first.

    One about several regions counts with each.
    """
    return Groups(
        kind=_by(measured, lambda one: (one.expected.kind,)),
        script=_by(measured, lambda one: (one.script,)),
        region=_by(measured, lambda one: one.regions),
    )


def _by(measured: Sequence[Measured], names: Callable[[Measured], Iterable[str]]) -> dict[str, Figures]:
    groups: dict[str, list[Measured]] = {}
    for one in measured:
        for name in names(one):
            groups.setdefault(name, []).append(one)
    largest = sorted(groups.items(), key=lambda named: -len(named[1]))
    return {name: figures(group) for name, group in largest}


def _mean(values: Iterable[float]) -> float | None:
    listed = list(values)
    return round(sum(listed) / len(listed), 4) if listed else None


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
