"""Why a file was added beside, put in the place of, or taken for another article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from documents import Article
from index.neighbours import Neighbours, describe


class ReasonKind(StrEnum):
    """Name what an article can have to do with one that is there."""

    ALREADY_THERE = "already_there"
    SUPERSEDED = "superseded"
    NEW_VERSION = "new_version"
    CORRECTION = "correction"
    REPUBLICATION = "republication"


@dataclass(frozen=True, slots=True)
class Reason:
    """Hold what an article has to do with another, and the other's title, publisher and date where it is elsewhere.

    `line` says the same in English, with the source of the other.
    """

    kind: ReasonKind
    line: str
    title: str = ""
    publisher: str = ""
    published: str = ""


def reasons_for(article: Article, neighbours: Neighbours, *, added: bool) -> tuple[Reason, ...]:
    """Say what an article has to do with its neighbours once it was or was not added."""
    superseding, there = neighbours.superseding, neighbours.there
    if superseding is not None and not added:
        line = f"an earlier version of {describe(superseding)}, which replaced it"
        return (_reason(ReasonKind.SUPERSEDED, line, superseding),)
    reasons = []
    if not added:
        elsewhere = there if there is not None and there.source != article.source else None
        line = f"already in the index, from {elsewhere.source}" if elsewhere else "already in the index"
        reasons.append(_reason(ReasonKind.ALREADY_THERE, line, elsewhere))
    if neighbours.older:
        line = f"replaces the version added before ({', '.join(one.id for one in neighbours.older)})"
        reasons.append(_reason(ReasonKind.NEW_VERSION, line, None))
    if neighbours.corrected:
        told = ", ".join(f"{one.source} ({one.id})" for one in neighbours.corrected)
        line = f"corrects and replaces the article of the same publisher and title from {told}"
        reasons.append(_reason(ReasonKind.CORRECTION, line, neighbours.corrected[0]))
    if added and neighbours.republished:
        other = neighbours.republished[0]
        reasons.append(_reason(ReasonKind.REPUBLICATION, f"the same report as {describe(other)}", other))
    return tuple(reasons)


def in_a_line(reasons: Sequence[Reason]) -> str:
    """Say reasons in English."""
    return "; ".join(reason.line for reason in reasons)


def _reason(kind: ReasonKind, line: str, other: Article | None) -> Reason:
    if other is None:
        return Reason(kind, line)
    return Reason(kind, line, other.title, other.publisher or "", other.published or "")
