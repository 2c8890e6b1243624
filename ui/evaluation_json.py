"""The forms that evaluations have in JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from assistant.evaluation import report_json
from assistant.measuring import Measured, run_form
from assistant.measuring.comparing import Comparison
from assistant.measuring.rechecking import Change
from assistant.question_drafting import DraftedQuestion
from ui.evaluation_report import EvaluationReport
from ui.exports.sources import without_folders

_RETRIEVAL = ("recall_at_1", "recall_at_5", "recall_at_10", "mean_reciprocal_rank", "ndcg_at_10")


def evaluation_json(report: EvaluationReport) -> dict[str, Any]:
    """Give an evaluation its fixed form; what `outcomes` holds can be compared with and asked again."""
    retrieval = {name: getattr(report.figures, name) for name in _RETRIEVAL}
    return {
        **report_json(report.summary),
        "retrieval": retrieval if report.figures.recall_at_1 is not None else None,
        "figures": asdict(report.figures),
        "groups": asdict(report.groups),
        "comparison": None if report.comparison is None else _comparison_json(report.comparison),
        **run_form(report.measured),
    }


def recheck_json(changes: Sequence[Change], now: Sequence[Measured]) -> dict[str, Any]:
    """Give what became of saved answers its fixed form."""
    return {
        "questions": len(now),
        "changed": len(changes),
        "changes": [
            {
                "question": change.now.expected.question,
                "parts": [part.value for part in change.parts],
                "before": _answer_json(change.before),
                "now": _answer_json(change.now),
            }
            for change in changes
        ],
        **run_form(now),
    }


def drafted_line(drafted: DraftedQuestion) -> dict[str, Any]:
    """Give a drafted question the form of a line that `shengce evaluate` reads."""
    return {
        "kind": "fact",
        "question": drafted.question,
        "expected": [drafted.expected],
        "sentence": [drafted.sentence],
        "source": [without_folders(drafted.article.source)],
        "title": drafted.article.title,
    }


def _comparison_json(comparison: Comparison) -> dict[str, Any]:
    pairs = {"better": comparison.better, "worse": comparison.worse}
    return {
        "compared": comparison.compared,
        "only_before": comparison.only_before,
        "only_now": comparison.only_now,
        "differences": {name: asdict(one) for name, one in comparison.differences.items()},
        **{
            name: [
                {
                    "question": one.now.expected.question,
                    "before": _answer_json(one.before),
                    "now": _answer_json(one.now),
                }
                for one in found
            ]
            for name, found in pairs.items()
        },
    }


def _answer_json(measured: Measured) -> dict[str, Any]:
    return {
        "standalone_question": measured.standalone_question,
        "answered": measured.answered,
        "right": measured.right,
        "answer": measured.answer,
        "citations": [asdict(one) for one in measured.citations],
    }
