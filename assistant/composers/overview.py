"""The answer to a question for an overview: a few sentences from different passages, none said twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.composers.remarks import is_remark
from assistant.drafts import Claim, Draft, Layout, quoted
from assistant.evidence import PART_OF_REGION, Evidence
from index.terms import passage_terms

_FIGURE = re.compile(r"\d[\d.]*\s?(?:[万亿％%个家元项条款座倍台]|[EP](?:flops)?\b)", re.IGNORECASE)
_TITLE = re.compile(r"《[^《》]*》")


@dataclass(frozen=True, slots=True)
class OverviewOptions:
    """Say how many sentences an overview may have, and how different they must be.

    `behind` is how far a sentence may be behind the best one, `each` how many may come from one passage, `crowded` what
    each that was already taken from its section costs the next, `shared` which share of a sentence's terms another may
    have, titles left out; what is shorter than `shortest` characters says too little.
    """

    longest: int = 10
    behind: float = 5.0
    each: int = 4
    crowded: float = 0.6
    shared: float = 0.75
    shortest: int = 18


def compose_overview(evidence: Sequence[Evidence], options: OverviewOptions = OverviewOptions()) -> Draft:
    """Choose sentences from as many sections and passages as there are, then order them as their articles do."""
    best = evidence[0].score
    left = [
        one
        for one in evidence
        if one.features.regions > PART_OF_REGION
        and one.score >= best - options.behind
        and one.end - one.start >= options.shortest
    ]
    chosen: list[Evidence] = []
    while left and len(chosen) < options.longest:
        one = max(left, key=lambda one: _worth(one) - options.crowded * _from_its_section(one, chosen))
        left.remove(one)
        fresh = sum(other.passage.id == one.passage.id for other in chosen) < options.each
        if fresh and not _repeats(one, chosen, options.shared):
            chosen.append(one)
    chosen = chosen or list(evidence[:1])
    rank = {article: number for number, article in enumerate(dict.fromkeys(one.article.id for one in chosen))}
    ordered = sorted(chosen, key=lambda one: (rank[one.article.id], one.start))
    return Draft(Layout.ITEMS, tuple(Claim(quoted(one), one) for one in ordered))


def _worth(one: Evidence) -> float:
    """Prefer sentences with something to say: a figure, else a document."""
    said = quoted(one)
    if is_remark(one):
        return one.score - 3.0
    return one.score + (2.0 if _FIGURE.search(said) else 1.0 if "《" in said else 0.0)


def _from_its_section(one: Evidence, chosen: Sequence[Evidence]) -> int:
    """Count what was chosen from the section of a sentence; an article without headings is not parted."""
    section = (one.article.id, one.passage.heading)
    if not one.passage.heading:
        return 0
    return sum((other.article.id, other.passage.heading) == section for other in chosen)


def _repeats(one: Evidence, chosen: Sequence[Evidence], share: float) -> bool:
    terms = _own_terms(one)
    return any(
        len(terms & other) > share * min(len(terms), len(other)) for other in (_own_terms(other) for other in chosen)
    )


def _own_terms(one: Evidence) -> set[str]:
    """List the terms of a sentence; a long title in both of two makes them no repetition."""
    return set(passage_terms(_TITLE.sub("", quoted(one)))) or set(passage_terms(quoted(one)))
