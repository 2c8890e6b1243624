"""The answer to a question for an overview: a few sentences from different passages, none said twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.drafts import Claim, Draft, Layout, quoted
from assistant.evidence import Evidence
from index.terms import passage_terms

_FIGURE = re.compile(r"\d[\d.]*\s?(?:[万亿％%个家元项条款座倍台]|[EP](?:flops)?\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OverviewOptions:
    """Say how many sentences an overview may have, and how different they must be.

    `behind` is how far a sentence may be behind the best one, `each` how many may come from one passage,
    `shared` which share of a sentence's terms another may have; what is shorter than `shortest` characters
    says too little.
    """

    longest: int = 8
    behind: float = 8.0
    each: int = 3
    shared: float = 0.75
    shortest: int = 18


def compose_overview(evidence: Sequence[Evidence], options: OverviewOptions = OverviewOptions()) -> Draft:
    """Choose sentences from as many passages as there are, then order them as their articles do."""
    best = evidence[0].score
    about = [one for one in evidence if one.features.regions >= 0 and one.score >= best - options.behind]
    chosen: list[Evidence] = []
    for one in sorted(about, key=lambda one: -_worth(one)):
        fresh = sum(other.passage.id == one.passage.id for other in chosen) < options.each
        if fresh and one.end - one.start >= options.shortest and not _repeats(one, chosen, options.shared):
            chosen.append(one)
        if len(chosen) == options.longest:
            break
    chosen = chosen or list(evidence[:1])
    rank = {article: number for number, article in enumerate(dict.fromkeys(one.article.id for one in chosen))}
    ordered = sorted(chosen, key=lambda one: (rank[one.article.id], one.start))
    return Draft(Layout.ITEMS, tuple(Claim(quoted(one), one) for one in ordered))


def _worth(one: Evidence) -> float:
    """Prefer sentences with something to say: a figure, else a document."""
    said = quoted(one)
    return one.score + (2.0 if _FIGURE.search(said) else 1.0 if "《" in said else 0.0)


def _repeats(one: Evidence, chosen: Sequence[Evidence], share: float) -> bool:
    terms = set(passage_terms(quoted(one)))
    return any(
        len(terms & other) > share * min(len(terms), len(other))
        for other in (set(passage_terms(quoted(already))) for already in chosen)
    )
