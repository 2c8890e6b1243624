"""BM25 in two halves: what a passage's terms weigh lies in its sparse vector, what a question's weigh in the query's.

Their inner product is the score that the local index computes: Robertson & Zaragoza, "The Probabilistic Relevance
Framework: BM25 and Beyond" (2009), with the idf of Lucene. The idf, which every new article changes, is in the query
only, so that no passage is written again for it. Each term has two places in a vector: one for the passage itself, one
for its title and heading.
"""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from documents import Passage
from index.lexical import CONTEXT_WEIGHT
from index.terms import passage_terms

K1 = 1.2
B = 0.75
"""The values of tantivy and Lucene."""
_TERMS = 2**31 - 1
"""Numbers that terms are hashed to; twice as many are places, which Milvus wants below 2**32 - 1."""
Sparse = dict[int, float]


class Part(IntEnum):
    """Tell the parts of a passage apart."""

    BODY = 0
    CONTEXT = 1


@dataclass(frozen=True, slots=True)
class Lengths:
    """Hold the mean number of terms of passages, and of their titles and headings."""

    body: float
    context: float

    def of(self, part: Part) -> float:
        """Give that of a part."""
        return self.body if part is Part.BODY else self.context

    def differ(self, other: Lengths, share: float) -> bool:
        """Say whether one of them differs from another's by more than a share."""
        return any(abs(self.of(part) - other.of(part)) > share * other.of(part) for part in Part)


def place(term: str, part: Part) -> int:
    """Give a term's place in the vectors; about one term in two thousand shares its place when there are a million."""
    return 2 * (zlib.crc32(term.encode("utf-8", "surrogatepass")) % _TERMS) + part


def counted_terms(passage: Passage, title: str) -> dict[Part, Counter[int]]:
    """Count a passage's terms by their places."""
    return {
        part: Counter(place(term, part) for term in passage_terms(part_text(passage, title, part))) for part in Part
    }


def part_text(passage: Passage, title: str, part: Part) -> str:
    """Give the text of a part of a passage."""
    return passage.text if part is Part.BODY else f"{title}\n{passage.heading}"


def passage_weights(counted: Mapping[Part, Counter[int]], lengths: Lengths) -> Sparse:
    """Weigh a passage's terms: how often each stands there, growing ever more slowly, and less in a longer one."""
    weights: Sparse = {}
    for part, counts in counted.items():
        share = sum(counts.values()) / lengths.of(part)
        norm = K1 * (1 - B + B * share)
        weights |= {at: often * (K1 + 1) / (often + norm) for at, often in counts.items()}
    return weights


def query_weights(terms: Iterable[str], holding: Mapping[int, int], passages: int) -> Sparse:
    """Weigh a question's terms by how few of the passages hold them; those that none holds are left out."""
    weights: Sparse = {}
    for term in terms:
        for part, factor in ((Part.BODY, 1.0), (Part.CONTEXT, CONTEXT_WEIGHT)):
            at = place(term, part)
            if few := holding.get(at):
                weights[at] = factor * rarity(few, passages)
    return weights


def rarity(few: int, many: int) -> float:
    """Give what a term says that so few of so many passages hold, in nats; more than 0 always."""
    few = min(few, many)
    return math.log(1 + (many - few + 0.5) / (few + 0.5))
