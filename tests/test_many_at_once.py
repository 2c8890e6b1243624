"""Several who ask at once, through API and page, on the real models and the bundled briefs."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from pathlib import Path

import httpx

from tests.benchmarks.load import evenly
from tests.benchmarks.serving import Load, questions, served

CLIENTS, QUESTIONS, SECONDS = 7, 10, 6.0


def test_everybody_gets_the_answer_to_the_own_question_and_nobody_is_left_out(tmp_path: Path) -> None:
    asked = random.Random(1).sample(questions(), QUESTIONS)
    # Nothing is remembered, so that everything is read, and read together.
    with served(tmp_path / "data", remembered_megabytes=0, answers_at_once=4) as (address, _):
        load = Load(address)
        asyncio.run(load.one_after_another(asked))
        asyncio.run(load.all_at_once(CLIENTS, SECONDS, evenly(asked)))
        metrics = httpx.get(f"{address}/metrics").text
    assert [one.fault for one in load.replies if one.fault] == []
    assert Counter(one.client for one in load.replies).keys() == set(range(CLIENTS))
    answered = sum(float(line.split()[-1]) for line in metrics.splitlines() if "shengce_questions_total{" in line)
    assert answered == QUESTIONS + len(load.replies)
    assert "shengce_refusals_total{" not in metrics
