"""The passages that a search looks at, and their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from documents import Article, Passage
from index.closer_look import CloseWeights, Look
from index.coverage import WeighedTerms
from index.fusion import Fusion, FusionWeights, Ranked, relative_length
from index.preferences import Preferences
from index.rows import Vectors

READ_CLOSELY = 40
"""Candidates whose sentences are compared with the question; the others follow behind."""


class Candidates(NamedTuple):
    """Hold passages by number, their cosines and their BM25 scores."""

    found: dict[int, tuple[Passage, Article]]
    dense: dict[int, float]
    lexical: dict[int, float]

    def only(self, numbers: Iterable[int]) -> Candidates:
        """Keep some of the passages, of those that have a vector."""
        kept = {number for number in numbers if number in self.dense and number in self.found}
        return Candidates(
            {number: one for number, one in self.found.items() if number in kept},
            {number: score for number, score in self.dense.items() if number in kept},
            {number: score for number, score in self.lexical.items() if number in kept},
        )


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
    _known_bonuses: dict[int, float] = field(default_factory=dict, repr=False)

    def first(self, candidates: Candidates) -> Ranked:
        """Order them by meaning and words."""
        return self.fusion.first(candidates.dense, candidates.lexical, self._bonuses(candidates))

    def closer(self, candidates: Candidates, typicality: Callable[[list[int]], Mapping[int, float]]) -> Ranked:
        """Order the best by what their sentences say of the question; the others stay as far behind as they were.

        `typicality` is asked for the cosines of the best with the mean of all passages.
        """
        first = self.first(candidates)
        near, behind = first[:READ_CLOSELY], first[READ_CLOSELY:]
        looks = self.looks(candidates, [number for number, _ in near], typicality)
        weights = CloseWeights.chosen(
            coverage=max((one.sentence for one in looks.values()), default=0.0),
            length=relative_length(self.length),
            cosine=max(candidates.dense.values(), default=0.0),
        )
        closer = self.fusion.closer(looks, self._bonuses(candidates), weights)
        return closer + [(number, closer[-1][1] - near[-1][1] + score) for number, score in behind]

    def looks(
        self, candidates: Candidates, near: list[int], typicality: Callable[[list[int]], Mapping[int, float]]
    ) -> dict[int, Look]:
        """Look closely at some of the candidates."""
        terms, typical = WeighedTerms(self.terms), typicality(near)
        return {
            n: Look(candidates.dense[n], *terms.coverage(candidates.found[n][0].text), typical.get(n, 0.0))
            for n in near
        }

    def best(self, candidates: Candidates, depth: int) -> Candidates:
        """Keep the first of the candidates, those that are read closely at least."""
        return candidates.only([number for number, _ in self.first(candidates)[: max(depth, READ_CLOSELY)]])

    def _bonuses(self, candidates: Candidates) -> dict[int, float]:
        for number in candidates.found.keys() - self._known_bonuses.keys():
            passage, _ = candidates.found[number]
            self._known_bonuses[number] = self.preferences.bonus(passage, self.weights)
        return {number: self._known_bonuses[number] for number in candidates.found}
