"""What people see of an evaluation in the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.markup import escape
from rich.table import Table
from rich.text import Text

from assistant.measuring import Figures, Groups, Measured
from assistant.measuring.comparing import Comparison, Pair
from assistant.measuring.differences import Difference
from assistant.measuring.rechecking import Change
from ui.evaluation_report import EvaluationReport
from ui.evaluation_words import SHARES, expectation, name_of
from ui.terminal import output

MOST_SHOWN = 20
_OF_GROUPS = ("accuracy", "character_f1", "citation_precision", "citation_recall", "wrongly_refused", "recall_at_5")


def show_evaluation(report: EvaluationReport) -> None:
    """Show the figures of an evaluation, those of its groups, what changed, and the questions answered wrongly."""
    _show_figures(report.figures)
    _show_groups(report.groups)
    if report.comparison is not None:
        _show_comparison(report.comparison)
    for wrong in report.wrong[:MOST_SHOWN]:
        output.print(Text(f"✗ {wrong.expected.question}  →  expected {expectation(wrong.expected)}", style="red"))
        output.print(Text(f"  {wrong.answer}", style="dim"))
    _show_rest(len(report.wrong))


def show_changes(changes: Sequence[Change], asked: int) -> None:
    """Show saved answers that changed beside those of now."""
    for change in changes:
        question = Text(change.now.expected.question, style="bold")
        output.print(question, Text(f"{_verdict(change)}: {', '.join(change.parts)}", style="yellow"))
        table = Table("before", "now", expand=True, show_lines=True)
        table.add_row(*(Text(one.answer) for one in (change.before, change.now)))
        table.add_row(*(Text(_citations(one)) for one in (change.before, change.now)))
        output.print(table, soft_wrap=False)
    output.print(f"{len(changes)} of {asked} answers changed")


def _show_figures(figures: Figures) -> None:
    table = Table("measure", "value")
    table.add_row("questions", str(figures.questions))
    table.add_row("right", str(figures.right))
    for name in SHARES:
        table.add_row(name_of(name), _shown(getattr(figures, name)))
    table.add_row("latency p50 / p95", f"{figures.latency_p50_ms} / {figures.latency_p95_ms} ms")
    output.print(table, soft_wrap=False)


def _show_groups(groups: Groups) -> None:
    table = Table("group", "right", *map(name_of, _OF_GROUPS), "p50 ms")
    for of in (groups.kind, groups.script, groups.region):
        for name, one in of.items():
            shares = (_shown(getattr(one, measure)) for measure in _OF_GROUPS)
            table.add_row(escape(name), f"{one.right} of {one.questions}", *shares, f"{one.latency_p50_ms:.0f}")
        table.add_section()
    output.print(table, soft_wrap=False)


def _show_comparison(comparison: Comparison) -> None:
    table = Table("measure", "before", "now", "difference", "95 % interval", "questions")
    for name, one in comparison.differences.items():
        style = "bold" if one.is_sure else ""
        cells = (f"{one.before:.4g}", f"{one.now:.4g}", f"{one.difference:+.4g}", _interval(one), str(one.questions))
        table.add_row(name_of(name), *cells, style=style)
    output.print(table, soft_wrap=False)
    output.print(
        f"{comparison.compared} questions compared, {comparison.only_before} asked only before, "
        f"{comparison.only_now} only now; {len(comparison.better)} better, {len(comparison.worse)} worse"
    )
    _show_pairs(comparison.better, "▲ better", "green")
    _show_pairs(comparison.worse, "▼ worse", "red")


def _show_pairs(pairs: Sequence[Pair], word: str, style: str) -> None:
    for one in pairs[:MOST_SHOWN]:
        output.print(Text(f"{word}: {one.now.expected.question}", style=style))
        output.print(Text(f"  before: {one.before.answer}\n  now:    {one.now.answer}", style="dim"))
    _show_rest(len(pairs))


def _show_rest(count: int) -> None:
    if count > MOST_SHOWN:
        output.print(f"and {count - MOST_SHOWN} more: --json and --html have them all")


def _interval(one: Difference) -> str:
    return "–" if one.low is None else f"{one.low:+.4g} … {one.high:+.4g}"


def _verdict(change: Change) -> str:
    if change.before.right == change.now.right:
        return "changed"
    return "now right" if change.now.right else "now wrong"


def _citations(measured: Measured) -> str:
    return "\n".join(f"[{number}] {one.quote} ({one.title})" for number, one in enumerate(measured.citations, start=1))


def _shown(share: float | None) -> str:
    return "–" if share is None else f"{share:.1%}"
