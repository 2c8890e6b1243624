"""How early a search finds what answers a question.

The three usual measures, written out: libraries that hold them (ranx, ir-measures) bring a compiler or a dozen
packages with them for these few lines, which the tests hold against scikit-learn's.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

Ranks = Sequence[int | None]
"""The places (from 1) at which each wanted thing was found, None for one that was not."""


def recall_at(k: int, ranks: Ranks) -> float:
    """Give the share (0 to 1) of the wanted things among the first `k` that were found."""
    return sum(rank is not None and rank <= k for rank in ranks) / len(ranks)


def reciprocal_rank(ranks: Ranks) -> float:
    """Give 1 over the rank of the first wanted thing, 0 where none was found."""
    return max((1 / rank for rank in ranks if rank is not None), default=0.0)


def ndcg_at(k: int, ranks: Ranks) -> float:
    """Give the normalised discounted cumulative gain (0 to 1) of the first `k` places.

    A place gains 1 where a wanted thing is found first, however many it holds; what was not found counts as a place
    of its own in the ideal order. Järvelin and Kekäläinen 2002, https://doi.org/10.1145/582415.582418.
    """
    places = {rank for rank in ranks if rank is not None}
    wanted = len(places) + sum(rank is None for rank in ranks)
    gained = sum(_discounted(rank) for rank in places if rank <= k)
    return gained / sum(map(_discounted, range(1, min(wanted, k) + 1)))


def _discounted(rank: int) -> float:
    return 1 / math.log2(rank + 1)
