"""Ask the validation questions of the public sets of the assistant as it is: `python -m tests.benchmarks.end_to_end`.

Each is asked over its set's whole collection, once as it stands and once with its paragraph out of it. The same
questions are also read in the right paragraph alone, so that finding and reading can be told apart.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant import Answer, Assistant
from assistant.answer_scores import character_f1, exact_match
from assistant.reader.span_reader import SpanReader
from documents import article_id
from documents.regions import Gazetteer
from documents.script import detect_language
from index import Hit
from index.embedder import load_embedder
from index.local import LocalIndex
from tests.benchmarks.bench_index import open_bench_index
from tests.benchmarks.calibrate import asked_of, calibration_error
from tests.benchmarks.remembering import RememberingEmbedder
from tests.question_training.pool import collection
from tests.reader_training.examples import Example
from tests.reader_training.measure import passages, read_in

SETS = ("drcd-dev", "cmrc2018-dev", "cmrc2018-trial", "dureader-robust-dev")


class WithoutArticle:
    """Search an index as if one article were not there."""

    def __init__(self, index: LocalIndex, missing: str) -> None:
        self._index = index
        self._missing = missing

    def search(self, question: str, k: int, *, regions: Collection[str] = ()) -> list[Hit]:
        """Find the `k` best passages of the other articles."""
        found = self._index.search(question, 2 * k, regions=regions)
        return [hit for hit in found if hit.article.id != self._missing][:k]


@dataclass(frozen=True)
class Outcome:
    """Hold a question with what the reader says in its paragraph, and the assistant with it and without."""

    example: Example
    read: str
    present: Answer
    absent: Answer

    @property
    def is_english(self) -> bool:
        """Say whether the question is in English."""
        return detect_language(self.example.question) == "en"

    @property
    def is_right(self) -> bool:
        """Say whether what is cited first, or the short answer, holds an accepted answer."""
        said = [self.present.short_answer or "", *(one.quote for one in [*self.present.citations][:1])]
        return any(answer in text for answer in self.example.answers for text in said)


def main() -> None:
    """Print a line a set, and one for each language of the questions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", nargs="+", default=SETS)
    parser.add_argument("--questions", type=int, default=200, help="about so many of each set")
    parser.add_argument("--folder", type=Path, default=Path("benchmarks"))
    options = parser.parse_args()
    embedder, reader, gazetteer = RememberingEmbedder(load_embedder()), SpanReader.load(), Gazetteer.load()
    assert reader is not None, "the reader's weights belong to the checkout"
    every: list[Outcome] = []
    for name in options.sets:
        index = open_bench_index(collection(name), embedder, options.folder)
        outcomes = [
            Outcome(
                example,
                read_in(reader, example, passages(example.source.text))[0],
                Assistant(index, embedder, gazetteer, reader).ask(example.question),
                Assistant(
                    WithoutArticle(index, article_id(example.source.text)), embedder, gazetteer, reader
                ).ask(example.question),
            )
            for example in asked_of(name, options.questions)
        ]  # fmt: skip
        index.close()
        report(name, [one for one in outcomes if not one.is_english])
        every += outcomes
    report("all in Chinese", [one for one in every if not one.is_english])
    report("all in English", [one for one in every if one.is_english])


def report(name: str, outcomes: Sequence[Outcome]) -> None:
    """Print figures of exactness, refusals and confidence."""
    if not outcomes:
        return
    answered = [one.present.short_answer or "" for one in outcomes]
    sure = np.array([[one.present.confidence, one.absent.confidence] for one in outcomes])
    right = np.array([[one.is_right, False] for one in outcomes])
    figures = {
        "read in the right paragraph": _scores(outcomes, [one.read for one in outcomes]),
        "end to end": _scores(outcomes, answered),
        "right sentence": np.mean(right[:, 0]),
        "refused": np.mean([not one.present.answered for one in outcomes]),
        "refused without the paragraph": np.mean([not one.absent.answered for one in outcomes]),
        "calibration error": calibration_error(sure.ravel(), right.ravel()),
    }
    line = ", ".join(f"{what} {value if isinstance(value, str) else f'{value:.3f}'}" for what, value in figures.items())
    sys.stdout.write(f"{name}, {len(outcomes)} questions: {line}\n")
    sys.stdout.flush()


def _scores(outcomes: Sequence[Outcome], said: Sequence[str]) -> str:
    pairs = [(text, one.example.answers) for text, one in zip(said, outcomes, strict=True)]
    exact, f1 = (np.mean([score(*pair) for pair in pairs]) for score in (exact_match, character_f1))
    return f"EM {exact:.3f} F1 {f1:.3f}"


if __name__ == "__main__":
    main()
