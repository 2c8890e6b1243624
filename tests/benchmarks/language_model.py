"""Ask questions of a small real language model: `python -m tests.benchmarks.language_model`.

Prints what share of its sentences survives verification, why the others are removed, and what verification adds to the
time of an answer. The model runs behind llama.cpp's server in a process of its own, on the cores that verify as well.

So small a model hardly ever writes a marker, and its sentences are given up before they are read. What verification
takes where it reads is measured on the replies of `tests/assistant/language_model`, cut alone and cut and verified.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from assistant.answer import Answer
from assistant.events import Event, Finished, TextDelta, Withdrawn
from assistant.language_model.connection import Connection
from assistant.language_model.model import LanguageModel
from assistant.language_model.support import SupportJudge
from assistant.model_run import Maker
from assistant.question_files import read_question_file
from tests.assistant.language_model.grounded_replies import grounder_of, streamed
from tests.assistant.language_model.model_files import CHINESE_MODEL
from tests.assistant.language_model.real_server import real_server
from tests.assistant.language_model.replies import REPLIES, read_replies
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
    timed = replies_timed(workbench)
    workbench.index.close()
    show(options.package, [one for one in asked if one.was_written], len(asked), *timed)


def evenly(path: Path, count: int) -> list[str]:
    """Take questions evenly spread over a file."""
    questions = [one.question for one in read_question_file(path).questions]
    return [questions[number * len(questions) // count] for number in range(count)]


def ask(workbench: Workbench, connection: Connection, questions: Sequence[str]) -> Iterator[Asked]:
    """Ask each question by itself; sentences are counted as they are shown, also where they are taken back."""
    model = LanguageModel(connection)
    for question in questions:
        began = time.perf_counter()
        events = list(workbench.assistant.stream(question, model=model))
        yield Asked(finished(events), kept(events), time.perf_counter() - began)


def finished(events: Sequence[Event]) -> Answer:
    """Give the answer that a stream ends with."""
    return next(event.answer for event in events if isinstance(event, Finished))


def kept(events: Sequence[Event]) -> int:
    """Count the sentences of the model that were shown, also where they were taken back for the built-in answer."""
    withdrawn = [place for place, event in enumerate(events) if isinstance(event, Withdrawn)]
    if finished(events).made_by is Maker.MODEL:
        withdrawn.append(len(events))
    # Without either, all that was shown is the built-in answer; the assistant's own words have no marker.
    by_model = events[: withdrawn[0]] if withdrawn else []
    return sum(isinstance(event, TextDelta) and "[" in event.text for event in by_model)


def replies_timed(workbench: Workbench) -> tuple[float, list[float]]:
    """Give the milliseconds that cutting takes a sentence, and those of each sentence that is verified."""
    judge = SupportJudge(workbench.gazetteer, workbench.embedder)
    replies = read_replies(REPLIES)
    began = time.perf_counter()
    count = sum(len(list(streamed(reply.reply))) for reply in replies)
    cutting = (time.perf_counter() - began) * 1000 / count
    verifying: list[float] = []
    for reply in replies:
        grounder = grounder_of(reply, workbench.gazetteer, judge)
        for said in streamed(reply.reply):
            began = time.perf_counter()
            grounder.ground(said.text)
            verifying.append((time.perf_counter() - began) * 1000)
    return cutting, sorted(verifying)


def show(package: str, asked: Sequence[Asked], questions: int, cutting: float, verifying: Sequence[float]) -> None:
    """Print the shares and the times."""
    shown = sum(one.kept for one in asked)
    removed = sum((one.removed for one in asked), Counter[str]())
    sentences = shown + removed.total()
    model = sum(one.answer.timings_ms["model"] for one in asked)
    verify = sum(one.answer.timings_ms["verify"] for one in asked)
    by_model = sum(one.answer.made_by is Maker.MODEL for one in asked)
    setbacks = Counter(one.answer.model.setback for one in asked if one.answer.model and one.answer.model.setback)
    mean, late = fmean(verifying), verifying[len(verifying) * 95 // 100]
    table = Table("", "", title=f"{package}: {questions} questions, {len(asked)} worded by the model")
    table.add_row("sentences kept", f"{shown} of {sentences}, {shown / max(1, sentences):.1%}")
    table.add_row("removed for", ", ".join(f"{reason} {count}" for reason, count in removed.most_common()))
    table.add_row("answers in the model's words", f"{by_model} of {len(asked)}")
    table.add_row("others for", ", ".join(f"{setback.value} {count}" for setback, count in setbacks.most_common()))
    table.add_row(
        "a sentence of the model",
        f"{model / max(1, sentences):.0f} ms, {verify / max(1, sentences):.2f} of it verification",
    )
    table.add_row(
        f"a sentence of {len(verifying)} in replies", f"{cutting:.2f} ms to cut, {mean:.1f} to verify (p95 {late:.1f})"
    )
    table.add_row("verification to the model's sentence", f"{mean * sentences / max(1.0, model):.1%}")
    Console(file=sys.stdout, width=120).print(table)


if __name__ == "__main__":
    main()
