"""The measured questions, asked of the bundled briefs: a change that makes answers worse fails here.

A failure gives shares and no answers: whoever reads what went wrong tunes to these questions, and they measure nothing
any more. The development parts beside them are for that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from rich.console import Console
from rich.table import Table

from assistant.evaluation import run
from assistant.measuring import Measured, figures, measure
from assistant.question_files import read_question_file
from ui.build import Workbench

pytestmark = pytest.mark.timeout(3600)

PARTS = (
    *("measured", "national_measured_1", "national_measured_2", "national_measured_3"),
    *("conversations_measured", "conversations_measured_2"),
)

LEAST = {
    "fact": 0.95,
    "list": 0.93,
    "comparison": 0.80,
    "overview": 0.62,
    "premise": 0.69,
    "follow-ups": 0.835,
    "rightly refused": 0.84,
    "citation precision": 0.88,
    "citation support": 0.89,
    "citation recall": 0.85,
    "quotes exact": 1.0,
}
"""The least share of each, a little under what was reached."""
MOST = {"wrongly refused": 0.053}
"""The greatest share, a little over what was reached."""


@dataclass(frozen=True, slots=True)
class Share:
    """Hold a share (0 to 1) and of how many questions, or cited or expected sentences, it is one."""

    value: float
    count: int


def of_kind(kind: str) -> Callable[[Sequence[Measured]], Share]:
    """Make what gives the share right of a kind of question."""
    return lambda measured: share([one.right for one in measured if one.expected.kind == kind])


def share(found: Sequence[bool]) -> Share:
    assert found, "nothing was asked"
    return Share(sum(found) / len(found), len(found))


def citation_share(part: str, whole: str) -> Callable[[Sequence[Measured]], Share]:
    """Make what gives one of the figures on citations, with the number of sentences it is of."""

    def give(measured: Sequence[Measured]) -> Share:
        value = getattr(figures(measured), part)
        assert value is not None, "no sentences were given"
        return Share(value, sum(getattr(one.sentences, whole) for one in measured if one.sentences))

    return give


SHARES: dict[str, Callable[[Sequence[Measured]], Share]] = {
    **{kind: of_kind(kind) for kind in ("fact", "list", "comparison", "overview", "premise")},
    "follow-ups": lambda measured: share([one.right for one in measured if one.is_follow_up]),
    "rightly refused": lambda measured: share([not one.answered for one in measured if one.expected.refuse]),
    "wrongly refused": lambda measured: share([not one.answered for one in measured if one.is_answerable]),
    "citation precision": citation_share("citation_precision", "cited"),
    "citation support": citation_share("citation_support", "cited"),
    "citation recall": citation_share("citation_recall", "expected"),
    "quotes exact": lambda measured: share([one.quotes_exact for one in measured]),
}


@pytest.fixture(scope="module")
def measured(briefs: Workbench) -> tuple[Measured, ...]:
    """Ask every question once."""
    files = [read_question_file(Path(__file__).with_name(f"{part}.jsonl")) for part in PARTS]
    return tuple(measure(one) for file in files for one in run(file.questions, briefs.answer, briefs.article))


def test_the_table_is_shown(measured: Sequence[Measured], capsys: pytest.CaptureFixture[str]) -> None:
    table = Table("measured", "of", "reached", "held to", title="the gate: measured questions over the bundled briefs")
    for name, give in SHARES.items():
        reached = give(measured)
        bound = f"≥ {LEAST[name]:.1%}" if name in LEAST else f"≤ {MOST[name]:.1%}"
        table.add_row(name, str(reached.count), f"{reached.value:.1%}", bound)
    times = figures(measured)
    table.add_row(
        "latency", str(len(measured)), f"p50 {times.latency_p50_ms:.0f} ms, p95 {times.latency_p95_ms:.0f} ms"
    )
    with capsys.disabled():
        Console(width=100).print("", table)


@pytest.mark.parametrize("name", SHARES)
def test_answers_are_as_good_as_they_were(name: str, measured: Sequence[Measured]) -> None:
    reached = SHARES[name](measured).value
    if name in LEAST:
        assert reached >= LEAST[name]
    else:
        assert reached <= MOST[name]


def test_each_share_is_held_to_one_bound() -> None:
    assert set(SHARES) == set(LEAST) ^ set(MOST)
