"""Two runs of the same questions, one held against the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.measuring.differences import Difference, difference
from assistant.measuring.measured import Measured
from assistant.measuring.ranking import reciprocal_rank

Value = Callable[[Measured], float | None]
"""Gives what is compared of one answer, None where there is nothing."""
VALUES: dict[str, Value] = {
    "right": lambda one: float(one.right),
    "exact_match": lambda one: None if one.exact_match is None else float(one.exact_match),
    "character_f1": lambda one: one.character_f1,
    "citation_precision": lambda one: _share(one, "cited_expected", "cited"),
    "citation_recall": lambda one: _share(one, "expected_cited", "expected"),
    "quotes_exact": lambda one: float(one.quotes_exact),
    "wrongly_refused": lambda one: float(not one.answered) if one.is_answerable else None,
    "wrongly_answered": lambda one: float(one.answered) if one.expected.refuse else None,
    "reciprocal_rank": lambda one: reciprocal_rank(one.ranks) if one.ranks else None,
    "latency_ms": lambda one: one.latency_ms,
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Hold a question's answers of an earlier run and of this one."""

    before: Measured
    now: Measured


@dataclass(frozen=True, slots=True)
class Comparison:
    """Hold which questions got better and worse, how many were asked in one run only, and the mean differences."""

    better: tuple[Pair, ...]
    worse: tuple[Pair, ...]
    compared: int
    only_before: int
    only_now: int
    differences: dict[str, Difference]


def compare(before: Sequence[Measured], now: Sequence[Measured]) -> Comparison:
    """Compare two runs over the questions that were asked in both, after the same questions."""
    pairs = pair(before, now)
    differences = {
        name: difference(*zip(*values, strict=True))
        for name, value in VALUES.items()
        if (values := list(_both(pairs, value)))
    }
    return Comparison(
        better=tuple(one for one in pairs if one.now.right and not one.before.right),
        worse=tuple(one for one in pairs if one.before.right and not one.now.right),
        compared=len(pairs),
        only_before=len(before) - len(pairs),
        only_now=len(now) - len(pairs),
        differences=differences,
    )


def pair(before: Sequence[Measured], now: Sequence[Measured]) -> list[Pair]:
    """Put the answers to the same question together, in the order of now; what is asked twice by its turn."""
    earlier = dict(_named(before))
    return [Pair(earlier[name], one) for name, one in _named(now) if name in earlier]


def _named(measured: Sequence[Measured]) -> Iterator[tuple[tuple[tuple[str, ...], int], Measured]]:
    seen = Counter[tuple[str, ...]]()
    for one in measured:
        asked = (*one.before, one.expected.question)
        yield (asked, seen[asked]), one
        seen[asked] += 1


def _both(pairs: Sequence[Pair], value: Value) -> Iterator[tuple[float, float]]:
    for one in pairs:
        before, now = value(one.before), value(one.now)
        if before is not None and now is not None:
            yield before, now


def _share(measured: Measured, part: str, whole: str) -> float | None:
    """Give a share of a question's sentences, None where there are none."""
    counts = measured.sentences
    if counts is None or not getattr(counts, whole):
        return None
    return float(getattr(counts, part) / getattr(counts, whole))
