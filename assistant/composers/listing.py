"""The answer to a question for a list: every sentence that holds items of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.drafts import Claim, Draft, Layout, quoted
from assistant.evidence import Evidence


@dataclass(frozen=True, slots=True)
class ListOptions:
    """Say how many sentences a list may have, and how far behind the best one they may be.

    A sentence in which the reader finds an answer, by `read`, may be further behind, and further still near the
    best one: `near` characters or fewer away under the same heading.
    """

    longest: int = 6
    margin: float = 1.0
    margin_read: float = 3.0
    margin_near: float = 6.0
    read: float = 0.0
    near: int = 400


def compose_list(evidence: Sequence[Evidence], options: ListOptions = ListOptions()) -> Draft:
    """Gather the sentences that hold items, in the order of their article."""
    best = evidence[0]

    def belongs(one: Evidence) -> bool:
        near = (
            one.article.id == best.article.id
            and one.passage.heading == best.passage.heading
            and abs(one.start - best.start) <= options.near
        )
        behind = best.score - one.score
        if one.features.read < options.read:
            return behind <= options.margin
        return behind <= (options.margin_near if near else options.margin_read)

    chosen = [one for one in evidence if belongs(one)][: options.longest]
    rank = {article: number for number, article in enumerate(dict.fromkeys(one.article.id for one in chosen))}
    ordered = sorted(chosen, key=lambda one: (rank[one.article.id], one.start))
    layout = Layout.ITEMS if len(ordered) > 1 else Layout.PARAGRAPHS
    short = best if best.answer is not None and len(ordered) == 1 else None
    return Draft(layout, tuple(Claim(quoted(one), one) for one in ordered), short=short)
