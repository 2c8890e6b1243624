"""Ask questions of a small real language model: `python -m tests.benchmarks.language_model`.

Prints what share of its sentences survives verification, why the others are removed, and what verification adds to the
time of an answer. The model runs behind llama.cpp's server in a process of its own, on the cores that verify as well.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from assistant.answer import Answer
from assistant.events import Finished, TextDelta, Withdrawn
from assistant.language_model.connection import Connection
from assistant.language_model.model import LanguageModel
from assistant.model_run import Maker
from assistant.question_files import read_question_file
from tests.assistant.language_model.model_files import CHINESE_MODEL
from tests.assistant.language_model.real_server import real_server
from tests.assistant.language_model.talking import connection_to
from tests.benchmarks.answers import SETS, briefs_workbench
from ui.build import Workbench

QUESTIONS = SETS / "development.jsonl"
CONTEXT_TOKENS = 4096


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold an answer, how many sentences of the model were kept, and the seconds of the whole."""

    answer: Answer
    kept: int
    seconds: float

    @property
    def removed(self) -> Counter[str]:
        """Count the sentences that were removed by their reasons."""
        run = self.answer.model
        return Counter(one.reason.value for one in run.removed) if run else Counter()

    @property
    def was_written(self) -> bool:
        """Tell whether the model was asked to word it: a refusal it is not asked for."""
        return "verify" in self.answer.timings_ms


def main() -> None:
    """Ask and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--package", default=CHINESE_MODEL, help="package that brings the model")
    parser.add_argument("--questions", type=int, default=20)
    parser.add_argument("--folder", type=Path, default=Path("benchmarks"))
    options = parser.parse_args()
    workbench = briefs_workbench(options.folder)
    questions = evenly(QUESTIONS, options.questions)
    with (
        TemporaryDirectory() as folder,
        real_server(options.package, Path(folder) / "log.txt", context_tokens=CONTEXT_TOKENS) as server,
    ):
        connection = connection_to(server.base_url, context_tokens=CONTEXT_TOKENS, total_seconds=300.0)
        asked = list(ask(workbench, connection, questions))
    workbench.index.close()
    show(options.package, [one for one in asked if one.was_written], len(asked))


def evenly(path: Path, count: int) -> list[str]:
    """Take questions evenly spread over a file."""
    questions = [one.question for one in read_question_file(path).questions]
    return [questions[number * len(questions) // count] for number in range(count)]


def ask(workbench: Workbench, connection: Connection, questions: Sequence[str]) -> Iterator[Asked]:
    """Ask each question by itself; sentences are counted as they are shown, also where they are taken back."""
    model = LanguageModel(connection)
    for question in questions:
        began, kept = time.perf_counter(), 0
        is_withdrawn = False
        for event in workbench.assistant.stream(question, model=model):
            is_withdrawn = is_withdrawn or isinstance(event, Withdrawn)
            # The assistant's own words before a model's have no marker.
            kept += isinstance(event, TextDelta) and not is_withdrawn and "[" in event.text
            if isinstance(event, Finished):
                yield Asked(event.answer, kept, time.perf_counter() - began)


def show(package: str, asked: Sequence[Asked], questions: int) -> None:
    """Print the shares and the times."""
    kept = sum(one.kept for one in asked)
    removed = sum((one.removed for one in asked), Counter[str]())
    sentences = kept + removed.total()
    model, verify = (sum(one.answer.timings_ms[stage] for one in asked) for stage in ("model", "verify"))
    by_model = sum(one.answer.made_by is Maker.MODEL for one in asked)
    setbacks = Counter(one.answer.model.setback for one in asked if one.answer.model and one.answer.model.setback)
    table = Table("", "", title=f"{package}: {questions} questions, {len(asked)} worded by the model")
    table.add_row("sentences kept", f"{kept} of {sentences}, {kept / max(1, sentences):.1%}")
    table.add_row("removed for", ", ".join(f"{reason} {count}" for reason, count in removed.most_common()))
    table.add_row("answers in the model's words", f"{by_model} of {len(asked)}")
    table.add_row("others for", ", ".join(f"{setback.value} {count}" for setback, count in setbacks.most_common()))
    table.add_row("verification a sentence", f"{verify / max(1, sentences):.1f} ms")
    table.add_row("the model's words, verification in them", f"{model / 1000:.1f} s, {verify / max(1.0, model):.2%}")
    table.add_row("whole answers", f"{sum(one.seconds for one in asked):.1f} s")
    Console(file=sys.stdout, width=120).print(table)


if __name__ == "__main__":
    main()
