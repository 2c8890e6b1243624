"""The passages that a search looks at, and their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from documents import Article, Passage
from index.closer_look import CloseWeights, Look
from index.coverage import WeighedTerms
from index.fusion import Fusion, FusionWeights, Ranked, relative_length
from index.preferences import Preferences
from index.rows import Vectors

READ_CLOSELY = 40
"""Candidates whose sentences are compared with the question; the others follow behind."""


class Scores(NamedTuple):
    """Hold what passages score, by number: their cosines, BM25 scores, and what the question's names add."""

    dense: dict[int, float]
    lexical: dict[int, float]
    bonuses: dict[int, float]

    def only(self, numbers: Iterable[int]) -> Scores:
        """Keep some of the passages, of those that have a vector."""
        kept = {number for number in numbers if number in self.dense}
        return Scores(*({number: score for number, score in part.items() if number in kept} for part in self))


class Candidates(NamedTuple):
    """Hold passages by number, and what they score."""

    found: dict[int, tuple[Passage, Article]]
    scores: Scores

    def only(self, numbers: Iterable[int]) -> Candidates:
        """Keep some of the passages, of those that have a vector."""
        scores = self.scores.only(number for number in numbers if number in self.found)
        return Candidates({number: one for number, one in self.found.items() if number in scores.dense}, scores)


@dataclass(frozen=True, slots=True)
class Ranking:
    """Order candidates for a question.

    `terms` are those of the question's that passages hold, with what each says, and `length` counts them in characters;
    `fusion` was made of all candidates, so that the same passage gets the same score however many of them are ordered.
    """

    query: Vectors
    words: str
    terms: Mapping[str, float]
    preferences: Preferences
    length: int
    weights: FusionWeights
    fusion: Fusion

    def first(self, scores: Scores) -> Ranked:
        """Order passages by meaning and words."""
        return self.fusion.first(*scores)

    def best(self, scores: Scores, depth: int) -> list[int]:
        """List the first of the passages, those that are read closely at least."""
        return [number for number, _ in self.first(scores)[: max(depth, READ_CLOSELY)]]

    def closer(self, candidates: Candidates, typicality: Callable[[list[int]], Mapping[int, float]]) -> Ranked:
        """Order the best by what their sentences say of the question; the others stay as far behind as they were.

        `typicality` is asked for the cosines of the best with the mean of all passages.
        """
        first = self.first(candidates.scores)
        near, behind = first[:READ_CLOSELY], first[READ_CLOSELY:]
        looks = self.looks(candidates, [number for number, _ in near], typicality)
        weights = CloseWeights.chosen(
            coverage=max((one.sentence for one in looks.values()), default=0.0),
            length=relative_length(self.length),
            cosine=max(candidates.scores.dense.values(), default=0.0),
        )
        closer = self.fusion.closer(looks, candidates.scores.bonuses, weights)
        return closer + [(number, closer[-1][1] - near[-1][1] + score) for number, score in behind]

    def looks(
        self, candidates: Candidates, near: list[int], typicality: Callable[[list[int]], Mapping[int, float]]
    ) -> dict[int, Look]:
        """Look closely at some of the candidates."""
        terms, typical = WeighedTerms(self.terms), typicality(near)
        return {
            n: Look(candidates.scores.dense[n], *terms.coverage(candidates.found[n][0].text), typical.get(n, 0.0))
            for n in near
        }

    def bonuses(self, found: Mapping[int, tuple[Passage, Article]]) -> dict[int, float]:
        """Tell what the names in the question add for passages."""
        return {n: self.preferences.bonus(passage, self.weights) for n, (passage, _) in found.items()}
