"""Articles that give different figures for the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.drafts import answering
from assistant.evidence import Evidence
from assistant.verification.figures import Figure
from assistant.verification.reading import read
from documents.regions import Gazetteer


@dataclass(frozen=True, slots=True)
class DisagreementOptions:
    """Say how sure the reader must be of another figure, -1 to 1, and how far behind its sentence may be."""

    read: float = 0.3
    behind: float = 4.0


def disagreeing(
    evidence: Sequence[Evidence], gazetteer: Gazetteer, options: DisagreementOptions = DisagreementOptions()
) -> list[Evidence]:
    """Find sentences of other articles that answer as the best one does, with another figure of the same unit.

    Only one sentence an article is taken, about the same regions and years as the best one.
    """
    best = evidence[0]
    given = _figures(best, gazetteer)
    if not given or best.features.read < options.read:
        return []
    found: dict[str, Evidence] = {}
    for one in evidence[1:]:
        alike = (
            one.article.id != best.article.id
            and one.features.read >= options.read
            and one.score >= best.score - options.behind
            and one.regions == best.regions
            and one.features.years == best.features.years
        )
        if alike and one.article.id not in found and _differ(given, _figures(one, gazetteer)):
            found[one.article.id] = one
    return list(found.values())


def _differ(given: Sequence[Figure], others: Sequence[Figure]) -> bool:
    """Say whether all figures of one answer are of the other's units and none is the same."""
    values = {(one.value, one.unit) for one in given}
    units = {one.unit for one in given}
    return bool(others) and all(one.unit in units and (one.value, one.unit) not in values for one in others)


def _figures(evidence: Evidence, gazetteer: Gazetteer) -> list[Figure]:
    return list(_of(answering(evidence), gazetteer))


def _of(words: str | None, gazetteer: Gazetteer) -> Iterator[Figure]:
    if words:
        yield from read(words, gazetteer).figures
