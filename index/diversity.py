"""A list of hits that says each thing once and leaves out no region asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from documents import Passage
from documents.near_duplicates import Fingerprint, fingerprint, repeats

Ranked = Sequence[tuple[int, float]]


def diversify(
    ranked: Ranked, passages: Mapping[int, Passage], k: int, regions: Sequence[frozenset[str]]
) -> list[tuple[int, float]]:
    """Choose `k` of the ranked passages, best first.

    A passage whose words, figures and regions a better one has is left out. Where several `regions` are asked
    for, each of them that any passage is about has its best one among the chosen, which takes the
    place of the last ones that are not the only one on a region.
    """
    chosen = _without_repetitions(ranked, passages, k)
    if len(regions) < 2:
        return chosen
    kept = {number for number, _ in chosen}
    needed: dict[int, float] = {}
    for region in regions:
        best = next(((n, score) for n, score in ranked if region & {*passages[n].regions}), None)
        if best is not None:
            needed[best[0]] = best[1]
    missing = [item for item in needed.items() if item[0] not in kept]
    room = [item for item in chosen if item[0] not in needed]
    staying = room[: max(0, k - len(needed))]
    final = {**dict(staying), **{n: s for n, s in chosen if n in needed}, **dict(missing)}
    return sorted(final.items(), key=lambda item: (-item[1], item[0]))[:k]


def _without_repetitions(ranked: Ranked, passages: Mapping[int, Passage], k: int) -> list[tuple[int, float]]:
    chosen: list[tuple[int, float]] = []
    prints: list[tuple[Fingerprint, set[str]]] = []
    for number, score in ranked:
        if len(chosen) == k:
            break
        own, about = fingerprint(passages[number].text), {*passages[number].regions}
        if any(about <= others and repeats(own, other) for other, others in prints):
            continue
        chosen.append((number, score))
        prints.append((own, about))
    return chosen
