"""All that is told of an evaluation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evaluation import Outcome, summarise
from assistant.evaluation import Report as Summary
from assistant.measuring import Figures, Groups, Measured, figures, grouped, measure
from assistant.measuring.comparing import Comparison, compare
from assistant.measuring.measured import RegionsOf


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """Hold a run's figures, all together and by groups, its answers, and how it compares with an earlier run."""

    summary: Summary
    figures: Figures
    groups: Groups
    measured: tuple[Measured, ...]
    comparison: Comparison | None = None

    @property
    def wrong(self) -> tuple[Measured, ...]:
        """Give the wrong answers."""
        return tuple(one for one in self.measured if not one.right)


def make_report(
    outcomes: Sequence[Outcome], regions_of: RegionsOf, earlier: Sequence[Measured] | None = None
) -> EvaluationReport:
    """Measure a run, against an earlier one where there is one."""
    measured = tuple(measure(one, regions_of) for one in outcomes)
    comparison = None if earlier is None else compare(earlier, measured)
    return EvaluationReport(summarise(outcomes), figures(measured), grouped(measured), measured, comparison)
