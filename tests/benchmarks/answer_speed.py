"""Measure the whole way from question to answer over 100,000 passages: `python -m tests.benchmarks.answer_speed`.

Takes the index that tests.benchmarks.scale has built, whose passages are news under made-up vectors.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np

from tests.benchmarks.news import questions
from ui.build import open_workbench

STAGES = ("search", "read", "total")


def main() -> None:
    """Ask and print the time of each stage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=100)
    parser.add_argument("--folder", type=Path, default=Path("benchmarks/scale/100000"))
    options = parser.parse_args()
    workbench = open_workbench(options.folder)
    for question in questions(5):
        workbench.answer(question)
    answers = [workbench.answer(question) for question in questions(options.questions + 5)[5:]]
    sys.stdout.write(f"{workbench.index.store.counts()[1]} passages, {sum(one.answered for one in answers)} answered\n")
    for stage in STAGES:
        times = np.array([answer.timings_ms[stage] for answer in answers])
        sys.stdout.write(f"{stage}: p50 {np.percentile(times, 50):.0f} ms, p95 {np.percentile(times, 95):.0f} ms\n")
    workbench.index.close()


if __name__ == "__main__":
    main()
