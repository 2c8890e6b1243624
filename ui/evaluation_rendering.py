"""The page of an evaluation: one file that fetches nothing, made from escaped text."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from jinja2 import Environment

from ui.evaluation_plots import difference_intervals, latency_bars, right_bars
from ui.evaluation_report import EvaluationReport
from ui.evaluation_words import SHARES, expectation, name_of
from ui.rendering import ASSETS, environment


def evaluation_html(report: EvaluationReport, name: str, made: datetime) -> str:
    """Make the page of the evaluation of a file called `name`."""
    comparison = report.comparison
    groups = {"kind": report.groups.kind, "script": report.groups.script, "region": report.groups.region}
    return (
        _environment()
        .get_template("evaluation.html")
        .render(
            report=report,
            name=name,
            made=f"{made:%Y-%m-%d %H:%M}",
            shares=SHARES,
            groups=groups,
            bars={of: right_bars(one) for of, one in groups.items() if one},
            latencies=latency_bars([one.latency_ms for one in report.measured]),
            comparison=comparison,
            intervals=difference_intervals(comparison.differences) if comparison else None,
            style=Path(ASSETS / "evaluation.css").read_text(encoding="utf-8"),
        )
    )


def _environment() -> Environment:
    made = environment().overlay()
    made.filters = {**made.filters, "share": _share, "expectation": expectation, "name_of": name_of}
    return made


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.1%}"
